import type { Generated } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { ClientId, ContestId, DeliveryId, Id, LeafId } from '../../lib/ids.ts';

export type ImportTables = {
  contest_comment: {
    contest_id: ContestId;
    delivery_id: DeliveryId;
    comment_mark: string;
    client_id: ClientId;
    author_mark: string | null;
    text_mark: string;
    written_at: Date;
    codes: string[];
    codes_seen: string[];
    first_seen_at: Date;
    changed_at: Generated<Date | null>;
    gone_at: Generated<Date | null>;
  };
  contest_source: {
    contest_id: ContestId;
    delivery_id: DeliveryId;
    client_id: ClientId;
    tried_at: Date;
    read_at: Generated<Date | null>;
    why: string | null;
  };
  contest_import: {
    id: Id<'contest-import'>;
    client_id: ClientId;
    contest_id: ContestId;
    delivery_id: DeliveryId;
    at: Date;
    sha256: string;
    comments: number;
    people: number;
    leaf_id: LeafId;
    /** The bytes are gone; their hash stays. */
    erased_at: Generated<Date | null>;
  };
};

/** The tables of comments under a contest's publications. */
export function importTables(tx: Tx) {
  return tx.withTables<ImportTables>();
}
