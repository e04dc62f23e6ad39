import type { ColumnType, Generated } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type {
  ClientId,
  ContestEntryId,
  ContestId,
  Id,
  LeafId,
  LinkId,
  MemberId,
  OperationId,
} from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import type { MailId } from '../../mail/mail.ts';

type Json<T> = ColumnType<T, string, string>;

export type ContestsTables = {
  contest: {
    id: ContestId;
    client_id: ClientId;
    operation_id: OperationId | null;
    public_id: string;
    name: string;
    settings: Json<unknown>;
    revision: Generated<number>;
    created_by: MemberId;
    created_at: Date;
    opened_version: Generated<number | null>;
    opened_at: Generated<Date | null>;
    opened_by: Generated<MemberId | null>;
    next_n: Generated<number>;
    erased_entries_at: Generated<Date | null>;
    source_salt: Generated<Buffer | null>;
  };
  contest_rules: {
    contest_id: ContestId;
    client_id: ClientId;
    n: number;
    content: Json<unknown>;
    content_hash: string;
    record: Json<unknown>;
    rules_hash: string;
    made_by: MemberId;
    made_at: Date;
    link_id: Generated<LinkId | null>;
  };
  contest_entry: {
    id: ContestEntryId;
    client_id: ClientId;
    contest_id: ContestId;
    n: number;
    commitment: string;
    code: string;
    weight: Generated<number>;
    entered_at: Date;
    form_key: string;
    origin: Generated<string>;
    source: Generated<'form' | 'bluesky' | 'wordpress'>;
    locale: Locale;
    secret_hash: Buffer;
    confirm_hash: Buffer;
    confirmed_at: Generated<Date | null>;
    withdrawn_at: Generated<Date | null>;
    source_mark: string | null;
    nonce: Buffer | null;
    first_name: string | null;
    family_name: string | null;
    email: string | null;
    postal_code: string | null;
    birth_year: number | null;
    is_opt_in: Generated<boolean>;
    erased_at: Generated<Date | null>;
    leaf_id: LeafId;
  };
  contest_exclusion: {
    id: Id<'contest-exclusion'>;
    no: Generated<string>;
    client_id: ClientId;
    contest_id: ContestId;
    n: number;
    effect: 'excluded' | 'kept';
    code: string;
    reason: string;
    judged_by: 'rule' | 'person';
    by_id: MemberId | null;
    note: Generated<string>;
    at: Date;
    told_at: Generated<Date | null>;
    leaf_id: LeafId | null;
  };
  contest_barred: {
    id: Id<'contest-barred'>;
    client_id: ClientId;
    contest_id: ContestId;
    email_hash: string;
    why: 'staff' | 'creator' | 'household';
    by_id: MemberId;
    at: Date;
  };
  contest_freeze: {
    contest_id: ContestId;
    client_id: ClientId;
    record: Json<unknown>;
    freeze_hash: string;
    frozen_at: Date;
    leaf_id: LeafId;
  };
  contest_postponement: {
    contest_id: ContestId;
    client_id: ClientId;
    number: number;
    from_round: number;
    to_round: number;
    reason: 'no-freeze' | 'no-proof-of-time';
    at: Date;
    leaf_id: LeafId;
  };
  contest_draw: {
    contest_id: ContestId;
    client_id: ClientId;
    random: Json<unknown>;
    randomness: string;
    seed: string;
    selected: number[];
    winners: number;
    how: 'relays' | 'hand';
    by_id: MemberId | null;
    drawn_at: Date;
    proof_sha256: Generated<string | null>;
    leaf_id: LeafId;
  };
  contest_event: {
    id: Id<'contest-event'>;
    no: Generated<string>;
    client_id: ClientId;
    contest_id: ContestId;
    n: number;
    what: 'told' | 'answered' | 'silent' | 'void' | 'prize-sent' | 'acknowledged';
    code: Generated<string>;
    evidence: Generated<string>;
    by_id: MemberId | null;
    at: Date;
    leaf_id: LeafId;
  };
  contest_prize: {
    contest_id: ContestId;
    n: number;
    client_id: ClientId;
    token_hash: Buffer;
    answer_by: Date;
    street: Generated<string | null>;
    city: Generated<string | null>;
    may_publish: Generated<boolean | null>;
    answered_at: Generated<Date | null>;
    erased_at: Generated<Date | null>;
  };
  contest_mail: { mail_id: MailId; client_id: ClientId; contest_id: ContestId; n: number };
  contest_objection: {
    id: Id<'contest-objection'>;
    client_id: ClientId;
    contest_id: ContestId;
    n: number;
    form_key: string;
    name: string;
    email: string | null;
    code: string;
    words: string;
    locale: Locale;
    received_at: Date;
    answer: Generated<string | null>;
    answered_by: Generated<MemberId | null>;
    answered_at: Generated<Date | null>;
    answer_mail_id: Generated<MailId | null>;
  };
  contest_erasure: { contest_id: ContestId; client_id: ClientId; n: number; at: Date };
};

export function tables(tx: Tx) {
  return tx.withTables<ContestsTables>();
}
