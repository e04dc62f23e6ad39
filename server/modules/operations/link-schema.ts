import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  instant,
  line,
  locale,
  nothing,
  optionalLine,
  ordinal,
  sha256,
  uuid,
} from '../../lib/wire.ts';
import {
  agreementContent,
  day,
  figureKind,
  figureMark,
  participationState,
  quote,
} from './shapes-schema.ts';

/** What a creator sees by their own link, without account: all that concerns them, and nobody else. */
export const creatorPage = z.object({
  state: z.enum(['open', 'expired', 'revoked', 'withdrawn']),
  locale,
  timeZone: z.string(),
  creatorName: z.string(),
  agencyName: z.string(),
  clientName: z.string(),
  senderName: z.string(),
  /** The creator may write there; null where mail isn't set up. */
  replyTo: z.string().nullable(),
  stage: participationState,
  isAnswered: z.boolean(),
  /** They asked never to be written to again. */
  isObjected: z.boolean(),
  why: z.string(),
  quotes: z.array(quote),
  offers: z.array(
    z.object({
      kind: z.enum(['gift', 'fee']),
      label: z.string(),
      valueCents: z.number().int(),
      condition: z.enum(['none', 'publication']),
    }),
  ),
  ask: z.string(),
  dueOn: day.nullable(),
  startsOn: day,
  endsOn: day,
  mention: z.object({
    /** To be copied as it is. */
    words: z.string(),
    examples: z.array(z.string()),
    why: z.string(),
  }),
  agreement: z
    .object({
      n: z.number().int(),
      kind: z.enum(['agreement', 'contract']),
      content: agreementContent,
      contentHash: sha256,
      isSignedByUs: z.boolean(),
      signedAt: instant.nullable(),
      signedName: z.string().nullable(),
    })
    .nullable(),
  needsAddress: z.boolean(),
  hasAddress: z.boolean(),
  parcels: z.array(
    z.object({
      sentAt: instant.nullable(),
      carrier: z.string(),
      tracking: z.string(),
      receivedAt: instant.nullable(),
      lostAt: instant.nullable(),
    }),
  ),
  deliverables: z.array(
    z.object({
      url: z.string(),
      publishedAt: instant,
      /** What the newest capture shows; null: not read yet. */
      mention: z.enum(['present', 'unclear', 'absent']).nullable(),
      figures: z.array(
        z.object({
          kind: figureKind,
          value: z.number().int(),
          mark: figureMark,
          source: z.string(),
          observedAt: instant,
        }),
      ),
    }),
  ),
  held: z.object({
    source: z.string(),
    since: instant.nullable(),
    posts: z.number().int(),
    /** The public page of corrections and removals. */
    pageUrl: z.string(),
  }),
  questions: z.array(z.object({ at: instant, text: z.string(), isOurs: z.boolean() })),
});
export type CreatorPage = z.infer<typeof creatorPage>;

const ofToken = z.object({ token: z.string().min(20).max(100) });
const path = (rest = '') => `/creator-links/{token}${rest}` as const;

export const creatorLinkContract = {
  /** Reading decides nothing. */
  readCreatorPage: oc
    .route({ method: 'GET', path: path() })
    /** `lang`: the language that its reader chose; else the creator's own. */
    .input(ofToken.extend({ lang: locale.optional() }))
    .output(creatorPage),
  answerByLink: oc
    .route({ method: 'PUT', path: path('/answer') })
    /** `never`: no to this, and to whatever may come. */
    .input(
      ofToken.extend({
        answer: z.enum(['interested', 'no', 'never']),
        comment: optionalLine(2000).default(''),
      }),
    )
    .output(nothing),
  askByLink: oc
    .route({ method: 'POST', path: path('/questions'), successStatus: 201 })
    .input(ofToken.extend({ text: line(2000) }))
    .output(nothing),
  signByLink: oc
    .route({ method: 'PUT', path: path('/agreement') })
    .input(ofToken.extend({ n: ordinal, contentHash: sha256, name: line(200) }))
    .output(nothing),
  giveAddressByLink: oc
    .route({ method: 'PUT', path: path('/address') })
    .input(
      ofToken.extend({
        recipient: line(120),
        street: line(200),
        postalCode: line(20),
        city: line(120),
        country: line(80),
        slot: optionalLine(200).default(''),
      }),
    )
    .output(nothing),
  confirmParcelByLink: oc
    .route({ method: 'PUT', path: path('/reception') })
    .input(ofToken)
    .output(nothing),
  publishByLink: oc
    .route({ method: 'POST', path: path('/deliverables'), successStatus: 201 })
    .input(ofToken.extend({ url: z.url({ protocol: /^https?$/ }).max(1000) }))
    .output(z.object({ id: uuid })),
  declineToPublishByLink: oc
    .route({ method: 'PUT', path: path('/not-publishing') })
    .input(ofToken.extend({ comment: optionalLine(2000).default('') }))
    .output(nothing),
};
