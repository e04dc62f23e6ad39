import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { refusalOf } from '../../../test/clients-bench.ts';
import { openReportWorld, type ReportWorld } from '../../../test/report-world.ts';
import type { Who } from '../../../test/small-agency.ts';
import { checkReport } from '../../../verifier/report/check.ts';
import type { Tx } from '../../db/db.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { makeArchive } from './make-archive.ts';
import { sealReport } from './seal-report.ts';

let world: ReportWorld;
let agency: Awaited<ReturnType<ReportWorld['buildAgency']>>;

beforeAll(async () => {
  world = await openReportWorld();
}, 60_000);
afterAll(() => world?.[Symbol.asyncDispose]());
beforeEach(async () => {
  world.clock.at = new Date('2026-12-04T16:00:00Z');
  agency = await world.buildAgency();
  await world.observe(agency, { object: 'billet-1', records: visits(40) });
});

const as = (who: Who) => world.as(who, agency);

function visits(n: number) {
  return Array.from({ length: n }, (_, i) => ({
    session: `s${i}`,
    day: '2026-11-10',
    robot: false,
    ownNetwork: false,
  }));
}

/** Written and signed twice, from a draft of nothing or of a correction. */
async function signed(known?: string) {
  const [ines, solene] = [await as('ines'), await as('solene')];
  const reportId =
    known ??
    (
      await ines.startReport({
        clientId: agency.clientId,
        operationId: null,
        firstDay: '2026-11-01',
        lastDay: '2026-11-30',
        title: 'Novembre',
      })
    ).id;
  const { draft, revision: basedOn, version } = await ines.readReport({ reportId });
  if (!draft) throw new Error('no draft');
  const answer = `Quarante visites. C’est tout. Nous ne savons pas le reste${known ? ' encore' : ''}.`;
  const written = { ...draft, question: 'Qui est venu ?', answer };
  const { revision } = await ines.saveReport({ reportId, basedOn, draft: written });
  const { contentHash } = await ines.signReport({ reportId, revision, contentHash: null });
  await solene.signReport({ reportId, revision, contentHash });
  return { reportId, version, contentHash };
}

async function leavesOf(kind: string): Promise<number> {
  const { rows } = await world.database.ownerPool.query<{ n: number }>(
    'select count(*)::int as n from leaf where client_id = $1 and kind = $2',
    [agency.clientId, kind],
  );
  return rows[0]?.n ?? 0;
}

async function archiveOf(reportId: string, n: number) {
  const { agencyId, clientId } = agency;
  const job = { agencyId, clientId, reportId: reportId as never, n };
  const bytes = await world.blobs.get(await makeArchive(world.archives, job));
  if (!bytes) throw new Error('no archive');
  return bytes;
}

const faults = (bytes: Uint8Array) =>
  checkReport(bytes).findings.filter(({ weight }) => weight === 'fault');

test('sealed twice at the same time, it has one seal and one archive', async () => {
  const exact = await signed();
  const [one, other] = [await as('solene'), await as('solene')];
  await Promise.all([one.sealReport(exact), other.sealReport(exact), one.sealReport(exact)]);
  expect(await leavesOf('report-seal')).toBe(1);
  expect(faults(await archiveOf(exact.reportId, 1))).toEqual([]);
});

test('an observation that comes between signature and seal, or with it, changes nothing sealed', async () => {
  const exact = await signed();
  await world.observe(agency, { object: 'billet-1', records: visits(3) });
  const solene = await as('solene');
  await Promise.all([
    solene.sealReport(exact),
    world.observe(agency, { object: 'billet-2', records: visits(7) }),
  ]);
  const bytes = await archiveOf(exact.reportId, 1);
  expect(faults(bytes)).toEqual([]);
  const { text } = await solene.readReport({ reportId: exact.reportId });
  expect(text.figures.find(({ method }) => method.startsWith('visits/'))).toMatchObject({
    display: '40',
    evidence: [{ object: 'billet-1', records: 40 }],
  });
});

test('a death in the midst of sealing leaves nothing; the next try seals', async () => {
  const exact = await signed();
  const solene = await as('solene');
  // The leaf is staged and the row written when the connection dies, as by kill -9.
  const dying = {
    send: async (tx: Tx) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx as never);
    },
  } as unknown as Jobs;
  const actor = { memberId: agency.ids.solene, name: agency.nameOf('solene'), role: 'mentor' };
  const killed = world.database.app.write(agency.scope, (tx) =>
    sealReport({ jobs: dying }, tx, { actor: actor as never, ...exact, at: world.clock.now() }),
  );
  await expect(killed).rejects.toThrow();
  expect(await leavesOf('report-seal')).toBe(0);
  expect(await solene.readReport({ reportId: exact.reportId })).toMatchObject({
    state: 'signed',
    sealedAt: null,
  });
  await solene.sealReport(exact);
  expect(await leavesOf('report-seal')).toBe(1);
});

test('corrected twice at once, there is one version 2, and it names the first', async () => {
  const exact = await signed();
  const { reportId } = exact;
  const [ines, solene] = [await as('ines'), await as('solene')];
  await solene.sealReport(exact);
  const correct = (why: string) => refusalOf(ines.correctReport({ reportId, why }));
  const said = await Promise.all([correct('Un lien manquait.'), correct('Une date.')]);
  expect(said).toContain('not-sealed');
  const second = await signed(reportId);
  expect(second.version).toBe(2);
  await solene.sealReport(second);
  const { rows } = await world.database.ownerPool.query<{ content: string }>(
    'select content from report_version where report_id = $1 and n = 2',
    [reportId],
  );
  expect(JSON.parse(rows[0]?.content ?? '')).toMatchObject({ version: 2, replaces: 1 });
  // The first seal can't be set again over the second.
  await solene.sealReport(exact);
  expect(await leavesOf('report-seal')).toBe(2);
});

test('a stranger’s session finds nothing by any door; the client’s signs and seals nothing', async () => {
  const exact = await signed();
  const { reportId, contentHash } = exact;
  const mine = await (await as('ines')).readReport({ reportId });
  if (!mine.draft) throw new Error('no draft');
  const { draft, revision } = mine;
  const contactId = agency.clarisse;
  const doors = (who: Awaited<ReturnType<typeof as>>) => [
    () => who.readReport({ reportId }),
    () => who.saveReport({ reportId, basedOn: revision, draft }),
    () => who.signReport({ reportId, revision, contentHash }),
    () => who.sealReport(exact),
    () => who.correctReport({ reportId, why: 'Pour voir.' }),
    () => who.sendReport({ ...exact, contactId }),
    () => who.annotateReport({ reportId, version: 1, about: 'chapter-1', body: 'Vu.' }),
  ];
  const stranger = await world.as('solene', await world.buildAgency());
  for (const call of doors(stranger)) expect(await refusalOf(call())).toBe('not-found');
  for (const call of doors(await as('clarisse'))) {
    expect(['not-found', 'not-allowed']).toContain(await refusalOf(call()));
  }
  expect(await leavesOf('report-seal')).toBe(0);
});
