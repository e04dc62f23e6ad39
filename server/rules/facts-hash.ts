import { createHash } from 'node:crypto';
import type { When } from './condition.ts';
import { evaluate } from './evaluate.ts';
import { type FactPath, type Facts, factOf } from './facts.ts';
import { packs } from './packs.ts';
import { defaultParameters } from './parameters.ts';

/** Every fact that a condition may look at: of an empty case nothing is known, so all is asked for. */
export function needsOf(when: When): FactPath[] {
  const { missing } = evaluate(when, {}, { at: new Date(0), parameters: defaultParameters });
  return [...missing].sort();
}

/**
 * SHA-256 over what a rule looks at, so that a decision is known to be about the same facts. Facts
 * that the rule doesn't ask for may change without it.
 */
export function hashFacts(ruleId: string, facts: Facts): string {
  const asked = packs
    .flatMap(({ rules }) => rules)
    .filter(({ id }) => id === ruleId)
    .flatMap(({ when }) => needsOf(when));
  const known = [...new Set(asked)].sort().map((path) => [path, factOf(facts, path) ?? null]);
  return createHash('sha256')
    .update(JSON.stringify([ruleId, known]))
    .digest('hex');
}
