import { setTimeout as sleep } from 'node:timers/promises';
import type { BlobStore } from '../../blobs/blobs.ts';
import type { Call, Connector, Connectors, Outcome } from '../../connectors/connector.ts';
import type { Db, Scope } from '../../db/db.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Clock } from '../../lib/clock.ts';
import type { AgencyId, ClientId, DeliveryId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { never } from '../../lib/result.ts';
import type { Vault } from '../../vault/vault.ts';
import { openChannel } from '../clients/public.ts';
import { agencyNow } from '../people/public.ts';
import { readMoment } from './delivery-moment.ts';
import { settleFind, settlePublish } from './delivery-outcome.ts';
import { buildOutgoing, readDraft } from './delivery-outgoing.ts';
import { type Moment, mayGoOut, type Word } from './delivery-policy.ts';
import {
  addEvent,
  type DeliveryRow,
  deliveryTables,
  findDelivery,
  lockDelivery,
  windowEnd,
} from './delivery-store.ts';
import type { Gate } from './gate.ts';

export type DeliverDeps = {
  /** The worker's handle. */
  readonly worker: Db;
  readonly jobs: Jobs;
  readonly vault: Pick<Vault, 'open'>;
  readonly blobs: BlobStore;
  readonly connectors: Connectors;
  readonly clock: Clock;
  /** The only way out to the networks. */
  readonly fetch: typeof globalThis.fetch;
};

/** `gate` bounds the calls under way; what is read before and written after takes no place in it. */
type SendDeps = DeliverDeps & { readonly gate: Gate };

/** A delivery that this worker holds. `isKept` says whether it surely still does. */
export type Lease = {
  readonly workerId: string;
  readonly deliveryId: DeliveryId;
  readonly clientId: ClientId;
  readonly agencyId: AgencyId;
  readonly isKept: () => boolean;
};

/**
 * Takes a delivery one step further: asks the network what became of an earlier try, or checks that
 * it may go out at this very moment, commits the intent, and sends.
 * Killed anywhere, it loses nothing: a row that says `sending` is asked for before it is sent again.
 */
export async function deliver(deps: SendDeps, lease: Lease): Promise<void> {
  const scope: Scope = { agencyId: lease.agencyId, clientIds: [lease.clientId] };
  const found = await deps.worker.read(scope, async (tx) => {
    const row = await findDelivery(tx, lease.deliveryId);
    return row && { row, moment: await readMoment(deps, tx, row.id) };
  });
  if (!found || found.row.lease_owner !== lease.workerId) return;
  const { state } = found.row;
  if (state === 'prepared') await send(deps, scope, lease, found);
  else if (state === 'sending' || state === 'unknown') await ask(deps, scope, lease);
}

type Found = { readonly row: DeliveryRow; readonly moment: Moment & { readonly locale: Locale } };

async function send(deps: SendDeps, scope: Scope, lease: Lease, found: Found) {
  const before = found.row;
  if (found.moment.now > windowEnd(before)) {
    await begin(deps, scope, lease); // says that it is late, also where nothing could be sent
    return;
  }
  // Read before the intent is committed, so that what follows the commit is the call itself.
  const ready = await deps.worker.read(scope, async (tx) => ({
    opened: await openChannel(deps, tx, before.channel_id),
    draft: await readDraft(tx, before),
  }));
  const connector = ready.opened && deps.connectors.get(ready.opened.channel.connector);
  if (!ready.opened || !connector) throw new Error(`no connector for channel ${before.channel_id}`);
  const post = await buildOutgoing(deps.blobs, before, ready.draft, found.moment.locale);
  const { credentials } = ready.opened;
  const outcome = await deps.gate(async () => {
    if (!(await begin(deps, scope, lease))) return null;
    return callNetwork(deps, lease, connector, credentials, found.moment.now, (call) =>
      connector.publish(call, post),
    );
  });
  if (!outcome) return;
  await deps.worker.write(scope, (tx) => settlePublish(deps, tx, lease, connector, outcome));
}

/** The checks and the intent, committed together; null where it doesn't go out now. */
async function begin(deps: DeliverDeps, scope: Scope, lease: Lease): Promise<DeliveryRow | null> {
  return deps.worker.write(scope, async (tx) => {
    const row = await lockDelivery(tx, lease.deliveryId);
    if (!row || row.lease_owner !== lease.workerId || row.state !== 'prepared') return null;
    const moment = await readMoment(deps, tx, row.id);
    const word = mayGoOut(row, moment);
    if (word.kind === 'go' && !lease.isKept()) return null;
    await deliveryTables(tx)
      .updateTable('delivery')
      .set(nextRow(word, row, deps.clock.now()))
      .where('id', '=', row.id)
      .execute();
    await addEvent(tx, row, { at: moment.now, ...eventOf(word, row) });
    return word.kind === 'go' ? row : null;
  });
}

const released = { lease_owner: null, lease_until: null };

function nextRow(word: Word, row: DeliveryRow, realNow: Date) {
  switch (word.kind) {
    case 'go':
      return {
        state: 'sending' as const,
        sent_at: realNow,
        attempts: row.attempts + 1,
        approvals: word.approvals.map(({ signatureId }) => signatureId),
        held: null,
        retry_at: null,
        refusal: null,
      };
    case 'hold':
      return { held: word.reason, ...released };
    case 'late':
      return { state: 'late' as const, held: null, ...released };
    case 'cancel':
      return { state: 'cancelled' as const, held: null, ...released };
    default:
      return never(word);
  }
}

function eventOf(word: Word, row: DeliveryRow) {
  switch (word.kind) {
    case 'go':
      return {
        kind: 'sending' as const,
        detail: {
          key: row.network_key,
          contentHash: row.content_hash,
          attempt: row.attempts + 1,
        },
      };
    case 'hold':
      return { kind: 'held' as const, detail: { reason: word.reason } };
    case 'late':
      return { kind: 'late' as const };
    case 'cancel':
      return { kind: 'cancelled' as const, detail: { reason: word.reason } };
    default:
      return never(word);
  }
}

/** After an answer that was lost, here or by a worker that died: the network is asked, never sent to. */
async function ask(deps: SendDeps, scope: Scope, lease: Lease) {
  const ready = await deps.worker.write(scope, async (tx) => {
    const row = await lockDelivery(tx, lease.deliveryId);
    if (!row || row.lease_owner !== lease.workerId) return null;
    const now = await agencyNow(tx, lease.agencyId, deps.clock);
    if (row.state === 'sending') {
      await deliveryTables(tx)
        .updateTable('delivery')
        .set({ state: 'unknown' })
        .where('id', '=', row.id)
        .execute();
      await addEvent(tx, row, { at: now, kind: 'interrupted' });
    }
    return { row, now, opened: await openChannel(deps, tx, row.channel_id) };
  });
  if (!ready) return;
  const { row, opened } = ready;
  const connector = opened && deps.connectors.get(opened.channel.connector);
  if (!opened || !connector) throw new Error(`no connector for channel ${row.channel_id}`);
  const canAsk = connector.idempotency !== 'never' && connector.capabilities.includes('find');
  const outcome = canAsk
    ? await deps.gate(() =>
        callNetwork(deps, lease, connector, opened.credentials, ready.now, (call) =>
          connector.find(call, row.network_key),
        ),
      )
    : null;
  await deps.worker.write(scope, (tx) => settleFind(deps, tx, lease, connector, outcome));
}

/** Whatever happens, an answer: a connector that throws, or never ends, leaves an unknown outcome. */
async function callNetwork<T>(
  deps: DeliverDeps,
  lease: Lease,
  connector: Connector,
  credentials: Readonly<Record<string, string>>,
  agencyHour: Date,
  ask: (call: Call) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const limit = new AbortController();
  const call: Call = {
    credentials,
    fetch: (input, init) => {
      // A worker that lost its lease says nothing more: another one has asked by now.
      if (!lease.isKept()) throw new Error('the lease was lost');
      return deps.fetch(input, init);
    },
    signal: AbortSignal.any([limit.signal, AbortSignal.timeout(connector.timeoutMs)]),
    now: () => agencyHour,
  };
  const unknown = (detail: string): Outcome<T> => ({ kind: 'unknown', detail, raw: [] });
  try {
    return await Promise.race([
      ask(call),
      sleep(connector.timeoutMs + 2_000, unknown('no answer in time'), {
        ref: false,
        signal: limit.signal,
      }),
    ]);
  } catch (error) {
    return unknown(error instanceof Error ? error.message : String(error));
  } finally {
    limit.abort();
  }
}
