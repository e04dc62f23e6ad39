import { canonicalBytes, canonicalText, type Json } from '../../../verifier/format/canonical.ts';
import { sha256Hex } from '../../../verifier/format/hash.ts';
import type { PostContent, Stage } from './schema.ts';

export const WINDOW_MINUTES = 60;

export function emptyContent(title: string, dueAt: string | null): PostContent {
  return {
    title,
    pillar: '',
    text: '',
    variants: {},
    channelIds: [],
    images: [],
    mention: 'none',
    dueAt,
    windowMinutes: WINDOW_MINUTES,
  };
}

/** The one form in which a content is kept: NFC, one kind of line end, hours in UTC. */
export function normalizeContent(content: PostContent): PostContent {
  return {
    // Never empty, also where nothing but control characters was typed.
    title: normalizeText(content.title).trim() || '…',
    pillar: normalizeText(content.pillar).trim(),
    text: normalizeText(content.text),
    variants: Object.fromEntries(
      Object.entries(content.variants).map(([channel, text]) => [channel, normalizeText(text)]),
    ),
    channelIds: [...new Set(content.channelIds)].sort(),
    images: content.images.map(({ mediaId, sha256, alt }) => ({
      mediaId,
      sha256,
      alt: normalizeText(alt).trim(),
    })),
    mention: content.mention,
    dueAt: content.dueAt === null ? null : new Date(content.dueAt).toISOString(),
    windowMinutes: content.windowMinutes,
  };
}

/** NFC, and nothing that a database or a network can't hold: lone surrogates, control characters. */
export function normalizeText(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
      .toWellFormed()
      .normalize('NFC')
  );
}

/** The text written for this channel: its own variant, or the common one. */
export function textFor(
  content: Pick<PostContent, 'text' | 'variants'>,
  channelId: string,
): string {
  return content.variants[channelId] ?? content.text;
}

/**
 * The hash that a signature signs: SHA-256 of the canonical JSON of everything that goes out, and
 * when. The pillar stays outside (it is never published), and so does a variant whose channel
 * isn't chosen. `content` is normalized.
 */
export function hashContent(content: PostContent): string {
  return sha256Hex(canonicalBytes(signedPart(content)));
}

export function signedPart(content: PostContent): Json {
  const variants = content.channelIds.flatMap((channel) => {
    const text = content.variants[channel];
    return text === undefined ? [] : [[channel, text] as const];
  });
  return {
    format: 'compagnon-post/v1',
    title: content.title,
    text: content.text,
    variants: Object.fromEntries(variants),
    channels: content.channelIds,
    images: content.images.map(({ sha256, alt }) => ({ sha256, alt })),
    mention: content.mention,
    dueAt: content.dueAt,
    windowMinutes: content.windowMinutes,
  };
}

/** Whatever the order of keys, and also of what is not signed. */
export function isSameContent(a: PostContent, b: PostContent): boolean {
  return canonicalText(a) === canonicalText(b);
}

/** Where a post stands once its content has changed: whoever agreed must look again. */
export function stageAfterChange(stage: Stage, isBlocked: boolean): Stage {
  switch (stage) {
    case 'draft':
    case 'changes-requested':
    case 'dropped':
      return stage;
    case 'in-review':
    case 'reviewed':
    case 'with-client':
    case 'signed':
    case 'refused':
      return isBlocked ? 'draft' : 'in-review';
  }
}
