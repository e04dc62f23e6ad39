import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { importCreators } from './creators-import.ts';
import { rankCommand } from './creators-rank.ts';

const USAGE = `compagnon creators import FILE.jsonl [--agency NAME]
compagnon creators rank --subject TEXT --languages fr,en [--limit N] [--json] [--months N]
                        [--at 2026-11-25] [--from FILE.jsonl] [--agency NAME]

import   Reads an archive of blogs, one a line, into the database; twice is once. A line:
           {"id", "title", "url", "langs": ["fr"], "posts": [{"n", "date", "title", "lang", "text"}]}
rank     Who writes about TEXT, in the order of the subject alone, with the facts of each axis, what a
         person should read first, and the posts that made the place. --json gives one object.
         --subjects FILE ranks for each line of FILE, an object a line.
         --from reads an archive directly, without a database.
         --at is the day on which it is asked; of an archive it is the day of its newest post.
         Whoever sleeps keeps a place here, marked so; the pages set them aside.

With several agencies on this server, --agency says which; with none, archives are kept on their own.

Exit codes: 0 done; 1 some lines couldn't be read, each is named; 2 wrong use, or no such file.`;

export type Out = { out: Writable; err: Writable };

/** `compagnon creators …`. Gives the exit code. */
export async function runCreators(
  args: readonly string[],
  config: () => Config,
  streams: Out,
): Promise<number> {
  const read = readArgs(args);
  if (read?.values.help) {
    streams.out.write(`${USAGE}\n`);
    return 0;
  }
  const [verb, file, ...more] = read?.positionals ?? [];
  try {
    if (read && verb === 'import' && file !== undefined && more.length === 0)
      return await importCreators({ file, agency: read.values.agency, config: config() }, streams);
    if (read && verb === 'rank' && file === undefined) {
      const { subject, subjects, languages, limit, at, from, agency, months, json } = read.values;
      const isAsked = (subject === undefined) !== (subjects === undefined);
      const fault = !isAsked
        ? 'Say one of --subject TEXT and --subjects FILE.'
        : isNoNumber(limit)
          ? `--limit ${limit} is no whole number from 1 to 999999.`
          : isNoNumber(months)
            ? `--months ${months} is no whole number from 1 to 999999.`
            : isNoDay(at)
              ? `--at ${at} is no day, as 2026-11-25 is one.`
              : null;
      if (fault !== null) {
        streams.err.write(`${fault}\n\n${USAGE}\n`);
        return 2;
      }
      const options = {
        subject: subject ?? null,
        subjects: subjects ?? null,
        languages: languages
          ?.split(',')
          .map((code) => code.trim().toLowerCase())
          .filter(Boolean),
        limit: Number(limit ?? 50),
        months: months === undefined ? null : Number(months),
        at: at === undefined ? null : new Date(at),
        from: from ?? null,
        agency,
        isJson: json ?? false,
      };
      return await rankCommand(options, config, streams);
    }
  } catch (error) {
    if (!isFileError(error)) throw error;
    if (error.code === 'EPIPE') return 0;
    streams.err.write(`${error.path ?? 'The file'} can't be read: ${error.message}.\n`);
    return 2;
  }
  streams.err.write(`${USAGE}\n`);
  return 2;
}

function readArgs(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        subject: text,
        subjects: text,
        languages: text,
        limit: text,
        months: text,
        at: text,
        from: text,
        agency: text,
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch {
    return null;
  }
}

function isNoNumber(text: string | undefined): boolean {
  return text !== undefined && !/^[1-9]\d{0,5}$/.test(text);
}

function isNoDay(text: string | undefined): boolean {
  return text !== undefined && Number.isNaN(new Date(text).getTime());
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && /^(ENOENT|EACCES|EISDIR|EPERM|EPIPE)$/.test(code);
}
