import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  instant,
  line,
  named,
  nothing,
  optionalLine,
  ordinal,
  ordinalText,
  sha256,
  uuid,
} from '../../lib/wire.ts';
import { comparison, decision, leafRef, stampView } from '../signing/schema.ts';
import { approvalPage } from './approval-schema.ts';

export const stages = [
  'draft',
  'in-review',
  'changes-requested',
  'reviewed',
  'with-client',
  'signed',
  'refused',
  'dropped',
] as const;
export const stage = z.enum(stages);
export type Stage = z.infer<typeof stage>;

/** Diffusion, never mixed with the validation above. */
export const diffusions = [
  'none',
  'scheduled',
  'sending',
  'checking',
  'published',
  'partly',
  'failed',
  'late',
  'paused',
] as const;
export const diffusion = z.enum(diffusions);
export type Diffusion = z.infer<typeof diffusion>;

const image = z.object({ mediaId: uuid, sha256, alt: optionalLine(2000) });

/** What is signed, byte for byte: text, media, alternative texts, networks, hour and window. */
export const postContent = z.object({
  title: line(200),
  pillar: optionalLine(60),
  text: z.string().max(20000),
  /** Adapted per network; a channel that isn't a key takes the common text. */
  variants: z.record(uuid, z.string().max(20000)),
  channelIds: z.array(uuid).max(20),
  images: z.array(image).max(10),
  mention: z.enum(['none', 'advertising', 'commercial-collaboration']),
  dueAt: instant.nullable(),
  windowMinutes: z.number().int().min(5).max(1440),
});
export type PostContent = z.infer<typeof postContent>;

/** A rule that looked at the content, who set it, and what to do. `block`: it can't be submitted. */
export const check = z.object({
  rule: z.enum([
    'claim-forbidden',
    'word-to-avoid',
    'alt-text-missing',
    'text-empty',
    'text-too-long',
    'image-too-heavy',
    'image-type',
    'too-many-images',
    'no-channel',
    'channel-disconnected',
    'no-due-hour',
    'due-in-past',
    'pillar-missing',
    'frequency',
    'brand-kit-unsigned',
    'emoji',
  ]),
  level: z.enum(['block', 'know', 'ok']),
  message: z.string(),
  /** Who set the rule: a brand-kit version and its signer, a network, the house. */
  setBy: z.string(),
  channelId: uuid.nullable(),
  mediaId: uuid.nullable(),
  /** The words it is about, in the text. */
  quote: z.string().nullable(),
});
export type Check = z.infer<typeof check>;

export const mediaView = z.object({
  id: uuid,
  sha256,
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
  rights: z.string(),
  /** Served by the API to this session or link only. */
  url: z.string(),
});

export const deliveryView = z.object({
  id: uuid,
  channel: z.object({
    id: uuid,
    connector: z.string(),
    network: z.string(),
    iconPath: z.string().nullable(),
    handle: z.string(),
  }),
  state: z.enum([
    'prepared',
    'sending',
    'accepted',
    'refused',
    'unknown',
    'late',
    'cancelled',
    'withdrawn',
  ]),
  version: z.number().int(),
  dueAt: instant,
  nextTryAt: instant,
  attempts: z.number().int(),
  /** One sentence for people; the network's own words stand in the journal. */
  sentence: z.string(),
  url: z.string().nullable(),
  acceptedAt: instant.nullable(),
  capture: z
    .object({
      at: instant,
      sha256,
      url: z.string(),
      matches: z.boolean(),
      leaf: leafRef.nullable(),
      /** Opens the bytes as they were received. */
      bytesUrl: z.string(),
    })
    .nullable(),
  /** A lighter image, ready to be accepted where the network refused the weight. */
  smallerImage: z
    .object({ bytes: z.number().int(), limit: z.number().int(), url: z.string() })
    .nullable(),
});
export type DeliveryView = z.infer<typeof deliveryView>;

export const journalLine = z.object({
  at: instant,
  kind: z.string(),
  who: z.string().nullable(),
  sentence: z.string(),
  network: z.string().nullable(),
  /** The network's raw words, copiable. */
  detail: z.string().nullable(),
  leaf: leafRef.nullable(),
});

export const remarkView = z.object({
  id: uuid,
  version: z.number().int(),
  /** `text`, `variant:<channelId>`, `image:<mediaId>`, `all`. */
  place: z.string(),
  quote: z.string(),
  body: z.string(),
  author: z.string(),
  createdAt: instant,
  doneAt: instant.nullable(),
});

export const reviewView = z.object({
  id: uuid,
  version: z.number().int(),
  reviewer: z.string(),
  decision: z.enum(['changes', 'reviewed']),
  reasonKind: z.string(),
  reason: z.string(),
  decidedAt: instant,
});

export const reviewReasons = [
  'too-long',
  'tone',
  'fact',
  'claim',
  'image',
  'date',
  'other',
] as const;

export const postCard = z.object({
  id: uuid,
  client: named,
  title: z.string(),
  firstWords: z.string(),
  pillar: z.string(),
  author: named,
  stage,
  stageSince: instant,
  diffusion,
  dueAt: instant.nullable(),
  networks: z.array(
    z.object({ channelId: uuid, network: z.string(), iconPath: z.string().nullable() }),
  ),
  /** Short sentences: no alternative text, connection lost, hour missed. */
  alerts: z.array(z.string()),
});
export type PostCard = z.infer<typeof postCard>;

export const postView = z.object({
  id: uuid,
  client: named,
  clientTimeZone: z.string(),
  author: named,
  stage,
  stageSince: instant,
  diffusion,
  version: z.number().int(),
  content: postContent,
  contentHash: sha256,
  media: z.array(mediaView),
  checks: z.array(check),
  reviews: z.array(reviewView),
  remarks: z.array(remarkView),
  stamps: z.array(stampView),
  deliveries: z.array(deliveryView),
  journal: z.array(journalLine),
  versions: z.array(
    z.object({
      n: z.number().int(),
      by: z.string(),
      at: instant,
      contentHash: sha256,
      isSigned: z.boolean(),
    }),
  ),
  /** The link that waits for the client's decision, if any. */
  withClient: z
    .object({
      linkId: uuid,
      name: z.string(),
      since: instant,
      openedAt: instant.nullable(),
      expiresAt: instant,
    })
    .nullable(),
  /** The reader is the client: what the agency does among itself isn't shown. */
  isForClient: z.boolean(),
  /** What is asked of this reader, the client's person: to sign this version, in this name. */
  asked: z
    .object({
      name: z.string(),
      /** Since the version that they were sent last. */
      changes: comparison,
      isPastDue: z.boolean(),
    })
    .nullable(),
  pillars: z.array(z.object({ name: z.string(), share: z.number() })),
  can: z.object({
    edit: z.boolean(),
    submit: z.boolean(),
    review: z.boolean(),
    sendToClient: z.boolean(),
    decideLate: z.boolean(),
    withdraw: z.boolean(),
    drop: z.boolean(),
    /** The reader is the client's person of whom this version is asked. */
    decide: z.boolean(),
  }),
  /** For each control that is off, the reason beside it. */
  why: z.record(z.string(), z.string()),
});
export type PostView = z.infer<typeof postView>;

const ofLink = z.object({ token: z.string().max(200) });

const ofPost = z.object({ postId: uuid });

export const publishingContract = {
  listPosts: oc
    .route({ method: 'GET', path: '/posts' })
    .input(z.object({ clientId: uuid.optional(), from: instant, to: instant }))
    .output(z.object({ posts: z.array(postCard), undated: z.array(postCard) })),
  createPost: oc
    .route({ method: 'POST', path: '/posts', successStatus: 201 })
    .input(z.object({ clientId: uuid, title: line(200), dueAt: instant.nullable().default(null) }))
    .output(z.object({ id: uuid })),
  readPost: oc.route({ method: 'GET', path: '/posts/{postId}' }).input(ofPost).output(postView),
  readPostVersion: oc
    .route({ method: 'GET', path: '/posts/{postId}/versions/{n}' })
    .input(ofPost.extend({ n: ordinalText }))
    .output(
      z.object({
        n: z.number().int(),
        by: z.string(),
        at: instant,
        content: postContent,
        contentHash: sha256,
        media: z.array(mediaView),
      }),
    ),
  /** What changed between two versions, word by word; `from` and `to` are version numbers. */
  comparePost: oc
    .route({ method: 'GET', path: '/posts/{postId}/comparison' })
    .input(ofPost.extend({ from: ordinalText, to: ordinalText }))
    .output(z.object({ parts: comparison })),
  /** Saves a new version. `basedOn` older than the newest is a conflict and loses nothing. */
  savePost: oc
    .route({ method: 'PUT', path: '/posts/{postId}/content' })
    .input(ofPost.extend({ basedOn: ordinal, content: postContent }))
    .output(
      z.object({
        version: z.number().int(),
        /** By the agency's clock. */
        savedAt: instant,
        contentHash: sha256,
        voided: z.number().int(),
        checks: z.array(check),
      }),
    ),
  /** The rules' answer for a content that isn't saved yet. */
  checkPost: oc
    .route({ method: 'POST', path: '/posts/{postId}/checks' })
    .input(ofPost.extend({ content: postContent }))
    .output(z.object({ checks: z.array(check) })),
  submitPost: oc
    .route({ method: 'POST', path: '/posts/{postId}/submission', successStatus: 201 })
    .input(ofPost.extend({ version: ordinal }))
    .output(nothing),
  reviewPost: oc
    .route({ method: 'POST', path: '/posts/{postId}/reviews', successStatus: 201 })
    .input(
      ofPost.extend({
        version: ordinal,
        decision: z.enum(['changes', 'reviewed']),
        reasonKind: z.enum(reviewReasons).optional(),
        reason: optionalLine(1000).default(''),
        remarks: z
          .array(
            z.object({ place: z.string().max(60), quote: optionalLine(1000), body: line(2000) }),
          )
          .max(50)
          .default([]),
      }),
    )
    .output(nothing),
  finishRemark: oc
    .route({
      method: 'POST',
      path: '/posts/{postId}/remarks/{remarkId}/completion',
      successStatus: 201,
    })
    .input(ofPost.extend({ remarkId: uuid }))
    .output(nothing),
  /** Sends reviewed posts of one client to one contact, in one link. */
  sendToClient: oc
    .route({ method: 'POST', path: '/clients/{clientId}/approval-links', successStatus: 201 })
    .input(z.object({ clientId: uuid, contactId: uuid, postIds: z.array(uuid).min(1).max(50) }))
    .output(z.object({ url: z.string(), isMailed: z.boolean(), expiresAt: instant })),
  dropPost: oc
    .route({ method: 'PUT', path: '/posts/{postId}/drop' })
    .input(ofPost.extend({ reason: line(500) }))
    .output(nothing),
  reopenPost: oc
    .route({ method: 'DELETE', path: '/posts/{postId}/drop' })
    .input(ofPost)
    .output(nothing),
  /** A senior decides on a delivery that missed its window. */
  decideLate: oc
    .route({ method: 'POST', path: '/posts/{postId}/late-decisions', successStatus: 201 })
    .input(
      ofPost.extend({ deliveryId: uuid, decision: z.enum(['publish', 'drop']), reason: line(500) }),
    )
    .output(nothing),
  /** After a refusal that was mended: the same delivery tries again. */
  retryDelivery: oc
    .route({
      method: 'POST',
      path: '/posts/{postId}/deliveries/{deliveryId}/tries',
      successStatus: 201,
    })
    .input(ofPost.extend({ deliveryId: uuid, useSmallerImage: z.boolean().default(false) }))
    .output(nothing),
  /** Deletes the publication on its network, with a reason; the capture is kept. */
  withdraw: oc
    .route({
      method: 'POST',
      path: '/posts/{postId}/deliveries/{deliveryId}/withdrawal',
      successStatus: 201,
    })
    .input(ofPost.extend({ deliveryId: uuid, reason: line(500) }))
    .output(nothing),
  uploadMedia: oc
    .route({ method: 'POST', path: '/clients/{clientId}/media', successStatus: 201 })
    .input(
      z.object({
        clientId: uuid,
        file: z.file().max(25_000_000),
        rights: optionalLine(200).default(''),
      }),
    )
    .output(mediaView),

  /** The client's person decides from their own account what a link asks of them. */
  decidePost: oc
    .route({ method: 'POST', path: '/posts/{postId}/decisions', successStatus: 201 })
    .input(
      ofPost.extend({
        version: ordinal,
        contentHash: sha256,
        decision,
        /** Needed where a change is asked. */
        comment: optionalLine(2000).default(''),
        place: z.string().max(60).default('all'),
        quote: optionalLine(1000).default(''),
      }),
    )
    .output(z.object({ stamps: z.array(stampView) })),

  readApprovalPage: oc
    .route({ method: 'GET', path: '/links/{token}/posts' })
    .input(ofLink)
    .output(approvalPage),
  /** The decision of a named person on exact versions. A GET never decides anything. */
  decide: oc
    .route({ method: 'POST', path: '/links/{token}/decisions', successStatus: 201 })
    .input(
      ofLink.extend({
        items: z
          .array(
            z.object({
              postId: uuid,
              version: ordinalText,
              contentHash: sha256,
            }),
          )
          .min(1)
          .max(50),
        decision,
        /** Needed where a change is asked. */
        comment: optionalLine(2000).default(''),
        place: z.string().max(60).default('all'),
        quote: optionalLine(1000).default(''),
        /** Who signs: the link's owner or, by their own name, somebody who was given it. */
        name: line(120),
      }),
    )
    .output(z.object({ stamps: z.array(stampView) })),
  /** Stops every publication; the brand's name must be typed. */
  pauseByLink: oc
    .route({ method: 'PUT', path: '/links/{token}/pause' })
    .input(ofLink.extend({ brandName: line(200), name: line(120) }))
    .output(nothing),
};
