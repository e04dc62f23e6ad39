import { keepBlob } from '../../blobs/keep-blob.ts';
import type { Scope, Tx } from '../../db/db.ts';
import type { Fetched, Page } from '../../discovery/fetch/fetcher.ts';
import { stageLeaf } from '../../evidence/stage-leaf.ts';
import type { AgencyId, ClientId, DeliverableCaptureId } from '../../lib/ids.ts';
import { readClientFacts } from '../clients/public.ts';
import { agencyNow, readAgency } from '../people/public.ts';
import type { CaptureJob } from './capture-job-data.ts';
import type { CaptureDeps } from './deps.ts';
import { addEvent, moveTo } from './events.ts';
import { followIncident } from './mention-incident.ts';
import { benefitOf } from './mention-words.ts';
import { type ReadDeliverable, readDeliverable } from './read-deliverable.ts';
import { openCase } from './rule-case.ts';
import { type CaptureRow, findParticipation, type ParticipationRow, tables } from './store.ts';

/** Later than this it says nothing about its moment any more. */
const MAX_ATTEMPTS = 5;

/**
 * Reads what a creator published, as readers get it: raw bytes by their hash, whether the mention
 * stands there, a leaf. Throws where the page doesn't answer, so that the queue tries again; the last
 * try writes down why it is missing. Done where it is captured or given up already.
 */
export async function captureDeliverable(deps: CaptureDeps, job: CaptureJob): Promise<void> {
  const scope: Scope = {
    agencyId: job.agencyId as AgencyId, // written by `planCapture`
    clientIds: [job.clientId as ClientId],
  };
  const id = job.captureId as DeliverableCaptureId;
  const ready = await deps.worker.read(scope, (tx) => findDue(tx, scope, id, deps));
  if (!ready) return;
  if (ready.isOvertaken) return giveUp(deps, scope, id, 'overtaken');
  if (ready.isDemo) return captureStored(deps, scope, ready.row, ready.url);
  const fetched = await deps.fetcher.get(ready.url, { maxBytes: 5_000_000 });
  if (fetched.kind === 'page') return keepCapture(deps, scope, id, fetched);
  const reason = reasonOf(fetched);
  const isFinal = fetched.kind !== 'failed' || ready.row.attempts + 1 >= MAX_ATTEMPTS;
  if (isFinal) return giveUp(deps, scope, id, reason);
  await deps.worker.write(scope, (tx) => countAttempt(tx, id));
  throw new Error(`capture ${id} was not made: ${reason}`);
}

async function findDue(
  tx: Tx,
  scope: Scope,
  id: DeliverableCaptureId,
  { clock }: Pick<CaptureDeps, 'clock'>,
) {
  const row = await findCapture(tx, id);
  if (row?.state !== 'due') return null;
  const now = await agencyNow(tx, scope.agencyId, clock);
  if (row.due_at > now) return null;
  const deliverable = await tables(tx)
    .selectFrom('deliverable')
    .select('url')
    .where('id', '=', row.deliverable_id)
    .executeTakeFirstOrThrow();
  const later = await tables(tx)
    .selectFrom('deliverable_capture')
    .select('id')
    .where('deliverable_id', '=', row.deliverable_id)
    .where('moment', '<>', 'asked')
    .where('due_at', '>', row.due_at)
    .where('due_at', '<=', now)
    .executeTakeFirst();
  const isPlanned = row.moment !== 'asked' && row.moment !== 'live';
  const isOvertaken = isPlanned && later !== undefined;
  const agency = await readAgency(tx, scope.agencyId);
  return { row, url: deliverable.url, isOvertaken, isDemo: agency?.is_demo ?? false };
}

/** The demo's blogs are on no network: their pages are read from what was kept of them. */
async function captureStored(
  deps: Pick<CaptureDeps, 'worker' | 'blobs' | 'clock'>,
  scope: Scope,
  row: CaptureRow,
  url: string,
) {
  const last = await deps.worker.read(scope, (tx) =>
    tables(tx)
      .selectFrom('deliverable_capture')
      .select(['sha256', 'media_type'])
      .where('deliverable_id', '=', row.deliverable_id)
      .where('state', '=', 'done')
      .orderBy('captured_at', 'desc')
      .limit(1)
      .executeTakeFirst(),
  );
  const bytes = last?.sha256 ? await deps.blobs.get(last.sha256) : null;
  // Nothing was ever kept of it, and nothing of the demo's is asked of a network: that is said.
  if (!bytes) return giveUp(deps, scope, row.id, 'demo');
  const mediaType = last?.media_type ?? 'text/html';
  return keepCapture(deps, scope, row.id, { bytes, mediaType, status: 200, url });
}

/** Keeps what was seen; also used where the bytes come from a page that was stored before. */
export async function keepCapture(
  deps: Pick<CaptureDeps, 'worker' | 'blobs' | 'clock'>,
  scope: Scope,
  id: DeliverableCaptureId,
  page: Pick<Page, 'bytes' | 'mediaType' | 'status' | 'url'>,
): Promise<void> {
  const sha256 = await deps.blobs.put(page.bytes);
  await deps.worker.write(scope, async (tx) => {
    const capture = await lockCapture(tx, id);
    const of = capture && (await findOwner(tx, capture));
    if (!capture || !of || capture.state !== 'due') return;
    const at = await agencyNow(tx, scope.agencyId, deps.clock);
    const seen = await read(tx, of, page, at);
    const size = page.bytes.length;
    const mediaType = plainType(page.mediaType);
    await keepBlob(tx, of.client_id, { sha256, mediaType, size }, at);
    const leaf = await stageLeaf(tx, {
      clientId: of.client_id,
      at,
      kind: 'deliverable-capture',
      body: (commit) => ({
        capture: id,
        deliverable: capture.deliverable_id,
        address: commit('address', page.url),
        moment: capture.moment,
        sha256,
        size,
        mediaType,
        mention: seen.mention.state,
      }),
    });
    await tables(tx)
      .updateTable('deliverable_capture')
      .set({
        state: 'done',
        captured_at: at,
        sha256,
        size,
        media_type: mediaType,
        status: page.status,
        mention_state: seen.mention.state,
        mention: seen.mention.mention,
        sentence: seen.mention.sentence,
        problems: [...seen.problems],
        leaf_id: leaf.id,
      })
      .where('id', '=', id)
      .execute();
    await addEvent(tx, {
      ...eventOf(of),
      kind: 'capture',
      at,
      by: null,
      detail: { moment: capture.moment, mention: seen.mention.state },
    });
    await followIncident(tx, of, capture, seen.mention.state, at);
    if (seen.mention.state === 'present' && of.state === 'published') {
      await moveTo(tx, of, 'mention-checked', { by: null, at });
    }
  });
}

async function read(
  tx: Tx,
  of: ParticipationRow,
  page: Pick<Page, 'bytes' | 'mediaType' | 'url'>,
  at: Date,
): Promise<ReadDeliverable> {
  const client = await readClientFacts(tx, of.client_id);
  const found = client
    ? await openCase(tx, client.agencyId, of.operation_id, { at, isOfPost: true })
    : null;
  const benefits = await tables(tx)
    .selectFrom('benefit')
    .select(['kind', 'condition'])
    .where('participation_id', '=', of.id)
    .where('state', '<>', 'cancelled')
    .execute();
  return readDeliverable(page, {
    advertiser: client?.name ?? '',
    benefit: benefitOf(benefits) ?? 'gift',
    countries: found?.operation.countries ?? ['FR'],
    ...(found && { facts: found.facts }),
    ...(found?.scope.parameters && { parameters: found.scope.parameters }),
    at,
  });
}

async function giveUp(
  deps: Pick<CaptureDeps, 'worker' | 'clock'>,
  scope: Scope,
  id: DeliverableCaptureId,
  reason: string,
) {
  await deps.worker.write(scope, async (tx) => {
    const capture = await lockCapture(tx, id);
    const of = capture && (await findOwner(tx, capture));
    if (!capture || !of || capture.state !== 'due') return;
    const at = await agencyNow(tx, scope.agencyId, deps.clock);
    await tables(tx)
      .updateTable('deliverable_capture')
      .set({ state: 'missed', missed_because: reason })
      .where('id', '=', id)
      .execute();
    const detail = { moment: capture.moment, missed: reason };
    await addEvent(tx, { ...eventOf(of), kind: 'capture', at, by: null, detail });
  });
}

/** A word of ours, that the page and the report translate. */
function reasonOf(fetched: Exclude<Fetched, Page>): string {
  switch (fetched.kind) {
    case 'refused-by-robots':
      return 'robots';
    case 'refused-address':
      return 'address';
    case 'gone':
      return 'gone';
    case 'not-modified':
      return 'unreadable';
    case 'failed':
      return fetched.reason;
  }
}

/** `text/html`, without what follows; what isn't one is bytes. */
function plainType(mediaType: string): string {
  const plain = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(plain) && plain.length <= 128
    ? plain
    : 'application/octet-stream';
}

function findCapture(tx: Tx, id: DeliverableCaptureId): Promise<CaptureRow | undefined> {
  return tables(tx)
    .selectFrom('deliverable_capture')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
}

function lockCapture(tx: Tx, id: DeliverableCaptureId): Promise<CaptureRow | undefined> {
  return tables(tx)
    .selectFrom('deliverable_capture')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

async function findOwner(tx: Tx, capture: CaptureRow): Promise<ParticipationRow | null> {
  const row = await tables(tx)
    .selectFrom('deliverable')
    .select('participation_id')
    .where('id', '=', capture.deliverable_id)
    .executeTakeFirst();
  return row ? findParticipation(tx, row.participation_id) : null;
}

async function countAttempt(tx: Tx, id: DeliverableCaptureId) {
  await tables(tx)
    .updateTable('deliverable_capture')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

function eventOf(of: ParticipationRow) {
  return { clientId: of.client_id, operationId: of.operation_id, participationId: of.id };
}
