import { z } from 'zod';
import type { Call, Outcome, OutgoingImage, OutgoingPost, Published } from '../connector.ts';
import { markerOf, type Placed, writeContent, writeTitle } from './html.ts';
import { hasCount, isOut, lookUp, publishedAs } from './look-up.ts';
import {
  type Answer,
  errorCode,
  read,
  refusalOf,
  type Site,
  speakTo,
  unconfirmed,
} from './rest.ts';
import { limits, type WpMedia, type WpPost, wpMedia, wpPost } from './schema.ts';

type Halted = Extract<Outcome<never>, { kind: 'refused' }>;

/**
 * Look up, draft, look up again, images, and then one visible write on that draft's id. Whatever
 * arrives late makes at most another draft or another image of the library, which no reader sees.
 */
export async function publishPost(call: Call, post: OutgoingPost): Promise<Outcome<Published>> {
  const site = speakTo(call);
  const { raw } = site;
  const halt = (answer: Answer): Halted => ({
    kind: 'refused',
    refusal: refusalOf(answer, call.now()),
    raw,
  });
  const tooMuch = check(post);
  if (tooMuch) return { kind: 'refused', refusal: tooMuch, raw };

  let seen = await lookUp(site, post.key);
  if (seen.kind === 'unseen') return halt(seen.answer);
  if (seen.post === null) {
    const created = await createDraft(site, post);
    if (read(created, wpPost) === null) return halt(created);
    seen = await lookUp(site, post.key);
    if (seen.kind === 'unseen') return halt(seen.answer);
  }
  const draft = seen.post;
  if (draft === null) {
    const detail = 'The site does not show the draft it has just made: its answers are stale.';
    return { kind: 'refused', refusal: { type: 'unavailable', detail }, raw };
  }
  if (isOut(draft)) return { kind: 'done', value: publishedAs(draft), raw };

  const placed: Placed[] = [];
  for (const [index, image] of post.images.entries()) {
    const slug = `${markerOf(post.key)}-image-${index + 1}`;
    const media = await placeImage(site, { image, slug, draft });
    if ('id' in media) placed.push({ id: media.id, url: media.source_url, alt: image.alt });
    else return tooHeavy(media, image, raw) ?? halt(media);
  }
  const slug = seen.isSearchable && post.title !== '' ? '' : draft.slug;
  return makeVisible(site, { call, post, draft, placed, slug });
}

function check(post: OutgoingPost) {
  const unknown = post.images.find(({ mediaType }) => !limits.imageTypes.includes(mediaType));
  if (unknown) {
    const detail = `WordPress does not take ${unknown.mediaType}.`;
    return { type: 'rejected', reason: 'image-type', detail } as const;
  }
  const actual = post.images.length;
  if (actual <= limits.images) return null;
  const detail = `${actual} images; at most ${limits.images} are sent with one post.`;
  return { type: 'rejected', reason: 'other', limit: limits.images, actual, detail } as const;
}

function createDraft(site: Site, post: OutgoingPost): Promise<Answer> {
  const body = {
    status: 'draft',
    slug: markerOf(post.key),
    title: writeTitle(post.title),
    content: writeContent(post.key, post.text, []),
  };
  const query = { context: 'edit' };
  return site.ask({ method: 'POST', route: '/wp/v2/posts', query, body });
}

/** The image under its slug in the library, sent only where it isn't there yet. */
async function placeImage(
  site: Site,
  at: { image: OutgoingImage; slug: string; draft: WpPost },
): Promise<WpMedia | Answer> {
  const { image, slug, draft } = at;
  const found = await site.ask({ method: 'GET', route: '/wp/v2/media', query: { slug } });
  const there = read(found, z.array(wpMedia));
  if (there === null || !hasCount(found, there.length)) return found;
  if (there[0]) return there[0];
  const body = new FormData();
  const extension = image.mediaType.slice('image/'.length).replace('jpeg', 'jpg');
  const blob = new Blob([Uint8Array.from(image.bytes)], { type: image.mediaType });
  body.set('file', blob, `${slug}.${extension}`);
  for (const [name, value] of Object.entries({
    slug,
    title: slug,
    alt_text: image.alt,
    post: String(draft.id),
  })) {
    body.set(name, value);
  }
  const sent = await site.ask({ method: 'POST', route: '/wp/v2/media', body });
  return read(sent, wpMedia) ?? sent;
}

/** PHP's own limits come back as an odd 500 or as "no data"; the directive's name isn't translated. */
function tooHeavy(answer: Answer, image: OutgoingImage, raw: Site['raw']): Halted | null {
  const text = answer.kind === 'said' ? JSON.stringify(answer.json ?? '') : '';
  const code = errorCode(answer) ?? '';
  const isTooHeavy =
    (answer.kind === 'said' && answer.status === 413) ||
    text.includes('upload_max_filesize') ||
    ['rest_upload_no_data', 'rest_upload_file_too_big', 'rest_upload_limited_space'].includes(code);
  if (!isTooHeavy) return null;
  const actual = image.bytes.length;
  const detail = `The site does not take an image of ${actual} bytes (${code || 'HTTP 413'}).`;
  const refusal = { type: 'rejected', reason: 'image-too-heavy', actual, detail } as const;
  return { kind: 'refused', refusal, raw };
}

async function makeVisible(
  site: Site,
  at: { call: Call; post: OutgoingPost; draft: WpPost; placed: readonly Placed[]; slug: string },
): Promise<Outcome<Published>> {
  const { call, post, draft, placed, slug } = at;
  const answer = await site.ask({
    method: 'POST',
    route: `/wp/v2/posts/${draft.id}`,
    query: { context: 'edit' },
    body: {
      status: 'publish',
      slug,
      title: writeTitle(post.title),
      content: writeContent(post.key, post.text, placed),
      featured_media: placed[0]?.id ?? 0,
    },
  });
  const out = read(answer, wpPost);
  if (out?.id === draft.id && out.status === 'publish') {
    return { kind: 'done', value: publishedAs(out), raw: site.raw };
  }
  return unconfirmed(answer, site, call.now());
}
