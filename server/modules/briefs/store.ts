import type { ColumnType, Generated } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type {
  BriefId,
  ClientId,
  Id,
  LinkId,
  MemberId,
  OperationId,
  RecommendationId,
  SignatureId,
} from '../../lib/ids.ts';
import type { AskedKey } from './brief-schema.ts';
import type { AnswerKind } from './questions.ts';

/** Stored JSON comes back as unknown, and is parsed where it is read. */
type Stored = ColumnType<unknown, string, string>;

export type AnswerId = Id<'brief-answer'>;
export type IdeaId = Id<'brief-idea'>;
export type ReceivedHow = 'mail' | 'phone' | 'meeting' | 'letter' | 'form' | 'other';
type Source = 'text' | 'link' | 'member';

export type BriefsTables = {
  brief: {
    id: BriefId;
    client_id: ClientId;
    title: string;
    received_text: string;
    received_from: string;
    received_how: ReceivedHow;
    received_at: Date;
    facts: Stored;
    version: Generated<number>;
    created_by: MemberId;
    created_at: Date;
    ended_at: Generated<Date | null>;
    ended_by: Generated<MemberId | null>;
  };
  brief_answer: {
    id: AnswerId;
    no: Generated<number>;
    client_id: ClientId;
    brief_id: BriefId;
    question: AskedKey;
    kind: AnswerKind;
    body: string;
    source: Source;
    quote_start: number | null;
    quote_end: number | null;
    given_by: string;
    link_id: LinkId | null;
    entered_by: MemberId | null;
    given_at: Date;
    judged: Generated<'answered' | 'vague' | null>;
    judged_by: Generated<MemberId | null>;
    removed_at: Generated<Date | null>;
    removed_by: Generated<MemberId | null>;
  };
  brief_idea: {
    id: IdeaId;
    no: Generated<number>;
    client_id: ClientId;
    brief_id: BriefId;
    body: string;
    source: Source;
    quote_start: number | null;
    quote_end: number | null;
    given_by: string;
    link_id: LinkId | null;
    entered_by: MemberId | null;
    given_at: Date;
    removed_at: Generated<Date | null>;
    removed_by: Generated<MemberId | null>;
  };
  brief_version: {
    id: Id<'brief-version'>;
    client_id: ClientId;
    brief_id: BriefId;
    n: number;
    content: Stored;
    content_hash: string;
    made_by: MemberId | null;
    made_at: Date;
  };
  brief_request: {
    id: Id<'brief-request'>;
    client_id: ClientId;
    brief_id: BriefId;
    link_id: LinkId;
    questions: string[];
    sent_by: MemberId;
    sent_at: Date;
  };
  recommendation: {
    id: RecommendationId;
    client_id: ClientId;
    brief_id: BriefId;
    author_id: MemberId;
    created_at: Date;
    version: number;
    revision: number;
    accepted_plan: Generated<string | null>;
    accepted_at: Generated<Date | null>;
    operation_id: Generated<OperationId | null>;
    ended_at: Generated<Date | null>;
    ended_by: Generated<MemberId | null>;
  };
  recommendation_version: {
    id: Id<'recommendation-version'>;
    client_id: ClientId;
    recommendation_id: RecommendationId;
    n: number;
    content: Stored;
    content_hash: string;
    written_by: MemberId[];
    saved_by: MemberId;
    saved_at: Date;
    closed_at: Generated<Date | null>;
  };
  recommendation_sending: {
    id: Id<'recommendation-sending'>;
    client_id: ClientId;
    recommendation_id: RecommendationId;
    n: number;
    link_id: LinkId;
    verdicts: Stored;
    sent_by: MemberId;
    sent_at: Date;
  };
  recommendation_answer: {
    id: Id<'recommendation-answer'>;
    no: Generated<number>;
    client_id: ClientId;
    recommendation_id: RecommendationId;
    n: number;
    plan: string;
    kind: 'accepted' | 'refused' | 'question' | 'ceiling' | 'reply';
    body: string;
    ceiling_cents: number | null;
    given_by: string;
    link_id: LinkId | null;
    entered_by: MemberId | null;
    signature_id: SignatureId | null;
    given_at: Date;
  };
  brief_event: {
    id: Id<'brief-event'>;
    no: Generated<number>;
    client_id: ClientId;
    brief_id: BriefId;
    recommendation_id: RecommendationId | null;
    kind: EventKind;
    member_id: MemberId | null;
    detail: string;
    at: Date;
  };
};

/** What the journal tells; each has a sentence on the page. */
export type EventKind =
  | 'received'
  | 'corrected'
  | 'questions-sent'
  | 'answered'
  | 'brief-signed'
  | 'brief-sent'
  | 'brief-approved'
  | 'brief-refused'
  | 'ended'
  | 'reco-started'
  | 'reco-version'
  | 'reco-author-signed'
  | 'reco-senior-signed'
  | 'reco-returned'
  | 'reco-sent'
  | 'reco-question'
  | 'reco-reply'
  | 'ceiling-changed'
  | 'plan-accepted'
  | 'plan-refused'
  | 'operation-made'
  | 'link-ended'
  | 'link-disavowed';

/** This module's tables, seen through the transaction's scope. */
export function tables(tx: Tx) {
  return tx.withTables<BriefsTables>();
}
