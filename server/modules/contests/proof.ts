import { makeDrawFile } from '../../../verifier/draw/file.ts';
import { readRandom } from '../../../verifier/draw/random.ts';
import type { Leaf } from '../../../verifier/format/leaf.ts';
import type { Tx } from '../../db/db.ts';
import { findLatestCheckpoint } from '../../evidence/checkpoints.ts';
import { findLeafRefs } from '../../evidence/find-leaf-refs.ts';
import { readLogPart } from '../../evidence/read-log-part.ts';
import type { ContestId, LeafId } from '../../lib/ids.ts';
import { type ContestRow, findRules } from './contest.ts';
import { findDraw } from './draw.ts';
import { buildFreeze, findFreeze } from './freeze.ts';
import { readRound } from './postponements.ts';

/**
 * The proof that a stranger checks: made of what is stored, the same bytes for the same log. Null before
 * a signed checkpoint holds the draw.
 */
export async function makeProof(tx: Tx, contest: ContestRow): Promise<Uint8Array | null> {
  if (contest.opened_version === null) return null;
  const rules = await findRules(tx, contest.id, contest.opened_version);
  const drawn = await findDraw(tx, contest.id);
  if (!rules || !drawn || !(await findFreeze(tx, contest.id))) return null;
  const freeze = await buildFreeze(tx, contest.id, rules);
  const log = await readLogPart(tx, contest.client_id, (leaf) => isOf(leaf, contest.id));
  if (!log || !(await isProven(tx, contest, drawn.leaf_id))) return null;
  const random = readRandom(drawn.random);
  if (!random.ok) throw new Error('the stored chance can’t be read');
  const { postponements } = await readRound(tx, contest.id, rules);
  const input = { rules: rules.record, freeze, postponements, random: random.value };
  const made = makeDrawFile({ ...input, log });
  if (!made.ok) throw new Error(`the proof can’t be made: ${made.error.type}`);
  return made.value.bytes;
}

/** Whether a signed checkpoint holds this leaf: within half a minute of the draw. */
export async function isProven(
  tx: Tx,
  contest: Pick<ContestRow, 'client_id'>,
  leafId: LeafId,
): Promise<boolean> {
  const [ref] = (await findLeafRefs(tx, [leafId])).values();
  const head = await findLatestCheckpoint(tx, contest.client_id);
  return ref?.index != null && head !== null && ref.index < head.size;
}

/** Of this contest, but its entries and exclusions, which the lists hold; and all rules and keys. */
function isOf(leaf: Leaf, id: ContestId): boolean {
  if (leaf.kind === 'contest-rules' || leaf.kind === 'key-rotated' || leaf.kind === 'log-opened') {
    return true;
  }
  const own = [
    'contest-comments',
    'contest-comments-erasure',
    'contest-freeze',
    'contest-postponement',
    'contest-draw',
    'contest-event',
  ];
  return own.includes(leaf.kind) && 'contest' in leaf.body && leaf.body.contest === id;
}
