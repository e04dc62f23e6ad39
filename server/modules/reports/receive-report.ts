import type { Tx } from '../../db/db.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type OpenLink, tellDecisions } from '../clients/public.ts';
import { listStamps, recordSignature, signerByLink } from '../signing/public.ts';
import { type AnnotateRefusal, keepAnnotation } from './annotations.ts';
import type { ReportDeps } from './deps.ts';
import { findReport, findVersion } from './report.ts';

export type ReceiveRefusal = { type: 'not-found' } | { type: 'content-changed'; title: string };

/** What a link was made for: the report in the version that was sent. */
export async function findHeld(tx: Tx, { link }: OpenLink) {
  const item = link.items.find(({ subjectKind }) => subjectKind === 'report');
  const report = item ? await findReport(tx, item.subjectId) : null;
  const version = item && report && (await findVersion(tx, report.id, item.version));
  return item && report && version?.sealed_at && version.content
    ? { item, report, version, content: version.content, sealedAt: version.sealed_at }
    : null;
}

/** The client's person writes in the margin, without an account. */
export async function annotateByLink(
  tx: Tx,
  open: OpenLink,
  input: { about: string; body: string; name: string },
): Promise<Result<null, AnnotateRefusal>> {
  const held = await findHeld(tx, open);
  if (!held) return refuse({ type: 'not-found' });
  const { signer } = signerByLink(open.link.contact, input.name);
  const by = { given_by: signer.name, link_id: open.link.linkId, entered_by: null };
  return keepAnnotation(tx, { ...held, ...input, by, at: open.now });
}

/**
 * The client's person says that they received exactly this: a signature on what was sealed, which is no
 * agreement with it. Twice is as good as once.
 */
export async function receiveReport(
  deps: Pick<ReportDeps, 'jobs' | 'publicUrl'>,
  tx: Tx,
  open: OpenLink,
  input: { contentHash: string; name: string },
): Promise<Result<null, ReceiveRefusal>> {
  const { link, client, now } = open;
  const held = await findHeld(tx, open);
  if (!held) return refuse({ type: 'not-found' });
  const { item, report, version } = held;
  const { title } = version.draft;
  if (item.contentHash !== input.contentHash) return refuse({ type: 'content-changed', title });
  const received = async () =>
    ((await listStamps(tx, 'report', [report.id])).get(report.id) ?? []).findLast(
      ({ signerKind, contentHash, voided }) =>
        signerKind === 'contact' && contentHash === item.contentHash && !voided,
    );
  if (await received()) return ok(null);
  const { signer, linkOwnerName } = signerByLink(link.contact, input.name);
  await recordSignature({}, tx, {
    clientId: client.id,
    subjectKind: 'report',
    subjectId: report.id,
    version: version.n,
    contentHash: item.contentHash,
    decision: 'approved',
    signer,
    linkOwnerName,
    linkId: link.linkId,
    place: 'receipt',
    at: now,
  });
  const stamp = await received();
  if (!stamp) throw new Error(`the receipt of report ${report.id} was not recorded`);
  await tellDecisions(deps, tx, {
    client,
    owner: link.contact,
    senderId: link.createdBy,
    decisions: [{ kind: 'report', title, stamp, path: `/reports/${report.id}` }],
    at: now,
  });
  return ok(null);
}
