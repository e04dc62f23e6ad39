import type { ColumnType, Generated } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type {
  AgencyId,
  BrandKitId,
  ChannelId,
  ClientId,
  ContactId,
  Id,
  LeafId,
  MemberId,
} from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';

/** Stored JSON comes back as unknown, and is parsed where it is read. */
type Stored = ColumnType<unknown, string, string>;

export type ClientTable = {
  id: ClientId;
  agency_id: AgencyId;
  name: string;
  locale: Locale;
  time_zone: string;
  accountable_id: MemberId | null;
  paused_at: Generated<Date | null>;
  paused_by: Generated<MemberId | null>;
  pause_reason: Generated<string | null>;
  created_at: Date;
};

export type ChannelState = 'alive' | 'reconnect' | 'ended';

type ClientsTables = {
  client: ClientTable;
  client_pause: {
    id: Id<'client-pause'>;
    client_id: ClientId;
    reason: string;
    paused_by: MemberId | null;
    paused_at: Date;
    resumed_by: Generated<MemberId | null>;
    resumed_at: Generated<Date | null>;
  };
  assignment: { client_id: ClientId; member_id: MemberId; since: Date };
  checkpoint_reader: {
    id: Id<'checkpoint-reader'>;
    client_id: ClientId;
    email: string;
    locale: Locale;
    named_by: MemberId | null;
    named_at: Date;
    stop_token: string;
    stopped_at: Date | null;
    is_own_stop: Generated<boolean>;
    /** `email` is the hash of the address, then. */
    erased_at: Generated<Date | null>;
    last_size: number | null;
    last_day: string | null;
  };
  contact: {
    id: ContactId;
    client_id: ClientId;
    name: string;
    email: string;
    title: string;
    can_sign: boolean;
    member_id: Generated<MemberId | null>;
    created_at: Date;
    ended_at: Generated<Date | null>;
  };
  brand_kit_version: {
    id: BrandKitId;
    client_id: ClientId;
    n: number;
    content: Stored;
    content_hash: string;
    author_id: MemberId;
    created_at: Date;
    leaf_id: LeafId | null;
  };
  channel: {
    id: ChannelId;
    client_id: ClientId;
    connector: string;
    handle: string;
    url: string;
    remote_id: string;
    sealed_credentials: Uint8Array;
    rights: string[];
    limits: Stored;
    granted_by: string;
    granted_at: Date;
    connected_by: MemberId | null;
    state: ChannelState;
    state_reason: string | null;
    state_since: Date;
    last_alive_at: Date | null;
  };
};

/** This module's tables, seen through the transaction's scope. */
export function tables(tx: Tx) {
  return tx.withTables<ClientsTables>();
}

/** The client's own row, held until the end of the transaction: its brand kit has one next version. */
export async function lockClient(tx: Tx, clientId: ClientId) {
  return tables(tx)
    .selectFrom('client')
    .selectAll()
    .where('id', '=', clientId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}
