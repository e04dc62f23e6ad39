import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerRules } from '../../../test/answer-rules.ts';
import { refusalOf } from '../../../test/clients-bench.ts';
import { type OperationsBench, openOperationsBench } from '../../../test/operations-bench.ts';
import type { SmallAgency } from '../../../test/small-agency.ts';
import type { CreatorId } from '../../lib/ids.ts';
import { recordObjection } from '../creators/public.ts';
import { dueAt } from './objection.ts';

let bench: OperationsBench;
let agency: SmallAgency;
let operationId: string;
let creatorId: CreatorId;
let participationId: string;
const letter = {
  kind: 'proposal',
  humanSentence: 'J’ai lu votre gâteau au yaourt, pesé au gramme près.',
} as const;

beforeAll(async () => {
  bench = await openOperationsBench();
  bench.clock.set('2026-12-10T08:30:00Z'); // a Thursday
  agency = await bench.buildAgency();
  const solene = await bench.as('solene', agency);
  const dates = { startsOn: '2026-12-14', endsOn: '2026-12-20' };
  const opened = await solene.createOperation({
    clientId: agency.clientId,
    name: 'Lune',
    ...dates,
  });
  operationId = opened.id;
  await answerRules(bench.database, operationId);
  creatorId = (await bench.addCreator(agency, 'Nolwenn', null)).id;
  const kept = await solene.keepCreator({ operationId, creatorId });
  participationId = kept.id;
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

test('two working days are counted from the day in the client’s country', () => {
  const due = (at: string) => dueAt(new Date(at), 'Europe/Paris').toISOString();
  expect(due('2026-12-10T08:30:00Z')).toBe('2026-12-14T08:30:00.000Z');
  // Sunday at Greenwich, Monday in Paris.
  expect(due('2026-12-13T23:30:00Z')).toBe('2026-12-15T23:30:00.000Z');
});

test('what a trainee objects to waits until another senior has answered, once, and late is the head’s', async () => {
  const ines = await bench.as('ines', agency);
  const solene = await bench.as('solene', agency);
  const marc = await bench.as('marc', agency);
  const clarisse = await bench.as('clarisse', agency);
  const said = { operationId, participationId, body: 'Elle a écrit deux fois pour nous.' };
  const { id: objectionId } = await ines.raiseObjection(said);
  const read = async (who: typeof ines) =>
    (await who.readParticipation({ participationId })).objections;
  expect(await read(ines)).toMatchObject([{ by: 'Inès Taldir', outcome: null, canAnswer: false }]);
  // It is the team's own: the client's person reads none.
  expect(await read(clarisse)).toEqual([]);
  expect((await clarisse.readOperation({ operationId })).creators[0]?.alert).toBeNull();
  const board = await solene.readOperation({ operationId });
  expect(board.creators[0]?.alert).toMatchObject({ kind: 'contested', isRed: true });

  const { id: letterId } = await solene.writeLetter({ participationId, ...letter });
  expect(await refusalOf(solene.releaseLetter({ participationId, letterId }))).toBe(
    'objection-open',
  );

  bench.clock.set('2026-12-14T08:30:01Z');
  expect(await read(marc)).toMatchObject([{ isLate: true, waitsFor: null, canAnswer: true }]);
  const answer = {
    operationId,
    objectionId,
    outcome: 'not-followed',
    answer: 'Elle le veut.',
  } as const;
  expect(await refusalOf(ines.answerObjection(answer))).toBe('not-allowed');
  await marc.answerObjection(answer);
  expect(await refusalOf(marc.answerObjection(answer))).toBe('objection-answered');
  expect(await read(ines)).toMatchObject([
    { outcome: 'not-followed', answer: 'Elle le veut.', answeredBy: 'Marc Le Gall' },
  ]);
  const { url } = await solene.releaseLetter({ participationId, letterId });
  expect(url).toContain('/c/');

  // Whoever raised it doesn't answer it, in the database too.
  const own = await solene.raiseObjection({ operationId, body: 'Trop tard dans l’année.' });
  const { id } = own;
  expect(await refusalOf(solene.answerObjection({ ...answer, objectionId: id }))).toBe('four-eyes');
  await expect(
    bench.database.ownerPool.query(
      `update operation_objection set outcome = 'followed', answer = 'x', answered_by = raised_by,
       answered_at = now() where id = $1`,
      [id],
    ),
  ).rejects.toThrow();
  await expect(
    bench.database.ownerPool.query(`update operation_objection set answer = 'x' where id = $1`, [
      objectionId,
    ]),
  ).rejects.toThrow('objection-answered');
});

test('a creator who objects shows on the board, and is no longer somebody to remind', async () => {
  await bench.database.app.write(agency.scope, (tx) =>
    recordObjection(tx, creatorId, bench.clock.now()),
  );
  bench.clock.set('2026-12-29T08:30:00Z');
  const solene = await bench.as('solene', agency);
  const [line] = (await solene.readOperation({ operationId })).creators;
  expect(line).toMatchObject({
    asked: [{ kind: 'objection', dueAt: null }],
    alert: { kind: 'objected', action: 'close' },
  });
  const clarisse = await bench.as('clarisse', agency);
  expect((await clarisse.readOperation({ operationId })).creators[0]?.asked).toEqual([]);
  await solene.moveParticipation({ participationId, to: 'declined' });
  const [after] = (await solene.readOperation({ operationId })).creators;
  expect(after?.alert).toBeNull();
});
