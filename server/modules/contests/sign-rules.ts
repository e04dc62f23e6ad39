import { canonicalText, type JsonObject } from '../../../verifier/format/canonical.ts';
import type { Tx } from '../../db/db.ts';
import { stageLeaf } from '../../evidence/stage-leaf.ts';
import type { ContactId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { writeMoment } from '../../lib/moments.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { mailLater } from '../../mail/mail.ts';
import { findContact, type OpenLink, readClientFacts, tellDecisions } from '../clients/public.ts';
import {
  createLink,
  findApproval,
  listStamps,
  recordSignature,
  signerByLink,
} from '../signing/public.ts';
import { closeRules } from './close-rules.ts';
import { type ContestDeps, findRules, lockContest, settingsOf } from './contest.ts';
import { mailTexts } from './mail-texts.ts';
import { type Actor, mayRun } from './policy.ts';
import { findStops } from './rules-stop.ts';
import { isOpeningPast } from './settings.ts';
import { tables } from './store.ts';

export type SignRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'contest-open' }
  | { type: 'contact-cannot-sign' }
  | { type: 'rules-incomplete'; flaws: string }
  | { type: 'content-changed'; title: string }
  | { type: 'comment-missing' }
  | { type: 'rules-unsigned' }
  | { type: 'opening-passed' }
  | { type: 'rules-stop'; rules: string };

/** Fixes what is written as one version and asks a person of the client's to sign it, by a link. */
export async function askSignature(
  deps: Pick<ContestDeps, 'jobs' | 'publicUrl' | 'chain'>,
  tx: Tx,
  input: { actor: Actor; contestId: string; contactId: ContactId; at: Date },
): Promise<Result<{ url: string; expiresAt: Date; version: number }, SignRefusal>> {
  const { actor, at } = input;
  const contest = await lockContest(tx, input.contestId);
  const client = contest && (await readClientFacts(tx, contest.client_id));
  if (!contest || !client) return refuse({ type: 'not-found' });
  if (!mayRun(actor)) return refuse({ type: 'not-allowed' });
  if (contest.opened_at) return refuse({ type: 'contest-open' });
  const contact = await findContact(tx, input.contactId);
  if (contact?.clientId !== client.id) return refuse({ type: 'not-found' });
  if (!contact.canSign) return refuse({ type: 'contact-cannot-sign' });
  if (isOpeningPast(settingsOf(contest), at)) return refuse({ type: 'opening-passed' });
  const closed = await closeRules(deps, tx, contest, { by: actor.memberId, at });
  if (!closed.ok) return closed;
  const { n, contentHash } = closed.value;
  const link = await createLink(tx, {
    clientId: client.id,
    contactId: contact.id,
    createdBy: actor.memberId,
    items: [{ subjectKind: 'contest-rules', subjectId: contest.id, version: n, contentHash }],
    at,
  });
  await tables(tx)
    .updateTable('contest_rules')
    .set({ link_id: link.linkId })
    .where('contest_id', '=', contest.id)
    .where('n', '=', n)
    .execute();
  const url = `${deps.publicUrl}/l/${link.token}`;
  const letter = mailTexts[client.locale].sign({
    name: contact.name,
    clientName: client.name,
    senderName: actor.name,
    contest: contest.name,
    url,
    until: writeMoment(link.expiresAt, client.locale, client.timeZone),
  });
  await mailLater(tx, deps.jobs, { agencyId: client.agencyId, to: contact.email, ...letter });
  return ok({ url, expiresAt: link.expiresAt, version: n });
}

/**
 * A client's person signs, by their link, the exact version that they were shown, or asks for a change of
 * it, in words. Again: nothing new.
 */
export async function signRulesByLink(
  deps: Pick<ContestDeps, 'jobs' | 'publicUrl'>,
  tx: Tx,
  open: OpenLink,
  input: {
    contentHash: string;
    name: string;
    /** Approved unless told. */
    decision?: 'approved' | 'changes';
    comment?: string;
  },
): Promise<Result<null, SignRefusal>> {
  const { link, client, now } = open;
  const { decision = 'approved' } = input;
  const comment = decision === 'changes' ? (input.comment ?? '').trim() : '';
  const item = link.items.find(({ subjectKind }) => subjectKind === 'contest-rules');
  const contest = item ? await lockContest(tx, item.subjectId) : null;
  const rules = item && contest && (await findRules(tx, contest.id, item.version));
  if (!item || !contest || !rules) return refuse({ type: 'not-found' });
  if (rules.contentHash !== input.contentHash || item.contentHash !== input.contentHash) {
    return refuse({ type: 'content-changed', title: contest.name });
  }
  const newest = await findRules(tx, contest.id);
  if (newest && newest.n !== rules.n)
    return refuse({ type: 'content-changed', title: contest.name });
  const subject = { subjectKind: 'contest-rules', subjectId: contest.id } as const;
  const { contentHash } = rules;
  const standing = await findApproval(tx, { ...subject, contentHash });
  if (standing.length > 0) return ok(null);
  if (decision === 'approved' && isOpeningPast(rules.settings, now))
    return refuse({ type: 'opening-passed' });
  if (decision === 'changes') {
    if (comment === '') return refuse({ type: 'comment-missing' });
    if (contest.opened_at) return refuse({ type: 'contest-open' });
    const before = (await listStamps(tx, 'contest-rules', [contest.id])).get(contest.id) ?? [];
    const last = before.findLast((stamp) => stamp.contentHash === contentHash);
    if (last?.decision === 'changes' && last.comment === comment.normalize('NFC')) return ok(null);
  }
  const { signer, linkOwnerName } = signerByLink(link.contact, input.name);
  const { signatureId } = await recordSignature({}, tx, {
    clientId: client.id,
    ...subject,
    version: rules.n,
    contentHash,
    decision,
    comment,
    signer,
    linkOwnerName,
    linkId: link.linkId,
    at: now,
  });
  const stamps = (await listStamps(tx, 'contest-rules', [contest.id])).get(contest.id) ?? [];
  const stamp = stamps.find(({ id }) => id === signatureId);
  if (!stamp) throw new Error('the signature that was just kept is not to be found');
  await tellDecisions(deps, tx, {
    client,
    owner: link.contact,
    senderId: link.createdBy,
    decisions: [
      { kind: 'contest-rules', title: contest.name, stamp, path: `/contests/${contest.id}` },
    ],
    at: now,
  });
  return ok(null);
}

/** Opens a contest whose newest rules the client has signed; from now on they don't change. */
export async function openContest(
  tx: Tx,
  input: { actor: Actor; contestId: string; locale: Locale; at: Date },
): Promise<Result<null, SignRefusal>> {
  const { actor, at } = input;
  const contest = await lockContest(tx, input.contestId);
  if (!contest) return refuse({ type: 'not-found' });
  if (!mayRun(actor)) return refuse({ type: 'not-allowed' });
  if (contest.opened_at) return ok(null);
  const rules = await findRules(tx, contest.id);
  const subject = { subjectKind: 'contest-rules', subjectId: contest.id } as const;
  const approvals = rules
    ? await findApproval(tx, { ...subject, contentHash: rules.contentHash })
    : [];
  if (!rules || approvals.length === 0) return refuse({ type: 'rules-unsigned' });
  // What was written after the signature isn't what was signed.
  const now = canonicalText(settingsOf(contest) as unknown as JsonObject);
  if (now !== canonicalText(rules.settings as unknown as JsonObject))
    return refuse({ type: 'rules-unsigned' });
  if (isOpeningPast(rules.settings, at)) return refuse({ type: 'opening-passed' });
  const client = await readClientFacts(tx, contest.client_id);
  if (!client) return refuse({ type: 'not-found' });
  const { settings, record } = rules;
  const stops = await findStops(tx, { agencyId: client.agencyId, contest, settings, at });
  if (stops.length > 0) {
    const said = stops.map(({ ruleId, message }) => `${ruleId} ${message[input.locale]}`);
    return refuse({ type: 'rules-stop', rules: said.join(' ') });
  }
  await stageLeaf(tx, {
    clientId: contest.client_id,
    at,
    kind: 'contest-rules',
    body: () => ({
      contest: contest.id,
      version: rules.n,
      contentHash: rules.contentHash,
      approvals: approvals.map(({ signatureId }) => signatureId),
      rulesHash: rules.rulesHash,
      opensAt: record.opensAt,
      closesAt: record.closesAt,
      drawAt: record.drawAt,
      winners: record.winners,
      substitutes: record.substitutes,
      chain: record.chain,
      round: record.round,
      postponeRounds: record.postponement.rounds,
      voidCodes: record.voidCodes,
    }),
  });
  await tables(tx)
    .updateTable('contest')
    .set({ opened_version: rules.n, opened_at: at, opened_by: actor.memberId })
    .where('id', '=', contest.id)
    .execute();
  return ok(null);
}
