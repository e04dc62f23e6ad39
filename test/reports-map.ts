import type { TestDatabase } from './database.ts';
import type { Person } from './person.ts';
import type { GoodRequest } from './routes-map.ts';

/** A report that was sealed, sent and annotated, and the draft of its correction. */
export async function fillReports(
  { api }: Person,
  of: { clientId: string; headId: string; mentorId: string },
): Promise<{ reportToken: string }> {
  const { reports, people, clients } = api;
  const { id: reportId } = await reports.startReport({
    clientId: of.clientId,
    operationId: null,
    firstDay: '2026-11-01',
    lastDay: '2026-11-30',
    title: 'Bilan de novembre',
  });
  const { draft, revision: basedOn } = await reports.readReport({ reportId });
  if (!draft) throw new Error('no draft');
  const chapter = { kind: 'other' as const, title: 'Un', text: 'Deux.', figures: [] };
  const text = { question: 'Qui nous lit ?', answer: 'Personne ne le sait encore.' };
  const { revision } = await reports.saveReport({
    reportId,
    basedOn,
    draft: { ...draft, ...text, chapters: [chapter] },
  });
  const { contentHash } = await reports.signReport({ reportId, revision, contentHash: null });
  await people.playAs({ memberId: of.mentorId });
  await reports.signReport({ reportId, revision, contentHash });
  const exact = { reportId, version: 1, contentHash };
  await reports.sealReport(exact);
  const { contacts } = await clients.readClient({ clientId: of.clientId });
  const { url } = await reports.sendReport({ ...exact, contactId: contacts[0]?.id ?? '' });
  const token = url.split('/').at(-1) ?? '';
  await reports.annotateByLink({ token, about: 'chapter-1', body: 'Et la suite ?', name: '' });
  await people.playAs({ memberId: of.headId });
  await reports.correctReport({ reportId, why: 'Un lien manquait.' });
  return { reportToken: token };
}

export type KnownReport = Awaited<ReturnType<typeof findKnownReport>>;

/** Ids of rows that `fillReports` left. */
export async function findKnownReport(
  { ownerPool }: Pick<TestDatabase, 'ownerPool'>,
  agencyId: string,
  reportToken: string,
) {
  const { rows } = await ownerPool.query<{ id: string; public_id: string }>(
    'select r.id, r.public_id from report r join client c on c.id = r.client_id where c.agency_id = $1',
    [agencyId],
  );
  return { reportId: rows[0]?.id ?? '', sealedId: rows[0]?.public_id ?? '', reportToken };
}

/** A request of every route of reports that fits its contract. */
export function reportRequests({
  clientId,
  contactId,
  sha256,
  reportId,
  sealedId,
  reportToken: token,
}: KnownReport & {
  clientId: string;
  contactId: string;
  sha256: string;
}): Readonly<Record<string, GoodRequest>> {
  const params = { reportId };
  const exact = { version: 1, contentHash: sha256 };
  const chapter = { kind: 'other', title: 'Un', text: 'Deux.', figures: [] };
  const draft = { title: 'Autre', question: 'Qui ?', answer: 'Nous.', chapters: [chapter] };
  return {
    'reports.listReports': { input: { clientId } },
    'reports.startReport': {
      params: { clientId },
      input: { operationId: null, firstDay: '2026-12-01', lastDay: '2026-12-31', title: 'Autre' },
    },
    'reports.readReport': { params },
    'reports.saveReport': { params, input: { basedOn: 1, draft: { ...draft, figures: [] } } },
    'reports.signReport': { params, input: { revision: 1, contentHash: null } },
    'reports.sealReport': { params, input: exact },
    'reports.correctReport': { params, input: { why: 'Une faute.' } },
    'reports.sendReport': { params, input: { ...exact, contactId } },
    'reports.annotateReport': { params, input: { version: 1, about: 'chapter-1', body: 'Oui.' } },
    'reports.readReportPage': { params: { token } },
    'reports.annotateByLink': {
      params: { token },
      input: { about: 'chapter-1', body: 'Oui.', name: '' },
    },
    'reports.receiveReport': { params: { token }, input: { contentHash: sha256, name: '' } },
    'reports.readSealed': { params: { publicId: sealedId } },
    'reports.findByFingerprint': { input: { fingerprint: sha256 } },
    'reports.checkFile': { file: true },
  };
}
