import type { Tx } from '../../db/db.ts';
import type { ApiContext, Session } from '../../http/context.ts';
import { answer, refuseRequest, requireSession } from '../../http/refusal.ts';
import type { ClientId, OperationId, ParticipationId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { readClientFacts } from '../clients/public.ts';
import { agencyNow, openSessionWork } from '../people/public.ts';
import type { OperationDeps } from './deps.ts';
import { keepStops, type RulesRefusal } from './launch.ts';
import { refusals } from './messages.ts';
import type { OperationsRefusal } from './refusals.ts';
import { orRollBack } from './roll-back.ts';
import { findOperation, lockParticipation, type ParticipationRow } from './store.ts';

/** How the routes of operations read and command; whose an operation or a place is comes first. */
export function openOperationWork(deps: OperationDeps) {
  const { read } = openSessionWork<OperationsRefusal>(deps, refusals);

  /** What stopped a command is kept: the command itself was undone. */
  const keep = ({ scope }: Session, { participationId, what }: RulesRefusal) =>
    deps.db.write(scope, async (tx) => {
      const of = await lockParticipation(tx, participationId);
      const at = await agencyNow(tx, scope.agencyId, deps.clock);
      if (of) await keepStops(tx, scope.agencyId, of, { what, at });
    });

  /** Runs a command in one transaction; a refusal undoes whatever was written before it. */
  const command = async <T>(
    context: ApiContext,
    work: (tx: Tx, session: Session, at: Date) => Promise<Result<T, OperationsRefusal>>,
  ): Promise<T> => {
    const session = requireSession(context);
    const { scope } = session;
    const done = await orRollBack<T, OperationsRefusal>(async (carry) =>
      ok(
        await deps.db.write(scope, async (tx) => {
          const at = await agencyNow(tx, scope.agencyId, deps.clock);
          return carry(await work(tx, session, at));
        }),
      ),
    );
    if (!done.ok && done.error.type === 'rules-stop') await keep(session, done.error);
    return answer(done, context, refusals);
  };

  /** Whose it is comes first: a stranger's is not there, whatever one's role. */
  const onOperation = <T>(
    context: ApiContext,
    input: { operationId: string },
    may: (session: Session) => boolean,
    work: (
      tx: Tx,
      of: {
        id: OperationId;
        clientId: ClientId;
        by: Session['memberId'];
        at: Date;
        session: Session;
      },
    ) => Promise<Result<T, OperationsRefusal>>,
  ): Promise<T> =>
    command(context, async (tx, session, at) => {
      const id = input.operationId as OperationId; // the scope says whether it is there
      const found = await findOperation(tx, id);
      if (!found) return refuseRequest('not-found', context);
      if (!may(session)) return refuseRequest('not-allowed', context);
      return work(tx, { id, clientId: found.client_id, by: session.memberId, at, session });
    });

  type Held = { by: Session['memberId']; at: Date; session: Session; timeZone: string };
  const onPlace = <T>(
    context: ApiContext,
    input: { participationId: string },
    may: (session: Session) => boolean,
    work: (tx: Tx, of: ParticipationRow, how: Held) => Promise<Result<T, OperationsRefusal>>,
  ): Promise<T> =>
    command(context, async (tx, session, at) => {
      const of = await lockParticipation(tx, input.participationId as ParticipationId); // as above
      const client = of && (await readClientFacts(tx, of.client_id));
      if (!of || !client) return refuseRequest('not-found', context);
      if (!may(session)) return refuseRequest('not-allowed', context);
      return work(tx, of, { by: session.memberId, at, session, timeZone: client.timeZone });
    });

  return { read, command, onOperation, onPlace };
}
