import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { MemberId } from '../../lib/ids.ts';
import { isSenior } from '../people/public.ts';

/** Who acts; which clients they may act for is the transaction's scope. */
export type Actor = { readonly memberId: MemberId; readonly name: string; readonly role: string };

type Role = Pick<Actor, 'role'>;

/** Writes reports: the agency's people, a trainee too. */
export function mayWrite({ role }: Role): boolean {
  return role === 'trainee' || role === 'junior' || isSenior(role);
}

/** A senior answers for what is sealed and sent; that it isn't one's own is refused by the command. */
export function maySeal({ role }: Role): boolean {
  return isSenior(role);
}

/** A person of the client's side sees what is sealed, and no draft. */
export function maySeeDrafts({ role }: Role): boolean {
  return role !== 'client' && role !== 'in-house';
}

/** The client's own people annotate; the agency has the text for its words. */
export function mayAnnotate({ role }: Role): boolean {
  return role === 'client' || role === 'in-house';
}

/** Whether anybody else could be the second pair of eyes. */
export async function hasOtherSenior(tx: Tx, memberId: MemberId): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select has_other_senior(${memberId}) as found`.execute(tx);
  return rows[0]?.found ?? true;
}
