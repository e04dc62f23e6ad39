import type { FigurePart } from '../figure.ts';
import type { ObservationKind, ObservationOf, RecordOf } from '../observation.ts';
import { type Observation, recordsOf } from '../observation.ts';

/** Observations of one kind, as their own type. */
export function ofKind<K extends ObservationKind>(
  observations: readonly Observation[],
  kind: K,
): readonly ObservationOf<K>[] {
  // The filter leaves those whose kind is K; the compiler can't tell from a generic discriminant.
  return observations.filter(
    (item) => item.kind === kind,
  ) as unknown as readonly ObservationOf<K>[];
}

/** Of each object the last reading, earliest object first: a later one replaces an earlier one. */
export function latest<K extends ObservationKind>(
  observations: readonly Observation[],
  kind: K,
): readonly ObservationOf<K>[] {
  const byObject = new Map<string, ObservationOf<K>>();
  for (const item of ofKind(observations, kind)) {
    const known = byObject.get(item.object);
    if (known === undefined || isLater(item, known)) byObject.set(item.object, item);
  }
  return [...byObject.values()].sort((a, b) => compareText(a.object, b.object));
}

export function latestRecords<K extends ObservationKind>(
  observations: readonly Observation[],
  kind: K,
): readonly RecordOf<K>[] {
  return latest(observations, kind).flatMap((item) => recordsOf(item));
}

/** Whether one reading replaces another: it ends later, or is recorded later. */
export function isLater(
  a: Pick<Observation, 'to' | 'index' | 'id'>,
  b: Pick<Observation, 'to' | 'index' | 'id'>,
): boolean {
  const byTime = a.to.getTime() - b.to.getTime() || (a.index ?? 0) - (b.index ?? 0);
  return byTime > 0 || (byTime === 0 && a.id > b.id);
}

/** Each thing once by its key, as the last reading of it has it; in the order of the keys. */
export function union<K extends ObservationKind>(
  observations: readonly Observation[],
  kind: K,
  keyOf: (record: RecordOf<K>, object: string) => string,
): readonly { readonly object: string; readonly record: RecordOf<K> }[] {
  const seen = new Map<string, { object: string; record: RecordOf<K>; by: ObservationOf<K> }>();
  for (const by of ofKind(observations, kind)) {
    for (const record of recordsOf(by)) {
      const key = keyOf(record, by.object);
      const known = seen.get(key);
      if (known === undefined || isLater(by, known.by)) {
        seen.set(key, { object: by.object, record, by });
      }
    }
  }
  return [...seen]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, { object, record }]) => ({ object, record }));
}

/** A key that two different lists of texts never share. */
export function keyOf(...texts: readonly string[]): string {
  return JSON.stringify(texts);
}

/** Counts by name, as parts in the order of the names. */
export function countParts(names: readonly string[]): FigurePart[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, value]) => ({
      name,
      value,
      numerator: null,
      denominator: null,
      unit: 'count',
      text: null,
    }));
}

/** By UTF-16 units, the same everywhere: a language's own order differs between machines. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Nearest rank: always one of the values; the middle of an even number is the lower one. */
export function percentile(values: readonly number[], percent: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent * sorted.length) / 100) - 1)] ?? null;
}
