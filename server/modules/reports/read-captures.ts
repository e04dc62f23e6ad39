import type { ReportContent } from '../../../verifier/report/content.ts';
import { type ReportScope, readScope } from '../../../verifier/report/scope.ts';
import type { BlobStore } from '../../blobs/blobs.ts';
import type { Tx } from '../../db/db.ts';
import { decodeLeaves, readLeafBytes } from '../../evidence/read-log.ts';
import type { ClientId } from '../../lib/ids.ts';

/** What of the log a report speaks of, as its leaves say it. */
export async function readReportScope(
  tx: Tx,
  clientId: ClientId,
  content: ReportContent,
): Promise<ReportScope> {
  const leaves = decodeLeaves(await readLeafBytes(tx, clientId, content.range));
  return readScope(leaves, content);
}

/** Where a capture of a report is read, by whoever may read that report. */
export function capturePath(
  { report, version }: Pick<ReportContent, 'report' | 'version'>,
  sha256: string,
): string {
  return `/api/report-files/${report}/${version}/evidence/${sha256}`;
}

/** The bytes of one capture as received; null where the report doesn't speak of it. */
export async function openCapture(
  blobs: Pick<BlobStore, 'get'>,
  { captures }: Pick<ReportScope, 'captures'>,
  sha256: string,
): Promise<{ bytes: Uint8Array; mediaType: string } | null> {
  const found = captures.find(({ leaf }) => leaf.body.sha256 === sha256);
  const bytes = found && (await blobs.get(sha256));
  return found && bytes ? { bytes, mediaType: found.leaf.body.mediaType } : null;
}
