import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Limits, NetworkRefusal, OutgoingPost } from '../connector.ts';
import { type Blob, ResolvedHandle } from './schema.ts';
import { ask, type Exchange, type Trouble } from './xrpc.ts';

export const COLLECTION = 'app.bsky.feed.post';

/** Newer servers take 2 MB; the older ones, which are still about, take this. */
export const LIMITS: Limits = {
  textLength: 300,
  images: 4,
  imageBytes: 1_000_000,
  imageTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'],
};
const TEXT_BYTES = 3_000;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Why the network wouldn't take the post, or null. */
export function findFault(post: OutgoingPost): NetworkRefusal | null {
  const tooLong = findTooLong(post.text);
  if (tooLong) return tooLong;
  if (post.images.length > LIMITS.images) {
    return rejected('other', LIMITS.images, post.images.length, 'More images than Bluesky takes.');
  }
  if (post.text.trim() === '' && post.images.length === 0) {
    return { type: 'rejected', reason: 'other', detail: 'The post is empty.' };
  }
  for (const { name, mediaType, bytes } of post.images) {
    if (!LIMITS.imageTypes.includes(mediaType)) {
      const detail = `${name} is ${mediaType}, which Bluesky doesn't take.`;
      return { type: 'rejected', reason: 'image-type', detail };
    }
    if (LIMITS.imageBytes !== null && bytes.length > LIMITS.imageBytes) {
      const detail = `${name} is heavier than Bluesky takes.`;
      return rejected('image-too-heavy', LIMITS.imageBytes, bytes.length, detail);
    }
  }
  return null;
}

/** The record as the network keeps it: https://docs.bsky.app/docs/advanced-guides/posts */
export function buildRecord(
  post: OutgoingPost,
  facets: readonly object[],
  blobs: readonly Blob[],
  createdAt: Date,
): object {
  const images = post.images.map(({ alt, width, height }, place) => ({
    alt,
    image: blobs[place],
    ...(width > 0 && height > 0 && { aspectRatio: { width, height } }),
  }));
  return {
    $type: COLLECTION,
    text: post.text,
    langs: [post.language],
    createdAt: createdAt.toISOString(),
    ...(facets.length > 0 && { facets }),
    ...(images.length > 0 && { embed: { $type: 'app.bsky.embed.images', images } }),
  };
}

/** Links, hashtags and mentions of the text. A handle that nobody holds stays plain text. */
export async function findFacets(
  exchange: Exchange,
  text: string,
): Promise<Result<readonly object[], Trouble>> {
  // Loaded at the first post: it takes 0.3 s and 50 MB, which a start shouldn't pay.
  const { RichText } = await import('@atproto/api');
  const richText = new RichText({ text });
  richText.detectFacetsWithoutResolution();
  const facets: object[] = [];
  for (const { index, features } of richText.facets ?? []) {
    const [feature] = features;
    if (!feature) continue;
    if (feature.$type !== 'app.bsky.richtext.facet#mention') {
      facets.push({ index, features });
      continue;
    }
    // `did` still holds the handle as it was typed.
    const handle = 'did' in feature ? String(feature.did).toLowerCase() : '';
    const found = await resolveHandle(exchange, handle);
    if (!found.ok) return found;
    if (found.value) facets.push({ index, features: [{ ...feature, did: found.value }] });
  }
  return ok(facets);
}

async function resolveHandle(
  exchange: Exchange,
  handle: string,
): Promise<Result<string | null, Trouble>> {
  const method = 'com.atproto.identity.resolveHandle';
  const found = await ask(exchange, { method, query: { handle }, schema: ResolvedHandle });
  if (found.ok) return ok(found.value.did);
  const { error } = found;
  return error.type === 'rejected' || error.type === 'absent' ? ok(null) : refuse(error);
}

function findTooLong(text: string): NetworkRefusal | null {
  const limit = LIMITS.textLength ?? 0;
  const length = [...graphemes.segment(text)].length;
  if (length > limit) {
    return rejected('text-too-long', limit, length, 'The text is longer than Bluesky takes.');
  }
  const bytes = Buffer.byteLength(text);
  if (bytes <= TEXT_BYTES) return null;
  const detail = 'The text has fewer than 300 signs, but more bytes than Bluesky takes.';
  return rejected('text-too-long', TEXT_BYTES, bytes, detail);
}

function rejected(
  reason: 'text-too-long' | 'image-too-heavy' | 'other',
  limit: number,
  actual: number,
  detail: string,
): NetworkRefusal {
  return { type: 'rejected', reason, limit, actual, detail };
}
