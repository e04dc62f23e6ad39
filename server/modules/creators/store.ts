import { type Generated, sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { AgencyId, ClientId, CreatorId, CreatorPostId, Id, MemberId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';

export const SOURCES = ['hand', 'list', 'crawl', 'archive', 'operation', 'self'] as const;
/** Whence a creator came into the register. */
export type CreatorSource = (typeof SOURCES)[number];

export type CreatorTable = {
  id: CreatorId;
  agency_id: AgencyId;
  name: string;
  url: string;
  site: string;
  languages: string[];
  email: string | null;
  source: CreatorSource;
  source_detail: string;
  purpose: Generated<string>;
  added_by: MemberId | null;
  added_at: Date;
  informed_at: Generated<Date | null>;
  last_contact_at: Generated<Date | null>;
  objected_at: Generated<Date | null>;
  author_keys: string[];
  post_seq: Generated<number>;
  rewritten: Generated<number>;
  revision: Generated<number>;
};

export type MarkTable = {
  post_id: CreatorPostId;
  agency_id: AgencyId;
  creator_id: CreatorId;
  kind: string;
  is_commercial: boolean;
  sentence: string | null;
  is_disclosed: boolean;
  mention: string | null;
  place: string | null;
  confidence: number;
  markers: string[];
  proposed_at: Date;
  decision: Generated<'commercial' | 'not-commercial' | null>;
  decided_kind: Generated<string | null>;
  decided_disclosed: Generated<boolean | null>;
  decided_by: Generated<MemberId | null>;
  decided_at: Generated<Date | null>;
};

type OfCreator = { agency_id: AgencyId; creator_id: CreatorId };

type CreatorsTables = {
  creator_salt: { agency_id: AgencyId; salt: string };
  creator: CreatorTable;
  creator_post: OfCreator & {
    id: CreatorPostId;
    n: number;
    key: string;
    url: string;
    title: string;
    body: string;
    language: string;
    published_at: Date | null;
    captured_at: Date;
    content_hash: string;
  };
  creator_comment: OfCreator & {
    id: Generated<number>;
    post_id: CreatorPostId;
    key: string;
    author_key: string;
    site_key: string | null;
    body: string;
    commented_at: Date | null;
  };
  creator_mark: MarkTable;
  creator_note: OfCreator & {
    id: Id<'creator-note'>;
    kind: 'note' | 'warning';
    body: string;
    written_by: MemberId;
    written_at: Date;
    ended_by: Generated<MemberId | null>;
    ended_at: Generated<Date | null>;
  };
  creator_choice: OfCreator & {
    id: Id<'creator-choice'>;
    for_client: ClientId | null;
    choice: 'kept' | 'set-aside';
    reason: string;
    chosen_by: MemberId;
    chosen_at: Date;
    undone_at: Generated<Date | null>;
  };
  creator_declared_link: OfCreator & {
    id: Id<'creator-declared-link'>;
    member_id: MemberId | null;
    person: string;
    relation: string;
    declared_by: MemberId;
    declared_at: Date;
    ended_at: Generated<Date | null>;
  };
  creator_stat: OfCreator & {
    id: Id<'creator-stat'>;
    what: string;
    value: number;
    period: string;
    proof: string;
    declared_at: Date;
    noted_by: MemberId | null;
  };
  creator_request: {
    id: Id<'creator-request'>;
    agency_id: AgencyId;
    creator_id: CreatorId | null;
    kind: 'access' | 'correction' | 'removal' | 'objection';
    body: string;
    reply_to: Generated<string | null>;
    asked_at: Date;
    answer: Generated<string | null>;
    answered_by: Generated<MemberId | null>;
    answered_at: Generated<Date | null>;
  };
  creator_barred: { agency_id: AgencyId; hash: string; since: Date };
  creator_trace: { agency_id: AgencyId; hash: string; creator_id: CreatorId; erased_on: string };
  creator_door: {
    id: Id<'creator-door'>;
    agency_id: AgencyId;
    creator_id: CreatorId | null;
    token_hash: Uint8Array;
    locale: Locale;
    created_at: Date;
    expires_at: Date;
  };
};

/** This module's tables, seen through the transaction's scope. */
export function tables(tx: Tx) {
  return tx.withTables<CreatorsTables>();
}

/** Holds the creator's row to the end of the transaction: its posts get their numbers one after the other. */
export async function lockCreator(tx: Tx, id: CreatorId) {
  return tables(tx)
    .selectFrom('creator')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Whatever was counted of this creator is counted again. */
export async function touchCreator(tx: Tx, id: CreatorId) {
  await tables(tx)
    .updateTable('creator')
    .set({ revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .execute();
}
