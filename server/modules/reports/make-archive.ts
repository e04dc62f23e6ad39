import { sha256Hex } from '../../../verifier/format/hash.ts';
import { makeReport } from '../../../verifier/report/archive.ts';
import { evidenceFiles, readScope } from '../../../verifier/report/scope.ts';
import type { Scope, Tx } from '../../db/db.ts';
import { listExportedCheckpoints } from '../../evidence/checkpoints.ts';
import { listAuditFiles } from '../../evidence/export-log.ts';
import { openSigner } from '../../evidence/log-key.ts';
import {
  decodeLeaves,
  findCheckpointOver,
  findLeafIndex,
  readLeafBytes,
} from '../../evidence/read-log.ts';
import { sequence } from '../../evidence/sequence.ts';
import { evidenceOf } from '../../evidence/tables.ts';
import type { AgencyId, ClientId, ReportId } from '../../lib/ids.ts';
import { agencyNow } from '../people/public.ts';
import type { ArchiveDeps } from './deps.ts';
import { readAll } from './freeze.ts';
import { findReport, findVersion, type ReportRow, type VersionRow } from './report.ts';
import { tables } from './store.ts';

type Sealed = {
  readonly agencyId: AgencyId;
  readonly clientId: ClientId;
  readonly reportId: ReportId;
  readonly n: number;
};

/**
 * Makes a sealed version's archive of the log up to the first checkpoint over the seal, and keeps it.
 * The bytes are written before the row that names them; where the row is there already, nothing is done.
 *
 * @returns the archive's SHA-256
 */
export async function makeArchive(deps: ArchiveDeps, of: Sealed): Promise<string> {
  const scope: Scope = { agencyId: of.agencyId, clientIds: [of.clientId] };
  const before = await deps.worker.read(scope, (tx) => findVersion(tx, of.reportId, of.n));
  if (before?.archive_sha256) return before.archive_sha256;
  await sequence(deps, of, { checkpoint: true });
  const [page, spec] = await Promise.all([deps.readPage(), deps.readSpec()]);
  const bytes = await deps.worker.read(scope, async (tx) => {
    const report = await findReport(tx, of.reportId);
    const version = await findVersion(tx, of.reportId, of.n);
    if (!report || !version) throw new Error(`no version ${of.n} of report ${of.reportId}`);
    return buildArchive(deps, tx, { report, version, page, spec });
  });
  const sha256 = await deps.blobs.put(bytes);
  await deps.worker.write(scope, async (tx) => {
    const at = await agencyNow(tx, of.agencyId, deps.clock);
    const row = { client_id: of.clientId, sha256, size: bytes.length };
    await evidenceOf(tx)
      .insertInto('blob')
      .values({ ...row, media_type: 'application/zip', stored_at: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await tables(tx)
      .updateTable('report_version')
      .set({ archive_sha256: sha256, archive_size: bytes.length, archive_at: at })
      .where('report_id', '=', of.reportId)
      .where('n', '=', of.n)
      .where('archive_sha256', 'is', null)
      .execute();
  });
  return sha256;
}

type Parts = { report: ReportRow; version: VersionRow; page: Uint8Array; spec: Uint8Array };

/** The bytes: the same log, evidence and checkpoints give the same ones. */
async function buildArchive(
  deps: ArchiveDeps,
  tx: Tx,
  { report, version, page, spec }: Parts,
): Promise<Uint8Array> {
  const { content, sealed_at: sealedAt, seal_leaf: seal } = version;
  const clientId = report.client_id;
  const index = seal && (await findLeafIndex(tx, seal));
  const head = index === null ? null : await findCheckpointOver(tx, clientId, index);
  if (!content || !sealedAt || !head) throw new Error(`report ${report.id} is not sealed`);
  const leaves = await readLeafBytes(tx, clientId, head.size);
  const decoded = decodeLeaves(leaves);
  const scope = readScope(decoded, content);
  const wanted = new Set(scope.observations.map(({ leaf }) => leaf.body.observation));
  const observed = await readAll(deps, tx, report);
  const evidence: Uint8Array[] = [];
  const missing: string[] = [];
  const hashes = [...evidenceFiles(scope).keys()];
  const audits = await listAuditFiles(tx, clientId, hashes);
  for (const hash of hashes) {
    const bytes = audits.get(hash) ?? (await deps.blobs.get(hash));
    if (bytes && sha256Hex(bytes) === hash) evidence.push(bytes);
    else missing.push(hash);
  }
  const [opened] = decoded;
  if (opened?.kind !== 'log-opened') throw new Error('a log begins with its opening');
  const { origin } = opened.body;
  return makeReport({
    content,
    leaves,
    checkpoints: (await listExportedCheckpoints(tx, clientId, head.size)).map(({ note }) => note),
    data: observed.map(({ data }) => data).filter(({ observation }) => wanted.has(observation)),
    evidence,
    withheld: missing.map((sha256) => ({ sha256, reason: 'erased', at: sealedAt.toISOString() })),
    attachments: [],
    page,
    spec,
    signer: await openSigner(deps, tx, { clientId, origin, size: head.size }),
  });
}
