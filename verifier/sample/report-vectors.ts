import { mkdirSync, writeFileSync } from 'node:fs';
import { reportForgeries } from './report-forgeries.ts';

/** Those of the forgeries that stand in `vectors/report/`, right ones first. */
const names = [
  'right',
  'digit-changed-in-page',
  'figure-raised',
  'observation-left-out',
  'superseded',
  'person-erased',
];

/** The vectors of the report's format with their bytes, and `index.json`. */
export function makeReportVectors(): ReadonlyMap<string, Uint8Array> {
  const chosen = reportForgeries.filter(({ name }) => names.includes(name));
  const index = chosen.map(({ name, what, verdict, finds, options }) => ({
    file: `${name}.zip`,
    what,
    keys: (options?.keys ?? []).map(({ text }) => text),
    witnesses: (options?.witnesses ?? []).map(({ text }) => text),
    verdict,
    finds,
  }));
  return new Map<string, Uint8Array>([
    ...chosen.map(({ name, bytes }): [string, Uint8Array] => [`${name}.zip`, bytes()]),
    ['index.json', Buffer.from(`${JSON.stringify(index, null, 2)}\n`)],
  ]);
}

if (import.meta.main) {
  const folder = new URL('../vectors/report/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of makeReportVectors()) writeFileSync(new URL(name, folder), bytes);
}
