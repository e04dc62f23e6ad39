import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { refusalOf } from '../../../test/clients-bench.ts';
import { openOperationsBench } from '../../../test/operations-bench.ts';
import type { SmallAgency } from '../../../test/small-agency.ts';
import { indicators } from '../../../verifier/report/indicators.ts';
import { compute } from '../../../verifier/report/query.ts';
import type { OperationId } from '../../lib/ids.ts';
import {
  declareViews,
  recordAnswers,
  recordComments,
  recordSpontaneous,
  recordSubscribers,
} from './enter-observed.ts';
import { erasePerson } from './erase-person.ts';
import { findPeople } from './find-person.ts';
import { listObservations } from './public.ts';
import { audienceRoutes } from './routes.ts';

let bench: Awaited<ReturnType<typeof openOperationsBench>>;
let agency: SmallAgency;
let operationId: OperationId;
const from = new Date('2026-12-07T08:00:00Z');
const to = new Date('2026-12-08T08:00:00Z');
const proof = { bytes: new TextEncoder().encode('<p>page</p>'), mediaType: 'text/html' };

beforeAll(async () => {
  bench = await openOperationsBench();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());
beforeEach(async () => {
  bench.clock.set('2026-12-08T08:30:00Z');
  agency = await bench.buildAgency();
  operationId = await bench.buildOperation(agency);
});

const inez = (role = 'trainee') => ({
  actor: { memberId: agency.ids.ines, role },
  operationId,
  at: bench.clock.now(),
});
type Write = Parameters<typeof bench.database.app.write>[1];
const write = <T>(work: (tx: Parameters<Write>[0]) => Promise<T>) =>
  bench.database.app.write(agency.scope, work);

async function figure(id: string, params = {}) {
  const read = await write((tx) =>
    listObservations(tx, {
      clientId: agency.clientId,
      operationId,
      from: new Date('2026-01-01T00:00:00Z'),
      to: new Date('2027-01-01T00:00:00Z'),
    }),
  );
  const indicator = indicators[id];
  if (!indicator) throw new Error(`no indicator ${id}`);
  const query = {
    objects: null,
    from: '2026-01-01T00:00:00.000Z',
    to: '2027-01-01T00:00:00.000Z',
  };
  const kept = read
    .map(({ observation }, index) => ({ ...observation, index }))
    .filter(({ kind }) => indicator.inputs.includes(kind));
  return compute(indicator, params, query as never, kept as never).figure;
}

describe('what people enter', () => {
  test('a creator’s views are declared, and the last ones count', async () => {
    for (const [value, hour] of [
      [900, '06'],
      [1200, '07'],
    ] as const) {
      const saidAt = new Date(`2026-12-08T${hour}:00:00Z`);
      const told = { ...inez(), creator: 'Le Bol Bleu', value, saidAt, proof };
      expect((await write((tx) => declareViews(tx, bench.deps.blobs, told))).ok).toBe(true);
    }
    const views = await figure('declared-views');
    expect(views.mark).toBe('declared');
    expect(views.parts.map(({ name, value }) => [name, value])).toEqual([['Le Bol Bleu', 1200]]);
  });

  test('answers count of those who were asked', async () => {
    const asked = { party: 'creator', question: 'Encore ?', from, to } as const;
    const input = { ...inez(), ...asked, answers: ['oui', 'non', null] };
    expect((await write((tx) => recordAnswers(tx, bench.deps.blobs, input))).ok).toBe(true);
    const { numerator, denominator } = await figure('survey', { party: 'creator' });
    expect([numerator, denominator]).toEqual([2, 3]);
    const none = { ...inez(), ...asked, answers: [] };
    expect(await write((tx) => recordAnswers(tx, bench.deps.blobs, none))).toMatchObject({
      error: { type: 'nothing-to-enter' },
    });
  });

  test('a list brought twice counts its subscribers once, and keeps no address', async () => {
    const subscribers = [
      { id: 'Lou@example.org', at: from },
      { id: 'mia@example.org', at: from },
    ];
    const input = { ...inez(), list: 'La lettre', subscribers, from, to };
    for (const one of [input, { ...input, subscribers: [{ id: 'lou@example.org', at: from }] }]) {
      await write((tx) => recordSubscribers(tx, bench.deps.blobs, one));
    }
    expect((await figure('subscribers')).value).toBe(2);
    const { rows } = await bench.database.ownerPool.query(
      `select count(*)::integer as n from observation_record where record::text ilike '%example.org%'`,
    );
    expect(rows[0].n).toBe(0);
  });

  test('whoever wrote has a pseudonym, is found by name, and stays erased when read again', async () => {
    const comment = {
      id: '1',
      author: 'Lou Pinel',
      parent: null,
      at: from,
      text: 'Très bon.',
      isBrand: false,
      isCreator: false,
    };
    const comments = [comment, { ...comment, id: '2', author: 'Mia', parent: '1', text: 'Oui' }];
    const page = { ...inez(), url: 'https://bol-bleu.example/lune', comments, from, to, proof };
    await write((tx) => recordComments(tx, bench.deps.blobs, page));
    const mention = { url: 'https://fil.example/1', author: 'Lou Pinel', at: from };
    const found = { ...inez(), where: 'fil.example', mentions: [mention], from, to };
    await write((tx) => recordSpontaneous(tx, bench.deps.blobs, found));
    expect((await figure('commenters')).value).toBe(2);
    expect((await figure('spontaneous')).value).toBe(1);
    const people = await write((tx) => findPeople(tx, { operationId, who: 'Lou Pinel' }));
    expect(people?.map(({ records }) => records.length)).toEqual([2]);
    const author = people?.[0]?.author ?? '';
    const asked = { ...inez('dpo'), scopeId: operationId, author, reason: 'asked' } as const;
    await write((tx) => erasePerson(tx, asked));
    await write((tx) => recordComments(tx, bench.deps.blobs, page));
    expect((await figure('commenters')).value).toBe(1);
  });

  test('nothing is entered of what is still to come, nor by who may not', async () => {
    const views = { creator: 'A', value: 1, proof };
    const soon = { ...inez(), ...views, saidAt: new Date('2026-12-09T00:00:00Z') };
    expect(await write((tx) => declareViews(tx, bench.deps.blobs, soon))).toMatchObject({
      error: { type: 'time-unfit' },
    });
    const dpo = { ...inez('dpo'), ...views, saidAt: from };
    expect(await write((tx) => declareViews(tx, bench.deps.blobs, dpo))).toMatchObject({
      error: { type: 'not-allowed' },
    });
  });

  test('lines are looked at before they are kept, and say what can’t be read', async () => {
    const deps = { ...bench.deps, connectors: new Map(), publicUrl: 'http://localhost:4321' };
    const context = await agency.contextOf('ines');
    const { enterObserved } = createRouterClient(audienceRoutes(deps), { context });
    const stretch = { from: from.toISOString(), to: to.toISOString() };
    const list = {
      ...{ operationId, ...stretch, kind: 'subscribers' as const, about: 'La lettre' },
      lines:
        'id,at,opt_in\na@x.example,2026-12-07T09:00:00Z,oui\nb@x.example,hier,oui\nc@x.example,2026-12-07T09:00:00Z,non',
    } as const;
    const looked = await enterObserved({ ...list, keep: 'yes' });
    expect(looked).toEqual({
      ...{ id: null, records: 1, leftOut: 1 },
      errors: [{ line: 3, field: 'at' }],
    });
    expect((await figure('subscribers')).value).toBe(null);
    const lines = list.lines.replace('hier', '2026-12-07T10:00:00Z');
    expect((await enterObserved({ ...list, lines })).id).toBe(null);
    expect((await enterObserved({ ...list, lines, keep: 'yes' })).id).not.toBe(null);
    expect((await figure('subscribers')).value).toBe(2);
    const views = {
      ...{ operationId, ...stretch, kind: 'views' as const, about: 'Le Bol Bleu' },
      ...{ lines: 'value\n900', keep: 'yes' as const },
    } as const;
    expect(await refusalOf(enterObserved(views))).toBe('proof-missing');
    const file = new File(['png'], 'vues.png', { type: 'image/png' });
    expect((await enterObserved({ ...views, file })).id).not.toBe(null);
  });
});
