import type { Primitives } from '../format/hash.ts';
import { portable } from '../format/hash.ts';
import type { Refusal } from '../format/result.ts';
import type { Steps } from '../format/steps.ts';
import { finish } from '../format/steps.ts';
import { checkBeacon } from './beacon.ts';
import { isQuicknet, timeOfRound } from './chain.ts';
import { checkLeaves } from './check-leaves.ts';
import { checkLists } from './check-lists.ts';
import type { LogOptions } from './check-log-part.ts';
import { checkLogPart } from './check-log-part.ts';
import type { Drawn } from './draw.ts';
import { draw, roundAfter } from './draw.ts';
import type { Mine } from './entrant.ts';
import { findMine } from './entrant.ts';
import type { DrawFile } from './file.ts';
import { nameEntries, readDrawFile } from './file.ts';
import type { FrozenLists } from './freeze.ts';
import { hashFreeze } from './freeze.ts';
import type { DrawFinding, DrawnEntry, DrawVerdict } from './verdict.ts';
import { finding, judge } from './verdict.ts';

/** What the person who asks holds besides the file; all may be left out, and the verdict says so. */
export type DrawOptions = LogOptions & {
  /** One's own entry, by code or by address and nonce. */
  readonly mine?: Mine;
  /** A signature of the beacon for the round, got from elsewhere: it prevails over any lower rung. */
  readonly signature?: string;
  readonly primitives?: Primitives;
};

/** Checks a draw's proof (`draw/v1`). Never throws for what the bytes hold. */
export function checkDraw(bytes: Uint8Array, options: DrawOptions = {}): DrawVerdict {
  return finish(checkDrawInSteps(bytes, options));
}

/** The same in steps; they add up to about twice the length of the file. */
export function* checkDrawInSteps(
  bytes: Uint8Array,
  options: DrawOptions = {},
): Steps<DrawVerdict> {
  const primitives = options.primitives ?? portable;
  const read = readDrawFile(bytes);
  if (!read.ok) return unreadable(read.error);
  const file = read.value;
  yield 1;
  const { lists, findings: ofLists } = yield* checkLists(file, primitives);
  const freezeHash = hashFreeze(file.freeze);
  const round = roundAfter(file.rules, file.postponements, file.freeze.round);
  const isFrozen = !ofLists.some(({ weight }) => weight === 'fault');
  const findings: DrawFinding[] = [...ofLists];
  if (!round.ok) findings.push(finding('postponement-broken', { place: round.error.at }));
  // From another list another draw would follow: there is nothing to compare it with.
  const drawn = isFrozen && round.ok ? redraw(file, lists, freezeHash, findings) : undefined;
  yield 1;
  findings.push(...checkChance(file, round.ok ? round.value : undefined, options.signature));
  const log = file.log === null ? undefined : checkLogPart(file.log, options, primitives);
  const leaves =
    log !== undefined && round.ok
      ? checkLeaves(file, freezeHash, round.value, drawn, log)
      : undefined;
  findings.push(...(log?.findings ?? []), ...(leaves?.findings ?? []));
  if (file.log === null) findings.push(...withoutLog(file));
  if (options.mine !== undefined) findings.push(findMine(file, lists, options.mine));
  findings.push(finding('chance-only'), finding('beacon-members'));
  return judge(findings, {
    rules: file.rules,
    freeze: file.freeze,
    freezeHash,
    isTest: !isQuicknet(file.rules.beacon),
    round: round.ok ? round.value : undefined,
    roundAt: round.ok ? timeOfRound(file.rules.beacon, round.value).toISOString() : undefined,
    randomness: drawn?.randomness,
    rung: file.outcome.random.rung,
    winners: file.outcome.winners,
    substitutes: file.outcome.substitutes,
    provenAt: leaves?.provenAt,
    events: leaves?.events ?? [],
  });
}

function unreadable({ type, where, at }: Refusal): DrawVerdict {
  if (type === 'line-malformed') {
    const list = where === 'exclusions' ? where : 'entries';
    return { verdict: 'unreadable', findings: [finding('line-malformed', { list, line: at })] };
  }
  const known = ['not-a-draw', 'rules-malformed', 'freeze-malformed'] as const;
  const found = known.find((name) => name === type) ?? 'file-malformed';
  return { verdict: 'unreadable', findings: [finding(found, { part: where })] };
}

/** Draws again from list and chance, and compares place by place. */
function redraw(
  file: DrawFile,
  lists: FrozenLists,
  freezeHash: string,
  findings: DrawFinding[],
): Drawn | undefined {
  const { rules, postponements, outcome, freeze } = file;
  const frozen = { record: freeze, hash: freezeHash, lists };
  const drawn = draw({ rules, freeze: frozen, postponements, random: outcome.random });
  if (!drawn.ok) {
    const { type, where, at } = drawn.error;
    const isBeacon = outcome.random.rung === 'beacon';
    const part = [type, where, at].filter((item) => item !== undefined).join(' ');
    findings.push(finding(isBeacon ? 'beacon-invalid' : 'random-invalid', { part }));
    return undefined;
  }
  const { winners, substitutes, seed, randomness } = drawn.value;
  for (const [part, said, found] of [
    ['randomness', outcome.randomness, randomness],
    ['seed', outcome.seed, seed],
  ] as const) {
    if (said !== found) findings.push(finding('outcome-differs', { part }));
  }
  const name = (numbers: readonly number[]) => nameEntries(lists.entries, rules, numbers);
  comparePlaces('winner-differs', outcome.winners, name(winners), findings);
  comparePlaces('substitute-differs', outcome.substitutes, name(substitutes), findings);
  return drawn.value;
}

function comparePlaces(
  type: 'winner-differs' | 'substitute-differs',
  said: readonly DrawnEntry[],
  found: readonly DrawnEntry[],
  findings: DrawFinding[],
): void {
  for (let i = 0; i < Math.max(said.length, found.length); i++) {
    const [a, b] = [said[i], found[i]];
    if (a?.n === b?.n && a?.code === b?.code) continue;
    findings.push(finding(type, { place: i + 1, n: b?.n, code: b?.code, part: a?.code }));
  }
}

/** Which chain, which rung, and whether the beacon has spoken after all. */
function checkChance(
  { rules, outcome: { random } }: DrawFile,
  round: number | undefined,
  signature: string | undefined,
): DrawFinding[] {
  const findings: DrawFinding[] = [];
  if (!isQuicknet(rules.beacon)) findings.push(finding('test-beacon', { part: rules.chain }));
  if (random.rung === 'beacon') {
    if (random.entered === 'hand') findings.push(finding('typed-by-hand'));
    return findings;
  }
  findings.push(finding('lower-rung', { part: random.rung }));
  const hasSpoken =
    round !== undefined &&
    signature !== undefined &&
    checkBeacon(rules.beacon, round, signature).ok;
  if (hasSpoken) findings.push(finding('beacon-prevails', { place: round }));
  return findings;
}

function withoutLog({ postponements, outcome }: DrawFile): DrawFinding[] {
  return [
    finding('not-logged', { part: 'log' }),
    finding('organiser-only'),
    ...postponements.map((_, i) => finding('postponement-not-proven', { place: i + 1 })),
    ...(outcome.random.rung === 'beacon' ? [] : [finding('outage-not-proven')]),
  ];
}
