import type { Tx } from '../../db/db.ts';
import type { CreatorId } from '../../lib/ids.ts';
import { type CommercialAxis, countCommercial } from './commercial-axis.ts';
import { daysSince, monthsBefore } from './dates.ts';
import { listPostLines } from './read-material.ts';
import { countReaders, type ReadersAxis, readCreatorKeys } from './readers-axis.ts';
import { tables } from './store.ts';

/** What doesn't depend on a subject: counted once for each state of a creator's rows and each day. */
export type Counted = {
  readonly id: CreatorId;
  readonly name: string;
  readonly url: string;
  readonly languages: readonly string[];
  /** Of the last twelve months. */
  readonly posts: number;
  readonly lastPostAt: Date | null;
  readonly daysSince: number | null;
  readonly isDormant: boolean;
  readonly readers: ReadersAxis;
  readonly commercial: CommercialAxis;
};

/** Kept in this process; whoever adds rows changes the key. */
export type CountedMemory = Map<CreatorId, { key: string; counted: Counted }>;

export const DORMANT_DAYS = 180;

/** The facts of these creators, in their order; who isn't there is left out. */
export async function countCreators(
  memory: CountedMemory,
  tx: Tx,
  ids: readonly CreatorId[],
  now: Date,
): Promise<Counted[]> {
  if (ids.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom('creator')
    .select(['id', 'name', 'url', 'languages', 'revision', 'post_seq'])
    .where('id', 'in', [...ids])
    .execute();
  const base = await readBaseKey(tx);
  const day = now.toISOString().slice(0, 10);
  let keys: ReadonlyMap<string, CreatorId> | null = null;
  const found = new Map<CreatorId, Counted>();
  for (const row of rows) {
    const key = `${row.revision} ${row.post_seq} ${row.name} ${base} ${day}`;
    const kept = memory.get(row.id);
    if (kept?.key === key) {
      found.set(row.id, kept.counted);
      continue;
    }
    keys ??= await readCreatorKeys(tx);
    const counted = await countOne(tx, row, keys, now);
    memory.set(row.id, { key, counted });
    found.set(row.id, counted);
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Who the other creators are decides who of the commenters is one. */
async function readBaseKey(tx: Tx): Promise<string> {
  const row = await tables(tx)
    .selectFrom('creator')
    .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.max('added_at').as('last')])
    .executeTakeFirstOrThrow();
  return `${row.n} ${row.last?.getTime() ?? 0}`;
}

async function countOne(
  tx: Tx,
  row: { id: CreatorId; name: string; url: string; languages: string[] },
  keys: ReadonlyMap<string, CreatorId>,
  now: Date,
): Promise<Counted> {
  const last = await findLastPostAt(tx, row.id, now);
  const yearAgo = monthsBefore(now, 12);
  // Who read somebody that sleeps is asked of the year before they fell asleep.
  const from = last ? monthsBefore(last, 12) : yearAgo;
  const lines = await listPostLines(tx, row.id, from);
  const read = lines.filter(({ publishedAt }) => publishedAt && publishedAt <= now);
  const past = read.filter(({ publishedAt }) => publishedAt && publishedAt >= yearAgo);
  const since = last ? daysSince(last, now) : null;
  return {
    ...row,
    posts: past.length,
    lastPostAt: last,
    daysSince: since,
    isDormant: since === null || since > DORMANT_DAYS,
    readers: await countReaders(tx, row.id, read, keys),
    commercial: countCommercial(past),
  };
}

async function findLastPostAt(tx: Tx, id: CreatorId, now: Date): Promise<Date | null> {
  const row = await tables(tx)
    .selectFrom('creator_post')
    .select((eb) => eb.fn.max('published_at').as('at'))
    .where('creator_id', '=', id)
    .where('published_at', '<=', now)
    .executeTakeFirst();
  return row?.at ?? null;
}
