import type pg from 'pg';

/** Deletes what has run out: sessions, questions to authenticators, resets, pending sign-ins. */
export async function sweep({ ownerPool }: { ownerPool: pg.Pool }, now: Date): Promise<void> {
  await ownerPool.query('delete from auth.session where "expiresAt" < $1', [now]);
  await ownerPool.query('delete from auth.verification where "expiresAt" < $1', [now]);
  await ownerPool.query('delete from auth.challenge where expires_at < $1', [now]);
  await ownerPool.query('delete from auth.password_reset where expires_at < $1', [now]);
}
