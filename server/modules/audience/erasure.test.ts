import { createHash } from 'node:crypto';
import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerRules } from '../../../test/answer-rules.ts';
import { refusalOf } from '../../../test/clients-bench.ts';
import { openOperationsBench } from '../../../test/operations-bench.ts';
import type { SmallAgency, Who } from '../../../test/small-agency.ts';
import type { ClientId, CreatorId, ObservationId, OperationId } from '../../lib/ids.ts';
import { addCheckpointReader, stopCheckpointMail } from '../clients/checkpoint-readers.ts';
import { removeCreator } from '../creators/remove-creator.ts';
import { eraseKnown, erasePersonAgain } from './erase-person.ts';
import { eraseReaderAgain } from './erase-reader.ts';
import { logErasures } from './log-erasures.ts';
import { pseudonymOf } from './pseudonym.ts';
import { listObservations, recordObservation } from './public.ts';
import { audienceRoutes } from './routes.ts';
import { tables } from './store.ts';

let bench: Awaited<ReturnType<typeof openOperationsBench>>;
let agency: SmallAgency;
let operationId: OperationId;

beforeAll(async () => {
  bench = await openOperationsBench();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());
beforeEach(async () => {
  bench.clock.set('2026-12-08T08:30:00Z');
  agency = await bench.buildAgency();
  operationId = await bench.buildOperation(agency);
  await answerRules(bench.database, operationId);
});

async function as(who: Who, of = agency) {
  const deps = { ...bench.deps, connectors: new Map(), publicUrl: 'http://localhost:4321' };
  return createRouterClient(audienceRoutes(deps), { context: await of.contextOf(who) });
}

/** Comments as a reading keeps them; a pseudonym for each author within `scopeId`. */
async function comments(
  scopeId: OperationId | ClientId,
  said: readonly (readonly [author: string, text: string])[],
  then: 'as-read' | 'erase-known' = 'as-read',
): Promise<ObservationId> {
  const at = bench.clock.now();
  return bench.database.app.write(agency.scope, async (tx) => {
    const own = { scope_id: scopeId, client_id: agency.clientId };
    await tables(tx)
      .insertInto('pseudonym_salt')
      .values(own)
      .onConflict((on) => on.doNothing())
      .execute();
    const { salt } = await tables(tx)
      .selectFrom('pseudonym_salt')
      .select('salt')
      .where('scope_id', '=', scopeId)
      .executeTakeFirstOrThrow();
    const records = said.map(([author, text], i) => ({
      id: pseudonymOf(salt, 'wordpress', `comment ${i}`),
      author: pseudonymOf(salt, 'wordpress', `person ${author}`),
      ...{ parent: null, at: at.toISOString(), text, isBrand: false, isCreator: false },
    }));
    const observationId = await recordObservation(tx, bench.blobs, {
      clientId: agency.clientId,
      operationId: scopeId === operationId ? operationId : null,
      kind: 'comments',
      object: 'https://ombrelune.example/1',
      ...{ source: 'wordpress', mark: 'measured', method: 'read', from: at, to: at, at },
      records,
      raw: { bytes: Buffer.from(JSON.stringify(said)), mediaType: 'application/json' },
    });
    if (then === 'erase-known') await eraseKnown(tx, { observationId, scopeId, at });
    return observationId;
  });
}

const told = async (word: string) => {
  const { rows } = await bench.database.ownerPool.query<{ n: number }>(
    'select count(*)::integer as n from observation_record where client_id = $1 and record::text like $2',
    [agency.clientId, `%${word}%`],
  );
  return rows[0]?.n;
};
const leaves = async () => {
  const { rows } = await bench.database.ownerPool.query<{ n: number }>(
    "select count(*)::integer as n from leaf where client_id = $1 and kind = 'record-erasure'",
    [agency.clientId],
  );
  return rows[0]?.n;
};
const hash = createHash('sha256').update('lise@kervadec.example').digest('hex');

describe('whoever commented and asks', () => {
  test('is found by what they know of themselves, and all of it goes, with a leaf each', async () => {
    await comments(operationId, [
      ['name:yann k.', 'Je ne digère pas'],
      [`portrait:${hash}`, 'Bravo'],
      ['name:yann k.', 'Ma fille non plus'],
    ]);
    await comments(agency.clientId, [['name:yann k.', 'Toujours pas']]);
    const dora = await as('dora');
    const find = async (who: string) => (await dora.findPeople({ operationId, who })).people;
    const byName = await find('Yann K.');
    expect(byName.map(({ records }) => records.map(({ text }) => text))).toEqual([
      ['Je ne digère pas', 'Ma fille non plus'],
      ['Toujours pas'],
    ]);
    // By words, too: then everything of whoever said them.
    expect(await find('fille non')).toEqual(byName.slice(0, 1));
    expect(await find(byName[0]?.author ?? '')).toEqual(byName.slice(0, 1));
    const byMail = await find(' Lise@Kervadec.example');
    expect(byMail.map(({ records }) => records[0]?.text)).toEqual(['Bravo']);
    expect(await find('100%')).toEqual([]);
    let erased = 0;
    for (const { scopeId, author } of byName) {
      const input = { operationId, scopeId, author, reason: 'asked' } as const;
      erased += (await dora.erasePerson(input)).records;
      expect(await refusalOf(dora.erasePerson(input))).toBe('not-found');
    }
    expect(erased).toBe(3);
    expect([await told('digère'), await told('Toujours'), await told('Bravo')]).toEqual([0, 0, 1]);
    expect(await leaves()).toBe(3);
    expect(await find('Yann K.')).toEqual([]);
    const { rows } = await bench.database.ownerPool.query(
      `select (select count(*)::integer from observation where client_id = $1 and raw is not null) as raw,
        (select count(*)::integer from erasure where what like 'author %' || $1 || ' %') as noted`,
      [agency.clientId],
    );
    expect(rows).toEqual([{ raw: 0, noted: 2 }]);
  });

  test('is found where the log’s head is mailed to them, stopped or not, and never named again', async () => {
    const { ownerPool } = bench.database;
    const at = bench.clock.now();
    const own = { clientId: agency.clientId, locale: 'fr', by: agency.ids.solene, at } as const;
    const [stopped, reading] = ['anne@temoin.example', 'paul@temoin.example'];
    for (const email of [stopped, reading]) {
      await bench.database.app.write(agency.scope, (tx) =>
        addCheckpointReader(tx, { ...own, email }),
      );
    }
    const { rows: tokens } = await ownerPool.query<{ email: string; stop_token: string }>(
      'select email, stop_token from checkpoint_reader where client_id = $1 order by email',
      [agency.clientId],
    );
    for (const { email, stop_token } of tokens) {
      await ownerPool.query(
        `insert into mail (id, agency_id, recipient, subject, body, created_at)
         values (gen_random_uuid(), $1, $2, 'Le journal', 'Arrêter : /checkpoints/' || $3, now())`,
        [agency.agencyId, email, stop_token],
      );
    }
    await stopCheckpointMail(bench.database.app, tokens[0]?.stop_token ?? '', at);
    const dora = await as('dora');
    const find = async (who: string) => (await dora.findPeople({ operationId, who })).people;
    expect(await find('temoin.example')).toEqual([]);
    for (const email of [stopped, reading]) {
      const [one] = await find(` ${email.toUpperCase()} `);
      expect(one).toMatchObject({ author: 'reader', email, records: [] });
      const input = { operationId, scopeId: one?.scopeId ?? '', author: 'reader', reason: 'asked' };
      const asked = { ...input, reason: 'asked' } as const;
      expect(await dora.erasePerson(asked)).toEqual({ records: 1 });
      expect(await refusalOf(dora.erasePerson(asked))).toBe('not-found');
      expect(await find(email)).toEqual([]);
      const again = await bench.database.app.write(agency.scope, (tx) =>
        addCheckpointReader(tx, { ...own, email }),
      );
      expect(again).toMatchObject({ ok: false, error: { type: 'reader-stopped' } });
    }
    const held = async () =>
      (
        await ownerPool.query(
          `select (select count(*)::integer from mail where recipient like '%temoin%') as mails,
             (select count(*)::integer from checkpoint_reader where email like '%temoin%') as readers,
             (select count(*)::integer from checkpoint_reader where email like 'erased:%') as hashes`,
        )
      ).rows[0];
    expect(await held()).toEqual({ mails: 0, readers: 0, hashes: 2 });

    // Of a copy from before: one is a reader again, the other was never named yet.
    const { rows: lines } = await ownerPool.query<{ what: string }>(
      "select what from erasure where what like 'reader %' order by no",
    );
    expect(lines).toHaveLength(2);
    await ownerPool.query('delete from checkpoint_reader where client_id = $1', [agency.clientId]);
    await bench.database.app.write(agency.scope, (tx) =>
      addCheckpointReader(tx, { ...own, email: stopped }),
    );
    for (const { what } of [...lines, ...lines]) {
      const hash = what.split(' ')[3] ?? '';
      await bench.database.app.write(agency.scope, (tx) =>
        eraseReaderAgain(tx, agency.clientId, hash, at),
      );
    }
    expect(await held()).toEqual({ mails: 0, readers: 0, hashes: 2 });
    const named = await bench.database.app.write(agency.scope, (tx) =>
      addCheckpointReader(tx, { ...own, email: reading }),
    );
    expect(named).toMatchObject({ ok: false, error: { type: 'reader-stopped' } });
  });

  test('is found where they subscribed, and all that they wrote where words are known', async () => {
    const at = bench.clock.now();
    await bench.database.app.write(agency.scope, async (tx) => {
      const own = { scope_id: operationId, client_id: agency.clientId };
      const { salt } = await tables(tx)
        .insertInto('pseudonym_salt')
        .values(own)
        .returning('salt')
        .executeTakeFirstOrThrow();
      await recordObservation(tx, bench.blobs, {
        ...{ clientId: agency.clientId, operationId, kind: 'subscribers', mark: 'measured' },
        ...{ object: 'Lettre', source: 'mailing-list', method: 'import', from: at, to: at, at },
        records: ['lise@lise.example', 'yann@yann.example'].map((one) => ({
          id: pseudonymOf(salt, 'mailing-list', `subscriber ${one}`),
          at: at.toISOString(),
        })),
      });
    });
    await comments(operationId, [['name:yann', 'Un']]);
    await comments(operationId, [
      ['name:yann', 'Deux'],
      ['name:lise', 'Trois'],
    ]);
    const dora = await as('dora');
    const find = async (who: string) => (await dora.findPeople({ operationId, who })).people;
    const [byWords] = await find('deux');
    expect(byWords?.records.map(({ text }) => text)).toEqual(['Un', 'Deux']);
    const found = await find('Yann@yann.example');
    expect(found.map(({ records }) => records.map(({ text }) => text))).toEqual([[null]]);
    const [one] = found;
    const input = { operationId, scopeId: operationId, author: one?.author ?? '' };
    expect(await dora.erasePerson({ ...input, reason: 'asked' })).toEqual({ records: 1 });
    expect(await find('Yann@yann.example')).toEqual([]);
    expect(await find('lise@lise.example')).toHaveLength(1);
  });

  test('is erased from later readings as they come in, and nobody else is', async () => {
    await comments(operationId, [['name:yann', 'Première fois']]);
    const dora = await as('dora');
    const [one] = (await dora.findPeople({ operationId, who: 'Première' })).people;
    await dora.erasePerson({
      ...{ operationId, scopeId: operationId, author: one?.author ?? '', reason: 'objected' },
    });
    bench.clock.set('2026-12-11T08:30:00Z');
    const said = [
      ['name:yann', 'Deuxième fois'],
      ['name:lise', 'Bien'],
    ] as const;
    await comments(operationId, said, 'erase-known');
    expect([await told('Deuxième'), await told('Bien')]).toEqual([0, 1]);
    expect(await leaves()).toBe(2);
  });

  test('is seen by those only who answer for data, in their own agency', async () => {
    await comments(operationId, [['name:yann', 'Moi seul']]);
    const who = 'Moi seul';
    const other = await bench.buildAgency();
    for (const client of [await as('ines'), await as('karim'), await as('clarisse')]) {
      expect(await refusalOf(client.findPeople({ operationId, who }))).toBe('not-found');
    }
    expect(await refusalOf((await as('dora', other)).findPeople({ operationId, who }))).toBe(
      'not-found',
    );
    const [one] = (await (await as('dora')).findPeople({ operationId, who })).people;
    const input = { operationId, scopeId: operationId, author: one?.author ?? '' };
    const erase = async (from: Who, of: SmallAgency) =>
      refusalOf((await as(from, of)).erasePerson({ ...input, reason: 'asked' }));
    expect(await erase('ines', agency)).toBe('not-allowed');
    expect(await erase('dora', other)).toBe('not-found');
    expect(await told('Moi seul')).toBe(1);
  });

  test('is erased again by the pseudonym where an older copy has its salt, and only there', async () => {
    const observationId = await comments(operationId, [['name:yann', 'Revenu']]);
    const { rows } = await bench.database.ownerPool.query(
      "select record ->> 'author' as author from observation_record where observation_id = $1",
      [observationId],
    );
    const whose = { clientId: agency.clientId, author: rows[0].author };
    const again = (scopeId: OperationId | ClientId) =>
      bench.database.app.write(agency.scope, (tx) =>
        erasePersonAgain(tx, { ...whose, scopeId }, bench.clock.now()),
      );
    await again(agency.clientId);
    expect(await told('Revenu')).toBe(1);
    await again(operationId);
    await again(operationId);
    expect([await told('Revenu'), await leaves()]).toEqual([0, 1]);
  });
});

test('a creator’s captures and what they told go when they are erased, and aren’t observed anew', async () => {
  const solene = await bench.as('solene', agency);
  const nobody = await bench.as(null, agency);
  const ids: CreatorId[] = [];
  for (const name of ['Seigle', 'Levain']) {
    const { id: creatorId } = await bench.addCreator(agency, name);
    ids.push(creatorId);
    const { id: participationId } = await solene.keepCreator({ operationId, creatorId });
    const humanSentence = 'Votre billet sur la châtaigne m’a fait goûter le riz au lait autrement.';
    const letter = await solene.writeLetter({ participationId, kind: 'proposal', humanSentence });
    const sent = await solene.releaseLetter({ participationId, letterId: letter.id });
    const url = sent.url ?? (await solene.renewCreatorLink({ participationId })).url;
    const token = url.split('/').at(-1) ?? '';
    await nobody.answerByLink({ token, answer: 'interested' });
    bench.blog.write(`/${name}`, `<h1>${name}</h1><p>Le yaourt d’Ombrelune est bon.</p>`);
    await nobody.publishByLink({ token, url: `${bench.blog.url}/${name}` });
  }
  bench.clock.set('2026-12-08T09:30:00Z');
  await bench.capture(agency);
  const at = bench.clock.now();
  const audience = await as('solene');
  await audience.observeOperation({ operationId });
  await bench.database.app.write(agency.scope, (tx) =>
    recordObservation(tx, bench.blobs, {
      clientId: agency.clientId,
      operationId,
      kind: 'declared-views',
      object: operationId,
      ...{ source: 'creator', mark: 'declared', method: 'told', from: at, to: at, at },
      records: ids.map((creator) => ({ creator, value: 400 })),
    }),
  );
  // Their own page, and their neighbour's, whose address only begins alike.
  const pages = [
    `${bench.blog.url}/Seigle`,
    'https://seigle.example/0',
    'https://seigle.examples/',
  ];
  const see = (object: string) =>
    bench.database.app.write(agency.scope, (tx) =>
      recordObservation(tx, bench.blobs, {
        ...{ clientId: agency.clientId, operationId, kind: 'reading', object, source: 'page' },
        ...{ mark: 'network', method: 'read', from: at, to: at, at },
        records: [{ name: 'comments', value: 7, rule: 'Tous.' }],
        raw: { bytes: Buffer.from(object), mediaType: 'text/plain' },
      }),
    );
  for (const object of [...pages, 'Seigle', 'Levain']) await see(object);
  const kept = async () => {
    const { rows } = await bench.database.ownerPool.query<{ kind: string; n: number }>(
      `select o.kind, count(r.record)::integer as n from observation o
        join observation_record r on r.observation_id = o.id
        where o.client_id = $1 and o.kind in ('mention', 'declared-views') group by 1 order by 1`,
      [agency.clientId],
    );
    return rows;
  };
  expect(await kept()).toEqual([
    { kind: 'declared-views', n: 2 },
    { kind: 'mention', n: 2 },
  ]);
  const [first] = ids;
  if (!first) throw new Error('nobody');
  await bench.database.app.write(agency.scope, (tx) => removeCreator(tx, first, { bar: true, at }));
  expect(await kept()).toEqual([
    { kind: 'declared-views', n: 1 },
    { kind: 'mention', n: 1 },
  ]);
  const read = await bench.database.app.read(agency.scope, (tx) =>
    listObservations(tx, {
      ...{ clientId: agency.clientId, operationId, kinds: ['reading'] },
      ...{ from: new Date('2026-01-01T00:00:00Z'), to: new Date('2027-01-01T00:00:00Z') },
    }),
  );
  const objects = read.map(({ observation }) => observation.object);
  expect(objects.toSorted()).toEqual(['Levain', pages[2]]);
  const { rows: left } = await bench.database.ownerPool.query(
    `select (select count(*)::integer from observation where client_id = $1 and kind = 'reading'
        and (raw is not null) = (object not like 'about:%')) as raw,
      (select count(*)::integer from opening where client_id = $1 and field = 'object'
        and (value ilike '%seigle.example/%' or value = 'Seigle')) as told`,
    [agency.clientId],
  );
  expect(left).toEqual([{ raw: 5, told: 0 }]);
  const { worker } = bench.database;
  const logged = await logErasures({ worker, clock: bench.clock });
  expect(logged).toBeGreaterThanOrEqual(3);
  expect(await leaves()).toBe(logged);
  expect(await logErasures({ worker, clock: bench.clock })).toBe(0);
  bench.clock.set('2026-12-09T09:30:00Z');
  await audience.observeOperation({ operationId });
  expect(await kept()).toEqual([
    { kind: 'declared-views', n: 1 },
    { kind: 'mention', n: 2 },
  ]);
});
