import { implement } from '@orpc/server';
import type { ApiContext } from '../../http/context.ts';
import { refuseRequest, requireSession } from '../../http/refusal.ts';
import type { ParticipationId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { createCreatorLink } from './creator-link.ts';
import type { OperationDeps } from './deps.ts';
import { moveTo } from './events.ts';
import { updateParticipation } from './keep-creator.ts';
import { checkLaunch } from './launch.ts';
import { markRequested } from './mention-incident.ts';
import { noteObjection } from './note-objection.ts';
import { hasBeenAsked } from './operation.ts';
import { openOperationWork } from './operation-work.ts';
import * as policy from './policy.ts';
import { markLettersRead } from './record.ts';
import { dropLetter, releaseLetter } from './release-letter.ts';
import { operationsContract } from './schema.ts';
import { receiveParcels } from './ship.ts';
import { findParticipation } from './store.ts';
import { undoMove } from './undo-move.ts';
import { viewParticipation } from './view-participation.ts';
import { type OutreachId, writeLetter } from './write-letter.ts';

/** A creator's place: where it stands, and the letters that leave and come. */
export function placeRoutes(deps: OperationDeps & { readonly replyTo: string | null }) {
  const os = implement(operationsContract).$context<ApiContext>();
  const { read, onPlace } = openOperationWork(deps);

  return {
    readParticipation: os.readParticipation.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const view = await read(session, async (tx, at) => {
        const row = await findParticipation(tx, input.participationId as ParticipationId);
        return row
          ? viewParticipation(tx, session, row, { now: at, isMailSetUp: deps.isMailSetUp })
          : null;
      });
      return view ?? refuseRequest('not-found', context);
    }),

    updateParticipation: os.updateParticipation.handler(async ({ context, input }) => {
      await onPlace(context, input, policy.mayEdit, (tx, of) => updateParticipation(tx, of, input));
      return {};
    }),

    moveParticipation: os.moveParticipation.handler(async ({ context, input }) => {
      const { to, note } = input;
      await onPlace(context, input, policy.mayEdit, (tx, of, how) => {
        if (to === 'received') return receiveParcels(tx, of, how);
        if (to === 'never') return noteObjection(tx, of, { ...how, note });
        return moveTo(tx, of, to, { ...how, note });
      });
      return {};
    }),

    undoMove: os.undoMove.handler(async ({ context, input }) => {
      await onPlace(context, input, policy.mayEdit, undoMove);
      return {};
    }),

    writeLetter: os.writeLetter.handler(async ({ context, input }) => {
      const id = await onPlace(context, input, policy.mayEdit, (tx, of, how) =>
        writeLetter(tx, of, input, how),
      );
      return { id };
    }),

    releaseLetter: os.releaseLetter.handler(({ context, input }) =>
      onPlace(context, input, policy.mayRelease, async (tx, of, how) => {
        const sent = await releaseLetter(deps, tx, of, input.letterId as OutreachId, how);
        if (sent.ok) await markRequested(tx, of, how, input.letterId as OutreachId);
        return sent;
      }),
    ),

    dropLetter: os.dropLetter.handler(async ({ context, input }) => {
      await onPlace(context, input, policy.mayEdit, (tx, of) =>
        dropLetter(tx, of, input.letterId as OutreachId),
      );
      return {};
    }),

    markLettersRead: os.markLettersRead.handler(async ({ context, input }) => {
      await onPlace(context, input, policy.mayEdit, markLettersRead);
      return {};
    }),

    renewCreatorLink: os.renewCreatorLink.handler(async ({ context, input }) => {
      const url = await onPlace(context, input, policy.mayRelease, async (tx, of, how) => {
        // Handing over the page of somebody who was never asked is asking.
        const checked = hasBeenAsked(of.state)
          ? ok(null)
          : await checkLaunch(tx, of, { what: 'letter', at: how.at });
        if (!checked.ok) return checked;
        const { publicUrl } = deps;
        return ok(await createCreatorLink(tx, of, { publicUrl, ...how, closesEarlier: true }));
      });
      return { url };
    }),
  };
}
