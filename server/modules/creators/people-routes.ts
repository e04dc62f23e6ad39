import { implement } from '@orpc/server';
import type { ApiContext } from '../../http/context.ts';
import { answer, refuseRequest } from '../../http/refusal.ts';
import type { ClientId, CreatorPostId, MemberId } from '../../lib/ids.ts';
import { findMember } from '../people/public.ts';
import { decideMark, undoMark } from './decide-mark.ts';
import type { CreatorDeps } from './deps.ts';
import { enter, idOf, writeCreator } from './enter.ts';
import { refusals } from './messages.ts';
import {
  addNote,
  addStat,
  chooseCreator,
  declareLink,
  endDeclaredLink,
  endNote,
  undoChoice,
} from './people-records.ts';
import * as policy from './policy.ts';
import { creatorsContract } from './schema.ts';

/** What persons of the agency say of a creator: decisions, notes, choices, links, declared figures. */
export function peopleRoutes(deps: CreatorDeps) {
  const os = implement(creatorsContract).$context<ApiContext>();

  return {
    decideMark: os.decideMark.handler(async ({ context, input }) => {
      const session = enter(context, policy.mayWork);
      const { decision, kind, isDisclosed } = input;
      const postId = idOf<CreatorPostId>(input.postId);
      const done = await writeCreator(
        deps,
        context,
        session,
        input.creatorId,
        (tx, creatorId, at) =>
          decideMark(tx, {
            creatorId,
            postId,
            decision,
            kind,
            isDisclosed,
            by: session.memberId,
            at,
          }),
      );
      answer(done, context, refusals);
      return {};
    }),

    undoMark: os.undoMark.handler(async ({ context, input }) => {
      const session = enter(context, policy.mayWork);
      const postId = idOf<CreatorPostId>(input.postId);
      await writeCreator(deps, context, session, input.creatorId, (tx, creatorId) =>
        undoMark(tx, { creatorId, postId }),
      );
      return {};
    }),

    addNote: os.addNote.handler(({ context, input }) => {
      const session = enter(context, policy.mayWork);
      const { kind, body } = input;
      const { agencyId } = session.scope;
      return writeCreator(deps, context, session, input.creatorId, async (tx, creatorId, at) => {
        const by = session.memberId;
        return { id: await addNote(tx, { agencyId, creatorId, kind, body, by, at }) };
      });
    }),

    endNote: os.endNote.handler(async ({ context, input }) => {
      const session = enter(context, policy.mayWork);
      await writeCreator(deps, context, session, input.creatorId, (tx, creatorId, at) =>
        endNote(tx, creatorId, input.noteId, session.memberId, at),
      );
      return {};
    }),

    chooseCreator: os.chooseCreator.handler(async ({ context, input }) => {
      const session = enter(context, policy.mayWork);
      const { agencyId, clientIds } = session.scope;
      const forClient = input.clientId ? idOf<ClientId>(input.clientId) : null;
      if (forClient && !clientIds.includes(forClient)) refuseRequest('not-found', context);
      const { choice, reason } = input;
      await writeCreator(deps, context, session, input.creatorId, (tx, creatorId, at) =>
        chooseCreator(tx, {
          ...{ agencyId, creatorId, forClient, choice, reason, at },
          by: session.memberId,
        }),
      );
      return {};
    }),

    undoChoice: os.undoChoice.handler(async ({ context, input }) => {
      const session = enter(context, policy.mayWork);
      const forClient = input.clientId ? idOf<ClientId>(input.clientId) : null;
      await writeCreator(deps, context, session, input.creatorId, (tx, creatorId, at) =>
        undoChoice(tx, creatorId, forClient, at),
      );
      return {};
    }),

    declareLink: os.declareLink.handler(async ({ context, input }) => {
      const session = enter(context, policy.mayWork);
      const { agencyId } = session.scope;
      const memberId = input.memberId ? idOf<MemberId>(input.memberId) : null;
      const made = await writeCreator(
        deps,
        context,
        session,
        input.creatorId,
        async (tx, creatorId, at) => {
          const member = memberId && (await findMember(tx, memberId));
          const person = member ? member.name : input.person;
          if (person === '')
            return { ok: false as const, error: { type: 'person-missing' as const } };
          const { relation } = input;
          const by = session.memberId;
          const of = member ? member.id : null;
          const link = { agencyId, creatorId, memberId: of, person, relation, by, at };
          return { ok: true as const, value: { id: await declareLink(tx, link) } };
        },
      );
      return answer(made, context, refusals);
    }),

    endDeclaredLink: os.endDeclaredLink.handler(async ({ context, input }) => {
      const session = enter(context, policy.mayWork);
      await writeCreator(deps, context, session, input.creatorId, (tx, creatorId, at) =>
        endDeclaredLink(tx, creatorId, input.linkId, at),
      );
      return {};
    }),

    addStat: os.addStat.handler(async ({ context, input }) => {
      const session = enter(context, policy.mayWork);
      const { agencyId } = session.scope;
      const { what, value, period, proof } = input;
      await writeCreator(deps, context, session, input.creatorId, (tx, creatorId, at) =>
        addStat(tx, { agencyId, creatorId, by: session.memberId, at, what, value, period, proof }),
      );
      return {};
    }),
  };
}
