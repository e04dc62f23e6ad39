import type { ColumnType, Generated, Selectable } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type {
  AgencyId,
  AgreementId,
  BenefitId,
  ClientId,
  CreatorId,
  DeliverableCaptureId,
  DeliverableId,
  Id,
  LeafId,
  MemberId,
  OperationId,
  OperationLineId,
  ParticipationId,
  ShipmentId,
} from '../../lib/ids.ts';
import type { MailId } from '../../mail/mail.ts';
import type {
  AgreementContent,
  Attachment,
  Family,
  LineState,
  ParticipationState,
  Quote,
} from './schema.ts';

/** `2026-12-08`: days are read and written as text. */
type Day = string;

export type OperationsTables = {
  operation: {
    id: OperationId;
    client_id: ClientId;
    name: string;
    objective: Generated<string>;
    objective_reason: Generated<string>;
    recommendation_id: string | null;
    countries: string[];
    starts_on: Day;
    ends_on: Day;
    measured_until: Day | null;
    ceiling_cents: string | number | null;
    created_by: MemberId;
    created_at: Date;
    closed_at: Generated<Date | null>;
    closed_by: Generated<MemberId | null>;
  };
  operation_line: {
    id: OperationLineId;
    client_id: ClientId;
    operation_id: OperationId;
    place: number;
    family: Family;
    label: string;
    quantity_hundredths: number;
    unit_price_cents: number;
    vat_basis_points: number;
    is_internal: boolean;
    owner: string;
    due_on: Day | null;
    state: Generated<LineState>;
    real_cents: Generated<number | null>;
    evidence: Generated<string>;
    changed_by: MemberId | null;
    changed_at: Date;
  };
  participation: {
    id: ParticipationId;
    n: Generated<number>;
    client_id: ClientId;
    operation_id: OperationId;
    creator_id: CreatorId;
    state: ParticipationState;
    state_since: Date;
    why: string;
    quotes: ColumnType<Quote[], string | undefined, string>;
    exception_reason: Generated<string>;
    exception_by: Generated<MemberId | null>;
    ask: string;
    due_on: Day | null;
    thread_key: string;
    accepted_at: Generated<Date | null>;
    note: Generated<string>;
    created_by: MemberId;
    created_at: Date;
  };
  participation_event: {
    id: Id<'participation-event'>;
    n: Generated<number>;
    client_id: ClientId;
    operation_id: OperationId;
    participation_id: ParticipationId | null;
    kind: string;
    at: Date;
    by_id: MemberId | null;
    detail: ColumnType<Record<string, unknown>, string, string>;
  };
  creator_address: {
    participation_id: ParticipationId;
    client_id: ClientId;
    recipient: string;
    street: string;
    postal_code: string;
    city: string;
    country: string;
    slot: string;
    given_at: Date;
  };
  benefit: {
    id: BenefitId;
    client_id: ClientId;
    creator_id: CreatorId;
    participation_id: ParticipationId | null;
    kind: 'gift' | 'fee' | 'past';
    label: string;
    value_cents: number;
    condition: 'none' | 'publication';
    is_cold: boolean;
    objective: string;
    state: 'planned' | 'given' | 'cancelled';
    given_on: Day | null;
    was_operation: Generated<boolean>;
    created_by: MemberId | null;
    created_at: Date;
    cancelled_reason: Generated<string>;
    leaf_id: Generated<LeafId | null>;
  };
  agreement: {
    id: AgreementId;
    client_id: ClientId;
    participation_id: ParticipationId;
    creator_id: CreatorId;
    created_at: Date;
  };
  agreement_version: {
    agreement_id: AgreementId;
    client_id: ClientId;
    n: number;
    kind: 'agreement' | 'contract';
    content: ColumnType<AgreementContent, string, string>;
    content_hash: string;
    is_complete: boolean;
    author_id: MemberId;
    created_at: Date;
  };
  shipment: {
    id: ShipmentId;
    client_id: ClientId;
    participation_id: ParticipationId;
    is_cold: boolean;
    carrier: string;
    tracking: string;
    planned_on: Day | null;
    sent_at: Date | null;
    sent_by: MemberId | null;
    received_at: Generated<Date | null>;
    lost_at: Generated<Date | null>;
    lost_reason: Generated<string>;
    created_at: Date;
    leaf_id: Generated<LeafId | null>;
  };
  shipment_gift: { shipment_id: ShipmentId; benefit_id: BenefitId; client_id: ClientId };
  deliverable: {
    id: DeliverableId;
    client_id: ClientId;
    participation_id: ParticipationId;
    url: string;
    published_at: Date;
    announced_by: 'creator' | 'member';
    created_at: Date;
  };
  deliverable_capture: {
    id: DeliverableCaptureId;
    client_id: ClientId;
    deliverable_id: DeliverableId;
    moment: 'live' | 'day-1' | 'day-3' | 'day-7' | 'day-30' | 'asked';
    due_at: Date;
    state: Generated<'due' | 'done' | 'missed'>;
    attempts: Generated<number>;
    missed_because: Generated<string | null>;
    captured_at: Generated<Date | null>;
    sha256: Generated<string | null>;
    size: Generated<number | null>;
    media_type: Generated<string | null>;
    status: Generated<number | null>;
    mention_state: Generated<'present' | 'unclear' | 'absent' | null>;
    mention: Generated<string | null>;
    sentence: Generated<string | null>;
    problems: Generated<string[]>;
    leaf_id: Generated<LeafId | null>;
  };
  mention_incident: {
    id: Id<'mention-incident'>;
    client_id: ClientId;
    deliverable_id: DeliverableId;
    first_capture_id: DeliverableCaptureId;
    opened_at: Date;
    requested_at: Generated<Date | null>;
    requested_by: Generated<MemberId | null>;
    words: Generated<string>;
    mended_capture_id: Generated<DeliverableCaptureId | null>;
    mended_at: Generated<Date | null>;
    closed_at: Generated<Date | null>;
    closed_reason: Generated<string>;
  };
  deliverable_figure: {
    id: Id<'deliverable-figure'>;
    client_id: ClientId;
    deliverable_id: DeliverableId;
    kind: 'visits' | 'comments' | 'commenters' | 'conversations' | 'views';
    value: number;
    mark: 'measured' | 'network' | 'declared' | 'estimated';
    source: string;
    observed_at: Date;
    by_id: MemberId | null;
  };
  outreach_message: {
    id: Id<'outreach-message'>;
    n: Generated<number>;
    client_id: ClientId;
    participation_id: ParticipationId;
    direction: 'out' | 'in';
    kind:
      | 'proposal'
      | 'reminder'
      | 'mention'
      | 'thanks'
      | 'answer'
      | 'reply'
      | 'question'
      | 'bounce';
    subject: string;
    body: string;
    human_sentence: Generated<string>;
    state: 'draft' | 'ready' | 'released' | 'received' | 'dropped';
    prepared_by: MemberId | null;
    prepared_at: Date;
    released_by: Generated<MemberId | null>;
    released_at: Generated<Date | null>;
    mail_id: Generated<MailId | null>;
    message_id: Generated<string | null>;
    sender: Generated<string>;
    attachments: ColumnType<Attachment[], string | undefined, string>;
    read_at: Generated<Date | null>;
  };
  operation_objection: {
    id: Id<'operation-objection'>;
    client_id: ClientId;
    operation_id: OperationId;
    participation_id: ParticipationId | null;
    n: Generated<number>;
    body: string;
    proposal: string;
    raised_by: MemberId;
    raised_at: Date;
    due_at: Date;
    outcome: Generated<'followed' | 'not-followed' | null>;
    answer: Generated<string | null>;
    answered_by: Generated<MemberId | null>;
    answered_at: Generated<Date | null>;
  };
  creator_link: {
    id: Id<'creator-link'>;
    client_id: ClientId;
    participation_id: ParticipationId;
    token_hash: Uint8Array;
    created_by: MemberId;
    created_at: Date;
    expires_at: Date;
    revoked_at: Generated<Date | null>;
    first_opened_at: Generated<Date | null>;
  };
  rotation_rule: {
    agency_id: AgencyId;
    most_in_year: number;
    days_between: number;
    top_ten_percent: number;
    changed_by: MemberId | null;
    changed_at: Date;
  };
};

/** This module's tables, seen through the transaction's scope. */
export function tables(tx: Tx) {
  return tx.withTables<OperationsTables>();
}

export type ParticipationRow = Selectable<OperationsTables['participation']>;
export type OperationRow = Selectable<OperationsTables['operation']>;
export type BenefitRow = Selectable<OperationsTables['benefit']>;
export type CaptureRow = Selectable<OperationsTables['deliverable_capture']>;

/** Null where the scope doesn't hold it. */
export async function findOperation(tx: Tx, id: OperationId) {
  const row = await tables(tx)
    .selectFrom('operation')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

export async function findParticipation(tx: Tx, id: ParticipationId) {
  const row = await tables(tx)
    .selectFrom('participation')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Held until the end of the transaction: two decisions about one creator come one after the other. */
export async function lockParticipation(tx: Tx, id: ParticipationId) {
  const row = await tables(tx)
    .selectFrom('participation')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? null;
}
