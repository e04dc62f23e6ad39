import { indicators } from '../../../verifier/report/indicators.ts';
import { readScope } from '../../../verifier/report/scope.ts';
import type { Tx } from '../../db/db.ts';
import { decodeLeaves, readLeafBytes, readLogSize } from '../../evidence/read-log.ts';
import { type ClientId, type MemberId, newId, type ReportId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readClientFacts } from '../clients/public.ts';
import { findOperationName } from '../operations/public.ts';
import { listMembersByIds } from '../people/public.ts';
import { voidSignatures } from '../signing/public.ts';
import { dayStart } from './days.ts';
import type { ReportDeps } from './deps.ts';
import type { ReportDraft } from './draft-schema.ts';
import { firstDraft } from './first-draft.ts';
import { type Actor, mayWrite } from './policy.ts';
import { findVersion, lockReport, type ReportRow, tidyDraft } from './report.ts';
import { listSaidAgainst } from './said-against.ts';
import { tables } from './store.ts';

export type SaveReportRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'period-empty' }
  | { type: 'report-sealed'; version: number }
  | { type: 'figure-unknown'; figure: string }
  | { type: 'edited-meanwhile'; by: string; at: string; timeZone: string };

export type Saved = { readonly version: number; readonly revision: number };

/** Begins a report on an operation, or on all of a client's in a period such as a month. */
export async function startReport(
  deps: Pick<ReportDeps, 'listObservations'>,
  tx: Tx,
  input: {
    actor: Actor;
    clientId: ClientId;
    operationId: string | null;
    firstDay: string;
    lastDay: string;
    title: string;
    at: Date;
  },
): Promise<Result<{ reportId: ReportId }, SaveReportRefusal>> {
  const { actor, at } = input;
  const client = await readClientFacts(tx, input.clientId);
  const operation = input.operationId ? await findOperationName(tx, input.operationId) : null;
  if (!client || (input.operationId && operation?.clientId !== client.id)) {
    return refuse({ type: 'not-found' });
  }
  if (!mayWrite(actor)) return refuse({ type: 'not-allowed' });
  if (input.lastDay < input.firstDay) return refuse({ type: 'period-empty' });
  const from = dayStart(input.firstDay, client.timeZone);
  const to = dayStart(input.lastDay, client.timeZone, 1);
  const operationId = operation?.id ?? null;
  const observations = await deps.listObservations(tx, {
    clientId: client.id,
    operationId,
    from,
    to,
  });
  const { locale: language } = client;
  const announced = await listAnnounced(tx, client.id, { operation: operationId, from, to });
  const { title } = input;
  const period = { period_from: from, period_to: to };
  const scope = { client_id: client.id, operation_id: operationId, ...period };
  const against = await listSaidAgainst(tx, scope, client);
  const draft = tidyDraft(
    firstDraft({ title, language, from, to, observations, announced, against }),
  );
  const reportId = newId<ReportId>(at.getTime());
  await tables(tx)
    .insertInto('report')
    .values({
      id: reportId,
      public_id: newPublicId(),
      client_id: client.id,
      operation_id: operationId,
      ...period,
      author_id: actor.memberId,
      created_at: at,
      version: 1,
      revision: 1,
    })
    .execute();
  const report = { id: reportId, client_id: client.id };
  await insertVersion(tx, report, { n: 1, draft, before: [], actor, replaces: null, why: '', at });
  return ok({ reportId });
}

/**
 * Saves on top of what was read (`basedOn`: its revision). What was signed and isn't sealed is void by
 * it, visibly; what is sealed is corrected by a new version only.
 */
export async function saveReport(
  tx: Tx,
  input: { actor: Actor; reportId: string; basedOn: number; draft: ReportDraft; at: Date },
): Promise<Result<Saved, SaveReportRefusal>> {
  const { actor, at } = input;
  const report = await lockReport(tx, input.reportId);
  const client = report && (await readClientFacts(tx, report.client_id));
  const current = report && (await findVersion(tx, report.id, report.version));
  if (!report || !client || !current) return refuse({ type: 'not-found' });
  if (!mayWrite(actor)) return refuse({ type: 'not-allowed' });
  if (current.sealed_at) return refuse({ type: 'report-sealed', version: current.n });
  if (report.revision !== input.basedOn) {
    const people = await listMembersByIds(tx, [current.saved_by]);
    return refuse({
      type: 'edited-meanwhile',
      by: people.get(current.saved_by)?.name ?? '',
      at: current.saved_at.toISOString(),
      timeZone: client.timeZone,
    });
  }
  const draft = tidyDraft(input.draft);
  const wrong = findWrongFigure(draft);
  if (wrong) return refuse({ type: 'figure-unknown', figure: wrong });
  if (JSON.stringify(draft) === JSON.stringify(current.draft)) {
    return ok({ version: report.version, revision: report.revision });
  }
  const revision = report.revision + 1;
  await tables(tx)
    .updateTable('report_version')
    .set({
      draft: JSON.stringify(draft),
      written_by: withWriter(current.written_by, actor.memberId),
      saved_by: actor.memberId,
      saved_at: at,
      content: null,
      content_hash: null,
      evidence: null,
      frozen_at: null,
    })
    .where('report_id', '=', report.id)
    .where('n', '=', current.n)
    .execute();
  await tables(tx).updateTable('report').set({ revision }).where('id', '=', report.id).execute();
  if (current.content_hash !== null) {
    await voidSignatures(tx, {
      clientId: report.client_id,
      subjectKind: 'report',
      subjectId: report.id,
      reason: 'content-changed',
      by: actor.memberId,
      at,
    });
  }
  return ok({ version: current.n, revision });
}

/** Indicators that the log holds as what success would be judged by. */
async function listAnnounced(
  tx: Tx,
  clientId: ClientId,
  of: { operation: string | null; from: Date; to: Date },
): Promise<string[]> {
  const range = await readLogSize(tx, clientId);
  const leaves = decodeLeaves(await readLeafBytes(tx, clientId, range));
  const [from, to] = [of.from.toISOString(), of.to.toISOString()];
  const { kpis } = readScope(leaves, { operation: of.operation, from, to, range });
  return kpis.map(({ leaf }) => leaf.body.indicator);
}

/** A figure is an indicator with the parameters that it knows, once; a chapter shows what is asked for. */
function findWrongFigure({ figures, chapters }: ReportDraft): string | null {
  const ids = new Set<string>();
  for (const { id, indicator, params } of figures) {
    const known = indicators[indicator]?.params;
    const isRight = known && Object.keys(params).every((key) => known.includes(key));
    if (!isRight || ids.has(id)) return id;
    ids.add(id);
  }
  return chapters.flatMap((chapter) => chapter.figures).find((id) => !ids.has(id)) ?? null;
}

export async function insertVersion(
  tx: Tx,
  report: Pick<ReportRow, 'id' | 'client_id'>,
  of: {
    n: number;
    draft: ReportDraft;
    before: readonly MemberId[];
    actor: Actor;
    replaces: number | null;
    why: string;
    at: Date;
  },
) {
  await tables(tx)
    .insertInto('report_version')
    .values({
      id: newId(of.at.getTime()),
      client_id: report.client_id,
      report_id: report.id,
      n: of.n,
      draft: JSON.stringify(of.draft),
      written_by: withWriter(of.before, of.actor.memberId),
      saved_by: of.actor.memberId,
      saved_at: of.at,
      replaces: of.replaces,
      why: of.why,
    })
    .execute();
}

/** Whoever wrote a word of an earlier version has a hand in the next one. */
function withWriter(before: readonly MemberId[], id: MemberId): MemberId[] {
  return [...new Set([...before, id])];
}

/** Sixty bits at random: nobody finds a report by trying. */
function newPublicId(): string {
  const letters = '0123456789abcdefghjkmnpqrstvwxyz';
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => letters[byte & 31]).join('');
}
