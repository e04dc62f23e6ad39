import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { detectLanguage } from '../discovery/language.ts';
import { readLines } from './lines.ts';

/** One blog of an archive. Dates that can't be read are null; `n` is the post's stable key in its blog. */
export type Blog = {
  id: string;
  title: string;
  url: string | null;
  languages: string[];
  posts: BlogPost[];
  /** Posts left out because nothing could be read of them. */
  unread: number;
};
export type BlogPost = {
  key: string;
  url: string | null;
  title: string;
  text: string;
  language: string;
  publishedAt: Date | null;
};
export type ReadLine = { number: number } & ({ blog: Blog } | { problem: string });

const id = z.union([z.string().trim().min(1).max(500), z.number().transform(String)]);
const blogLine = z.object({
  id,
  title: z.string().nullish(),
  url: z.string().nullish(),
  langs: z.array(z.string()).nullish(),
  posts: z.array(z.unknown()),
});
const postLine = z.object({
  n: id.nullish(),
  date: z.union([z.string(), z.number()]).nullish(),
  title: z.string().nullish(),
  url: z.string().nullish(),
  lang: z.string().nullish(),
  text: z.string(),
});

/** The blogs of a JSONL file, one at a time; a line that can't be read is answered with what is wrong. */
export async function* readBlogs(file: string): AsyncGenerator<ReadLine> {
  const input = createReadStream(file, 'utf8');
  const failed = new Promise<never>((_, reject) => input.once('error', reject));
  failed.catch(() => undefined);
  const lines = readLines(input);
  for (let number = 1; ; number++) {
    const next = await Promise.race([lines.next(), failed]);
    if (next.done) return;
    const text = number === 1 ? next.value.replace(/^\ufeff/, '') : next.value;
    if (text.trim() !== '') yield { number, ...(await readBlog(text)) };
  }
}

async function readBlog(text: string): Promise<{ blog: Blog } | { problem: string }> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'not JSON' };
  }
  const read = blogLine.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    return {
      problem: `${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'unreadable'}`,
    };
  }
  const { data } = read;
  const posts: BlogPost[] = [];
  for (const [i, one] of data.posts.entries()) {
    const post = postLine.safeParse(one);
    if (post.success) posts.push(await toPost(post.data, i + 1));
  }
  const spoken = data.langs?.map(toLanguage).filter((code) => code !== 'und') ?? [];
  return {
    blog: {
      id: data.id,
      title: data.title?.trim() || data.id,
      url: data.url?.trim() || null,
      languages: spoken.length > 0 ? [...new Set(spoken)] : listLanguages(posts),
      posts,
      unread: data.posts.length - posts.length,
    },
  };
}

async function toPost(post: z.output<typeof postLine>, place: number): Promise<BlogPost> {
  const title = post.title ?? '';
  const language = post.lang ? toLanguage(post.lang) : 'und';
  return {
    key: post.n ?? String(place),
    url: post.url?.trim() || null,
    title,
    text: post.text,
    language: language === 'und' ? await detectLanguage(`${title}\n${post.text}`) : language,
    publishedAt: toDate(post.date),
  };
}

/** `fr-CA` and `FR` are `fr`. */
function toLanguage(text: string): string {
  return /^([a-z]{2})(?![a-z])/.exec(text.trim().toLowerCase())?.[1] ?? 'und';
}

/** Seconds and milliseconds of an epoch are told apart by their size. */
function toDate(value: string | number | null | undefined): Date | null {
  if (value === null || value === undefined || value === '') return null;
  const date = new Date(typeof value === 'number' && value < 1e11 ? value * 1000 : value);
  const year = date.getUTCFullYear();
  return Number.isNaN(date.getTime()) || year < 1990 || year > 2100 ? null : date;
}

function listLanguages(posts: readonly BlogPost[]): string[] {
  const counts = new Map<string, number>();
  for (const { language } of posts) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts]
    .filter(([code, count]) => code !== 'und' && count >= posts.length / 10)
    .map(([code]) => code);
}
