import { isAPIError } from 'better-auth/api';
import type pg from 'pg';
import { ok, type Result, refuse } from '../lib/result.ts';
import { authHeaders } from './cookies.ts';
import type { Library } from './library.ts';
import { hashToken } from './token.ts';

export type SignInFailed = { type: 'sign-in-failed' };
export type SecondFactorWrong = { type: 'second-factor-wrong' };
export type SecondFactorExpired = { type: 'second-factor-expired' };

/** The Set-Cookie headers that the answer must carry. */
export type Cookies = readonly string[];
type Deps = { library: Library };

/** A wrong address and a wrong password are the same refusal, and take the same time. */
export async function signIn(
  { library }: Deps,
  input: { email: string; password: string },
  headers: Headers,
): Promise<Result<{ needsSecondFactor: boolean; cookies: Cookies }, SignInFailed>> {
  const signedIn = await attempt(() =>
    library.api.signInEmail({
      body: { email: input.email, password: input.password },
      headers: agentOnly(headers),
      returnHeaders: true,
    }),
  );
  if (!signedIn.ok) return refuse({ type: 'sign-in-failed' });
  const { response, headers: answer } = signedIn.value;
  const needsSecondFactor = 'twoFactorRedirect' in response;
  return ok({ needsSecondFactor, cookies: answer.getSetCookie() });
}

/** A code of the authenticator, or one of the backup codes, on the sign-in that waits for it. */
export async function confirmSecondFactor(
  { library, ownerPool }: Deps & { ownerPool: pg.Pool },
  code: string,
  headers: Headers,
): Promise<Result<Cookies, SecondFactorWrong | SecondFactorExpired>> {
  const request = {
    body: { code },
    headers: authHeaders(headers, 'second-factor'),
    returnHeaders: true,
  } as const;
  const isTimed = /^\d{6}$/.test(code);
  const verified = await attempt(() =>
    isTimed ? library.api.verifyTOTP(request) : library.api.verifyBackupCode(request),
  );
  if (!verified.ok) {
    const isWrong = ['INVALID_CODE', 'INVALID_BACKUP_CODE'].includes(verified.error.type);
    return refuse({ type: isWrong ? 'second-factor-wrong' : 'second-factor-expired' });
  }
  const { response, headers: answer } = verified.value;
  if (isTimed && !(await useCode(ownerPool, response.user.id, code))) {
    await ownerPool.query('delete from auth.session where token = $1', [response.token]);
    return refuse({ type: 'second-factor-wrong' });
  }
  return ok(answer.getSetCookie());
}

/** A code opens one session (RFC 6238, 5.2): whoever read it over a shoulder comes too late. */
async function useCode(ownerPool: pg.Pool, userId: string, code: string): Promise<boolean> {
  const id = `used-code ${userId} ${hashToken(code).toString('hex')}`;
  const { rowCount } = await ownerPool.query(
    `insert into auth.verification (id, identifier, value, "expiresAt")
     values ($1, $1, 'used', now() + interval '3 minutes')
     on conflict (id) do update set "expiresAt" = excluded."expiresAt"
       where verification."expiresAt" < now()`,
    [id],
  );
  return rowCount === 1;
}

/** Ends the session that the cookie names, if there is one, and takes the cookie back. */
export async function signOut({ library }: Deps, headers: Headers): Promise<Cookies> {
  const answer = await library.api.signOut({
    headers: authHeaders(headers, 'session'),
    returnHeaders: true,
  });
  return answer.headers.getSetCookie();
}

/** Opens a session for somebody who has just been recognised another way. */
export async function openSession(
  { library }: Deps,
  userId: string,
  headers: Headers,
): Promise<Result<Cookies, SignInFailed>> {
  const answer = await library.api.openSession({
    body: { userId },
    headers: agentOnly(headers),
    returnHeaders: true,
  });
  if (!answer.response.isOpen) return refuse({ type: 'sign-in-failed' });
  return ok(answer.headers.getSetCookie());
}

/** The library's own refusals as a result; anything else is a surprise and goes on up. */
export async function attempt<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error;
    return refuse({ type: error.body?.code ?? 'unknown' });
  }
}

function agentOnly(headers: Headers): Headers {
  const agent = headers.get('user-agent');
  return new Headers(agent ? { 'user-agent': agent.slice(0, 300) } : {});
}
