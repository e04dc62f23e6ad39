import { oc } from '@orpc/contract';
import { z } from 'zod';
import { instant, line, nothing, optionalLine, uuid } from '../../lib/wire.ts';

/** What somebody of the team says against a choice, until a senior who didn't say it has answered. */
export const objectionView = z.object({
  id: uuid,
  /** Null: against the whole operation. */
  participationId: uuid.nullable(),
  creator: z.string(),
  body: z.string(),
  proposal: z.string(),
  by: z.string(),
  at: instant,
  dueAt: instant,
  isLate: z.boolean(),
  /** Who has to answer: the senior who answers for the client; null: the head. */
  waitsFor: z.string().nullable(),
  outcome: z.enum(['followed', 'not-followed']).nullable(),
  answer: z.string(),
  answeredBy: z.string(),
  answeredAt: instant.nullable(),
  canAnswer: z.boolean(),
});
export type ObjectionView = z.infer<typeof objectionView>;

/** What a creator themselves asked of us, done at once or to be answered within the month. */
export const askedByCreator = z.object({
  kind: z.enum(['objection', 'access', 'correction', 'removal']),
  at: instant,
  /** Null: done. */
  dueAt: instant.nullable(),
});

const ofOperation = z.object({ operationId: uuid });

export const objectionContract = {
  raiseObjection: oc
    .route({ method: 'POST', path: '/operations/{operationId}/objections', successStatus: 201 })
    .input(
      ofOperation.extend({
        participationId: uuid.nullable().default(null),
        body: line(2000),
        proposal: optionalLine(2000).default(''),
      }),
    )
    .output(z.object({ id: uuid })),
  /** Once, with reasons, by a senior who didn't raise it. */
  answerObjection: oc
    .route({ method: 'PUT', path: '/operations/{operationId}/objections/{objectionId}' })
    .input(
      ofOperation.extend({
        objectionId: uuid,
        outcome: z.enum(['followed', 'not-followed']),
        answer: line(2000),
      }),
    )
    .output(nothing),
};
