import { implement } from '@orpc/server';
import type { z } from 'zod';
import type { BlobStore } from '../../blobs/blobs.ts';
import type { Db, Tx } from '../../db/db.ts';
import type { ApiContext } from '../../http/context.ts';
import { answer, refuseRequest, requireSession } from '../../http/refusal.ts';
import type { Clock } from '../../lib/clock.ts';
import type { ObservationId, OperationId } from '../../lib/ids.ts';
import { type Result, refuse } from '../../lib/result.ts';
import { readObservedFacts } from '../operations/public.ts';
import { agencyNow } from '../people/public.ts';
import {
  declareViews,
  type EnterRefusal,
  type Proof,
  recordAnswers,
  recordComments,
  recordSpontaneous,
  recordSubscribers,
} from './enter-observed.ts';
import { enterContract } from './enter-schema.ts';
import { refusals } from './messages.ts';
import { type Actor, mayWrite } from './policy.ts';
import { readLines } from './read-lines.ts';

type Blobs = Pick<BlobStore, 'put'>;
type Input = z.infer<(typeof enterContract.enterObserved)['~orpc']['inputSchema'] & z.ZodType>;
type Prepared = {
  readonly records: number;
  readonly leftOut: number;
  readonly errors: { line: number; field: string }[];
  readonly keep: (
    tx: Tx,
    blobs: Blobs,
    base: { actor: Actor; operationId: OperationId; at: Date },
  ) => Promise<Result<ObservationId, EnterRefusal>>;
};

/** What was told, or read by hand. */
export function enterRoutes(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly blobs: Blobs;
}) {
  const os = implement(enterContract).$context<ApiContext>();
  return {
    enterObserved: os.enterObserved.handler(async ({ context, input }) => {
      const session = requireSession(context);
      const { scope } = session;
      const operationId = input.operationId as OperationId; // the scope says whether it may be seen
      const prepared = prepare(input, await proofOf(input.file));
      const { records, leftOut, errors } = prepared;
      if (input.keep === 'no' || errors.length > 0) {
        const found = await deps.db.read(scope, (tx) => readObservedFacts(tx, operationId));
        if (!found) return refuseRequest('not-found', context);
        if (!mayWrite(session)) return refuseRequest('not-allowed', context);
        return { id: null, records, leftOut, errors };
      }
      const done = await deps.db.write(scope, async (tx) => {
        const at = await agencyNow(tx, scope.agencyId, deps.clock);
        return prepared.keep(tx, deps.blobs, { actor: session, operationId, at });
      });
      return { id: answer(done, context, refusals), records, leftOut, errors };
    }),
  };
}

function prepare(input: Input, proof: Proof | undefined): Prepared {
  const { about, party, lines } = input;
  const stretch = { from: new Date(input.from), to: new Date(input.to), proof };
  const lacking = async () => refuse<EnterRefusal>({ type: 'proof-missing' });
  if (input.kind === 'views') {
    const { rows, errors } = readLines('views', lines);
    const value = rows[0]?.value;
    const keep: Prepared['keep'] = async (tx, blobs, base) => {
      if (value === undefined) return refuse({ type: 'nothing-to-enter' });
      const told = { ...base, creator: about, value, saidAt: stretch.to };
      return proof ? declareViews(tx, blobs, { ...told, proof }) : lacking();
    };
    return { records: Math.min(rows.length, 1), leftOut: 0, errors, keep };
  }
  if (input.kind === 'answers') {
    const { rows, errors } = readLines('answers', lines);
    const answers = rows.flatMap(({ answer: said, count }) => new Array(count).fill(said));
    const asked = { party, question: about, answers };
    const keep: Prepared['keep'] = (tx, blobs, base) =>
      recordAnswers(tx, blobs, { ...base, ...stretch, ...asked });
    return { records: answers.length, leftOut: 0, errors, keep };
  }
  if (input.kind === 'mentions') {
    const { rows: mentions, errors } = readLines('mentions', lines);
    const keep: Prepared['keep'] = (tx, blobs, base) =>
      recordSpontaneous(tx, blobs, { ...base, ...stretch, where: about, mentions });
    return { records: mentions.length, leftOut: 0, errors, keep };
  }
  if (input.kind === 'subscribers') {
    const { rows, errors } = readLines('subscribers', lines);
    const subscribers = rows.filter((row) => row.opt_in);
    const keep: Prepared['keep'] = (tx, blobs, base) =>
      recordSubscribers(tx, blobs, { ...base, ...stretch, list: about, subscribers });
    const leftOut = rows.length - subscribers.length;
    return { records: subscribers.length, leftOut, errors, keep };
  }
  const { rows, errors } = readLines('comments', lines);
  const comments = rows.map(({ is_brand: isBrand, is_creator: isCreator, ...row }) => ({
    ...row,
    isBrand,
    isCreator,
  }));
  const keep: Prepared['keep'] = async (tx, blobs, base) =>
    proof
      ? recordComments(tx, blobs, { ...base, ...stretch, proof, url: about, comments })
      : lacking();
  return { records: comments.length, leftOut: 0, errors, keep };
}

async function proofOf(file: File | undefined): Promise<Proof | undefined> {
  if (!file || file.size === 0) return undefined;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const mediaType = /^[a-z]+\/[a-z0-9.+-]+$/.test(file.type)
    ? file.type
    : 'application/octet-stream';
  return { bytes, mediaType };
}
