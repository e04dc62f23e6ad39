import type { z } from 'zod';
import type { Tx } from '../../db/db.ts';
import type { OpenLink } from '../clients/public.ts';
import { listStamps } from '../signing/public.ts';
import { findContest, findRules } from './contest.ts';
import type { Article } from './rules-text.ts';
import type { contestsContract } from './schema.ts';

type Page = z.infer<
  NonNullable<(typeof contestsContract.readContestRulesPage)['~orpc']['outputSchema']>
>;

/** The exact version of the rules that a link asks about, as it was written when it was sent. */
export async function viewRulesPage(tx: Tx, { link, client, now }: OpenLink): Promise<Page | null> {
  const item = link.items.find(({ subjectKind }) => subjectKind === 'contest-rules');
  const contest = item ? await findContest(tx, item.subjectId) : null;
  const rules = item && contest && (await findRules(tx, contest.id, item.version));
  if (!contest || !rules) return null;
  const newest = await findRules(tx, contest.id);
  const stamps = (await listStamps(tx, 'contest-rules', [contest.id])).get(contest.id) ?? [];
  const { text } = rules.content as { text: { fr: Article[]; en: Article[] } }; // as it was closed
  return {
    name: contest.name,
    locale: client.locale,
    timeZone: client.timeZone,
    version: rules.n,
    contentHash: rules.contentHash,
    isNewest: newest?.n === rules.n,
    isOpen: !link.revokedAt && link.expiresAt > now,
    articles: text,
    stamps: stamps.filter(({ version }) => version === rules.n),
  };
}
