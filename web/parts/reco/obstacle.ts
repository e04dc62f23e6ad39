import type { VerdictView } from '#server/modules/briefs/view-schema.ts';

/** Why the client can't accept a plan: what they can change themselves first. */
export function obstacleOf({
  state,
  findings,
}: Pick<VerdictView, 'state' | 'findings'>): 'over-ceiling' | 'no-ceiling' | 'undecided' | 'other' {
  const stops = findings.filter(
    ({ severity, outcome }) =>
      severity === 'block' && outcome === (state === 'undecided' ? 'unknown' : 'fires'),
  );
  const isCeiling = stops.some(({ rule }) => rule === 'over-ceiling');
  if (isCeiling) return state === 'undecided' ? 'no-ceiling' : 'over-ceiling';
  return state === 'undecided' ? 'undecided' : 'other';
}
