import type { Db } from '../../db/db.ts';
import type { ContestId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { agencyNow } from '../people/public.ts';
import { type ContestDeps, type FoundContest, scopeOf } from './contest.ts';
import { type EnterRefusal, type EntryForm, enterMany, type Receipt } from './enter.ts';

type Answer = Result<Receipt, EnterRefusal>;
type Waiting = {
  readonly form: EntryForm;
  readonly from: { readonly ip: string; readonly at: Date };
  readonly answer: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
};

/** So many entries share one transaction at most. */
const MOST = 64;

/** Takes one entry; the answer comes once it is on the disk. */
export type EntryDoor = (
  contest: FoundContest,
  form: EntryForm,
  from: { readonly ip: string },
) => Promise<Answer>;

/**
 * The door through which entries come, one for each process: while a transaction writes, those who come
 * wait, and the next transaction takes all of them. So a rush costs one lock and one write to the disk
 * for many, and each answer still means that the entry is there. Where a transaction fails, each of its
 * entries is tried alone: nobody's fault becomes another's.
 */
export function openEntryDoor(
  deps: Pick<ContestDeps, 'jobs' | 'publicUrl' | 'clock'> & { readonly db: Pick<Db, 'write'> },
): EntryDoor {
  const queues = new Map<ContestId, Waiting[]>();

  async function write(contest: FoundContest, batch: readonly Waiting[]): Promise<Answer[]> {
    return deps.db.write(scopeOf(contest), async (tx) => {
      const first = batch[0]?.from.at ?? deps.clock.now();
      const now = await agencyNow(tx, contest.agency_id, { now: () => first });
      // An agency whose clock stands still has one hour for all; else each has that of its arrival.
      const isHeld = now.getTime() !== first.getTime();
      const arrivals = batch.map(({ form, from }) => ({
        form,
        from: isHeld ? { ...from, at: now } : from,
      }));
      return enterMany(deps, tx, contest.contest_id, arrivals);
    });
  }

  async function settle(contest: FoundContest, batch: readonly Waiting[]): Promise<void> {
    try {
      const answers = await write(contest, batch);
      for (const [i, one] of batch.entries()) {
        const answer = answers[i];
        if (answer) one.answer(answer);
        else one.fail(new Error('an entry got no answer'));
      }
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1 && only) only.fail(error);
      else for (const one of batch) await settle(contest, [one]);
    }
  }

  async function work(contest: FoundContest, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) await settle(contest, queue.splice(0, MOST));
    queues.delete(contest.contest_id);
  }

  return (contest, form, { ip }) =>
    new Promise((answer, fail) => {
      const one = { form, from: { ip, at: deps.clock.now() }, answer, fail };
      const queue = queues.get(contest.contest_id);
      if (queue) {
        queue.push(one);
        return;
      }
      const own = [one];
      queues.set(contest.contest_id, own);
      void work(contest, own);
    });
}

/**
 * Whether a request takes part in a contest, by its page or by the API. A house full of people behind one
 * address is no attack: a rush leaves marks for the rules, and nobody is refused for it.
 */
export function isEntry(method: string, path: string): boolean {
  const page = /^\/j\/[a-z2-7]{10}\/?$/.test(path);
  if (method === 'GET' || method === 'HEAD') return page;
  const api = /^\/api\/public\/contests\/[a-z2-7]{10}\/entries$/.test(path);
  return method === 'POST' && (page || api);
}
