import type { Tx } from '../../db/db.ts';
import {
  type AgencyId,
  type ClientId,
  type CreatorId,
  type Id,
  type MemberId,
  newId,
} from '../../lib/ids.ts';
import { tables } from './store.ts';

type Record = {
  readonly agencyId: AgencyId;
  readonly creatorId: CreatorId;
  readonly by: MemberId;
  readonly at: Date;
};

/** What a person of the agency wrote about a creator; a warning goes wherever the creator is ranked. */
export async function addNote(tx: Tx, note: Record & { kind: 'note' | 'warning'; body: string }) {
  const id = newId<Id<'creator-note'>>(note.at.getTime());
  await tables(tx)
    .insertInto('creator_note')
    .values({
      id,
      agency_id: note.agencyId,
      creator_id: note.creatorId,
      kind: note.kind,
      body: note.body,
      written_by: note.by,
      written_at: note.at,
    })
    .execute();
  return id;
}

export async function endNote(tx: Tx, creatorId: CreatorId, id: string, by: MemberId, at: Date) {
  await tables(tx)
    .updateTable('creator_note')
    .set({ ended_by: by, ended_at: at })
    .where('id', '=', id as Id<'creator-note'>) // of the path
    .where('creator_id', '=', creatorId)
    .where('ended_at', 'is', null)
    .execute();
}

/** Kept or set aside with its reason, for one client or for all; the newest choice stands. */
export async function chooseCreator(
  tx: Tx,
  choice: Record & { forClient: ClientId | null; choice: 'kept' | 'set-aside'; reason: string },
) {
  await undoChoice(tx, choice.creatorId, choice.forClient, choice.at);
  await tables(tx)
    .insertInto('creator_choice')
    .values({
      id: newId<Id<'creator-choice'>>(choice.at.getTime()),
      agency_id: choice.agencyId,
      creator_id: choice.creatorId,
      for_client: choice.forClient,
      choice: choice.choice,
      reason: choice.reason,
      chosen_by: choice.by,
      chosen_at: choice.at,
    })
    .execute();
}

export async function undoChoice(
  tx: Tx,
  creatorId: CreatorId,
  forClient: ClientId | null,
  at: Date,
) {
  await tables(tx)
    .updateTable('creator_choice')
    .set({ undone_at: at })
    .where('creator_id', '=', creatorId)
    .where('for_client', forClient === null ? 'is' : '=', forClient)
    .where('undone_at', 'is', null)
    .execute();
}

/** Whom of ours, or of a client's, this creator is close to; said by whoever knows it. */
export async function declareLink(
  tx: Tx,
  link: Record & { memberId: MemberId | null; person: string; relation: string },
) {
  const id = newId<Id<'creator-declared-link'>>(link.at.getTime());
  await tables(tx)
    .insertInto('creator_declared_link')
    .values({
      id,
      agency_id: link.agencyId,
      creator_id: link.creatorId,
      member_id: link.memberId,
      person: link.person,
      relation: link.relation,
      declared_by: link.by,
      declared_at: link.at,
    })
    .execute();
  return id;
}

export async function endDeclaredLink(tx: Tx, creatorId: CreatorId, id: string, at: Date) {
  await tables(tx)
    .updateTable('creator_declared_link')
    .set({ ended_at: at })
    .where('id', '=', id as Id<'creator-declared-link'>) // of the path
    .where('creator_id', '=', creatorId)
    .execute();
}

/** A figure that the creator told of themselves; never mixed with what was counted. */
export async function addStat(
  tx: Tx,
  stat: Omit<Record, 'by'> & {
    by: MemberId | null;
    what: string;
    value: number;
    period: string;
    proof: string;
  },
) {
  await tables(tx)
    .insertInto('creator_stat')
    .values({
      id: newId<Id<'creator-stat'>>(stat.at.getTime()),
      agency_id: stat.agencyId,
      creator_id: stat.creatorId,
      what: stat.what,
      value: stat.value,
      period: stat.period,
      proof: stat.proof,
      declared_at: stat.at,
      noted_by: stat.by,
    })
    .execute();
}
