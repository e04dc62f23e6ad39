import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refusalOf } from '../../../test/clients-bench.ts';
import { openReportWorld, type ReportWorld } from '../../../test/report-world.ts';
import type { Who } from '../../../test/small-agency.ts';
import { sha256Hex } from '../../../verifier/format/hash.ts';
import { checkReport } from '../../../verifier/report/check.ts';
import { sweepArchives } from './archive-job.ts';
import type { ReportDraft } from './draft-schema.ts';
import { makeArchive } from './make-archive.ts';
import { listReportFacts } from './report-facts.ts';

let world: ReportWorld;
let agency: Awaited<ReturnType<ReportWorld['buildAgency']>>;

beforeAll(async () => {
  world = await openReportWorld();
}, 60_000);
afterAll(() => world?.[Symbol.asyncDispose]());
beforeEach(async () => {
  world.clock.at = new Date('2026-12-04T16:00:00Z');
  agency = await world.buildAgency();
  await world.observe(agency, {
    object: 'billet-1',
    records: visitsOf(40),
    raw: new TextEncoder().encode(`log ${agency.clientId}`),
  });
});

const as = (who: Who | null) => world.as(who, agency);

function visitsOf(n: number) {
  return Array.from({ length: n }, (_, i) => ({
    session: `s${i}`,
    day: '2026-11-10',
    robot: false,
    ownNetwork: false,
  }));
}

async function started() {
  const ines = await as('ines');
  const { id: reportId } = await ines.startReport({
    clientId: agency.clientId,
    operationId: null,
    firstDay: '2026-11-01',
    lastDay: '2026-11-30',
    title: 'Brassé de Lune',
  });
  return reportId;
}

function written(draft: ReportDraft): ReportDraft {
  return {
    ...draft,
    question: 'Faire goûter la gamme à des gens qui cuisinent le yaourt.',
    answer: 'Quarante visites. Dix blogs en ont parlé. Nous ne savons pas si les ventes ont bougé.',
    chapters: draft.chapters.map((chapter) =>
      chapter.kind === 'failures'
        ? { ...chapter, text: '> Trop sucré.\n— un commentaire\n\n- le coing' }
        : chapter,
    ),
  };
}

/** Written and signed twice. */
async function signed(reportId: string) {
  const ines = await as('ines');
  const view = await ines.readReport({ reportId });
  if (!view.draft) throw new Error('no draft');
  const { revision } = await ines.saveReport({
    reportId,
    basedOn: view.revision,
    draft: written(view.draft),
  });
  const { contentHash } = await ines.signReport({ reportId, revision, contentHash: null });
  await (await as('solene')).signReport({ reportId, revision, contentHash });
  return { reportId, version: view.version, contentHash };
}

async function sealed() {
  const exact = await signed(await started());
  await (await as('solene')).sealReport(exact);
  return { ...exact, sha256: await archive(exact.reportId, exact.version) };
}

function archive(reportId: string, n: number) {
  const { agencyId, clientId } = agency;
  return makeArchive(world.archives, { agencyId, clientId, reportId: reportId as never, n });
}

async function bytesOf(sha256: string) {
  const bytes = await world.blobs.get(sha256);
  if (!bytes) throw new Error('no archive');
  return bytes;
}

const fileOf = (bytes: Uint8Array) => new File([new Uint8Array(bytes)], 'report.zip');

describe('a report', () => {
  test('begins with what was observed, and takes a figure from an indicator only', async () => {
    const reportId = await started();
    const ines = await as('ines');
    const { draft, text, warnings, revision } = await ines.readReport({ reportId });
    expect(text.figures.find(({ method }) => method.startsWith('visits/'))).toMatchObject({
      display: '40',
      mark: 'measured',
      evidence: [{ object: 'billet-1', records: 40 }],
    });
    expect(warnings?.sentences).toBe(0);
    if (!draft) throw new Error('no draft');
    const typed = { ...draft, chapters: draft.chapters.map((c) => ({ ...c, figures: ['f99'] })) };
    expect(await refusalOf(ines.saveReport({ reportId, basedOn: revision, draft: typed }))).toBe(
      'figure-unknown',
    );
    const unseen = { indicator: 'followers', params: {}, objects: null, from: null, to: null };
    const loose = {
      ...draft,
      figures: [...draft.figures, { id: 'f99', label: '', ...unseen }],
      chapters: draft.chapters.map((c, i) =>
        i === 0 ? { ...c, figures: [...c.figures, 'f99'] } : c,
      ),
      answer: 'Le 4 décembre 2026, 40 visites, et 61 100 personnes touchées.',
    };
    await ines.saveReport({ reportId, basedOn: revision, draft: loose });
    const after = await ines.readReport({ reportId });
    expect(after.warnings?.numbers).toEqual([{ place: 'answer', number: '61 100' }]);
    // Nobody measured what isn't known.
    expect(after.text.figures.find(({ id }) => id === 'f99')).toMatchObject({
      display: 'inconnu',
      beside: '',
    });
  });

  test('is signed by its author, then by a senior who wrote none of it; a change voids both', async () => {
    const reportId = await started();
    const [ines, solene, karim] = [await as('ines'), await as('solene'), await as('karim')];
    const before = await ines.readReport({ reportId });
    const asked = { reportId, revision: before.revision, contentHash: null };
    expect(await refusalOf(ines.signReport(asked))).toBe('report-incomplete');
    expect(await refusalOf(solene.signReport(asked))).toBe('author-first');
    const exact = await signed(reportId);
    const view = await solene.readReport({ reportId });
    expect(view).toMatchObject({ state: 'signed', can: { seal: true } });
    expect(await refusalOf(karim.sealReport(exact))).toBe('not-allowed');
    const facts = await world.database.app.read(agency.scope, (tx) => listReportFacts(tx, agency));
    expect(facts).toMatchObject([{ reportId, state: 'signed', title: 'Brassé de Lune' }]);
    if (!view.draft) throw new Error('no draft');
    const draft = { ...view.draft, title: 'Autre titre' };
    await ines.saveReport({ reportId, basedOn: view.revision, draft });
    expect(await refusalOf(solene.sealReport(exact))).toBe('report-changed');
    expect((await ines.readReport({ reportId })).state).toBe('draft');
  });

  test('leaves out no observation of a kind that it counts', async () => {
    const reportId = await started();
    const ines = await as('ines');
    const { draft, revision } = await ines.readReport({ reportId });
    if (!draft) throw new Error('no draft');
    await world.observe(agency, { object: 'billet-2', records: visitsOf(3) });
    const picked = written(draft);
    const figures = picked.figures.map((figure) => ({ ...figure, objects: ['billet-1'] }));
    const saved = await ines.saveReport({
      reportId,
      basedOn: revision,
      draft: { ...picked, figures },
    });
    const sign = ines.signReport({ reportId, revision: saved.revision, contentHash: null });
    expect(await refusalOf(sign)).toBe('observations-left-out');
  });
});

describe('a sealed report', () => {
  test('is one file that anybody can check, and that names what differs', async () => {
    const { sha256, reportId } = await sealed();
    const bytes = await bytesOf(sha256);
    expect(sha256Hex(bytes)).toBe(sha256);
    const { verdict, report, findings } = checkReport(bytes);
    expect(findings.filter(({ weight }) => weight === 'fault')).toEqual([]);
    expect(verdict).not.toBe('not-verified');
    expect(report?.evidence).toEqual({ expected: 1, present: 1, withheld: 0 });
    const anybody = await as(null);
    const answer = await anybody.checkFile({ file: fileOf(bytes), locale: 'fr' });
    expect(answer).toMatchObject({ verdict: 'sealed', sealed: { version: 1, newest: 1 } });
    expect(answer.findings.join()).not.toContain('comparée à rien');
    expect(answer.meaning).toContain('scellé le 4 décembre 2026 à 17');
    const at = Buffer.from(bytes).indexOf('"value":40');
    const forged = Uint8Array.from(bytes);
    forged[at + 8] = '5'.charCodeAt(0);
    expect(await anybody.checkFile({ file: fileOf(forged), locale: 'en' })).toMatchObject({
      verdict: 'differs',
    });
    const paper = new TextEncoder().encode('%PDF-1.7\n');
    expect(await anybody.checkFile({ file: fileOf(paper), locale: 'fr' })).toMatchObject({
      verdict: 'unreadable',
      title: 'C’est le PDF du bilan, pas le fichier scellé',
      findings: [],
    });
    const junk = await anybody.checkFile({ file: fileOf(new Uint8Array([1, 2, 3])) });
    expect(junk.verdict).toBe('unreadable');
    const { publicId } = await (await as('ines')).readReport({ reportId });
    expect(await anybody.readSealed({ publicId })).toMatchObject({ sealed: [{ version: 1 }] });
    expect(await anybody.findByFingerprint({ fingerprint: sha256 })).toMatchObject({
      sealed: [{ publicId }],
    });
    expect(await anybody.findByFingerprint({ fingerprint: '0'.repeat(64) })).toEqual({
      sealed: [],
    });
  });

  test('never changes; a correction names it, and the first says that it is superseded', async () => {
    const first = await sealed();
    const { reportId } = first;
    const ines = await as('ines');
    const old = await ines.readReport({ reportId });
    if (!old.draft) throw new Error('no draft');
    const save = ines.saveReport({ reportId, basedOn: old.revision, draft: old.draft });
    expect(await refusalOf(save)).toBe('report-sealed');
    expect(await ines.correctReport({ reportId, why: 'Un lien manquait.' })).toEqual({
      version: 2,
    });
    await world.observe(agency, { object: 'billet-2', records: visitsOf(5) });
    const second = await signed(reportId);
    await (await as('solene')).sealReport(second);
    const newer = await bytesOf(await archive(reportId, 2));
    expect(checkReport(newer)).toMatchObject({ report: { version: 2 } });
    const anybody = await as(null);
    const bytes = await bytesOf(first.sha256);
    expect(await anybody.checkFile({ file: fileOf(bytes), locale: 'fr' })).toMatchObject({
      verdict: 'superseded',
      title: 'Sceau valide, mais une version 2 corrige celle-ci',
    });
    const found = checkReport(bytes, { other: newer }).findings.map(({ type }) => type);
    expect(found).toContain('superseded');
    const direct = world.database.ownerPool.query(
      `update report_version set content_hash = 'x' where report_id = $1 and n = 1`,
      [reportId],
    );
    await expect(direct).rejects.toThrow('a sealed report never changes');
  });

  test('gets its archive after a death between the two, to the same bytes', async () => {
    const exact = await signed(await started());
    await (await as('solene')).sealReport(exact);
    const { worker } = world.database;
    const sweep = { worker, jobs: world.jobs, workerPool: world.database.workerPool };
    expect(await sweepArchives(sweep)).toBeGreaterThan(0);
    // The agency's hour, which in a demonstration isn't the machine's.
    await world.database.ownerPool.query(
      `update agency set is_demo = true, frozen_at = '2027-01-08T09:00:00Z' where id = $1`,
      [agency.agencyId],
    );
    const once = await archive(exact.reportId, exact.version);
    const view = await (await as('ines')).readReport({ reportId: exact.reportId });
    expect(view.archive?.at.slice(0, 10)).toBe('2027-01-08');
    expect(await archive(exact.reportId, exact.version)).toBe(once);
    await world.database.ownerPool.query(`alter table report_version disable trigger user`);
    await world.database.ownerPool.query(
      `update report_version set archive_sha256 = null where report_id = $1`,
      [exact.reportId],
    );
    await world.database.ownerPool.query(`alter table report_version enable trigger user`);
    // Other leaves have come since: the archive ends at the seal's own checkpoint all the same.
    await world.observe(agency, { object: 'billet-9', records: visitsOf(1) });
    expect(await archive(exact.reportId, exact.version)).toBe(once);
  });

  test('goes to the client by link, who annotates and acknowledges; a stranger reads nothing', async () => {
    const exact = await sealed();
    const { reportId, version, contentHash } = exact;
    const clarisse = await as('clarisse');
    const draftOnly = await started();
    expect(await refusalOf(clarisse.readReport({ reportId: draftOnly }))).toBe('not-found');
    expect((await clarisse.listReports({})).reports.map(({ id }) => id)).toEqual([reportId]);
    const seen = await clarisse.readReport({ reportId });
    expect(seen).toMatchObject({ draft: null, can: { annotate: true, write: false } });
    const solene = await as('solene');
    const { url } = await solene.sendReport({
      reportId,
      version,
      contentHash,
      contactId: agency.clarisse,
    });
    const token = new URL(url).pathname.split('/').at(-1) ?? '';
    const mail = await world.lastMail('clarisse@ombrelune.example');
    expect(mail.body).toContain(`/b/${seen.publicId}`);
    const anybody = await as(null);
    await anybody.annotateByLink({ token, about: 'f1', body: 'Et le mardi ?', name: '' });
    const bad = anybody.annotateByLink({ token, about: 'f99', body: 'Où ?', name: '' });
    expect(await refusalOf(bad)).toBe('place-unknown');
    await anybody.receiveReport({ token, contentHash, name: '' });
    await anybody.receiveReport({ token, contentHash, name: '' });
    const page = await anybody.readReportPage({ token });
    expect(page.report).toMatchObject({
      isReceived: true,
      annotations: [{ about: 'f1', by: 'Clarisse Montbazin' }],
    });
    expect((await solene.readReport({ reportId })).state).toBe('received');
    const other = await world.buildAgency();
    const stranger = await world.as('solene', other);
    expect(await refusalOf(stranger.readReport({ reportId }))).toBe('not-found');
    expect((await stranger.listReports({})).reports).toEqual([]);
  });
});
