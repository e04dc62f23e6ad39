import type { SignInFailed } from '../../auth/sign-in.ts';
import type { Session } from '../../http/context.ts';
import type { MemberId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { NOBODY, type PeopleDeps } from './deps.ts';
import { findRealAgency } from './find-set-up.ts';
import type { Denied } from './invite-member.ts';
import { canEnterDemo, canMoveClock, canRemoveDemo } from './policy.ts';
import { findStoredMember, people, readAgency } from './store.ts';

export type ClockBackwards = { type: 'clock-backwards' };

/**
 * Loads the demo if it isn't there, and opens a session in it, read in `locale`, instead of the present
 * one.
 */
export async function enterDemo(
  deps: PeopleDeps,
  session: Session | null,
  locale: Locale,
  headers: Headers,
): Promise<Result<readonly string[], Denied | SignInFailed>> {
  const isSetUp = (await deps.db.read(NOBODY, findRealAgency)) !== null;
  if (!canEnterDemo(session, isSetUp)) return refuse({ type: 'not-allowed' });
  const { userId } = await deps.demo.load(locale);
  if (session) await deps.auth.signOut(headers);
  const opened = await deps.auth.openSession(userId, headers);
  if (opened.ok) await deps.auth.speakInDemo(locale, cookiesOf(opened.value));
  return opened;
}

/** What the browser sends back for these Set-Cookie lines. */
function cookiesOf(lines: readonly string[]): Headers {
  return new Headers({ cookie: lines.map((line) => line.split(';', 1)[0]).join('; ') });
}

/** Another member of the same demo. From a real session there is nobody to play. */
export async function playAs(
  deps: PeopleDeps,
  session: Session,
  memberId: MemberId,
  headers: Headers,
): Promise<Result<null, Denied>> {
  if (!session.isDemo) return refuse({ type: 'not-found' });
  const member = await deps.db.read(session.scope, (tx) => findStoredMember(tx, memberId));
  if (!member || member.ended_at !== null) return refuse({ type: 'not-found' });
  await deps.auth.playMember(memberId, headers);
  return ok(null);
}

/** Forwards only: what was dated stays in order. */
export async function moveDemoClock(
  deps: Pick<PeopleDeps, 'db'>,
  session: Session,
  to: Date,
): Promise<Result<Date, Denied | ClockBackwards>> {
  if (!canMoveClock(session)) return refuse({ type: 'not-allowed' });
  const { agencyId } = session.scope;
  return deps.db.write(
    session.scope,
    async (tx): Promise<Result<Date, Denied | ClockBackwards>> => {
      const agency = await readAgency(tx, agencyId);
      if (!agency?.is_demo || agency.frozen_at === null) return refuse({ type: 'not-allowed' });
      const moved = await people(tx)
        .updateTable('agency')
        .set({ frozen_at: to })
        .where('id', '=', agencyId)
        .where('frozen_at', '<=', to)
        .executeTakeFirst();
      return moved.numUpdatedRows === 0n ? refuse({ type: 'clock-backwards' }) : ok(to);
    },
  );
}

export async function removeDemo(
  deps: PeopleDeps,
  session: Session | null,
): Promise<Result<null, Denied>> {
  if (!canRemoveDemo(session)) return refuse({ type: 'not-allowed' });
  await deps.demo.remove();
  return ok(null);
}
