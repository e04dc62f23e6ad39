import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Scope, Tx } from '../../db/db.ts';
import type { AgencyId, CreatorId, Id } from '../../lib/ids.ts';
import { newId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { tables } from './store.ts';

const DAYS = 60;

export type Door = {
  readonly id: Id<'creator-door'>;
  readonly agencyId: AgencyId;
  readonly scope: Scope;
  /** Null: what was held is erased. */
  readonly creatorId: CreatorId | null;
  readonly locale: Locale;
  readonly expiresAt: Date;
};

export type DoorRefusal = { type: 'link-unknown' } | { type: 'link-expired' };

/** A link by which a creator reads what is held about them; only its SHA-256 is kept. */
export async function openDoor(
  tx: Tx,
  {
    agencyId,
    creatorId,
    locale,
    at,
  }: {
    agencyId: AgencyId;
    creatorId: CreatorId;
    locale: Locale;
    at: Date;
  },
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(at.getTime() + DAYS * 86_400_000);
  await tables(tx)
    .insertInto('creator_door')
    .values({
      id: newId<Id<'creator-door'>>(at.getTime()),
      agency_id: agencyId,
      creator_id: creatorId,
      token_hash: hashToken(token),
      locale,
      created_at: at,
      expires_at: expiresAt,
    })
    .execute();
  return { token, expiresAt };
}

/** What stands behind a token, looked up before any scope is known. */
export async function findDoor(
  db: Pick<Db, 'read'>,
  token: string,
  now: Date,
): Promise<Result<Door, DoorRefusal>> {
  const nobody = { agencyId: '' as AgencyId, clientIds: [] }; // as before a session is known
  const found = await db.read(nobody, async (tx) => {
    const { rows } = await sql<{ door_id: Id<'creator-door'>; agency_id: AgencyId }>`
      select * from find_creator_door(${hashToken(token)})`.execute(tx);
    return rows[0];
  });
  if (!found) return refuse({ type: 'link-unknown' });
  const scope: Scope = { agencyId: found.agency_id, clientIds: [] };
  return db.read(scope, async (tx) => {
    const row = await tables(tx)
      .selectFrom('creator_door')
      .selectAll()
      .where('id', '=', found.door_id)
      .executeTakeFirst();
    if (!row) return refuse({ type: 'link-unknown' as const });
    if (row.expires_at <= now) return refuse({ type: 'link-expired' as const });
    return ok({
      id: row.id,
      agencyId: row.agency_id,
      scope,
      creatorId: row.creator_id,
      locale: row.locale,
      expiresAt: row.expires_at,
    });
  });
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
