import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from '../server/db/connect.ts';
import type { IndexedPost } from '../server/discovery/post-index.ts';
import { tokenize, tokenizeTerm } from '../server/discovery/tokens.ts';

/**
 * Another way to find the ten best posts with any of some words. `count` is of all posts that have one:
 * it must be ours. They are given our words, so that all of them look for the same.
 */
export type Peer = {
  key: string;
  name: string;
  version: string;
  find(words: readonly string[]): Promise<string[]> | string[];
  count(words: readonly string[]): Promise<number> | number;
  close(): Promise<void> | void;
};

/** The words twice in the title count twice, as they do in the index. */
export function bagOf({ title, text, language }: IndexedPost): string[] {
  const head = tokenize(title, language);
  return [...head, ...head, ...tokenize(text, language)];
}

export function tokensOf(words: readonly string[]): string[] {
  return [...new Set(words.flatMap((word) => tokenizeTerm(word, 'fr')))];
}

/** Every post is read for every question, its words counted before: BM25 as it is written in books. */
export function openScan(posts: readonly IndexedPost[]): Peer & {
  scores(words: readonly string[]): { id: string; score: number }[];
} {
  const bags = posts.map((post) => {
    const counts = new Map<string, number>();
    for (const token of bagOf(post)) counts.set(token, (counts.get(token) ?? 0) + 1);
    const title = tokenize(post.title, post.language).length;
    return { id: post.id, counts, length: title + tokenize(post.text, post.language).length };
  });
  const average = bags.reduce((sum, { length }) => sum + length, 0) / bags.length;
  const scores = (words: readonly string[]) => {
    const tokens = tokensOf(words);
    const idfs = tokens.map((token) => {
      const found = bags.filter(({ counts }) => counts.has(token)).length;
      return Math.log(1 + (bags.length - found + 0.5) / (found + 0.5));
    });
    const found: { id: string; score: number }[] = [];
    for (const { id, counts, length } of bags) {
      let score = 0;
      tokens.forEach((token, i) => {
        const count = counts.get(token) ?? 0;
        const norm = 1.2 * (0.25 + (0.75 * length) / average);
        score += ((idfs[i] ?? 0) * 2.2 * count) / (count + norm);
      });
      if (score > 0) found.push({ id, score });
    }
    return found.sort((a, b) => b.score - a.score);
  };
  return {
    key: 'scan',
    name: 'a scan of every post',
    version: '',
    scores,
    find: (words) =>
      scores(words)
        .slice(0, 10)
        .map(({ id }) => id),
    count: (words) => scores(words).length,
    close: () => {},
  };
}

/** The embedded server: a GIN index, and `ts_rank` over what it finds. */
export async function openPostgres(posts: readonly IndexedPost[]): Promise<Peer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'compagnon-bench-'));
  await chmod(folder, 0o711); // PostgreSQL runs as another user where we are root
  let isClosing = false;
  const db = await connect({
    url: null,
    dataDir: folder,
    ifRunning: 'refuse',
    onPoolError: (error) => isClosing || console.error(error.message),
  });
  const pool = db.ownerPool;
  await pool.query('create unlogged table bench_post (id text, words tsvector)');
  for (let i = 0; i < posts.length; i += 5_000) {
    const some = posts.slice(i, i + 5_000);
    await pool.query(
      `insert into bench_post select id, to_tsvector('simple', words)
       from unnest($1::text[], $2::text[]) as made (id, words)`,
      [some.map(({ id }) => id), some.map((post) => bagOf(post).join(' '))],
    );
  }
  await pool.query('create index on bench_post using gin (words)');
  await pool.query('vacuum analyze bench_post');
  const { rows } = await pool.query<{ v: string }>('show server_version');
  const question = (words: readonly string[]) => tokensOf(words).join(' | ');
  return {
    key: 'postgresql',
    name: 'PostgreSQL, GIN and ts_rank',
    version: rows[0]?.v ?? '',
    async find(words) {
      const found = await pool.query<{ id: string }>(
        `select id from bench_post, to_tsquery('simple', $1) q where words @@ q
         order by ts_rank(words, q) desc limit 10`,
        [question(words)],
      );
      return found.rows.map(({ id }) => id);
    },
    async count(words) {
      const found = await pool.query<{ n: number }>(
        `select count(*)::int n from bench_post where words @@ to_tsquery('simple', $1)`,
        [question(words)],
      );
      return found.rows[0]?.n ?? 0;
    },
    async close() {
      isClosing = true;
      await db[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** SQLite's full text, as Node brings it; null where it doesn't. */
export async function openSqlite(posts: readonly IndexedPost[]): Promise<Peer | null> {
  const sqlite = await import('node:sqlite').catch(() => null);
  if (!sqlite) return null;
  const db = new sqlite.DatabaseSync(':memory:');
  try {
    db.exec("create virtual table post using fts5(words, tokenize = 'ascii')");
  } catch {
    return null;
  }
  const insert = db.prepare('insert into post (rowid, words) values (?, ?)');
  db.exec('begin');
  posts.forEach((post, i) => {
    insert.run(i, bagOf(post).join(' '));
  });
  db.exec('commit');
  const find = db.prepare('select rowid from post where post match ? order by rank limit 10');
  const count = db.prepare('select count(*) n from post where post match ?');
  const question = (words: readonly string[]) => tokensOf(words).join(' OR ');
  return {
    key: 'sqlite',
    name: 'SQLite FTS5',
    version: String(db.prepare('select sqlite_version() v').get()?.v ?? ''),
    find: (words) => find.all(question(words)).map(({ rowid }) => `p${rowid}`),
    count: (words) => Number(count.get(question(words))?.n ?? 0),
    close: () => db.close(),
  };
}
