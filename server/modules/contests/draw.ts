import { checkBeacon } from '../../../verifier/draw/beacon.ts';
import { draw } from '../../../verifier/draw/draw.ts';
import type { Random } from '../../../verifier/draw/random.ts';
import type { Tx } from '../../db/db.ts';
import { stageLeaf } from '../../evidence/stage-leaf.ts';
import type { ContestId, MemberId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { findRules, lockContest } from './contest.ts';
import { buildFreeze, findFreeze } from './freeze.ts';
import { readRound } from './postponements.ts';
import { tables } from './store.ts';

export type DrawRefusal =
  | { type: 'not-found' }
  | { type: 'not-frozen' }
  | { type: 'too-early' }
  | { type: 'beacon-silent' }
  | { type: 'beacon-wrong'; reason: string };

/**
 * Draws by the round that the rules name: nothing is left to choose. `signature` is what the beacon
 * signed, 96 hexadecimal digits, from a relay or typed in by a person, null where no relay gave it; a wrong
 * one is refused. Two who draw at once draw once, and a second time gives what the first gave.
 */
export async function drawContest(
  tx: Tx,
  contestId: ContestId,
  input: { signature: string | null; how: 'relays' | 'hand'; by: MemberId | null; at: Date },
): Promise<Result<{ selected: readonly number[]; isNew: boolean }, DrawRefusal>> {
  const contest = await lockContest(tx, contestId);
  if (!contest || contest.opened_version === null) return refuse({ type: 'not-found' });
  const rules = await findRules(tx, contest.id, contest.opened_version);
  const frozen = rules && (await findFreeze(tx, contest.id));
  if (!rules || !frozen) return refuse({ type: 'not-frozen' });
  const known = await findDraw(tx, contest.id);
  if (known) return ok({ selected: known.selected, isNew: false });
  const { round, at: dueAt, postponements } = await readRound(tx, contest.id, rules);
  if (input.at < dueAt || input.at < new Date(rules.settings.drawAt))
    return refuse({ type: 'too-early' });
  const { signature } = input;
  if (signature === null) return refuse({ type: 'beacon-silent' });
  const { record } = rules;
  const checked = checkBeacon(record.beacon, round, signature);
  if (!checked.ok) return refuse({ type: 'beacon-wrong', reason: checked.error.type });
  const freeze = await buildFreeze(tx, contest.id, rules);
  if (freeze.hash !== frozen.freeze_hash) {
    throw new Error('the list is not the one that was closed: nothing is drawn from it');
  }
  const entered = input.how === 'hand' ? ('hand' as const) : ('relay' as const);
  const random: Random = {
    rung: 'beacon',
    entered,
    round,
    signature,
  };
  const drawn = draw({ rules: record, freeze, postponements, random });
  if (!drawn.ok) return refuse({ type: 'beacon-wrong', reason: drawn.error.type });
  const { winners, substitutes, seed, randomness } = drawn.value;
  const selected = [...winners, ...substitutes];
  const leaf = await stageLeaf(tx, {
    clientId: contest.client_id,
    at: input.at,
    kind: 'contest-draw',
    body: () => ({
      contest: contest.id,
      freezeHash: freeze.hash,
      rung: 'beacon' as const,
      chain: record.chain,
      round,
      signature,
      randomness,
      winners: winners.length,
      selected,
    }),
  });
  await tables(tx)
    .insertInto('contest_draw')
    .values({
      contest_id: contest.id,
      client_id: contest.client_id,
      random: JSON.stringify(random),
      randomness,
      seed,
      selected,
      winners: winners.length,
      how: input.how,
      by_id: input.by,
      drawn_at: input.at,
      leaf_id: leaf.id,
    })
    .execute();
  return ok({ selected, isNew: true });
}

export async function findDraw(tx: Tx, id: ContestId) {
  const row = await tables(tx)
    .selectFrom('contest_draw')
    .selectAll()
    .where('contest_id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}
