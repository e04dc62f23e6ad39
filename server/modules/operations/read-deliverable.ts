import { decodeText } from '../../discovery/fetch/decode-text.ts';
import { extractPage } from '../../discovery/fetch/extract-page.ts';
import { detectLanguage } from '../../discovery/language.ts';
import { findMention } from '../../discovery/mention.ts';
import { checkRules, jurisdictionsOf, type RuleScope } from '../../rules/engine.ts';
import type { Facts } from '../../rules/facts.ts';
import type { Benefit } from './mention-words.ts';

export type ReadDeliverable = {
  readonly mention: ReturnType<typeof findMention>;
  /** Ids of the rules that say something about it. */
  readonly problems: readonly string[];
};

type Wanted = {
  readonly advertiser: string;
  readonly benefit: Benefit;
  readonly countries: readonly string[];
  /** What is known of the operation, and the agency's thresholds. */
  readonly facts?: Facts;
  readonly parameters?: RuleScope['parameters'];
  readonly at: Date;
};

/**
 * What a page says of who gave what: the mention as readers find it, and what the rules of their
 * countries say of it. A page that can't be read has no mention.
 */
export async function readDeliverable(
  page: { bytes: Uint8Array; mediaType: string; url: string },
  wanted: Wanted,
): Promise<ReadDeliverable> {
  const html = decodeText(page.bytes, page.mediaType);
  const found = extractPage(html, page.url, wanted.at);
  const title = found?.title ?? '';
  const text = found?.text ?? '';
  const language = await detectLanguage(`${title}\n${text}`);
  const seen = { title, text, language, imageTexts: [...(found?.imageAlts ?? [])] };
  const mention = mentionOf(seen, wanted);
  const verdicts = checkRules(
    {
      ...wanted.facts,
      post: {
        text: `${title}\n${text}`,
        network: 'blog',
        language,
        labels: mention.mention === null ? [] : [mention.mention],
        ...(mention.place !== null && { mentionPlace: mention.place }),
        ...(mention.offset !== null && { mentionOffset: mention.offset }),
        ...(mention.language !== null && { mentionLanguage: mention.language }),
        namesAdvertiser: mention.namesAdvertiser,
        hasPlatformLabel: false,
        offersPlatformLabel: false,
      },
      relation: { ...wanted.facts?.relation, benefit: wanted.benefit },
    },
    {
      jurisdictions: jurisdictionsOf(wanted.countries),
      at: wanted.at,
      about: 'post',
      ...(wanted.parameters && { parameters: wanted.parameters }),
    },
  );
  const fired = verdicts.filter(({ outcome }) => outcome === 'fires').map(({ ruleId }) => ruleId);
  return { mention, problems: [...new Set([...mention.problems, ...fired])] };
}

type Seen = { title: string; text: string; language: string; imageTexts: string[] };

/** Readers know a brand by less than its full name: the clearest of both counts. */
function mentionOf(seen: Seen, wanted: Wanted): ReturnType<typeof findMention> {
  const countries = [...wanted.countries];
  const order = ['present', 'unclear', 'absent'];
  const { mentionWithin: within } = wanted.parameters ?? {};
  const options = within === undefined ? {} : { within };
  const [best] = [wanted.advertiser, ...shortNames(wanted.advertiser)]
    .map((advertiser) =>
      findMention(seen, { advertiser, benefit: wanted.benefit, countries }, options),
    )
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return best ?? findMention(seen, { ...wanted, countries });
}

/** What a company is, rather than what it is called. */
const KINDS =
  /^(laiterie|fromagerie|boulangerie|brasserie|maison|domaine|réseau|société|groupe|compagnie|établissements?|pièces|atelier|agence|librairie|company|dairy|group|house)$/i;

/** "Ombrelune" of "Laiterie Ombrelune": a capitalised word that no other company has. */
function shortNames(name: string): string[] {
  const words = name.split(/[\s,]+/).filter((word) => /^\p{Lu}[\p{L}’'-]{4,}$/u.test(word));
  return words.filter((word) => !KINDS.test(word) && word !== name);
}
