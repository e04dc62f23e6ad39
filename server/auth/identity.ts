import type pg from 'pg';
import { ok, type Result, refuse } from '../lib/result.ts';
import type { Library } from './library.ts';

export type EmailTaken = { type: 'email-taken' };
type Deps = { library: Library; ownerPool: pg.Pool };

/**
 * The identity behind an address: made, or taken up again where it belongs to nobody (a crash came
 * before our rows, or its member was ended). One that is taken up again keeps nothing of what
 * opened it before. `password` null: no password opens it, a passkey will.
 */
export async function ensureIdentity(
  { library, ownerPool }: Deps,
  person: { email: string; name: string; password: string | null },
): Promise<Result<{ userId: string }, EmailTaken>> {
  const { internalAdapter, password } = await library.$context;
  const hash = person.password === null ? null : await password.hash(person.password);
  const found = await internalAdapter.findUserByEmail(person.email);
  if (found) {
    const { rowCount } = await ownerPool.query('select from member where user_id = $1', [
      found.user.id,
    ]);
    if (rowCount) return refuse({ type: 'email-taken' });
    await removeIdentity({ ownerPool }, found.user.id);
  }
  const user = await internalAdapter.createUser(
    { email: person.email, name: person.name, emailVerified: false },
    { method: 'email-password' },
  );
  if (hash !== null) await setPassword({ library }, user.id, hash);
  return ok({ userId: user.id });
}

/** Ends the identity: its sessions, passkeys, second factor and open resets go with it. */
export async function removeIdentity({ ownerPool }: Pick<Deps, 'ownerPool'>, userId: string) {
  await ownerPool.query('delete from auth.verification where value = $1', [userId]);
  await ownerPool.query('delete from auth."user" where id = $1', [userId]);
}

/** The identity of an address, whoever it belongs to. */
export async function findIdentity({ ownerPool }: Pick<Deps, 'ownerPool'>, email: string) {
  const { rows } = await ownerPool.query<{ userId: string }>(
    'select id as "userId" from auth."user" where email = $1',
    [email],
  );
  return rows[0] ?? null;
}

/** A new password, and the end of every session and of everything that waits for one. */
export async function changePassword(
  { library, ownerPool }: Deps,
  userId: string,
  password: string,
): Promise<void> {
  const context = await library.$context;
  await setPassword({ library }, userId, await context.password.hash(password));
  await endSessions({ ownerPool }, userId);
}

async function setPassword({ library }: Pick<Deps, 'library'>, userId: string, hash: string) {
  const { internalAdapter } = await library.$context;
  const accounts = await internalAdapter.findAccounts(userId);
  if (accounts.some((account) => account.providerId === 'credential')) {
    await internalAdapter.updatePassword(userId, hash);
    return;
  }
  await internalAdapter.linkAccount({
    userId,
    providerId: 'credential',
    accountId: userId,
    password: hash,
  });
}

/** Ends every session of a person, and every sign-in that waits for a second factor. */
async function endSessions({ ownerPool }: Pick<Deps, 'ownerPool'>, userId: string) {
  await ownerPool.query('delete from auth.session where "userId" = $1', [userId]);
  await ownerPool.query('delete from auth.verification where value = $1', [userId]);
}

/** What opens this identity, for the person's own profile. */
export async function readKeys({ ownerPool }: Pick<Deps, 'ownerPool'>, userId: string) {
  const { rows } = await ownerPool.query<{
    hasPassword: boolean;
    hasTwoFactor: boolean;
    passkeys: { id: string; name: string; createdAt: string }[];
  }>(
    `select exists (select from auth.account a where a."userId" = u.id and a.password is not null)
              as "hasPassword",
            coalesce(u."twoFactorEnabled", false) as "hasTwoFactor",
            coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name,
                'createdAt', p.created_at) order by p.created_at)
              from auth.passkey p where p.user_id = u.id), '[]') as passkeys
     from auth."user" u where u.id = $1`,
    [userId],
  );
  const found = rows[0];
  if (!found) return { hasPassword: false, hasTwoFactor: false, passkeys: [] };
  return {
    ...found,
    passkeys: found.passkeys.map((key) => ({ ...key, createdAt: new Date(key.createdAt) })),
  };
}
