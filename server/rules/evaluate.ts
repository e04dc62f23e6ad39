import { never } from '../lib/result.ts';
import type { DayFact, Operand, When } from './condition.ts';
import { type FactPath, type Facts, factOf } from './facts.ts';
import { fold, holds } from './folding.ts';
import { type LabelCountry, weighLabel } from './labels.ts';
import type { Parameters } from './parameters.ts';

export type Tri = 'yes' | 'no' | 'unknown';

/** An answer of Kleene's logic, and the facts without which it couldn't be given. */
export type Answer = { readonly tri: Tri; readonly missing: ReadonlySet<FactPath> };

type Context = { readonly at: Date; readonly parameters: Parameters };

const DAY_MS = 86_400_000;
const none: ReadonlySet<FactPath> = new Set();

/** Whether a condition holds. A missing fact never counts as no. */
export function evaluate(when: When, facts: Facts, context: Context): Answer {
  if ('all' in when)
    return join(
      when.all.map((part) => evaluate(part, facts, context)),
      'no',
    );
  if ('any' in when)
    return join(
      when.any.map((part) => evaluate(part, facts, context)),
      'yes',
    );
  if ('not' in when) return invert(evaluate(when.not, facts, context));
  if ('is' in when) return ask(facts, when.is, (value) => value === true);
  if ('in' in when) {
    const [path, ...values] = when.in;
    return ask(facts, path, (value) => (values as readonly unknown[]).includes(value));
  }
  if ('gte' in when) return compare(facts, context, when.gte, (a, b) => a >= b);
  if ('gt' in when) return compare(facts, context, when.gt, (a, b) => a > b);
  if ('lt' in when) return compare(facts, context, when.lt, (a, b) => a < b);
  if ('hasAny' in when) {
    const [path, ...values] = when.hasAny;
    return ask(facts, path, (list) => values.some((value) => listOf(list).includes(value)));
  }
  if ('hasAll' in when) {
    const [path, ...values] = when.hasAll;
    return ask(facts, path, (list) => values.every((value) => listOf(list).includes(value)));
  }
  if ('says' in when) {
    const [path, ...phrases] = when.says;
    return ask(facts, path, (value) => {
      const said = (typeof value === 'string' ? [value] : listOf(value)).map(fold);
      return phrases.some((phrase) => said.some((text) => holds(text, phrase)));
    });
  }
  if ('olderThan' in when) return olderThan(facts, context, when.olderThan);
  if ('same' in when) {
    const [a, b] = when.same;
    const missing = [a, b].filter((path) => factOf(facts, path) === undefined);
    if (missing.length > 0) return { tri: 'unknown', missing: new Set(missing) };
    return answer(factOf(facts, a) === factOf(facts, b));
  }
  if ('discloses' in when) return discloses(facts, when.discloses);
  return never(when);
}

/** `decisive` settles the whole whatever is missing; else what is missing matters. */
function join(parts: readonly Answer[], decisive: 'yes' | 'no'): Answer {
  if (parts.some(({ tri }) => tri === decisive)) return { tri: decisive, missing: none };
  const unknown = parts.filter(({ tri }) => tri === 'unknown');
  if (unknown.length === 0) return { tri: decisive === 'yes' ? 'no' : 'yes', missing: none };
  return { tri: 'unknown', missing: new Set(unknown.flatMap(({ missing }) => [...missing])) };
}

function invert({ tri, missing }: Answer): Answer {
  if (tri === 'unknown') return { tri, missing };
  return answer(tri === 'no');
}

function answer(isSo: boolean): Answer {
  return { tri: isSo ? 'yes' : 'no', missing: none };
}

function ask(facts: Facts, path: FactPath, test: (value: unknown) => boolean): Answer {
  const value = factOf(facts, path);
  if (value === undefined) return { tri: 'unknown', missing: new Set([path]) };
  return answer(test(value));
}

function compare(
  facts: Facts,
  context: Context,
  [path, operand]: readonly [FactPath, Operand],
  test: (a: number, b: number) => boolean,
): Answer {
  const limit = limitOf(operand, facts, context);
  const value = factOf(facts, path);
  const missing = value === undefined ? [path] : [];
  if (typeof limit !== 'number') missing.push(limit.missing);
  if (missing.length > 0) return { tri: 'unknown', missing: new Set(missing) };
  return answer(test(Number(value), Number(limit)));
}

function limitOf(
  operand: Operand,
  facts: Facts,
  { parameters }: Context,
): number | { readonly missing: FactPath } {
  if (typeof operand === 'number') return operand;
  if ('param' in operand) return parameters[operand.param];
  const path = 'fact' in operand ? operand.fact : operand.of;
  const value = factOf(facts, path);
  if (value === undefined) return { missing: path };
  return 'percent' in operand ? Math.ceil((value * operand.percent) / 100) : value;
}

function olderThan(
  facts: Facts,
  context: Context,
  [path, operand]: readonly [DayFact, Operand],
): Answer {
  const days = limitOf(operand, facts, context);
  return ask(facts, path, (value) => {
    const since = context.at.getTime() - Date.parse(String(value));
    return typeof days === 'number' && since > days * DAY_MS;
  });
}

function discloses(facts: Facts, country: LabelCountry): Answer {
  const labels = factOf(facts, 'post.labels');
  if (labels === undefined) {
    const asked: FactPath[] = ['post.labels', 'relation.benefit'];
    const missing = asked.filter((path) => factOf(facts, path) === undefined);
    return { tri: 'unknown', missing: new Set(missing) };
  }
  const weights = labels.map((label) => weighLabel(label, country));
  if (weights.includes('always')) return answer(true);
  if (!weights.includes('gift')) return answer(false);
  return ask(facts, 'relation.benefit', (benefit) => benefit === 'gift');
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value : [];
}
