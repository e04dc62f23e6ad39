import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { ClientId, CreatorId, ParticipationId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readOwnParameters } from '../../rules/agency-parameters.ts';
import { tables } from './store.ts';
import { CONTRACT_CENTS, crossesThreshold, type Threshold, weighThreshold } from './threshold.ts';

/** Whose benefits are added up: one advertiser, one creator, one purpose, one calendar year. */
export type TotalOf = {
  readonly clientId: ClientId;
  readonly creatorId: CreatorId;
  readonly objective: string;
  readonly year: number;
};

/**
 * What this advertiser gave this creator in a calendar year, in cents before tax, by promotional
 * purpose; '' is the advertiser's usual one. Money, gifts and what was given before us alike.
 */
export async function totalsWithAdvertiser(
  tx: Tx,
  of: { creatorId: CreatorId; clientId: ClientId; year: number },
): Promise<Totals> {
  const { creatorId, ...rest } = of;
  return (await listTotals(tx, { ...rest, creatorIds: [creatorId] })).get(creatorId) ?? new Map();
}

type Totals = Map<string, { givenCents: number; plannedCents: number }>;

/** The same for each of them who was given or promised something. */
async function listTotals(
  tx: Tx,
  of: { creatorIds: readonly CreatorId[]; clientId: ClientId; year: number },
): Promise<Map<CreatorId, Totals>> {
  if (of.creatorIds.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('benefit')
    .select(['creator_id', 'objective', 'state'])
    .select((eb) => eb.fn.sum<string>('value_cents').as('cents'))
    .where('client_id', '=', of.clientId)
    .where('creator_id', 'in', [...of.creatorIds])
    .where((eb) =>
      eb.or([
        eb.and([
          eb('state', '=', 'given'),
          eb(sql<number>`extract(year from given_on)`, '=', of.year),
        ]),
        // What was planned for somebody who said no isn't any more; what a later year's operation plans
        // counts in that year, unless it has begun to give in this one.
        eb.and([
          eb('state', '=', 'planned'),
          eb(
            'participation_id',
            'in',
            eb
              .selectFrom('participation')
              .innerJoin('operation', 'operation.id', 'participation.operation_id')
              .select('participation.id')
              .where('participation.state', 'not in', ['declined', 'silent'])
              .where(
                sql<boolean>`(extract(year from operation.starts_on) <= ${of.year} or exists (
                  select from benefit given where given.participation_id = participation.id
                    and given.state = 'given' and extract(year from given.given_on) = ${of.year}))`,
              ),
          ),
        ]),
      ]),
    )
    .groupBy(['creator_id', 'objective', 'state'])
    .execute();
  const found = new Map<CreatorId, Totals>();
  for (const { creator_id: id, objective, state, cents } of rows) {
    const totals: Totals = found.get(id) ?? new Map();
    found.set(id, totals);
    const total = totals.get(objective) ?? { givenCents: 0, plannedCents: 0 };
    const value = Number(cents);
    totals.set(objective, {
      givenCents: total.givenCents + (state === 'given' ? value : 0),
      plannedCents: total.plannedCents + value,
    });
  }
  return found;
}

/** Where a creator stands towards the sum from which a written contract is due. */
export async function readThreshold(
  tx: Tx,
  of: TotalOf & { participationId: ParticipationId | null },
): Promise<Threshold> {
  const { creatorId, participationId, ...rest } = of;
  const [threshold] = await listThresholds(tx, rest, [{ creatorId, participationId }]);
  if (!threshold) throw new Error('a creator has no threshold');
  return threshold;
}

/** The same for several, in their order. */
export async function listThresholds(
  tx: Tx,
  of: Omit<TotalOf, 'creatorId'>,
  places: readonly { creatorId: CreatorId; participationId: ParticipationId | null }[],
): Promise<Threshold[]> {
  const creatorIds = [...new Set(places.map(({ creatorId }) => creatorId))];
  const totals = await listTotals(tx, { ...of, creatorIds });
  const { contractWarning: warningCents } = await readOwnParameters(tx);
  const thresholds: Threshold[] = [];
  for (const place of places) {
    const none = { givenCents: 0, plannedCents: 0 };
    const sums = totals.get(place.creatorId)?.get(of.objective) ?? none;
    // Below the sum nobody asks for a contract.
    const isDue = sums.plannedCents >= CONTRACT_CENTS;
    const hasContract = isDue && (await hasSignedContract(tx, { ...of, ...place }));
    thresholds.push(
      weighThreshold({ ...sums, hasContract, ...(warningCents && { warningCents }) }),
    );
  }
  return thresholds;
}

export type ThresholdRefusal = {
  type: 'contract-missing';
  givenCents: number;
  addedCents: number;
  year: number;
};

/**
 * Refuses what would reach the threshold without a signed contract. Whoever asks holds the pair's
 * lock until the end of the transaction: two parcels at once can't pass one after the other's sum.
 */
export async function checkThreshold(
  tx: Tx,
  of: TotalOf & { participationId: ParticipationId | null; addedCents: number },
): Promise<Result<Threshold, ThresholdRefusal>> {
  await sql`select pg_advisory_xact_lock(
    hashtextextended(${of.clientId}::text || ${of.creatorId}::text, 1))`.execute(tx);
  const threshold = await readThreshold(tx, of);
  const { givenCents } = threshold;
  const isCrossed = crossesThreshold(givenCents, of.addedCents, false);
  if (isCrossed && !(await hasSignedContract(tx, of))) {
    const { addedCents, year } = of;
    return refuse({ type: 'contract-missing', givenCents, addedCents, year });
  }
  return ok(threshold);
}

/** The same question as the last wall in the database asks (`check_contract_threshold`). */
export async function hasSignedContract(
  tx: Tx,
  of: TotalOf & { participationId: ParticipationId | null },
): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (
      select from agreement a
      join participation p on p.id = a.participation_id
      join operation o on o.id = p.operation_id
      join agreement_version v on v.agreement_id = a.id
        and v.n = (select max(n) from agreement_version where agreement_id = a.id)
      where a.client_id = ${of.clientId} and a.creator_id = ${of.creatorId}
        and o.objective = ${of.objective} and v.kind = 'contract' and v.is_complete
        and (a.participation_id = ${of.participationId}
          or extract(year from a.created_at at time zone
            (select time_zone from client where id = a.client_id)) = ${of.year})
        and 2 = (select count(distinct s.signer_kind = 'creator') from signature s
          left join signature_void x on x.signature_id = s.id
          where s.subject_kind = 'agreement' and s.subject_id = a.id
            and s.content_hash = v.content_hash and s.decision = 'approved'
            and x.signature_id is null)
    ) as is`.execute(tx);
  return rows[0]?.is ?? false;
}
