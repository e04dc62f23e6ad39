import type { Tx } from '../../db/db.ts';
import { type OpenLink, viewLink } from '../clients/public.ts';
import { listMembersByIds } from '../people/public.ts';
import { listStamps, markLinkOpened } from '../signing/public.ts';
import { findBrief, readWhole } from './brief.ts';
import type { BriefPage } from './brief-schema.ts';
import { fromBrandKit, presentAnswer } from './brief-view.ts';
import { QUESTION_KEYS } from './questions.ts';
import { tables } from './store.ts';

/** What the holder of a link sees of a brief. Reading decides nothing; the first reading is dated. */
export async function viewBriefPage(
  deps: { readonly isMailSetUp: boolean },
  tx: Tx,
  open: OpenLink,
): Promise<BriefPage> {
  const head = await viewLink(tx, open, deps.isMailSetUp);
  if (head.state !== 'open') return { ...head, brief: null };
  await markLinkOpened(tx, open.link.linkId, open.now);
  return { ...head, brief: await viewBrief(tx, open) };
}

async function viewBrief(tx: Tx, { link, client }: OpenLink): Promise<BriefPage['brief']> {
  const item = link.items.find(({ subjectKind }) => subjectKind === 'brief');
  const brief = item ? await findBrief(tx, item.subjectId) : null;
  if (!item || !brief || brief.ended_at) return null;
  const request = await tables(tx)
    .selectFrom('brief_request')
    .select(['questions', 'sent_by'])
    .where('link_id', '=', link.linkId)
    .executeTakeFirst();
  const whole = await readWhole(tx, brief, client);
  const asked = request?.questions ?? [];
  const stamps = (await listStamps(tx, 'brief', [brief.id])).get(brief.id) ?? [];
  const senders = await listMembersByIds(tx, [request?.sent_by ?? link.createdBy]);
  const ofQuestion = (key: string) =>
    whole.answers.filter(({ question }) => question === key).map((row) => presentAnswer(row));
  const states = new Map(whole.completeness.questions.map((question) => [question.key, question]));
  const questions = QUESTION_KEYS.map((key, place) => ({
    key,
    n: place + 1,
    isAsked: asked.includes(key),
    state: states.get(key)?.state ?? ('missing' as const),
    restsOn: states.get(key)?.restsOn ?? null,
    fromBrandKit: fromBrandKit(key, client),
    answers: ofQuestion(key),
  }));
  const sales = {
    key: 'sales' as const,
    n: 11,
    isAsked: asked.includes('sales') || asked.includes('success'),
    state: whole.completeness.sales === 'not-asked' ? ('missing' as const) : ('answered' as const),
    restsOn: null,
    fromBrandKit: null,
    answers: ofQuestion('sales'),
  };
  return {
    title: brief.title,
    text: brief.received_text,
    receivedAt: brief.received_at.toISOString(),
    receivedFrom: brief.received_from,
    percent: whole.completeness.percent,
    askedBy: [...senders.values()][0]?.name ?? '',
    purpose: asked.length === 0 ? 'approval' : 'questions',
    ideas: whole.ideas.map(({ body }) => body),
    sales: whole.completeness.sales,
    questions: [...questions.slice(0, 11), sales, ...questions.slice(11)],
    version: item.version,
    contentHash: item.contentHash,
    stamp:
      stamps.findLast(
        (stamp) => stamp.signerKind === 'contact' && stamp.contentHash === item.contentHash,
      ) ?? null,
    isReplaced: whole.contentHash !== item.contentHash,
  };
}
