import { mkdirSync, writeFileSync } from 'node:fs';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { draw } from '../draw/draw.ts';
import { u64 } from '../draw/encoding.ts';
import { entryCode } from '../draw/entry.ts';
import type { Freeze } from '../draw/freeze.ts';
import { makeFreeze } from '../draw/freeze.ts';
import { numbersOf, ticketsOf } from '../draw/list.ts';
import { makeListFile } from '../draw/list-file.ts';
import { rowText } from '../draw/rows.ts';
import type { RulesRecord } from '../draw/rules.ts';
import { hashRules } from '../draw/rules.ts';
import { wordsBelow } from '../draw/select.ts';
import { fromHex, toHex, toUtf8 } from '../format/bytes.ts';
import { canonicalText, type JsonObject } from '../format/canonical.ts';
import {
  handles,
  publishedBeacon,
  sampleDraw,
  sampleEntries,
  sampleExclusions,
  sampleNonce,
  sampleRules,
} from './draw.ts';
import { changedByOrganiser, changedByStranger, known } from './forged-draws.ts';

/** An entry of `index.json`. */
export type DrawVector = {
  readonly file: string;
  readonly what: string;
  readonly outsiders: readonly string[];
  readonly keys: readonly string[];
  readonly verdict: string;
  readonly finds: readonly (readonly [type: string, line?: number])[];
};

/** All vectors of draws, by the names of their files. */
export function makeDrawVectors(): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const right = {
    name: 'right',
    what: 'A right draw, the outside witness known.',
    bytes: () => sampleDraw(),
    verdict: 'verified',
    finds: [],
    options: known,
  } as const;
  const samples = [right, ...changedByStranger, ...changedByOrganiser];
  const index = samples.map((sample): DrawVector => {
    const file = `${sample.name}.draw.json`;
    files.set(file, sample.bytes());
    return {
      file,
      what: sample.what,
      outsiders: (sample.options?.outsiders ?? []).map(({ text }) => text),
      keys: (sample.options?.keys ?? []).map(({ text }) => text),
      verdict: sample.verdict,
      finds: sample.finds,
    };
  });
  const rules = sampleRules();
  const freeze = makeFreeze({ rules, entries: sampleEntries(), exclusions: sampleExclusions() });
  files.set('right.list.json', makeListFile(rules, freeze));
  files.set('index.json', json(index));
  files.set('worked.json', json([worked(rules, freeze), weighted()]));
  files.set('below.json', json(belows()));
  return files;
}

/** The example of the specification, with every value in between. */
function worked(rules: RulesRecord, freeze: Freeze) {
  const drawn = draw({ rules, freeze, postponements: [], random: publishedBeacon });
  if (!drawn.ok) throw new Error('the sample draws');
  const { lists, record } = freeze;
  const { seed, randomness, winners, substitutes } = drawn.value;
  const kept = [...lists.kept].map((place) => numbersOf(lists.entries)[place] ?? 0);
  const keptTickets = [...lists.kept].map((place) => ticketsOf(lists.entries)[place] ?? 0);
  return {
    entrants: handles.map((handle, i) => ({
      n: i + 1,
      handle: `${handle}@courriel.example`,
      nonce: toHex(sampleNonce(handle)),
      c: sampleEntries()[i]?.c,
      code: entryCode(sampleEntries()[i]?.c ?? '', rules.codePrefix),
      w: ticketsOf(lists.entries)[i],
    })),
    rules: canonicalText(rules as unknown as JsonObject),
    rulesHash: hashRules(rules),
    entries: rowsOf(lists.entries, lists.entryHashes),
    exclusions: rowsOf(lists.exclusions, lists.exclusionHashes),
    kept,
    keptTickets,
    freeze: canonicalText(record as unknown as JsonObject),
    freezeHash: freeze.hash,
    signature: publishedBeacon.rung === 'beacon' ? publishedBeacon.signature : null,
    randomness,
    seed,
    blocks: [0, 1].map((i) => toHex(hmac(nobleSha256, bytesOf(seed), u64(i)))),
    winners,
    substitutes,
  };
}

/** The same entrants with tickets: 1, 2, 3 and so on. */
function weighted() {
  const rules = sampleRules({ tickets: { formula: 'one-more-each', max: 8 } });
  const entries = sampleEntries().map((entry) => ({ ...entry, w: entry.n }));
  return worked(rules, makeFreeze({ rules, entries, exclusions: sampleExclusions() }));
}

/** Bounds just above half of 2^64 reject almost every second word. */
function belows() {
  const seed = new Uint8Array(32).fill(1);
  const bounds = [2n ** 63n + 1n, 2n ** 63n + 1n, 2n ** 63n + 1n, 3n, 2n ** 53n - 1n, 1n, 253n];
  const below = wordsBelow(seed);
  const found = bounds.map((bound) => ({ bound: `${bound}`, gives: `${below(bound)}` }));
  return { seed: toHex(seed), found };
}

function rowsOf(rows: Freeze['lists']['entries'], hashes: Uint8Array) {
  return Array.from({ length: rows.size }, (_, i) => ({
    text: rowText(rows, i),
    leafHash: toHex(hashes.subarray(32 * i, 32 * i + 32)),
  }));
}

function bytesOf(hex: string): Uint8Array {
  const bytes = fromHex(hex);
  if (!bytes.ok) throw new TypeError('not hexadecimal');
  return bytes.value;
}

function json(value: unknown): Uint8Array {
  return toUtf8(`${JSON.stringify(value, null, 2)}\n`);
}

if (import.meta.main) {
  const folder = new URL('../vectors/draw/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of makeDrawVectors()) writeFileSync(new URL(name, folder), bytes);
}
