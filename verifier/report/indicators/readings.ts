import { complete, type Figure, type FigurePart, fewest, nothing, part, whole } from '../figure.ts';
import type { Observation, RecordOf } from '../observation.ts';
import { recordsOf } from '../observation.ts';
import { markOf } from './comments.ts';
import { compareText, isLater, keyOf, ofKind } from './read.ts';

export type Name = RecordOf<'reading'>['name'];
type Reading = {
  readonly source: string;
  readonly object: string;
  readonly name: Name;
  readonly value: number | null;
  readonly rule: string;
};

/** Of each number of each object on each network the last reading. */
export function readings(observations: readonly Observation[]): readonly Reading[] {
  const found = new Map<string, { reading: Reading; by: Observation }>();
  for (const by of ofKind(observations, 'reading')) {
    for (const { name, value, rule } of recordsOf(by)) {
      const key = keyOf(by.source, by.object, name);
      const known = found.get(key);
      const reading = { source: by.source, object: by.object, name, value, rule };
      if (known === undefined || isLater(by, known.by)) found.set(key, { reading, by });
    }
  }
  return [...found].sort(([a], [b]) => compareText(a, b)).map(([, { reading }]) => reading);
}

export const interactionNames: readonly Name[] = [
  'reactions',
  'comments',
  'replies',
  'shares',
  'reposts',
  'quotes',
  'saves',
];

/** Interactions over one other number of the same publication, where both are known. */
export function sumByObject(found: readonly Reading[], over: Name): FigurePart[] {
  const objects = found.flatMap(({ name, value, source, object }) =>
    name === over && value !== null ? [{ source, object, value }] : [],
  );
  return objects.flatMap(({ source, object, value }) => {
    const known = found
      .filter((item) => item.source === source && item.object === object)
      .flatMap((item) => (interactionNames.includes(item.name) ? (item.value ?? []) : []));
    const numerator = known.reduce((total, item) => total + item, 0);
    const name = `${source} ${object}`;
    return known.length === 0
      ? []
      : [{ ...part(name, null, 'share'), numerator, denominator: value }];
  });
}

/** One line for each number, with the network's rule; a figure of its own only where there is one. */
export function apart(observations: readonly Observation[], names: readonly Name[]): Figure {
  const found = readings(observations).filter(({ name }) => names.includes(name));
  const mark = markOf(observations);
  const parts = found.map(({ source, object, name, value, rule }) => {
    const label = names.length > 1 ? `${source} ${object} ${name}` : `${source} ${object}`;
    return part(label, value, 'count', rule);
  });
  const known = found.flatMap(({ value }) => value ?? []);
  const [only] = known;
  if (only === undefined) return nothing('count', mark, 'unknown', parts);
  if (found.length === 1) return complete(whole('count', only, { mark, n: only, parts }));
  const note = Math.max(...known) < fewest ? 'too-few' : null;
  return { ...nothing('count', mark, 'unknown', parts), note, n: known.length };
}
