import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ContestBench,
  chain,
  formOf,
  luneSettings,
  openContestBench,
} from '../../../test/contest-bench.ts';
import type { SmallAgency } from '../../../test/small-agency.ts';
import { checkStory } from '../../../verifier/check/story.ts';
import { checkDraw } from '../../../verifier/draw/check.ts';
import { decodeLeaf } from '../../../verifier/format/leaf.ts';
import { excludedPeople, type PlannedEntry, planEntries } from '../../demo/contest/plan-entries.ts';
import { keptOf, origins, refusedBy } from '../../demo/contest/table.ts';
import { sayFact } from '../../rules/answers.ts';
import { findContest } from './contest.ts';
import { drawContest } from './draw.ts';
import { listContestFacts } from './facts.ts';
import { makeProof } from './proof.ts';
import { followWinners } from './winners.ts';

let bench: ContestBench;
let house: SmallAgency;
let contestId = '';
let publicId = '';
let round = 0;
const planned = planEntries();
const secrets = new Map<PlannedEntry, { secret: string; n: number; code: string }>();

beforeAll(async () => {
  bench = await openContestBench();
  house = await bench.buildAgency();
}, 180_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );

test('unsigned rules keep it closed; the client signs one exact version, and it opens', async () => {
  const ines = await bench.as('ines', house);
  const solene = await bench.as('solene', house);
  const made = await ines.createContest({ clientId: house.clientId, name: 'Brassé de Lune' });
  contestId = made.id;
  publicId = made.publicId;
  const nobody = await bench.as(null);
  expect(await refusal(nobody.readContestPage({ publicId }))).toBe('not-found');
  const contact = await bench.addSigner(house);
  expect(await refusal(solene.askContestSignature({ contestId, contactId: contact }))).toBe(
    'rules-incomplete',
  );
  const { revision } = await ines.readContest({ contestId });
  const saved = { contestId, name: 'Brassé de Lune', settings: luneSettings() };
  await ines.saveContest({ ...saved, revision });
  expect(await refusal(ines.saveContest({ ...saved, revision }))).toBe('edited-meanwhile');
  expect(await refusal(ines.askContestSignature({ contestId, contactId: contact }))).toBe(
    'not-allowed',
  );
  expect(await refusal(solene.openContest({ contestId }))).toBe('rules-unsigned');
  const { url } = await solene.askContestSignature({ contestId, contactId: contact });
  // The team sees the page as it would look; there is nothing public, and the data protection
  // officer reads all of it without writing any.
  const dora = await bench.as('dora', house);
  const preview = await dora.readContestPreview({ contestId, locale: 'en' });
  expect(preview.page).toMatchObject({ publicId, state: 'open', version: 1, signedAt: null });
  expect(preview.flaws).toEqual([]);
  expect(preview.articles.map(({ key }) => key)).toContain('never-cancelled');
  expect(await dora.readContest({ contestId })).toMatchObject({ mayWrite: false, mayRun: false });
  expect(await refusal(dora.saveContest({ ...saved, revision: revision + 1 }))).toBe('not-allowed');
  expect(await refusal(dora.askContestSignature({ contestId, contactId: contact }))).toBe(
    'not-allowed',
  );
  expect(await refusal(nobody.readContestPage({ publicId }))).toBe('not-found');
  expect(await refusal(nobody.enterContest(formOf(publicId, planned[0] as PlannedEntry)))).toBe(
    'contest-not-open',
  );
  const token = url.split('/').at(-1) ?? '';
  const page = await nobody.readContestRulesPage({ token });
  expect(page.articles.fr.map(({ key }) => key)).toContain('never-cancelled');
  await ines.saveContest({ ...saved, revision: revision + 1, name: 'Brassé de Lune' });
  const wrong = 'a'.repeat(64);
  expect(await refusal(nobody.signContestRules({ token, contentHash: wrong }))).toBe(
    'content-changed',
  );
  const change = { token, contentHash: page.contentHash, decision: 'changes' as const };
  expect(await refusal(nobody.signContestRules({ ...change, comment: ' ' }))).toBe(
    'comment-missing',
  );
  const comment = 'Dix paniers, pas onze.';
  await nobody.signContestRules({ ...change, comment });
  await nobody.signContestRules({ ...change, comment });
  const { stamps, asked } = await ines.readContest({ contestId });
  expect(asked).toMatchObject([{ to: 'Clarisse M.' }]);
  expect(stamps.map((stamp) => [stamp.decision, stamp.comment])).toEqual([['changes', comment]]);
  const waits = () =>
    bench.database.app.read(house.scope, (tx) =>
      listContestFacts(tx, { clientId: house.clientId, now: bench.clock.now() }),
    );
  expect(await waits()).toMatchObject([{ kind: 'changes-asked', isRed: true }]);
  expect(await refusal(solene.openContest({ contestId }))).toBe('rules-unsigned');
  await nobody.signContestRules({ token, contentHash: page.contentHash });
  await nobody.signContestRules({ token, contentHash: page.contentHash });
  expect(await waits()).toMatchObject([{ kind: 'to-open' }]);
  expect(await refusal(ines.openContest({ contestId }))).toBe('not-allowed');
  // Somebody says that one must like a post to enter: a rule stops it, in its own words.
  await say(['form', 'like']);
  const stopped = solene.openContest({ contestId });
  await expect(stopped).rejects.toThrow(/FR-CTR-08/);
  await say(['form']);
  await solene.openContest({ contestId });
  const view = await solene.readContest({ contestId });
  expect(await refusal(dora.readContestPreview({ contestId }))).toBe('not-found');
  expect(view).toMatchObject({ stage: 'announced', isTestBeacon: true, version: 1 });
  round = view.round ?? 0;
  expect(await refusal(ines.saveContest({ ...saved, revision: view.revision }))).toBe(
    'contest-open',
  );
  const early = formOf(publicId, planned[0] as PlannedEntry);
  expect(await refusal(nobody.enterContest(early))).toBe('contest-not-open');
});

const say = (value: string[]) =>
  bench.database.app.write(house.scope, (tx) =>
    sayFact(tx, {
      subject: 'client',
      subjectId: house.clientId,
      clientId: house.clientId,
      fact: 'contest.entryActions',
      value,
      by: { id: house.ids.solene, name: 'Solène' },
      at: bench.clock.now(),
    }),
  );

test('four hundred enter and confirm at their hours; the rules keep 253, table and all', async () => {
  const solene = await bench.as('solene', house);
  for (const { email, why } of excludedPeople) await solene.barPerson({ contestId, email, why });
  const acts = planned.flatMap((entry) => [
    { at: entry.at, run: () => enter(entry) },
    ...(entry.confirmedAt ? [{ at: entry.confirmedAt, run: () => confirm(entry) }] : []),
    ...(entry.withdrawnAt ? [{ at: entry.withdrawnAt, run: () => withdraw(entry) }] : []),
  ]);
  for (const { at, run } of acts.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    bench.clock.set(at.toISOString());
    if (at > new Date('2026-11-22T23:00:00Z') && !hasDecided) await decide();
    await run();
  }
  const view = await solene.readContest({ contestId });
  expect(view.counts).toMatchObject({ received: 400, kept: 253, excluded: 147, optIns: 61 });
  const sums = Object.fromEntries(
    Object.entries(refusedBy).map(([code, counts]) => [
      code,
      counts.reduce<number>((a, b) => a + b, 0),
    ]),
  );
  const found = view.counts.byRule.map(({ code, rule, person }) => [code, rule + person]);
  expect(Object.fromEntries(found)).toEqual(sums);
  for (const [i, origin] of origins.entries()) {
    const line = view.counts.byOrigin.find(
      (one) => one.origin === (origin === 'direct' ? '' : origin),
    );
    expect([origin, line?.kept]).toEqual([origin, keptOf[i]]);
  }
});

let hasDecided = false;
const confirmations = new Map<PlannedEntry, string>();
async function enter(entry: PlannedEntry) {
  const nobody = await bench.as(null, undefined, entry.source);
  const form = formOf(publicId, entry);
  const receipt = await nobody.enterContest(form);
  secrets.set(entry, receipt);
  confirmations.set(entry, await bench.lastLink(/\/confirm\/([\w-]{22})/, entry.email));
  if (receipt.n > 3) return;
  // The answer was lost, and the form is sent again, and again at once.
  const again = await Promise.all([1, 2, 3].map(() => nobody.enterContest(form)));
  expect(again).toEqual([receipt, receipt, receipt]);
}
async function confirm(entry: PlannedEntry) {
  const nobody = await bench.as(null);
  const key = confirmations.get(entry) ?? '';
  expect((await nobody.readConfirmation({ key })).state).toBe('to-confirm');
  await nobody.confirmEntry({ key });
}
async function withdraw(entry: PlannedEntry) {
  const nobody = await bench.as(null);
  const { secret: key = '' } = secrets.get(entry) ?? {};
  await nobody.withdrawEntry({ key });
  await nobody.withdrawEntry({ key });
  expect((await nobody.readOwnEntry({ key })).state).toBe('withdrawn');
}
/** A person looks at every household that is proposed. */
async function decide() {
  hasDecided = true;
  const solene = await bench.as('solene', house);
  const { counts } = await solene.readContest({ contestId });
  expect(counts.households).toBe(13);
  const { entries } = await solene.listEntries({ contestId, rule: 'R7' });
  for (const { n, householdWith } of entries) {
    if (householdWith === null) continue;
    const isTwo = planned.some((one) => secrets.get(one)?.n === n && one.household === 'two');
    await solene.decideEntry({ contestId, n, effect: isTwo ? 'kept' : 'excluded' });
  }
  const { told } = await solene.tellExcluded({ contestId });
  expect(told).toBeGreaterThan(90);
  expect((await solene.tellExcluded({ contestId })).told).toBe(0);
}

test('who withdrew is put back by nobody; what a person put back, they can take back', async () => {
  const solene = await bench.as('solene', house);
  const nOf = (rule: string) =>
    secrets.get(planned.find(({ meant }) => meant === rule) as PlannedEntry)?.n ?? 0;
  const decide = (n: number, effect: 'kept' | 'excluded') =>
    solene.decideEntry({ contestId, n, effect, note: 'Elle a appelé.' });
  expect(await refusal(decide(nOf('R11'), 'kept'))).toBe('entry-withdrawn');
  const n = nOf('R5');
  expect(await refusal(decide(n, 'excluded'))).toBe('not-a-household');
  const stateOf = async () => {
    const { entries } = await solene.listEntries({ contestId, after: n - 1 });
    return entries.find((one) => one.n === n)?.rule;
  };
  await decide(n, 'kept');
  expect(await stateOf()).toBe(null);
  await decide(n, 'excluded');
  expect(await stateOf()).toBe('R5');
});

test('who is not kept reads one sentence why and whom to write to, and strangers see nothing', async () => {
  const nobody = await bench.as(null);
  const entry = planned.find(({ meant }) => meant === 'R3') as PlannedEntry;
  const { secret = '', code = '' } = secrets.get(entry) ?? {};
  const own = await nobody.readOwnEntry({ key: secret });
  expect(own).toMatchObject({ state: 'not-kept', controllerEmail: 'donnees@ombrelune.example' });
  const inEnglish = await nobody.readOwnEntry({ key: secret, locale: 'en' });
  expect(inEnglish.reason).toMatch(/^R3: the same e-mail address/);
  expect(own.reason).toMatch(/^R3\s: la même adresse/);
  expect(await refusal(nobody.readOwnEntry({ key: code }))).toBe('link-unknown');
  expect(await refusal(nobody.withdrawEntry({ key: confirmations.get(entry) ?? '' }))).toBe(
    'link-unknown',
  );
  // Whoever was out already and withdraws is out once, for the reason that came first.
  await nobody.withdrawEntry({ key: secret });
  const solene = await bench.as('solene', house);
  const { counts } = await solene.readContest({ contestId });
  expect(counts).toMatchObject({ kept: 253, excluded: 147 });
  expect(counts.byRule.find(({ code: rule }) => rule === 'R3')).toMatchObject({ rule: 22 });
  const other = await bench.buildAgency();
  const stranger = await bench.as('solene', other);
  expect(await refusal(stranger.readContest({ contestId }))).toBe('not-found');
  expect(await refusal(stranger.listEntries({ contestId }))).toBe('not-found');
  expect(await refusal(stranger.freezeContest({ contestId }))).toBe('not-found');
});

test('the list is closed at its hour, the draw is made once, and a stranger verifies it', async () => {
  const solene = await bench.as('solene', house);
  const nobody = await bench.as(null);
  expect(await refusal(solene.drawContest({ contestId, signature: chain.sign(round) }))).toBe(
    'not-frozen',
  );
  bench.clock.set('2026-11-23T09:00:00Z');
  await solene.freezeContest({ contestId });
  await solene.freezeContest({ contestId });
  expect(await refusal(nobody.enterContest(formOf(publicId, planned[0] as PlannedEntry)))).toBe(
    'contest-frozen',
  );
  const before = await nobody.readDrawPage({ publicId });
  expect(before).toMatchObject({ stage: 'frozen', kept: 253, received: 400 });
  expect(await refusal(solene.drawContest({ contestId, signature: chain.sign(round) }))).toBe(
    'too-early',
  );
  bench.clock.set('2026-11-24T10:00:05Z');
  expect(await refusal(solene.drawContest({ contestId, signature: chain.sign(round + 1) }))).toBe(
    'beacon-wrong',
  );
  const twice = await Promise.all([
    solene.drawContest({ contestId, signature: chain.sign(round) }),
    solene.drawContest({ contestId, signature: chain.sign(round).toUpperCase() }),
  ]);
  expect(twice).toEqual([{}, {}]);
  const page = await nobody.readDrawPage({ publicId });
  expect(page.winners.filter(({ isSubstitute }) => !isSubstitute)).toHaveLength(10);
  expect(page.winners).toHaveLength(15);
  const mine = planned.find(({ meant }) => meant === null) as PlannedEntry;
  const looked = await nobody.readDrawPage({ publicId, code: secrets.get(mine)?.code ?? '' });
  expect(looked.looked?.place).toBeGreaterThan(0);
  await bench.settle(house);
  const bytes = await readProof();
  const verdict = checkDraw(bytes);
  expect(verdict.findings.filter(({ weight }) => weight === 'fault')).toEqual([]);
  expect(verdict.verdict).toBe('verified-weaker');
  expect(await readProof()).toEqual(bytes);
  expect(await readStory()).toEqual([]);
});

/** What a verifier finds wrong in the client's log. */
async function readStory() {
  const { rows } = await bench.database.ownerPool.query<{ bytes: Buffer }>(
    'select bytes from leaf where client_id = $1 and idx is not null order by idx',
    [house.clientId],
  );
  const leaves = rows.map(({ bytes }) => decodeLeaf(new Uint8Array(bytes)));
  const read = leaves.map((leaf) => (leaf.ok ? leaf.value : undefined));
  return checkStory(read, house.clientId).flatMap(({ type, part, weight }) =>
    weight === 'fault' ? [[type, part]] : [],
  );
}

const readProof = () =>
  bench.database.app.read(house.scope, async (tx) => {
    const contest = await findContest(tx, contestId);
    return (contest && (await makeProof(tx, contest))) ?? new Uint8Array();
  });

test('winners answer or are passed over for the next substitute; erased, they leave the draw verifiable', async () => {
  const solene = await bench.as('solene', house);
  const nobody = await bench.as(null);
  const { places } = await solene.readContest({ contestId });
  const called = places.filter(({ isCalled }) => isCalled);
  expect(called).toHaveLength(10);
  const keyOf = async (n: number) => {
    const entry = [...secrets].find(([, one]) => one.n === n)?.[0];
    return bench.lastLink(/\/prize\/([\w-]{22})/, entry?.email ?? '');
  };
  for (const { n, rank } of called) {
    if (rank === 7) continue;
    const key = await keyOf(n);
    const answer = { key, street: '1 rue du Pré', city: 'Sauvigne', mayPublish: rank !== 3 };
    await nobody.answerPrize(answer);
  }
  bench.clock.set('2026-12-01T10:00:10Z');
  await bench.database.app.write(house.scope, (tx) =>
    followWinners(bench.deps, tx, contestId as never, bench.clock.now()),
  );
  const after = await solene.readContest({ contestId });
  expect(after.places[6]).toMatchObject({ isVoid: true, isCalled: false });
  expect(after.places[10]).toMatchObject({ isSubstitute: true, isCalled: true });
  expect(after.places[11]?.isCalled).toBe(false);
  const late = await keyOf(after.places[6]?.n ?? 0);
  expect(await refusal(nobody.answerPrize({ key: late, street: 'x', city: 'y' }))).toBe(
    'prize-passed-on',
  );
  // The second turns out to be excluded by the rules.
  const ines = await bench.as('ines', house);
  const second = { contestId, n: called[1]?.n ?? 0, reason: 'Salariée de la laiterie' };
  expect(await refusal(ines.voidWinner(second))).toBe('not-allowed');
  expect(await refusal(solene.voidWinner({ ...second, reason: '' }))).toBe('void-reason-missing');
  const waiting = { ...second, n: after.places[12]?.n ?? 0 };
  expect(await refusal(solene.voidWinner(waiting))).toBe('not-called');
  await solene.voidWinner(second);
  await solene.voidWinner(second);
  const voided = await solene.readContest({ contestId });
  expect(voided.places.filter(({ isCalled }) => isCalled)).toHaveLength(10);
  expect(voided.places[11]).toMatchObject({ isCalled: true });
  expect(voided.places[1]?.events.filter(({ what }) => what === 'void')).toMatchObject([
    { code: 'EXCLUDED', reason: second.reason, by: 'Solène Kermarzin' },
  ]);
  const lostKey = await keyOf(second.n);
  expect(await nobody.readPrize({ key: lostKey })).toMatchObject({ state: 'passed-on' });
  const lost = [...secrets].find(([, { n }]) => n === second.n);
  expect(await nobody.readOwnEntry({ key: lost?.[1].secret ?? '' })).toMatchObject({
    state: 'place-lost',
    reason: expect.stringContaining('exclut'),
  });
  expect(await bench.lastLink(/ne peut (pas) vous être remis/, lost?.[0].email)).toBe('pas');
  const first = called[0]?.n ?? 0;
  await solene.sendPrize({ contestId, n: first, what: 'prize-sent', evidence: 'colis 12' });
  await nobody.acknowledgePrize({ key: await keyOf(first) });
  expect(await refusal(solene.voidWinner({ ...second, n: first }))).toBe('prize-left');
  const page = await nobody.readDrawPage({ publicId });
  expect(page.winners[2]?.published).toBeNull();
  expect(page.winners[0]?.published?.firstName).toBeTruthy();
  const erased = [...secrets].find(([, { n }]) => n === first)?.[1].secret ?? '';
  await nobody.withdrawEntry({ key: erased });
  expect((await nobody.readDrawPage({ publicId })).winners[0]?.published).toBeNull();
  await bench.settle(house);
  const verdict = checkDraw(await readProof());
  expect(verdict.findings.filter(({ weight }) => weight === 'fault')).toEqual([]);
  expect(await readStory()).toEqual([]);
});

test('a draw whose transaction breaks off leaves nothing, and the next one gives the same winners', async () => {
  const { rows } = await bench.database.ownerPool.query('select selected from contest_draw');
  const before = rows[0].selected;
  const again = await bench.database.app.write(house.scope, (tx) =>
    drawContest(tx, contestId as never, {
      signature: chain.sign(round),
      how: 'relays',
      by: null,
      at: bench.clock.now(),
    }),
  );
  expect(again).toEqual({ ok: true, value: { selected: before, isNew: false } });
});
