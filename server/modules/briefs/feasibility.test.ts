import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgePlan, type PlanFacts } from './feasibility.ts';
import { sayFinding, sayToClient, sayVerdict } from './feasibility-messages.ts';
import type { BudgetLine, Family, Plan, ProposedCreator } from './reco-schema.ts';
import { addUp, fitCeiling, lineTotal } from './totals.ts';

let made = 0;
const line = (
  family: Family,
  quantity: number,
  unit: number,
  more: Partial<BudgetLine> = {},
): BudgetLine => ({
  id: `l${++made}`,
  family,
  label: `ligne ${made}`,
  quantityHundredths: quantity * 100,
  unitCents: Math.round(unit * 100),
  vatBasisPoints: 2000,
  isExternal: false,
  owner: 'Solène Kermarzin',
  dueOn: '2026-11-03',
  deliverable: '',
  priority: 2,
  brings: '',
  evidence: '',
  stockUnits: family === 'products' ? quantity : null,
  ...more,
});
const planOf = (key: Plan['key'], lines: BudgetLine[], more: Partial<Plan> = {}): Plan => ({
  key,
  title: '',
  actions: '',
  startsOn: '2026-10-26',
  endsOn: null,
  lines,
  reserveBasisPoints: 500,
  contestRules: null,
  isUnasked: false,
  ...more,
});

const planA = planOf('A', [
  line('fees', 6, 520),
  line('fees', 8, 320),
  line('event', 1, 3900),
  line('event', 1, 1200),
  line('production', 1, 900),
  line('products', 1, 260, { stockUnits: 80 }),
]);
const planB = planOf(
  'B',
  [
    line('fees', 4, 520, { priority: 1 }),
    line('fees', 7, 320, { priority: 1 }),
    line('fees', 1, 450, { priority: 4, label: 'Relecture juridique' }),
    line('production', 1, 600),
    line('creators', 3, 350, { priority: 3, label: 'Créateurs payés' }),
    line('products', 12, 24),
    line('logistics', 12, 18.5),
    line('prizes', 10, 39, { priority: 5, label: 'Dotation' }),
    line('logistics', 10, 18.5, { priority: 5, dueOn: '2026-12-07', label: 'Envoi des lots' }),
  ],
  { contestRules: 'planned' },
);
const facts: PlanFacts = {
  ceilingCents: 900_000,
  today: '2026-10-16',
  approval: { medianHours: 26, n: 12 },
  stockPerWeek: 600,
  isCold: true,
  past: [{ name: 'Farine et Filet d’Air', cents: 62_000 }],
  rotation: [],
};
const content = {
  creators: [],
  measures: [{ indicator: 'Commentateurs distincts', source: 'captures' }],
};
const outcomeOf = (
  plan: Plan,
  rule: string,
  more: Partial<PlanFacts> = {},
  creators: ProposedCreator[] = [],
) =>
  judgePlan(plan, { ...content, creators }, { ...facts, ...more }).findings.find(
    (finding) => finding.rule === rule,
  );

describe('totals', () => {
  test('of the two plans are those of the offer, the reserve in whole euros', () => {
    expect(addUp(planA)).toMatchObject({
      linesCents: 1_194_000,
      reserveCents: 59_700,
      totalCents: 1_253_700,
    });
    expect(addUp(planB)).toMatchObject({
      linesCents: 750_500,
      reserveCents: 37_500,
      totalCents: 788_000,
    });
  });

  test('are the sum of their lines and the reserve, and VAT is off by half a cent a line at most', () => {
    const anyLine = fc
      .record({
        quantityHundredths: fc.integer({ min: 0, max: 1_000_000 }),
        unitCents: fc.integer({ min: 0, max: 100_000_000 }),
        vatBasisPoints: fc.constantFrom(0, 210, 550, 1000, 2000),
      })
      .map((some) => line('fees', 1, 1, some));
    fc.assert(
      fc.property(
        fc.array(anyLine, { maxLength: 20 }),
        fc.integer({ min: 0, max: 3000 }),
        (lines, rate) => {
          const totals = addUp({ lines, reserveBasisPoints: rate });
          const sum = lines.reduce((all, one) => all + lineTotal(one), 0);
          expect(totals.linesCents).toBe(sum);
          expect(totals.totalCents).toBe(sum + totals.reserveCents);
          expect(totals.reserveCents % 100).toBe(0);
          expect(Math.abs(totals.reserveCents - (sum * rate) / 10_000)).toBeLessThanOrEqual(50);
          expect(Number.isSafeInteger(totals.withVatCents)).toBe(true);
          const top = Math.max(0, ...lines.map(({ vatBasisPoints }) => vatBasisPoints));
          const exact = lines.reduce(
            (all, one) => all + (lineTotal(one) * one.vatBasisPoints) / 10_000,
            (totals.reserveCents * top) / 10_000,
          );
          expect(Math.abs(totals.vatCents - exact)).toBeLessThanOrEqual(3);
        },
      ),
    );
  });

  test('under another ceiling drop what may fall, the least wanted first, and never the indispensable', () => {
    const fit = fitCeiling(planB, 700_000);
    expect(fit.dropped.map(({ label }) => label)).toEqual([
      'Envoi des lots',
      'Dotation',
      'Relecture juridique',
    ]);
    expect(fit).toMatchObject({ overCents: 0 });
    expect(fit.totalCents).toBeLessThanOrEqual(700_000);
    const bare = fitCeiling(planB, 100_000);
    expect(bare.kept.every(({ priority }) => priority === 1)).toBe(true);
    expect(bare.overCents).toBe(bare.totalCents - 100_000);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (ceiling) => {
        const one = fitCeiling(planB, ceiling);
        expect(one.kept.length + one.dropped.length).toBe(planB.lines.length);
        expect(one.overCents === 0).toBe(one.totalCents <= ceiling);
      }),
    );
  });
});

describe('feasibility', () => {
  test('plan A is over its ceiling by 3,537 euros; plan B fits with 1,120 left', () => {
    const a = judgePlan(planA, content, facts);
    expect(a).toMatchObject({ state: 'infeasible', leftCents: -353_700 });
    expect(outcomeOf(planA, 'over-ceiling')).toMatchObject({
      outcome: 'fires',
      facts: { overCents: 353_700 },
    });
    expect(judgePlan(planB, content, facts)).toMatchObject({
      state: 'feasible',
      totalCents: 788_000,
      leftCents: 112_000,
    });
  });

  test('nothing unknown passes: it is asked', () => {
    expect(judgePlan(planB, content, { ...facts, ceilingCents: null }).state).toBe('undecided');
    expect(outcomeOf(planB, 'stock', { stockPerWeek: null })?.outcome).toBe('unknown');
    expect(outcomeOf(planB, 'cold-chain', { isCold: null })?.outcome).toBe('unknown');
    expect(outcomeOf(planB, 'too-late', { approval: null })).toMatchObject({
      outcome: 'unknown',
      severity: 'warn',
    });
    expect(outcomeOf({ ...planB, contestRules: null }, 'contest-rules')?.outcome).toBe('unknown');
    const undated = {
      ...planB,
      startsOn: null,
      lines: planB.lines.map((one) => ({ ...one, dueOn: null })),
    };
    expect(outcomeOf(undated, 'too-late')?.outcome).toBe('unknown');
    expect(outcomeOf(undated, 'cold-chain')?.outcome).toBe('unknown');
  });

  test('a date is held against this client’s own delay, not against a wish', () => {
    const soon = { ...planB, startsOn: '2026-10-21' };
    expect(outcomeOf(soon, 'too-late')?.outcome).toBe('clear');
    expect(outcomeOf(soon, 'too-late', { approval: { medianHours: 120, n: 9 } })).toMatchObject({
      outcome: 'fires',
      facts: { first: '2026-10-21', ready: expect.any(String) },
    });
  });

  test('cold goods leave on Monday to Wednesday, and only they', () => {
    const friday = {
      ...planB,
      lines: [line('logistics', 1, 18.5, { dueOn: '2026-11-06', label: 'Colis' })],
    };
    expect(outcomeOf(friday, 'cold-chain')).toMatchObject({
      outcome: 'fires',
      facts: { label: 'Colis', day: '2026-11-06' },
    });
    expect(outcomeOf(friday, 'cold-chain', { isCold: false })?.outcome).toBe('clear');
    expect(outcomeOf(planB, 'cold-chain')?.outcome).toBe('clear');
    const prizes = line('logistics', 10, 18.5, { dueOn: null, label: 'Envois des lots' });
    const withPrizes = (one: BudgetLine) => ({ ...planB, lines: [...planB.lines, one] });
    expect(outcomeOf(withPrizes(prizes), 'cold-chain')?.outcome).toBe('unknown');
    const ambient = withPrizes({ ...prizes, isAmbient: true });
    expect(outcomeOf(ambient, 'cold-chain')?.outcome).toBe('clear');
  });

  test('the client is spoken to, and reads no note between colleagues', () => {
    const bare = { ...planB, lines: planB.lines.map((one) => ({ ...one, owner: '' })) };
    const { findings } = judgePlan(bare, content, facts);
    for (const locale of ['fr', 'en'] as const) {
      const ours = findings.map((one) => sayFinding(one, locale)).join(' ');
      const theirs = findings.map((one) => sayToClient(one, locale) ?? '').join(' ');
      expect(ours).toMatch(/ce client signe|this client signs/);
      expect(ours).toMatch(/sans responsable|without an owner/);
      expect(theirs).toMatch(/vous signez|you sign/);
      expect(theirs).not.toMatch(
        /ce client|le client|this client|the client|sans responsable|owner/,
      );
    }
  });

  test('stock, owner, contest and measure', () => {
    expect(outcomeOf(planB, 'stock', { stockPerWeek: 10 })).toMatchObject({
      outcome: 'fires',
      facts: { units: 12, stockPerWeek: 10 },
    });
    const alone = { ...planB, lines: [line('fees', 1, 100, { owner: '', label: 'Conseil' })] };
    expect(outcomeOf(alone, 'owner-missing')).toMatchObject({
      outcome: 'fires',
      severity: 'warn',
      facts: { labels: 'Conseil' },
    });
    expect(outcomeOf({ ...planB, contestRules: 'none' }, 'contest-rules')?.outcome).toBe('fires');
    expect(judgePlan(planB, { ...content, measures: [] }, facts).state).toBe('infeasible');
  });

  test('a creator who would cross 1,000 euros this year needs a contract', () => {
    const creator = (feeCents: number, hasContract: boolean | null): ProposedCreator => ({
      ...{ name: "Farine et Filet d'Air", creatorId: null, plans: ['B'], reason: '', conflict: '' },
      ...{ rotationException: '', feeCents, giftCents: 2400, hasContract },
    });
    expect(outcomeOf(planB, 'contract-threshold', {}, [creator(35_000, null)])).toMatchObject({
      outcome: 'clear',
      facts: { cents: 99_400 },
    });
    expect(outcomeOf(planB, 'contract-threshold', {}, [creator(35_600, false)])).toMatchObject({
      outcome: 'fires',
      facts: { cents: 100_000 },
    });
    expect(outcomeOf(planB, 'contract-threshold', {}, [creator(35_600, null)])?.outcome).toBe(
      'unknown',
    );
    expect(outcomeOf(planB, 'contract-threshold', {}, [creator(35_600, true)])?.outcome).toBe(
      'clear',
    );
    expect(outcomeOf(planB, 'contract-threshold')).toMatchObject({
      outcome: 'unknown',
      severity: 'warn',
    });
  });

  test('a creator beyond the rotation rule needs a written reason, and is no block', () => {
    const creator = (rotationException: string): ProposedCreator => ({
      ...{ name: 'Mijote et Compagnie', creatorId: null, plans: ['B'], reason: '', conflict: '' },
      ...{ rotationException, feeCents: 0, giftCents: 2400, hasContract: null },
    });
    const often = { name: 'Mijote et Compagnie', inYear: 2, isBeyond: true, nextOn: '2027-01-04' };
    const used = { rotation: [often] };
    expect(outcomeOf(planB, 'rotation', used, [creator('')])).toMatchObject({
      outcome: 'fires',
      severity: 'warn',
      facts: { name: 'Mijote et Compagnie', inYear: 2 },
    });
    expect(
      outcomeOf(planB, 'rotation', used, [creator('Le seul qui écrit du salé.')]),
    ).toMatchObject({ outcome: 'clear', facts: { n: 1 } });
    expect(outcomeOf(planB, 'rotation', {}, [creator('')])?.outcome).toBe('clear');
  });

  test('everybody who stops a plan, or would be left out of it, is named at once', () => {
    const named = (name: string, hasContract: boolean | null): ProposedCreator => ({
      ...{ name, creatorId: null, plans: ['B'], reason: '', conflict: '' },
      ...{ rotationException: '', feeCents: 136_800, giftCents: 0, hasContract },
    });
    const often = (name: string) => ({ name, inYear: 4, isBeyond: true, nextOn: null });
    const used = { ...facts, rotation: [often('Farine'), often('Bocal')] };
    const creators = [named('Farine', false), named('Bocal', false)];
    const verdict = judgePlan(planB, { ...content, creators }, used);
    expect(sayVerdict(verdict, 'fr')).toMatch(/1 règle l’empêche$/);
    expect(sayVerdict(verdict, 'en')).toMatch(/1 rule stops it$/);
    for (const locale of ['fr', 'en'] as const) {
      const ours = verdict.findings.map((one) => sayFinding(one, locale)).join(' ');
      const theirs = verdict.findings.map((one) => sayToClient(one, locale) ?? '').join(' ');
      expect(ours).toMatch(/Farine (atteindrait|would reach).*Bocal (atteindrait|would reach)/);
      expect(ours).toMatch(/Farine (a déjà|has done).*Bocal (a déjà|has done)/);
      expect(theirs).toMatch(/Farine (ne serait pas|would not).*Bocal (ne serait pas|would not)/);
    }
    // Above the threshold with its contract: nothing is said to be below it.
    const signed = { ...content, creators: [named('Farine', true), named('Bocal', true)] };
    const said = judgePlan(planB, signed, used).findings.map((one) => sayFinding(one, 'fr'));
    expect(said.join(' ')).toMatch(/Contrat écrit signé ou prévu.*1.368.euros/u);
    expect(said.join(' ')).not.toMatch(/Sous le seuil/);
  });
});
