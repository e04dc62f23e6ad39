import type { Limits } from '../../connectors/connector.ts';
import type { Locale } from '../../lib/language.ts';
import type { BrandKitContent } from '../clients/kit-schema.ts';
import { checkCalendar } from './check-calendar.ts';
import { checkChannels } from './check-channels.ts';
import { checkImages } from './check-images.ts';
import { checkWords } from './check-words.ts';
import type { Check, PostContent } from './schema.ts';

/** All that the rules look at: no clock, no database and no network but what stands here. */
export type CheckFacts = {
  readonly content: PostContent;
  /** The reader's language, and that of the client's public. */
  readonly locale: Locale;
  readonly clientLocale: Locale;
  readonly now: Date;
  readonly kit: {
    readonly n: number;
    readonly content: BrandKitContent;
    readonly signedBy: string | null;
  } | null;
  readonly channels: readonly CheckedChannel[];
  readonly media: ReadonlyMap<string, { readonly mediaType: string; readonly size: number }>;
  /** Other posts of the client due on the same day. */
  readonly othersSameDay: number;
};

export type CheckedChannel = {
  readonly id: string;
  readonly network: string;
  readonly state: 'alive' | 'reconnect' | 'ended';
  readonly limits: Limits;
};

const order = { block: 0, know: 1, ok: 2 } as const;

/** Every rule's answer, what blocks first. */
export function checkContent(facts: CheckFacts): Check[] {
  return [
    ...checkWords(facts),
    ...checkImages(facts),
    ...checkChannels(facts),
    ...checkCalendar(facts),
  ].sort((a, b) => order[a.level] - order[b.level]);
}

export function blockingChecks(checks: readonly Check[]): Check[] {
  return checks.filter((check) => check.level === 'block');
}
