import Papa from 'papaparse';
import { z } from 'zod';
import { instant, line, optionalLine, tidy } from '../../lib/wire.ts';

const at = instant.transform((text) => new Date(text));
const flag = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.enum(['yes', 'no', 'oui', 'non', 'true', 'false', '1', '0', '']))
  .transform((text) => ['yes', 'oui', 'true', '1'].includes(text));
const count = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const text = line;
/** Of one entry: each answer becomes a record. */
const ANSWERS_MAX = 100_000;

/** The columns of each kind, as `enterObserved` names them. */
export const columns = {
  views: z.object({ value: count }),
  answers: z.object({
    answer: optionalLine(2000).transform((said) => said || null),
    count: count.refine((n) => n >= 1 && n <= 10_000).default(1),
  }),
  mentions: z.object({ url: z.url({ protocol: /^https?$/ }), author: text(300), at }),
  subscribers: z.object({ id: text(300), at, opt_in: flag }),
  comments: z.object({
    id: text(300),
    author: text(300),
    parent: optionalLine(300)
      .transform((id) => id || null)
      .default(null),
    at,
    text: z.string().overwrite(tidy).max(20_000),
    is_brand: flag.default(false),
    is_creator: flag.default(false),
  }),
} as const;

export type Lines<K extends keyof typeof columns> = z.infer<(typeof columns)[K]>;

/** The rows of a CSV text, and the lines that can't be read, the heading being line 1. */
export function readLines<K extends keyof typeof columns>(
  kind: K,
  csv: string,
): { rows: Lines<K>[]; errors: { line: number; field: string }[] } {
  const parsed = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, '').trim(), {
    header: true,
    skipEmptyLines: true,
    transformHeader: (name) => name.trim().toLowerCase(),
  });
  const rows: Lines<K>[] = [];
  const errors: { line: number; field: string }[] = [];
  let answers = 0;
  for (const [i, raw] of parsed.data.entries()) {
    const read = columns[kind].safeParse(raw);
    if (read.success && answers + countOf(read.data) <= ANSWERS_MAX) {
      answers += countOf(read.data);
      rows.push(read.data as Lines<K>);
    } else if (read.success) errors.push({ line: i + 2, field: 'count' });
    else errors.push({ line: i + 2, field: String(read.error.issues[0]?.path[0] ?? '?') });
  }
  return { rows, errors };
}

function countOf(row: object): number {
  return 'count' in row && typeof row.count === 'number' ? row.count : 0;
}
