import { implement } from '@orpc/server';
import type { Tx } from '../../db/db.ts';
import type { ApiContext } from '../../http/context.ts';
import { answer } from '../../http/refusal.ts';
import type { Result } from '../../lib/result.ts';
import { signAgreement } from './agreement.ts';
import { answerByLink, askByLink, declineToPublish, giveAddress } from './answer-by-link.ts';
import { type OpenPage, withCreatorLink, withOpenPage } from './creator-link.ts';
import { viewCreatorPage } from './creator-page.ts';
import { addDeliverable } from './deliverable.ts';
import type { OperationDeps } from './deps.ts';
import { creatorLinkContract } from './link-schema.ts';
import { refusals } from './messages.ts';
import type { OperationsRefusal } from './refusals.ts';
import { receiveParcels } from './ship.ts';

/** What a creator does by their own link, without a session: the token is all that they need. */
export function creatorLinkRoutes(deps: OperationDeps & { readonly replyTo: string | null }) {
  const os = implement(creatorLinkContract).$context<ApiContext>();

  const act = async <T>(
    context: ApiContext,
    token: string,
    work: (tx: Tx, page: OpenPage) => Promise<Result<T, OperationsRefusal>>,
  ): Promise<T> => answer(await withOpenPage(deps, token, work), context, refusals);

  return {
    readCreatorPage: os.readCreatorPage.handler(async ({ context, input }) => {
      const found = await withCreatorLink(deps, input.token, 'write', (tx, page) =>
        viewCreatorPage(deps, tx, page, input.lang),
      );
      return answer(found, context, refusals);
    }),

    answerByLink: os.answerByLink.handler(async ({ context, input }) => {
      await act(context, input.token, (tx, page) => answerByLink(tx, page, input));
      return {};
    }),

    askByLink: os.askByLink.handler(async ({ context, input }) => {
      await act(context, input.token, (tx, page) => askByLink(tx, page, input.text));
      return {};
    }),

    signByLink: os.signByLink.handler(async ({ context, input }) => {
      await act(context, input.token, (tx, page) => {
        const { participation: of, now: at } = page;
        const signer = { kind: 'creator', id: of.creator_id, name: input.name } as const;
        return signAgreement(tx, of, { n: input.n, contentHash: input.contentHash, signer, at });
      });
      return {};
    }),

    giveAddressByLink: os.giveAddressByLink.handler(async ({ context, input }) => {
      await act(context, input.token, (tx, page) => giveAddress(tx, page, input));
      return {};
    }),

    confirmParcelByLink: os.confirmParcelByLink.handler(async ({ context, input }) => {
      await act(context, input.token, (tx, page) =>
        receiveParcels(tx, page.participation, { by: null, at: page.now }),
      );
      return {};
    }),

    publishByLink: os.publishByLink.handler(async ({ context, input }) => {
      const id = await act(context, input.token, (tx, page) =>
        addDeliverable(
          deps,
          tx,
          page.participation,
          { url: input.url, publishedAt: null },
          { agencyId: page.client.agencyId, by: null, at: page.now },
        ),
      );
      return { id };
    }),

    declineToPublishByLink: os.declineToPublishByLink.handler(async ({ context, input }) => {
      await act(context, input.token, (tx, page) => declineToPublish(tx, page, input.comment));
      return {};
    }),
  };
}
