import { hash } from 'node:crypto';
import type { Exclusion, ListEntry } from '../verifier/draw/list.ts';
import type { Random } from '../verifier/draw/random.ts';
import { makeRules, type RulesRecord } from '../verifier/draw/rules.ts';
import { testChain } from '../verifier/draw/test-chain.ts';
import { createRandom } from './workload.ts';

const contest = '00000000-0000-7000-8000-00000000c0de';
const codes = ['R1', 'R2', 'R3', 'R4'];
const beacon = testChain(new Uint8Array(32).fill(5));

export const rules: RulesRecord = makeRules({
  contest,
  textHash: hash('sha256', 'rules'),
  opensAt: new Date('2026-11-09T09:00:00.000Z'),
  closesAt: new Date('2026-11-22T22:59:59.000Z'),
  drawAt: new Date('2026-11-24T10:00:00.000Z'),
  winners: 100,
  substitutes: 50,
  exclusionCodes: codes,
  voidCodes: ['SILENT'],
  codePrefix: 'BENCH',
  chain: beacon.chain,
});

export const random: Random = {
  rung: 'beacon',
  entered: 'relay',
  round: rules.round,
  signature: beacon.sign(rules.round),
};

/** `n` entries, one after the other, as a database hands them over. */
export function* makeEntries(n: number, seed: string): Generator<ListEntry> {
  for (let i = 1; i <= n; i++) yield { n: i, c: hash('sha256', `${seed} entry ${i}`), w: 1 };
}

/** A third isn't kept: repeats, variants of spelling, robots, late ones. */
export function* makeExclusions(n: number, seed: string): Generator<Exclusion> {
  const next = createRandom(seed);
  for (let i = 1; i <= n; i++) {
    const code = codes[next.int(3 * codes.length)];
    if (code === undefined) continue;
    yield { n: i, code, reason: hash('sha256', `${seed} reason ${i}`), judgedBy: 'rule' };
  }
}
