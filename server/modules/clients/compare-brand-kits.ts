import { diffWords } from '../../lib/diff-words.ts';
import type { Locale } from '../../lib/language.ts';
import type { Comparison } from '../signing/schema.ts';
import { brandKitTexts } from './brand-kit-messages.ts';
import type { BrandKitContent } from './kit-schema.ts';

/** What changed from one brand kit to the other, part by part; what is the same isn't listed. */
export function compareBrandKits(
  from: BrandKitContent,
  to: BrandKitContent,
  locale: Locale,
): Comparison {
  const say = brandKitTexts[locale];
  const before = writeParts(from, locale);
  const after = writeParts(to, locale);
  return partsOf(before).flatMap((place) => {
    if (before[place] === after[place]) return [];
    return [{ place, label: say[place], words: diffWords(before[place], after[place]) }];
  });
}

/** Each part as one text: a list's items one a line, so that a changed item stands alone. */
function writeParts(kit: BrandKitContent, locale: Locale) {
  const say = brandKitTexts[locale];
  const noted = (text: string, note: string) => (note === '' ? text : `${text} (${note})`);
  return {
    presentation: kit.presentation,
    audience: kit.audience,
    tone: kit.tone,
    address: say.addresses[kit.address],
    say: kit.say.join('\n'),
    avoid: kit.avoid.join('\n'),
    claimsAllowed: kit.claimsAllowed.map(({ text, proof }) => noted(text, proof)).join('\n'),
    claimsForbidden: kit.claimsForbidden.map(({ text, why }) => noted(text, why)).join('\n'),
    emoji: kit.emoji,
    altText: kit.altText,
    pillars: kit.pillars.map(({ name, share }) => `${name} ${say.percent(share)}`).join('\n'),
    colours: kit.colours.map(({ name, hex }) => `${name} ${hex}`).join('\n'),
  };
}

function partsOf<T extends object>(parts: T): (keyof T)[] {
  return Object.keys(parts) as (keyof T)[]; // a literal's own keys
}
