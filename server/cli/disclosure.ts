import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { type CommercialKind, proposeCommercial } from '../discovery/commercial.ts';
import { wilson } from '../discovery/wilson.ts';
import { readLines } from './lines.ts';

const USAGE = `compagnon disclosure check FILE.jsonl [--json]

Proposes for each post whether it is commercial, with the sentence that decides. FILE has one post a
line, "-" reads what is piped in:
  {"id": "...", "title": "...", "date": "2026-11-25", "lang": "fr", "text": "..."}
Each post is answered on one line of the output:
  {"id", "kind", "commercial", "sentence", "start", "disclosed", "mention", "place", "confidence",
   "markers"}
Posts in French and in English are read, whatever else they mix. Nothing found in a post of another "lang"
proves nothing: it is answered with "commercial": null and counted apart.
The summary for people goes to the error output; --json leaves it out.

Exit codes: 0 every line was read; 1 some lines couldn't be, each is named; 2 wrong use, or no such file.`;

const line = z.object({
  id: z.union([z.string().min(1), z.number().transform(String)]),
  title: z.string().nullish(),
  lang: z.string().nullish(),
  text: z.string(),
});

type Counts = {
  posts: number;
  unread: number;
  kinds: Map<CommercialKind, number>;
  disclosed: number;
  bad: number;
};

/** `compagnon disclosure check FILE.jsonl`, with the code of the pages; streams. Gives the exit code. */
export async function runDisclosure(
  args: readonly string[],
  streams: { in: Readable; out: Writable; err: Writable },
): Promise<number> {
  const flags = args.filter((arg) => arg.startsWith('--'));
  const [verb, file, ...more] = args.filter((arg) => !arg.startsWith('--'));
  if (flags.includes('--help')) {
    streams.out.write(`${USAGE}\n`);
    return 0;
  }
  const isWrong = verb !== 'check' || file === undefined || more.length > 0;
  if (isWrong || flags.some((flag) => flag !== '--json')) {
    streams.err.write(`${USAGE}\n`);
    return 2;
  }
  const counts: Counts = { posts: 0, unread: 0, kinds: new Map(), disclosed: 0, bad: 0 };
  const source = file === '-' ? streams.in : createReadStream(file);
  try {
    await checkLines(source, counts, streams);
  } catch (error) {
    if (!isFileError(error)) throw error;
    if (error.code === 'EPIPE') return 0; // Whoever reads has had enough, as `head` has.
    streams.err.write(`${file} can't be read: ${error.message}. Nothing was changed.\n`);
    return 2;
  }
  if (!flags.includes('--json')) streams.err.write(summarize(counts));
  return counts.bad > 0 ? 1 : 0;
}

async function checkLines(
  source: Readable,
  counts: Counts,
  streams: { out: Writable; err: Writable },
): Promise<void> {
  let number = 0;
  source.setEncoding('utf8');
  // A stream's failure before the first line reaches the loop only so.
  const failed = new Promise<never>((_, reject) => {
    source.once('error', reject);
    streams.out.once('error', reject);
  });
  failed.catch(() => undefined);
  const reading = (async () => {
    for await (const text of readLines(source)) {
      number++;
      const bare = number === 1 ? text.replace(/^\ufeff/, '') : text;
      if (bare.trim() === '') continue;
      const read = readLine(bare);
      if ('problem' in read) {
        counts.bad++;
        streams.err.write(`line ${number}: ${read.problem}\n`);
        continue;
      }
      if (!streams.out.write(`${answer(read, counts)}\n`))
        await Promise.race([once(streams.out, 'drain'), failed]);
    }
  })();
  await Promise.race([reading, failed]);
}

type Post = z.output<typeof line>;

function readLine(text: string): Post | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'not JSON' };
  }
  const read = line.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return { problem: `${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'unreadable'}` };
}

function answer(post: Post, counts: Counts): string {
  const language = post.lang || 'und';
  const found = proposeCommercial({ title: post.title ?? '', text: post.text, language });
  const isUnread = !found.isCommercial && !/^(fr|en|und)/i.test(language);
  if (isUnread) {
    counts.unread++;
    return JSON.stringify({ id: post.id, kind: null, commercial: null, sentence: null });
  }
  counts.posts++;
  counts.kinds.set(found.kind, (counts.kinds.get(found.kind) ?? 0) + 1);
  if (found.isDisclosed) counts.disclosed++;
  return JSON.stringify({
    id: post.id,
    kind: found.kind,
    commercial: found.isCommercial,
    sentence: found.sentence,
    start: found.start,
    disclosed: found.isDisclosed,
    mention: found.mention,
    place: found.place,
    confidence: found.confidence,
    markers: found.markers,
  });
}

function summarize({ posts, unread, kinds, disclosed, bad }: Counts): string {
  const commercial = posts - (kinds.get('none') ?? 0);
  const list = [...kinds]
    .filter(([kind]) => kind !== 'none')
    .sort((a, b) => b[1] - a[1])
    .map(([kind, count]) => `${kind} ${count}`);
  return [
    `${posts} posts read${bad > 0 ? `, ${bad === 1 ? "1 line couldn't" : `${bad} lines couldn't`} be` : ''}.`,
    ...(unread > 0 ? [`${unread} in a language that isn't read: nothing is said of them.`] : []),
    `Proposed as commercial: ${share(commercial, posts)}.${list.length > 0 ? ` ${list.join(', ')}.` : ''}`,
    `Of those, with words that say so: ${share(disclosed, commercial)}.`,
    'Proposals: a person confirms each.\n',
  ].join('\n');
}

function share(count: number, all: number): string {
  if (all === 0) return '0';
  const { low, high } = wilson(count, all);
  return `${count} of ${all} (${Math.round(low * 100)} to ${Math.round(high * 100)} %)`;
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
