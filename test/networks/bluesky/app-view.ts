import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

export type AppView = {
  readonly url: string;
  /** The server whose accounts are read; said once it runs, because it must know this address first. */
  watch(pdsUrl: string): void;
  close(): Promise<void>;
};

/**
 * A stand-in for Bluesky's app view, which can't be installed alone: it reads the accounts of a real
 * server, and answers `getPosts` and `getPostThread` from their records, by the lexicons of
 * https://github.com/bluesky-social/atproto (app.bsky.feed.defs). The real server stands between it
 * and the connector, and checks what it answers.
 */
export async function startAppView(): Promise<AppView> {
  let pds = '';
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const send = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    try {
      const posts = await readAll(pds);
      if (url.pathname.endsWith('app.bsky.feed.getPosts')) {
        const wanted = url.searchParams.getAll('uris');
        return send(200, { posts: posts.filter(({ uri }) => wanted.includes(uri)).map(view) });
      }
      const uri = url.searchParams.get('uri');
      const post = posts.find((each) => each.uri === uri);
      if (post) return send(200, { thread: threadOf(post, posts) });
      send(400, { error: 'NotFound', message: `Post not found: ${uri}` });
    } catch (error) {
      send(500, { error: 'InternalServerError', message: String(error) });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://localhost:${port}`,
    watch: (pdsUrl) => {
      pds = pdsUrl;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Post = {
  uri: string;
  cid: string;
  author: { did: string; handle: string };
  record: Record<string, unknown>;
  parent: string | null;
  likes: number;
  reposts: number;
  replies: number;
};

const repos = z.object({ repos: z.array(z.object({ did: z.string() })) });
const described = z.object({ handle: z.string() });
const listed = z.object({
  records: z.array(
    z.object({
      uri: z.string(),
      cid: z.string(),
      value: z
        .object({
          subject: z.object({ uri: z.string() }).passthrough().optional(),
          reply: z
            .object({ parent: z.object({ uri: z.string() }).passthrough() })
            .passthrough()
            .optional(),
        })
        .passthrough(),
    }),
  ),
});

async function readAll(pds: string): Promise<Post[]> {
  const ask = async <T>(schema: z.ZodType<T>, method: string, query: Record<string, string>) => {
    const response = await fetch(`${pds}/xrpc/${method}?${new URLSearchParams(query)}`);
    if (!response.ok) throw new Error(`${method} answered ${response.status}`);
    return schema.parse(await response.json());
  };
  const people = (await ask(repos, 'com.atproto.sync.listRepos', { limit: '100' })).repos;
  const posts: Post[] = [];
  const likes: string[] = [];
  const reposts: string[] = [];
  for (const { did: repo } of people) {
    const { handle } = await ask(described, 'com.atproto.repo.describeRepo', { repo });
    const list = async (name: string) => {
      const query = { repo, collection: `app.bsky.feed.${name}`, limit: '100' };
      return (await ask(listed, 'com.atproto.repo.listRecords', query)).records;
    };
    const subjects = async (name: string) =>
      new Set((await list(name)).map(({ value }) => value.subject?.uri ?? ''));
    likes.push(...(await subjects('like')));
    reposts.push(...(await subjects('repost')));
    for (const { uri, cid, value } of await list('post')) {
      const parent = value.reply?.parent.uri ?? null;
      const author = { did: repo, handle };
      posts.push({ uri, cid, author, record: value, parent, likes: 0, reposts: 0, replies: 0 });
    }
  }
  for (const post of posts) {
    post.likes = likes.filter((uri) => uri === post.uri).length;
    post.reposts = reposts.filter((uri) => uri === post.uri).length;
    post.replies = posts.filter(({ parent }) => parent === post.uri).length;
  }
  return posts;
}

function view({ uri, cid, author, record, likes, reposts, replies }: Post) {
  const counts = { likeCount: likes, repostCount: reposts, replyCount: replies, quoteCount: 0 };
  return { uri, cid, author, record, ...counts, indexedAt: new Date().toISOString() };
}

function threadOf(post: Post, posts: readonly Post[]): object {
  const replies = posts.filter(({ parent }) => parent === post.uri);
  return {
    $type: 'app.bsky.feed.defs#threadViewPost',
    post: view(post),
    replies: replies.map((reply) => threadOf(reply, posts)),
  };
}
