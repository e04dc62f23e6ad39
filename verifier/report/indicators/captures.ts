import { complete, fraction, nothing, part } from '../figure.ts';
import type { Indicator } from '../indicator.ts';
import { compareText, countParts, keyOf, latestRecords, ofKind } from './read.ts';

export const capturesMade: Indicator = {
  id: 'captures',
  version: 1,
  family: 'compliance',
  marks: ['measured'],
  params: [],
  unit: 'share',
  inputs: ['capture'],
  name: { fr: 'Captures faites, sur prévues', en: 'Captures made, of those planned' },
  definition: {
    fr: 'Captures faites sur captures prévues et dues avant la fin de la période. Celles qui ne sont pas encore dues sont comptées à part ; celles qui manquent sont nommées avec leur raison.',
    en: 'Captures made of those planned and due before the end of the period. Those not yet due are counted apart; those missing are named with their reason.',
  },
  attention: {
    fr: 'Le plan des captures est annoncé avant le début : une capture oubliée se voit ici.',
    en: 'The plan of captures is announced before the start: a capture that was left out shows here.',
  },
  compute: (observations, _params, { to }) => {
    if (ofKind(observations, 'capture').length === 0)
      return nothing('share', 'measured', 'unknown');
    const all = latestRecords(observations, 'capture');
    const due = all.filter(({ dueAt, doneAt }) => doneAt !== null || dueAt < to);
    const missing = due
      .filter(({ doneAt }) => doneAt === null)
      .sort((a, b) => compareText(keyOf(a.deliverable, a.moment), keyOf(b.deliverable, b.moment)));
    const parts = [
      ...countParts(due.flatMap(({ doneAt, moment }) => (doneAt === null ? [] : moment))),
      part('not-yet-due', all.length - due.length),
      ...missing.map(({ deliverable, moment, why }) =>
        part(`missing ${deliverable} ${moment}`, null, 'count', why),
      ),
    ];
    const made = due.length - missing.length;
    return complete(
      fraction('share', made, due.length, { mark: 'measured', n: due.length, parts }),
    );
  },
};
