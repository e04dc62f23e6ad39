import type pg from 'pg';
import { ok, type Result, refuse } from '../lib/result.ts';
import { hashToken, newToken } from './token.ts';

const LIFE_MINUTES = 60;

export type TokenExpired = { type: 'token-expired' };

/** A token that lets its bearer choose a new password within the hour; earlier ones end. */
export async function openPasswordReset(
  { ownerPool }: { ownerPool: pg.Pool },
  userId: string,
  at: Date,
): Promise<string> {
  const token = newToken();
  await ownerPool.query('delete from auth.password_reset where user_id = $1 or expires_at < $2', [
    userId,
    at,
  ]);
  await ownerPool.query(
    'insert into auth.password_reset (token_hash, user_id, expires_at) values ($1, $2, $3)',
    [hashToken(token), userId, new Date(at.getTime() + LIFE_MINUTES * 60_000)],
  );
  return token;
}

/** Uses the token up: of two who bring it at once, one is refused. */
export async function takePasswordReset(
  { ownerPool }: { ownerPool: pg.Pool },
  token: string,
  at: Date,
): Promise<Result<{ userId: string }, TokenExpired>> {
  const { rows } = await ownerPool.query<{ userId: string }>(
    `delete from auth.password_reset where token_hash = $1 and expires_at > $2
     returning user_id as "userId"`,
    [hashToken(token), at],
  );
  return rows[0] ? ok(rows[0]) : refuse({ type: 'token-expired' });
}
