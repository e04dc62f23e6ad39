import pg from 'pg';
import { migrate } from '../server/db/migrate.ts';
import { openPublishWorld, type PublishWorld } from './publish-world.ts';
import { type Case, summarise } from './report.ts';
import { createRandom } from './workload.ts';

const SEED = 'publish-claims-2026';
const CLIENTS = 50;
const ACCOUNTS = 4;
const DUE = 1_000;
const ME = '00000000-0000-7000-8000-000000000001';

/** What a claim costs where nothing is finished yet, and after a long history; in turn. */
export async function runClaims(isQuick: boolean): Promise<Case[]> {
  const finished = isQuick ? 20_000 : 100_000;
  await using world = await openPublishWorld();
  const empty = await openHistory(world, 'claims_empty', 0);
  const full = await openHistory(world, 'claims_full', finished);
  try {
    return [
      await compare('claim', 'select * from claim_deliveries($1, $2, 45, 32)', {
        empty,
        full,
        finished,
        values: [ME, new Date()],
      }),
      await compare('next-due', 'select next_delivery_at($1)', {
        empty,
        full,
        finished,
        values: [new Date()],
      }),
    ];
  } finally {
    await empty.end();
    await full.end();
  }
}

type Histories = { empty: pg.Client; full: pg.Client; finished: number; values: unknown[] };

async function compare(name: string, statement: string, at: Histories): Promise<Case> {
  const [withMs, withoutMs, ratios]: number[][] = [[], [], []];
  for (let round = 0; round < 21; round++) {
    const without = await time(at.empty, statement, at.values);
    const full = await time(at.full, statement, at.values);
    withMs?.push(full);
    withoutMs?.push(without);
    ratios?.push(full / without);
  }
  const random = createRandom(SEED);
  const { value, ci95 } = summarise(withMs ?? [], random);
  const ratio = summarise(ratios ?? [], random).value;
  return {
    bench: 'publish',
    case: name,
    n: at.finished,
    seed: SEED,
    unit: 'ms',
    value,
    ci95,
    baseline: {
      name: 'without history',
      version: '',
      value: summarise(withoutMs ?? [], random).value,
    },
    ratio,
    target: { words: 'at most 1.5 x without history', isMet: ratio <= 1.5 },
    counters: {
      due: DUE,
      blocks: await countBlocks(at.full, statement, at.values),
      blocksWithout: await countBlocks(at.empty, statement, at.values),
    },
  };
}

/** Undone each time, so that every round finds the same. */
async function time(client: pg.Client, statement: string, values: unknown[]): Promise<number> {
  await client.query('begin');
  const started = performance.now();
  await client.query(statement, values);
  const ms = performance.now() - started;
  await client.query('rollback');
  return ms;
}

/** Pages of the database that the statement touches; the same on every machine. */
async function countBlocks(client: pg.Client, statement: string, values: unknown[]) {
  await client.query('begin');
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
    `explain (analyze, buffers, format json) ${statement}`,
    values,
  );
  await client.query('rollback');
  const plan = rows[0]?.['QUERY PLAN'][0].Plan ?? {};
  return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
}

/** A database of its own with `finished` deliveries accepted and a thousand due. */
async function openHistory({ database }: PublishWorld, name: string, finished: number) {
  await database.ownerPool.query(`create database ${name}`);
  const client = new pg.Client({ ...database.ownerConfig, database: name });
  await client.connect();
  await migrate(client);
  await client.query(PEOPLE);
  await client.query(ACCOUNTS_OF_CLIENTS);
  for (const [state, count] of [['accepted', finished] as const, ['prepared', DUE] as const]) {
    await client.query(POSTS, [state, count]);
  }
  await client.query('vacuum analyze');
  return client;
}

const PEOPLE = `
  insert into agency (id, name, locale, time_zone, created_at)
    values ('${ME}', 'Compagnie', 'fr', 'Europe/Paris', now());
  insert into member (id, agency_id, name, email, role, created_at)
    values ('${ME}', '${ME}', 'Solène', 'solene@agence.example', 'mentor', now())`;

const ACCOUNTS_OF_CLIENTS = `
  with made as (
    insert into client (id, agency_id, name, time_zone, accountable_id, created_at)
    select gen_random_uuid(), '${ME}', 'client ' || i, 'Europe/Paris', '${ME}', now()
    from generate_series(1, ${CLIENTS}) i returning id
  )
  insert into channel (id, client_id, connector, handle, url, remote_id, sealed_credentials,
    granted_by, granted_at, state_since)
  select gen_random_uuid(), made.id, 'bench', 'a' || j, '', 'a' || j, '', 'Clarisse', now(), now()
  from made, generate_series(1, ${ACCOUNTS}) j`;

const POSTS = `
  with place as (
    select id, client_id, row_number() over (order by id) - 1 as n from channel
  ), made as (
    insert into post (id, client_id, title, author_id, stage, stage_since, due_at, created_at, updated_at)
    select gen_random_uuid(), place.client_id, place.id::text, '${ME}', 'signed', now(),
      now() - make_interval(secs => i), now(), now()
    from generate_series(1, $2::integer) i
    join place on place.n = i % ${CLIENTS * ACCOUNTS} returning id, client_id, title, due_at
  )
  insert into delivery (id, client_id, post_id, channel_id, version, content_hash, state, network_key,
    due_at, window_minutes, next_try_at, created_at, accepted_at)
  select gen_random_uuid(), client_id, id, title::uuid, 1, '', $1, id::text, due_at, 1440, due_at,
    now(), case when $1 = 'accepted' then now() end
  from made`;
