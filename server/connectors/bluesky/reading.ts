import { ok } from '../../lib/result.ts';
import type { Call, NetworkComment, NetworkNumber, Outcome, Published } from '../connector.ts';
import { PostViews, Thread, type ThreadNode } from './schema.ts';
import { parseAddress, rejected, withSession } from './session.ts';
import { ask } from './xrpc.ts';

const RULES = {
  reactions: 'Likes now in force, one an account (app.bsky.feed.defs#postView, likeCount).',
  replies: 'Replies to the post that the app view knows, at the first level (replyCount).',
  reposts: 'Reposts now in force, one an account (repostCount).',
  quotes: 'Posts that embed this one (quoteCount).',
} as const;

/** The counts of the app view that the account's own server asks. */
export async function readNumbers(
  call: Call,
  published: Published,
): Promise<Outcome<readonly NetworkNumber[]>> {
  return withSession<readonly NetworkNumber[]>(call, async (exchange, { accessJwt: token }) => {
    const address = parseAddress(published.remoteId);
    if (!address.ok) return address;
    const found = await ask(exchange, {
      method: 'app.bsky.feed.getPosts',
      query: { uris: published.remoteId },
      token,
      schema: PostViews,
    });
    if (!found.ok) return found;
    const post = found.value.posts.find(({ uri }) => uri === published.remoteId);
    if (!post) return rejected('The app view knows no such post.');
    const values = {
      reactions: post.likeCount,
      replies: post.replyCount,
      reposts: post.repostCount,
      quotes: post.quoteCount,
    };
    return ok(
      (Object.keys(RULES) as (keyof typeof RULES)[]) // the keys just above
        .map((name) => ({ name, value: values[name] ?? null, rule: RULES[name] })),
    );
  });
}

/** Every reply of the thread that the app view shows, to the depth that it gives (1000 is asked). */
export async function readComments(
  call: Call,
  published: Published,
): Promise<Outcome<readonly NetworkComment[]>> {
  return withSession<readonly NetworkComment[]>(call, async (exchange, session) => {
    const address = parseAddress(published.remoteId);
    if (!address.ok) return address;
    const found = await ask(exchange, {
      method: 'app.bsky.feed.getPostThread',
      query: { uri: published.remoteId, depth: '1000', parentHeight: '0' },
      token: session.accessJwt,
      schema: Thread,
    });
    if (!found.ok) return found;
    const { thread } = found.value;
    if (thread.post?.uri !== published.remoteId)
      return rejected('The app view shows no such post.');
    return ok(repliesIn(thread, null, address.value.did));
  });
}

/** What its author says of the hour may be anything: the hour is the one at which it was indexed. */
function repliesIn(node: ThreadNode, parent: string | null, brand: string): NetworkComment[] {
  return (node.replies ?? []).flatMap((each) => {
    const { post } = each;
    if (!post) return repliesIn(each, parent, brand);
    const comment: NetworkComment = {
      id: post.uri,
      author: post.author.did,
      parent,
      at: new Date(post.indexedAt),
      text: post.record.text,
      isBrand: post.author.did === brand,
    };
    return [comment, ...repliesIn(each, post.uri, brand)];
  });
}
