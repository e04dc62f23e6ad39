import type { Tx } from '../../db/db.ts';
import type { Outcome, Source, Validators } from '../../discovery/fetch/reading.ts';
import { crawlTables, keptValidators, type SourceId } from './crawl-store.ts';

const DAY_MS = 86_400_000;
const MONTH_MS = 30 * DAY_MS;
/** What changes rarely, and isn't asked every day. */
const SETTLED = [
  'robots',
  'owner-refuses',
  'gone',
  'no-such-account',
  'address-invalid',
  'address-private',
];

export type SourceToRead = Source & {
  readonly isComplete: boolean;
  readonly validators: Validators;
};

/** A source as it is read: what it turned out to be the last time is believed. */
export async function findSource(tx: Tx, id: SourceId): Promise<SourceToRead | null> {
  const row = await crawlTables(tx)
    .selectFrom('creator_source')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  const isSure = row.is_complete && row.found_kind !== null && row.failures === 0;
  return {
    kind: isSure ? (row.found_kind ?? row.kind) : row.kind,
    url: isSure ? (row.found_url ?? row.url) : row.url,
    isComplete: row.is_complete,
    validators: toValidators(keptValidators.parse(row.validators)),
  };
}

function toValidators(
  kept: Record<string, { etag?: string | undefined; lastModified?: string | undefined }>,
): Validators {
  return Object.fromEntries(
    Object.entries(kept).map(([url, { etag, lastModified }]) => [
      url,
      { ...(etag && { etag }), ...(lastModified && { lastModified }) },
    ]),
  );
}

/** What is known after a reading, and when the next one comes by itself: tomorrow at the earliest. */
export async function noteReading(
  tx: Tx,
  id: SourceId,
  outcome: Outcome,
  isCut: boolean,
  now: Date,
): Promise<void> {
  const row = await crawlTables(tx)
    .selectFrom('creator_source')
    .select(['failures', 'is_complete'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return;
  if (outcome.kind === 'read') {
    await crawlTables(tx)
      .updateTable('creator_source')
      .set({
        ...{ found_kind: outcome.found.kind, found_url: outcome.found.url, failures: 0 },
        ...{ problem: null, last_read_at: now, next_read_at: after(now, DAY_MS, id) },
        is_complete: row.is_complete || !isCut,
        validators: JSON.stringify(isCut ? {} : outcome.validators),
      })
      .where('id', '=', id)
      .execute();
    return;
  }
  const { type, detail } = outcome.problem;
  const failures = row.failures + 1;
  const rest = SETTLED.includes(type)
    ? MONTH_MS
    : Math.min(DAY_MS * 2 ** Math.min(failures - 1, 5), MONTH_MS);
  await crawlTables(tx)
    .updateTable('creator_source')
    .set({
      ...{ failures, last_read_at: now, next_read_at: after(now, rest, id) },
      problem: JSON.stringify({ type, detail: detail.slice(0, 300) }),
    })
    .where('id', '=', id)
    .execute();
}

/** Spread over three hours, so that a list read at once isn't read at once ever after. */
function after(now: Date, ms: number, id: SourceId): Date {
  const spread = Number.parseInt(id.slice(-4), 16) % (3 * 3_600);
  return new Date(now.getTime() + ms + spread * 1_000);
}
