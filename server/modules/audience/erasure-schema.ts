import { oc } from '@orpc/contract';
import { z } from 'zod';
import { instant, line, uuid } from '../../lib/wire.ts';

/** As records call people; `reader`: who gets the log by mail, whose row `scopeId` is. */
const pseudonym = z.string().regex(/^(reader|[0-9a-f]{32})$/);

export const erasureContract = {
  /** By POST: what is asked for says who somebody is, and stands in no address. */
  findPeople: oc
    .route({ method: 'POST', path: '/operations/{operationId}/people/search' })
    .input(
      z.object({
        operationId: uuid,
        /** A mail address, a name as shown, a network's permanent id, a pseudonym, words of a comment. */
        who: line(300).pipe(z.string().min(3)),
      }),
    )
    .output(
      z.object({
        people: z.array(
          z.object({
            scopeId: uuid,
            author: z.string(),
            email: z.string().optional(),
            records: z.array(
              z.object({
                observationId: uuid,
                place: z.int(),
                object: z.string(),
                at: instant,
                text: z.string().nullable(),
              }),
            ),
          }),
        ),
      }),
    ),
  erasePerson: oc
    .route({ method: 'POST', path: '/operations/{operationId}/people/erasures' })
    .input(
      z.object({
        operationId: uuid,
        scopeId: uuid,
        author: pseudonym,
        reason: z.enum(['asked', 'objected', 'unlawful']),
      }),
    )
    .output(z.object({ records: z.int() })),
};
