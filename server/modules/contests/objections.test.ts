import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ContestBench, openContestBench, openLune } from '../../../test/contest-bench.ts';
import { countObjections } from './count-objections.ts';
import { listContestFacts } from './facts.ts';
import { forgetObjectors } from './objections.ts';

let bench: ContestBench;

beforeAll(async () => {
  bench = await openContestBench();
}, 180_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

test('an objection waits on Today until one person answers it, once, and is erased', async () => {
  const house = await bench.buildAgency();
  const { contestId, publicId } = await openLune(bench, house);
  const nobody = await bench.as(null);
  const [solene, ines, dora] = await Promise.all([
    bench.as('solene', house),
    bench.as('ines', house),
    bench.as('dora', house),
  ]);
  const email = 'lou@courriel.example';
  const form = { publicId, name: 'Lou', email, words: 'Mon code ?', locale: 'en' as const };
  const sent = { ...form, formKey: 'o'.repeat(24) };
  expect(await nobody.objectToDraw(sent)).toEqual({ n: 1 });
  expect(await nobody.objectToDraw(sent)).toEqual({ n: 1 });
  const elsewhere = { ...sent, publicId: 'aaaaaaaaaa' };
  expect(await refusal(nobody.objectToDraw(elsewhere))).toBe('not-found');
  const waits = async () => {
    const of = { clientId: house.clientId, now: bench.clock.now() };
    const found = await bench.database.app.read(house.scope, (tx) => listContestFacts(tx, of));
    return found.filter(({ kind }) => kind === 'objections').map(({ count }) => count);
  };
  expect(await waits()).toEqual([1]);
  const always = {
    clientId: house.clientId,
    operationId: null,
    from: new Date(0),
    to: new Date('2100-01-01T00:00:00Z'),
  };
  const counted = (of: Partial<Parameters<typeof countObjections>[1]> = {}) =>
    bench.database.app.read(house.scope, (tx) => countObjections(tx, { ...always, ...of }));
  expect(await counted()).toMatchObject([{ contestId, received: 1, open: 1 }]);
  expect(await counted({ to: new Date(0) })).toEqual([]);
  expect(await counted({ operationId: crypto.randomUUID() })).toEqual([]);
  const said = { contestId, n: 1, answer: 'It is in the list, place 12.' };
  expect(await refusal(dora.answerObjection(said))).toBe('not-allowed');
  await ines.answerObjection(said);
  await ines.answerObjection(said);
  expect(await refusal(ines.answerObjection({ ...said, answer: 'No.' }))).toBe(
    'objection-answered',
  );
  expect(await waits()).toEqual([]);
  const register = async () => (await dora.readContest({ contestId })).objections;
  expect(await register()).toMatchObject([
    { n: 1, name: 'Lou', words: 'Mon code ?', answer: said.answer },
  ]);
  const mails = async () => {
    const { rows } = await bench.database.ownerPool.query<{ body: string }>(
      'select body from mail where recipient = $1',
      [email],
    );
    return rows.map(({ body }) => body.includes(said.answer));
  };
  expect(await mails()).toEqual([true]);
  const other = await bench.buildAgency();
  const stranger = await bench.as('solene', other);
  expect(await refusal(stranger.answerObjection({ ...said, answer: 'x' }))).toBe('not-found');
  const forget = (isFileErased: boolean) =>
    bench.database.app.write(house.scope, (tx) =>
      forgetObjectors(tx, contestId as never, { isFileErased }),
    );
  await forget(false);
  expect(await register()).toMatchObject([{ name: '', email: null, words: 'Mon code ?' }]);
  expect(await mails()).toEqual([]);
  await forget(true);
  expect((await solene.readContest({ contestId })).objections).toMatchObject([{ n: 1, words: '' }]);
});
