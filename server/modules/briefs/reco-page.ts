import type { Tx } from '../../db/db.ts';
import type { Locale } from '../../lib/language.ts';
import { type OpenLink, viewLink } from '../clients/public.ts';
import { findMember } from '../people/public.ts';
import { listStamps, markLinkOpened } from '../signing/public.ts';
import { findBrief, readWhole } from './brief.ts';
import { judgeVersion } from './judge-version.ts';
import { presentPlan } from './present-plan.ts';
import { choiceOf, findReco, findRecoVersion } from './reco.ts';
import { newerThan, type ViewDeps } from './reco-view.ts';
import { sayUnknown } from './say-unknown.ts';
import { listRecoAnswers, listSendings } from './sendings.ts';
import type { RecoPage } from './view-schema.ts';

type Asked = { readonly locale: Locale | undefined; readonly tryCeilingCents: number | null };

/** What the holder of a link sees: one version, and nothing of what came before it. */
export async function viewRecoPage(
  deps: ViewDeps & { readonly isMailSetUp: boolean },
  tx: Tx,
  open: OpenLink,
  asked: Asked,
): Promise<RecoPage> {
  const head = await viewLink(tx, open, deps.isMailSetUp);
  if (head.state !== 'open') return { ...head, reco: null };
  await markLinkOpened(tx, open.link.linkId, open.now);
  return { ...head, reco: await viewShown(deps, tx, open, asked) };
}

async function viewShown(
  deps: ViewDeps,
  tx: Tx,
  { link, client, now }: OpenLink,
  { locale = client.locale, tryCeilingCents }: Asked,
): Promise<RecoPage['reco']> {
  const item = link.items.find(({ subjectKind }) => subjectKind === 'recommendation');
  const reco = item ? await findReco(tx, item.subjectId) : null;
  const brief = reco && (await findBrief(tx, reco.brief_id));
  const version = item && reco && (await findRecoVersion(tx, reco.id, item.version));
  if (!item || !reco || !brief || !version) return null;
  const sendings = await listSendings(tx, reco.id);
  const whole = await readWhole(tx, brief, client);
  const judged = await judgeVersion(tx, {
    client,
    reco,
    version,
    facts: whole.facts,
    sendings,
    now,
  });
  const sending = sendings.find(({ n }) => n === version.n);
  const author = await findMember(tx, reco.author_id);
  const choices = new Map(
    version.content.plans.map(({ key }) => [choiceOf(reco.id, version, key).hash, key]),
  );
  const stamps = (await listStamps(tx, 'recommendation', [reco.id])).get(reco.id) ?? [];
  // A version that was replaced was read and signed all the same: its signatures are void, not undone.
  const senior = stamps.findLast(
    ({ signerKind, signerName, decision, contentHash }) =>
      signerKind === 'member' &&
      signerName !== author?.name &&
      decision === 'approved' &&
      contentHash === version.contentHash,
  );
  return {
    id: reco.id,
    version: version.n,
    contentHash: version.contentHash,
    content: version.content,
    author: author?.name ?? '',
    senior: senior?.signerName ?? null,
    sentBy: (await findMember(tx, link.createdBy))?.name ?? '',
    sentAt: (sending?.sentAt ?? link.createdAt).toISOString(),
    ceilingCents: judged.facts.ceilingCents,
    unknown: sayUnknown(version.content.parts.unknown, whole.completeness.sales, locale),
    plans: version.content.plans.flatMap((plan) => {
      const verdict = judged.verdicts.get(plan.key);
      const printed = judged.printed.get(plan.key) ?? null;
      const of = { locale, isForClient: true, printed, tryCeilingCents };
      return verdict ? presentPlan(plan, verdict, of) : [];
    }),
    stamps: stamps
      .filter(({ contentHash }) => contentHash === version.contentHash || choices.has(contentHash))
      .map((stamp) => ({ ...stamp, plan: choices.get(stamp.contentHash) ?? null })),
    answers: (await listRecoAnswers(tx, reco.id))
      .filter(({ n }) => n === version.n)
      .map((row) => ({
        plan: row.plan,
        version: row.n,
        kind: row.kind,
        body: row.body,
        ceilingCents: row.ceiling_cents,
        by: row.given_by,
        at: row.given_at.toISOString(),
      })),
    acceptedPlan: reco.accepted_plan,
    acceptedAt: reco.accepted_at?.toISOString() ?? null,
    replacedBy: newerThan(version.n, sendings[0]?.n),
    isReplaced: reco.ended_at !== null || (sendings[0] ? sendings[0].n !== version.n : true),
    files: deps.files,
  };
}
