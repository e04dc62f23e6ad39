import type { Tx } from '../../db/db.ts';
import { listObservations } from '../../modules/audience/public.ts';
import { withOpenLink } from '../../modules/clients/public.ts';
import { annotateByLink, receiveReport } from '../../modules/reports/receive-report.ts';
import { findReport, findVersion } from '../../modules/reports/report.ts';
import { saveReport, startReport } from '../../modules/reports/save-report.ts';
import { sealReport } from '../../modules/reports/seal-report.ts';
import { sendReport } from '../../modules/reports/send-report.ts';
import { signReport } from '../../modules/reports/sign-report.ts';
import { members } from '../cast.ts';
import type { DemoDeps } from '../deps.ts';
import { idIn, until, type World } from '../load-world.ts';
import { findLune } from '../operation-play.ts';
import { settle } from '../settle.ts';
import { writeReport } from './report-text.ts';

/** The report of "Brassé de Lune": written, signed twice, sealed, handed over, read. */
export function openReportPlay(demo: DemoDeps, world: World, tags: ReadonlyMap<string, string>) {
  const deps = { ...demo, listObservations };
  const clientId = idIn(world.clients, 'ombrelune');
  const actor = (name: 'ines' | 'solene') => ({
    memberId: idIn(world.members, name),
    name: members[name].name,
    role: members[name].role,
  });
  const made = { reportId: '', token: '' };
  const write = <T>(work: (tx: Tx) => Promise<T>) => deps.db.write(world.scope, work);

  /** The report and its version as they stand. */
  async function read(tx: Tx) {
    const report = await findReport(tx, made.reportId);
    const version = report && (await findVersion(tx, report.id, report.version));
    if (!report || !version) throw new Error('the demo has no report');
    return { report, version, contentHash: version.content_hash ?? '' };
  }

  async function sign(name: 'ines' | 'solene', at: Date) {
    await write(async (tx) => {
      const { report, version } = await read(tx);
      const { content_hash: contentHash } = version;
      const of = { reportId: report.id, revision: report.revision, contentHash };
      settle(await signReport(deps, tx, { actor: actor(name), ...of, at }));
    });
  }

  /** Figures rest on numbered leaves only. */
  async function waitForLog() {
    await until(async () => {
      const { rows } = await deps.ownerPool.query<{ isNumbered: boolean }>(
        'select not exists (select from leaf where client_id = $1 and idx is null) as "isNumbered"',
        [clientId],
      );
      return rows[0]?.isNumbered ?? false;
    }, 'the log to be numbered');
  }

  return {
    write: (at: Date) =>
      write(async (tx) => {
        const operationId = await findLune(tx, world);
        const period = { firstDay: '2026-10-15', lastDay: '2026-12-04' };
        const of = { actor: actor('ines'), clientId, operationId, ...period };
        const draft = writeReport(tags);
        made.reportId = settle(
          await startReport(deps, tx, { ...of, title: draft.title, at }),
        ).reportId;
        const { reportId } = made;
        settle(await saveReport(tx, { actor: actor('ines'), reportId, basedOn: 1, draft, at }));
      }),

    async signAsAuthor(at: Date) {
      await waitForLog();
      await sign('ines', at);
    },

    signAsSenior: (at: Date) => sign('solene', at),

    seal: (at: Date) =>
      write(async (tx) => {
        const { report, version, contentHash } = await read(tx);
        const exact = { reportId: report.id, version: version.n, contentHash };
        settle(await sealReport(deps, tx, { actor: actor('solene'), ...exact, at }));
      }),

    send: (at: Date) =>
      write(async (tx) => {
        const { report, version, contentHash } = await read(tx);
        const exact = { reportId: report.id, version: version.n, contentHash };
        const contactId = idIn(world.contacts, 'clarisse');
        const sent = await sendReport(deps, tx, {
          actor: actor('solene'),
          ...exact,
          contactId,
          at,
        });
        made.token = new URL(settle(sent).url).pathname.split('/').at(-1) ?? '';
      }),

    /** Clarisse answers in the margin, and says that she has it. */
    async receive(_at: Date) {
      const name = members.clarisse.name;
      const about = 'chapter-9';
      const body = 'La recette du coing change dès la fabrication de jeudi.';
      await withOpenLink(deps, made.token, (tx, open) =>
        annotateByLink(tx, open, { about, body, name }),
      ).then(settle);
      await withOpenLink(deps, made.token, async (tx, open) => {
        const { contentHash } = await read(tx);
        return receiveReport(deps, tx, open, { contentHash, name });
      }).then(settle);
    },
  };
}
