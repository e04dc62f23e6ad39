import { diffWords } from '../../lib/diff-words.ts';
import type { Locale } from '../../lib/language.ts';
import { writeMoment } from '../../lib/moments.ts';
import type { Comparison } from '../signing/schema.ts';
import { comparisonTexts } from './comparison-messages.ts';
import type { PostContent } from './schema.ts';

type Names = {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly networkOf: (channelId: string) => string;
};

/** What changed from one content to the other, place by place; what is the same isn't listed. */
export function compareContents(from: PostContent, to: PostContent, names: Names): Comparison {
  const say = comparisonTexts[names.locale];
  const parts: Comparison = [
    compareText('title', say.title, from.title, to.title),
    compareText('text', say.text, from.text, to.text),
    ...compareVariants(from, to, names),
    ...compareImages(from, to, names),
    compareWhole('channels', say.channels, networks(from, names), networks(to, names)),
    compareWhole('dueAt', say.dueAt, hour(from, names), hour(to, names)),
    compareWhole('window', say.window, minutes(from, names), minutes(to, names)),
    compareWhole('mention', say.mention, mention(from, names), mention(to, names)),
    compareWhole('pillar', say.pillar, from.pillar, to.pillar),
  ];
  return parts.filter((part) => part.words.some(({ kind }) => kind !== 'same'));
}

function compareText(place: string, label: string, from: string, to: string): Comparison[number] {
  return { place, label, words: diffWords(from, to) };
}

/** For what is one fact rather than a text: the old one, then the new one. */
function compareWhole(place: string, label: string, from: string, to: string): Comparison[number] {
  if (from === to) return { place, label, words: [] };
  const removed = { kind: 'removed', text: from } as const;
  const added = { kind: 'added', text: to } as const;
  return { place, label, words: [removed, added].filter(({ text }) => text !== '') };
}

function compareVariants(from: PostContent, to: PostContent, names: Names): Comparison {
  const channels = new Set([...Object.keys(from.variants), ...Object.keys(to.variants)]);
  return [...channels].sort().map((channel) => {
    const label = comparisonTexts[names.locale].variant(names.networkOf(channel));
    // A text that was adapted, or is so no more, is compared with the common one it takes the place of.
    const before = from.variants[channel] ?? from.text;
    const after = to.variants[channel] ?? to.text;
    return compareText(`variant:${channel}`, label, before, after);
  });
}

function compareImages(from: PostContent, to: PostContent, names: Names): Comparison {
  const say = comparisonTexts[names.locale];
  const key = (image: PostContent['images'][number]) => image.mediaId;
  const ids = [...new Set([...from.images.map(key), ...to.images.map(key)])];
  const parts = ids.map((id): Comparison[number] => {
    const before = from.images.find((image) => image.mediaId === id);
    const after = to.images.find((image) => image.mediaId === id);
    const place = `image:${id}`;
    if (before && after) return compareText(place, say.alt, before.alt, after.alt);
    const label = after ? say.imageAdded : say.imageRemoved;
    const text = (after ?? before)?.alt || say.image;
    return { place, label, words: [{ kind: after ? 'added' : 'removed', text }] };
  });
  const orderOf = (content: PostContent, other: PostContent) =>
    content.images
      .map(key)
      .filter((id) => other.images.some((image) => image.mediaId === id))
      .join(' ');
  const isMoved = orderOf(from, to) !== orderOf(to, from);
  return isMoved
    ? [
        ...parts,
        { place: 'images', label: say.images, words: [{ kind: 'added', text: say.moved }] },
      ]
    : parts;
}

function networks(content: PostContent, names: Names): string {
  return content.channelIds.map(names.networkOf).sort().join(', ');
}

function hour({ dueAt }: PostContent, { locale, timeZone }: Names): string {
  return dueAt === null ? '' : writeMoment(new Date(dueAt), locale, timeZone);
}

function minutes({ windowMinutes }: PostContent, { locale }: Names): string {
  return comparisonTexts[locale].minutes(windowMinutes);
}

function mention(content: PostContent, { locale }: Names): string {
  return comparisonTexts[locale].mentions[content.mention];
}
