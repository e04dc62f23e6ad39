import type { Generated } from 'kysely';
import type { Tx } from '../db/db.ts';
import type { ClientId, LeafId } from '../lib/ids.ts';

/** The tables of the log; nobody else writes to them. */
export type EvidenceTables = {
  leaf: {
    id: LeafId;
    client_id: ClientId;
    staged_no: Generated<number>;
    kind: string;
    bytes: Uint8Array;
    hash: Uint8Array;
    idx: number | null;
    staged_at: Date;
  };
  opening: {
    leaf_id: LeafId;
    client_id: ClientId;
    field: string;
    salt: Uint8Array | null;
    value: string | null;
    erased_at: Date | null;
  };
  log_key: {
    id: string;
    client_id: ClientId;
    vkey: string;
    sealed_private: Uint8Array;
    from_index: number | null;
    to_index: number | null;
    created_at: Date;
  };
  log_head: { client_id: ClientId; origin: string; size: number; frontier: Uint8Array[] };
  checkpoint: {
    client_id: ClientId;
    size: number;
    root: Uint8Array;
    note: string;
    made_at: Date;
  };
  witness: {
    id: string;
    client_id: ClientId;
    vkey: string;
    name: string;
    enrolled_at: Date;
    ended_at: Date | null;
    from_index: number | null;
    to_index: number | null;
  };
  cosignature: {
    client_id: ClientId;
    size: number;
    witness_id: string;
    line: string;
    received_at: Date;
  };
  witness_audit: {
    client_id: ClientId;
    sha256: string;
    witness_id: string;
    chain: string;
    round: number;
    size: number;
    fetched_at: Date;
    received_at: Date;
    chosen: number;
    same: number;
    differing: number;
    file: Uint8Array;
    leaf_id: LeafId;
  };
  held_head: {
    client_id: ClientId;
    size: number;
    root: Uint8Array;
    note: string;
    source: 'folder' | 'shown';
    found_at: Date;
    settled_at: Date | null;
  };
  blob: {
    client_id: ClientId;
    sha256: string;
    media_type: string;
    size: number;
    stored_at: Date;
  };
  log_export: {
    id: string;
    client_id: ClientId;
    sha256: string;
    size: number;
    leaves: number;
    made_at: Date;
  };
};

export function evidenceOf(tx: Tx) {
  return tx.withTables<EvidenceTables>();
}
