import type { ChannelView } from '#server/modules/clients/schema.ts';
import type { PostContent, PostView } from '#server/modules/publishing/schema.ts';
import { type Clock, type Fold, instantIn, readClock, wallOf } from './clock.ts';

export type Channel = Pick<
  ChannelView,
  'id' | 'network' | 'iconPath' | 'handle' | 'state' | 'limits' | 'hasTitle'
>;
export type Media = PostView['media'][number];

/** What the form holds: the content, with its hour as it is written on the client's clock. */
export type Writing = Omit<PostContent, 'dueAt'> & { day: string; hour: string; fold: Fold };

export function writingOf(content: PostContent, zone: string): Writing {
  const { dueAt, ...rest } = content;
  return { ...rest, ...wallOf(dueAt, zone) };
}

export function clockOf({ day, hour }: Writing, zone: string): Clock {
  return readClock(day, hour, zone);
}

export function contentOf(writing: Writing, zone: string): PostContent {
  const { day, hour, fold, variants, channelIds, images, ...rest } = writing;
  return {
    ...rest,
    variants: Object.fromEntries(Object.entries(variants).filter(([, text]) => text !== '')),
    channelIds: [...channelIds].sort(),
    images: images.map(({ mediaId, sha256, alt }) => ({ mediaId, sha256, alt })),
    dueAt: instantIn(readClock(day, hour, zone), fold),
  };
}

/** What a text may hold; beyond, the server keeps none of it. */
const MOST_SIGNS = 20_000;

/** By how many signs the longest text is too long to be kept. */
export function excessOf({ text, variants }: PostContent): number {
  const longest = Math.max(...[text, ...Object.values(variants)].map(({ length }) => length));
  return Math.max(0, longest - MOST_SIGNS);
}

/** The same whatever the order of the keys. */
export function sameText(content: PostContent): string {
  const { variants, ...rest } = content;
  return JSON.stringify([Object.entries(variants).sort(), Object.entries(rest).sort()]);
}

const labels = {
  fr: { advertising: 'Publicité', 'commercial-collaboration': 'Collaboration commerciale' },
  en: { advertising: 'Advertising', 'commercial-collaboration': 'Paid partnership' },
} as const;

/** What readers of the channel get: the mention stands first, unless the text begins with it. */
export function outgoing(
  content: Pick<PostContent, 'text' | 'variants' | 'mention'>,
  channelId: string,
  locale: 'fr' | 'en',
): string {
  const text = content.variants[channelId] || content.text;
  if (content.mention === 'none') return text;
  const label = labels[locale][content.mention];
  const start = text.trimStart().toLocaleLowerCase(locale);
  return start.startsWith(label.toLocaleLowerCase(locale)) ? text : `${label}\n\n${text}`;
}
