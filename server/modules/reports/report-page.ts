import type { Tx } from '../../db/db.ts';
import { canRenderPdf } from '../../documents/pdf.ts';
import { type OpenLink, viewLink } from '../clients/public.ts';
import { listStamps, markLinkOpened } from '../signing/public.ts';
import { listAnnotations } from './annotations.ts';
import type { ReportDeps } from './deps.ts';
import { readAll } from './freeze.ts';
import { presentText } from './present-text.ts';
import { readReportScope } from './read-captures.ts';
import { findHeld } from './receive-report.ts';
import { listVersions } from './report.ts';
import type { ReportPage } from './view-schema.ts';

/** What the holder of a link reads: one sealed version, its figures open, and their own notes. */
export async function viewReportPage(
  deps: Pick<ReportDeps, 'listObservations' | 'isMailSetUp'>,
  tx: Tx,
  open: OpenLink,
): Promise<ReportPage> {
  const head = await viewLink(tx, open, deps.isMailSetUp);
  const held = head.state === 'open' ? await findHeld(tx, open) : null;
  if (!held) return { ...head, report: null };
  await markLinkOpened(tx, open.link.linkId, open.now);
  const { report, version, content, sealedAt, item } = held;
  const sealed = (await listVersions(tx, [report.id])).filter(({ sealed_at: at }) => at !== null);
  const stamps = ((await listStamps(tx, 'report', [report.id])).get(report.id) ?? []).filter(
    ({ contentHash, voided }) => contentHash === item.contentHash && !voided,
  );
  const notes = await listAnnotations(tx, report.id);
  return {
    ...head,
    report: {
      id: report.id,
      version: version.n,
      newest: sealed[0]?.n ?? version.n,
      publicId: report.public_id,
      contentHash: item.contentHash,
      sealedAt: sealedAt.toISOString(),
      evidence: version.evidence ?? 0,
      why: version.why,
      text: presentText(content, await readAll(deps, tx, report), {
        scope: await readReportScope(tx, report.client_id, content),
        at: sealedAt,
      }),
      stamps,
      annotations: notes
        .filter(({ n }) => n === version.n)
        .map((row) => ({
          about: row.about,
          body: row.body,
          by: row.given_by,
          at: row.given_at.toISOString(),
          version: row.n,
        })),
      archive: version.archive_sha256
        ? { sha256: version.archive_sha256, size: version.archive_size ?? 0 }
        : null,
      hasPdf: canRenderPdf(),
      isReceived: stamps.some(({ signerKind }) => signerKind === 'contact'),
    },
  };
}
