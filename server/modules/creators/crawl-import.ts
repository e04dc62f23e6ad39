import { z } from 'zod';
import type { Tx } from '../../db/db.ts';
import { checkAddress } from '../../discovery/fetch/address.ts';
import { type ListLine, MAX_LINES, type ReadList } from '../../discovery/fetch/read-list.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { AgencyId, CreatorId, MemberId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { addCreator, isBarred } from './add-creator.ts';
import { type ProblemType, presentProblem } from './crawl-problems.ts';
import type { ImportLine, ImportLineView, ImportPreview, SourceKind } from './crawl-schema.ts';
import { addSource } from './crawl-source.ts';
import { startCrawl } from './crawl-start.ts';
import { crawlTables } from './crawl-store.ts';
import { languagesOf } from './crawl-words.ts';
import { readSite } from './site.ts';

export type ListRefusal =
  | { type: 'list-unreadable' }
  | { type: 'list-without-addresses'; headers: readonly string[] }
  | { type: 'list-too-long'; max: number };

export type ImportDeps = {
  readonly isAllowedHost: (host: string) => boolean;
};

/** What a file would bring, line by line; nothing is written. */
export async function previewImport(
  deps: ImportDeps,
  tx: Tx,
  asked: { list: ReadList | null; agencyId: AgencyId; locale: Locale },
): Promise<Result<ImportPreview, ListRefusal>> {
  const { list, agencyId, locale } = asked;
  if (!list) return refuse({ type: 'list-unreadable' });
  if (list.lines.length > MAX_LINES) return refuse({ type: 'list-too-long', max: MAX_LINES });
  if (!list.lines.some(({ url }) => url !== '')) {
    const headers = (list.columns ?? []).map(({ header }) => header).filter(Boolean);
    return refuse({ type: 'list-without-addresses', headers });
  }
  const known = await findKnownSites(tx, list.lines);
  const seen = new Set<string>();
  const lines: ImportLineView[] = [];
  for (const line of list.lines)
    lines.push(await judge(deps, tx, { line, seen, known, agencyId, locale }));
  const count = (state: ImportLineView['state']) =>
    lines.filter((line) => line.state === state).length;
  const counts = { new: count('new'), known: count('known'), problem: count('problem') };
  const columns = list.columns?.map((column) => ({ ...column })) ?? null;
  return ok({ format: list.format, columns, lines, counts });
}

type Judged = {
  line: ListLine;
  seen: Set<string>;
  known: ReadonlySet<string>;
  agencyId: AgencyId;
  locale: Locale;
};

async function judge(deps: ImportDeps, tx: Tx, judged: Judged): Promise<ImportLineView> {
  const { line, seen, known, agencyId, locale } = judged;
  const site = readSite(line.url);
  const email = emailOf(line.email);
  const shown = {
    n: line.n,
    name: line.name.slice(0, 200) || (site.ok ? hostName(site.value.url) : ''),
    url: site.ok ? site.value.url : line.url.slice(0, 2_000),
    languages: languagesOf(line.languages),
    email,
    kind: kindOf(line.kind),
  };
  const tell = (type: ProblemType, state: ImportLineView['state'] = 'problem') => ({
    ...shown,
    state,
    problem: presentProblem({ type, detail: '' }, locale),
  });
  if (line.url === '') return tell('address-missing');
  if (!site.ok) return tell('address-unreadable');
  const address = checkAddress(site.value.url, deps.isAllowedHost);
  if (address === 'private') return tell('address-private');
  if (typeof address === 'string') return tell('address-unreadable');
  if (seen.has(site.value.site)) return tell('twice');
  seen.add(site.value.site);
  if (await isBarred(tx, agencyId, [site.value.site, ...(email ? [email] : [])])) {
    return tell('barred');
  }
  const state = known.has(site.value.site) ? 'known' : 'new';
  if (line.email !== '' && email === null) return tell('email-unreadable', state);
  return { ...shown, state, problem: null };
}

async function findKnownSites(tx: Tx, lines: readonly ListLine[]): Promise<Set<string>> {
  const sites = lines.flatMap(({ url }) => {
    const site = readSite(url);
    return site.ok ? [site.value.site] : [];
  });
  if (sites.length === 0) return new Set();
  const rows = await crawlTables(tx)
    .selectFrom('creator')
    .select('site')
    .where('site', 'in', sites)
    .execute();
  return new Set(rows.map(({ site }) => site));
}

export type Import = {
  readonly agencyId: AgencyId;
  readonly lines: readonly ImportLine[];
  readonly crawl: boolean;
  /** Who may keep mail addresses; else they are left out. */
  readonly keepsEmails: boolean;
  readonly by: MemberId;
  readonly at: Date;
};

export type Imported = { added: number; known: number; objected: number; crawlId: string | null };

/** Enters the lines that a person kept, all or none; whoever asked to be left out stays out. */
export async function importList(
  deps: { jobs: Jobs },
  tx: Tx,
  { agencyId, lines, crawl, keepsEmails, by, at }: Import,
): Promise<Imported> {
  const entered: CreatorId[] = [];
  const counts = { added: 0, known: 0, objected: 0 };
  for (const line of lines) {
    const made = await addCreator(tx, {
      ...{ agencyId, name: line.name, url: line.url, languages: line.languages, by, at },
      ...{ source: 'list', email: keepsEmails ? line.email : null },
    });
    if (!made.ok && made.error.type === 'creator-barred') counts.objected += 1;
    const creatorId = made.ok
      ? made.value
      : made.error.type === 'creator-known'
        ? made.error.creatorId
        : null;
    if (creatorId === null) continue;
    if (made.ok) counts.added += 1;
    else counts.known += 1;
    const { kind, url } = line;
    const source = await addSource(tx, { agencyId, creatorId, kind, url, by, at });
    if (source.ok) entered.push(creatorId);
  }
  if (!crawl || entered.length === 0) return { ...counts, crawlId: null };
  const started = await startCrawl(deps, tx, { agencyId, creatorIds: entered, by, at });
  return { ...counts, crawlId: started.ok ? started.value.id : null };
}

function emailOf(text: string): string | null {
  return z.email().max(254).safeParse(text).data?.toLowerCase() ?? null;
}

function kindOf(text: string): SourceKind {
  const bare = text.toLowerCase();
  if (/bluesky/.test(bare)) return 'bluesky';
  if (/mastodon/.test(bare)) return 'mastodon';
  return 'auto';
}

function hostName(url: string): string {
  return new URL(url).host.replace(/^www\./, '');
}
