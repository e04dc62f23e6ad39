import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromUtf8, toUtf8 } from '../format/bytes.ts';
import { canonicalText, type Json } from '../format/canonical.ts';
import { finish } from '../format/steps.ts';
import { native } from '../native.ts';
import {
  publishedBeacon,
  sampleDraw,
  sampleEntries,
  sampleExclusions,
  sampleRules,
} from '../sample/draw.ts';
import { checkDraw } from './check.ts';
import { checkListInSteps } from './check-list-file.ts';
import { entryCode, entryCommitment, normaliseHandle, readCode } from './entry.ts';
import { makeFreeze } from './freeze.ts';
import { makeListFile } from './list-file.ts';
import { readRandom } from './random.ts';
import { readRules } from './rules.ts';

const rules = sampleRules();
const freeze = makeFreeze({ rules, entries: sampleEntries(), exclusions: sampleExclusions() });
const list = makeListFile(rules, freeze);
const draw = sampleDraw();

/** What an attacker puts in the place of a value. */
const values: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, -1, 0, 1, 2 ** 53 - 1, '', '0', [], {}, [null], 'a'.repeat(64)),
  fc.constantFrom<Json>('9999-12-31T23:59:59.999Z', '2026-02-30T00:00:00.000Z', '0'.repeat(192)),
);

/** The same document with the value at one place replaced. */
function replaced(value: Json, place: number, by: Json): Json {
  let left = place;
  const walk = (one: Json): Json => {
    if (left-- === 0) return by;
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, item]) => [key, walk(item as Json)]));
  };
  return walk(value);
}

function textOf(bytes: Uint8Array): string {
  const text = fromUtf8(bytes);
  if (!text.ok) throw new Error('the sample is text');
  return text.value;
}

describe('whatever a file holds', () => {
  test('a draw is never verified where a value was replaced, and nothing is thrown', () => {
    const whole: Json = JSON.parse(textOf(draw));
    fc.assert(
      fc.property(fc.nat(420), values, (place, by) => {
        const changed = canonicalText(replaced(whole, place, by));
        const { verdict } = checkDraw(toUtf8(changed), { primitives: native });
        const isChanged = changed !== canonicalText(whole);
        if (isChanged && verdict !== 'unreadable' && verdict !== 'not-verified') {
          // Without its log a draw is still drawn right, and says what it lacks.
          expect(JSON.parse(changed).log).toBe(null);
        }
      }),
      { numRuns: 600 },
    );
  });

  test('a list is never verified where a value was replaced, and nothing is thrown', () => {
    const whole: Json = JSON.parse(textOf(list));
    fc.assert(
      fc.property(fc.nat(120), values, (place, by) => {
        const changed = canonicalText(replaced(whole, place, by));
        if (changed === canonicalText(whole)) return;
        const steps = checkListInSteps(toUtf8(changed), { draw, primitives: native });
        expect(['unreadable', 'not-verified']).toContain(finish(steps).verdict);
      }),
      { numRuns: 400 },
    );
  });

  test('records are read or refused by a field, never thrown at', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readRules(value).ok).toBe(false);
        expect(readRandom(value).ok).toBe(false);
      }),
    );
    expect(readRules(JSON.parse(JSON.stringify(rules)))).toMatchObject({ ok: true });
    expect(readRandom(publishedBeacon)).toMatchObject({ ok: true });
  });
});

describe('rules', () => {
  test.each([
    ['chain', { chain: '0'.repeat(64) }],
    ['round', { round: rules.round + 1 }],
    ['closesAt', { closesAt: rules.opensAt }],
    ['drawAt', { drawAt: rules.opensAt }],
    ['postponement', { postponement: { rounds: 10, times: 3 } }],
    ['winners', { winners: 0 }],
    ['winners', { winners: 10_000 }],
    ['voidCodes', { voidCodes: ['silent'] }],
    ['fallback', { fallback: [{ rung: 'witness' }, { rung: 'witness' }] }],
    ['fallback', { fallback: [{ rung: 'commit-reveal', commitments: [] }] }],
    ['beacon', { beacon: { ...rules.beacon, period: 2 ** 40 } }],
    ['extra', { extra: 1 }],
  ])('are refused where %s is wrong', (where, changes) => {
    expect(readRules({ ...rules, ...changes })).toMatchObject({ ok: false, error: { where } });
  });
});

describe('an entrant’s address', () => {
  test.each([
    [' Inès@Courriel.EXAMPLE\t', 'inès@courriel.example'],
    ['ine\u0300s@courriel.example', 'inès@courriel.example'],
    ['ＩＮＥＳ@courriel.example', 'ines@courriel.example'],
    ['\u00a0ines@courriel.example\u3000', 'ines@courriel.example'],
    ['@Loïc', '@loïc'],
  ])('%j is %j', (typed, plain) => {
    expect(normaliseHandle(typed)).toBe(plain);
    const nonce = new Uint8Array(16);
    expect(entryCommitment('c', typed, nonce)).toBe(entryCommitment('c', plain, nonce));
  });

  test('has one spelling, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (handle) => {
        const once = normaliseHandle(handle);
        expect(once.isWellFormed()).toBe(true);
        expect(normaliseHandle(once)).toBe(once);
      }),
    );
  });

  test('and its nonce and contest make the commitment, none of them alone', () => {
    const [nonce, other] = [new Uint8Array(16), new Uint8Array(16).fill(1)];
    const c = entryCommitment('c', 'a', nonce);
    expect(entryCommitment('c', 'b', nonce)).not.toBe(c);
    expect(entryCommitment('c', 'a', other)).not.toBe(c);
    expect(entryCommitment('d', 'a', nonce)).not.toBe(c);
    expect(() => entryCommitment('c', 'a', new Uint8Array(15))).toThrow('16 bytes');
  });
});

describe('a code', () => {
  const code = entryCode('ab'.repeat(32), 'LUNE');

  test('is ten digits of Crockford’s', () => {
    expect(code).toMatch(/^LUNE-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  });

  test('is read as people type it', () => {
    expect(readCode(code.toLowerCase(), 'LUNE')).toBe(code);
    expect(readCode(` ${code.replaceAll('-', ' ')} `, 'LUNE')).toBe(code);
    expect(readCode(code.slice(5), 'LUNE')).toBe(code);
    expect(readCode('lune-oil00-il0o0', 'LUNE')).toBe('LUNE-01100-11000');
    for (const wrong of ['', 'LUNE', `${code}0`, code.slice(1), 'LUNE-UUUUU-UUUUU']) {
      expect(readCode(wrong, 'LUNE')).toBeUndefined();
    }
  });
});
