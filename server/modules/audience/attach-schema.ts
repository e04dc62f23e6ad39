import { oc } from '@orpc/contract';
import { z } from 'zod';
import { instant, uuid } from '../../lib/wire.ts';

const reading = z.object({
  moment: z.string(),
  dueAt: instant,
  state: z.enum(['to-come', 'made', 'missed', 'impossible']),
  /** Why it is missing, or why the last try brought nothing. */
  why: z.string().nullable(),
});

const attached = z.object({
  /** A report of this operation is sealed: nothing is detached any more. */
  isSealed: z.boolean(),
  posts: z.array(
    z.object({
      postId: uuid,
      title: z.string(),
      attachedAt: instant,
      /** Null: taken over, by the day of its publication. */
      attachedBy: z.string().nullable(),
      publications: z.array(
        z.object({
          network: z.string(),
          url: z.string(),
          acceptedAt: instant,
          readings: z.array(reading),
        }),
      ),
    }),
  ),
  detached: z.array(
    z.object({
      postId: uuid,
      title: z.string(),
      at: instant,
      by: z.string().nullable(),
      why: z.string(),
    }),
  ),
  /** The client's posts that are no operation's, those that come out last first. */
  choices: z.array(z.object({ id: uuid, title: z.string(), dueAt: instant.nullable() })),
});
export type Attached = z.infer<typeof attached>;

const path = '/operations/{operationId}/posts' as const;

export const attachContract = {
  listAttached: oc
    .route({ method: 'GET', path })
    .input(z.object({ operationId: uuid }))
    .output(attached),
  attachPost: oc
    .route({ method: 'PUT', path: `${path}/{postId}` })
    .input(z.object({ operationId: uuid, postId: uuid }))
    .output(z.object({})),
  detachPost: oc
    .route({ method: 'POST', path: `${path}/{postId}/detachments` })
    .input(z.object({ operationId: uuid, postId: uuid, why: z.string().max(2000) }))
    .output(z.object({})),
  readPostOperation: oc
    .route({ method: 'GET', path: '/posts/{postId}/operation' })
    .input(z.object({ postId: uuid }))
    .output(z.object({ operationId: uuid.nullable() })),
};
