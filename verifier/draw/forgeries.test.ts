import { describe, expect, test } from 'vitest';
import { native } from '../native.ts';
import { publishedRound, publishedSignature, sampleDraw } from '../sample/draw.ts';
import { followingDay, lowerRungDraw, rungs, testBeaconDraw } from '../sample/draw-rungs.ts';
import { changedByOrganiser, changedByStranger, event, known } from '../sample/forged-draws.ts';
import { keys } from '../sample/names.ts';
import { checkDraw } from './check.ts';
import { followEvents } from './follow-events.ts';

const typesOf = (bytes: Uint8Array, options = known) => {
  const { verdict, findings } = checkDraw(bytes, options);
  return { verdict, types: findings.map(({ type }) => type) };
};

describe('a right draw', () => {
  test('is verified where the outside witness is known', () => {
    const { verdict, types } = typesOf(sampleDraw());
    expect(verdict).toBe('verified');
    expect(types).toEqual(['chance-only', 'beacon-members']);
  });

  test('is verified with reservation where nothing was compared', () => {
    const { verdict, types } = typesOf(sampleDraw(), {});
    expect(verdict).toBe('verified-weaker');
    expect(types).toContain('outsider-not-compared');
    expect(types).toContain('key-not-compared');
  });

  test('isn’t vouched for by an outsider whom the reader doesn’t know', () => {
    const { verdict, types } = typesOf(sampleDraw(), { outsiders: [keys.stranger.vkey] });
    expect(verdict).toBe('verified-weaker');
    expect(types).toContain('organiser-only');
  });

  test('is vouched for by whom the reader knows to be outside, whatever the file calls them', () => {
    const seen = sampleDraw({ seenBefore: null });
    expect(typesOf(seen, {}).types).toContain('organiser-only');
    expect(typesOf(seen, { outsiders: [keys.witness.vkey] }).verdict).toBe('verified');
  });

  test('by a test beacon is never the real one', () => {
    const { verdict, types } = typesOf(testBeaconDraw());
    expect(verdict).toBe('verified-weaker');
    expect(types).toContain('test-beacon');
    expect(types).toContain('typed-by-hand');
  });

  test('a day later, where somebody saw the round move in time', () => {
    const { verdict, types } = typesOf(followingDay({ seen: true }));
    expect(verdict).toBe('verified-weaker');
    expect(types).toEqual(['test-beacon', 'chance-only', 'beacon-members']);
  });

  test('keys and witnesses that the reader holds must be there', () => {
    expect(typesOf(sampleDraw(), { keys: [keys.stranger.vkey] }).types).toContain('key-unknown');
    const witnesses = [keys.witness.vkey];
    expect(typesOf(sampleDraw(), { ...known, witnesses }).verdict).toBe('verified');
    const seen = typesOf(sampleDraw({ seenBefore: null }), { witnesses: [keys.otherWitness.vkey] });
    expect(seen.types).toContain('witness-unknown');
  });
});

describe('a lower rung', () => {
  test.each(rungs.map((rung) => [rung.random.rung, rung] as const))('%s', (_, rung) => {
    const { verdict, types } = typesOf(lowerRungDraw(rung));
    expect(verdict).toBe('verified-weaker');
    expect(types).toContain('lower-rung');
    const unseen = typesOf(lowerRungDraw(rung, { isOutageLogged: false }));
    expect(unseen.verdict).toBe('not-verified');
    expect(unseen.types).toContain('outage-not-proven');
  });

  test('gives way to the beacon, whenever it speaks', () => {
    const [rung] = rungs;
    if (rung === undefined) throw new Error('there are rungs');
    const spoken = { ...known, signature: publishedSignature };
    const { verdict, types } = typesOf(lowerRungDraw(rung), spoken);
    expect([verdict, types.includes('beacon-prevails')]).toEqual(['not-verified', true]);
    const wrong = { ...known, signature: publishedSignature.replace('b713', 'b714') };
    expect(typesOf(lowerRungDraw(rung), wrong).types).not.toContain('beacon-prevails');
    expect(publishedRound).toBe(657_413);
  });
});

describe.each([
  ['a stranger', changedByStranger],
  ['the organiser', changedByOrganiser],
])('changed by %s', (_, samples) => {
  test.each(samples.map((sample) => [sample.name, sample] as const))('%s', (_, sample) => {
    const bytes = sample.bytes();
    const verdict = checkDraw(bytes, sample.options);
    const found = verdict.findings.map(({ type, line }) => `${type} ${line ?? ''}`);
    for (const [type, line] of sample.finds) {
      const isFound = found.some((text) => text.startsWith(`${type} ${line ?? ''}`));
      expect(isFound, `${type} ${line ?? ''} among ${found.join(', ')}`).toBe(true);
    }
    expect(verdict.verdict).toBe(sample.verdict);
    expect(checkDraw(bytes, { ...sample.options, primitives: native })).toEqual(verdict);
  });
});

describe('after the draw', () => {
  test('a void winner gives way to the first substitute, who may be told then', () => {
    const after = [
      event('told', 2),
      event('void', 2, 'SILENT'),
      event('told', 5),
      event('told', 7),
    ];
    const { verdict, draw } = checkDraw(sampleDraw({ after }), known);
    expect(verdict).toBe('verified');
    expect(draw?.events.map(({ what, n }) => `${what} ${n}`)).toEqual([
      'told 2',
      'void 2',
      'told 5',
      'told 7',
    ]);
  });

  test('nobody gets a prize out of order, twice void, or for no reason', () => {
    const body = { contest: '', event: '', evidence: null, code: null } as const;
    const following = followEvents([5, 3, 9], 1, ['SILENT']);
    expect(following.add({ ...body, what: 'told', n: 3 })).toBe('out-of-order');
    expect(following.add({ ...body, what: 'told', n: 4 })).toBe('not-drawn');
    expect(following.add({ ...body, what: 'void', n: 5 })).toBe('code-not-in-rules');
    expect(following.add({ ...body, what: 'void', n: 5, code: 'SILENT' })).toBeUndefined();
    expect(following.standing).toEqual([3]);
    expect(following.add({ ...body, what: 'void', n: 5, code: 'SILENT' })).toBe('out-of-order');
    expect(following.add({ ...body, what: 'answered', n: 5 })).toBeUndefined();
    expect(following.add({ ...body, what: 'prize-sent', n: 9 })).toBe('out-of-order');
  });
});
