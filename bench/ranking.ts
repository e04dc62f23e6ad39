/** `node bench/ranking.ts BLOGS.jsonl JUDGED.json`: how good the order of creators is, on blogs of yours. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Blog, readBlogs } from '../server/cli/read-blogs.ts';
import { parseSubject } from '../server/discovery/parse-subject.ts';
import {
  openPostIndex,
  type PostIndex,
  type SubjectQuery,
} from '../server/discovery/post-index.ts';
import { rankCreators } from '../server/discovery/rank.ts';
import { createRandom } from './workload.ts';

const judged = z.array(z.tuple([z.string(), z.string(), z.record(z.string(), z.number())]));
const NOW = new Date();

const [file, judgements] = process.argv.slice(2);
if (!file || !judgements) {
  console.error('node bench/ranking.ts BLOGS.jsonl JUDGED.json');
  process.exit(2);
}
const blogs: Blog[] = [];
for await (const line of readBlogs(file)) {
  if ('blog' in line) blogs.push(line.blog);
  else console.error(`line ${line.number}: ${line.problem}`);
}
const subjects = judged.parse(JSON.parse(await readFile(judgements, 'utf8')));
const posts = openIndex(blogs);
const whole = openIndex(blogs.map(joinPosts));
const orders: Readonly<Record<string, (query: SubjectQuery, subject: string) => string[]>> = {
  ours: (query) => rankCreators(posts, query, NOW).ranked.map(({ creatorId }) => creatorId),
  'a random order': (_, subject) => shuffle(subject),
  'most posts': () => sortBy(blogs, (blog) => blog.posts.length).map(({ id }) => id),
  'best single post': (query) => listCreators(posts, query, 5_000),
  'sum of 300 posts': (query) => sumPosts(query),
  'blog as one document': (query) => listCreators(whole, query, 300),
};
const known = new Set(blogs.map(({ id }) => id));
const sums = new Map<string, { ndcg: number; map: number }>();
let count = 0;
for (const [subject, languages, all] of subjects) {
  const grades = new Map(Object.entries(all).filter(([id, grade]) => known.has(id) && grade > 0));
  if (grades.size === 0) continue;
  count++;
  const query = parseSubject(subject, languages.split(','));
  for (const [name, order] of Object.entries(orders)) {
    const sum = sums.get(name) ?? { ndcg: 0, map: 0 };
    const gains = order(query, subject).map((id) => grades.get(id) ?? 0);
    sum.ndcg += gainOf(gains) / gainOf([...grades.values()].sort((a, b) => b - a));
    sum.map += precisionOf(gains) / grades.size;
    sums.set(name, sum);
  }
}
console.log(`${blogs.length} blogs, ${posts.size} posts, ${count} subjects`);
for (const [name, { ndcg, map }] of sums)
  console.log(
    `${name.padEnd(22)} nDCG@10 ${(ndcg / count).toFixed(3)}  MAP ${(map / count).toFixed(3)}`,
  );

function openIndex(list: readonly Blog[]): PostIndex {
  const index = openPostIndex();
  for (const { id, posts: own } of list)
    index.add(own.map((post) => ({ ...post, id: `${id} ${post.key}`, creatorId: id })));
  return index;
}

function joinPosts(blog: Blog): Blog {
  const text = blog.posts.map((post) => `${post.title}\n${post.text}`).join('\n');
  const language = blog.languages[0] ?? 'und';
  return {
    ...blog,
    posts: [{ key: '1', url: null, title: '', text, language, publishedAt: null }],
  };
}

function listCreators(index: PostIndex, query: SubjectQuery, limit: number): string[] {
  return [...new Set(index.search(query, limit).map(({ creatorId }) => creatorId))];
}

function sumPosts(query: SubjectQuery): string[] {
  const scores = new Map<string, number>();
  for (const { creatorId, score } of posts.search(query, 300))
    scores.set(creatorId, (scores.get(creatorId) ?? 0) + score);
  return sortBy([...scores], ([, score]) => score).map(([id]) => id);
}

function shuffle(seed: string): string[] {
  const random = createRandom(seed);
  return sortBy(
    blogs.map(({ id }) => ({ id, at: random.next() })),
    ({ at }) => at,
  ).map(({ id }) => id);
}

function sortBy<T>(list: readonly T[], of: (one: T) => number): T[] {
  return [...list].sort((a, b) => of(b) - of(a));
}

function gainOf(gains: readonly number[]): number {
  return gains.slice(0, 10).reduce((sum, gain, i) => sum + (2 ** gain - 1) / Math.log2(i + 2), 0);
}

function precisionOf(gains: readonly number[]): number {
  let [found, sum] = [0, 0];
  gains.forEach((gain, i) => {
    if (gain > 0) sum += ++found / (i + 1);
  });
  return sum;
}
