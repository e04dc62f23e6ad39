import { fraction, nothing, part, whole } from '../figure.ts';
import type { Indicator } from '../indicator.ts';
import type { Observation, RecordOf } from '../observation.ts';
import { compareText, countParts, keyOf, ofKind, percentile, union } from './read.ts';

const base = {
  version: 1,
  family: 'compliance',
  marks: ['measured'],
  params: [],
  inputs: ['response'],
} as const satisfies Partial<Indicator>;

/** Questions and complaints, each once; null where none were read. */
function calls(observations: readonly Observation[]): readonly RecordOf<'response'>[] | null {
  if (ofKind(observations, 'response').length === 0) return null;
  return union(observations, 'response', ({ id }, object) => keyOf(object, id))
    .map(({ record }) => record)
    .filter(({ about }) => about !== 'other');
}

export const firstResponse: Indicator = {
  ...base,
  id: 'first-response',
  unit: 'minutes',
  name: { fr: 'Délai de première réponse', en: 'First response time' },
  definition: {
    fr: 'Médiane des minutes ouvrées jusqu’à la première réponse, questions et réclamations seulement ; à côté, le 9e décile et celles qui attendent encore. Les rangs sont ceux de valeurs observées, sans interpolation.',
    en: 'Median of working minutes until the first answer, questions and complaints only; beside it the 9th decile and those that still wait. Ranks are those of observed values, nothing is interpolated.',
  },
  attention: {
    fr: 'Une moyenne cacherait les pires ; celles sans réponse ne sont pas dans la médiane.',
    en: 'A mean would hide the worst; those without an answer aren’t in the median.',
  },
  compute: (observations) => {
    const found = calls(observations);
    const minutes = (found ?? []).flatMap((record) => record.minutes ?? []);
    const median = percentile(minutes, 50);
    if (found === null || median === null) return nothing('minutes', 'measured', 'unknown');
    const parts = [
      part('ninth-decile', percentile(minutes, 90), 'minutes'),
      part('without-answer', found.length - minutes.length),
    ];
    return whole('minutes', median, { mark: 'measured', n: minutes.length, parts });
  },
};

export const answerRate: Indicator = {
  ...base,
  id: 'answer-rate',
  unit: 'share',
  name: { fr: 'Questions et réclamations répondues', en: 'Questions and complaints answered' },
  definition: {
    fr: 'Questions et réclamations qui ont une réponse, sur toutes celles de la période.',
    en: 'Questions and complaints that have an answer, of all those of the period.',
  },
  attention: {
    fr: 'Une réponse toute faite compte aussi.',
    en: 'A ready-made answer counts too.',
  },
  compute: (observations) => {
    const found = calls(observations);
    if (found === null) return nothing('share', 'measured', 'unknown');
    const answered = found.filter(({ minutes }) => minutes !== null).length;
    return fraction('share', answered, found.length, { mark: 'measured', n: found.length });
  },
};

export const tone: Indicator = {
  ...base,
  id: 'tone',
  family: 'transformation',
  unit: 'share',
  inputs: ['tone'],
  name: { fr: 'Tonalité, lue par deux personnes', en: 'Tone, read by two people' },
  definition: {
    fr: 'Commentaires d’un échantillon que tous leurs lecteurs, au moins deux, disent positifs, sur ceux sur lesquels ils sont d’accord ; à côté les nuancés, les négatifs, et la part d’accord.',
    en: 'Comments of a sample that all their readers, two at least, call positive, of those that they agree on; beside them the nuanced, the negative, and the share of agreement.',
  },
  attention: {
    fr: 'Lecture humaine d’un échantillon. Moins de 30 : trop peu pour conclure.',
    en: 'Human reading of a sample. Fewer than 30: too few to conclude.',
  },
  compute: (observations) => {
    if (ofKind(observations, 'tone').length === 0) return nothing('share', 'measured', 'unknown');
    const found = union(observations, 'tone', ({ id, reader }, object) =>
      keyOf(object, id, reader),
    );
    const byComment = Map.groupBy(found, ({ object, record }) => keyOf(object, record.id));
    const read = [...byComment]
      .sort(([a], [b]) => compareText(a, b))
      .map(([, rows]) => rows.map(({ record }) => record.tone))
      .filter((tones) => tones.length >= 2);
    const agreed = read.flatMap(([first, ...rest]) =>
      first !== undefined && rest.every((other) => other === first) ? [first] : [],
    );
    const positive = agreed.filter((item) => item === 'positive').length;
    const parts = [
      ...countParts(agreed),
      { ...part('agreement', null, 'share'), numerator: agreed.length, denominator: read.length },
    ];
    return fraction('share', positive, agreed.length, { mark: 'measured', n: read.length, parts });
  },
};
