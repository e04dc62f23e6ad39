import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { type AgencyId, newId } from '../lib/ids.ts';
import { type JobQueue, openJobs } from './jobs.ts';

const scope = { agencyId: newId<AgencyId>(), clientIds: [] };
const done: string[] = [];
const errors: Error[] = [];
let failures = 1;
let database: TestDatabase;
let jobs: JobQueue;

beforeAll(async () => {
  database = await openTestDatabase();
  const { ownerPool, ownerConfig } = database;
  jobs = openJobs({ ownerPool, ownerConfig, onError: (error) => errors.push(error) });
  const data = z.object({ id: z.string() });
  jobs.register({
    name: 'note',
    data,
    handle: async ({ id }) => {
      done.push(id);
    },
  });
  jobs.register({
    name: 'stumble',
    data,
    retryDelaySeconds: 1,
    handle: async ({ id }) => {
      if (failures-- > 0) throw new Error('stumbled');
      done.push(id);
    },
  });
  jobs.register({
    name: 'sweep',
    data,
    onePerKey: true,
    handle: async ({ id }) => {
      done.push(id);
    },
  });
  await jobs.start({ work: true });
});
afterAll(async () => {
  await jobs.stop();
  await database[Symbol.asyncDispose]();
});

const arrived = (id: string) =>
  expect.poll(() => done.filter((found) => found === id).length, { timeout: 15_000 }).toBe(1);

test('a job exists if and only if its transaction commits, for both roles', async () => {
  await database.app.write(scope, (tx) => jobs.send(tx, 'note', { id: 'app' }));
  await database.worker.write(scope, (tx) => jobs.send(tx, 'note', { id: 'worker' }));
  await expect(
    database.app.write(scope, async (tx) => {
      await jobs.send(tx, 'note', { id: 'undone' });
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  await arrived('app');
  await arrived('worker');
  expect(done).not.toContain('undone');
});

test('a job that fails runs again, and its error is told', async () => {
  await database.app.write(scope, (tx) => jobs.send(tx, 'stumble', { id: 'twice' }));
  await arrived('twice');
  expect(errors.map(({ message }) => message)).toEqual(['stumbled']);
});

test('one key waits once, and a later hour is kept', async () => {
  const startAfter = new Date(Date.now() + 1_500);
  await database.app.write(scope, async (tx) => {
    for (let i = 0; i < 3; i++) {
      await jobs.send(tx, 'sweep', { id: 'once' }, { startAfter, singletonKey: 'k' });
    }
  });
  expect(done).not.toContain('once');
  await arrived('once');
});

test('other roles add jobs and read none', async () => {
  for (const column of ['data', 'name']) {
    await expect(database.workerPool.query(`select ${column} from pgboss.job`)).rejects.toThrow(
      'permission denied',
    );
  }
});
