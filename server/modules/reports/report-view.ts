import type { Tx } from '../../db/db.ts';
import { canRenderPdf } from '../../documents/pdf.ts';
import { listContacts, readClientFacts } from '../clients/public.ts';
import { listMembersByIds } from '../people/public.ts';
import { listSentLinks, listStamps } from '../signing/public.ts';
import { listAnnotations } from './annotations.ts';
import { listChoices } from './choices.ts';
import type { ReportDeps } from './deps.ts';
import { compose, readAll } from './freeze.ts';
import { summarizeReports } from './list-reports.ts';
import { nameObjects } from './names.ts';
import { type Actor, mayAnnotate, maySeal, maySeeDrafts, mayWrite } from './policy.ts';
import { presentText } from './present-text.ts';
import { readReportScope } from './read-captures.ts';
import { findReport, listVersions } from './report.ts';
import { listSaidAgainst } from './said-against.ts';
import { readSigned } from './sign-report.ts';
import type { ReportView } from './view-schema.ts';
import { findWarnings } from './warnings.ts';

/** One report in one of its versions; null where this person may not see it. */
export async function viewReport(
  deps: Pick<ReportDeps, 'listObservations'>,
  tx: Tx,
  actor: Actor,
  asked: { id: string; n: number | undefined },
  now: Date,
): Promise<ReportView | null> {
  const report = await findReport(tx, asked.id);
  const client = report && (await readClientFacts(tx, report.client_id));
  const [summary] = report ? await summarizeReports(tx, { actor, ids: [report.id] }) : [];
  if (!report || !client || !summary) return null;
  const seesDrafts = maySeeDrafts(actor);
  const all = await listVersions(tx, [report.id]);
  const versions = all.filter(({ sealed_at: at }) => seesDrafts || at !== null);
  const version = versions.find(({ n }) => n === (asked.n ?? summary.version));
  if (!version) return null;
  const isDraft = version.content === null;
  const composed = isDraft ? await compose(deps, tx, { report, version, client }) : null;
  const content = version.content ?? composed?.content;
  if (!content) return null;
  const observations = composed?.observations ?? (await readAll(deps, tx, report));
  const people = await listMembersByIds(
    tx,
    versions.map(({ saved_by: id }) => id),
  );
  const stamps = (await listStamps(tx, 'report', [report.id])).get(report.id) ?? [];
  const signed = await readSigned(tx, report, version);
  const isNewest = version.n === report.version;
  const isSealed = version.sealed_at !== null;
  const isAuthor = report.author_id === actor.memberId;
  const hasSigned = stamps.some(
    ({ signerKind, contentHash, signerName, voided }) =>
      signerKind === 'member' &&
      contentHash === version.content_hash &&
      signerName === actor.name &&
      !voided,
  );
  const contacts = seesDrafts ? await listContacts(tx, client.id) : [];
  const sent = seesDrafts ? await listSentLinks(tx, 'report', [report.id]) : [];
  return {
    ...summary,
    timeZone: client.timeZone,
    publicId: report.public_id,
    shown: version.n,
    revision: report.revision,
    draft: seesDrafts ? version.draft : null,
    text: presentText(content, observations, {
      scope: await readReportScope(tx, client.id, content),
      at: version.sealed_at ?? now,
    }),
    contentHash: version.content_hash,
    evidence: version.evidence ?? 0,
    why: version.why,
    warnings: composed
      ? findWarnings(version.draft, composed, {
          at: now,
          against: await listSaidAgainst(tx, report, client),
        })
      : null,
    signed,
    stamps: stamps.filter(({ version: n }) => n === version.n),
    versions: versions.map((one) => ({
      n: one.n,
      savedAt: one.saved_at.toISOString(),
      savedBy: people.get(one.saved_by)?.name ?? '',
      sealedAt: one.sealed_at?.toISOString() ?? null,
      why: one.why,
    })),
    annotations: (await listAnnotations(tx, report.id)).map((row) => ({
      about: row.about,
      body: row.body,
      by: row.given_by,
      at: row.given_at.toISOString(),
      version: row.n,
    })),
    archive:
      version.archive_sha256 && version.archive_at
        ? {
            sha256: version.archive_sha256,
            size: version.archive_size ?? 0,
            at: version.archive_at.toISOString(),
          }
        : null,
    contacts: contacts.map(({ id, name, canSign }) => ({ id, name, canSign })),
    sendings: sent.map((link) => ({
      to: contacts.find(({ id }) => id === link.contactId)?.name ?? '',
      version: link.version,
      at: link.createdAt.toISOString(),
    })),
    hasPdf: canRenderPdf(),
    choices:
      seesDrafts && !isSealed
        ? listChoices(observations, {
            names: await nameObjects(tx, report, { observations, language: client.locale }),
            language: client.locale,
          })
        : [],
    can: {
      write: mayWrite(actor) && isNewest && !isSealed,
      sign:
        isNewest &&
        !isSealed &&
        !hasSigned &&
        (isAuthor ||
          (maySeal(actor) && signed.author && !version.written_by.includes(actor.memberId))),
      seal: maySeal(actor) && isNewest && !isSealed && signed.author && signed.senior,
      correct: mayWrite(actor) && isNewest && isSealed,
      send: maySeal(actor) && isSealed,
      annotate: mayAnnotate(actor) && isSealed,
    },
  };
}
