import { expect, test } from 'vitest';
import { contestSettings, emptySettings } from '#server/modules/contests/settings.ts';
import type { FormText } from '#web/form.ts';
import { readSettings } from './read-settings.ts';
import { hours, wallClock } from './setup-fields.ts';

const before = emptySettings(new Date('2026-06-01T08:00:00Z'), 'Europe/Paris');

/** The form as the page shows it, with some fields written over. */
function formOf(changes: Readonly<Record<string, string | string[]>> = {}): FormText {
  const fields: Record<string, string | string[]> = {
    timeZone: before.timeZone,
    minAge: String(before.minAge),
    territory: before.territory,
    onePerHousehold: 'on',
    substitutes: '5',
    answerDays: '7',
    deliveryDays: '10',
    eraseEntriesOn: before.eraseEntriesOn,
    eraseWinnersOn: before.eraseWinnersOn,
    codePrefix: 'JEU',
    dottedDomains: before.dottedDomains.join('\r\n'),
    rules: before.rules,
    ...Object.fromEntries(hours.map((name) => [name, wallClock(before[name], before.timeZone)])),
    ...changes,
  };
  return {
    text: (name) => String(fields[name] ?? ''),
    all: (name) => [fields[name] ?? []].flat(),
    has: (name) => name in fields,
  };
}

test('what the form shows unchanged is read as it was', () => {
  expect(readSettings(formOf(), before)).toEqual(before);
});

test('an hour is that of the contest’s own zone, in winter as in summer', () => {
  const read = (opensAt: string, timeZone: string) =>
    readSettings(formOf({ opensAt, timeZone }), before).opensAt;
  expect(read('2026-01-15T09:00', 'Europe/Paris')).toBe('2026-01-15T08:00:00.000Z');
  expect(read('2026-07-15T09:00', 'Europe/Paris')).toBe('2026-07-15T07:00:00.000Z');
  expect(read('2026-07-15T09:00', 'America/Martinique')).toBe('2026-07-15T13:00:00.000Z');
});

test('prizes without a name are no prizes, and a value is written in euros', () => {
  const form = formOf({
    'prize-0': 'Coffret',
    'quantity-0': '3',
    'value-0': '39,50',
    'value-1': '4',
  });
  const prizes = [{ label: 'Coffret', quantity: 3, valueCents: 3950 }];
  expect(readSettings(form, before).prizes).toEqual(prizes);
});

test.each([
  ['opensAt', 'tomorrow'],
  ['opensAt', '2026-13-45T09:00'],
  ['minAge', 'eighteen'],
  ['substitutes', '-2'],
  ['codePrefix', 'é'],
])('%s “%s” is left for the contract to refuse', (name, text) => {
  const read = contestSettings.safeParse(readSettings(formOf({ [name]: text }), before));
  expect(read.error?.issues[0]?.path).toEqual([name]);
});
