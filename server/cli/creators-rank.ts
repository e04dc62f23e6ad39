import { readFile } from 'node:fs/promises';
import type { Config } from '../config.ts';
import { parseSubject } from '../discovery/parse-subject.ts';
import { rankCreators } from '../discovery/rank.ts';
import type { Out } from './creators.ts';
import { presentRanking } from './present-ranking.ts';
import { openArchive } from './rank-archive.ts';
import type { RankSource } from './rank-source.ts';
import { openStored } from './rank-stored.ts';

export type RankOptions = {
  subject: string | null;
  /** A file with a subject a line. */
  subjects: string | null;
  languages: string[] | undefined;
  limit: number;
  months: number | null;
  at: Date | null;
  from: string | null;
  agency: string | undefined;
  isJson: boolean;
};

/** Those who are against it leave their places to others. */
const SPARE = 30;
const MONTH_MS = 30.44 * 86_400_000;

export async function rankCommand(
  options: RankOptions,
  config: () => Config,
  streams: Out,
): Promise<number> {
  const subjects =
    options.subjects === null
      ? [options.subject ?? '']
      : (await readFile(options.subjects, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const source =
    options.from === null
      ? await openStored(config(), options, streams)
      : await openArchive(options.from, options, streams);
  if (typeof source === 'number') return source;
  try {
    for (const subject of subjects) await rankOne(subject.trim(), source, options, streams);
    return source.badLines > 0 ? 1 : 0;
  } finally {
    await source.close();
  }
}

async function rankOne(
  subject: string,
  source: RankSource,
  options: RankOptions,
  { out }: Out,
): Promise<void> {
  const { at } = source;
  const parsed = parseSubject(subject, options.languages ?? [...source.languages]);
  const since = options.months === null ? null : new Date(at.getTime() - options.months * MONTH_MS);
  const query = since === null ? parsed : { ...parsed, since };
  const { ranked, near } = rankCreators(source.index, query, at);
  const described = await source.describe(ranked.slice(0, options.limit + SPARE));
  const answer = presentRanking(
    { subject, query, at, near, limit: options.limit },
    ranked,
    described,
  );
  if (options.isJson) out.write(`${JSON.stringify(answer)}\n`);
  else out.write(writeForPeople(answer));
}

const NEAR = {
  'in-passing': 'Nobody makes it a subject: these name it in passing, the nearest first.',
  'unknown-words': 'Nobody uses these words.',
} as const;
const ASIDE: Readonly<Record<string, string>> = {
  opposed: 'writes against it',
  asleep: 'no post for a year',
};

function writeForPeople(answer: ReturnType<typeof presentRanking>): string {
  const lines = answer.ranked.map((one) => {
    const { subject, commercial } = one;
    const paid = commercial.share === null ? '–' : `${Math.round(commercial.share * 100)} %`;
    const asleep = one.asleep ? `, no post since ${one.asleep.since?.slice(0, 10) ?? 'ever'}` : '';
    return `${String(one.place).padStart(3)}  ${one.title}  ${subject.posts} of ${subject.of} posts on it, ${paid} commercial${asleep}`;
  });
  const aside = answer.setAside
    .filter(({ reason }) => reason !== 'asleep')
    .map(({ title, reason }) => `  –  ${title}  set aside: ${ASIDE[reason] ?? reason}`);
  const why = answer.near === '' ? [] : [NEAR[answer.near]];
  return `${[`# ${answer.subject}`, ...why, ...lines, ...aside].join('\n')}\n`;
}
