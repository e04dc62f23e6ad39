import type { ColumnType, Generated, Selectable } from 'kysely';
import type { BodyOf } from '../../../verifier/format/leaf-body.ts';
import type { ObservationKind, RecordOf } from '../../../verifier/report/records.ts';
import type { Tx } from '../../db/db.ts';
import type {
  CapturePlanId,
  ClientId,
  DeliverableId,
  DeliveryId,
  Id,
  KpiId,
  LeafId,
  MemberId,
  ObservationId,
  OperationId,
  PostId,
  TaggedLinkId,
} from '../../lib/ids.ts';

export type AudienceTables = {
  observation: {
    id: ObservationId;
    client_id: ClientId;
    operation_id: OperationId | null;
    kind: ObservationKind;
    object: string;
    source: string;
    mark: BodyOf<'observation'>['mark'];
    method: string;
    from_at: Date;
    to_at: Date;
    raw: string | null;
    recorded_at: Date;
    leaf_id: LeafId;
  };
  observation_record: {
    observation_id: ObservationId;
    client_id: ClientId;
    place: number;
    hash: Buffer;
    salt: Buffer | null;
    record: ColumnType<RecordOf<ObservationKind> | null, string, null>;
    erased_on: Date | null;
    is_erasure_logged: Generated<boolean>;
  };
  tagged_link: {
    id: TaggedLinkId;
    tag: string;
    client_id: ClientId;
    operation_id: OperationId | null;
    name: string;
    target: string;
    own_networks: string[];
    created_by: MemberId;
    created_at: Date;
  };
  visit: {
    link_id: TaggedLinkId;
    client_id: ClientId;
    session: string;
    day: string;
    is_robot: boolean;
    own_network: boolean;
  };
  visit_salt: {
    link_id: TaggedLinkId;
    client_id: ClientId;
    day: string;
    salt: Generated<Buffer>;
    ends_at: Date;
  };
  kpi: {
    id: KpiId;
    client_id: ClientId;
    operation_id: OperationId;
    indicator: string;
    method: number;
    method_hash: string;
    aim: 'at-least' | 'at-most' | null;
    target: number | null;
    target_of: number | null;
    replaces: KpiId | null;
    registered_by: MemberId;
    registered_at: Date;
    leaf_id: LeafId;
  };
  capture_plan: {
    id: CapturePlanId;
    client_id: ClientId;
    operation_id: OperationId;
    version: number;
    deliverables: DeliverableId[];
    moments: string[];
    planned_by: MemberId | null;
    planned_at: Date;
    leaf_id: LeafId;
  };
  operation_post: {
    id: Id<'operation-post'>;
    client_id: ClientId;
    operation_id: OperationId;
    post_id: PostId;
    /** Null: taken over from when the day said whose it was. */
    attached_by: MemberId | null;
    attached_at: Date;
    detached_by: Generated<MemberId | null>;
    detached_at: Generated<Date | null>;
    why: Generated<string>;
  };
  publication_reading: {
    delivery_id: DeliveryId;
    client_id: ClientId;
    moment: ReadingMoment;
    due_at: Date;
    done_at: Date | null;
    why: string | null;
    is_missed: Generated<boolean>;
  };
  person_erasure: {
    /** As of `pseudonym_salt`. */
    scope_id: OperationId | ClientId;
    client_id: ClientId;
    author: string;
    reason: ErasureReason | 'restored';
    records: number;
    by_id: MemberId | null;
    at: Date;
  };
  pseudonym_salt: {
    /** The operation, or the client where there is none. */
    scope_id: OperationId | ClientId;
    client_id: ClientId;
    salt: Generated<Buffer>;
  };
};

/** Why somebody is erased: they asked, they object, it should never have been kept. */
export type ErasureReason = 'asked' | 'objected' | 'unlawful';
export type ReadingMoment = 'day-1' | 'day-3' | 'day-7' | 'day-30' | 'asked';
export type ObservationRow = Selectable<AudienceTables['observation']>;
export type TaggedLinkRow = Selectable<AudienceTables['tagged_link']>;

/** This module's tables, seen through the transaction's scope. */
export function tables(tx: Tx) {
  return tx.withTables<AudienceTables>();
}
