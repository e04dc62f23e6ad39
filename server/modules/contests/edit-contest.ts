import { randomInt } from 'node:crypto';
import type { Tx } from '../../db/db.ts';
import { type ClientId, type ContestId, newId, type OperationId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readClientFacts } from '../clients/public.ts';
import { readObservedFacts } from '../operations/public.ts';
import { lockContest } from './contest.ts';
import { type Actor, mayWrite } from './policy.ts';
import { type ContestSettings, emptySettings } from './settings.ts';
import { tables } from './store.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

export type EditRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'contest-open' }
  | { type: 'edited-meanwhile' };

/** Begins a contest with the model's settings; nobody but the team sees it before it opens. */
export async function createContest(
  tx: Tx,
  input: {
    actor: Actor;
    clientId: ClientId;
    operationId: OperationId | null;
    name: string;
    at: Date;
    settings?: ContestSettings;
  },
): Promise<Result<{ contestId: ContestId; publicId: string }, EditRefusal>> {
  const client = await readClientFacts(tx, input.clientId);
  if (!client) return refuse({ type: 'not-found' });
  if (!mayWrite(input.actor)) return refuse({ type: 'not-allowed' });
  // A foreign key sees through the walls: whose operation it is is asked here.
  const operation = input.operationId && (await readObservedFacts(tx, input.operationId));
  if (input.operationId && (!operation || operation.clientId !== client.id)) {
    return refuse({ type: 'not-found' });
  }
  const contestId = newId<ContestId>(input.at.getTime());
  const publicId = Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  const settings = input.settings ?? {
    ...emptySettings(input.at, client.timeZone),
    organiser: { ...emptySettings(input.at, client.timeZone).organiser, name: client.name },
  };
  await tables(tx)
    .insertInto('contest')
    .values({
      id: contestId,
      client_id: client.id,
      operation_id: input.operationId,
      public_id: publicId,
      name: input.name,
      settings: JSON.stringify(settings),
      created_by: input.actor.memberId,
      created_at: input.at,
    })
    .execute();
  return ok({ contestId, publicId });
}

/**
 * Keeps what was written. `revision` is what the writer saw: whoever saved in between isn't written
 * over. An open contest's rules don't change.
 */
export async function saveContest(
  tx: Tx,
  input: {
    actor: Actor;
    contestId: string;
    revision: number;
    name: string;
    settings: ContestSettings;
  },
): Promise<Result<{ revision: number }, EditRefusal>> {
  const contest = await lockContest(tx, input.contestId);
  if (!contest) return refuse({ type: 'not-found' });
  if (!mayWrite(input.actor)) return refuse({ type: 'not-allowed' });
  if (contest.opened_at) return refuse({ type: 'contest-open' });
  if (contest.revision !== input.revision) return refuse({ type: 'edited-meanwhile' });
  const revision = contest.revision + 1;
  await tables(tx)
    .updateTable('contest')
    .set({ name: input.name, settings: JSON.stringify(input.settings), revision })
    .where('id', '=', contest.id)
    .execute();
  return ok({ revision });
}
