import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  date,
  instant,
  line,
  locale,
  nothing,
  optionalLine,
  ordinal,
  ordinalText,
  sha256,
  uuid,
} from '../../lib/wire.ts';
import { reportDraft } from './draft-schema.ts';
import { fileVerdict, reportPage, reportSummary, reportView, sealedView } from './view-schema.ts';

const ofReport = z.object({ reportId: uuid });
const exact = { version: ordinal, contentHash: sha256 };
const token = z.string().max(100);
const about = z.string().regex(/^(f[1-9][0-9]{0,2}|chapter-[1-9][0-9]?)$/);
const publicId = z.string().regex(/^[0-9a-hjkmnp-tv-z]{12}$/);

/** Reports: what the agency's people do, a client's person by link or account, and anybody with a file. */
export const reportsContract = {
  listReports: oc
    .route({ method: 'GET', path: '/reports' })
    .input(z.object({ clientId: uuid.optional() }))
    .output(z.object({ reports: z.array(reportSummary) })),
  startReport: oc
    .route({ method: 'POST', path: '/clients/{clientId}/reports', successStatus: 201 })
    .input(
      z.object({
        clientId: uuid,
        operationId: uuid.nullable(),
        /** Days of the client's time zone, both inside. */
        firstDay: date,
        lastDay: date,
        title: line(160),
      }),
    )
    .output(z.object({ id: uuid })),
  readReport: oc
    .route({ method: 'GET', path: '/reports/{reportId}' })
    .input(ofReport.extend({ n: ordinalText.optional() }))
    .output(reportView),
  saveReport: oc
    .route({ method: 'PUT', path: '/reports/{reportId}' })
    .input(ofReport.extend({ basedOn: ordinal, draft: reportDraft }))
    .output(z.object({ version: z.number().int(), revision: z.number().int(), savedAt: instant })),
  /** The author's signature computes every figure and fixes the text; a senior's stands on the same. */
  signReport: oc
    .route({ method: 'POST', path: '/reports/{reportId}/signature', successStatus: 201 })
    .input(ofReport.extend({ revision: ordinal, contentHash: sha256.nullable() }))
    .output(z.object({ contentHash: sha256 })),
  sealReport: oc
    .route({ method: 'POST', path: '/reports/{reportId}/seal', successStatus: 201 })
    .input(ofReport.extend(exact))
    .output(nothing),
  correctReport: oc
    .route({ method: 'POST', path: '/reports/{reportId}/corrections', successStatus: 201 })
    .input(ofReport.extend({ why: line(1000) }))
    .output(z.object({ version: z.number().int() })),
  sendReport: oc
    .route({ method: 'POST', path: '/reports/{reportId}/sendings', successStatus: 201 })
    .input(ofReport.extend({ ...exact, contactId: uuid }))
    .output(z.object({ url: z.string(), isMailed: z.boolean(), expiresAt: instant })),
  annotateReport: oc
    .route({ method: 'POST', path: '/reports/{reportId}/annotations', successStatus: 201 })
    .input(ofReport.extend({ version: ordinal, about, body: line(2000) }))
    .output(nothing),

  readReportPage: oc
    .route({ method: 'GET', path: '/links/{token}/report' })
    .input(z.object({ token, locale: locale.optional() }))
    .output(reportPage),
  annotateByLink: oc
    .route({ method: 'POST', path: '/links/{token}/report/annotations', successStatus: 201 })
    .input(z.object({ token, about, body: line(2000), name: optionalLine(120) }))
    .output(nothing),
  receiveReport: oc
    .route({ method: 'POST', path: '/links/{token}/report/receipt', successStatus: 201 })
    .input(z.object({ token, contentHash: sha256, name: optionalLine(120) }))
    .output(nothing),

  readSealed: oc
    .route({ method: 'GET', path: '/sealed-reports/{publicId}' })
    .input(z.object({ publicId }))
    .output(z.object({ sealed: z.array(sealedView) })),
  findByFingerprint: oc
    .route({ method: 'GET', path: '/sealed-reports' })
    .input(z.object({ fingerprint: sha256 }))
    .output(z.object({ sealed: z.array(sealedView) })),
  checkFile: oc
    .route({ method: 'POST', path: '/sealed-reports/checks', successStatus: 201 })
    .input(z.object({ file: z.file().max(25_000_000), locale: locale.optional() }))
    .output(fileVerdict),
};
