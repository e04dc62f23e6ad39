import { timingSafeEqual } from 'node:crypto';
import type { EmailTaken } from '../../auth/identity.ts';
import type { TooManyRequests } from '../../auth/limits.ts';
import type { Cookies, SignInFailed } from '../../auth/sign-in.ts';
import { hashToken, newToken } from '../../auth/token.ts';
import { type AgencyId, newId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { type Result, refuse } from '../../lib/result.ts';
import { createAgency, createMember } from './create-agency.ts';
import { NOBODY, type PeopleDeps } from './deps.ts';
import { findRealAgency } from './find-set-up.ts';

export type AlreadySetUp = { type: 'already-set-up' };
export type SetUpCodeWrong = { type: 'set-up-code-wrong' };
type Refusals = AlreadySetUp | SetUpCodeWrong | TooManyRequests | EmailTaken | SignInFailed;

export type SetUpInput = {
  code?: string | undefined;
  locale: Locale;
  timeZone?: string | undefined;
  agencyName: string;
  name: string;
  email: string;
  password?: string | undefined;
};

/** Twelve letters and digits in groups, without those that look alike. */
export function newSetUpCode(): string {
  const letters = newToken().replace(/[^a-hj-km-np-z2-9]/g, '');
  return letters.length < 12
    ? newSetUpCode()
    : (letters.slice(0, 12).match(/.{4}/g) ?? []).join('-');
}

/**
 * The first person makes the agency and becomes its head. Identity first, then the agency's rows in
 * one transaction: where a crash comes between, the next set-up with the same address completes it.
 * Of two at once one wins.
 */
export async function setUp(
  deps: PeopleDeps,
  input: SetUpInput,
  caller: { isLocal: boolean; headers: Headers },
): Promise<Result<Cookies, Refusals>> {
  if (!caller.isLocal) {
    const limited = await deps.auth.limits.take('set-up', 'everybody');
    if (!limited.ok) return limited;
    if (!isCode(deps.setUpCode, input.code ?? '')) return refuse({ type: 'set-up-code-wrong' });
  }
  const made = await deps.auth.exclusively('set-up', () => makeAgency(deps, input));
  if (made === null) return refuse({ type: 'already-set-up' });
  return made.ok ? deps.auth.openSession(made.value.userId, caller.headers) : made;
}

async function makeAgency(
  deps: PeopleDeps,
  input: SetUpInput,
): Promise<Result<{ userId: string }, AlreadySetUp | EmailTaken>> {
  if (await deps.db.read(NOBODY, findRealAgency)) return refuse({ type: 'already-set-up' });
  const { name, email, locale } = input;
  const identity = await deps.auth.ensureIdentity({
    email,
    name,
    password: input.password ?? null,
  });
  if (!identity.ok) return identity;
  const at = deps.clock.now();
  const agencyId = newId<AgencyId>(at.getTime());
  await deps.db.write({ agencyId, clientIds: [] }, async (tx) => {
    const timeZone = input.timeZone ?? 'Europe/Paris';
    const agency = { id: agencyId, name: input.agencyName, locale, timeZone };
    await createAgency(tx, { ...agency, frozenAt: null, at });
    const { userId } = identity.value;
    await createMember(tx, { agencyId, userId, name, email, role: 'head', locale, at });
  });
  return identity;
}

function isCode(wanted: string, given: string): boolean {
  const bare = (text: string) => hashToken(text.toLowerCase().replace(/[^a-z0-9]/g, ''));
  return timingSafeEqual(bare(wanted), bare(given));
}
