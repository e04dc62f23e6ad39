import type { Updateable } from 'kysely';
import type {
  Connector,
  NetworkRefusal,
  Outcome,
  Published,
  Raw,
} from '../../connectors/connector.ts';
import type { Tx } from '../../db/db.ts';
import { stageLeaf } from '../../evidence/stage-leaf.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Clock } from '../../lib/clock.ts';
import { never } from '../../lib/result.ts';
import { markChannelAlive, setChannelState } from '../clients/public.ts';
import { agencyNow } from '../people/public.ts';
import type { Lease } from './deliver.ts';
import { captureJob, smallerImageJob } from './delivery-jobs.ts';
import {
  addEvent,
  type DeliveryEventDetail,
  type DeliveryEventKind,
  type DeliveryRow,
  type DeliveryTables,
  deliveryTables,
  lockDelivery,
  type StoredRefusal,
} from './delivery-store.ts';
import { tellLostLater } from './lost-channel.ts';

type Deps = { readonly clock: Clock; readonly jobs: Jobs };
type Settling = {
  tx: Tx;
  row: DeliveryRow;
  now: Date;
  realNow: Date;
  raw: DeliveryEventDetail['raw'];
};

/** Writes down what became of a publication call. */
export async function settlePublish(
  deps: Deps,
  tx: Tx,
  lease: Lease,
  connector: Connector,
  outcome: Outcome<Published>,
): Promise<void> {
  const at = await open(deps, tx, lease, outcome.raw);
  if (!at) return;
  switch (outcome.kind) {
    case 'done':
      return accept(deps, at, lease, connector, outcome.value);
    case 'pending':
      return stayUnknown(at, 'pending', 'pending', delayUntil(at, outcome.askAgainAt));
    case 'unknown':
      return stayUnknown(at, 'unknown', outcome.detail, patience(at.row.attempts));
    case 'refused':
      return settleRefusal(deps, at, lease, connector, outcome.refusal);
    default:
      return never(outcome);
  }
}

/** Writes down what the network says of an earlier call; null: this network can't be asked. */
export async function settleFind(
  deps: Deps,
  tx: Tx,
  lease: Lease,
  connector: Connector,
  outcome: Outcome<Published | null> | null,
): Promise<void> {
  const at = await open(deps, tx, lease, outcome?.raw ?? []);
  if (!at) return;
  if (outcome === null) return hold(at, 'ask-person', { reason: 'ask-person' });
  switch (outcome.kind) {
    case 'done':
      if (outcome.value) return accept(deps, at, lease, connector, outcome.value);
      return sendAgain(at, connector);
    case 'pending':
      return stayUnknown(at, 'pending', 'pending', delayUntil(at, outcome.askAgainAt));
    case 'unknown':
      return stayUnknown(at, null, outcome.detail, patience(at.row.attempts));
    case 'refused':
      return settleRefusedQuestion(deps, at, outcome.refusal);
    default:
      return never(outcome);
  }
}

/** The row, where this worker may still say something about it. */
async function open(
  deps: Deps,
  tx: Tx,
  lease: Lease,
  raw: readonly Raw[],
): Promise<Settling | null> {
  const row = await lockDelivery(tx, lease.deliveryId);
  if (!row || row.lease_owner !== lease.workerId) return null;
  if (row.state !== 'sending' && row.state !== 'unknown') return null;
  const now = await agencyNow(tx, lease.agencyId, deps.clock);
  return { tx, row, now, realNow: deps.clock.now(), raw: raw.map(describeRaw) };
}

async function accept(
  deps: Deps,
  at: Settling,
  lease: Lease,
  connector: Connector,
  published: Published,
) {
  const { tx, row, now } = at;
  const leaf = await stageLeaf(tx, {
    clientId: row.client_id,
    at: now,
    kind: 'publication',
    body: (commit) => ({
      publication: row.id,
      post: row.post_id,
      version: row.version,
      contentHash: row.content_hash,
      channel: row.channel_id,
      network: connector.id,
      approvals: row.approvals,
      address: commit('address', published.url),
    }),
  });
  await change(at, {
    state: 'accepted',
    remote_id: published.remoteId,
    url: published.url,
    accepted_at: now,
    refusal: null,
    retry_at: null,
  });
  await tell(at, 'accepted', { url: published.url, leafId: leaf.id });
  await markChannelAlive(tx, row.channel_id, { at: now });
  const ids = { deliveryId: row.id, clientId: row.client_id, agencyId: lease.agencyId };
  await deps.jobs.send(tx, captureJob, ids);
}

async function settleRefusal(
  deps: Deps,
  at: Settling,
  lease: Lease,
  connector: Connector,
  refusal: NetworkRefusal,
) {
  const { tx, row } = at;
  switch (refusal.type) {
    case 'reconnect':
      await loseChannel(deps, at, refusal.detail);
      await change(at, { state: 'prepared', held: 'reconnect', refusal: store(refusal) });
      return tell(at, 'held', { reason: 'reconnect', detail: refusal.detail });
    case 'wait':
      return tryLater(at, refusal, delayUntil(at, refusal.until));
    case 'unavailable':
      return tryLater(at, refusal, patience(row.attempts));
    case 'rejected':
    case 'unsupported': {
      await change(at, { state: 'refused', refusal: store(refusal), retry_at: null });
      const rejected = refusal.type === 'rejected' ? refusal : null;
      await tell(at, 'refused', {
        reason: rejected?.reason ?? refusal.type,
        limit: rejected?.limit,
        actual: rejected?.actual,
        detail: refusal.detail,
      });
      if (rejected?.reason === 'image-too-heavy' && connector.limits.images > 0) {
        const ids = { deliveryId: row.id, clientId: row.client_id, agencyId: lease.agencyId };
        await deps.jobs.send(tx, smallerImageJob, ids);
      }
      return;
    }
    default:
      return never(refusal);
  }
}

/** Surely nothing is out: it goes through all checks again, and becomes late by its window. */
async function tryLater(at: Settling, refusal: NetworkRefusal, delayMs: number) {
  const until = later(at, delayMs);
  await change(at, { state: 'prepared', refusal: store(refusal), retry_at: until });
  await tell(at, 'waiting', {
    reason: refusal.type,
    detail: refusal.detail,
    until: until.toISOString(),
  });
}

/** The access isn't recognised any more: said once, by whoever finds it out first. */
async function loseChannel(deps: Deps, { tx, row, now }: Settling, reason: string) {
  const isNews = await setChannelState(tx, row.channel_id, { state: 'reconnect', reason, at: now });
  if (!isNews) return;
  await tellLostLater(deps.jobs, tx, { id: row.channel_id, clientId: row.client_id });
}

/** The question was refused, which says nothing about what is out. */
async function settleRefusedQuestion(deps: Deps, at: Settling, refusal: NetworkRefusal) {
  if (refusal.type === 'reconnect') {
    await loseChannel(deps, at, refusal.detail);
    return hold(at, 'reconnect', { reason: 'reconnect', detail: refusal.detail });
  }
  if (refusal.type === 'wait') {
    return stayUnknown(at, null, refusal.detail, delayUntil(at, refusal.until));
  }
  if (refusal.type === 'unavailable') {
    return stayUnknown(at, null, refusal.detail, patience(at.row.attempts + 2));
  }
  return hold(at, 'ask-person', { reason: 'ask-person', detail: refusal.detail });
}

/**
 * The network says that nothing is out. Where it refuses a second record under our key, or whatever
 * arrives late stays invisible, that is enough. Elsewhere a call that was sent may still arrive: its
 * longest duration is waited for, and then the network is asked once more.
 */
async function sendAgain(at: Settling, connector: Connector) {
  const sentAt = at.row.sent_at?.getTime() ?? 0;
  const isLateHarmless = ['client-key', 'draft-first'].includes(connector.idempotency);
  const trustedAt = isLateHarmless ? 0 : sentAt + connector.timeoutMs + 5_000;
  if (at.realNow.getTime() < trustedAt) {
    return stayUnknown(at, null, 'absent', trustedAt - at.realNow.getTime());
  }
  await change(at, { state: 'prepared', refusal: null, retry_at: null });
  return tell(at, 'absent', {});
}

async function stayUnknown(
  at: Settling,
  event: 'pending' | 'unknown' | null,
  detail: string,
  delayMs: number,
) {
  const type = event === 'pending' ? 'pending' : 'unknown';
  const refusal = JSON.stringify({ type, detail } satisfies StoredRefusal);
  await change(at, { state: 'unknown', refusal, retry_at: later(at, delayMs) });
  if (event) await tell(at, event, { detail });
}

async function hold(at: Settling, reason: 'reconnect' | 'ask-person', detail: DeliveryEventDetail) {
  await change(at, { state: 'unknown', held: reason });
  await tell(at, 'held', detail);
}

function change({ tx, row }: Settling, values: Updateable<DeliveryTables['delivery']>) {
  return deliveryTables(tx)
    .updateTable('delivery')
    .set({ lease_owner: null, lease_until: null, ...values })
    .where('id', '=', row.id)
    .execute();
}

function tell(
  { tx, row, now, raw }: Settling,
  kind: DeliveryEventKind,
  detail: DeliveryEventDetail,
) {
  return addEvent(tx, row, { at: now, kind, detail: { ...detail, raw } });
}

function store(refusal: NetworkRefusal): string {
  const { type, detail } = refusal;
  const rejected = refusal.type === 'rejected' ? refusal : undefined;
  const { reason, limit, actual } = rejected ?? {};
  return JSON.stringify({ type, detail, reason, limit, actual } satisfies StoredRefusal);
}

/** What the network wishes, told on the hour it was asked at; half a second to an hour. */
function delayUntil({ now }: Settling, until: Date): number {
  return Math.min(Math.max(until.getTime() - now.getTime(), 500), 3_600_000);
}

/** 2 s, 4 s, 8 s … 5 min. */
function patience(attempts: number): number {
  return Math.min(1_000 * 2 ** Math.min(attempts, 12), 300_000);
}

function later({ realNow }: Settling, delayMs: number): Date {
  return new Date(realNow.getTime() + delayMs);
}

/** Enough of an answer to be read; the bytes of a capture are kept whole, elsewhere. */
function describeRaw({ request, status, body, at }: Raw) {
  const text = new TextDecoder().decode(body.subarray(0, 4_000)).replaceAll('\0', '');
  return { request, status, body: text, at: at.toISOString() };
}
