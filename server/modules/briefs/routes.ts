import { implement } from '@orpc/server';
import type { ApiContext } from '../../http/context.ts';
import { answer, refuseRequest, requireSession } from '../../http/refusal.ts';
import type { ClientId, ContactId } from '../../lib/ids.ts';
import { withLink, withOpenLink } from '../clients/public.ts';
import { openSessionWork } from '../people/public.ts';
import { answerByLink, decideBrief } from './answer-by-link.ts';
import { answerPlan } from './answer-plan.ts';
import { viewBriefPage } from './brief-page.ts';
import { viewBrief } from './brief-view.ts';
import { compareRecos } from './compare-recos.ts';
import {
  addAnswer,
  addIdea,
  endBrief,
  judgeAnswer,
  moveFiled,
  updateBrief,
} from './correct-brief.ts';
import type { BriefDeps } from './deps.ts';
import { enterBrief } from './enter-brief.ts';
import { summarizeBriefs } from './list-briefs.ts';
import { refusals } from './messages.ts';
import { viewRecoPage } from './reco-page.ts';
import { type ViewDeps, viewReco } from './reco-view.ts';
import type { BriefsRefusal } from './refusals.ts';
import { replyToClient } from './reply-to-client.ts';
import { returnReco } from './return-reco.ts';
import { saveReco, startReco } from './save-reco.ts';
import { briefsContract } from './schema.ts';
import { type Sent, sendBrief } from './send-brief.ts';
import { sendReco } from './send-reco.ts';
import { signBrief } from './sign-brief.ts';
import { signReco } from './sign-reco.ts';

/** Briefs and recommendations, as the contract says. */
export function briefRoutes(deps: BriefDeps & ViewDeps) {
  const os = implement(briefsContract).$context<ApiContext>();

  const { read, command } = openSessionWork<BriefsRefusal>(deps, refusals);
  const presentSent = ({ url, expiresAt }: Sent) => ({
    url,
    isMailed: deps.isMailSetUp,
    expiresAt: expiresAt.toISOString(),
  });

  const briefs = {
    listBriefs: os.listBriefs.handler(async ({ context, input }) => {
      const actor = requireSession(context);
      const clientId = input.clientId as ClientId | undefined; // the scope says whether it may be seen
      return {
        briefs: await read(actor, (tx, now) => summarizeBriefs(tx, { actor, clientId, now })),
      };
    }),
    enterBrief: os.enterBrief.handler(async ({ context, input }) => {
      const made = await command(context, (tx, actor, at) =>
        enterBrief(tx, {
          ...input,
          actor,
          clientId: input.clientId as ClientId, // checked inside
          receivedAt: input.receivedAt ? new Date(input.receivedAt) : null,
          at,
        }),
      );
      return { id: made.briefId };
    }),
    readBrief: os.readBrief.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const view = await read(session, (tx, now) => viewBrief(tx, session, input.briefId, now));
      return view ?? refuseRequest('not-found', context);
    }),
    updateBrief: os.updateBrief.handler(async ({ context, input }) => {
      await command(context, (tx, actor, at) => updateBrief(tx, { ...input, actor, at }));
      return {};
    }),
    endBrief: os.endBrief.handler(async ({ context, input }) => {
      await command(context, (tx, actor, at) => endBrief(tx, { ...input, actor, at }));
      return {};
    }),
    addAnswer: os.addAnswer.handler(async ({ context, input }) => {
      await command(context, (tx, actor, at) => addAnswer(tx, { ...input, actor, at }));
      return {};
    }),
    judgeAnswer: os.judgeAnswer.handler(async ({ context, input }) => {
      await command(context, (tx, actor, at) => judgeAnswer(tx, { ...input, actor, at }));
      return {};
    }),
    addIdea: os.addIdea.handler(async ({ context, input }) => {
      await command(context, (tx, actor, at) => addIdea(tx, { ...input, actor, at }));
      return {};
    }),
    moveFiled: os.moveFiled.handler(async ({ context, input }) => {
      await command(context, (tx, actor, at) => moveFiled(tx, { ...input, actor, at }));
      return {};
    }),
    sendBrief: os.sendBrief.handler(async ({ context, input }) => {
      const contactId = input.contactId as ContactId; // checked inside
      return presentSent(
        await command(context, (tx, actor, at) =>
          sendBrief(deps, tx, { ...input, contactId, actor, at }),
        ),
      );
    }),
    signBrief: os.signBrief.handler(async ({ context, input }) => {
      await command(context, (tx, actor, at) => signBrief(tx, { ...input, actor, at }));
      return {};
    }),
  };

  const recos = {
    startReco: os.startReco.handler(async ({ context, input }) => {
      const { briefId } = input;
      const made = await command(context, (tx, actor, at) => startReco(tx, { briefId, actor, at }));
      return { id: made.recommendationId };
    }),
    readReco: os.readReco.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const asked = {
        id: input.recommendationId,
        n: input.n,
        tryCeilingCents: input.ceilingCents ?? null,
        locale: context.locale,
      };
      const view = await read(session, (tx, now) => viewReco(deps, tx, session, asked, now));
      return view ?? refuseRequest('not-found', context);
    }),
    saveReco: os.saveReco.handler(async ({ context, input }) => {
      let savedAt = '';
      const { version, revision } = await command(context, (tx, actor, at) => {
        savedAt = at.toISOString();
        return saveReco(tx, { ...input, actor, at });
      });
      return { version, revision, savedAt };
    }),
    compareRecos: os.compareRecos.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const { recommendationId, from, to } = input;
      const view = await read(session, async (tx, now) => {
        const asked = { id: recommendationId, tryCeilingCents: null, locale: context.locale };
        for (const n of [from, to]) {
          if (!(await viewReco(deps, tx, session, { ...asked, n }, now))) return null;
        }
        return compareRecos(tx, recommendationId, from, to, context.locale);
      });
      return view ?? refuseRequest('not-found', context);
    }),
    signReco: os.signReco.handler(async ({ context, input }) => {
      await command(context, (tx, actor, at) => signReco(tx, { ...input, actor, at }));
      return {};
    }),
    returnReco: os.returnReco.handler(async ({ context, input }) => {
      await command(context, (tx, actor, at) => returnReco(tx, { ...input, actor, at }));
      return {};
    }),
    sendReco: os.sendReco.handler(async ({ context, input }) => {
      const contactId = input.contactId as ContactId; // checked inside
      return presentSent(
        await command(context, (tx, actor, at) =>
          sendReco(deps, tx, { ...input, contactId, actor, at }),
        ),
      );
    }),
    replyToClient: os.replyToClient.handler(async ({ context, input }) => {
      await command(context, (tx, actor, at) => replyToClient(tx, { ...input, actor, at }));
      return {};
    }),
  };

  const links = {
    readBriefPage: os.readBriefPage.handler(async ({ context, input }) => {
      const page = await withLink(deps, input.token, 'write', (tx, open) =>
        viewBriefPage(deps, tx, open),
      );
      return answer(page, context, refusals);
    }),
    answerBrief: os.answerBrief.handler(async ({ context, input }) => {
      const done = await withOpenLink(deps, input.token, (tx, open) =>
        answerByLink(deps, tx, open, input),
      );
      return answer(done, context, refusals);
    }),
    decideBrief: os.decideBrief.handler(async ({ context, input }) => {
      const done = await withOpenLink(deps, input.token, (tx, open) =>
        decideBrief(deps, tx, open, input),
      );
      answer(done, context, refusals);
      return {};
    }),
    readRecoPage: os.readRecoPage.handler(async ({ context, input }) => {
      const asked = { locale: input.locale, tryCeilingCents: input.ceilingCents ?? null };
      const page = await withLink(deps, input.token, 'write', (tx, open) =>
        viewRecoPage(deps, tx, open, asked),
      );
      return answer(page, context, refusals);
    }),
    answerPlan: os.answerPlan.handler(async ({ context, input }) => {
      const done = await withOpenLink(deps, input.token, (tx, open) =>
        answerPlan(deps, tx, open, input),
      );
      answer(done, context, refusals);
      return {};
    }),
  };

  return { ...briefs, ...recos, ...links };
}
