import type { Db, Scope } from '../../db/db.ts';
import type { AgencyId, CreatorId, MemberId } from '../../lib/ids.ts';
import { addStat, declareLink } from '../../modules/creators/people-records.ts';
import { addComments, addCreator, addPosts } from '../../modules/creators/public.ts';
import { settle } from '../settle.ts';
import { planComments } from './plan-comments.ts';
import { planCrowds } from './plan-crowds.ts';
import { planPosts } from './plan-posts.ts';
import type { BlogWorld } from './world.ts';

/** A friend or a cousin among the bloggers, as their people here declared it. */
export type DeclaredLink = {
  readonly blog: string;
  readonly member: MemberId;
  readonly memberName: string;
  readonly relation: string;
};

/**
 * Enters the blogs of a world with two years of posts and what was said under them, through the same
 * functions as a crawl; nothing that is counted later is stored. Answers the ids by the table's own.
 */
export async function loadCreators(
  { db }: { db: Db },
  world: BlogWorld,
  of: {
    scope: Scope;
    agencyId: AgencyId;
    by: MemberId;
    enteredAt: Date;
    readAt: Date;
    /** Blogs that somebody will write to: nobody else's address is kept. */
    addressed: readonly string[];
    links: readonly DeclaredLink[];
  },
): Promise<Map<string, CreatorId>> {
  const ids = new Map<string, CreatorId>();
  const crowds = planCrowds(world);
  for (const blog of world.blogs) {
    const posts = planPosts(world, blog);
    const crowd = crowds.get(blog.id);
    if (!crowd) throw new Error(`nobody comments on ${blog.name}`);
    await db.write(of.scope, async (tx) => {
      const id = settle(
        await addCreator(tx, {
          agencyId: of.agencyId,
          name: blog.name,
          url: `https://${blog.slug}.example/`,
          languages: [world.language],
          source: 'list',
          sourceDetail: world.language === 'fr' ? 'liste de l’agence' : 'the agency’s list',
          email: of.addressed.includes(blog.id) ? `bonjour@${blog.slug}.example` : null,
          by: of.by,
          at: of.enteredAt,
        }),
      );
      ids.set(blog.id, id);
      await addPosts(tx, id, posts, of.readAt);
      await addComments(tx, id, planComments(world, blog, crowd, posts));
      await addStat(tx, {
        agencyId: of.agencyId,
        creatorId: id,
        what: world.language === 'fr' ? 'abonnés' : 'followers',
        value: blog.followers,
        period: '',
        proof: '',
        by: of.by,
        at: of.readAt,
      });
      for (const link of of.links.filter((one) => one.blog === blog.id)) {
        await declareLink(tx, {
          agencyId: of.agencyId,
          creatorId: id,
          memberId: link.member,
          person: link.memberName,
          relation: link.relation,
          by: link.member,
          at: of.readAt,
        });
      }
    });
  }
  return ids;
}
