import type { RecordOf } from '../../../verifier/report/observation.ts';
import type { NewKpi } from '../../modules/audience/kpi.ts';
import { randomOf } from '../creators/random.ts';

/** Written down three days before the first post. */
export const announced: readonly Pick<NewKpi, 'indicator' | 'target'>[] = [
  { indicator: 'commenters', target: { aim: 'at-least', value: 150, of: null } },
  { indicator: 'conversations', target: { aim: 'at-least', value: 30, of: null } },
  { indicator: 'visits', target: { aim: 'at-least', value: 1000, of: null } },
  { indicator: 'mentions-first', target: { aim: 'at-least', value: 1, of: 1 } },
  { indicator: 'spent', target: { aim: 'at-most', value: 900_000, of: null } },
  { indicator: 'spontaneous', target: null },
];

export const SATISFIED = 'Êtes-vous satisfaits de l’opération, de 1 à 5 ?';
export const AGAIN = 'Le referiez-vous ?';
export const CLEAR = 'Les règles du jeu étaient-elles claires ?';

/** Who was asked what, and what each answered; null: nothing. */
export const asked: readonly (readonly [
  RecordOf<'survey'>['party'],
  string,
  readonly (string | null)[],
])[] = [
  ['client', SATISFIED, ['4']],
  ['creator', AGAIN, [...many('oui', 7), 'non', ...many(null, 3)]],
  ['entrant', CLEAR, [...many('oui', 68), ...many('non', 28), ...many(null, 157)]],
];

function many<T>(value: T, times: number): T[] {
  return Array.from({ length: times }, () => value);
}

/** Posts by people who owed nobody anything: as many days before the first post as after it. */
export function spontaneous(at: Date) {
  const middle = new Date('2026-11-09T00:00:00+01:00');
  const start = new Date('2026-10-15T00:00:00+02:00');
  const part = (from: Date, to: Date, count: number) => {
    const random = randomOf(`spontaneous:${count}`);
    const mentions = Array.from({ length: count }, (_, i) => ({
      url: `https://fil.example/${from.getUTCMonth() + 1}/${i + 1}`,
      author: `${random.below(1e9).toString(36)}${i}`,
      at: new Date(from.getTime() + random.next() * (to.getTime() - from.getTime())),
    }));
    return { from, to, mentions };
  };
  return [part(start, middle, 9), part(middle, at, 14)];
}
