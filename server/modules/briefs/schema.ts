import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  instant,
  line,
  locale,
  nothing,
  optionalLine,
  ordinal,
  ordinalText,
  sha256,
  uuid,
} from '../../lib/wire.ts';
import { decision } from '../signing/schema.ts';
import {
  askedKey,
  briefFacts,
  briefPage,
  briefSummary,
  briefView,
  givenAnswers,
  moveTo,
  newAnswer,
  newBrief,
} from './brief-schema.ts';
import { recoContent } from './reco-schema.ts';
import { comparisonView, recoPage, recoView } from './view-schema.ts';

const ofBrief = z.object({ briefId: uuid });
const ofReco = z.object({ recommendationId: uuid });
const cents = z.coerce.number().int().min(0).max(1_000_000_000);
const token = z.string().max(100);
const sent = z.object({ url: z.string(), isMailed: z.boolean(), expiresAt: instant });
const exact = { version: ordinal, contentHash: sha256 };

/** Briefs and recommendations: what the agency's people do, and what a client's person does by link. */
export const briefsContract = {
  listBriefs: oc
    .route({ method: 'GET', path: '/briefs' })
    .input(z.object({ clientId: uuid.optional() }))
    .output(z.object({ briefs: z.array(briefSummary) })),
  enterBrief: oc
    .route({ method: 'POST', path: '/clients/{clientId}/briefs', successStatus: 201 })
    .input(newBrief.extend({ clientId: uuid }))
    .output(z.object({ id: uuid })),
  readBrief: oc
    .route({ method: 'GET', path: '/briefs/{briefId}' })
    .input(ofBrief)
    .output(briefView),
  updateBrief: oc
    .route({ method: 'PUT', path: '/briefs/{briefId}' })
    .input(ofBrief.extend({ title: line(160), facts: briefFacts }))
    .output(nothing),
  endBrief: oc
    .route({ method: 'POST', path: '/briefs/{briefId}/end', successStatus: 201 })
    .input(ofBrief)
    .output(nothing),
  addAnswer: oc
    .route({ method: 'POST', path: '/briefs/{briefId}/answers', successStatus: 201 })
    .input(ofBrief.extend(newAnswer.shape))
    .output(nothing),
  judgeAnswer: oc
    .route({ method: 'PUT', path: '/briefs/{briefId}/answers/{answerId}/judgement' })
    .input(ofBrief.extend({ answerId: uuid, judged: z.enum(['answered', 'vague']).nullable() }))
    .output(nothing),
  addIdea: oc
    .route({ method: 'POST', path: '/briefs/{briefId}/ideas', successStatus: 201 })
    .input(ofBrief.extend({ body: line(1000), givenBy: optionalLine(160).default('') }))
    .output(nothing),
  moveFiled: oc
    .route({ method: 'PUT', path: '/briefs/{briefId}/filed/{itemId}' })
    .input(ofBrief.extend({ itemId: uuid, to: moveTo.nullable() }))
    .output(nothing),
  sendBrief: oc
    .route({ method: 'POST', path: '/briefs/{briefId}/requests', successStatus: 201 })
    .input(ofBrief.extend({ contactId: uuid, questions: z.array(askedKey).max(13) }))
    .output(sent),
  signBrief: oc
    .route({ method: 'POST', path: '/briefs/{briefId}/signature', successStatus: 201 })
    .input(ofBrief.extend({ contentHash: sha256 }))
    .output(nothing),
  startReco: oc
    .route({ method: 'POST', path: '/briefs/{briefId}/recommendations', successStatus: 201 })
    .input(ofBrief)
    .output(z.object({ id: uuid })),
  readReco: oc
    .route({ method: 'GET', path: '/recommendations/{recommendationId}' })
    .input(
      ofReco.extend({
        n: ordinalText.optional(),
        ceilingCents: cents.optional(),
      }),
    )
    .output(recoView),
  saveReco: oc
    .route({ method: 'PUT', path: '/recommendations/{recommendationId}' })
    .input(ofReco.extend({ basedOn: ordinal, content: recoContent }))
    .output(z.object({ version: z.number().int(), revision: z.number().int(), savedAt: instant })),
  compareRecos: oc
    .route({ method: 'GET', path: '/recommendations/{recommendationId}/comparison' })
    .input(ofReco.extend({ from: ordinalText, to: ordinalText }))
    .output(comparisonView),
  signReco: oc
    .route({
      method: 'POST',
      path: '/recommendations/{recommendationId}/signature',
      successStatus: 201,
    })
    .input(ofReco.extend(exact))
    .output(nothing),
  /** A senior sends it back to its author, who reads why before anything else. */
  returnReco: oc
    .route({
      method: 'POST',
      path: '/recommendations/{recommendationId}/return',
      successStatus: 201,
    })
    .input(ofReco.extend({ ...exact, reason: line(1000) }))
    .output(nothing),
  sendReco: oc
    .route({
      method: 'POST',
      path: '/recommendations/{recommendationId}/sendings',
      successStatus: 201,
    })
    .input(ofReco.extend({ ...exact, contactId: uuid, isVerdictRead: z.boolean().default(false) }))
    .output(sent),
  replyToClient: oc
    .route({
      method: 'POST',
      path: '/recommendations/{recommendationId}/replies',
      successStatus: 201,
    })
    .input(ofReco.extend({ plan: z.enum(['A', 'B', 'C', 'D']), body: line(4000) }))
    .output(nothing),

  readBriefPage: oc
    .route({ method: 'GET', path: '/links/{token}/brief' })
    .input(z.object({ token }))
    .output(briefPage),
  answerBrief: oc
    .route({ method: 'POST', path: '/links/{token}/brief/answers', successStatus: 201 })
    .input(z.object({ token, answers: givenAnswers.max(13), name: optionalLine(120) }))
    .output(z.object({ kept: z.number().int() })),
  decideBrief: oc
    .route({ method: 'POST', path: '/links/{token}/brief/decision', successStatus: 201 })
    .input(
      z.object({
        token,
        decision,
        comment: optionalLine(2000),
        name: optionalLine(120),
        contentHash: sha256,
      }),
    )
    .output(nothing),
  readRecoPage: oc
    .route({ method: 'GET', path: '/links/{token}/recommendation' })
    .input(z.object({ token, locale: locale.optional(), ceilingCents: cents.optional() }))
    .output(recoPage),
  answerPlan: oc
    .route({ method: 'POST', path: '/links/{token}/recommendation/answers', successStatus: 201 })
    .input(
      z.object({
        token,
        plan: z.enum(['A', 'B', 'C', 'D']),
        kind: z.enum(['accepted', 'refused', 'question', 'ceiling']),
        body: optionalLine(4000),
        ceilingCents: z.number().int().min(0).max(1_000_000_000).nullable().default(null),
        contentHash: sha256,
        name: optionalLine(120),
      }),
    )
    .output(nothing),
};
