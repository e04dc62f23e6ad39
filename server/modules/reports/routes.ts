import { implement } from '@orpc/server';
import { sequence } from '../../evidence/sequence.ts';
import type { ApiContext, Session } from '../../http/context.ts';
import { answer, refuseRequest, requireSession } from '../../http/refusal.ts';
import type { ClientId, ContactId, OperationId } from '../../lib/ids.ts';
import { withLink, withOpenLink } from '../clients/public.ts';
import { agencyNow, openSessionWork } from '../people/public.ts';
import { annotateReport } from './annotations.ts';
import type { ReportDeps } from './deps.ts';
import { summarizeReports } from './list-reports.ts';
import { refusals } from './messages.ts';
import { mayWrite } from './policy.ts';
import { annotateByLink, receiveReport } from './receive-report.ts';
import type { ReportsRefusal } from './refusals.ts';
import { findReport } from './report.ts';
import { viewReportPage } from './report-page.ts';
import { viewReport } from './report-view.ts';
import { saveReport, startReport } from './save-report.ts';
import { reportsContract } from './schema.ts';
import { correctReport, sealReport } from './seal-report.ts';
import { checkFile, findSealed } from './sealed-public.ts';
import { sendReport } from './send-report.ts';
import { signReport } from './sign-report.ts';

/** Reports, as the contract says. */
export function reportRoutes(deps: ReportDeps) {
  const os = implement(reportsContract).$context<ApiContext>();

  const { read, command } = openSessionWork<ReportsRefusal>(deps, refusals);

  /** Numbers what was observed so far: only numbered leaves count in a figure. */
  const settle = async (session: Session, reportId: string, checkpoint: boolean) => {
    const report = await read(session, (tx) => findReport(tx, reportId));
    if (!report) return;
    const log = { agencyId: session.scope.agencyId, clientId: report.client_id };
    await sequence(deps.sequencer, log, { checkpoint });
  };

  const staff = {
    listReports: os.listReports.handler(async ({ context, input }) => {
      const actor = requireSession(context);
      const clientId = input.clientId as ClientId | undefined; // the scope says whether it may be seen
      return { reports: await read(actor, (tx) => summarizeReports(tx, { actor, clientId })) };
    }),
    startReport: os.startReport.handler(async ({ context, input }) => {
      const clientId = input.clientId as ClientId; // checked inside
      const session = requireSession(context);
      const { scope } = session;
      if (scope.clientIds.includes(clientId) && mayWrite(session)) {
        await deps.db.write(scope, async (tx) => {
          const operationId = input.operationId as OperationId | null; // seen or not, by the wall
          const at = await agencyNow(tx, scope.agencyId, deps.clock);
          if (operationId) await deps.observe(tx, { operationId, at });
        });
        const log = { agencyId: scope.agencyId, clientId };
        await sequence(deps.sequencer, log, { checkpoint: false });
      }
      const made = await command(context, (tx, actor, at) =>
        startReport(deps, tx, { ...input, clientId, actor, at }),
      );
      return { id: made.reportId };
    }),
    readReport: os.readReport.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const asked = { id: input.reportId, n: input.n };
      const view = await read(session, (tx, now) => viewReport(deps, tx, session, asked, now));
      return view ?? refuseRequest('not-found', context);
    }),
    saveReport: os.saveReport.handler(async ({ context, input }) => {
      let savedAt = '';
      const saved = await command(context, (tx, actor, at) => {
        savedAt = at.toISOString();
        return saveReport(tx, { ...input, actor, at });
      });
      return { ...saved, savedAt };
    }),
    signReport: os.signReport.handler(async ({ context, input }) => {
      await settle(requireSession(context), input.reportId, false);
      return command(context, (tx, actor, at) => signReport(deps, tx, { ...input, actor, at }));
    }),
    sealReport: os.sealReport.handler(async ({ context, input }) => {
      await command(context, (tx, actor, at) => sealReport(deps, tx, { ...input, actor, at }));
      // Committed: the head is signed at once, and the job makes the archive from it.
      await settle(requireSession(context), input.reportId, true);
      return {};
    }),
    correctReport: os.correctReport.handler(({ context, input }) =>
      command(context, (tx, actor, at) => correctReport(tx, { ...input, actor, at })),
    ),
    sendReport: os.sendReport.handler(async ({ context, input }) => {
      const contactId = input.contactId as ContactId; // checked inside
      const { url, expiresAt } = await command(context, (tx, actor, at) =>
        sendReport(deps, tx, { ...input, contactId, actor, at }),
      );
      return { url, isMailed: deps.isMailSetUp, expiresAt: expiresAt.toISOString() };
    }),
    annotateReport: os.annotateReport.handler(async ({ context, input }) => {
      await command(context, (tx, actor, at) => annotateReport(tx, { ...input, actor, at }));
      return {};
    }),
  };

  const links = {
    readReportPage: os.readReportPage.handler(async ({ context, input }) => {
      const page = await withLink(deps, input.token, 'write', (tx, open) =>
        viewReportPage(deps, tx, open),
      );
      return answer(page, context, refusals);
    }),
    annotateByLink: os.annotateByLink.handler(async ({ context, input }) => {
      const done = await withOpenLink(deps, input.token, (tx, open) =>
        annotateByLink(tx, open, input),
      );
      answer(done, context, refusals);
      return {};
    }),
    receiveReport: os.receiveReport.handler(async ({ context, input }) => {
      const done = await withOpenLink(deps, input.token, (tx, open) =>
        receiveReport(deps, tx, open, input),
      );
      answer(done, context, refusals);
      return {};
    }),
  };

  const anybody = {
    readSealed: os.readSealed.handler(async ({ input }) => ({
      sealed: await findSealed(deps.db, { publicId: input.publicId }),
    })),
    findByFingerprint: os.findByFingerprint.handler(async ({ input }) => ({
      sealed: await findSealed(deps.db, { fingerprint: input.fingerprint }),
    })),
    checkFile: os.checkFile.handler(async ({ context, input }) => {
      const bytes = new Uint8Array(await input.file.arrayBuffer());
      return checkFile(deps.db, bytes, input.locale ?? context.locale);
    }),
  };

  return { ...staff, ...links, ...anybody };
}
