import { describe, expect, test } from 'vitest';
import { native } from '../native.ts';
import { forgedByAgency } from '../sample/forged-by-agency.ts';
import { forgedByStranger } from '../sample/forged-by-stranger.ts';
import { sampleLeaves } from '../sample/leaves.ts';
import { sampleBundle, sampleCheckpoint } from '../sample/log.ts';
import { keys } from '../sample/names.ts';
import { checkLog } from './log.ts';

describe('a right log', () => {
  test('is verified where log and witness are known', () => {
    const options = { keys: [keys.second.vkey], witnesses: [keys.witness.vkey] };
    const { verdict, findings, log } = checkLog(sampleBundle(), options);
    expect(verdict).toBe('verified');
    expect(findings.map(({ type }) => type)).toEqual(['blob-withheld']);
    expect(log).toMatchObject({ size: 12, openings: [{ field: 'signer', value: 'Clarisse' }] });
  });

  test('is verified with reservation where nothing was compared', () => {
    const { verdict, findings } = checkLog(sampleBundle());
    expect(verdict).toBe('verified-weaker');
    expect(findings.map(({ type }) => type)).toContain('key-not-compared');
    expect(findings.map(({ type }) => type)).toContain('witness-not-compared');
  });

  test('contains what a kept checkpoint vouches for', () => {
    const checkpoints = [sampleCheckpoint(sampleLeaves(), 5), sampleCheckpoint(sampleLeaves(), 9)];
    expect(checkLog(sampleBundle(), { checkpoints }).verdict).toBe('verified-weaker');
  });
});

describe.each([
  ['a stranger', forgedByStranger],
  ['the agency', forgedByAgency],
])('forged by %s', (_, forgeries) => {
  test.each(forgeries.map((forgery) => [forgery.name, forgery] as const))('%s', (_, forgery) => {
    const bytes = forgery.bytes();
    const verdict = checkLog(bytes, forgery.options);
    const found = verdict.findings.map(({ type, leaf }) => `${type} ${leaf?.index ?? ''}`);
    for (const [type, index] of forgery.finds) {
      const isFound = found.some((text) => text.startsWith(`${type} ${index ?? ''}`));
      expect(isFound, `${type} ${index ?? ''} among ${found.join(', ')}`).toBe(true);
    }
    expect(verdict.verdict).toBe(forgery.verdict);
    expect(checkLog(bytes, { ...forgery.options, primitives: native })).toEqual(verdict);
  });
});
