import type { ReportContent } from '../../../verifier/report/content.ts';
import type { Tx } from '../../db/db.ts';
import { newId, type ReportId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type Actor, mayAnnotate } from './policy.ts';
import { findReport, findVersion, type ReportRow, type VersionRow } from './report.ts';
import { type ReportsTables, tables } from './store.ts';

export type AnnotateRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'place-unknown' };

/** The oldest first. */
export function listAnnotations(tx: Tx, id: ReportId) {
  return tables(tx)
    .selectFrom('report_annotation')
    .selectAll()
    .where('report_id', '=', id)
    .orderBy('no')
    .execute();
}

/** The client's account writes in the margin of a sealed version. */
export async function annotateReport(
  tx: Tx,
  input: { actor: Actor; reportId: string; version: number; about: string; body: string; at: Date },
): Promise<Result<null, AnnotateRefusal>> {
  const { actor, about, body, at } = input;
  const report = await findReport(tx, input.reportId);
  const version = report && (await findVersion(tx, report.id, input.version));
  if (!report || !version?.content || !version.sealed_at) return refuse({ type: 'not-found' });
  if (!mayAnnotate(actor)) return refuse({ type: 'not-allowed' });
  const by = { given_by: actor.name, link_id: null, entered_by: actor.memberId };
  return keepAnnotation(tx, { report, version, by, about, body, at });
}

/** Keeps it beside the version; a correction's content holds it from then on. */
export async function keepAnnotation(
  tx: Tx,
  of: {
    report: ReportRow;
    version: VersionRow;
    by: Pick<ReportsTables['report_annotation'], 'given_by' | 'link_id' | 'entered_by'>;
    about: string;
    body: string;
    at: Date;
  },
): Promise<Result<null, AnnotateRefusal>> {
  const { report, version, by, about, body, at } = of;
  if (!version.content || !isPlace(version.content, about))
    return refuse({ type: 'place-unknown' });
  await tables(tx)
    .insertInto('report_annotation')
    .values({
      id: newId(at.getTime()),
      client_id: report.client_id,
      report_id: report.id,
      n: version.n,
      about,
      body,
      ...by,
      given_at: at,
    })
    .execute();
  return ok(null);
}

function isPlace({ chapters, figures }: ReportContent, about: string): boolean {
  const chapter = /^chapter-(\d+)$/.exec(about)?.[1];
  if (chapter === undefined) return figures.some(({ id }) => id === about);
  return Number(chapter) >= 1 && Number(chapter) <= chapters.length;
}
