import type { Locale } from '../../lib/language.ts';
import { type LabelCountry, labelSets } from '../../rules/labels.ts';

/** What the creator got: it decides which words are enough. */
export type Benefit = 'gift' | 'gift-in-exchange' | 'paid';

type Given = { readonly kind: string; readonly condition: string };

/** Money makes it paid; a gift with something expected is more than a gift; null: nothing was offered. */
export function benefitOf(benefits: readonly Given[]): Benefit | null {
  if (benefits.length === 0) return null;
  if (benefits.some(({ kind }) => kind === 'fee')) return 'paid';
  return benefits.some(({ condition }) => condition === 'publication')
    ? 'gift-in-exchange'
    : 'gift';
}

type Words = {
  readonly words: string;
  readonly examples: readonly string[];
  readonly why: string;
};

/**
 * The words to copy, three ways to place them, and why; `client` is the advertiser's name. The words are
 * those of the readers' first country that has any, so in its language; the rest is in the reader's.
 */
export function mentionFor(
  benefit: Benefit | null,
  client: string,
  of: { locale: Locale; countries: readonly string[] },
): Words {
  const isGift = benefit === 'gift';
  const country = of.countries.find((code): code is LabelCountry => code in labelSets) ?? 'FR';
  const { proposes } = labelSets[country];
  const words = `${isGift ? proposes.gift : proposes.paid} ${client}.`;
  if (of.locale === 'fr') {
    return {
      words,
      examples: [
        `En tête du billet, avant le premier paragraphe : « ${words} »`,
        `Sous le titre, en une ligne à part : « ${words} »`,
        `Dans une vidéo ou une image, à l’écran et dès le début : « ${words} »`,
      ],
      why: isGift
        ? 'Vous recevez un produit. Vos lecteurs ont le droit de le savoir, que vous l’ayez aimé ou non.'
        : 'Vous recevez une contrepartie. La loi veut que vos lecteurs le lisent clairement, dès le début.',
    };
  }
  return {
    words,
    examples: [
      `At the top of the post, before the first paragraph: “${words}”`,
      `Under the title, on a line of its own: “${words}”`,
      `In a video or an image, on screen and from the start: “${words}”`,
    ],
    why: isGift
      ? 'You are given a product. Your readers have a right to know, whether you liked it or not.'
      : 'You get something in return. The law wants your readers to see it clearly, from the start.',
  };
}
