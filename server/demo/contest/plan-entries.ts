import { type Random, randomOf } from '../creators/random.ts';
import { disposableDomains, dottedDomain, familyNames, firstNames, plainDomains } from './names.ts';
import { keptOf, type Origin, origins, perDay, type RuleCode, refusedBy, since } from './table.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const OPENING = new Date('2026-11-09T10:00:00+01:00').getTime();
const MIDNIGHT = new Date('2026-11-09T00:00:00+01:00').getTime();
/** Late ones come between midnight and this; addresses can be confirmed until nine. */
const LATE_FROM = new Date('2026-11-23T00:00:00+01:00').getTime();
const LATE_TO = new Date('2026-11-23T09:40:00+01:00').getTime();
const CONFIRM_UNTIL = new Date('2026-11-23T08:55:00+01:00').getTime();
const BURST_FROM = new Date('2026-11-16T03:12:04+01:00').getTime();
const BURST_DAY = 7;
const BURST_PAUSE_MS = 9 * SECOND_MS;
const BURST_SOURCE = '203.0.113.77';
const OPT_INS = 61;
/** Two who look like one household, and a person found that they aren't. */
const SISTERS = 2;

export type PlannedEntry = {
  readonly origin: Origin;
  readonly at: Date;
  firstName: string;
  familyName: string;
  email: string;
  postalCode: string;
  birthYear: number;
  /** The address that the request came from. */
  source: string;
  isOptIn: boolean;
  confirmedAt: Date | null;
  withdrawnAt: Date | null;
  /** The rule that the story means it to meet; the rules themselves aren't told. */
  readonly meant: RuleCode | null;
  /** Proposed as one household with an earlier entry, and what a person made of it. */
  household: 'same' | 'two' | null;
};

/** The people declared as excluded before the opening: none of their addresses is anybody's. */
export const excludedPeople = [
  {
    firstName: 'Bastien',
    familyName: 'Taldir',
    email: 'bastien.taldir@boite.example',
    why: 'household',
  },
  {
    firstName: 'Yvonne',
    familyName: 'Le Guen',
    email: 'yvonne.leguen@courriel.example',
    why: 'staff',
  },
  {
    firstName: 'Gildas',
    familyName: 'Morvan',
    email: 'gildas.morvan@postel.example',
    why: 'household',
  },
] as const;

/** The contest's four hundred entries in the order in which they came: the same ones for the same seed. */
export function planEntries(seed = 'lune-2026'): PlannedEntry[] {
  const random = randomOf(`${seed}:entries`);
  const slots = assignDays(random);
  const entries = slots.map(({ origin, at, meant }) => enter(origin, at, meant, random));
  entries.sort((a, b) => a.at.getTime() - b.at.getTime());
  nameAll(entries, random);
  bringTogether(entries, random);
  const kept = entries.filter(({ meant }) => meant === null);
  for (const entry of random.shuffle(kept).slice(0, OPT_INS)) entry.isOptIn = true;
  return entries;
}

type Slot = { origin: Origin; at: Date; meant: RuleCode | null };

/** Every origin brings what the table says, every day what came on it; nobody before the post is there. */
function assignDays(random: Random): Slot[] {
  const late = origins.flatMap((origin, i) => times(refusedBy.R1[i] ?? 0, () => origin));
  const lateSlots = random.shuffle(late).map((origin, i) => ({
    origin,
    at: new Date(
      LATE_FROM + Math.floor(((i + random.next()) / late.length) * (LATE_TO - LATE_FROM)),
    ),
    meant: 'R1' as const,
  }));
  const burst = times(refusedBy.R6[origins.indexOf('direct')] ?? 0, (i) => ({
    origin: 'direct' as const,
    at: new Date(BURST_FROM + i * BURST_PAUSE_MS),
    meant: 'R6' as const,
  }));
  const left = new Map(origins.map((origin, i) => [origin, random.shuffle(reasonsOf(i))] as const));
  const days = perDay.flatMap((count, day) => {
    const wanted = count - (day === BURST_DAY ? burst.length : 0);
    return times(wanted, () => {
      const end = MIDNIGHT + (day + 1) * DAY_MS;
      const open = origins.filter(
        (origin) => (left.get(origin)?.length ?? 0) > 0 && startOf(origin) < end - HOUR_MS,
      );
      const origin = random.pick(open.flatMap((one) => (left.get(one) ?? []).map(() => one)));
      const meant = left.get(origin)?.pop() ?? null;
      const from = Math.max(MIDNIGHT + day * DAY_MS, startOf(origin));
      return { origin, meant, at: new Date(hourOf(from, end, random)) };
    });
  });
  return [...days, ...burst, ...lateSlots];
}

function reasonsOf(i: number): (RuleCode | null)[] {
  const early: (RuleCode | null)[] = times(keptOf[i] ?? 0, () => null);
  for (const [code, counts] of Object.entries(refusedBy) as [RuleCode, readonly number[]][]) {
    if (code !== 'R1' && code !== 'R6') early.push(...times(counts[i] ?? 0, () => code));
  }
  return early;
}

function startOf(origin: Origin): number {
  return Math.max(new Date(since[origin]).getTime(), OPENING);
}

/** People come between seven in the morning and midnight, most of them in the evening. */
function hourOf(from: number, end: number, random: Random): number {
  const start = Math.max(from, end - 17 * HOUR_MS);
  const share = Math.sqrt(random.next());
  return Math.floor(start + share * (end - SECOND_MS - start));
}

function enter(origin: Origin, at: Date, meant: RuleCode | null, random: Random): PlannedEntry {
  const after = Math.floor(2 + random.next() * 200) * MINUTE_MS;
  const isOpen = meant !== 'R2' && at.getTime() < CONFIRM_UNTIL;
  const confirmedAt = isOpen ? new Date(Math.min(at.getTime() + after, CONFIRM_UNTIL)) : null;
  return {
    origin,
    at,
    meant,
    firstName: '',
    familyName: '',
    email: '',
    postalCode: postalCode(random, meant === 'R8'),
    birthYear: meant === 'R9' ? 2010 + random.below(3) : 1948 + random.below(56),
    source:
      meant === 'R6' ? BURST_SOURCE : `2001:db8:${hex(random)}:${hex(random)}::${hex(random)}`,
    isOptIn: false,
    confirmedAt,
    withdrawnAt: meant === 'R11' && confirmedAt ? new Date(confirmedAt.getTime() + HOUR_MS) : null,
    household: null,
  };
}

/** A name and an address for everybody; nobody is like anybody by chance. */
function nameAll(entries: PlannedEntry[], random: Random) {
  const people = random.shuffle(
    firstNames.flatMap((first) => familyNames.map((family) => ({ first, family }))),
  );
  const burst = people
    .splice(0, 26)
    .sort((a, b) => compare(a.family + a.first, b.family + b.first));
  const excluded = [...excludedPeople].sort((a) => (a.familyName === 'Morvan' ? -1 : 1));
  for (const entry of entries) {
    const { meant } = entry;
    if (meant === 'R10') {
      const found = excluded.findIndex(
        ({ familyName }) => (familyName === 'Morvan') === (entry.origin === 'K12'),
      );
      const [person] = excluded.splice(found, 1);
      if (!person) throw new Error('more excluded entrants than excluded people');
      const { firstName, familyName, email } = person;
      Object.assign(entry, { firstName, familyName, email });
      continue;
    }
    const person = meant === 'R6' ? burst.shift() : people.pop();
    if (!person) throw new Error('more entrants than names');
    entry.firstName = person.first;
    entry.familyName = person.family;
    const domain =
      meant === 'R5'
        ? random.pick(disposableDomains)
        : meant === null && random.below(4) === 0
          ? dottedDomain
          : random.pick(plainDomains);
    entry.email = `${plain(person.first)}.${plain(person.family)}@${domain}`;
  }
}

/** Those who came twice, under the same address, a variant of it, or the same roof. */
function bringTogether(entries: PlannedEntry[], random: Random) {
  const used = new Set<PlannedEntry>();
  const earlier = (entry: PlannedEntry, fits: (one: PlannedEntry) => boolean) => {
    const found = entries.filter(
      (one) => one.meant === null && one.at < entry.at && !used.has(one) && fits(one),
    );
    const one = random.pick(found);
    used.add(one);
    return one;
  };
  for (const entry of entries) {
    if (entry.meant === 'R3') {
      const one = earlier(entry, () => true);
      copy(entry, one, one.email);
    } else if (entry.meant === 'R4') {
      const one = earlier(entry, ({ email }) => email.endsWith(dottedDomain));
      copy(entry, one, variantOf(one.email, random));
    } else if (entry.meant === 'R7') {
      const one = earlier(entry, () => true);
      share(entry, one, 'same');
    }
  }
  const kept = entries.filter((one) => one.meant === null && !used.has(one));
  for (const entry of random.shuffle(kept.slice(kept.length / 2)).slice(0, SISTERS)) {
    used.add(entry);
    share(
      entry,
      earlier(entry, () => true),
      'two',
    );
  }
}

function copy(entry: PlannedEntry, of: PlannedEntry, email: string) {
  const { firstName, familyName, postalCode, birthYear } = of;
  Object.assign(entry, { firstName, familyName, postalCode, birthYear, email });
}

/** Another person of the same name at the same place, confirmed from the same line. */
function share(entry: PlannedEntry, of: PlannedEntry, household: 'same' | 'two') {
  const [, domain = ''] = entry.email.split('@');
  entry.familyName = of.familyName;
  entry.postalCode = of.postalCode;
  entry.source = of.source;
  entry.email = `${plain(entry.firstName)}.${plain(of.familyName)}.${household}@${domain}`;
  entry.household = household;
}

function variantOf(email: string, random: Random): string {
  const [name = '', domain = ''] = email.split('@');
  return random.below(2) === 0
    ? `${name}+jeu@${domain}`
    : `${[...name.replaceAll('.', '')].join('.')}@${domain}`;
}

function postalCode(random: Random, isOutside: boolean): string {
  if (isOutside) return `97${1 + random.below(4)}${String(10 + random.below(80)).padStart(2, '0')}`;
  const department = 1 + random.below(95);
  return `${String(department).padStart(2, '0')}${String(100 + random.below(880)).padStart(3, '0')}`;
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^\p{L}]/gu, '')
    .toLowerCase();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function hex(random: Random): string {
  return (1 + random.below(0xfffe)).toString(16);
}

function times<T>(n: number, make: (i: number) => T): T[] {
  return Array.from({ length: n }, (_, i) => make(i));
}
