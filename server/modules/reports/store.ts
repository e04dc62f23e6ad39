import type { ColumnType, Generated } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type {
  ClientId,
  Id,
  LeafId,
  LinkId,
  MemberId,
  OperationId,
  ReportId,
} from '../../lib/ids.ts';

/** Stored JSON comes back as unknown, and is parsed where it is read. */
type Stored = ColumnType<unknown, string, string>;

export type ReportsTables = {
  report: {
    id: ReportId;
    public_id: string;
    client_id: ClientId;
    operation_id: OperationId | null;
    period_from: Date;
    period_to: Date;
    author_id: MemberId;
    created_at: Date;
    version: number;
    revision: number;
  };
  report_version: {
    id: Id<'report-version'>;
    client_id: ClientId;
    report_id: ReportId;
    n: number;
    draft: Stored;
    written_by: MemberId[];
    saved_by: MemberId;
    saved_at: Date;
    replaces: number | null;
    why: Generated<string>;
    content: Generated<string | null>;
    content_hash: Generated<string | null>;
    evidence: Generated<number | null>;
    frozen_at: Generated<Date | null>;
    sealed_at: Generated<Date | null>;
    sealed_by: Generated<MemberId | null>;
    seal_leaf: Generated<LeafId | null>;
    archive_sha256: Generated<string | null>;
    archive_size: Generated<number | null>;
    archive_at: Generated<Date | null>;
  };
  report_annotation: {
    id: Id<'report-annotation'>;
    no: Generated<number>;
    client_id: ClientId;
    report_id: ReportId;
    n: number;
    about: string;
    body: string;
    given_by: string;
    link_id: LinkId | null;
    entered_by: MemberId | null;
    given_at: Date;
  };
  report_sending: {
    id: Id<'report-sending'>;
    client_id: ClientId;
    report_id: ReportId;
    n: number;
    link_id: LinkId;
    sent_by: MemberId;
    sent_at: Date;
  };
};

/** This module's tables, seen through the transaction's scope. */
export function tables(tx: Tx) {
  return tx.withTables<ReportsTables>();
}
