import { createHash, randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Chain } from '../../../verifier/draw/chain.ts';
import { type RulesRecord, readRules } from '../../../verifier/draw/rules.ts';
import type { BlobStore } from '../../blobs/blobs.ts';
import type { Db, Scope, Tx } from '../../db/db.ts';
import type { ManyJobs } from '../../jobs/jobs.ts';
import type { Clock } from '../../lib/clock.ts';
import type { AgencyId, ClientId, ContestId } from '../../lib/ids.ts';
import { type ContestSettings, contestSettings } from './settings.ts';
import { type ContestsTables, tables } from './store.ts';

export type ContestDeps = {
  readonly db: Db;
  readonly jobs: ManyJobs;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly publicUrl: string;
  readonly isMailSetUp: boolean;
  /** The public chance that draws are made by. */
  readonly chain: Chain;
};

export type ContestRow = Selectable<ContestsTables['contest']>;
export type EntryRow = Selectable<ContestsTables['contest_entry']>;

export async function findContest(tx: Tx, id: string): Promise<ContestRow | null> {
  const row = await tables(tx)
    .selectFrom('contest')
    .selectAll()
    .where('id', '=', id as ContestId) // the scope says whether it is seen
    .executeTakeFirst();
  return row ?? null;
}

/** The same, and nobody else changes it before this transaction ends. */
export async function lockContest(tx: Tx, id: string): Promise<ContestRow | null> {
  const row = await tables(tx)
    .selectFrom('contest')
    .selectAll()
    .where('id', '=', id as ContestId)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** What is being written. */
export function settingsOf(row: Pick<ContestRow, 'settings'>): ContestSettings {
  return contestSettings.parse(row.settings);
}

export type RulesVersion = {
  readonly n: number;
  readonly settings: ContestSettings;
  readonly content: Selectable<ContestsTables['contest_rules']>['content'];
  readonly contentHash: string;
  readonly record: RulesRecord;
  readonly rulesHash: string;
  readonly madeAt: Date;
};

/** One version of the rules; the newest without `n`. */
export async function findRules(tx: Tx, id: ContestId, n?: number): Promise<RulesVersion | null> {
  let query = tables(tx).selectFrom('contest_rules').selectAll().where('contest_id', '=', id);
  if (n !== undefined) query = query.where('n', '=', n);
  const row = await query.orderBy('n', 'desc').limit(1).executeTakeFirst();
  if (!row) return null;
  const record = readRules(row.record);
  if (!record.ok) throw new Error(`rules ${row.rules_hash} can’t be read`);
  const { settings } = row.content as { settings: unknown }; // as `closeRules` wrote it
  return {
    n: row.n,
    settings: contestSettings.parse(settings),
    content: row.content,
    contentHash: row.content_hash,
    record: record.value,
    rulesHash: row.rules_hash,
    madeAt: row.made_at,
  };
}

export type FoundContest = { contest_id: ContestId; client_id: ClientId; agency_id: AgencyId };
export type FoundKey = FoundContest & { n: number; kind: 'receipt' | 'confirmation' | 'prize' };

/** Whose contest stands at this address; null: nobody's. */
export async function locateContest(db: Db, publicId: string): Promise<FoundContest | null> {
  if (!/^[a-z2-7]{10}$/.test(publicId)) return null;
  return db.read(NOBODY, async (tx) => {
    const { rows } = await sql<FoundContest>`select * from find_contest(${publicId})`.execute(tx);
    return rows[0] ?? null;
  });
}

/** Whose entry this key opens, and for what; null: nobody's. */
export async function locateKey(db: Db, key: string): Promise<FoundKey | null> {
  if (!/^[A-Za-z0-9_-]{22,43}$/.test(key)) return null;
  return db.read(NOBODY, async (tx) => {
    const { rows } = await sql<FoundKey>`select * from find_contest_key(${hashKey(key)})`.execute(
      tx,
    );
    return rows[0] ?? null;
  });
}

export function scopeOf({ agency_id, client_id }: FoundContest): Scope {
  return { agencyId: agency_id, clientIds: [client_id] };
}

/** 128 bits, for an address. */
export function newKey(): string {
  return randomBytes(16).toString('base64url');
}

export function hashKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

// No agency: before the address is known, the transaction sees no row.
const NOBODY: Scope = { agencyId: '' as AgencyId, clientIds: [] };
