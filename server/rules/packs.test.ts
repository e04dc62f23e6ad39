import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { appliedSeverity, checkRules, type RuleScope } from './engine.ts';
import { evaluate } from './evaluate.ts';
import { type FactPath, type Facts, factTable, parseFacts } from './facts.ts';
import { JURISDICTIONS } from './jurisdictions.ts';
import { labelSets } from './labels.ts';
import { ABOUTS, type Rule, SEVERITIES } from './pack.ts';
import { packs } from './packs.ts';
import { defaultParameters, parameters } from './parameters.ts';

const at = new Date('2026-11-25T12:00:00Z');
const rules = packs.flatMap((pack) => pack.rules.map((rule) => ({ ...pack, rule })));

const text = z.strictObject({ fr: z.string().min(3), en: z.string().min(3) });
const day = z.iso.date().nullable();
/** What the type can't say. */
const ruleSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]+(-[A-Z]+)*-\d\d$/),
  about: z.array(z.enum(ABOUTS)).min(1),
  severity: z.enum(SEVERITIES),
  confidence: z.enum(['read', 'secondary', 'stable-memory', 'unverified', 'own']),
  source: z.string().min(5),
  sourceEn: z.string().min(5).optional(),
  reference: z.string().min(5).optional(),
  verifiedOn: day,
  validFrom: day,
  validTo: day,
  when: z.unknown(),
  message: text,
  note: text.optional(),
  fixtures: z.strictObject({ fires: z.unknown(), clear: z.unknown(), unknown: z.unknown() }),
});

test('the packs hold every rule of the catalogue', () => {
  expect(rules.length).toBeGreaterThanOrEqual(66);
  const ids = rules.map(({ rule }) => `${rule.id} ${rule.validFrom}`);
  expect(new Set(ids).size).toBe(ids.length);
  expect(packs.map(({ jurisdiction }) => jurisdiction).sort()).toEqual([...JURISDICTIONS].sort());
});

describe.each(rules.map((one) => [one.rule.id, one] as const))(
  '%s',
  (_, { rule, jurisdiction }) => {
    test('is written as a rule is', () => {
      expect(ruleSchema.safeParse(rule).error?.issues ?? []).toEqual([]);
      // Only a text that somebody read on a known day counts as read.
      if (rule.confidence === 'read') expect(rule.verifiedOn).not.toBeNull();
      if (rule.confidence === 'own') expect(jurisdiction).toBe('house');
      if (rule.confidence === 'unverified') expect(rule.verifiedOn).toBeNull();
      // A plain space where French wants one that doesn't break, or a straight apostrophe.
      for (const { fr } of [rule.message, rule.note ?? rule.message]) {
        expect(fr).not.toMatch(/ [:;?!%»€]|« |[a-zà-ÿ]'[a-zà-ÿ]/i);
      }
    });

    test('fires, stays clear, and says what it lacks', () => {
      const verdictOf = (facts: Facts) => {
        const scope: RuleScope = { jurisdictions: [jurisdiction], at, about: rule.about };
        const verdict = checkRules(parseFacts(facts), scope).find(
          ({ ruleId }) => ruleId === rule.id,
        );
        if (!verdict) throw new Error(`${rule.id} does not count on ${at.toISOString()}`);
        return verdict;
      };
      expect(verdictOf(rule.fixtures.fires).outcome).toBe('fires');
      expect(verdictOf(rule.fixtures.clear).outcome).toBe('clear');
      const unknown = verdictOf(rule.fixtures.unknown);
      expect(unknown.outcome).toBe('unknown');
      expect(unknown.tellMe.length).toBeGreaterThan(0);
      for (const question of unknown.tellMe) {
        expect(question.fr).toMatch(/\?$/);
        expect(question.en).toMatch(/\?$/);
      }
    });

    test('knows nothing of an empty case', () => {
      const { tri } = evaluate(rule.when, {}, { at, parameters: defaultParameters });
      expect(tri).toBe('unknown');
    });

    test('is applied no more strongly than it is known', () => {
      const severity = SEVERITIES.indexOf(appliedSeverity(rule));
      const most = { 'stable-memory': 'sign-off', unverified: 'warn' } as const;
      const cap = rule.confidence in most ? most[rule.confidence as keyof typeof most] : 'block';
      expect(severity).toBe(Math.max(SEVERITIES.indexOf(rule.severity), SEVERITIES.indexOf(cap)));
    });
  },
);

test('every fact is asked for by a rule, in both languages', () => {
  const asked = new Set(rules.flatMap(({ rule }) => pathsOf(rule)));
  expect(Object.keys(factTable).filter((path) => !asked.has(path as FactPath))).toEqual([]);
  for (const { ask } of Object.values(factTable)) {
    expect(ask.fr).toMatch(/\u00a0\?$/);
    expect(ask.en).toMatch(/\?$/);
    expect(ask.fr).not.toMatch(/ [:;?!%»€]|« |[a-zà-ÿ]'[a-zà-ÿ]/i);
  }
});

test('every threshold without a law is used, and its default fits', () => {
  const used = JSON.stringify(rules.map(({ rule }) => rule.when));
  for (const [name, { default: value, min, max }] of Object.entries(parameters)) {
    expect(used).toContain(`{"param":"${name}"}`);
    expect(value).toBeGreaterThanOrEqual(min);
    expect(value).toBeLessThanOrEqual(max);
  }
});

test('every country says what counts as a mention, and where that is written', () => {
  for (const [country, set] of Object.entries(labelSets)) {
    expect(set.counts.length, country).toBeGreaterThan(0);
    expect(set.source.length, country).toBeGreaterThan(10);
    if (set.confidence === 'read') expect(set.verifiedOn, country).not.toBeNull();
  }
});

test('the document names every word of a condition, every severity and every confidence', async () => {
  const text = await readFile(new URL('../../docs/rules.md', import.meta.url), 'utf8');
  const words = new Set(rules.flatMap(({ rule }) => wordsOf(rule.when)));
  const others = [...SEVERITIES, 'read', 'secondary', 'stable-memory', 'unverified', 'own'];
  expect([...words, ...others].filter((word) => !text.includes(`\`${word}\``))).toEqual([]);
});

/** The keys of a condition and of the conditions and operands in it. */
function wordsOf(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(wordsOf);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => [key, ...wordsOf(value)]);
}

function pathsOf({ when }: Rule): FactPath[] {
  const known = Object.keys(factTable);
  const found = JSON.stringify(when).match(/"[a-zA-Z]+\.[a-zA-Z0-9]+"/g) ?? [];
  const paths = found.map((quoted) => quoted.slice(1, -1)).filter((path) => known.includes(path));
  if ('discloses' in when || JSON.stringify(when).includes('discloses'))
    paths.push('post.labels', 'relation.benefit');
  return paths as FactPath[]; // filtered by the table
}
