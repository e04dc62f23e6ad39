import { createHash } from 'node:crypto';
import type { Config } from '../config.ts';
import { connect } from '../db/connect.ts';
import type { Tx } from '../db/db.ts';
import type { AgencyId, CreatorId } from '../lib/ids.ts';
import { addCreator, addPosts } from '../modules/creators/public.ts';
import { tables } from '../modules/creators/store.ts';
import type { Out } from './creators.ts';
import { findAgency } from './find-agency.ts';
import { type Blog, readBlogs } from './read-blogs.ts';

const SHOWN_EVERY = 25;

type Counts = { blogs: number; added: number; posts: number; bad: number; unread: number };

/** Writes each blog in a transaction of its own: what was written before a stop stays, and twice is once. */
export async function importCreators(
  options: { file: string; agency: string | undefined; config: Config },
  { out, err }: Out,
): Promise<number> {
  const { config, file } = options;
  await using db = await connect({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    ifRunning: 'adopt',
    onPoolError: (error) => err.write(`${error.message}\n`),
  });
  const agency = await findAgency(db.ownerPool, options.agency, { make: true });
  if ('problem' in agency) {
    err.write(`${agency.problem}\n`);
    return 2;
  }
  const counts: Counts = { blogs: 0, added: 0, posts: 0, bad: 0, unread: 0 };
  for await (const line of readBlogs(file)) {
    if ('problem' in line) {
      counts.bad++;
      err.write(`line ${line.number}: ${line.problem}\n`);
      continue;
    }
    const { blog } = line;
    const scope = { agencyId: agency.id, clientIds: [] };
    const written = await db.app.write(scope, (tx) => writeBlog(tx, agency.id, blog, new Date()));
    if (typeof written === 'string') {
      counts.bad++;
      err.write(`line ${line.number}: ${written}\n`);
      continue;
    }
    if (written.note) err.write(`line ${line.number}: ${written.note}\n`);
    counts.blogs++;
    counts.added += written.isNew ? 1 : 0;
    counts.posts += blog.posts.length;
    counts.unread += blog.unread;
    if (blog.unread > 0)
      err.write(`line ${line.number}: ${blog.unread} posts without a text were left out\n`);
    if (counts.blogs % SHOWN_EVERY === 0)
      err.write(`${counts.blogs} blogs, ${counts.posts} posts\n`);
  }
  out.write(
    `${counts.blogs} blogs (${counts.added} new) with ${counts.posts} posts are in; ` +
      `${counts.bad} lines and ${counts.unread} posts couldn't be read.\n`,
  );
  return counts.bad > 0 ? 1 : 0;
}

async function writeBlog(
  tx: Tx,
  agencyId: AgencyId,
  blog: Blog,
  at: Date,
): Promise<{ isNew: boolean; note: string | null } | string> {
  const known = await findImported(tx, blog.id);
  const entered = known === null ? await enterBlog(tx, agencyId, blog, at) : null;
  if (entered && 'problem' in entered) return entered.problem;
  const creatorId = known ?? entered?.id;
  if (!creatorId) throw new Error('a blog is neither known nor entered');
  const posts = blog.posts.map((post) => ({ ...post, url: post.url ?? addressOf(blog) }));
  await addPosts(tx, creatorId, posts, at);
  return { isNew: known === null, note: entered?.note ?? null };
}

/** An archive's own id is what it is found by: its address may be missing, or shared. */
async function findImported(tx: Tx, id: string): Promise<CreatorId | null> {
  const row = await tables(tx)
    .selectFrom('creator')
    .select('id')
    .where('source', '=', 'archive')
    .where('source_detail', '=', id)
    .executeTakeFirst();
  return row?.id ?? null;
}

async function enterBlog(
  tx: Tx,
  agencyId: AgencyId,
  blog: Blog,
  at: Date,
): Promise<{ id: CreatorId; note: string | null } | { problem: string }> {
  let note: string | null = null;
  const about = { agencyId, name: blog.title, languages: blog.languages, at };
  for (const url of [addressOf(blog), madeUpAddress(blog.id)]) {
    const made = await addCreator(tx, { ...about, url, source: 'archive', sourceDetail: blog.id });
    if (made.ok) return { id: made.value, note };
    if (made.error.type === 'creator-barred')
      return { problem: 'asked never to be entered, and was left out' };
    note =
      made.error.type === 'creator-known'
        ? 'its address is another blog’s; it is kept under one of its own'
        : `its address ${url.slice(0, 100)} can’t be read; it is kept without`;
  }
  return { problem: 'its address can’t be told from another’s' };
}

function addressOf({ url, id }: Blog): string {
  return url ?? madeUpAddress(id);
}

/** For an archive that says no address: nobody lives under `.invalid`. */
function madeUpAddress(id: string): string {
  const hash = createHash('sha256').update(id).digest('hex').slice(0, 16);
  return `https://archive.invalid/${hash}`;
}
