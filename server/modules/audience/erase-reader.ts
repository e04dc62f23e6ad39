import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { ClientId, Id } from '../../lib/ids.ts';

type ReaderId = Id<'checkpoint-reader'>;

/** An address that gets, or got, the head of the client's log by mail; stopped ones are held, too. */
export type HeldReader = {
  readonly id: ReaderId;
  readonly email: string;
  readonly named_at: Date;
};

/** Whom of a client's readers of its log's head this mail address is. */
export async function findReaders(tx: Tx, clientId: ClientId, who: string): Promise<HeldReader[]> {
  const { rows } = await sql<HeldReader>`
    select * from find_checkpoint_readers(${clientId}, ${who})`.execute(tx);
  return rows;
}

/**
 * Erases the address and the letters that went there; a hash stays, so that nobody names it again. False
 * where there is no such reader, or they are erased already.
 */
export async function eraseReader(
  tx: Tx,
  clientId: ClientId,
  readerId: ReaderId,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql<{ erased: number }>`
    select erase_checkpoint_reader(${clientId}, ${readerId}, ${at})::integer as erased`.execute(tx);
  return (rows[0]?.erased ?? 0) > 0;
}

/** The same by the address's hash, where an older copy of the database was put back. */
export async function eraseReaderAgain(
  tx: Tx,
  clientId: ClientId,
  hash: string,
  at: Date,
): Promise<void> {
  await sql`select erase_checkpoint_reader_again(${clientId}, ${hash}, ${at})`.execute(tx);
}
