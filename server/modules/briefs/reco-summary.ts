import type { Tx } from '../../db/db.ts';
import type { BriefId } from '../../lib/ids.ts';
import { type ClientFacts, readClientFacts } from '../clients/public.ts';
import { listMembersByIds } from '../people/public.ts';
import { findBrief, readWhole } from './brief.ts';
import type { BriefFacts, RecoSummary } from './brief-schema.ts';
import { judgeVersion } from './judge-version.ts';
import { type Actor, maySeeDrafts } from './policy.ts';
import { findRecoVersion, listRecos, type RecoRow } from './reco.ts';
import { readRecoState } from './reco-state.ts';
import { listSendings } from './sendings.ts';

/**
 * The recommendations on these briefs, each with the verdict on its plans; for somebody of the
 * client's only what was sent, in the version that was sent.
 */
export async function summarizeRecos(
  tx: Tx,
  of: { actor: Pick<Actor, 'role'>; briefIds: readonly BriefId[]; now: Date },
): Promise<RecoSummary[]> {
  const recos = await listRecos(tx, of.briefIds);
  const people = await listMembersByIds(
    tx,
    recos.map(({ author_id: id }) => id),
  );
  const known = new Map<BriefId, { client: ClientFacts; facts: BriefFacts } | null>();
  const summaries: RecoSummary[] = [];
  for (const reco of recos) {
    if (!known.has(reco.brief_id)) known.set(reco.brief_id, await readKnown(tx, reco));
    const found = known.get(reco.brief_id);
    const sendings = await listSendings(tx, reco.id);
    const n = maySeeDrafts(of.actor) ? reco.version : sendings[0]?.n;
    const version = n === undefined ? null : await findRecoVersion(tx, reco.id, n);
    if (!found || !version) continue;
    const judged = await judgeVersion(tx, { ...found, reco, version, sendings, now: of.now });
    summaries.push({
      id: reco.id,
      briefId: reco.brief_id,
      client: { id: found.client.id, name: found.client.name },
      title: version.content.title,
      version: version.n,
      author: people.get(reco.author_id)?.name ?? '',
      authorId: reco.author_id,
      state: await readRecoState(tx, reco, version, sendings),
      plans: version.content.plans.flatMap((plan) => {
        const verdict = judged.verdicts.get(plan.key);
        if (!verdict) return [];
        return {
          key: plan.key,
          title: plan.title,
          totalCents: verdict.totalCents,
          leftCents: verdict.leftCents,
          verdict: verdict.state,
          isAccepted: reco.accepted_plan === plan.key,
        };
      }),
      changedAt: (reco.accepted_at ?? version.savedAt).toISOString(),
    });
  }
  return summaries;
}

async function readKnown(tx: Tx, reco: RecoRow) {
  const brief = await findBrief(tx, reco.brief_id);
  const client = brief && (await readClientFacts(tx, reco.client_id));
  if (!brief || !client) return null;
  const { facts } = await readWhole(tx, brief, client);
  return { client, facts };
}
