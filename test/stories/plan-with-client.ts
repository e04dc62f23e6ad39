import assert from 'node:assert/strict';
import type { Plan } from '../../server/modules/briefs/reco-schema.ts';
import { ANSWERS, OMBRELUNE, planA, planB, recoWith } from '../ombrelune-brief.ts';
import { createPerson, refusalOf } from '../person.ts';
import { openByRobot, refusedForm, sendForm, tokenOf } from './by-link.ts';
import type { House, Stage } from './one-post.ts';

const CLARISSE = 'clarisse@ombrelune.example';
const DAY_MS = 86_400_000;

/** The dairy's text is filed, its gaps are asked by link, and answered there. */
export async function takeTheBrief(stage: Stage, { ines, clientId, contactId }: House) {
  const { say } = stage;
  const { briefs } = ines.api;
  const { id: briefId } = await briefs.enterBrief({
    clientId,
    title: 'Brassé de Lune',
    text: OMBRELUNE,
    receivedFrom: 'Clarisse Montbazin',
    receivedHow: 'mail',
  });
  const before = await briefs.readBrief({ briefId });
  const ideas = before.ideas.map(({ body }) => body);
  for (const idea of ['ambassadeurs', 'belle soirée', 'buzz', '5 000 fans'])
    assert.ok(
      ideas.some((one) => one.includes(idea)),
      `“${idea}” is filed as an idea`,
    );
  const objective = before.questions.find(({ key }) => key === 'objective');
  assert.equal(objective?.state, 'missing', 'no idea stands for the objective');
  assert.equal(before.askNext.length, 3);
  say(
    `the brief as it came: ${before.percent} % there, ${ideas.length} ideas kept apart, ${before.vague.length} vague words; to be asked: ${before.askNext.join(', ')}`,
  );

  const asked = { briefId, contactId, questions: before.askNext };
  const page = await pageOf(stage, (await briefs.sendBrief(asked)).url, 'brief');
  await openByRobot(page, 10);
  assert.equal((await briefs.readBrief({ briefId })).percent, before.percent);
  const fields = Object.fromEntries(
    ANSWERS.flatMap(({ question, kind, body }) => [
      [`kind-${question}`, kind],
      [`body-${question}`, body],
    ]),
  );
  const question = ANSWERS.map((one) => one.question);
  await sendForm(createPerson(stage.url), page, 'answer', { ...fields, question, name: '' });
  const after = await briefs.readBrief({ briefId });
  assert.ok(after.percent > before.percent, 'answers complete it');
  assert.equal(after.sales, 'not-provided', '“no” to the figures of sales is an answer');
  assert.equal(after.facts.ceilingCents, 900_000);
  assert.equal(after.facts.stockPerWeek, 600);
  say(
    `Clarisse answers ${ANSWERS.length} by link: ${after.percent} % there, at most ${euros(after.facts.ceilingCents ?? 0)}, sales not provided`,
  );
  return { briefId, percents: [before.percent, after.percent] as const };
}

/** A plan over the ceiling is sent with its verdict; the next one holds, and Clarisse takes it. */
export async function agreeOnAPlan(stage: Stage, house: House, briefId: string) {
  const { say } = stage;
  const { ines, solene, clientId } = house;
  const { id: recommendationId } = await ines.api.briefs.startReco({ briefId });
  const first = await writeVersion(house, recommendationId, [planA()]);
  assert.match(first.plans[0]?.verdict.words ?? '', /irréalisable : dépasse de 3\s537\seuros/);
  say(
    `v1 by Inès, ${first.plans[0]?.key}: ${euros(first.plans[0]?.totals.totalCents ?? 0)}, ${first.plans[0]?.verdict.words}`,
  );
  const v1 = await send(stage, house, first, { isTold: true });
  const clarisse = createPerson(stage.url);
  await sendForm(clarisse, v1.page, 'answer', {
    ...{ plan: 'A', kind: 'question', name: '', contentHash: first.contentHash },
    body: 'Et sans la soirée, que reste-t-il ?',
  });

  const second = await writeVersion(house, recommendationId, [planA(), planB()]);
  assert.equal(second.version, 2);
  const compared = await solene.api.briefs.compareRecos({ recommendationId, from: 1, to: 2 });
  const added = compared.plans.find(({ key }) => key === 'B');
  assert.deepEqual([added?.beforeCents, added?.afterCents], [null, 788_000]);
  const b = second.plans[1];
  assert.match(b?.verdict.words ?? '', /réalisable : reste 1\s120\seuros/);
  say(`she asks; v2 adds B: ${euros(b?.totals.totalCents ?? 0)}, ${b?.verdict.words}`);
  const v2 = await send(stage, house, second, { isTold: false });
  const old = await clarisse.api.briefs.readRecoPage({ token: tokenOf(v1.page) });
  assert.equal(old.reco?.isReplaced, true, 'v1 is asked about no more');

  await openByRobot(v2.page, 10);
  const tried = await clarisse.api.briefs.readRecoPage({
    token: tokenOf(v2.page),
    ceilingCents: 700_000,
  });
  assert.equal(tried.reco?.acceptedPlan, null, 'a robot has decided');
  const dropped = tried.reco?.plans[1]?.fit?.dropped.map(({ label }) => label) ?? [];
  assert.equal(dropped.length, 3);
  const choose = (plan: string) => ({
    ...{ plan, kind: 'accepted', body: '', name: '', contentHash: second.contentHash },
  });
  const no = await refusedForm(clarisse, v2.page, 'answer', choose('A'));
  assert.match(no, /dépasse|plafond/);
  await sendForm(clarisse, v2.page, 'answer', choose('B'));
  const done = await solene.api.briefs.readReco({ recommendationId });
  assert.deepEqual([done.state, done.acceptedPlan], ['accepted', 'B']);
  const stamp = done.stamps.find(({ signerKind }) => signerKind === 'contact');
  say(
    `under 7 000 € three lines would fall (${dropped.join(', ')}); A is refused to her, she accepts B: ${stamp?.signerName} ${stamp?.contentHash.slice(0, 8)}`,
  );
  const [operation] = await solene.api.operations.listOperations({ clientId });
  assert.ok(operation && operation.id === done.operationId, 'the plan opened its operation');
  assert.equal(operation.agreedCents, 788_000);
  say(`the operation “${operation.name}” is open: ${euros(operation.agreedCents)} agreed`);
  return operation.id;
}

/** Inès writes and signs; a senior signs what she wrote none of. */
async function writeVersion(
  { ines, solene }: House,
  recommendationId: string,
  plans: readonly Plan[],
) {
  const { content, revision } = await ines.api.briefs.readReco({ recommendationId });
  const dated = recoWith(content, plans.map(later));
  await ines.api.briefs.saveReco({ recommendationId, basedOn: revision, content: dated });
  const written = await ines.api.briefs.readReco({ recommendationId });
  const { version, contentHash } = written;
  await ines.api.briefs.signReco({ recommendationId, version, contentHash });
  await solene.api.briefs.signReco({ recommendationId, version, contentHash });
  return written;
}

type Version = Awaited<ReturnType<typeof writeVersion>>;

async function send(stage: Stage, house: House, reco: Version, { isTold }: { isTold: boolean }) {
  const { briefs } = house.solene.api;
  const { id: recommendationId, version, contentHash } = reco;
  const exact = { recommendationId, version, contentHash, contactId: house.contactId };
  if (isTold) assert.equal(await refusalOf(briefs.sendReco(exact)), 'verdict-unread');
  const { url } = await briefs.sendReco({ ...exact, isVerdictRead: true });
  const page = await pageOf(stage, url, 'reco');
  const letter = await stage.mailbox.find(CLARISSE, new RegExp(tokenOf(url)));
  if (isTold) assert.match(letter.text, /dépasse de 3\s537\seuros/, 'the letter says so');
  return { page };
}

/** The page that a letter to Clarisse leads to. */
async function pageOf({ mailbox, url }: Stage, link: string, page: 'brief' | 'reco') {
  const token = tokenOf(link);
  await mailbox.find(CLARISSE, new RegExp(`/l/${token}`));
  return `${url}/l/${token}/${page}`;
}

/** The same plan some weeks from now: a plan of the past holds nowhere. */
function later(plan: Plan): Plan {
  const on = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  const lines = plan.lines.map((line) => ({ ...line, dueOn: line.dueOn && on(54) }));
  return { ...plan, startsOn: on(47), endsOn: on(79), lines };
}

export function euros(cents: number): string {
  const format = { style: 'currency', currency: 'EUR', maximumFractionDigits: 2 } as const;
  return new Intl.NumberFormat('en-IE', {
    ...format,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(cents / 100);
}
