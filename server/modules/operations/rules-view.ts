import type { Locale } from '../../lib/language.ts';
import { writeDay } from '../../lib/moments.ts';
import { appliedSeverity } from '../../rules/engine.ts';
import { evaluate } from '../../rules/evaluate.ts';
import { type FactPath, type Facts, factOf, questionOf, specOf } from '../../rules/facts.ts';
import { needsOf } from '../../rules/facts-hash.ts';
import { labelSets } from '../../rules/labels.ts';
import type { Pack, Rule } from '../../rules/pack.ts';
import { packs } from '../../rules/packs.ts';
import {
  defaultParameters,
  isParameter,
  type Parameters,
  parameters,
} from '../../rules/parameters.ts';
import { writeMoney } from './money.ts';
import type { LabelView, ParameterView, RuleSummary, RuleView } from './rules-schema.ts';

type Reader = { readonly locale: Locale; readonly at: Date };

export function viewRules(reader: Reader): RuleSummary[] {
  return packs.flatMap((pack) => pack.rules.map((rule) => summarise(pack, rule, reader)));
}

export function viewRule(id: string, reader: Reader): RuleView | null {
  const versions = packs.flatMap((pack) =>
    pack.rules.filter((rule) => rule.id === id).map((rule) => ({ pack, rule })),
  );
  const found = versions.find(({ rule }) => isInForce(rule, reader.at)) ?? versions.at(-1);
  if (!found) return null;
  const { pack, rule } = found;
  return {
    ...summarise(pack, rule, reader),
    statedSeverity: rule.severity,
    reference: rule.reference ?? null,
    note: rule.note?.[reader.locale] ?? null,
    questions: needsOf(rule.when).map((path) => questionOf(path)[reader.locale]),
    examples: (['fires', 'clear', 'unknown'] as const).map((outcome) => ({
      outcome,
      known: inWords(rule.fixtures[outcome], reader.locale),
      tellMe: outcome === 'unknown' ? missingOf(rule, reader) : [],
    })),
  };
}

export function viewLabels(locale: Locale): LabelView[] {
  return Object.entries(labelSets).map(([country, set]) => ({
    country: country as LabelView['country'], // the keys of `labelSets`
    counts: [...set.counts],
    countsForGift: [...set.countsForGift],
    isNotEnough: [...set.isNotEnough],
    source: sourceOf(set, locale),
    confidence: set.confidence,
    verifiedOn: set.verifiedOn,
  }));
}

export function viewParameters(own: Partial<Parameters>, locale: Locale): ParameterView[] {
  return Object.keys(parameters)
    .filter(isParameter)
    .map((name) => {
      const { what, unit, min, max } = parameters[name];
      const value = own[name] ?? defaultParameters[name];
      return { name, what: what[locale], unit, default: defaultParameters[name], value, min, max };
    });
}

function summarise({ jurisdiction }: Pack, rule: Rule, { locale, at }: Reader): RuleSummary {
  return {
    id: rule.id,
    jurisdiction,
    about: [...rule.about],
    severity: appliedSeverity(rule),
    confidence: rule.confidence,
    source: sourceOf(rule, locale),
    verifiedOn: rule.verifiedOn,
    validFrom: rule.validFrom,
    validTo: rule.validTo,
    isInForce: isInForce(rule, at),
    message: rule.message[locale],
  };
}

function sourceOf(of: { source: string; sourceEn?: string }, locale: Locale): string {
  return locale === 'en' ? (of.sourceEn ?? of.source) : of.source;
}

function isInForce({ validFrom, validTo }: Rule, at: Date): boolean {
  const day = at.toISOString().slice(0, 10);
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
}

function missingOf({ when, fixtures }: Rule, { locale, at }: Reader): string[] {
  const context = { at, parameters: defaultParameters };
  const { missing } = evaluate(when, fixtures.unknown, context);
  return [...missing].sort().map((path) => questionOf(path)[locale]);
}

function inWords(facts: Facts, locale: Locale): { question: string; answer: string }[] {
  return Object.entries(facts).flatMap(([group, values]) =>
    Object.keys(values ?? {}).flatMap((name) => {
      const path = `${group}.${name}` as FactPath; // facts hold no other keys
      const answer = sayValue(path, factOf(facts, path), locale);
      return answer === null ? [] : [{ question: questionOf(path)[locale], answer }];
    }),
  );
}

const yesNo = { fr: ['non', 'oui'], en: ['no', 'yes'] } as const;
const nothingSaid = { fr: 'rien', en: 'nothing' } as const;

/** A value as a person would say it; null while unknown. */
export function sayValue(path: FactPath, value: unknown, locale: Locale): string | null {
  const { is } = specOf(path);
  if (value === undefined) return null;
  if (typeof value === 'boolean') return yesNo[locale][value ? 1 : 0];
  if (typeof value === 'number') {
    if (/(?<!Usd)Cents$/.test(path)) return writeMoney(value, locale);
    if (path.endsWith('UsdCents')) return writeMoney(value, locale).replace('€', '$');
    return value.toLocaleString(locale === 'fr' ? 'fr-FR' : 'en-GB').replaceAll('\u202f', '\u00a0');
  }
  if (is === 'day') return sayDay(String(value), locale);
  if (typeof is !== 'object') return sayTexts(Array.isArray(value) ? value : [value], locale);
  const words = 'one' in is ? is.one : is.many;
  const keys = Array.isArray(value) ? value : [value];
  if (keys.length === 0) return nothingSaid[locale];
  return keys.map((key) => words[String(key)]?.[locale] ?? String(key)).join(', ');
}

function sayDay(value: string, locale: Locale): string {
  const day = new Date(value);
  if (Number.isNaN(day.getTime())) return value;
  return writeDay(day, locale, 'UTC', { year: 'numeric' });
}

function sayTexts(texts: readonly unknown[], locale: Locale): string {
  if (texts.length === 0) return nothingSaid[locale];
  const quote = (text: unknown) =>
    locale === 'fr' ? `«\u00a0${String(text)}\u00a0»` : `“${String(text)}”`;
  return texts
    .map((text) => {
      if (/^\d{4}-\d{2}-\d{2}/.test(String(text))) return sayDay(String(text), locale);
      return /^[a-z]{2}$/.test(String(text)) ? String(text) : quote(text);
    })
    .join(', ');
}
