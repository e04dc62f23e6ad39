import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { ClientId, CreatorId, MemberId } from '../../lib/ids.ts';
import { addPastRelation } from './give-benefit.ts';
import { totalsWithAdvertiser } from './totals.ts';

/**
 * Brings what is on record of a calendar year up to what a brief says this advertiser gave this creator
 * in it, in cents before tax: only what is missing is added. Said twice, or by two briefs at once, it
 * counts once. `givenOn` is the day that the brief speaks of; returns what was added.
 */
export async function recordPast(
  tx: Tx,
  past: {
    clientId: ClientId;
    creatorId: CreatorId;
    label: string;
    totalCents: number;
    givenOn: string;
    by: MemberId;
    at: Date;
  },
): Promise<number> {
  const { clientId, creatorId, totalCents, givenOn } = past;
  await sql`select pg_advisory_xact_lock(
    hashtextextended(${clientId}::text || ${creatorId}::text, 1))`.execute(tx);
  const year = Number(givenOn.slice(0, 4));
  const totals = await totalsWithAdvertiser(tx, { clientId, creatorId, year });
  const valueCents = totalCents - (totals.get('')?.givenCents ?? 0);
  if (valueCents <= 0) return 0;
  await addPastRelation(tx, { ...past, valueCents });
  return valueCents;
}
