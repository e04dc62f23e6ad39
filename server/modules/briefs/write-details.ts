import type { Locale } from '../../lib/language.ts';
import { writeEuros, writeQuantity } from './money.ts';
import type { BudgetLine, Plan, ProposedCreator, RecoContent } from './reco-schema.ts';

const words = {
  fr: {
    yes: 'oui',
    no: 'non',
    unsaid: 'non dit',
    dates: 'Dates',
    reserve: 'Réserve, en %',
    contestRules: 'Règlement du concours',
    unasked: 'Montré sans avoir été demandé',
    rules: { none: 'aucun', planned: 'prévu', signed: 'signé' },
    due: 'pour le',
    vat: 'TVA, en %',
    external: 'acheté dehors',
    priority: 'priorité',
    evidence: 'preuve',
    stock: 'stock pris',
    ambient: 'sans froid',
    fee: 'cachet',
    gift: 'dotation',
    contract: 'contrat',
    plans: 'plans',
    conflict: 'lien déclaré',
    exception: 'exception à la rotation',
    days: 'jours',
  },
  en: {
    yes: 'yes',
    no: 'no',
    unsaid: 'not said',
    dates: 'Dates',
    reserve: 'Reserve, in %',
    contestRules: 'Rules of the contest',
    unasked: 'Shown without being asked for',
    rules: { none: 'none', planned: 'planned', signed: 'signed' },
    due: 'due on',
    vat: 'VAT, in %',
    external: 'bought outside',
    priority: 'priority',
    evidence: 'evidence',
    stock: 'stock taken',
    ambient: 'without cold',
    fee: 'fee',
    gift: 'gift',
    contract: 'contract',
    plans: 'plans',
    conflict: 'declared link',
    exception: 'exception to the rotation',
    days: 'days',
  },
} as const;

type Details = ReadonlyMap<string, string>;

/**
 * Everything of a recommendation that is no running text, as text, by its place: so that two versions can
 * be compared without a field left out. A plan's place is `plan-` and its key.
 */
export function writeDetails(content: RecoContent, locale: Locale): Details {
  const t = words[locale];
  return new Map([
    ['title', content.title],
    ['sources', content.sources.join('\n')],
    ...content.plans.map((plan): [string, string] => [`plan-${plan.key}`, writePlan(plan, locale)]),
    ['creators', content.creators.map((one) => writeCreator(one, locale)).join('\n')],
    [
      'team',
      content.team
        .map(
          (one) =>
            `${one.name}, ${one.role}, ${writeQuantity(one.daysHundredths, locale)} ${t.days}`,
        )
        .join('\n'),
    ],
    ['risks', content.risks.map(({ risk, answer }) => `${risk}\n${answer}`).join('\n')],
    [
      'measures',
      content.measures.map(({ indicator, source }) => `${indicator}, ${source}`).join('\n'),
    ],
    [
      'decisions',
      content.decisions.map(({ what, by, dueOn }) => `${what}, ${by}, ${dueOn ?? ''}`).join('\n'),
    ],
  ]);
}

function writePlan(plan: Plan, locale: Locale): string {
  const t = words[locale];
  return [
    plan.title,
    plan.actions,
    `${t.dates} ${plan.startsOn ?? t.unsaid}, ${plan.endsOn ?? t.unsaid}`,
    `${t.reserve} ${writeQuantity(plan.reserveBasisPoints, locale)}`,
    `${t.contestRules} ${plan.contestRules === null ? t.unsaid : t.rules[plan.contestRules]}`,
    `${t.unasked} ${plan.isUnasked ? t.yes : t.no}`,
    ...plan.lines.map((line) => writeLine(line, locale)),
  ].join('\n');
}

function writeLine(line: BudgetLine, locale: Locale): string {
  const t = words[locale];
  const { quantityHundredths, unitCents, vatBasisPoints, stockUnits } = line;
  return [
    line.label,
    `${writeQuantity(quantityHundredths, locale)} × ${writeEuros(unitCents, locale)}`,
    `${t.vat} ${writeQuantity(vatBasisPoints, locale)}`,
    line.owner,
    `${t.due} ${line.dueOn ?? t.unsaid}`,
    line.deliverable,
    `${t.external} ${line.isExternal ? t.yes : t.no}`,
    `${t.priority} ${line.priority}`,
    line.brings,
    `${t.evidence} ${line.evidence || t.no}`,
    `${t.stock} ${stockUnits ?? t.unsaid}`,
    `${t.ambient} ${line.isAmbient ? t.yes : t.no}`,
  ].join(', ');
}

function writeCreator(one: ProposedCreator, locale: Locale): string {
  const t = words[locale];
  return [
    one.name,
    `${t.plans} ${one.plans.join(' ')}`,
    one.reason,
    `${t.fee} ${writeEuros(one.feeCents, locale)}`,
    `${t.gift} ${writeEuros(one.giftCents, locale)}`,
    `${t.contract} ${one.hasContract === null ? t.unsaid : one.hasContract ? t.yes : t.no}`,
    `${t.conflict} ${one.conflict || t.no}`,
    `${t.exception} ${one.rotationException || t.no}`,
  ].join(', ');
}
