import { expect, test } from 'vitest';
import { isMachines, leaveOutTold } from './view-journal.ts';

const at = new Date('2026-10-05T09:00:00Z');
const row = (kind: string, detail: Record<string, unknown>, participation_id = 'one') => ({
  kind,
  detail,
  participation_id,
  at,
});

test('a mention that a capture saw is the machine’s line, not the creator’s', () => {
  expect(isMachines(row('state', { from: 'published', to: 'mention-checked' }))).toBe(true);
  expect(isMachines(row('capture', {}))).toBe(true);
  expect(isMachines(row('state', { from: 'shipped', to: 'received' }))).toBe(false);
  expect(isMachines(row('answer', {}))).toBe(false);
});

test('a parcel leaves once in the journal', () => {
  const parcel = row('parcel', { what: 'sent' });
  const step = row('state', { to: 'shipped' });
  expect(leaveOutTold([step, parcel])).toEqual([parcel]);
});

test('a step without its parcel is told, and so is another creator’s', () => {
  const step = row('state', { to: 'shipped' });
  const rows = [step, row('parcel', { what: 'planned' }), row('parcel', { what: 'sent' }, 'two')];
  expect(leaveOutTold(rows)).toEqual(rows);
});
