import { z } from 'zod';
import type { Call, NetworkComment, Outcome, Published } from '../connector.ts';
import { readText } from './html.ts';
import { type Answer, read, refusalOf, speakTo } from './rest.ts';

const PAGE = 100;
/** 10 000 comments: beyond, a reading that stops in the middle would pass for a whole one. */
const PAGES = 100;
const FIELDS = 'id,parent,author,author_name,author_avatar_urls,date_gmt,content,type';

const wpComment = z.object({
  id: z.int().positive(),
  parent: z.int().min(0),
  /** 0: somebody without an account on the blog. */
  author: z.int().min(0),
  author_name: z.string(),
  author_avatar_urls: z.record(z.string(), z.string()).optional().catch(undefined),
  date_gmt: z.iso.datetime({ local: true }),
  content: z.object({ rendered: z.string() }),
  type: z.string(),
});
type WpComment = z.infer<typeof wpComment>;

const wpSeen = z.object({ id: z.int().positive(), status: z.literal('publish') });

const wpTeam = z.array(z.object({ id: z.int().positive() }));

/**
 * Every approved comment, as readers see them: pingbacks and trackbacks aren't people. Mail addresses
 * and IP addresses aren't asked for; the hash in a portrait's address tells people apart, and where the
 * blog shows none, the name does.
 */
export async function readComments(
  call: Call,
  published: Published,
): Promise<Outcome<readonly NetworkComment[]>> {
  const site = speakTo(call);
  const { raw } = site;
  const refuse = (answer: Answer): Outcome<never> => {
    return { kind: 'refused', refusal: refusalOf(answer, call.now()), raw };
  };
  // Of a post that is gone, WordPress answers with no comments: that isn't "nobody commented".
  const post = await site.ask({
    method: 'GET',
    route: `/wp/v2/posts/${published.remoteId}`,
    query: { _fields: 'id,status' },
  });
  if (read(post, wpSeen) === null) return refuse(post);
  const found: WpComment[] = [];
  for (let page = 1; ; page++) {
    const answer = await site.ask({
      method: 'GET',
      route: '/wp/v2/comments',
      query: {
        post: published.remoteId,
        order: 'asc',
        orderby: 'id',
        per_page: String(PAGE),
        page: String(page),
        _fields: FIELDS,
      },
    });
    const comments = read(answer, z.array(wpComment));
    if (comments === null) return refuse(answer);
    const pages = answer.kind === 'said' ? Number(answer.headers.get('x-wp-totalpages')) : 0;
    if (pages > PAGES) {
      const detail = `There are more than ${PAGE * PAGES} comments.`;
      return { kind: 'refused', refusal: { type: 'rejected', reason: 'other', detail }, raw };
    }
    found.push(...comments.filter(({ type }) => type === 'comment'));
    if (page >= pages) break;
  }
  const accounts = [...new Set(found.map(({ author }) => author))].filter((id) => id > 0);
  const team = new Set<number>();
  for (let done = 0; done < accounts.length; done += PAGE) {
    const answer = await site.ask({
      method: 'GET',
      route: '/wp/v2/users',
      query: {
        include: accounts.slice(done, done + PAGE).join(','),
        has_published_posts: 'post',
        per_page: String(PAGE),
        _fields: 'id',
      },
    });
    const users = read(answer, wpTeam);
    if (users === null) return refuse(answer);
    for (const { id } of users) team.add(id);
  }
  const value = found.map(
    (one): NetworkComment => ({
      id: String(one.id),
      ...authorOf(one),
      parent: one.parent === 0 ? null : String(one.parent),
      at: new Date(`${one.date_gmt}Z`),
      text: readText(one.content.rendered),
      isBrand: team.has(one.author),
    }),
  );
  return { kind: 'done', value, raw };
}

function authorOf({
  author,
  author_name,
  author_avatar_urls = {},
}: WpComment): Pick<NetworkComment, 'author' | 'emailHash' | 'isNameOnly'> {
  if (author > 0) return { author: `account:${author}` };
  const portraits = Object.values(author_avatar_urls);
  const [, hash] = /\/avatar\/([0-9a-f]{32,64})\b/.exec(portraits[0] ?? '') ?? [];
  return hash
    ? { author: `portrait:${hash}`, emailHash: hash }
    : { author: `name:${author_name.normalize('NFC').trim().toLowerCase()}`, isNameOnly: true };
}
