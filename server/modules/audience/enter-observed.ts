import type { RecordOf } from '../../../verifier/report/observation.ts';
import type { BlobStore } from '../../blobs/blobs.ts';
import type { Tx } from '../../db/db.ts';
import type { ClientId, ObservationId, OperationId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readObservedFacts } from '../operations/public.ts';
import { eraseKnown } from './erase-person.ts';
import { pseudonyms } from './name-people.ts';
import { type Actor, mayWrite } from './policy.ts';
import { type NewObservation, recordObservation } from './record-observation.ts';

export type EnterRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  /** The time told is still to come, or the stretch ends before it begins. */
  | { type: 'time-unfit' }
  | { type: 'nothing-to-enter' }
  /** Views and comments come with what shows them. */
  | { type: 'proof-missing' };

/** What was received, as it came: a screenshot, a saved page, a filled-in form. */
export type Proof = NonNullable<NewObservation['raw']>;
type Blobs = Pick<BlobStore, 'put'>;
type Entering = {
  readonly actor: Actor;
  readonly operationId: OperationId;
  /** The agency's hour. */
  readonly at: Date;
};
type Entered = Promise<Result<ObservationId, EnterRefusal>>;

/**
 * A creator's own figure of their publication's views, with the file that shows it: declared, never
 * added up. The last one that each creator told counts; `creator` is always written the same.
 */
export async function declareViews(
  tx: Tx,
  blobs: Blobs,
  input: Entering & {
    readonly creator: string;
    /** An integer from 0. */
    readonly value: number;
    /** When they said so. */
    readonly saidAt: Date;
    readonly proof: Proof;
  },
): Entered {
  const { creator, value, saidAt } = input;
  return enter(tx, blobs, input, {
    kind: 'declared-views',
    object: creator,
    source: 'creator',
    mark: 'declared',
    method: 'told-with-proof',
    from: saidAt,
    to: saidAt,
    records: [{ creator, value }],
    raw: input.proof,
  });
}

/**
 * What everybody of one party who was asked one question answered: declared. Null: asked, and no answer.
 * Asked again, the same question of the same party counts as it was answered last.
 */
export async function recordAnswers(
  tx: Tx,
  blobs: Blobs,
  input: Entering & {
    readonly party: RecordOf<'survey'>['party'];
    readonly question: string;
    readonly answers: readonly (string | null)[];
    readonly from: Date;
    readonly to: Date;
    /** The forms as they were sent back. */
    readonly proof?: Proof | undefined;
  },
): Entered {
  const { party, question, answers, from, to, proof } = input;
  return enter(tx, blobs, input, {
    kind: 'survey',
    object: `${party}: ${question}`,
    source: 'survey',
    mark: 'declared',
    method: 'form',
    from,
    to,
    records: answers.map((answer) => ({ party, question, answer })),
    ...(proof && { raw: proof }),
  });
}

/**
 * Posts that name the brand and that nobody asked for, as they were found on one source between `from`
 * and `to`: measured. No mention: that nobody wrote is known, too. Authors are kept under pseudonyms.
 */
export async function recordSpontaneous(
  tx: Tx,
  blobs: Blobs,
  input: Entering & {
    /** What was read, such as the name of a forum or a search: mentions are counted by it. */
    readonly where: string;
    readonly mentions: readonly { url: string; author: string; at: Date }[];
    readonly from: Date;
    readonly to: Date;
    /** The pages or the search's answer, saved. */
    readonly proof?: Proof | undefined;
  },
): Entered {
  const { where, mentions, from, to, proof } = input;
  return enter(tx, blobs, input, {
    kind: 'spontaneous',
    object: where,
    source: 'read-by-hand',
    mark: 'measured',
    method: 'search-by-hand',
    from,
    to,
    records: (name) =>
      mentions.map(({ url, author, at }) => ({
        id: url,
        author: name(personOf(author)),
        at: at.toISOString(),
      })),
    ...(proof && { raw: proof }),
  });
}

/**
 * Subscriptions to one list that were confirmed, of people who asked for it themselves: measured. Each
 * is kept as a pseudonym of its address or number, and counted once however often it is brought.
 */
export async function recordSubscribers(
  tx: Tx,
  blobs: Blobs,
  input: Entering & {
    /** The list's name. */
    readonly list: string;
    readonly subscribers: readonly { id: string; at: Date }[];
    readonly from: Date;
    readonly to: Date;
  },
): Entered {
  const { list, subscribers, from, to } = input;
  return enter(tx, blobs, input, {
    kind: 'subscribers',
    object: list,
    source: 'mailing-list',
    mark: 'measured',
    method: 'sign-ups-imported',
    from,
    to,
    records: (name) =>
      subscribers.map(({ id, at }) => ({
        id: name(`subscriber ${id.trim().toLowerCase()}`),
        at: at.toISOString(),
      })),
  });
}

export type EnteredComment = {
  readonly id: string;
  /** As shown beside the comment. */
  readonly author: string;
  /** The comment that it answers. */
  readonly parent: string | null;
  readonly at: Date;
  readonly text: string;
  readonly isBrand: boolean;
  readonly isCreator: boolean;
};

/**
 * What stood under a creator's publication when it was read, with the page as it was: measured. Authors
 * are kept under pseudonyms; whoever was erased of this operation is left out again.
 */
export async function recordComments(
  tx: Tx,
  blobs: Blobs,
  input: Entering & {
    /** The publication's address. */
    readonly url: string;
    readonly comments: readonly EnteredComment[];
    readonly from: Date;
    /** When the page was read. */
    readonly to: Date;
    /** The page, saved. */
    readonly proof: Proof;
  },
): Entered {
  const { url, comments, from, to, proof } = input;
  return enter(tx, blobs, input, {
    kind: 'comments',
    object: url,
    source: 'read-by-hand',
    mark: 'measured',
    method: 'page-comments',
    from,
    to,
    records: (name) =>
      comments.map((one) => ({
        id: name(`comment ${url} ${one.id}`),
        author: name(personOf(one.author)),
        parent: one.parent === null ? null : name(`comment ${url} ${one.parent}`),
        at: one.at.toISOString(),
        text: one.text,
        isBrand: one.isBrand,
        isCreator: one.isCreator,
      })),
    raw: proof,
  });
}

type Kind = 'declared-views' | 'survey' | 'spontaneous' | 'subscribers' | 'comments';
type Name = (text: string) => string;
type What<K extends Kind> = Omit<
  NewObservation<K>,
  'clientId' | 'operationId' | 'at' | 'records'
> & { readonly records: readonly RecordOf<K>[] | ((name: Name) => readonly RecordOf<K>[]) };

/** One of whom only the name shown is known, as `findPeople` looks for them. */
function personOf(shown: string): string {
  return `person name:${shown.normalize('NFC').trim().toLowerCase()}`;
}

async function enter<K extends Kind>(
  tx: Tx,
  blobs: Blobs,
  { actor, operationId, at }: Entering,
  what: What<K>,
): Entered {
  const facts = await readObservedFacts(tx, operationId);
  if (!facts) return refuse({ type: 'not-found' });
  if (!mayWrite(actor)) return refuse({ type: 'not-allowed' });
  if (what.to < what.from || what.to > at) return refuse({ type: 'time-unfit' });
  const of: { clientId: ClientId; operationId: OperationId } = {
    clientId: facts.clientId,
    operationId,
  };
  const { records: given, ...rest } = what;
  const records =
    typeof given === 'function'
      ? given(await pseudonyms(tx, { ...of, network: what.source }))
      : given;
  // That nobody answered or wrote is only said where somebody looked.
  if (records.length === 0 && what.kind === 'survey') return refuse({ type: 'nothing-to-enter' });
  const observationId = await recordObservation(tx, blobs, { ...rest, ...of, at, records });
  await eraseKnown(tx, { observationId, scopeId: operationId, at });
  return ok(observationId);
}
