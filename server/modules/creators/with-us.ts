import type { Scope, Tx } from '../../db/db.ts';
import type { ClientId, CreatorId } from '../../lib/ids.ts';
import { listClientNames } from '../clients/public.ts';
import { readAgency } from '../people/public.ts';
import type { CreatorDeps } from './deps.ts';
import type { ProfileView } from './profile-schema.ts';

/** How often and for how much we called on a creator, as the module of operations counts it. */
export async function readWithUs(
  deps: Pick<CreatorDeps, 'readWearOut' | 'readYearTotals' | 'thresholdCents'>,
  tx: Tx,
  { scope, creatorId, now }: { scope: Scope; creatorId: CreatorId; now: Date },
): Promise<ProfileView['withUs']> {
  const { readWearOut, readYearTotals } = deps;
  if (!readWearOut || !readYearTotals) return null;
  const { agencyId, clientIds } = scope;
  const wear = (await readWearOut(tx, { agencyId, creatorIds: [creatorId], now })).get(creatorId);
  const zone = (await readAgency(tx, agencyId))?.time_zone ?? 'UTC';
  const year = Number(
    new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone: zone }).format(now),
  );
  const totals = await readYearTotals(tx, { creatorId, clientIds, year });
  const names = await listClientNames(tx, [
    ...new Set<ClientId>(totals.map((one) => one.clientId)),
  ]);
  return {
    operations12: wear?.operations12 ?? 0,
    wear: wear?.wear ?? 0,
    lastAt: wear?.lastAt?.toISOString() ?? null,
    nextAt: wear?.nextAt?.toISOString() ?? null,
    year,
    thresholdCents: deps.thresholdCents ?? 0,
    totals: totals.map(({ clientId, objective, givenCents, plannedCents }) => ({
      client: { id: clientId, name: names.get(clientId)?.name ?? '' },
      ...{ objective, givenCents, plannedCents },
    })),
  };
}
