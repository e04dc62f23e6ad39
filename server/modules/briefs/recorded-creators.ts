import type { Tx } from '../../db/db.ts';
import type { AgencyId, ClientId, CreatorId } from '../../lib/ids.ts';
import { dayOf } from '../../lib/work-days.ts';
import { readRotation, totalsWithAdvertiser } from '../operations/public.ts';
import { foldName, type PlanFacts } from './feasibility.ts';
import type { ProposedCreator } from './reco-schema.ts';

type Recorded = Pick<PlanFacts, 'past' | 'rotation'>;

/**
 * What is on record of the creators that a recommendation proposes: what this client gave them this
 * year, and how often the agency called on them. Of what was entered by hand and what is on record
 * the larger sum counts, so that nothing is counted twice and nothing is lost.
 */
export async function readRecorded(
  tx: Tx,
  of: {
    agencyId: AgencyId;
    clientId: ClientId;
    timeZone: string;
    creators: readonly ProposedCreator[];
    entered: PlanFacts['past'];
    at: Date;
  },
): Promise<Recorded> {
  const known = of.creators.flatMap(
    ({ name, creatorId }) => (creatorId === null ? [] : [{ name, id: creatorId as CreatorId }]), // found or not, by the wall
  );
  const year = Number(dayOf(of.at, of.timeZone).slice(0, 4));
  const past = new Map<string, { name: string; cents: number }>();
  for (const { name, cents } of of.entered) {
    const before = past.get(foldName(name))?.cents ?? 0;
    past.set(foldName(name), { name, cents: before + cents });
  }
  for (const { name, id } of known) {
    const totals = await totalsWithAdvertiser(tx, { clientId: of.clientId, creatorId: id, year });
    // The client's usual purpose: one of its own is counted apart.
    const cents = totals.get('')?.givenCents ?? 0;
    if (cents > (past.get(foldName(name))?.cents ?? 0)) past.set(foldName(name), { name, cents });
  }
  const rotations = await readRotation(tx, {
    agencyId: of.agencyId,
    creatorIds: known.map(({ id }) => id),
    now: of.at,
  });
  return {
    past: [...past.values()],
    rotation: known.flatMap(({ name, id }) => {
      const found = rotations.get(id);
      if (!found) return [];
      const nextOn = found.nextAt && dayOf(found.nextAt, of.timeZone);
      return { name, inYear: found.inYear, isBeyond: found.isBeyond, nextOn };
    }),
  };
}
