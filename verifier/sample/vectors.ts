import { mkdirSync, writeFileSync } from 'node:fs';
import { toUtf8 } from '../format/bytes.ts';
import { forgedByAgency } from './forged-by-agency.ts';
import { forgedByStranger } from './forged-by-stranger.ts';
import type { Forgery } from './forgery.ts';
import { sampleLeaves } from './leaves.ts';
import { sampleBundle, sampleCheckpoint } from './log.ts';
import { keys } from './names.ts';

/** One file and its entry in `index.json`: what it is, what one holds, what must be found. */
export type LogVector = {
  readonly file: string;
  readonly what: string;
  readonly keys: readonly string[];
  readonly witnesses: readonly string[];
  readonly checkpoints: readonly string[];
  readonly verdict: string;
  /** Finding types that must be among those found; a number is the leaf that must be named. */
  readonly finds: readonly (readonly [type: string, index?: number])[];
};

const rightOnes: readonly Forgery[] = [
  {
    name: 'right',
    what: 'A right log, log and witness known.',
    bytes: sampleBundle,
    verdict: 'verified',
    finds: [['blob-withheld', 7]],
    options: { keys: [keys.second.vkey], witnesses: [keys.witness.vkey] },
  },
  {
    name: 'right-with-kept-checkpoint',
    what: 'A right log, and an earlier checkpoint that was kept.',
    bytes: sampleBundle,
    verdict: 'verified',
    finds: [],
    options: {
      keys: [keys.first.vkey],
      witnesses: [keys.witness.vkey],
      checkpoints: [sampleCheckpoint(sampleLeaves(), 5)],
    },
  },
  {
    name: 'right-and-nothing-known',
    what: 'A right log, and nothing to compare it with: verified, in a weaker colour.',
    bytes: sampleBundle,
    verdict: 'verified-weaker',
    finds: [['key-not-compared'], ['witness-not-compared']],
  },
];

/** All vectors of the log's format, right and forged, with their bytes. */
export function makeVectors(): readonly {
  readonly vector: LogVector;
  readonly bytes: Uint8Array;
}[] {
  return [...rightOnes, ...forgedByStranger, ...forgedByAgency].map((forgery) => ({
    vector: {
      file: `${forgery.name}.zip`,
      what: forgery.what,
      keys: (forgery.options?.keys ?? []).map(({ text }) => text),
      witnesses: (forgery.options?.witnesses ?? []).map(({ text }) => text),
      checkpoints: forgery.options?.checkpoints ?? [],
      verdict: forgery.verdict,
      finds: forgery.finds,
    },
    bytes: forgery.bytes(),
  }));
}

if (import.meta.main) {
  const folder = new URL('../vectors/log/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const vectors = makeVectors();
  for (const { vector, bytes } of vectors) writeFileSync(new URL(vector.file, folder), bytes);
  const index = JSON.stringify(
    vectors.map(({ vector }) => vector),
    null,
    2,
  );
  writeFileSync(new URL('index.json', folder), toUtf8(`${index}\n`));
}
