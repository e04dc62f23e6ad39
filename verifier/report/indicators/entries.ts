import { fraction, nothing, part } from '../figure.ts';
import type { Indicator } from '../indicator.ts';
import type { Observation, RecordOf } from '../observation.ts';
import { countParts, latest, latestRecords } from './read.ts';

/** Null where no entries were read. `origin`: only those that came through this tag. */
export function keptEntries(
  observations: readonly Observation[],
  origin?: string,
): { readonly all: readonly RecordOf<'entries'>[]; readonly kept: number } | null {
  if (latest(observations, 'entries').length === 0) return null;
  const all = latestRecords(observations, 'entries').filter(
    (entry) => origin === undefined || (entry.origin ?? '') === origin,
  );
  return { all, kept: all.filter(({ code }) => code === null).length };
}

export const entries: Indicator = {
  id: 'entries',
  version: 1,
  family: 'transformation',
  marks: ['measured'],
  params: ['origin'],
  name: { fr: 'Participations valides, sur reçues', en: 'Valid entries, of those received' },
  definition: {
    fr: 'Participations qui restent après les règles du concours, appliquées dans leur ordre, sur participations reçues. Avec « origin » : celles venues par ce lien (vide : sans lien). Les motifs de celles qui ne sont pas retenues sont comptés à part.',
    en: 'Entries left after the contest’s rules, applied in their order, of the entries received. With “origin”: those that came through this link (empty: through none). The reasons of those not kept are counted apart.',
  },
  attention: {
    fr: 'Les deux nombres vont toujours ensemble. Un concours attire aussi des personnes qui ne viennent que pour le lot.',
    en: 'The two numbers always go together. A contest also draws people who come for the prize alone.',
  },
  unit: 'share',
  inputs: ['entries'],
  compute: (observations, params) => {
    const found = keptEntries(observations, params.origin);
    if (found === null) return nothing('share', 'measured', 'unknown');
    const { all, kept } = found;
    const optIns = all.filter(({ code, optIn }) => code === null && optIn).length;
    const parts = [...countParts(all.flatMap(({ code }) => code ?? [])), part('opt-in', optIns)];
    return fraction('share', kept, all.length, { mark: 'measured', n: all.length, parts });
  },
};
