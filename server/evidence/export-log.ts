import { makeBundle } from '../../verifier/format/bundle.ts';
import { toHex } from '../../verifier/format/bytes.ts';
import { sha256Hex } from '../../verifier/format/hash.ts';
import { decodeLeaf, type Leaf } from '../../verifier/format/leaf.ts';
import type { Withheld } from '../../verifier/format/manifest.ts';
import type { Db, Scope, Tx } from '../db/db.ts';
import { type ClientId, newId } from '../lib/ids.ts';
import { findLatestCheckpoint, listExportedCheckpoints } from './checkpoints.ts';
import { openSigner } from './log-key.ts';
import { type SequencerDeps, sequence } from './sequence.ts';
import { evidenceOf } from './tables.ts';

/** Bytes that a module keeps elsewhere than among the blobs: signed contents, by their hash. */
export type ContentSource = (
  tx: Tx,
  clientId: ClientId,
  hashes: readonly string[],
) => Promise<ReadonlyMap<string, Uint8Array>>;

export type ExportDeps = SequencerDeps & {
  readonly blobs: {
    get(sha256: string): Promise<Uint8Array | null>;
    put(bytes: Uint8Array): Promise<string>;
  };
  readonly contents: readonly ContentSource[];
  /** `verify.html` and the format's description, which travel with every export. */
  readonly readPage: () => Promise<Uint8Array>;
  readonly readSpec: () => Promise<Uint8Array>;
};

/**
 * The whole log in one file that anybody can check: leaves, checkpoints with co-signatures, content,
 * what commitments stand for. Content that isn't there any more is listed as erased, content that no
 * module shows as private.
 */
export async function exportLog(
  deps: ExportDeps,
  scope: Scope,
  clientId: ClientId,
): Promise<{ bytes: Uint8Array; leaves: number }> {
  await sequence(deps, { agencyId: scope.agencyId, clientId }, { checkpoint: true });
  const own: Scope = { agencyId: scope.agencyId, clientIds: [clientId] };
  const [page, spec] = await Promise.all([deps.readPage(), deps.readSpec()]);
  return deps.worker.read(own, async (tx) => {
    const head = await findLatestCheckpoint(tx, clientId);
    if (!head) throw new Error(`client ${clientId} has no log`);
    const { size } = head;
    const leaves = await listLeaves(tx, clientId, size);
    const wanted = wantedContent(leaves.map(({ bytes }) => readLeaf(bytes)));
    const { blobs, withheld } = await collect(deps, tx, clientId, wanted);
    const { origin } = await evidenceOf(tx)
      .selectFrom('log_head')
      .select('origin')
      .where('client_id', '=', clientId)
      .executeTakeFirstOrThrow();
    const bytes = makeBundle({
      leaves: leaves.map((leaf) => leaf.bytes),
      checkpoints: (await listExportedCheckpoints(tx, clientId, size)).map(({ note }) => note),
      blobs,
      withheld,
      openings: await listOpenings(tx, clientId, size),
      page,
      spec,
      signer: await openSigner(deps, tx, { clientId, origin, size }),
    });
    return { bytes, leaves: size };
  });
}

/** Makes the export and keeps it, so that it can be downloaded. */
export async function keepExport(
  deps: ExportDeps & { readonly app: Db },
  scope: Scope,
  clientId: ClientId,
): Promise<{ size: number; leaves: number }> {
  const { bytes, leaves } = await exportLog(deps, scope, clientId);
  const sha256 = await deps.blobs.put(bytes);
  const at = deps.clock.now();
  await deps.app.write(scope, async (tx) => {
    const row = { client_id: clientId, sha256, size: bytes.length };
    await evidenceOf(tx)
      .insertInto('blob')
      .values({ ...row, media_type: 'application/zip', stored_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await evidenceOf(tx)
      .insertInto('log_export')
      .values({ ...row, id: newId(at.getTime()), leaves, made_at: at })
      .execute();
  });
  return { size: bytes.length, leaves };
}

async function listLeaves(tx: Tx, clientId: ClientId, size: number) {
  return evidenceOf(tx)
    .selectFrom('leaf')
    .select('bytes')
    .where('client_id', '=', clientId)
    .where('idx', '<', size)
    .orderBy('idx')
    .execute();
}

type Wanted = {
  readonly signed: ReadonlySet<string>;
  readonly captured: ReadonlySet<string>;
  readonly audits: ReadonlySet<string>;
};

function wantedContent(leaves: readonly Leaf[]): Wanted {
  const signed = new Set<string>();
  const captured = new Set<string>();
  const audits = new Set<string>();
  for (const { kind, body } of leaves) {
    if (kind === 'capture' || kind === 'deliverable-capture') captured.add(body.sha256);
    if (kind === 'brand-kit-version' || kind === 'approval' || kind === 'publication') {
      signed.add(body.contentHash);
    }
    if (kind === 'witness-audit') audits.add(body.contentHash);
  }
  return { signed, captured, audits };
}

async function collect(
  deps: ExportDeps,
  tx: Tx,
  clientId: ClientId,
  { signed, captured, audits }: Wanted,
): Promise<{ blobs: Uint8Array[]; withheld: Withheld[] }> {
  const found = new Map<string, Uint8Array>();
  for (const source of deps.contents) {
    const hashes = [...signed].filter((hash) => !found.has(hash));
    for (const [hash, bytes] of await source(tx, clientId, hashes)) {
      if (sha256Hex(bytes) === hash) found.set(hash, bytes);
    }
  }
  for (const hash of captured) {
    const bytes = await deps.blobs.get(hash);
    if (bytes) found.set(hash, bytes);
  }
  for (const [hash, bytes] of await listAuditFiles(tx, clientId, [...audits])) {
    found.set(hash, bytes);
  }
  const at = deps.clock.now().toISOString();
  const withheld = [...signed, ...captured]
    .filter((hash) => !found.has(hash))
    .map((sha256) => ({
      sha256,
      reason: captured.has(sha256) ? ('erased' as const) : ('private' as const),
      at,
    }));
  return { blobs: [...found.values()], withheld };
}

/** The files of recorded audits, as the witness signed them. */
export async function listAuditFiles(
  tx: Tx,
  clientId: ClientId,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (hashes.length === 0) return new Map();
  const rows = await evidenceOf(tx)
    .selectFrom('witness_audit')
    .select(['sha256', 'file'])
    .where('client_id', '=', clientId)
    .where('sha256', 'in', hashes)
    .execute();
  return new Map(rows.map(({ sha256, file }) => [sha256, file]));
}

async function listOpenings(tx: Tx, clientId: ClientId, size: number) {
  const rows = await evidenceOf(tx)
    .selectFrom('opening')
    .innerJoin('leaf', 'leaf.id', 'opening.leaf_id')
    .select(['leaf.idx', 'opening.field', 'opening.salt', 'opening.value'])
    .where('opening.client_id', '=', clientId)
    .where('leaf.idx', '<', size)
    .where('opening.erased_at', 'is', null)
    .execute();
  return rows.flatMap(({ idx, field, salt, value }) =>
    idx === null || salt === null || value === null
      ? []
      : [{ index: idx, field, salt: toHex(salt), value }],
  );
}

function readLeaf(bytes: Uint8Array): Leaf {
  const leaf = decodeLeaf(bytes);
  if (!leaf.ok) throw new Error(`a stored leaf can't be read: ${leaf.error.type}`);
  return leaf.value;
}
