import type { Tx } from '../../db/db.ts';
import type { AgencyId } from '../../lib/ids.ts';
import { mailLater } from '../../mail/mail.ts';
import type { ContestDeps, ContestRow } from './contest.ts';
import { tables } from './store.ts';

/** A letter to one entrant; it is erased with them, and its links are for nobody else's eyes. */
export async function writeToEntrant(
  deps: Pick<ContestDeps, 'jobs'>,
  tx: Tx,
  to: {
    contest: Pick<ContestRow, 'id' | 'client_id'>;
    n: number;
    email: string;
    agencyId: AgencyId;
  },
  letter: { readonly subject: string; readonly text: string },
): Promise<void> {
  const { contest, n, email, agencyId } = to;
  const mailId = await mailLater(tx, deps.jobs, {
    agencyId,
    to: email,
    isPersonal: true,
    ...letter,
  });
  await tables(tx)
    .insertInto('contest_mail')
    .values({ mail_id: mailId, client_id: contest.client_id, contest_id: contest.id, n })
    .execute();
}
