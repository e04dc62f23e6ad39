import { oc } from '@orpc/contract';
import { z } from 'zod';
import { instant, line, uuid } from '../../lib/wire.ts';

const PROOF_MAX = 10_000_000;

export const enteredKinds = ['views', 'answers', 'mentions', 'subscribers', 'comments'] as const;

export const enterContract = {
  /** What was told, or read by hand: its lines are looked at first, and kept when `keep` says so. */
  enterObserved: oc
    .route({ method: 'POST', path: '/operations/{operationId}/entered' })
    .input(
      z.object({
        operationId: uuid,
        kind: z.enum(enteredKinds),
        /** The creator, the question, what was read, the list, or the publication's address. */
        about: line(500),
        /** Of answers: who was asked. */
        party: z.enum(['client', 'creator', 'entrant']).default('creator'),
        /**
         * CSV with these columns: views `value`; answers `answer,count` (an empty answer: asked, none);
         * mentions `url,author,at`; subscribers `id,at,opt_in`; comments
         * `id,author,parent,at,text,is_brand,is_creator`. Times are RFC 3339, flags `yes` or `no`.
         */
        lines: z.string().max(2_000_000),
        from: instant,
        to: instant,
        keep: z.enum(['yes', 'no']).default('no'),
        /** A screenshot, a saved page: asked for with views and comments. */
        file: z.file().max(PROOF_MAX).optional(),
      }),
    )
    .output(
      z.object({
        /** The observation; null: nothing was kept. */
        id: uuid.nullable(),
        records: z.int(),
        /** People who didn't ask for it themselves. */
        leftOut: z.int(),
        /** The lines that can't be read, the first counted 1, and the column. */
        errors: z.array(z.object({ line: z.int(), field: z.string() })),
      }),
    ),
};
