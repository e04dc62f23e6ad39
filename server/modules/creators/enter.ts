import type { Tx } from '../../db/db.ts';
import type { ApiContext, Session } from '../../http/context.ts';
import { refuseRequest, requireSession } from '../../http/refusal.ts';
import type { CreatorId, Id } from '../../lib/ids.ts';
import { agencyNow } from '../people/public.ts';
import type { CreatorDeps } from './deps.ts';
import { findCreator } from './find-creator.ts';
import * as policy from './policy.ts';

/** The session of whoever `may`; to a client's person the whole section isn't there. */
export function enter(context: ApiContext, may: (session: Session) => boolean): Session {
  const session = requireSession(context);
  if (!policy.mayRead(session)) refuseRequest('not-found', context);
  if (!may(session)) refuseRequest('not-allowed', context);
  return session;
}

/** Runs a command on one creator of the session's agency, at the agency's hour. */
export async function writeCreator<T>(
  { db, clock }: Pick<CreatorDeps, 'db' | 'clock'>,
  context: ApiContext,
  session: Session,
  id: string,
  work: (tx: Tx, creatorId: CreatorId, at: Date) => Promise<T>,
): Promise<T> {
  const { scope } = session;
  const creatorId = idOf<CreatorId>(id);
  const done = await db.write(scope, async (tx) => {
    if (!(await findCreator(tx, creatorId))) return null;
    return { value: await work(tx, creatorId, await agencyNow(tx, scope.agencyId, clock)) };
  });
  return (done ?? refuseRequest('not-found', context)).value;
}

/** The contract has checked that it is a UUID; of what, the path or the field says. */
export function idOf<I extends Id<string>>(text: string): I {
  return text as I;
}
