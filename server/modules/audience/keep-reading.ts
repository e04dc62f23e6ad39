import type { RecordOf } from '../../../verifier/report/observation.ts';
import type { BlobStore } from '../../blobs/blobs.ts';
import { WARC, writeWarc } from '../../blobs/warc.ts';
import type { NetworkComment, NetworkNumber, Outcome, Raw } from '../../connectors/connector.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { Clock } from '../../lib/clock.ts';
import type { ClientId, OperationId } from '../../lib/ids.ts';
import { agencyNow } from '../people/public.ts';
import { eraseKnown } from './erase-person.ts';
import { pseudonyms } from './name-people.ts';
import type { DueReading } from './read-networks.ts';
import { recordObservation } from './record-observation.ts';
import { tables } from './store.ts';

type Done<T> = Extract<Outcome<T>, { kind: 'done' }>;

/** What came of asking a network. */
export type Heard =
  | {
      readonly kind: 'heard';
      /** A connector's id. */
      readonly network: string;
      readonly url: string;
      readonly acceptedAt: Date;
      readonly numbers: Done<readonly NetworkNumber[]> | null;
      readonly comments: Done<readonly NetworkComment[]> | null;
    }
  /** `isFinal`: asking again is useless. */
  | { readonly kind: 'nothing'; readonly why: string; readonly isFinal: boolean };

/**
 * Writes down what was read, or why nothing was, once: true where the reading is settled by this call.
 * Of two processes that read the same at the same moment, the second leaves what the first wrote.
 */
export async function keepReading(
  deps: { readonly worker: Db; readonly clock: Clock; readonly blobs: Pick<BlobStore, 'put'> },
  due: DueReading,
  heard: Heard,
): Promise<boolean> {
  const scope = { agencyId: due.agency_id, clientIds: [due.client_id] };
  return deps.worker.write(scope, async (tx) => {
    const at = await agencyNow(tx, due.agency_id, deps.clock);
    if (!(await settle(tx, due, heard, at))) return false;
    const own = { clientId: due.client_id, operationId: due.operation_id, at };
    if (heard.kind === 'heard') {
      const { url, network, acceptedAt, numbers, comments } = heard;
      const read = { ...own, object: url, source: network };
      if (numbers) {
        await recordObservation(tx, deps.blobs, {
          ...read,
          kind: 'reading',
          mark: 'network',
          method: 'network-numbers',
          from: at,
          to: at,
          records: numbers.value.map(({ name, value, rule }) => ({ name, value, rule })),
          ...rawOf(numbers.raw),
        });
      }
      if (comments) {
        const name = await pseudonyms(tx, { ...own, network });
        const observationId = await recordObservation(tx, deps.blobs, {
          ...read,
          kind: 'comments',
          mark: 'measured',
          method: 'comments-as-readers-see-them',
          from: acceptedAt,
          to: at,
          records: comments.value.map((one) => recordOf(one, name)),
          ...rawOf(comments.raw),
        });
        const scopeId = due.operation_id ?? due.client_id;
        await eraseKnown(tx, { observationId, scopeId, at });
      }
    }
    await recordPlan(tx, deps.blobs, due, own);
    return true;
  });
}

/** The row, held: false where somebody else settled it, or it is to be tried again. */
async function settle(tx: Tx, due: DueReading, heard: Heard, at: Date): Promise<boolean> {
  const { delivery_id, client_id, moment, due_at } = due;
  const isDone = heard.kind === 'heard';
  const isMissed = heard.kind === 'nothing' && heard.isFinal;
  await tables(tx)
    .insertInto('publication_reading')
    .values({ delivery_id, client_id, moment, due_at, done_at: null, why: 'not-read-yet' })
    .onConflict((conflict) => conflict.columns(['delivery_id', 'moment']).doNothing())
    .execute();
  const row = await tables(tx)
    .selectFrom('publication_reading')
    .selectAll()
    .where('delivery_id', '=', delivery_id)
    .where('moment', '=', moment)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (row.done_at || row.is_missed) return false;
  // What the network last said stays the reason, where time ran out after it.
  const told = heard.kind === 'nothing' ? heard.why : null;
  const why = told === 'not-made-in-time' && row.why !== 'not-read-yet' ? row.why : told;
  await tables(tx)
    .updateTable('publication_reading')
    .set({ done_at: isDone ? at : null, why, is_missed: isMissed })
    .where('delivery_id', '=', delivery_id)
    .where('moment', '=', moment)
    .execute();
  return isDone || isMissed;
}

/** Of this publication, every planned reading so far: made, or missing and why. */
async function recordPlan(
  tx: Tx,
  blobs: Pick<BlobStore, 'put'>,
  { delivery_id: deliverable }: DueReading,
  own: { clientId: ClientId; operationId: OperationId | null; at: Date },
): Promise<void> {
  const rows = await tables(tx)
    .selectFrom('publication_reading')
    .selectAll()
    .where('delivery_id', '=', deliverable)
    .where((e) => e.or([e('done_at', 'is not', null), e('is_missed', '=', true)]))
    .orderBy('due_at')
    .execute();
  const records = rows.map(
    ({ moment, due_at, done_at, why }): RecordOf<'capture'> => ({
      deliverable,
      moment,
      dueAt: due_at.toISOString(),
      doneAt: done_at?.toISOString() ?? null,
      why,
    }),
  );
  await recordObservation(tx, blobs, {
    ...own,
    kind: 'capture',
    object: deliverable,
    source: 'our-server',
    mark: 'measured',
    method: 'planned-readings',
    from: rows[0]?.due_at ?? own.at,
    to: own.at,
    records,
  });
}

function recordOf(one: NetworkComment, name: (text: string) => string): RecordOf<'comments'> {
  return {
    id: name(`comment ${one.id}`),
    author: name(`person ${one.author}`),
    parent: one.parent === null ? null : name(`comment ${one.parent}`),
    at: one.at.toISOString(),
    text: one.text,
    isBrand: one.isBrand,
    // Whose account is a creator's isn't known to a network.
    isCreator: false,
  };
}

function rawOf(raw: readonly Raw[]) {
  return { raw: { bytes: writeWarc(raw), mediaType: WARC } };
}
