import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { Session } from '../../http/context.ts';
import type { CreatorId, OperationId } from '../../lib/ids.ts';
import { findCreator, listCreatorNames, listPostsOf, mayContact } from '../creators/public.ts';
import { refusals } from './messages.ts';
import { readRotation } from './read-rotation.ts';
import { findOperation, tables } from './store.ts';

const REPLACEMENTS = 3;
const POSTS = 12;

/** What the rule of rotation and the law say of somebody before they are chosen, and whom else there is. */
export async function checkCreator(
  tx: Tx,
  session: Session,
  of: { operationId: OperationId; creatorId: CreatorId; candidates: readonly CreatorId[] },
  now: Date,
) {
  const operation = await findOperation(tx, of.operationId);
  const creator = await findCreator(tx, of.creatorId);
  if (!operation || !creator) return null;
  const { agencyId } = session.scope;
  const inside = await tables(tx)
    .selectFrom('participation')
    .select('creator_id')
    .where('operation_id', '=', of.operationId)
    .execute();
  const taken = new Set(inside.map(({ creator_id }) => creator_id));
  const others = of.candidates.filter((id) => id !== of.creatorId && !taken.has(id));
  const ids = [of.creatorId, ...others];
  const rotations = await readRotation(tx, { agencyId, creatorIds: ids, now });
  const rotation = rotations.get(of.creatorId);
  const may = await mayContact(tx, of.creatorId);
  const free = others.filter((id) => !rotations.get(id)?.isBeyond).slice(0, REPLACEMENTS);
  const names = await listCreatorNames(tx, free);
  const posts = await listPostsOf(tx, of.creatorId, { limit: POSTS });
  const isObjected = !may.ok && may.error.type === 'creator-objected';
  return {
    name: creator.name,
    rotation: {
      inYear: rotation?.inYear ?? 0,
      lastAt: rotation?.lastAt?.toISOString() ?? null,
      wear: rotation?.wear ?? 0,
      nextAt: rotation?.nextAt?.toISOString() ?? null,
      isBeyond: rotation?.isBeyond ?? false,
    },
    mayContact: {
      is: !isObjected,
      reason: isObjected
        ? refusals[session.locale]['creator-objected']({
            type: 'creator-objected',
            name: creator.name,
          })
        : '',
    },
    isIn: taken.has(of.creatorId),
    posts: posts.map((post) => ({
      id: post.id,
      title: post.title,
      url: post.url,
      publishedAt: post.publishedAt?.toISOString() ?? null,
      start: firstSentence(post.text),
    })),
    replacements: free.map((id) => {
      const used = rotations.get(id)?.inYear ?? 0;
      return { id, name: names.get(id)?.name ?? '', reason: describeUse(used, session.locale) };
    }),
  };
}

/** Those whom a person kept for this client, then the least used of the register. */
export async function listCandidates(tx: Tx): Promise<CreatorId[]> {
  const { rows } = await sql<{ id: CreatorId }>`
    select c.id from creator c left join lateral (
      select count(*) as n from creator_post p where p.creator_id = c.id) p on true
    where c.objected_at is null and c.email is not null
    order by p.n desc limit 200`.execute(tx);
  return rows.map(({ id }) => id);
}

function firstSentence(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return (/^.{20,240}?[.!?…](?=\s|$)/.exec(line)?.[0] ?? line.slice(0, 200)).trim();
}

function describeUse(inYear: number, locale: 'fr' | 'en'): string {
  if (locale === 'fr') {
    return inYear === 0
      ? 'jamais sollicité en douze mois'
      : `${inYear} ${inYear > 1 ? 'opérations' : 'opération'} en douze mois`;
  }
  return inYear === 0
    ? 'not called upon in twelve months'
    : `${inYear} ${inYear > 1 ? 'operations' : 'operation'} in twelve months`;
}
