import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { buildSmallAgency, type SmallAgency } from '../../test/small-agency.ts';
import { commitTo } from '../../verifier/format/hash.ts';
import { decodeLeaf } from '../../verifier/format/leaf.ts';
import type { Tx } from '../db/db.ts';
import { newId } from '../lib/ids.ts';
import { openVault } from '../vault/vault.ts';
import { readParameters, setParameter } from './agency-parameters.ts';
import { recordDecision } from './decisions.ts';
import { blocks, checkRules, type RuleScope } from './engine.ts';
import type { Facts } from './facts.ts';
import { hashFacts, needsOf } from './facts-hash.ts';
import { listOverrules, type OverruleInput, overruledRules, overruleRule } from './overrule.ts';
import { packs } from './packs.ts';

let folder: string;
let database: TestDatabase;
let agency: SmallAgency;
let other: SmallAgency;
const at = new Date('2026-12-08T09:12:00.000Z');
const scope: RuleScope = { jurisdictions: ['FR', 'house'], at, about: 'relation' };
const reason = 'Solène relira chaque billet le jour de sa parution.';
const unread: Facts = {
  relation: {
    benefit: 'gift',
    isReviewed: false,
    yearTotalCents: 2_400,
    hasSignedContract: false,
    agencyRepresentsCreator: false,
    postsAsConsumer: false,
    hasBoughtIndicators: false,
    claimsCertificate: false,
  },
  product: { category: 'raw-food' },
  creator: { age: 34, isSubjectUnder16: false },
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rules-'));
  database = await openTestDatabase();
  const vault = await openVault(path.join(folder, 'keys'));
  agency = await buildSmallAgency(database, { vault, publicUrl: 'http://localhost:4321' });
  other = await buildSmallAgency(database, { vault, publicUrl: 'http://localhost:4321' });
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const write = <T>(work: (tx: Tx) => Promise<T>) => database.app.write(agency.scope, work);
const read = <T>(work: (tx: Tx) => Promise<T>) => database.app.read(agency.scope, work);

function buildOverrule(over: Partial<OverruleInput> = {}): OverruleInput {
  const by = { id: agency.ids.solene, name: agency.nameOf('solene'), isSenior: true };
  const subject = { subject: 'participation', subjectId: newId() };
  const clientId = agency.clientId;
  return {
    clientId,
    ruleId: 'FR-INF-09',
    facts: unread,
    scope,
    ...subject,
    by,
    reason,
    at,
    ...over,
  };
}

async function leavesOf(kind: string) {
  const { rows } = await database.ownerPool.query<{ id: string; bytes: Buffer }>(
    'select id, bytes from leaf where client_id = $1 and kind = $2 order by staged_no',
    [agency.clientId, kind],
  );
  return rows.map(({ id, bytes }) => {
    const leaf = decodeLeaf(bytes);
    if (!leaf.ok) throw new Error(leaf.error.type);
    return { id, text: bytes.toString('utf8'), body: leaf.value.body as Record<string, unknown> };
  });
}

test('a senior goes past a rule of sign-off, by name and for a reason, while the facts stand', async () => {
  const input = buildOverrule();
  const verdicts = checkRules(unread, scope);
  expect(blocks(verdicts).map(({ ruleId }) => ruleId)).toEqual(['FR-INF-09']);

  expect((await write((tx) => overruleRule(tx, input))).ok).toBe(true);

  const overruled = await read((tx) => overruledRules(tx, input, unread));
  expect(blocks(verdicts, overruled)).toEqual([]);
  expect(await read((tx) => listOverrules(tx, input, unread))).toMatchObject([
    { ruleId: 'FR-INF-09', reason, by: { name: agency.nameOf('solene') }, at, stands: true },
  ]);

  // A fact that the rule doesn't look at changes nothing; one that it looks at ends the overrule.
  const older: Facts = { ...unread, creator: { age: 35 } };
  expect([...(await read((tx) => overruledRules(tx, input, older)))]).toEqual(['FR-INF-09']);
  const paid: Facts = { ...unread, relation: { ...unread.relation, benefit: 'paid' } };
  expect([...(await read((tx) => overruledRules(tx, input, paid)))]).toEqual([]);
  expect(await read((tx) => listOverrules(tx, input, paid))).toMatchObject([{ stands: false }]);
  // Of another thing nothing was said.
  const elsewhere = { ...input, subjectId: newId() };
  expect([...(await read((tx) => overruledRules(tx, elsewhere, unread)))]).toEqual([]);
});

test('decision and overrule stand in the log, with the person and the reason as commitments', async () => {
  const input = buildOverrule({ reason: 'Le client l’a demandé par écrit, au téléphone aussi.' });
  await write((tx) => overruleRule(tx, input));
  const decision = (await leavesOf('rule-decision')).at(-1);
  const overrule = (await leavesOf('overrule')).at(-1);
  expect(decision?.body).toMatchObject({
    rule: 'fr-inf-09',
    outcome: 'fires',
    severity: 'sign-off',
    subject: 'participation',
    subjectId: input.subjectId,
  });
  expect(overrule?.body.decision).toBe(decision?.body.decision);
  expect(overrule?.text).not.toMatch(/Sol|client l/);
  const { rows } = await database.ownerPool.query<{ field: string; salt: Buffer; value: string }>(
    'select field, salt, value from opening where leaf_id = any($1) order by field',
    [[decision?.id, overrule?.id]],
  );
  expect(rows.map(({ field, value }) => [field, value])).toEqual([
    ['by', agency.nameOf('solene')],
    ['facts', hashFacts('FR-INF-09', unread)],
    ['reason', input.reason],
  ]);
  const bodies = { ...decision?.body, ...overrule?.body } as Record<string, unknown>;
  for (const { field, salt, value } of rows) expect(bodies[field]).toBe(commitTo(salt, value));
});

test.each([
  ['by somebody who is no senior', { by: { isSenior: false } }, 'not-a-senior'],
  ['for no reason', { reason: '  ' }, 'reason-missing'],
  ['for a word', { reason: 'd’accord' }, 'reason-missing'],
  ['for many letters that say nothing', { reason: 'aaaaaaaaaaaaaaa' }, 'reason-missing'],
  ['on a rule that refuses', { ruleId: 'FR-INF-10', agencyRepresents: true }, 'not-overrulable'],
  ['on a rule that doesn’t fire', { ruleId: 'FR-INF-06' }, 'not-overrulable'],
  ['on a rule that wants an answer', { isReviewed: undefined }, 'not-overrulable'],
  ['on a rule that isn’t there', { ruleId: 'FR-INF-99' }, 'not-overrulable'],
] as const)('nobody goes past %s', async (_, over, type) => {
  const input = buildOverrule();
  const facts: Facts =
    'agencyRepresents' in over
      ? {
          relation: {
            ...unread.relation,
            agencyRepresentsCreator: true,
            isConflictDisclosed: false,
          },
        }
      : 'isReviewed' in over
        ? { relation: { ...unread.relation, isReviewed: undefined } }
        : unread;
  const done = await write((tx) =>
    overruleRule(tx, {
      ...input,
      facts,
      ruleId: 'ruleId' in over ? over.ruleId : input.ruleId,
      reason: 'reason' in over ? over.reason : reason,
      by: { ...input.by, isSenior: !('by' in over) },
    }),
  );
  expect(done).toMatchObject({ ok: false, error: { type } });
  expect(await read((tx) => listOverrules(tx, input, facts))).toEqual([]);
});

test('rows and leaves are kept together or not at all', async () => {
  const before = await leavesOf('overrule');
  const input = buildOverrule();
  const broken = write(async (tx) => {
    await overruleRule(tx, input);
    throw new Error('the caller fails afterwards');
  });
  await expect(broken).rejects.toThrow('fails afterwards');
  expect((await leavesOf('overrule')).length).toBe(before.length);
  expect(await read((tx) => listOverrules(tx, input, unread))).toEqual([]);
});

test('another agency sees and writes nothing of it', async () => {
  const input = buildOverrule();
  await write((tx) => overruleRule(tx, input));
  expect(await database.app.read(other.scope, (tx) => listOverrules(tx, input, unread))).toEqual(
    [],
  );
  await expect(database.app.write(other.scope, (tx) => overruleRule(tx, input))).rejects.toThrow();
});

test('what stops is kept where its caller asks; what stops nothing is no decision', async () => {
  const subject = { subject: 'shipment', subjectId: newId() };
  const facts: Facts = {
    relation: { benefit: 'gift', yearTotalCents: 104_000, hasSignedContract: false },
  };
  const verdicts = checkRules(facts, scope);
  const stop = blocks(verdicts).find(({ ruleId }) => ruleId === 'FR-INF-06');
  if (!stop) throw new Error('the threshold stops nothing');
  await write((tx) =>
    recordDecision(tx, { clientId: agency.clientId, verdict: stop, facts, ...subject, at }),
  );
  expect((await leavesOf('rule-decision')).at(-1)?.body).toMatchObject({
    rule: 'fr-inf-06',
    severity: 'block',
    outcome: 'fires',
    subject: 'shipment',
  });
  const quiet = verdicts.find(({ ruleId }) => ruleId === 'FR-INF-07');
  if (!quiet) throw new Error('no FR-INF-07');
  await expect(
    write((tx) =>
      recordDecision(tx, { clientId: agency.clientId, verdict: quiet, facts, ...subject, at }),
    ),
  ).rejects.toThrow('stops nothing');
});

test('an agency chooses its thresholds within bounds, and goes back to ours', async () => {
  const change = {
    agencyId: agency.agencyId,
    name: 'contractWarning',
    by: agency.ids.marc,
    at,
  } as const;
  await write((tx) => setParameter(tx, { ...change, value: 60_000 }));
  await write((tx) => setParameter(tx, { ...change, value: 70_000 }));
  expect(await read((tx) => readParameters(tx, agency.agencyId))).toEqual({
    contractWarning: 70_000,
  });
  expect(await database.app.read(other.scope, (tx) => readParameters(tx, agency.agencyId))).toEqual(
    {},
  );
  await expect(write((tx) => setParameter(tx, { ...change, value: 1 }))).rejects.toThrow('must be');
  await write((tx) => setParameter(tx, { ...change, value: null }));
  expect(await read((tx) => readParameters(tx, agency.agencyId))).toEqual({});
});

test('a rule’s needs are all it looks at', () => {
  for (const { id, when } of packs.flatMap(({ rules }) => rules)) {
    const quoted = JSON.stringify(when).match(/"[a-z]+\.[a-zA-Z0-9]+"/g) ?? [];
    const needs = needsOf(when);
    for (const path of quoted) expect(needs, id).toContain(path.slice(1, -1));
  }
});
