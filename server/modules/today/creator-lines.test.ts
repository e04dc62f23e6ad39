import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OperationsBench, openOperationsBench } from '../../../test/operations-bench.ts';
import type { SmallAgency, Who } from '../../../test/small-agency.ts';
import { recordRequest } from '../creators/requests.ts';
import { describeCreators } from './creator-lines.ts';

let bench: OperationsBench;
let agency: SmallAgency;

beforeAll(async () => {
  bench = await openOperationsBench();
  agency = await bench.buildAgency();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

async function lines(who: Who, at: string) {
  const session = await agency.sessionOf(who);
  const asked = { session, now: new Date(at), timeZone: 'Europe/Paris' };
  const found = await bench.database.app.read(agency.scope, (tx) => describeCreators(tx, asked));
  return found.map(({ item }) => `${item.urgency} ${item.title}, ${item.reason}`);
}

test('what creators asked and whom the job will erase is said to those who answer for it', async () => {
  const { id } = await bench.addCreator(agency, 'Longtemps', null);
  expect(await lines('solene', '2026-12-08T08:30:00Z')).toEqual([]);
  await bench.database.app.write(agency.scope, (tx) =>
    recordRequest(tx, {
      ...{ agencyId: agency.agencyId, creatorId: id, kind: 'correction', body: 'Pas en Bretagne.' },
      at: new Date('2026-12-08T08:30:00Z'),
    }),
  );
  const month = 'jusqu’au 7 janvier pour la plus ancienne.';
  expect(await lines('solene', '2026-12-10T08:30:00Z')).toEqual([
    `waiting Une demande d’un créateur sur ses données, La loi donne un mois\u00a0: ${month}`,
  ]);
  expect((await lines('dora', '2027-02-01T08:30:00Z'))[0]).toMatch(/^now /);
  expect(await lines('ines', '2026-12-10T08:30:00Z')).toEqual([]);
  expect(await lines('clarisse', '2026-12-10T08:30:00Z')).toEqual([]);
  const [, erasure] = await lines('marc', '2029-11-20T08:30:00Z');
  expect(erasure).toMatch(
    /^calm Un créateur sera effacé du registre, .*à partir du 8 décembre\. Lui écrire/,
  );
});
