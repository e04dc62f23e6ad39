import { canonicalBytes, type Json } from '../../../verifier/format/canonical.ts';
import { sha256Hex } from '../../../verifier/format/hash.ts';
import type { Tx } from '../../db/db.ts';
import type { BrandKitId, ClientId, LeafId, MemberId } from '../../lib/ids.ts';
import { listStamps } from '../signing/public.ts';
import { type BrandKitContent, brandKitContent } from './kit-schema.ts';
import { tables } from './store.ts';

export type BrandKitVersion = {
  readonly id: BrandKitId;
  readonly n: number;
  readonly content: BrandKitContent;
  readonly contentHash: string;
  readonly authorId: MemberId;
  readonly createdAt: Date;
  readonly leafId: LeafId | null;
};

/** The content as it is kept and hashed: Unicode normal form C, no character that isn't text. */
export function tidyContent(content: BrandKitContent): BrandKitContent {
  return brandKitContent.parse(tidy(content));
}

/** What a signature signs: SHA-256 of the canonical JSON (RFC 8785) of the tidied content. */
export function hashContent(content: BrandKitContent): string {
  // The schema holds strings, integers and lists of them only.
  return sha256Hex(canonicalBytes(content as Json));
}

function tidy(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.toWellFormed().replaceAll('\0', '').normalize('NFC');
  }
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, tidy(item)]));
}

/** A version without its content. */
export type BrandKitHead = Omit<BrandKitVersion, 'content' | 'contentHash' | 'leafId'>;

/** Every version, the newest first. */
export async function listBrandKits(tx: Tx, clientId: ClientId): Promise<BrandKitHead[]> {
  const rows = await tables(tx)
    .selectFrom('brand_kit_version')
    .select(['id', 'n', 'author_id', 'created_at'])
    .where('client_id', '=', clientId)
    .orderBy('n', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    n: row.n,
    authorId: row.author_id,
    createdAt: row.created_at,
  }));
}

export async function findNewestBrandKit(
  tx: Tx,
  clientId: ClientId,
): Promise<BrandKitVersion | null> {
  const row = await versions(tx)
    .where('client_id', '=', clientId)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? readVersion(row) : null;
}

export async function findBrandKit(
  tx: Tx,
  clientId: ClientId,
  n: number,
): Promise<BrandKitVersion | null> {
  const row = await versions(tx)
    .where('client_id', '=', clientId)
    .where('n', '=', n)
    .executeTakeFirst();
  return row ? readVersion(row) : null;
}

export type BrandKitInForce = {
  readonly n: number;
  readonly content: BrandKitContent;
  readonly contentHash: string;
  readonly signedBy: string | null;
};

/**
 * The version that posts are checked against: the newest that is signed, so that nobody lifts a rule
 * by drafting; where none is signed, the newest, with `signedBy: null`.
 */
export async function findBrandKitInForce(
  tx: Tx,
  clientId: ClientId,
): Promise<BrandKitInForce | null> {
  const all = await listBrandKits(tx, clientId);
  const signers = await listSigners(tx, all);
  const head = all.find((version) => signers.has(version.id)) ?? all[0];
  const inForce = head ? await findBrandKit(tx, clientId, head.n) : null;
  if (!inForce) return null;
  const { n, content, contentHash } = inForce;
  return { n, content, contentHash, signedBy: signers.get(inForce.id) ?? null };
}

/** Who approved which version, where an approval stands. */
export async function listSigners(
  tx: Tx,
  all: readonly Pick<BrandKitVersion, 'id'>[],
): Promise<Map<BrandKitId, string>> {
  const stamps = await listStamps(
    tx,
    'brand-kit',
    all.map(({ id }) => id),
  );
  const signers = new Map<BrandKitId, string>();
  for (const { id } of all) {
    const approval = stamps
      .get(id)
      ?.find((stamp) => stamp.decision === 'approved' && !stamp.voided);
    if (approval) signers.set(id, approval.signerName);
  }
  return signers;
}

/** The exact bytes that were hashed, for an export of the log: those of this client's versions. */
export async function listBrandKitContents(
  tx: Tx,
  clientId: ClientId,
  hashes: readonly string[],
): Promise<Map<string, Uint8Array>> {
  if (hashes.length === 0) return new Map();
  const rows = await versions(tx)
    .where('client_id', '=', clientId)
    .where('content_hash', 'in', hashes)
    .execute();
  // As it was stored: a schema that has grown since adds nothing to what was signed.
  return new Map(rows.map((row) => [row.content_hash, canonicalBytes(row.content as Json)]));
}

function versions(tx: Tx) {
  return tables(tx)
    .selectFrom('brand_kit_version')
    .select(['id', 'n', 'content', 'content_hash', 'author_id', 'created_at', 'leaf_id']);
}

type Row = Awaited<ReturnType<ReturnType<typeof versions>['executeTakeFirstOrThrow']>>;

function readVersion(row: Row): BrandKitVersion {
  return {
    id: row.id,
    n: row.n,
    content: brandKitContent.parse(row.content),
    contentHash: row.content_hash,
    authorId: row.author_id,
    createdAt: row.created_at,
    leafId: row.leaf_id,
  };
}
