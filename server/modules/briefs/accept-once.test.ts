import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BriefWorld, openBriefWorld, tokenOf } from '../../../test/brief-world.ts';
import { refusalOf } from '../../../test/clients-bench.ts';
import { ANSWERS, OMBRELUNE, planB, recoWith } from '../../../test/ombrelune-brief.ts';

let world: BriefWorld;
let agency: Awaited<ReturnType<BriefWorld['buildAgency']>>;

beforeAll(async () => {
  world = await openBriefWorld();
}, 60_000);
afterAll(() => world?.[Symbol.asyncDispose]());

/** The same recommendation in the hands of two persons of the client's. */
async function sentTwice() {
  world.clock.at = new Date('2026-10-05T13:00:00Z');
  agency = await world.buildAgency();
  const [ines, solene] = [await world.as('ines', agency), await world.as('solene', agency)];
  const { id: briefId } = await ines.enterBrief({
    clientId: agency.clientId,
    title: 'Brassé de Lune',
    text: OMBRELUNE,
    receivedFrom: 'Clarisse',
    receivedHow: 'mail',
  });
  for (const answer of ANSWERS) await ines.addAnswer({ briefId, ...answer, givenBy: 'Clarisse' });
  const { id: recommendationId } = await ines.startReco({ briefId });
  const { content, revision } = await ines.readReco({ recommendationId });
  const plans = [planB(), { ...planB(), key: 'A' as const }];
  await ines.saveReco({ recommendationId, basedOn: revision, content: recoWith(content, plans) });
  const { version, contentHash } = await ines.readReco({ recommendationId });
  const exact = { recommendationId, version, contentHash };
  await ines.signReco(exact);
  await solene.signReco(exact);
  const { rows } = await world.database.ownerPool.query<{ id: string }>(
    `insert into contact select (jsonb_populate_record(c, jsonb_build_object(
       'id', gen_random_uuid(), 'email', 'deux@ombrelune.example'))).*
     from contact c where c.id = $1 returning id`,
    [agency.clarisse],
  );
  const tokens: string[] = [];
  for (const contactId of [agency.clarisse, rows[0]?.id ?? '']) {
    tokens.push(tokenOf((await solene.sendReco({ ...exact, contactId, isVerdictRead: true })).url));
  }
  return { recommendationId, tokens, contentHash };
}

async function countOf(recommendationId: string) {
  const { rows } = await world.database.ownerPool.query<{ operations: number; signed: number }>(
    `select (select count(*)::int from operation where recommendation_id = $1) as operations,
       (select count(*)::int from signature where subject_id = $1 and decision = 'approved'
         and signer_kind = 'contact') as signed`,
    [recommendationId],
  );
  return rows[0];
}

test('two persons, two plans, twice each and all at once make one operation', async () => {
  for (let round = 0; round < 3; round++) {
    const { recommendationId, tokens, contentHash } = await sentTwice();
    const anybody = await world.as(null, agency);
    const accept = (token: string, plan: 'A' | 'B') =>
      refusalOf(
        anybody.answerPlan({ token, plan, kind: 'accepted', body: '', name: '', contentHash }),
      );
    const asked = tokens.flatMap((token) => [accept(token, 'A'), accept(token, 'B')]);
    const outcomes = await Promise.all([...asked, ...tokens.map((token) => accept(token, 'A'))]);
    expect(outcomes).toContain('done');
    expect(outcomes.every((one) => ['done', 'reco-closed', 'already-decided'].includes(one))).toBe(
      true,
    );
    expect(await countOf(recommendationId)).toEqual({ operations: 1, signed: 1 });
  }
});
