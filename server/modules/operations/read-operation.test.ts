import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BriefWorld, openBriefWorld } from '../../../test/brief-world.ts';
import type { CreatorId, OperationId } from '../../lib/ids.ts';
import { addCreator } from '../creators/public.ts';
import { findAgreement, saveAgreement, signAgreement } from './agreement.ts';
import { draftAgreement } from './agreement-draft.ts';
import { createOperation } from './create-operation.ts';
import { addPastRelation } from './give-benefit.ts';
import { keepCreator } from './keep-creator.ts';
import { readPlaces } from './read-operation.ts';
import { findOperation, lockParticipation } from './store.ts';

let world: BriefWorld;
let agency: Awaited<ReturnType<BriefWorld['buildAgency']>>;
const at = new Date('2026-10-20T08:00:00Z');

beforeAll(async () => {
  world = await openBriefWorld();
  agency = await world.buildAgency();
}, 60_000);
afterAll(() => world?.[Symbol.asyncDispose]());

const value = <T>(done: { ok: true; value: T } | { ok: false; error: { type: string } }): T => {
  if (!done.ok) throw new Error(done.error.type);
  return done.value;
};

/** An operation with so many creators; each has had as many euros as their place in it. */
async function open(creators: number): Promise<OperationId> {
  const { agencyId } = agency.scope;
  const { clientId } = agency;
  const by = agency.ids.solene;
  return world.database.app.write(agency.scope, async (tx) => {
    const dates = { startsOn: '2026-10-20', endsOn: '2026-12-04' };
    const of = { clientId, name: `à ${creators}`, lines: [], ...dates, by, at };
    const operationId = value(await createOperation(tx, of));
    for (let i = 0; i < creators; i++) {
      const name = `k${i}-${creators}`;
      const entered = { name, url: `https://${name}.example`, languages: ['fr'] };
      const added = await addCreator(tx, { agencyId, ...entered, source: 'hand', at });
      const creatorId: CreatorId = value(added);
      const before = { label: 'Avant', valueCents: 100 * i, givenOn: '2026-02-01', by, at };
      await addPastRelation(tx, { clientId, creatorId, ...before });
      const kept = { creatorId, why: '', quotes: [], ask: '', dueOn: null, exceptionReason: '' };
      const id = value(await keepCreator(tx, { agencyId, operationId, by, at }, kept));
      const row = await lockParticipation(tx, id);
      const [place] = row ? await read(tx, operationId).then((all) => all.slice(-1)) : [];
      if (!row || !place || i === 0) continue;
      const content = await draftAgreement(tx, place, true, 'fr');
      value(await saveAgreement(tx, row, { kind: 'agreement', content }, { by, at }));
      if (i === 1) continue;
      const { n = 0, contentHash = '' } = (await findAgreement(tx, id)) ?? {};
      const signer = { kind: 'member', id: by, name: 'Solène Kermarzin' } as const;
      value(await signAgreement(tx, row, { n, contentHash, signer, at }));
    }
    return operationId;
  });
}

type Tx = Parameters<typeof readPlaces>[0];

async function read(tx: Tx, id: OperationId) {
  const operation = await findOperation(tx, id);
  return operation ? readPlaces(tx, operation, at) : [];
}

function counted(id: OperationId) {
  let statements = 0;
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements++;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return world.database.app.read(agency.scope, async (tx) => {
    const places = await read(tx.withPlugin(counter) as Tx, id);
    return { places, statements };
  });
}

test('a board of twelve asks as many questions as a board of three', async () => {
  const few = await counted(await open(3));
  const many = await counted(await open(12));
  expect(many.places).toHaveLength(12);
  expect(many.statements).toBe(few.statements);
  expect(many.statements).toBeLessThan(20);
  // And each has their own sum, and their own paper.
  expect(many.places.map(({ threshold }) => threshold.givenCents)).toEqual(
    many.places.map((_, i) => 100 * i),
  );
  expect(many.places.map(({ agreement }) => agreement?.isSignedByUs ?? null)).toEqual(
    many.places.map((_, i) => (i === 0 ? null : i > 1)),
  );
  expect(many.places.every(({ agreement }) => !agreement?.isSignedByCreator)).toBe(true);
});
