import { timeOfRound } from '../../../verifier/draw/chain.ts';
import type { Postponement } from '../../../verifier/draw/draw.ts';
import type { Tx } from '../../db/db.ts';
import { stageLeaf } from '../../evidence/stage-leaf.ts';
import type { ContestId } from '../../lib/ids.ts';
import type { ContestRow, RulesVersion } from './contest.ts';
import { tables } from './store.ts';

/** So long before its round's value exists, a list must be closed. */
const AHEAD_MS = 10 * 60_000;

export type CountingRound = {
  readonly round: number;
  /** When its value exists. */
  readonly at: Date;
  readonly postponements: readonly Postponement[];
};

/** The round that counts: the rules' own, or the one that postponements moved it to. */
export async function readRound(
  tx: Tx,
  id: ContestId,
  { record }: Pick<RulesVersion, 'record'>,
): Promise<CountingRound> {
  const rows = await tables(tx)
    .selectFrom('contest_postponement')
    .select(['from_round', 'to_round', 'reason'])
    .where('contest_id', '=', id)
    .orderBy('number')
    .execute();
  const postponements = rows.map(({ from_round, to_round, reason }) => ({
    from: from_round,
    to: to_round,
    reason,
  }));
  const round = postponements.at(-1)?.to ?? record.round;
  return { round, at: timeOfRound(record.beacon, round), postponements };
}

/**
 * Moves the round by the rules' step where the list is still open when it should be closed: nothing is
 * drawn by a value that is known already. Three times at most; afterwards a verifier says that the draw
 * isn't proven. The caller holds the contest's row and has found no freeze.
 */
export async function postponeWhereLate(
  tx: Tx,
  contest: Pick<ContestRow, 'id' | 'client_id'>,
  { record }: Pick<RulesVersion, 'record'>,
  at: Date,
): Promise<CountingRound> {
  for (;;) {
    const counting = await readRound(tx, contest.id, { record });
    const number = counting.postponements.length + 1;
    const isInTime = at.getTime() < counting.at.getTime() - AHEAD_MS;
    if (isInTime || number > record.postponement.times) return counting;
    const [from, to] = [counting.round, counting.round + record.postponement.rounds];
    const reason = 'no-freeze' as const;
    const leaf = await stageLeaf(tx, {
      clientId: contest.client_id,
      at,
      kind: 'contest-postponement',
      body: () => ({ contest: contest.id, number, from, to, reason }),
    });
    await tables(tx)
      .insertInto('contest_postponement')
      .values({
        contest_id: contest.id,
        client_id: contest.client_id,
        number,
        from_round: from,
        to_round: to,
        reason,
        at,
        leaf_id: leaf.id,
      })
      .execute();
  }
}
