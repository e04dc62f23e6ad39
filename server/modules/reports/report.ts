import { toUtf8 } from '../../../verifier/format/bytes.ts';
import type { ReportContent } from '../../../verifier/report/content.ts';
import { decodeContent } from '../../../verifier/report/content.ts';
import type { Tx } from '../../db/db.ts';
import type { ReportId } from '../../lib/ids.ts';
import { type ReportDraft, reportDraft } from './draft-schema.ts';
import { tables } from './store.ts';

export type ReportRow = NonNullable<Awaited<ReturnType<typeof findReport>>>;
export type VersionRow = NonNullable<Awaited<ReturnType<typeof findVersion>>>;

/** Null where the transaction's scope doesn't hold it. */
export async function findReport(tx: Tx, id: string) {
  const query = tables(tx).selectFrom('report').selectAll();
  return (await query.where('id', '=', id as ReportId).executeTakeFirst()) ?? null; // any other finds none
}

/** The same under a lock that ends with the transaction. */
export async function lockReport(tx: Tx, id: string) {
  const query = tables(tx).selectFrom('report').selectAll();
  const locked = query.where('id', '=', id as ReportId).forNoKeyUpdate(); // as above
  return (await locked.executeTakeFirst()) ?? null;
}

export async function findVersion(tx: Tx, id: ReportId, n: number) {
  const [row] = await versions(tx).where('report_id', '=', id).where('n', '=', n).execute();
  return row ? readVersion(row) : null;
}

/** The newest first. */
export async function listVersions(tx: Tx, ids: readonly ReportId[]) {
  if (ids.length === 0) return [];
  const rows = await versions(tx).where('report_id', 'in', ids).orderBy('n', 'desc').execute();
  return rows.map(readVersion);
}

function versions(tx: Tx) {
  return tables(tx).selectFrom('report_version').selectAll();
}

function readVersion<Row extends { draft: unknown; content: string | null }>(row: Row) {
  return { ...row, draft: reportDraft.parse(row.draft), content: readContent(row.content) };
}

function readContent(text: string | null): ReportContent | null {
  if (text === null) return null;
  const content = decodeContent(toUtf8(text));
  if (!content.ok) throw new Error(`a kept report can't be read: ${content.error.type}`);
  return content.value;
}

/** Unicode normal form C, without what no database can hold. */
export function tidyDraft(draft: ReportDraft): ReportDraft {
  return reportDraft.parse(tidy(draft));
}

function tidy(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.toWellFormed().replaceAll('\0', '').replaceAll('\r\n', '\n').normalize('NFC');
  }
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, tidy(item)]));
}
