import { complete, type Figure, fraction, nothing, part } from '../figure.ts';
import type { Indicator } from '../indicator.ts';
import type { Observation, RecordOf } from '../observation.ts';
import { compareText, keyOf, ofKind, percentile, union } from './read.ts';

type Seen = { readonly deliverable: string; readonly captures: readonly RecordOf<'mention'>[] };

/** Each publication's captures in the order of time; null where none was read. */
function captures(observations: readonly Observation[]): readonly Seen[] | null {
  if (ofKind(observations, 'mention').length === 0) return null;
  const found = union(observations, 'mention', ({ deliverable, at, moment }) =>
    keyOf(deliverable, at, moment),
  );
  const byDeliverable = Map.groupBy(found, ({ record }) => record.deliverable);
  return [...byDeliverable]
    .sort(([a], [b]) => compareText(a, b))
    .map(([deliverable, rows]) => ({
      deliverable,
      captures: rows
        .map(({ record }) => record)
        .sort((a, b) => compareText(keyOf(a.at, a.moment), keyOf(b.at, b.moment))),
    }));
}

const base = {
  version: 1,
  family: 'compliance',
  marks: ['measured'],
  params: [],
  unit: 'share',
  inputs: ['mention'],
} as const satisfies Partial<Indicator>;

export const mentionsFirst: Indicator = {
  ...base,
  id: 'mentions-first',
  name: { fr: 'Mentions conformes à la première capture', en: 'Right mentions at first capture' },
  definition: {
    fr: 'Publications de créateurs dont la première capture montre la mention commerciale demandée, sur publications capturées. Une mention que la capture ne permet pas de juger n’est pas comptée conforme.',
    en: 'Creators’ publications whose first capture shows the commercial mention that was asked for, of those captured. A mention that the capture doesn’t let judge isn’t counted as right.',
  },
  attention: {
    fr: 'À lire avec la part après demande et le délai.',
    en: 'To be read with the share after request, and the delay.',
  },
  compute: (observations) => share(observations, ({ captures: [first] }) => first?.state),
};

export const mentionsAfter: Indicator = {
  ...base,
  id: 'mentions-after',
  name: { fr: 'Mentions conformes après demande', en: 'Right mentions after request' },
  definition: {
    fr: 'Publications de créateurs dont la dernière capture montre la mention, sur publications capturées. Pour chacune qui ne la montrait pas d’abord : minutes de la première capture à la première qui la montre.',
    en: 'Creators’ publications whose last capture shows the mention, of those captured. For each that didn’t show it at first: minutes from the first capture to the first that shows it.',
  },
  attention: {
    fr: 'Le délai va d’une capture à l’autre : la correction a pu venir un peu plus tôt.',
    en: 'The delay goes from capture to capture: the correction may have come a little earlier.',
  },
  compute: (observations) => {
    const figure = share(observations, (seen) => seen.captures.at(-1)?.state);
    const delays = (captures(observations) ?? []).flatMap((seen) => {
      const [first] = seen.captures;
      const right = seen.captures.find(({ state }) => state === 'present');
      if (first === undefined || first.state === 'present') return [];
      const minutes =
        right === undefined
          ? null
          : Math.round((Date.parse(right.at) - Date.parse(first.at)) / 60_000);
      return [part(`delay ${seen.deliverable}`, minutes, 'minutes')];
    });
    const known = delays.flatMap(({ value }) => value ?? []);
    const longest = percentile(known, 100);
    const parts =
      longest === null ? delays : [part('longest-delay', longest, 'minutes'), ...delays];
    return { ...figure, parts };
  },
};

function share(
  observations: readonly Observation[],
  stateOf: (seen: Seen) => RecordOf<'mention'>['state'] | undefined,
): Figure {
  const all = captures(observations);
  if (all === null) return nothing('share', 'measured', 'unknown');
  const right = all.filter((seen) => stateOf(seen) === 'present').length;
  const mark = 'measured';
  return complete(fraction('share', right, all.length, { mark, n: all.length }));
}
