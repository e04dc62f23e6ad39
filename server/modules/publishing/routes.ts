import { implement } from '@orpc/server';
import type { ApiContext, Session } from '../../http/context.ts';
import { answer, refuseRequest, requireSession } from '../../http/refusal.ts';
import type { ClientId, ContactId, DeliveryId, PostId } from '../../lib/ids.ts';
import { withLink, withOpenLink } from '../clients/public.ts';
import { openSessionWork } from '../people/public.ts';
import { viewApprovalPage } from './approval-page.ts';
import { listCards } from './calendar.ts';
import { checkContent } from './check-content.ts';
import { createPost } from './create-post.ts';
import { decide } from './decide.ts';
import { decideLatePost } from './decide-late-post.ts';
import { decideOwnPost } from './decide-own-post.ts';
import { retryDelivery } from './delivery-retry.ts';
import type { EditorialDeps } from './deps.ts';
import { dropPost, reopenPost } from './drop-post.ts';
import { presentMedia } from './media-view.ts';
import { refusals } from './messages.ts';
import { pauseByLink } from './pause-by-link.ts';
import { comparePost, viewVersion } from './post-versions.ts';
import { viewPost } from './post-view.ts';
import { previewChecks } from './preview-checks.ts';
import type { PublishingRefusal } from './refusals.ts';
import { finishRemark } from './remarks.ts';
import { reviewPost } from './review-post.ts';
import { savePost } from './save-post.ts';
import { publishingContract } from './schema.ts';
import { sendToClient } from './send-to-client.ts';
import { submitPost } from './submit-post.ts';
import { uploadMedia } from './upload-media.ts';
import { withdraw } from './withdraw.ts';

/** Posts, their way to the client's signature, and what becomes of them, as the contract says. */
export function publishingRoutes(deps: EditorialDeps) {
  const os = implement(publishingContract).$context<ApiContext>();

  const { read, command } = openSessionWork<PublishingRefusal>(deps, refusals);

  const staff = {
    listPosts: os.listPosts.handler(({ context, input }) => {
      const session = requireSession(context);
      return read(session, (tx) =>
        listCards(deps, tx, {
          clientId: input.clientId as ClientId | undefined, // the scope says whether it may be seen
          from: new Date(input.from),
          to: new Date(input.to),
          locale: session.locale,
        }),
      );
    }),

    createPost: os.createPost.handler(async ({ context, input }) => {
      const made = await command(context, (tx, actor, at) =>
        createPost(tx, { actor, ...input, clientId: input.clientId as ClientId, at }),
      );
      return { id: made.postId };
    }),

    readPost: os.readPost.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const view = await read(session, (tx, at) => viewPost(deps, tx, session, input.postId, at));
      return view ?? refuseRequest('not-found', context);
    }),

    readPostVersion: os.readPostVersion.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const view = await read(session, (tx) => viewVersion(tx, input.postId, input.n));
      return view ?? refuseRequest('not-found', context);
    }),

    comparePost: os.comparePost.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const parts = await read(session, (tx) => comparePost(deps, tx, input, session.locale));
      return parts ? { parts } : refuseRequest('not-found', context);
    }),

    savePost: os.savePost.handler(async ({ context, input }) => {
      let savedAt = '';
      const saved = await command(context, (tx, actor, at) => {
        savedAt = at.toISOString();
        return savePost(deps, tx, { actor, ...input, locale: actor.locale, at });
      });
      return { ...saved, savedAt, checks: [...saved.checks] };
    }),

    checkPost: os.checkPost.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const facts = await read(session, (tx, at) =>
        previewChecks(deps, tx, { ...input, now: at, locale: session.locale }),
      );
      return { checks: checkContent(answer(facts, context, refusals)) };
    }),

    submitPost: os.submitPost.handler(async ({ context, input }) => {
      await command(context, (tx, actor, at) =>
        submitPost(deps, tx, { actor, ...input, locale: actor.locale, at }),
      );
      return {};
    }),

    reviewPost: os.reviewPost.handler(async ({ context, input }) => {
      await command(context, (tx, actor, at) => reviewPost(tx, { actor, ...input, at }));
      return {};
    }),

    finishRemark: os.finishRemark.handler(async ({ context, input }) => {
      await command(context, (tx, actor, at) => finishRemark(tx, { actor, ...input, at }));
      return {};
    }),

    sendToClient: os.sendToClient.handler(async ({ context, input }) => {
      const sent = await command(context, (tx, actor, at) =>
        sendToClient(deps, tx, {
          actor,
          clientId: input.clientId as ClientId, // checked inside, like the two below
          contactId: input.contactId as ContactId,
          postIds: input.postIds,
          at,
        }),
      );
      return {
        url: sent.url,
        isMailed: deps.isMailSetUp,
        expiresAt: sent.expiresAt.toISOString(),
      };
    }),

    decidePost: os.decidePost.handler(async ({ context, input }) => {
      const stamps = await command(context, (tx, session, at) =>
        decideOwnPost(deps, tx, { ...input, session, at }),
      );
      return { stamps: [...stamps] };
    }),

    dropPost: os.dropPost.handler(async ({ context, input }) => {
      await command(context, (tx, actor, at) => dropPost(tx, { actor, ...input, at }));
      return {};
    }),

    reopenPost: os.reopenPost.handler(async ({ context, input }) => {
      await command(context, (tx, actor, at) => reopenPost(tx, { actor, ...input, at }));
      return {};
    }),

    uploadMedia: os.uploadMedia.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const { file, rights } = input;
      const media = await uploadMedia(deps, session.scope, {
        actor: session,
        clientId: input.clientId as ClientId,
        name: file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
        rights,
      });
      return presentMedia(answer(media, context, refusals));
    }),
  };

  const deliveries = {
    decideLate: os.decideLate.handler(async ({ context, input }) => {
      await command(context, (tx, session, at) =>
        decideLatePost(tx, { ...input, ...ofDelivery(input), by: actorOf(session, at) }),
      );
      return {};
    }),

    retryDelivery: os.retryDelivery.handler(async ({ context, input }) => {
      await command(context, (tx, session, at) =>
        retryDelivery(tx, { ...input, ...ofDelivery(input), by: actorOf(session, at) }),
      );
      return {};
    }),

    withdraw: os.withdraw.handler(async ({ context, input }) => {
      await command(context, (tx, session, at) =>
        withdraw(deps, tx, { ...input, ...ofDelivery(input), by: actorOf(session, at) }),
      );
      return {};
    }),
  };

  const links = {
    readApprovalPage: os.readApprovalPage.handler(async ({ context, input }) => {
      const page = await withLink(deps, input.token, 'write', (tx, open) =>
        viewApprovalPage(deps, tx, input.token, open),
      );
      return answer(page, context, refusals);
    }),

    decide: os.decide.handler(async ({ context, input }) => {
      const stamps = await withOpenLink(deps, input.token, (tx, open) =>
        decide(deps, tx, open, input),
      );
      return { stamps: [...answer(stamps, context, refusals)] };
    }),

    pauseByLink: os.pauseByLink.handler(async ({ context, input }) => {
      const done = await withOpenLink(deps, input.token, (tx, open) =>
        pauseByLink(deps, tx, open, input),
      );
      answer(done, context, refusals);
      return {};
    }),
  };

  return { ...staff, ...deliveries, ...links };
}

/** Ids off the wire: the walls around the rows say whether they may be seen. */
function ofDelivery(input: { postId: string; deliveryId: string }) {
  return { postId: input.postId as PostId, deliveryId: input.deliveryId as DeliveryId };
}

function actorOf({ memberId, name, role, scope }: Session, at: Date) {
  return { memberId, name, role, agencyId: scope.agencyId, at };
}
