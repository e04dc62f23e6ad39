import { oc } from '@orpc/contract';
import { z } from 'zod';
import { instant, sha256, uuid } from '../../lib/wire.ts';

const count = z.number().int();
const one = z.object({ contestId: uuid });
const path = '/contests/{contestId}/comments' as const;

const source = z.object({
  publicationId: uuid,
  title: z.string(),
  network: z.string(),
  handle: z.string(),
  url: z.string(),
  readAt: instant.nullable(),
  triedAt: instant.nullable(),
  /** Why the last try read nothing, in one word; null where it did. */
  why: z.string().nullable(),
  /** Of those that are still shown, without the brand's own. */
  comments: count,
  people: count,
  inTime: count,
  gone: count,
  captures: count,
  /** Since when what the network answered is gone; the hashes stay. */
  erasedAt: instant.nullable(),
  lastCapture: z.object({ sha256, at: instant }).nullable(),
});

export const importContract = {
  /** Which posts' comments keep their authors' hour, and what was read of them. */
  readContestComments: oc
    .route({ method: 'GET', path })
    .input(one)
    .output(
      z.object({
        posts: z.array(z.object({ id: uuid, title: z.string(), isChosen: z.boolean() })),
        sources: z.array(source),
        /** Entries that comments belong to; of them, those that came late and keep the comment's hour. */
        tied: count,
        savedByHour: count,
      }),
    ),
  /** Asks the networks now. */
  importContestComments: oc
    .route({ method: 'POST', path })
    .input(one)
    .output(z.object({ read: count, failed: count })),
};
