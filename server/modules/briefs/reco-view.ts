import type { Tx } from '../../db/db.ts';
import type { Locale } from '../../lib/language.ts';
import { listContacts, readClientFacts } from '../clients/public.ts';
import { findMember, listMembersByIds } from '../people/public.ts';
import { listSentLinks, listStamps } from '../signing/public.ts';
import { findBrief, readWhole } from './brief.ts';
import { listEvents } from './events.ts';
import { judgeVersion } from './judge-version.ts';
import { type Actor, maySeeDrafts, maySend, maySignAsSenior, mayWrite } from './policy.ts';
import { presentPlan } from './present-plan.ts';
import {
  findReco,
  findRecoVersion,
  listRecoVersions,
  type RecoRow,
  type RecoVersion,
} from './reco.ts';
import { findReturn } from './reco-return.ts';
import { readRecoState } from './reco-state.ts';
import { sayUnknown } from './say-unknown.ts';
import { listRecoAnswers, listSendings, type Sending } from './sendings.ts';
import { listSigners, readSigned } from './sign-reco.ts';
import type { RecoView } from './view-schema.ts';

export type ViewDeps = { readonly files: RecoView['files'] };

/**
 * A recommendation in one of its versions, the newest where none is asked for; null where the scope
 * doesn't hold it, or where somebody of the client's was sent nothing of it.
 */
export async function viewReco(
  deps: ViewDeps,
  tx: Tx,
  actor: Actor,
  asked: { id: string; n: number | undefined; tryCeilingCents: number | null; locale: Locale },
  now: Date,
): Promise<RecoView | null> {
  const reco = await findReco(tx, asked.id);
  const client = reco && (await readClientFacts(tx, reco.client_id));
  const brief = reco && (await findBrief(tx, reco.brief_id));
  if (!reco || !client || !brief) return null;
  const sendings = await listSendings(tx, reco.id);
  const isInside = maySeeDrafts(actor);
  const shown = asked.n ?? (isInside ? reco.version : sendings[0]?.n);
  const isShared = sendings.some(({ n }) => n === shown);
  if (shown === undefined || (!isInside && !isShared)) return null;
  const version = await findRecoVersion(tx, reco.id, shown);
  const newest = await findRecoVersion(tx, reco.id, reco.version);
  if (!version || !newest) return null;
  const whole = await readWhole(tx, brief, client);
  const judged = await judgeVersion(tx, {
    client,
    reco,
    version,
    facts: whole.facts,
    sendings,
    now,
  });
  const versions = await listRecoVersions(tx, reco.id);
  const people = await listMembersByIds(tx, [
    reco.author_id,
    ...versions.map(({ saved_by: id }) => id),
  ]);
  const accountable = client.accountableId ? await findMember(tx, client.accountableId) : null;
  const answers = await listRecoAnswers(tx, reco.id);
  const contacts = await listContacts(tx, client.id);
  return {
    id: reco.id,
    client: { id: client.id, name: client.name },
    timeZone: client.timeZone,
    brief: {
      id: brief.id,
      title: brief.title,
      percent: whole.completeness.percent,
      sales: whole.completeness.sales,
    },
    author: { id: reco.author_id, name: people.get(reco.author_id)?.name ?? '' },
    accountable: accountable && { id: accountable.id, name: accountable.name },
    state: await readRecoState(tx, reco, isInside ? newest : version, sendings),
    version: isInside ? reco.version : shown,
    shown,
    replacedBy: newerThan(shown, isInside ? reco.version : sendings[0]?.n),
    revision: reco.revision,
    content: version.content,
    unknown: sayUnknown(version.content.parts.unknown, whole.completeness.sales, asked.locale),
    contentHash: version.contentHash,
    isClosed: version.closedAt !== null,
    returned: isInside ? await findReturn(tx, reco, version) : null,
    ceilingCents: judged.facts.ceilingCents,
    plans: version.content.plans.flatMap((plan) => {
      const verdict = judged.verdicts.get(plan.key);
      const printed = judged.printed.get(plan.key) ?? null;
      const { locale, tryCeilingCents } = asked;
      const of = { locale, isForClient: !isInside, printed, tryCeilingCents };
      return verdict ? presentPlan(plan, verdict, of) : [];
    }),
    acceptedPlan: reco.accepted_plan,
    operationId: reco.operation_id,
    // Why a senior sent a draft back is between colleagues.
    stamps: ((await listStamps(tx, 'recommendation', [reco.id])).get(reco.id) ?? []).filter(
      ({ signerKind, decision }) => isInside || signerKind !== 'member' || decision !== 'changes',
    ),
    signed: await readSigned(tx, reco, version),
    versions: versions
      .filter(({ n }) => isInside || sendings.some((sending) => sending.n === n))
      .map((row) => ({
        n: row.n,
        by: people.get(row.saved_by)?.name ?? '',
        at: row.saved_at.toISOString(),
        isClosed: row.closed_at !== null,
      })),
    sendings: await viewSendings(tx, reco, sendings, contacts, now),
    answers: answers.map((row) => ({
      plan: row.plan,
      version: row.n,
      kind: row.kind,
      body: row.body,
      ceilingCents: row.ceiling_cents,
      by: row.given_by,
      at: row.given_at.toISOString(),
    })),
    contacts: contacts.map(({ id, name, canSign }) => ({ id, name, canSign })),
    journal: isInside ? await listEvents(tx, brief.id, reco.id) : [],
    files: deps.files,
    can: await viewRights(tx, actor, reco, version),
  };
}

/** The number of a newer version, or null. */
export function newerThan(n: number, newest: number | undefined): number | null {
  return newest !== undefined && newest > n ? newest : null;
}

async function viewSendings(
  tx: Tx,
  reco: RecoRow,
  sendings: readonly Sending[],
  contacts: readonly { readonly id: string; readonly name: string }[],
  now: Date,
): Promise<RecoView['sendings']> {
  const links = await listSentLinks(tx, 'recommendation', [reco.id]);
  const names = new Map(contacts.map(({ id, name }) => [id, name]));
  const senders = await listMembersByIds(
    tx,
    links.map(({ createdBy }) => createdBy),
  );
  return links.map((link) => ({
    linkId: link.linkId,
    version: link.version,
    contact: names.get(link.contactId) ?? '',
    sentBy: senders.get(link.createdBy)?.name ?? '',
    sentAt: (
      sendings.find((one) => one.linkId === link.linkId)?.sentAt ?? link.createdAt
    ).toISOString(),
    openedAt: link.firstOpenedAt?.toISOString() ?? null,
    expiresAt: link.expiresAt.toISOString(),
    isOpen: link.revokedAt === null && link.expiresAt > now,
  }));
}

async function viewRights(
  tx: Tx,
  actor: Actor,
  reco: RecoRow,
  version: RecoVersion,
): Promise<RecoView['can']> {
  const isOpen = reco.accepted_at === null && reco.ended_at === null;
  const isNewest = version.n === reco.version;
  const isAuthor = reco.author_id === actor.memberId;
  const as = isAuthor ? 'author' : maySignAsSenior(actor) ? 'senior' : null;
  const signers = await listSigners(tx, reco, version);
  const isReturned = (await findReturn(tx, reco, version)) !== null;
  const signed = await readSigned(tx, reco, version);
  const isOwn = as === 'senior' && version.writtenBy.includes(actor.memberId);
  return {
    write: isOpen && isNewest && mayWrite(actor),
    sign: isOpen && isNewest && !isReturned ? as : null,
    sendBack:
      isOpen && isNewest && !isReturned && as === 'senior' && !(signed.author && signed.senior),
    signRefusal: signers.includes(actor.memberId) ? 'already-signed' : isOwn ? 'four-eyes' : null,
    send: isOpen && isNewest && maySend(actor),
  };
}
