import { implement } from '@orpc/server';
import type { Db } from '../../db/db.ts';
import type { ApiContext } from '../../http/context.ts';
import { answer } from '../../http/refusal.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Clock } from '../../lib/clock.ts';
import { viewLink, withLink, withOpenLink } from './client-link.ts';
import { decideBrandKit } from './decide-brand-kit.ts';
import { disavowLink, type WhenLinkEnds } from './end-link.ts';
import { viewKitPage } from './kit-page.ts';
import { refusals } from './messages.ts';
import { renewLink } from './renew-link.ts';
import { clientsContract } from './schema.ts';

export type LinkDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly jobs: Jobs;
  readonly publicUrl: string;
  readonly isMailSetUp: boolean;
  /** What the modules that ask by links do about theirs when one is closed. */
  readonly whenLinkEnds: readonly WhenLinkEnds[];
};

/** What the holder of a link may do, without account: the token is all they have. */
export function linkRoutes(deps: LinkDeps) {
  const os = implement(clientsContract).$context<ApiContext>();
  return {
    readLink: os.readLink.handler(async ({ context, input }) => {
      const head = await withLink(deps, input.token, 'read', (tx, open) =>
        viewLink(tx, open, deps.isMailSetUp),
      );
      return answer(head, context, refusals);
    }),

    renewLink: os.renewLink.handler(async ({ context, input }) => {
      const done = await withLink(deps, input.token, 'write', (tx, open) =>
        renewLink(deps, tx, open),
      );
      answer(answer(done, context, refusals), context, refusals);
      return {};
    }),

    disavowLink: os.disavowLink.handler(async ({ context, input }) => {
      const done = await withOpenLink(deps, input.token, (tx, open) => disavowLink(deps, tx, open));
      answer(done, context, refusals);
      return {};
    }),

    readBrandKitPage: os.readBrandKitPage.handler(async ({ context, input }) => {
      const page = await withLink(deps, input.token, 'write', (tx, open) =>
        viewKitPage(tx, open, deps.isMailSetUp),
      );
      return answer(page, context, refusals);
    }),

    decideBrandKitByLink: os.decideBrandKitByLink.handler(async ({ context, input }) => {
      const done = await withOpenLink(deps, input.token, (tx, open) =>
        decideBrandKit(deps, tx, open, input),
      );
      return answer(done, context, refusals);
    }),
  };
}
