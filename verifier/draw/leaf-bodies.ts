import type { BodyOf } from '../format/leaf-body.ts';
import type { Drawn } from './draw.ts';
import type { FreezeRecord } from './freeze.ts';
import type { Random } from './random.ts';
import type { RulesRecord } from './rules.ts';
import { hashRules } from './rules.ts';

/** What of a `contest-rules` leaf follows from the rules record; the rest is who signed what. */
export function rulesBody(
  rules: RulesRecord,
): Omit<BodyOf<'contest-rules'>, 'version' | 'contentHash' | 'approvals'> {
  return {
    contest: rules.contest,
    rulesHash: hashRules(rules),
    opensAt: rules.opensAt,
    closesAt: rules.closesAt,
    drawAt: rules.drawAt,
    winners: rules.winners,
    substitutes: rules.substitutes,
    chain: rules.chain,
    round: rules.round,
    postponeRounds: rules.postponement.rounds,
    voidCodes: rules.voidCodes,
  };
}

/** The body of the `contest-freeze` leaf. */
export function freezeBody(record: FreezeRecord, freezeHash: string): BodyOf<'contest-freeze'> {
  const { entries, exclusions, kept } = record;
  return {
    contest: record.contest,
    rulesHash: record.rulesHash,
    freezeHash,
    round: record.round,
    entries: entries.count,
    entriesRoot: entries.root,
    excluded: exclusions.count,
    excludedByPerson: exclusions.byCode.reduce((sum, { person }) => sum + person, 0),
    exclusionsRoot: exclusions.root,
    kept: kept.count,
    weight: kept.weight,
    keptRoot: kept.root,
  };
}

/** The body of the `contest-draw` leaf. @param round the one that counts, after postponements */
export function drawBody(
  rules: RulesRecord,
  freezeHash: string,
  round: number,
  random: Random,
  drawn: Drawn,
): BodyOf<'contest-draw'> {
  return {
    contest: rules.contest,
    freezeHash,
    rung: random.rung,
    chain: rules.chain,
    round,
    signature: random.rung === 'beacon' ? random.signature : null,
    randomness: drawn.randomness,
    winners: drawn.winners.length,
    selected: [...drawn.winners, ...drawn.substitutes],
  };
}
