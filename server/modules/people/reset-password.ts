import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { TooManyRequests } from '../../auth/limits.ts';
import type { TokenExpired } from '../../auth/password-reset.ts';
import type { AgencyId, MemberId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { mailLater } from '../../mail/mail.ts';
import { NOBODY, type PeopleDeps } from './deps.ts';
import { writePasswordReset } from './mails.ts';
import { findStoredMember, readAgency } from './store.ts';

/** Longer than the work takes, so that the time of the answer says nothing either. */
const ANSWER_AFTER_MS = 400;

/** The same answer, at the same moment, whether or not the address is somebody's here. */
export async function askPasswordReset(
  deps: PeopleDeps,
  email: string,
  ip: string,
): Promise<Result<null, TooManyRequests>> {
  const byIp = await deps.auth.limits.take('reset-ip', ip);
  if (!byIp.ok) return byIp;
  // By address too: counted alike for one that exists and one that doesn't.
  const byEmail = await deps.auth.limits.take('reset-email', email);
  if (!byEmail.ok) return byEmail;
  await Promise.all([mailReset(deps, email), sleep(ANSWER_AFTER_MS)]);
  return ok(null);
}

async function mailReset(deps: PeopleDeps, email: string): Promise<void> {
  const identity = await deps.auth.findIdentity(email);
  const owner = identity && (await findOwner(deps, identity.userId));
  if (!identity || !owner) return;
  await deps.db.write({ agencyId: owner.agencyId, clientIds: [] }, async (tx) => {
    const member = await findStoredMember(tx, owner.memberId);
    const agency = await readAgency(tx, owner.agencyId);
    if (!member || !agency || agency.is_demo) return;
    const token = await deps.auth.openPasswordReset(identity.userId);
    const url = `${deps.publicUrl}/password-reset/${token}`;
    const letter = writePasswordReset(member.locale, { name: member.name, url });
    const mail = { agencyId: agency.id, to: email, ...letter, isPersonal: true };
    await mailLater(tx, deps.jobs, mail);
  });
}

async function findOwner(deps: PeopleDeps, userId: string) {
  return deps.db.read(NOBODY, async (tx) => {
    const { rows } = await sql<{ memberId: MemberId; agencyId: AgencyId }>`
      select member_id as "memberId", agency_id as "agencyId"
      from find_member_of_user(${userId})`.execute(tx);
    return rows[0] ?? null;
  });
}

/** The token is used up, the password replaced, and every session of the person ended. */
export async function resetPassword(
  deps: PeopleDeps,
  input: { token: string; password: string },
  ip: string,
): Promise<Result<null, TokenExpired | TooManyRequests>> {
  const limited = await deps.auth.limits.take('reset-token-ip', ip);
  if (!limited.ok) return limited;
  const taken = await deps.auth.takePasswordReset(input.token);
  if (!taken.ok) return taken;
  await deps.auth.changePassword(taken.value.userId, input.password);
  return ok(null);
}
