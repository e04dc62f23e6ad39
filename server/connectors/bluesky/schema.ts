import { z } from 'zod';

/** Where and as whom; the service is https, or http on this very machine. */
export const Credentials = z.object({
  service: z.url().refine(isSafe, 'https, or http on localhost'),
  identifier: z.string().trim().min(3).max(254),
  appPassword: z.string().trim().min(1).max(256),
});

export type Credentials = z.infer<typeof Credentials>;

/** https://docs.bsky.app/docs/api/com-atproto-server-create-session */
export const Session = z.object({
  did: z.string().regex(/^did:[a-z]+:[A-Za-z0-9._:%-]+$/),
  handle: z.string().min(1).max(253),
  accessJwt: z.string().min(1),
  active: z.boolean().optional(),
  status: z.string().optional(),
});

export type Session = z.infer<typeof Session>;

export const ResolvedHandle = z.object({ did: z.string().startsWith('did:') });

/** Sent back as it came: the record must carry the very reference the server gave. */
export const UploadedBlob = z.object({
  blob: z.looseObject({ $type: z.literal('blob'), mimeType: z.string(), size: z.number() }),
});

export type Blob = z.infer<typeof UploadedBlob>['blob'];

export const CreatedRecord = z.object({ uri: z.string(), cid: z.string() });

export const PostRecord = z.object({
  uri: z.string(),
  cid: z.string(),
  value: z.object({
    $type: z.literal('app.bsky.feed.post'),
    text: z.string(),
    embed: z.object({ images: z.array(z.object({ alt: z.string() })).optional() }).optional(),
  }),
});

const count = z.int().min(0).optional();

/** https://docs.bsky.app/docs/api/app-bsky-feed-get-posts */
export const PostViews = z.object({
  posts: z.array(
    z.object({
      uri: z.string(),
      likeCount: count,
      repostCount: count,
      replyCount: count,
      quoteCount: count,
    }),
  ),
});

const reply = z.object({
  uri: z.string(),
  author: z.object({ did: z.string().startsWith('did:') }),
  record: z.object({ text: z.string(), createdAt: z.string() }),
  indexedAt: z.iso.datetime({ offset: true }),
});

/** Deleted and hidden posts come without `post`: their place in the thread is all that is told. */
const threadNode = z.object({
  post: reply.optional(),
  get replies() {
    return z.array(threadNode).optional();
  },
});

export type ThreadNode = z.infer<typeof threadNode>;

/** https://docs.bsky.app/docs/api/app-bsky-feed-get-post-thread */
export const Thread = z.object({ thread: threadNode });

export const Deleted = z.object({});

/** How every refusal is told: https://atproto.com/specs/xrpc#error-responses */
export const XrpcError = z.object({
  error: z.string().regex(/^[A-Za-z]{1,100}$/),
  message: z.string().max(2_000).optional(),
});

function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:') return true;
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
