import type { BrandKitContent } from '../clients/kit-schema.ts';
import type { CheckFacts } from './check-content.ts';
import { checkLine } from './check-line.ts';
import { checkTexts } from './check-messages.ts';
import { type Found, phraseFinder } from './find-phrase.ts';
import type { Check } from './schema.ts';

/** What the brand never says, what it would rather not say, and its emoji. */
export function checkWords(facts: CheckFacts): Check[] {
  const { kit, locale } = facts;
  const say = checkTexts[locale];
  if (!kit) return [];
  const setBy = say.kit(kit.n, kit.signedBy);
  const places = listPlaces(facts);
  const forbidden = kit.content.claimsForbidden.flatMap(({ text, why }) =>
    findIn(places, kit.content, text).map(({ quote, place }) =>
      checkLine({
        rule: 'claim-forbidden',
        level: 'block',
        message: say.claimForbidden(quote, text, why),
        setBy,
        quote,
        ...place,
      }),
    ),
  );
  const avoided = kit.content.avoid.flatMap((text) =>
    findIn(places, kit.content, text).map(({ quote, place }) =>
      checkLine({
        rule: 'word-to-avoid',
        level: 'know',
        message: say.wordToAvoid(quote),
        setBy,
        quote,
        ...place,
      }),
    ),
  );
  const unsigned = kit.signedBy
    ? []
    : [
        checkLine({
          rule: 'brand-kit-unsigned',
          level: 'know',
          message: say.kitUnsigned(kit.n),
          setBy: say.house,
        }),
      ];
  const clean =
    forbidden.length > 0 || kit.content.claimsForbidden.length === 0
      ? []
      : [checkLine({ rule: 'claim-forbidden', level: 'ok', message: say.claimsOk, setBy })];
  return [...forbidden, ...avoided, ...checkEmoji(facts, setBy), ...unsigned, ...clean];
}

type Place = Pick<Partial<Check>, 'channelId' | 'mediaId'>;
type Written = { readonly text: string; readonly place: Place };

/** Everything that readers will see, each text once. */
function listPlaces({ content }: CheckFacts): Written[] {
  const variants = content.channelIds.flatMap((channelId) => {
    const text = content.variants[channelId];
    return text === undefined ? [] : [{ text, place: { channelId } }];
  });
  const alts = content.images.map(({ alt, mediaId }) => ({ text: alt, place: { mediaId } }));
  return [
    { text: content.title, place: {} },
    { text: content.text, place: {} },
    ...variants,
    ...alts,
  ];
}

function findIn(places: readonly Written[], kit: BrandKitContent, phrase: string) {
  return places.flatMap(({ text, place }) => {
    const find = phraseFinder(text);
    const allowed = kit.claimsAllowed.flatMap((claim) => find(claim.text));
    return find(phrase)
      .filter((found) => !allowed.some((claim) => covers(claim, found)))
      .map(({ start, end }) => ({ quote: text.slice(start, end), place }));
  });
}

/** A claim that the kit allows word for word, with its proof, may hold a word it avoids elsewhere. */
function covers(claim: Found, found: Found): boolean {
  return claim.start <= found.start && found.end <= claim.end;
}

function checkEmoji(facts: CheckFacts, setBy: string): Check[] {
  const max = maxEmoji(facts.kit?.content.emoji ?? '');
  if (max === null) return [];
  return listPlaces(facts).flatMap(({ text, place }) => {
    const found = text.match(emoji) ?? [];
    const first = found[max];
    if (first === undefined) return [];
    const message = checkTexts[facts.locale].emoji(max, found.length);
    return [checkLine({ rule: 'emoji', level: 'know', message, setBy, quote: first, ...place })];
  });
}

const emoji = /\p{RGI_Emoji}|\p{Extended_Pictographic}/gv;

/** How many emoji a policy in words allows; null where it doesn't say. */
export function maxEmoji(policy: string): number | null {
  const words = policy.trim().toLocaleLowerCase('fr');
  if (/^(aucun|pas d|jamais|sans|none|no\b|never|z[ée]ro|0)/.test(words)) return 0;
  if (/^(un\b|une\b|one\b|1)/.test(words)) return 1;
  return null;
}
