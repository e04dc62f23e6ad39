import type { Locale } from '../../lib/language.ts';
import type { PlannedBenefit } from '../operations/public.ts';
import type { Plan, ProposedCreator } from './reco-schema.ts';
import { recoTexts } from './reco-texts.ts';

/**
 * What an accepted plan means to give somebody whom it names: a fee against a post, gifts against
 * nothing. A gift is cold where the product is, unless every parcel of the plan leaves without it.
 */
export function listPlanned(
  { feeCents, giftCents }: Pick<ProposedCreator, 'feeCents' | 'giftCents'>,
  plan: Plan,
  of: { isCold: boolean | null; locale: Locale },
): PlannedBenefit[] {
  const words = recoTexts[of.locale];
  const parcels = plan.lines.filter(({ family }) => family === 'logistics');
  const isAmbient = parcels.length > 0 && parcels.every(({ isAmbient }) => isAmbient === true);
  const fee: PlannedBenefit = {
    kind: 'fee',
    label: onlyLine(plan, 'creators')?.deliverable || words.planFee,
    valueCents: feeCents,
    condition: 'publication',
    isCold: false,
  };
  const products = onlyLine(plan, 'products');
  const gift: PlannedBenefit = {
    kind: 'gift',
    label: products?.deliverable || products?.label || words.planGift,
    valueCents: giftCents,
    condition: 'none',
    isCold: of.isCold === true && !isAmbient,
  };
  return [gift, fee].filter(({ valueCents }) => valueCents > 0);
}

/** A line's own words name what one creator gets only where there is one such line. */
function onlyLine(plan: Plan, family: 'creators' | 'products') {
  const lines = plan.lines.filter((line) => line.family === family);
  return lines.length === 1 ? lines[0] : undefined;
}
