import Papa from 'papaparse';
import { z } from 'zod';

const at = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
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
const text = (max: number) => z.string().trim().min(1).max(max);

/** The columns of each kind, as `enterObserved` names them. */
export const columns = {
  views: z.object({ value: count }),
  answers: z.object({
    answer: z
      .string()
      .trim()
      .max(2000)
      .transform((said) => said || null),
    count: count.refine((n) => n >= 1 && n <= 10_000).default(1),
  }),
  mentions: z.object({ url: z.url({ protocol: /^https?$/ }), author: text(300), at }),
  subscribers: z.object({ id: text(300), at, opt_in: flag }),
  comments: z.object({
    id: text(300),
    author: text(300),
    parent: z
      .string()
      .trim()
      .max(300)
      .transform((id) => id || null)
      .default(null),
    at,
    text: z.string().max(20_000),
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
  for (const [i, raw] of parsed.data.entries()) {
    const read = columns[kind].safeParse(raw);
    if (read.success) rows.push(read.data as Lines<K>);
    else errors.push({ line: i + 2, field: String(read.error.issues[0]?.path[0] ?? '?') });
  }
  return { rows, errors };
}
