import type { Tx } from '../../db/db.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type OpenLink, tellDecisions } from '../clients/public.ts';
import { listStamps, recordSignature, signerByLink } from '../signing/public.ts';
import type { StampView } from '../signing/schema.ts';
import { findBrief, lockBrief, readWhole } from './brief.ts';
import { voidBrief } from './correct-brief.ts';
import type { MailDeps } from './deps.ts';
import { insertEvent } from './events.ts';
import { judgePlan } from './feasibility.ts';
import { sayVerdict } from './feasibility-messages.ts';
import { withBrief } from './judge-version.ts';
import { makeOperation } from './make-operation.ts';
import { writeEuros } from './money.ts';
import { choiceOf, findRecoVersion, lockReco, type RecoRow, type RecoVersion } from './reco.ts';
import type { Plan } from './reco-schema.ts';
import { recoTexts } from './reco-texts.ts';
import { listRecoAnswers, listSendings } from './sendings.ts';
import { type BriefsTables, tables } from './store.ts';
import { tellTeam } from './tell-team.ts';

export type PlanAnswer = {
  readonly plan: string;
  readonly kind: 'accepted' | 'refused' | 'question' | 'ceiling';
  readonly body: string;
  readonly ceilingCents: number | null;
  readonly contentHash: string;
  readonly name: string;
};

export type AnswerPlanRefusal =
  | { type: 'not-found' }
  | { type: 'reco-closed' }
  | { type: 'content-changed'; title: string }
  | { type: 'comment-missing' }
  | { type: 'ceiling-missing' }
  | { type: 'already-decided'; by: string }
  | { type: 'plan-not-feasible'; plan: string; verdict: string };

type Asked = {
  readonly reco: RecoRow;
  readonly version: RecoVersion;
  readonly plan: Plan;
  readonly open: OpenLink;
  readonly input: PlanAnswer;
};

/**
 * What a client's person says of one plan of the exact version they were sent. Accepting it signs that
 * plan and opens its operation, in the same transaction; a plan that doesn't hold can't be accepted
 * before the ceiling is changed or the agency has answered.
 */
export async function answerPlan(
  deps: MailDeps,
  tx: Tx,
  open: OpenLink,
  input: PlanAnswer,
): Promise<Result<null, AnswerPlanRefusal>> {
  const { link } = open;
  const item = link.items.find(({ subjectKind }) => subjectKind === 'recommendation');
  const reco = item ? await lockReco(tx, item.subjectId) : null;
  const version = item && reco && (await findRecoVersion(tx, reco.id, item.version));
  const plan = version?.content.plans.find(({ key }) => key === input.plan);
  if (!item || !reco || !version || !plan) return refuse({ type: 'not-found' });
  if (version.contentHash !== input.contentHash || version.contentHash !== item.contentHash) {
    return refuse({ type: 'content-changed', title: version.content.title });
  }
  const asked = { reco, version, plan, open, input };
  const decided = await findDecision(tx, asked);
  if (decided?.kind === input.kind) return ok(null);
  if (decided && (input.kind === 'accepted' || input.kind === 'refused')) {
    return refuse({ type: 'already-decided', by: decided.given_by });
  }
  if (reco.accepted_at || reco.ended_at) return refuse({ type: 'reco-closed' });
  const [newest] = await listSendings(tx, reco.id);
  if (newest && newest.n !== version.n) {
    return refuse({ type: 'content-changed', title: version.content.title });
  }
  if (input.kind === 'question') return askAbout(deps, tx, asked);
  if (input.kind === 'ceiling') return changeCeiling(deps, tx, asked);
  if (input.kind === 'accepted') {
    const refused = await refuseShaky(tx, asked);
    if (refused) return refused;
  }
  return sign(deps, tx, asked, input.kind);
}

async function findDecision(tx: Tx, { reco, version, plan }: Asked) {
  return (await listRecoAnswers(tx, reco.id)).findLast(
    (answer) =>
      answer.plan === plan.key &&
      answer.n === version.n &&
      (answer.kind === 'accepted' || answer.kind === 'refused'),
  );
}

/** By what is known now of the brief, on the day on which it was sent. */
async function refuseShaky(tx: Tx, { reco, version, plan, open }: Asked) {
  const brief = await findBrief(tx, reco.brief_id);
  const sending = (await listSendings(tx, reco.id)).find(({ n }) => n === version.n);
  if (!brief || !sending) return refuse({ type: 'not-found' as const });
  const { facts } = await readWhole(tx, brief, open.client);
  const verdict = judgePlan(plan, version.content, withBrief(sending.facts, facts));
  if (verdict.state === 'feasible') return null;
  const said = sayVerdict(verdict, open.client.locale);
  return refuse({ type: 'plan-not-feasible' as const, plan: plan.key, verdict: said });
}

async function askAbout(
  deps: MailDeps,
  tx: Tx,
  asked: Asked,
): Promise<Result<null, AnswerPlanRefusal>> {
  const { reco, version, open, input } = asked;
  if (input.body === '') return refuse({ type: 'comment-missing' });
  const name = await keepAnswer(tx, asked, {});
  await note(tx, asked, 'reco-question', `${input.plan} ${name}`);
  await tellTeam(deps, tx, {
    client: open.client,
    senderId: open.link.createdBy,
    by: name,
    title: version.content.title,
    what: 'asked',
    path: `/operations/recos/${reco.id}`,
  });
  return ok(null);
}

/** A new ceiling is an answer to the brief: the brief's own signatures are void by it. */
async function changeCeiling(
  deps: MailDeps,
  tx: Tx,
  asked: Asked,
): Promise<Result<null, AnswerPlanRefusal>> {
  const { reco, version, open, input } = asked;
  const { ceilingCents } = input;
  const brief = await lockBrief(tx, reco.brief_id);
  if (!brief) return refuse({ type: 'not-found' });
  if (ceilingCents === null) return refuse({ type: 'ceiling-missing' });
  const name = await keepAnswer(tx, asked, { ceiling_cents: ceilingCents });
  const { client, link, now } = open;
  await tables(tx)
    .insertInto('brief_answer')
    .values({
      id: newId(now.getTime()),
      client_id: client.id,
      brief_id: brief.id,
      question: 'budget',
      kind: 'text',
      body: recoTexts[client.locale].ceilingAnswer(writeEuros(ceilingCents, client.locale)),
      source: 'link',
      quote_start: null,
      quote_end: null,
      given_by: name,
      link_id: link.linkId,
      entered_by: null,
      given_at: now,
    })
    .execute();
  await tables(tx)
    .updateTable('brief')
    .set({ facts: JSON.stringify({ ...brief.facts, ceilingCents }) })
    .where('id', '=', brief.id)
    .execute();
  await voidBrief(tx, brief, null, now);
  await note(tx, asked, 'ceiling-changed', `${ceilingCents} ${name}`);
  await tellTeam(deps, tx, {
    client,
    senderId: link.createdBy,
    by: name,
    title: version.content.title,
    what: 'ceiling',
    path: `/operations/recos/${reco.id}`,
  });
  return ok(null);
}

async function sign(
  deps: MailDeps,
  tx: Tx,
  asked: Asked,
  kind: 'accepted' | 'refused',
): Promise<Result<null, AnswerPlanRefusal>> {
  const { reco, version, plan, open, input } = asked;
  const { link, client, now } = open;
  const { signer, linkOwnerName } = signerByLink(link.contact, input.name);
  const { hash } = choiceOf(reco.id, version, plan.key);
  const { signatureId } = await recordSignature({}, tx, {
    clientId: client.id,
    subjectKind: 'recommendation',
    subjectId: reco.id,
    version: version.n,
    contentHash: hash,
    decision: kind === 'accepted' ? 'approved' : 'refused',
    signer,
    linkOwnerName,
    linkId: link.linkId,
    comment: input.body,
    place: plan.key,
    at: now,
  });
  await keepAnswer(tx, asked, { signature_id: signatureId });
  await note(
    tx,
    asked,
    kind === 'accepted' ? 'plan-accepted' : 'plan-refused',
    `${plan.key} ${signer.name}`,
  );
  if (kind === 'accepted') await openOperation(tx, asked);
  await tellDecisions(deps, tx, {
    client,
    owner: link.contact,
    senderId: link.createdBy,
    decisions: [
      {
        kind: 'recommendation',
        title: `${version.content.title}, ${plan.title || `Plan ${plan.key}`}`,
        stamp: await findStamp(tx, reco, signatureId),
        path: `/operations/recos/${reco.id}`,
      },
    ],
    at: now,
  });
  return ok(null);
}

async function openOperation(tx: Tx, asked: Asked) {
  const { reco, version, plan, open } = asked;
  const { client, link, now } = open;
  const operationId = await makeOperation(tx, {
    client,
    reco,
    title: version.content.title,
    plan,
    creators: version.content.creators,
    by: link.createdBy,
    at: now,
  });
  await tables(tx)
    .updateTable('recommendation')
    .set({ accepted_plan: plan.key, accepted_at: now, operation_id: operationId })
    .where('id', '=', reco.id)
    .execute();
  await note(tx, asked, 'operation-made', operationId);
}

async function findStamp(tx: Tx, reco: RecoRow, id: string): Promise<StampView> {
  const stamps = (await listStamps(tx, 'recommendation', [reco.id])).get(reco.id) ?? [];
  const stamp = stamps.find((one) => one.id === id);
  if (!stamp) throw new Error(`the decision on recommendation ${reco.id} was not recorded`);
  return stamp;
}

type Kept = Partial<Pick<BriefsTables['recommendation_answer'], 'ceiling_cents' | 'signature_id'>>;

async function keepAnswer(tx: Tx, { reco, version, open, input }: Asked, more: Kept) {
  const { signer } = signerByLink(open.link.contact, input.name);
  await tables(tx)
    .insertInto('recommendation_answer')
    .values({
      id: newId(open.now.getTime()),
      client_id: open.client.id,
      recommendation_id: reco.id,
      n: version.n,
      plan: input.plan,
      kind: input.kind,
      body: input.body,
      ceiling_cents: more.ceiling_cents ?? null,
      given_by: signer.name,
      link_id: open.link.linkId,
      entered_by: null,
      signature_id: more.signature_id ?? null,
      given_at: open.now,
    })
    .execute();
  return signer.name;
}

function note(
  tx: Tx,
  { reco, open }: Asked,
  kind: BriefsTables['brief_event']['kind'],
  detail: string,
) {
  return insertEvent(tx, {
    clientId: reco.client_id,
    briefId: reco.brief_id,
    recommendationId: reco.id,
    kind,
    memberId: null,
    detail,
    at: open.now,
  });
}
