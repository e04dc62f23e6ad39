import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPost, mentionsIn } from './check-post.ts';
import { describeVerdict, notAdvice } from './describe.ts';
import { blocks, checkRules, jurisdictionsOf, type RuleScope, type Verdict } from './engine.ts';
import { type FactPath, type Facts, factOf, factTable, parseFacts } from './facts.ts';
import { JURISDICTIONS } from './jurisdictions.ts';
import { weighLabel } from './labels.ts';
import { packs } from './packs.ts';

const at = new Date('2026-11-25T12:00:00Z');
const everything: RuleScope = { jurisdictions: JURISDICTIONS, at, about: 'everything' };
const paths = Object.keys(factTable) as FactPath[];

/** Any facts at all: each known or not, with a value of its kind. */
const anyFacts = fc
  .record(Object.fromEntries(paths.map((path) => [path, anyValue(path)])), { requiredKeys: [] })
  .map(nest);

function anyValue(path: FactPath): fc.Arbitrary<unknown> {
  const { is } = factTable[path];
  if (typeof is === 'object') {
    const [kind, words] = Object.entries(is)[0] ?? [];
    const one = fc.constantFrom(...Object.keys(words ?? {}));
    return kind === 'one' ? one : fc.uniqueArray(one);
  }
  switch (is) {
    case 'flag':
      return fc.boolean();
    case 'count':
      return fc.oneof(fc.nat(400), fc.nat(200_000));
    case 'day':
      return fc
        .date({ min: new Date('2020-01-01'), max: at, noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10));
    case 'texts':
      return fc.array(
        fc.constantFrom('Publicité', 'Ad', 'Produit offert par X', 'Images retouchées', 'Gifted'),
      );
    default:
      return fc.constantFrom(
        'fr',
        'en',
        'Bon pour la digestion',
        'évitez de grignoter entre les repas',
      );
  }
}

function nest(flat: Partial<Record<string, unknown>>): Facts {
  const groups: Record<string, Record<string, unknown>> = {};
  for (const [path, value] of Object.entries(flat)) {
    const [group = '', name = ''] = path.split('.');
    groups[group] ??= {};
    groups[group][name] = value;
  }
  return parseFacts(groups);
}

function flatten(facts: Facts): Record<string, unknown> {
  return Object.fromEntries(
    paths.map((path) => [path, factOf(facts, path)]).filter(([, v]) => v !== undefined),
  );
}

const key = ({ ruleId, outcome, missing }: Verdict) => `${ruleId} ${outcome} ${missing.join()}`;

describe('whatever is known', () => {
  test('a fact more never makes a decided rule undecided, nor turns it', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (known, more) => {
        const before = checkRules(known, everything);
        const after = new Map(
          checkRules(nest({ ...flatten(more), ...flatten(known) }), everything).map((v) => [
            v.ruleId,
            v,
          ]),
        );
        for (const { ruleId, outcome } of before) {
          if (outcome !== 'unknown') expect(after.get(ruleId)?.outcome).toBe(outcome);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('all facts known, nothing is undecided; none known, everything is', () => {
    const all = fc
      .record(Object.fromEntries(paths.map((path) => [path, anyValue(path)])))
      .map(nest);
    fc.assert(
      fc.property(all, (facts) => {
        expect(
          checkRules(facts, everything).filter(({ outcome }) => outcome === 'unknown'),
        ).toEqual([]);
      }),
      { numRuns: 50 },
    );
    expect(checkRules({}, everything).every(({ outcome }) => outcome === 'unknown')).toBe(true);
  });

  test('an undecided rule asks only for what is missing, and knowing it all decides', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const { outcome, missing, tellMe } of checkRules(facts, everything)) {
          expect(missing.length > 0).toBe(outcome === 'unknown');
          expect(tellMe.length).toBe(missing.length);
          for (const path of missing) expect(factOf(facts, path)).toBeUndefined();
        }
      }),
      { numRuns: 100 },
    );
  });

  test('the order of packs and rules makes no difference', () => {
    const turned = [...packs]
      .reverse()
      .map((pack) => ({ ...pack, rules: [...pack.rules].reverse() }));
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const given = checkRules(facts, everything).map(key);
        expect(checkRules(facts, { ...everything, packs: turned }).map(key)).toEqual(given);
      }),
      { numRuns: 50 },
    );
  });

  test('every verdict speaks both languages and names its source', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const verdict of checkRules(facts, everything)) {
          expect(describeVerdict(verdict, 'fr')).toContain(verdict.ruleId);
          expect(describeVerdict(verdict, 'en')).not.toBe(describeVerdict(verdict, 'fr'));
          expect(verdict.source).not.toBe('');
        }
      }),
      { numRuns: 30 },
    );
    expect(notAdvice.fr).not.toBe(notAdvice.en);
  });

  test('overruling lifts only the sign-offs that fire, each by its own id', () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.uniqueArray(fc.constantFrom(...packs.flatMap((p) => p.rules.map((r) => r.id)))),
        (facts, ids) => {
          const verdicts = checkRules(facts, everything);
          const stopped = blocks(verdicts);
          const left = new Set(blocks(verdicts, new Set(ids)));
          for (const stop of stopped) {
            const isLifted =
              stop.severity === 'sign-off' && stop.outcome === 'fires' && ids.includes(stop.ruleId);
            expect(left.has(stop)).toBe(!isLifted);
          }
          expect(left.size).toBeLessThanOrEqual(stopped.length);
        },
      ),
      { numRuns: 100 },
    );
  });
});

test('a rule counts from its first day to its last, whole', () => {
  const one = packs.flatMap(({ rules }) => rules).find(({ id }) => id === 'FR-INF-06');
  if (!one) throw new Error('no FR-INF-06');
  const pack = { jurisdiction: 'FR', rules: [{ ...one, validTo: '2026-12-31' }] } as const;
  const counts = (day: string) =>
    checkRules({}, { jurisdictions: ['FR'], at: new Date(day), about: 'relation', packs: [pack] })
      .length;
  expect(counts('2025-12-31T23:59:59Z')).toBe(0);
  expect(counts('2026-01-01T00:00:00Z')).toBe(1);
  expect(counts('2026-12-31T23:59:59Z')).toBe(1);
  expect(counts('2027-01-01T00:00:00Z')).toBe(0);
});

test('an agency’s threshold takes the place of ours', () => {
  const facts: Facts = {
    relation: { benefit: 'paid', yearTotalCents: 60_000, hasSignedContract: false },
  };
  const outcome = (contractWarning?: number) => {
    const parameters = contractWarning === undefined ? {} : { contractWarning };
    const verdicts = checkRules(facts, {
      jurisdictions: ['FR'],
      at,
      about: 'relation',
      parameters,
    });
    return verdicts.find(({ ruleId }) => ruleId === 'FR-INF-07')?.outcome;
  };
  expect(outcome()).toBe('clear');
  expect(outcome(50_000)).toBe('fires');
});

test('an unread rule warns, one known by heart can be overruled, a house rule refuses', () => {
  const severityOf = (id: string, about: RuleScope['about']) =>
    checkRules({}, { ...everything, about }).find(({ ruleId }) => ruleId === id)?.severity;
  expect(severityOf('FR-FOOD-04', 'post')).toBe('warn');
  expect(severityOf('CA-01', 'contest')).toBe('sign-off');
  expect(severityOf('INT-07', 'trainee')).toBe('block');
});

test('facts from outside: an unknown key, a wrong kind or a word that no list holds is refused', () => {
  expect(() => parseFacts({ relation: { benefit: 'gift' } })).not.toThrow();
  expect(() => parseFacts({ relation: { benefits: 'gift' } })).toThrow();
  expect(() => parseFacts({ relations: {} })).toThrow();
  expect(() => parseFacts({ relation: { benefit: 'bribe' } })).toThrow();
  expect(() => parseFacts({ creator: { age: '34' } })).toThrow();
  expect(() => parseFacts({ creator: { age: -1 } })).toThrow();
  expect(() => parseFacts({ contest: { endedOn: 'soon' } })).toThrow();
});

test('countries bring their rules, the Union’s, the platforms’ and the house’s', () => {
  expect(jurisdictionsOf([])).toEqual(['platforms', 'house']);
  expect(jurisdictionsOf(['fr'])).toEqual(['FR', 'EU', 'platforms', 'house']);
  expect(jurisdictionsOf(['RE', 'BE'])).toEqual(['FR', 'EU', 'BE', 'platforms', 'house']);
  expect(jurisdictionsOf(['CA-QC', 'GB', 'CH', 'US-NY'])).toEqual([
    'UK',
    'US',
    'CA',
    'QC',
    'CH',
    'platforms',
    'house',
  ]);
});

test('a gift without condition may say "offert par", with one it may not', () => {
  expect(weighLabel('Produit offert par Ombrelune', 'FR')).toBe('gift');
  expect(weighLabel('Collaboration commerciale avec Ombrelune', 'FR')).toBe('always');
  expect(weighLabel('COLLABORATION COMMERCIALE', 'FR')).toBe('always');
  expect(weighLabel('Article non sponsorisé par la marque', 'FR')).toBe('no');
  expect(weighLabel('Ce billet n’est pas une publicité', 'FR')).toBe('no');
  expect(weighLabel('Merci à Ombrelune', 'FR')).toBe('no');
  expect(weighLabel('#ad', 'FR')).toBe('no');
  expect(weighLabel('#ad', 'UK')).toBe('always');
  expect(weighLabel('gifted', 'UK')).toBe('no');
  expect(weighLabel('Produit offert par Ombrelune', 'BE')).toBe('no');
  expect(weighLabel('Made in Granada', 'UK')).toBe('no');
});

test('a post’s own text counts as seen; what stands elsewhere is still asked for', () => {
  const scope = { jurisdictions: jurisdictionsOf(['FR']), at };
  const outcome = (facts: Facts) =>
    checkPost(facts, scope).find(({ ruleId }) => ruleId === 'FR-INF-01')?.outcome;
  const relation = { benefit: 'gift-in-exchange' } as const;
  expect(
    outcome({ relation, post: { text: 'Collaboration commerciale avec Ombrelune. Miam.' } }),
  ).toBe('clear');
  expect(outcome({ relation, post: { text: 'Un délice.' } })).toBe('unknown');
  expect(outcome({ relation, post: { text: 'Un délice.', labels: [] } })).toBe('fires');
  expect(outcome({ relation, post: { text: 'Un délice.', labels: ['Publicité'] } })).toBe('clear');
  expect(mentionsIn('Publicité : un yaourt, sans contenu sponsorisé')).toEqual(['publicité']);
  expect(mentionsIn('Miam !\n#publicité #ad')).toEqual(['publicité', 'ad']);
  expect(mentionsIn('[Ad for Ombrelune] So good')).toEqual(['ad']);
  // The word in a sentence announces nothing.
  expect(mentionsIn('J’ai une annonce à vous faire, et j’ai vu la publicité à la télé')).toEqual(
    [],
  );
  expect(mentionsIn('Annonce importante : je déménage. No ad here.')).toEqual([]);
});
