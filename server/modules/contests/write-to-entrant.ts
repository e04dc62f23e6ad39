import type { Tx } from '../../db/db.ts';
import type { AgencyId } from '../../lib/ids.ts';
import { mailManyLater } from '../../mail/mail.ts';
import type { ContestDeps, ContestRow } from './contest.ts';
import { tables } from './store.ts';

export type EntrantLetter = {
  readonly n: number;
  readonly email: string;
  readonly letter: { readonly subject: string; readonly text: string };
};

/** Letters to entrants; each is erased with its entrant, and its links are for nobody else's eyes. */
export async function writeToEntrants(
  deps: Pick<ContestDeps, 'jobs'>,
  tx: Tx,
  contest: Pick<ContestRow, 'id' | 'client_id'> & { readonly agencyId: AgencyId },
  letters: readonly EntrantLetter[],
): Promise<void> {
  if (letters.length === 0) return;
  const ids = await mailManyLater(
    tx,
    deps.jobs,
    letters.map(({ email, letter }) => ({
      agencyId: contest.agencyId,
      to: email,
      isPersonal: true,
      ...letter,
    })),
  );
  const rows = letters.flatMap(({ n }, i) => {
    const mailId = ids[i];
    const of = { client_id: contest.client_id, contest_id: contest.id, n };
    return mailId ? [{ mail_id: mailId, ...of }] : [];
  });
  await tables(tx).insertInto('contest_mail').values(rows).execute();
}

export async function writeToEntrant(
  deps: Pick<ContestDeps, 'jobs'>,
  tx: Tx,
  to: {
    contest: Pick<ContestRow, 'id' | 'client_id'>;
    n: number;
    email: string;
    agencyId: AgencyId;
  },
  letter: EntrantLetter['letter'],
): Promise<void> {
  const { contest, n, email, agencyId } = to;
  const of = { id: contest.id, client_id: contest.client_id, agencyId };
  await writeToEntrants(deps, tx, of, [{ n, email, letter }]);
}
