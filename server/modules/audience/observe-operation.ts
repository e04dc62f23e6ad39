import { canonicalText, type Json } from '../../../verifier/format/canonical.ts';
import type { BlobStore } from '../../blobs/blobs.ts';
import type { Tx } from '../../db/db.ts';
import type { ClientId, OperationId } from '../../lib/ids.ts';
import { readClientFacts } from '../clients/public.ts';
import { readObservedFacts } from '../operations/public.ts';
import {
  type Seen,
  seeCaptures,
  seeEntries,
  seeSpend,
  seeSubscribers,
  seeVisits,
} from './make-observations.ts';
import { followCaptures } from './plan-captures.ts';
import { recordObservation } from './record-observation.ts';
import { tables } from './store.ts';

/**
 * Records what our own server knows of an operation: entries, spend, captures and mentions, visits. What
 * was seen already, with the same records, isn't recorded again. Returns how many were recorded; null
 * where the scope doesn't hold the operation.
 */
export async function observeOperation(
  { blobs }: { readonly blobs: Pick<BlobStore, 'put'> },
  tx: Tx,
  of: {
    readonly operationId: OperationId;
    readonly at: Date;
    /** Leaves out the visits of a day that isn't over. */
    readonly wholeDays?: boolean;
  },
): Promise<number | null> {
  const facts = await readObservedFacts(tx, of.operationId);
  const client = facts && (await readClientFacts(tx, facts.clientId));
  if (!facts || !client) return null;
  const whole = { ...of, timeZone: client.timeZone };
  await followCaptures(tx, facts, of);
  const all = [
    ...(await seeEntries(tx, whole)),
    ...(await seeSubscribers(tx, whole)),
    ...seeSpend(facts, whole),
    ...seeCaptures(facts, whole),
    ...(await seeVisits(tx, whole)).filter(({ to }) => !of.wholeDays || to < of.at),
  ];
  let recorded = 0;
  for (const seen of all) {
    if (await isKnown(tx, client.id, seen)) continue;
    const own = { clientId: client.id, source: 'our-server', mark: 'measured' } as const;
    await recordObservation(tx, blobs, { ...own, operationId: of.operationId, at: of.at, ...seen });
    recorded += 1;
  }
  return recorded;
}

/** Whether the last observation of the same thing says the same; what was erased says nothing new. */
async function isKnown(tx: Tx, clientId: ClientId, seen: Seen): Promise<boolean> {
  let query = tables(tx)
    .selectFrom('observation')
    .select(['id', 'to_at'])
    .where('client_id', '=', clientId)
    .where('kind', '=', seen.kind)
    .where('object', '=', seen.object);
  // Days stay apart; everything else is read anew as a whole.
  if (seen.kind === 'visits') query = query.where('from_at', '=', seen.from);
  const last = await query.orderBy('to_at', 'desc').orderBy('id', 'desc').executeTakeFirst();
  // That nobody came is only known as far as it was looked at.
  if (!last || (seen.records.length === 0 && last.to_at < seen.to)) return false;
  const kept = await tables(tx)
    .selectFrom('observation_record')
    .select('record')
    .where('observation_id', '=', last.id)
    .orderBy('place')
    .execute();
  if (kept.length !== seen.records.length) return false;
  return kept.every(
    ({ record }, place) => record === null || text(record) === text(seen.records[place]),
  );
}

function text(record: unknown): string {
  // Records hold strings, integers, booleans and nulls by their shapes.
  return canonicalText(record as Json);
}
