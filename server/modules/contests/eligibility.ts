import type { RuleCode } from './settings.ts';

/** An entry as the rules see it; what was erased is null. */
export type Candidate = {
  readonly n: number;
  readonly enteredAt: Date;
  readonly confirmedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly email: string | null;
  readonly familyName: string | null;
  readonly firstName: string | null;
  readonly postalCode: string | null;
  readonly birthYear: number | null;
  /** Which line it came from: equal marks, the same line. */
  readonly sourceMark: string | null;
  /** When they commented within the hours, where the rules take that; and accounts that are theirs. */
  readonly commentedAt?: Date | null;
  readonly accounts?: readonly string[];
};

export type EligibilityRules = {
  readonly rules: readonly RuleCode[];
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly confirmUntil: Date;
  readonly minAge: number;
  readonly territory: 'fr-metropolitan' | 'any';
  readonly dottedDomains: ReadonlySet<string>;
  readonly disposableDomains: ReadonlySet<string>;
  /** Whether this address is one of those who may not enter. */
  readonly isBarred: (email: string) => boolean;
  /** What a person decided of a household: true, one and the same; false, two. */
  readonly households: ReadonlyMap<number, boolean>;
};

/** What came before, as far as a rule needs it. */
type Seen = {
  readonly emails: ReadonlySet<string>;
  readonly mailboxes: ReadonlySet<string>;
  readonly accounts: ReadonlySet<string>;
  readonly isInBurst: ReadonlySet<number>;
};

type Rule = (entry: Candidate, by: EligibilityRules, seen: Seen) => boolean;

/** One function a rule: true where it applies to the entry. */
export const eligibilityRules: Readonly<Record<RuleCode, Rule>> = {
  R1: ({ enteredAt, commentedAt }, { opensAt, closesAt }) =>
    !commentedAt && (enteredAt < opensAt || enteredAt > closesAt),
  R2: ({ confirmedAt }, { confirmUntil }) => confirmedAt === null || confirmedAt > confirmUntil,
  R3: ({ email, accounts = [] }, _, seen) =>
    (email !== null && seen.emails.has(foldEmail(email))) ||
    accounts.some((account) => seen.accounts.has(account)),
  R4: ({ email }, { dottedDomains }, { mailboxes }) =>
    email !== null && mailboxes.has(mailboxOf(email, dottedDomains)),
  R5: ({ email }, { disposableDomains }) =>
    email !== null && disposableDomains.has(domainOf(email)),
  R6: ({ n }, _, { isInBurst }) => isInBurst.has(n),
  R7: ({ n }, { households }) => households.get(n) === true,
  R8: ({ postalCode }, { territory }) =>
    territory === 'fr-metropolitan' && postalCode !== null && !isMetropolitan(postalCode),
  R9: ({ birthYear, enteredAt }, { minAge }) =>
    birthYear !== null && enteredAt.getUTCFullYear() - birthYear < minAge,
  R10: ({ email }, { isBarred }) => email !== null && isBarred(foldEmail(email)),
  R11: ({ withdrawnAt }) => withdrawnAt !== null,
};

/**
 * For each entry the first rule that applies, in the rules' order; null: kept. Entries are looked at in
 * the order in which they came; whoever was late or didn't confirm takes nobody's place.
 */
export function judgeEntries(
  entries: readonly Candidate[],
  by: EligibilityRules,
): Map<number, RuleCode | null> {
  const isInBurst = findBursts(entries);
  const emails = new Set<string>();
  const mailboxes = new Set<string>();
  const accounts = new Set<string>();
  const judged = new Map<number, RuleCode | null>();
  for (const entry of [...entries].sort((a, b) => a.n - b.n)) {
    const seen = { emails, mailboxes, accounts, isInBurst };
    const code = by.rules.find((rule) => eligibilityRules[rule](entry, by, seen)) ?? null;
    judged.set(entry.n, code);
    const takesNoPlace = code === 'R1' || code === 'R2';
    if (takesNoPlace) continue;
    for (const account of entry.accounts ?? []) accounts.add(account);
    if (entry.email === null) continue;
    emails.add(foldEmail(entry.email));
    mailboxes.add(mailboxOf(entry.email, by.dottedDomains));
  }
  return judged;
}

const BURST = 8;

/**
 * At least eight entries from one line, one after another at the same pause (within a second): no
 * person types so. Numbers of all of them.
 */
export function findBursts(entries: readonly Candidate[]): Set<number> {
  const found = new Set<number>();
  for (const line of groupBy(entries, ({ sourceMark }) => sourceMark).values()) {
    const inOrder = line.toSorted((a, b) => a.enteredAt.getTime() - b.enteredAt.getTime());
    let run = inOrder.slice(0, 1);
    let pause = Number.NaN;
    const close = () => {
      if (run.length >= BURST) for (const { n } of run) found.add(n);
    };
    for (const [i, entry] of inOrder.entries()) {
      const before = inOrder[i - 1];
      if (!before) continue;
      const gap = entry.enteredAt.getTime() - before.enteredAt.getTime();
      if (Math.abs(gap - pause) <= 1000) {
        run.push(entry);
        continue;
      }
      close();
      run = [before, entry];
      pause = gap;
    }
    close();
  }
  return found;
}

/**
 * Who may be of one household with an earlier entry: the same postal code and family name, confirmed
 * from the same line. A person decides; two persons of one household with other names aren't seen.
 */
export function proposeHouseholds(entries: readonly Candidate[]): Map<number, number> {
  const proposed = new Map<number, number>();
  const key = ({ postalCode, familyName, sourceMark }: Candidate) =>
    postalCode && familyName && sourceMark
      ? `${postalCode} ${foldName(familyName)} ${sourceMark}`
      : null;
  const confirmed = entries.filter(({ confirmedAt }) => confirmedAt !== null);
  for (const home of groupBy(confirmed, key).values()) {
    const [first, ...others] = home.toSorted((a, b) => a.n - b.n);
    for (const other of others) if (first) proposed.set(other.n, first.n);
  }
  return proposed;
}

export function foldEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/** The mailbox behind an address: without what follows a plus sign, and without dots where they don't count. */
export function mailboxOf(email: string, dottedDomains: ReadonlySet<string>): string {
  const [name = '', domain = ''] = foldEmail(email).split('@');
  if (!dottedDomains.has(domain)) return `${name}@${domain}`;
  return `${(name.split('+')[0] ?? '').replaceAll('.', '')}@${domain}`;
}

function domainOf(email: string): string {
  return foldEmail(email).split('@')[1] ?? '';
}

/** Metropolitan France with Corsica: 01000 to 95999. */
export function isMetropolitan(postalCode: string): boolean {
  const code = postalCode.replaceAll(/\s/g, '');
  return /^\d{5}$/.test(code) && code >= '01000' && code <= '95999';
}

function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^\p{L}]/gu, '')
    .toLowerCase();
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
