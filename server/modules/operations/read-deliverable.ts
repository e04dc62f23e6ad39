import { decodeText } from '../../discovery/fetch/decode-text.ts';
import { extractPage } from '../../discovery/fetch/extract-page.ts';
import { detectLanguage } from '../../discovery/language.ts';
import { findMention } from '../../discovery/mention.ts';
import { checkRules, jurisdictionsOf } from '../../rules/engine.ts';
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
  const mention = findMention(
    { title, text, language, imageTexts: [...(found?.imageAlts ?? [])] },
    { ...wanted, countries: [...wanted.countries] },
  );
  const verdicts = checkRules(
    {
      post: {
        text: `${title}\n${text}`,
        network: 'blog',
        language,
        labels: mention.mention === null ? [] : [mention.mention],
        namesAdvertiser: fold(`${mention.sentence ?? ''}`).includes(fold(wanted.advertiser)),
        hasPlatformLabel: false,
        offersPlatformLabel: false,
      },
      relation: { benefit: wanted.benefit },
    },
    { jurisdictions: jurisdictionsOf(wanted.countries), at: wanted.at, about: 'post' },
  );
  const fired = verdicts.filter(({ outcome }) => outcome === 'fires').map(({ ruleId }) => ruleId);
  return { mention, problems: [...new Set([...mention.problems, ...fired])] };
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
