import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkLog } from '../check/log.ts';
import { tamper } from '../sample/archive.ts';
import { sampleLeaves } from '../sample/leaves.ts';
import { sampleBundle, sampleCheckpoint } from '../sample/log.ts';
import { keys } from '../sample/names.ts';
import { readBundle } from './bundle.ts';
import { fromBase64, fromHex, fromUtf8, toBase64, toHex, toUtf8 } from './bytes.ts';
import type { Json } from './canonical.ts';
import { canonicalText, parseCanonical, parseCanonicalText } from './canonical.ts';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { checkCosignature } from './cosignature.ts';
import { parseVkey } from './key.ts';
import { decodeLeaf, encodeLeaf } from './leaf.ts';
import { decodeManifest } from './manifest.ts';
import { formatNote, parseNote, parseSignatureLine, signatureBy } from './note.ts';
import { decodeOpenings } from './opening.ts';
import type { Result } from './result.ts';
import { readZip, writeZip } from './zip.ts';

const note = sampleCheckpoint(sampleLeaves(), 12);
const [firstLeaf = new Uint8Array()] = sampleLeaves();
const bundle = sampleBundle();

const ofBytes: Record<string, [parse: (bytes: Uint8Array) => Result<unknown>, right: Uint8Array]> =
  {
    readZip: [readZip, bundle],
    readBundle: [readBundle, bundle],
    parseCanonical: [parseCanonical, firstLeaf],
    decodeLeaf: [decodeLeaf, firstLeaf],
    decodeManifest: [decodeManifest, firstLeaf],
    decodeOpenings: [decodeOpenings, toUtf8('[]')],
    fromUtf8: [fromUtf8, firstLeaf],
  };

const ofText: Record<string, [parse: (text: string) => Result<unknown>, right: string]> = {
  parseNote: [parseNote, note],
  parseSignatureLine: [parseSignatureLine, note.split('\n').at(-2) ?? ''],
  parseCheckpoint: [parseCheckpoint, `${note.split('\n\n')[0]}\n`],
  parseVkey: [parseVkey, keys.first.vkey.text],
  parseCanonicalText: [parseCanonicalText, '{"a":[1,"b",null,true]}'],
  fromHex: [fromHex, '00ff'],
  fromBase64: [fromBase64, 'AAEC'],
};

describe('whatever comes in, a parser answers and gives its reason', () => {
  test.each(Object.entries(ofBytes))('%s', (_, [parse, right]) => {
    fc.assert(fc.property(disturbed(right), (bytes) => expectAnswer(parse(bytes))));
  });

  test.each(Object.entries(ofText))('%s', (_, [parse, right]) => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...right, '\n', '"', '\\', 'e\u0301', '\ud800') }),
      disturbed(toUtf8(right)).map((bytes) => Buffer.from(bytes).toString('utf8')),
    );
    fc.assert(fc.property(text, (given) => expectAnswer(parse(given))));
  });

  test('checkLog, on any bytes', () => {
    fc.assert(
      fc.property(disturbed(bundle), (bytes) => {
        const { verdict, findings } = checkLog(bytes);
        expect(findings.length).toBeGreaterThan(0);
        if (!Buffer.from(bytes).equals(bundle)) expect(verdict).toMatch(/^(not-ver|unread)/);
      }),
      { numRuns: 60 },
    );
  });

  test('checkLog, on any content of any file', () => {
    const paths = [...'0123456789'].map((_, i) => i);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.uint8Array({ maxLength: 99 }), (which, content) => {
        const forged = tamper(
          (files) => files.set([...files.keys()][which] ?? '', content),
          bundle,
        );
        expect(checkLog(forged).verdict).toMatch(/^(not-ver|unread)/);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is written is read again', () => {
  test('canonical JSON, and in one form only', () => {
    const json = fc.jsonValue({ stringUnit: 'binary' }).map(integersOnly);
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalText(value);
        const again = parseCanonicalText(text);
        expect(again.ok && canonicalText(again.value)).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(parseCanonicalText(` ${text}`).ok).toBe(false);
      }),
    );
  });

  test('archives', () => {
    const path = fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8}){0,2}$/);
    const entry = fc.record({ path, bytes: fc.uint8Array({ maxLength: 50 }) });
    const entries = fc.uniqueArray(entry, { selector: (item) => item.path });
    fc.assert(
      fc.property(entries, (list) => {
        if (list.length === 0) return;
        const read = readZip(writeZip(list));
        const sorted = list.toSorted((a, b) => (a.path < b.path ? -1 : 1));
        expect(read.ok && read.value.map(({ path: name, bytes }) => [name, [...bytes]])).toEqual(
          sorted.map((item) => [item.path, [...item.bytes]]),
        );
      }),
    );
  });

  test('hexadecimal and base64', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromHex(toHex(bytes))).toEqual({ ok: true, value: bytes });
        expect(fromBase64(toBase64(bytes))).toEqual({ ok: true, value: bytes });
      }),
    );
  });

  test('leaves, checkpoints and notes', () => {
    for (const bytes of sampleLeaves()) {
      const leaf = decodeLeaf(bytes);
      expect(leaf.ok && encodeLeaf(leaf.value)).toEqual(bytes);
    }
    const parsed = parseNote(note);
    expect(parsed.ok && formatNote(parsed.value)).toBe(note);
    const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
    expect(checkpoint.ok && formatCheckpoint(checkpoint.value)).toBe(`${note.split('\n\n')[0]}\n`);
  });
});

describe('what a note must not pass for', () => {
  const parsed = parseNote(note);
  if (!parsed.ok) throw new TypeError('a checkpoint is a note');

  test('a signature by another key of the same name', () => {
    expect(signatureBy(parsed.value, keys.second.vkey)).toBe('valid');
    expect(signatureBy(parsed.value, keys.first.vkey)).toBe('absent');
    expect(signatureBy(parsed.value, keys.stranger.vkey)).toBe('absent');
  });

  test('a co-signature taken for a signature, or the reverse', () => {
    expect(signatureBy(parsed.value, keys.witness.vkey)).toBe('invalid');
    expect(checkCosignature(parsed.value, keys.second.vkey)).toEqual({ kind: 'absent' });
    expect(checkCosignature(parsed.value, keys.witness.vkey)).toMatchObject({ kind: 'valid' });
  });
});

test.each([
  ['{"a":1,"a":1}', 'duplicate-key'],
  ['{"b":1,"a":1}', 'not-canonical'],
  ['{"a": 1}', 'not-canonical'],
  ['"e\u0301"', 'not-nfc'],
  ['"\\ud800"', 'lone-surrogate'],
  ['"\\u00e9"', 'not-canonical'],
  ['1.5', 'not-an-integer'],
  ['1e3', 'not-an-integer'],
  ['-0', 'not-canonical'],
  ['9007199254740992', 'integer-too-large'],
  ['[1,]', 'json-syntax'],
  ['', 'json-syntax'],
  ['\ufeff1', 'json-syntax'],
  ['{"__proto__":1,"__proto__":2}', 'duplicate-key'],
  [`${'['.repeat(33)}${']'.repeat(33)}`, 'too-deep'],
  [`${'['.repeat(20_000)}`, 'too-deep'],
])('canonical JSON refuses %j', (text, type) => {
  expect(parseCanonicalText(text)).toMatchObject({ ok: false, error: { type } });
});

/** Any bytes, or right ones with a stretch replaced. */
function disturbed(right: Uint8Array): fc.Arbitrary<Uint8Array> {
  const change = fc.record({
    at: fc.nat(right.length),
    remove: fc.nat(6),
    put: fc.uint8Array({ maxLength: 6 }),
  });
  const changed = change.map(({ at, remove, put }) => {
    const rest = right.subarray(at + remove);
    return new Uint8Array([...right.subarray(0, at), ...put, ...rest]);
  });
  return fc.oneof(fc.uint8Array(), changed);
}

function expectAnswer(result: Result<unknown>): void {
  if (!result.ok) expect(result.error.type).toMatch(/^[a-z0-9-]+$/);
}

function integersOnly(value: unknown): Json {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value + 0 : 0;
  if (typeof value === 'string') return value.toWellFormed().normalize('NFC');
  if (Array.isArray(value)) return value.map(integersOnly);
  if (typeof value !== 'object' || value === null) return value as null | boolean;
  const members = Object.entries(value).map(([key, item]) => [
    key.toWellFormed().normalize('NFC'),
    integersOnly(item),
  ]);
  return Object.fromEntries(members);
}
