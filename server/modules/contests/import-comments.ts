import type { BlobStore } from '../../blobs/blobs.ts';
import type { Connectors, NetworkComment, Outcome, Raw } from '../../connectors/connector.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { Clock } from '../../lib/clock.ts';
import type { PostId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Vault } from '../../vault/vault.ts';
import { VaultError } from '../../vault/vault-error.ts';
import { openChannel } from '../clients/public.ts';
import { agencyNow } from '../people/public.ts';
import { listPublications, type PostPublication } from '../publishing/public.ts';
import {
  type FoundContest,
  findContest,
  findRules,
  type RulesVersion,
  scopeOf,
} from './contest.ts';
import { findFreeze } from './freeze.ts';
import { keepComments } from './import-keep.ts';
import { importTables } from './import-store.ts';

export type ImportDeps = {
  /** Of the worker, or of whoever pressed the button. */
  readonly writer: Pick<Db, 'read' | 'write'>;
  readonly clock: Clock;
  readonly vault: Pick<Vault, 'open'>;
  readonly blobs: Pick<BlobStore, 'put'>;
  readonly connectors: Connectors;
  readonly fetch: typeof globalThis.fetch;
};

export type ImportRefusal = { type: 'not-found' } | { type: 'contest-frozen' };
export type Imported = { readonly read: number; readonly failed: number };

const EVERY_MS = 10 * 60_000;

/**
 * Reads the comments under every publication that the signed rules name, until the list is closed: by
 * `isForced` now, otherwise every ten minutes, and at once when an hour of the rules has passed. A
 * comment is kept once however often it is read; one that isn't shown any more is noted as gone.
 */
export async function importComments(
  deps: ImportDeps,
  contest: FoundContest,
  isForced: boolean,
): Promise<Result<Imported, ImportRefusal>> {
  const scope = scopeOf(contest);
  const ready = await deps.writer.read(scope, async (tx) => {
    const row = await findContest(tx, contest.contest_id);
    const rules = row?.opened_version ? await findRules(tx, row.id, row.opened_version) : null;
    if (!row || !rules) return null;
    const isFrozen = (await findFreeze(tx, row.id)) !== null;
    const at = await agencyNow(tx, contest.agency_id, deps.clock);
    return { isFrozen, at, due: await listDue(tx, contest, rules, isForced ? null : at) };
  });
  if (!ready) return refuse({ type: 'not-found' });
  if (ready.isFrozen) return refuse({ type: 'contest-frozen' });
  let [read, failed] = [0, 0];
  for (const publication of ready.due) {
    const heard = await listen(deps, contest, publication, ready.at);
    const isKept = await keepComments(deps, contest, publication, heard);
    if (isKept === null) return refuse({ type: 'contest-frozen' });
    if (isKept) read += 1;
    else failed += 1;
  }
  return ok({ read, failed });
}

/** What came of asking: comments and the bytes, or in one word why nothing was read. */
export type Heard =
  | { readonly comments: readonly NetworkComment[]; readonly raw: readonly Raw[] }
  | { readonly why: string };

async function listen(
  deps: ImportDeps,
  contest: FoundContest,
  publication: PostPublication,
  at: Date,
): Promise<Heard> {
  const opened = await deps.writer
    .read(scopeOf(contest), (tx) => openChannel(deps, tx, publication.channelId))
    .catch((error) => {
      if (error instanceof VaultError) return null;
      throw error;
    });
  const connector = opened && deps.connectors.get(opened.channel.connector);
  if (!opened || !connector) return { why: 'no-access' };
  if (!connector.readComments) return { why: 'unsupported' };
  const call = {
    credentials: opened.credentials,
    fetch: deps.fetch,
    signal: AbortSignal.timeout(connector.timeoutMs),
    now: () => at,
  };
  const outcome = await connector.readComments(call, publication);
  return outcome.kind === 'done'
    ? { comments: outcome.value, raw: outcome.raw }
    : { why: reasonOf(outcome) };
}

function reasonOf(outcome: Exclude<Outcome<unknown>, { kind: 'done' }>): string {
  return outcome.kind === 'refused' ? outcome.refusal.type : outcome.kind;
}

/** Publications that are to be asked at this hour; all of them where there is none. */
async function listDue(
  tx: Tx,
  contest: FoundContest,
  { settings }: RulesVersion,
  at: Date | null,
): Promise<PostPublication[]> {
  const posts = (settings.comments ?? []).map(({ postId }) => postId as PostId); // of the scope
  const publications = await listPublications(tx, posts);
  if (at === null) return publications;
  const opensAt = new Date(settings.opensAt);
  const ends = [settings.closesAt, settings.confirmUntil].map((text) => new Date(text));
  if (at < opensAt) return [];
  const rows = await importTables(tx)
    .selectFrom('contest_source')
    .select(['delivery_id', 'tried_at', 'read_at'])
    .where('contest_id', '=', contest.contest_id)
    .execute();
  const asked = new Map(rows.map((row) => [row.delivery_id, row]));
  return publications.filter(({ deliveryId }) => {
    const row = asked.get(deliveryId);
    const readAt = row?.read_at;
    if (!row || !readAt) return !row || at.getTime() - row.tried_at.getTime() >= EVERY_MS;
    const isPast = ends.some((end) => readAt <= end && at > end);
    return isPast || at.getTime() - row.tried_at.getTime() >= EVERY_MS;
  });
}
