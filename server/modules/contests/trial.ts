import { randomUUID } from 'node:crypto';
import Papa from 'papaparse';
import { z } from 'zod';
import { type Candidate, foldEmail, judgeEntries } from './eligibility.ts';
import type { ContestSettings, RuleCode } from './settings.ts';

const row = z.object({
  email: z.email(),
  family_name: z.string().default(''),
  first_name: z.string().default(''),
  postal_code: z.string().default(''),
  birth_year: z.coerce.number().int().min(1900).max(2100),
  entered_at: z.coerce.date(),
  confirmed_at: z.union([z.literal('').transform(() => null), z.coerce.date()]).default(null),
  source: z.string().default(''),
});

export type Trial = {
  readonly rows: { line: number; email: string; rule: RuleCode | null }[];
  readonly errors: { line: number; field: string }[];
};

/**
 * What the rules would say of made-up entries, one a line: `email, family_name, first_name, postal_code,
 * birth_year, entered_at, confirmed_at, source`. Nothing is kept; a line that can't be read is named.
 */
export function tryRules(settings: ContestSettings, csv: string): Trial {
  const parsed = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, '').trim(), {
    header: true,
    skipEmptyLines: true,
    transformHeader: (name) => name.trim().toLowerCase(),
  });
  const errors: Trial['errors'] = [];
  const entries: Candidate[] = [];
  for (const [i, raw] of parsed.data.entries()) {
    const line = i + 2;
    const read = row.safeParse(raw);
    if (!read.success) {
      errors.push({ line, field: String(read.error.issues[0]?.path[0] ?? '?') });
      continue;
    }
    const { data } = read;
    entries.push({
      n: line,
      enteredAt: data.entered_at,
      confirmedAt: data.confirmed_at,
      withdrawnAt: null,
      email: foldEmail(data.email),
      familyName: data.family_name,
      firstName: data.first_name,
      postalCode: data.postal_code,
      birthYear: data.birth_year,
      sourceMark: data.source || randomUUID(),
    });
  }
  const judged = judgeEntries(entries, {
    rules: settings.rules,
    opensAt: new Date(settings.opensAt),
    closesAt: new Date(settings.closesAt),
    confirmUntil: new Date(settings.confirmUntil),
    minAge: settings.minAge,
    territory: settings.territory,
    dottedDomains: new Set(settings.dottedDomains),
    disposableDomains: new Set(settings.disposableDomains),
    isBarred: () => false,
    households: new Map(),
  });
  const rows = entries.map(({ n, email }) => ({
    line: n,
    email: email ?? '',
    rule: judged.get(n) ?? null,
  }));
  return { rows, errors };
}
