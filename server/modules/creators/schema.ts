import { oc } from '@orpc/contract';
import { z } from 'zod';
import { emailAddress, instant, line, nothing, optionalLine, uuid } from '../../lib/wire.ts';
import { crawlContract } from './crawl-schema.ts';
import { ownView, requestView } from './own-schema.ts';
import { profileView, registerView } from './profile-schema.ts';
import { creatorLine, language, shortlistView, subjectInput } from './shortlist-schema.ts';

const ofCreator = z.object({ creatorId: uuid });
const bool = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]);

const newCreator = z.object({
  name: line(200),
  url: line(2000),
  languages: z.array(language).max(8).default([]),
  email: emailAddress.nullable().default(null),
  sourceDetail: optionalLine(300).default(''),
});

export const creatorsContract = {
  ...crawlContract,
  /** Who really writes about it, in the order of the subject; no other order exists. */
  readShortlist: oc
    .route({ method: 'GET', path: '/shortlist' })
    .input(
      subjectInput.extend({
        clientId: uuid.optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
        /** `all`: whoever is against the subject stays in the list, marked. */
        position: z.enum(['fit', 'all']).default('fit'),
      }),
    )
    .output(shortlistView),
  listCreators: oc
    .route({ method: 'GET', path: '/creators' })
    .input(
      z.object({
        search: optionalLine(200).default(''),
        from: z.coerce.number().int().min(0).default(0),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ creators: z.array(creatorLine), total: z.number().int() })),
  addCreator: oc
    .route({ method: 'POST', path: '/creators', successStatus: 201 })
    .input(newCreator)
    .output(z.object({ id: uuid })),
  readCreator: oc
    .route({ method: 'GET', path: '/creators/{creatorId}' })
    .input(ofCreator.extend({ ...subjectInput.shape, clientId: uuid.optional() }))
    .output(profileView),
  updateCreator: oc
    .route({ method: 'PATCH', path: '/creators/{creatorId}' })
    .input(
      ofCreator.extend({
        name: line(200).optional(),
        languages: z.array(language).max(8).optional(),
        /** Null erases it. */
        email: emailAddress.nullable().optional(),
      }),
    )
    .output(nothing),
  /** Erases everything; with `bar`, two hashes stay so that they are never entered again. */
  removeCreator: oc
    .route({ method: 'DELETE', path: '/creators/{creatorId}' })
    .input(ofCreator.extend({ bar: bool.default(true) }))
    .output(nothing),
  decideMark: oc
    .route({ method: 'PUT', path: '/creators/{creatorId}/posts/{postId}/mark' })
    .input(
      ofCreator.extend({
        postId: uuid,
        decision: z.enum(['commercial', 'not-commercial']),
        kind: z
          .enum(['gift', 'paid', 'partnership', 'affiliate', 'invitation', 'contest-host'])
          .optional(),
        isDisclosed: z.boolean().optional(),
      }),
    )
    .output(nothing),
  undoMark: oc
    .route({ method: 'DELETE', path: '/creators/{creatorId}/posts/{postId}/mark' })
    .input(ofCreator.extend({ postId: uuid }))
    .output(nothing),
  addNote: oc
    .route({ method: 'POST', path: '/creators/{creatorId}/notes', successStatus: 201 })
    .input(ofCreator.extend({ kind: z.enum(['note', 'warning']), body: line(2000) }))
    .output(z.object({ id: uuid })),
  endNote: oc
    .route({ method: 'DELETE', path: '/creators/{creatorId}/notes/{noteId}' })
    .input(ofCreator.extend({ noteId: uuid }))
    .output(nothing),
  chooseCreator: oc
    .route({ method: 'PUT', path: '/creators/{creatorId}/choice' })
    .input(
      ofCreator.extend({
        choice: z.enum(['kept', 'set-aside']),
        reason: optionalLine(500).default(''),
        clientId: uuid.optional(),
      }),
    )
    .output(nothing),
  undoChoice: oc
    .route({ method: 'DELETE', path: '/creators/{creatorId}/choice' })
    .input(ofCreator.extend({ clientId: uuid.optional() }))
    .output(nothing),
  declareLink: oc
    .route({ method: 'POST', path: '/creators/{creatorId}/declared-links', successStatus: 201 })
    .input(
      ofCreator.extend({
        /** One of ours; else the person is named in words. */
        memberId: uuid.optional(),
        person: optionalLine(120).default(''),
        relation: line(200),
      }),
    )
    .output(z.object({ id: uuid })),
  endDeclaredLink: oc
    .route({ method: 'DELETE', path: '/creators/{creatorId}/declared-links/{linkId}' })
    .input(ofCreator.extend({ linkId: uuid }))
    .output(nothing),
  addStat: oc
    .route({ method: 'POST', path: '/creators/{creatorId}/stats', successStatus: 201 })
    .input(
      ofCreator.extend({
        what: line(80),
        value: z.number().int().min(0).max(1e12),
        period: optionalLine(80).default(''),
        proof: optionalLine(500).default(''),
      }),
    )
    .output(nothing),
  /** Makes the creator's own link; with `mail` it is sent to them, with the notice about their data. */
  openOwnPage: oc
    .route({ method: 'POST', path: '/creators/{creatorId}/own-page', successStatus: 201 })
    .input(
      ofCreator.extend({ mail: z.boolean().default(false), asksStats: z.boolean().default(false) }),
    )
    .output(z.object({ url: z.string(), expiresAt: instant })),
  listRegister: oc
    .route({ method: 'GET', path: '/creator-register' })
    .input(z.object({ due: bool.default(false), from: z.coerce.number().int().min(0).default(0) }))
    .output(
      z.object({
        lines: z.array(registerView.extend({ id: uuid, name: z.string() })),
        total: z.number().int(),
        due: z.number().int(),
      }),
    ),
  listRequests: oc.route({ method: 'GET', path: '/creator-requests' }).output(z.array(requestView)),
  answerRequest: oc
    .route({ method: 'PUT', path: '/creator-requests/{requestId}/answer' })
    .input(z.object({ requestId: uuid, answer: line(2000) }))
    .output(nothing),

  /** By their link, without account. */
  readOwnPage: oc
    .route({ method: 'GET', path: '/own-pages/{token}' })
    .input(z.object({ token: z.string().max(200), ...subjectInput.shape }))
    .output(ownView),
  askOnOwnPage: oc
    .route({ method: 'POST', path: '/own-pages/{token}/requests', successStatus: 201 })
    .input(
      z.object({
        token: z.string().max(200),
        kind: z.enum(['correction', 'removal', 'objection']),
        body: optionalLine(2000).default(''),
      }),
    )
    .output(nothing),
  addOwnStat: oc
    .route({ method: 'POST', path: '/own-pages/{token}/stats', successStatus: 201 })
    .input(
      z.object({
        token: z.string().max(200),
        what: line(80),
        value: z.number().int().min(0).max(1e12),
        period: optionalLine(80).default(''),
        proof: optionalLine(500).default(''),
      }),
    )
    .output(nothing),
  /** The same answer whether or not something is held. */
  askOwnPage: oc
    .route({ method: 'POST', path: '/own-pages', successStatus: 202 })
    .input(z.object({ url: line(2000), email: emailAddress }))
    .output(nothing),
};
