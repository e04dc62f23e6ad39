import type pg from 'pg';
import { z } from 'zod';
import type { Clock } from '../lib/clock.ts';

const LIFE_MINUTES = 10;

type Deps = { ownerPool: pg.Pool; clock: Clock };
type Purpose = { purpose: 'register'; userId: string } | { purpose: 'sign-in'; userId: null };

export async function keepChallenge({ ownerPool, clock }: Deps, value: string, what: Purpose) {
  const now = clock.now();
  await ownerPool.query('delete from auth.challenge where expires_at < $1', [now]);
  await ownerPool.query(
    'insert into auth.challenge (value, purpose, user_id, expires_at) values ($1, $2, $3, $4)',
    [value, what.purpose, what.userId, new Date(now.getTime() + LIFE_MINUTES * 60_000)],
  );
}

/** Whether we asked this, of this person, lately; asked and answered once. */
export async function takeChallenge({ ownerPool, clock }: Deps, value: string, what: Purpose) {
  const { rowCount } = await ownerPool.query(
    `delete from auth.challenge where value = $1 and purpose = $2
       and user_id is not distinct from $3 and expires_at > $4`,
    [value, what.purpose, what.userId, clock.now()],
  );
  return rowCount === 1;
}

const clientData = z.object({ challenge: z.string().max(200) });

/** The challenge that an authenticator says it answers, from its signed client data. */
export function readChallenge(clientDataJSON: string): string | null {
  try {
    const text = Buffer.from(clientDataJSON, 'base64url').toString();
    return clientData.parse(JSON.parse(text)).challenge;
  } catch {
    return null;
  }
}
