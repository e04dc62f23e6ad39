import { implement } from '@orpc/server';
import type { ApiContext } from '../../http/context.ts';
import { answer } from '../../http/refusal.ts';
import { ok } from '../../lib/result.ts';
import { mailLater } from '../../mail/mail.ts';
import { agencyNow, readAgency } from '../people/public.ts';
import { askOwnPage } from './ask-own-page.ts';
import { markContacted, mayContact } from './contact.ts';
import type { CreatorDeps } from './deps.ts';
import { openDoor } from './doors.ts';
import { enter, writeCreator } from './enter.ts';
import { findCreator } from './find-creator.ts';
import { writeOwnPage } from './mails.ts';
import { refusals } from './messages.ts';
import { askOnOwnPage, readOwnPage, withOpenDoor } from './own-page.ts';
import { addStat } from './people-records.ts';
import * as policy from './policy.ts';
import { answerRequest, listRequests } from './requests.ts';
import { creatorsContract } from './schema.ts';

/** What a creator asks about their data, by their own link, and what the agency answers. */
export function ownRoutes(deps: CreatorDeps) {
  const os = implement(creatorsContract).$context<ApiContext>();
  const { db, clock } = deps;

  return {
    openOwnPage: os.openOwnPage.handler(async ({ context, input }) => {
      const session = enter(context, policy.mayWrite);
      const { agencyId } = session.scope;
      const made = await writeCreator(
        deps,
        context,
        session,
        input.creatorId,
        async (tx, creatorId, at) => {
          const may = input.mail ? await mayContact(tx, creatorId) : null;
          if (may && !may.ok) return may;
          const agency = await readAgency(tx, agencyId);
          const locale = agency?.locale ?? 'fr';
          const door = await openDoor(tx, { agencyId, creatorId, locale, at: clock.now() });
          const url = `${deps.publicUrl}/about-me/${door.token}`;
          if (may) {
            const letter = writeOwnPage(locale, {
              name: await nameOf(tx, creatorId),
              agencyName: agency?.name ?? '',
              timeZone: agency?.time_zone ?? 'UTC',
              asksStats: input.asksStats,
              expiresAt: door.expiresAt,
              url,
            });
            await mailLater(tx, deps.jobs, { agencyId, to: may.value.email, ...letter });
            await markContacted(tx, creatorId, at);
          }
          return ok({ url, expiresAt: door.expiresAt.toISOString() });
        },
      );
      return answer(made, context, refusals);
    }),

    listRequests: os.listRequests.handler(({ context }) => {
      const session = enter(context, policy.mayErase);
      return db.read(session.scope, (tx) => listRequests(tx));
    }),

    answerRequest: os.answerRequest.handler(async ({ context, input }) => {
      const session = enter(context, policy.mayErase);
      const { scope, memberId: by } = session;
      const done = await db.write(scope, async (tx) => {
        const at = await agencyNow(tx, scope.agencyId, clock);
        const { requestId: id, answer: text } = input;
        const answered = await answerRequest(tx, { id, answer: text, by, at });
        if (answered.ok && answered.value.replyTo) {
          const agency = await readAgency(tx, scope.agencyId);
          const subject = agency?.name ?? '';
          const mail = { agencyId: scope.agencyId, to: answered.value.replyTo, subject, text };
          await mailLater(tx, deps.jobs, mail);
        }
        return answered;
      });
      answer(done, context, refusals);
      return {};
    }),

    readOwnPage: os.readOwnPage.handler(async ({ context, input }) =>
      answer(await readOwnPage(deps, input.token, input, context.locale), context, refusals),
    ),

    askOnOwnPage: os.askOnOwnPage.handler(async ({ context, input }) => {
      answer(await askOnOwnPage(deps, input.token, input), context, refusals);
      return {};
    }),

    addOwnStat: os.addOwnStat.handler(async ({ context, input }) => {
      const { what, value, period, proof } = input;
      const done = await withOpenDoor(deps, input.token, (tx, { agencyId }, creatorId, at) =>
        addStat(tx, { agencyId, creatorId, by: null, at, what, value, period, proof }),
      );
      answer(done, context, refusals);
      return {};
    }),

    askOwnPage: os.askOwnPage.handler(async ({ context, input }) => {
      await askOwnPage(deps, { ...input, locale: context.locale });
      return {};
    }),
  };
}

async function nameOf(
  tx: Parameters<typeof mayContact>[0],
  id: Parameters<typeof mayContact>[1],
): Promise<string> {
  return (await findCreator(tx, id))?.name ?? '';
}
