import { oc } from '@orpc/contract';
import { z } from 'zod';
import { emailAddress, instant, line, nothing, optionalLine, uuid } from '../../lib/wire.ts';

/** `auto`: found out from the address on the first reading. */
export const sourceKind = z.enum(['auto', 'feed', 'wordpress', 'site', 'bluesky', 'mastodon']);
export type SourceKind = z.infer<typeof sourceKind>;

/** Why a source couldn't be read, or a line not taken; the sentence is in the reader's language. */
export const problemView = z.object({
  type: z.string(),
  /** What happened, what is safe, what happens next, the one action. */
  sentence: z.string(),
  /** What the other side said, to be copied; may be empty. */
  detail: z.string(),
  action: z.enum(['edit-address', 'retry', 'none']),
});
export type ProblemView = z.infer<typeof problemView>;

export const sourceView = z.object({
  id: uuid,
  url: z.string(),
  kind: sourceKind,
  /** What `auto` turned out to be, and the address that is read. */
  foundKind: sourceKind.nullable(),
  foundUrl: z.string().nullable(),
  lastReadAt: instant.nullable(),
  nextReadAt: instant.nullable(),
  posts: z.number().int(),
  problem: problemView.nullable(),
});
export type SourceView = z.infer<typeof sourceView>;

export const crawlItemState = z.enum(['waiting', 'reading', 'done', 'failed', 'stopped']);

export const crawlItemView = z.object({
  id: uuid,
  creatorId: uuid,
  name: z.string(),
  url: z.string(),
  state: crawlItemState,
  /** New posts kept; they can be searched already. */
  postsAdded: z.number().int(),
  postsSeen: z.number().int(),
  pages: z.number().int(),
  bytes: z.number().int(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** The host asked for patience until then. */
  waitsUntil: instant.nullable(),
  problem: problemView.nullable(),
});
export type CrawlItemView = z.infer<typeof crawlItemView>;

export const crawlSummary = z.object({
  id: uuid,
  /** `stopping`: asked to stop, what is being read ends within seconds. */
  state: z.enum(['running', 'stopping', 'stopped', 'finished']),
  startedAt: instant,
  /** Null: on schedule, by nobody. */
  startedBy: z.string().nullable(),
  endedAt: instant.nullable(),
  total: z.number().int(),
  done: z.number().int(),
  failed: z.number().int(),
  reading: z.number().int(),
  waiting: z.number().int(),
  stopped: z.number().int(),
  postsAdded: z.number().int(),
  /** Creators of this crawl that have at least one post: usable before the end. */
  creatorsUsable: z.number().int(),
  /** Blogs finished a minute over the last ten minutes; null before three are. */
  perMinute: z.number().nullable(),
  /** Null while it can't be known. */
  remainingSeconds: z.number().int().nullable(),
  /** "12 blogs lus sur 30 ; 214 billets sont déjà utilisables." */
  sentence: z.string(),
  canStop: z.boolean(),
});
export type CrawlSummary = z.infer<typeof crawlSummary>;

export const crawlView = crawlSummary.extend({ items: z.array(crawlItemView) });
export type CrawlView = z.infer<typeof crawlView>;

/** One line of a list, as it would be imported. */
export const importLine = z.object({
  name: line(200),
  url: line(2000),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .max(8)
    .default([]),
  email: emailAddress.nullable().default(null),
  kind: sourceKind.default('auto'),
});
export type ImportLine = z.infer<typeof importLine>;

export const importLineView = z.object({
  /** The line of the file, counted from 1 as a spreadsheet does. */
  n: z.number().int(),
  name: z.string(),
  url: z.string(),
  languages: z.array(z.string()),
  email: z.string().nullable(),
  kind: sourceKind,
  /** `new` is written on confirmation, `known` is in the base already, `problem` is left out. */
  state: z.enum(['new', 'known', 'problem']),
  problem: problemView.nullable(),
});
export type ImportLineView = z.infer<typeof importLineView>;

export const importPreview = z.object({
  format: z.enum(['opml', 'csv', 'xlsx']),
  /** Which column of the file was taken for what; null for OPML. */
  columns: z
    .array(
      z.object({
        header: z.string(),
        taken: z.enum(['name', 'url', 'languages', 'email', 'kind', 'ignored']),
      }),
    )
    .nullable(),
  lines: z.array(importLineView),
  counts: z.object({
    new: z.number().int(),
    known: z.number().int(),
    problem: z.number().int(),
  }),
});
export type ImportPreview = z.infer<typeof importPreview>;

const ofCrawl = z.object({ crawlId: uuid });
const ofCreator = z.object({ creatorId: uuid });

/** Routes of sources, crawls and imported lists: spread into the creators' contract. */
export const crawlContract = {
  /** Reads a list (OPML, CSV, XLSX; 900 kB, 2000 lines) and writes nothing. */
  previewImport: oc
    .route({ method: 'POST', path: '/creators/import-previews' })
    .input(z.object({ file: z.file().max(900_000) }))
    .output(importPreview),
  /** Writes the lines that the person kept, and starts reading them where `crawl` is true. */
  importList: oc
    .route({ method: 'POST', path: '/creators/imports', successStatus: 201 })
    .input(
      z.object({ lines: z.array(importLine).min(1).max(2000), crawl: z.boolean().default(true) }),
    )
    .output(
      z.object({
        added: z.number().int(),
        known: z.number().int(),
        objected: z.number().int(),
        crawlId: uuid.nullable(),
      }),
    ),
  listSources: oc
    .route({ method: 'GET', path: '/creators/{creatorId}/sources' })
    .input(ofCreator)
    .output(z.array(sourceView)),
  addSource: oc
    .route({ method: 'POST', path: '/creators/{creatorId}/sources', successStatus: 201 })
    .input(ofCreator.extend({ url: line(2000), kind: sourceKind.default('auto') }))
    .output(z.object({ id: uuid })),
  removeSource: oc
    .route({ method: 'DELETE', path: '/creators/{creatorId}/sources/{sourceId}' })
    .input(ofCreator.extend({ sourceId: uuid }))
    .output(nothing),
  /** Without `creatorIds`: everybody of the base whose last reading is a day old or more. */
  startCrawl: oc
    .route({ method: 'POST', path: '/crawls', successStatus: 201 })
    .input(z.object({ creatorIds: z.array(uuid).min(1).max(2000).optional() }))
    .output(z.object({ id: uuid, total: z.number().int(), left: z.number().int() })),
  /** The newest first. */
  listCrawls: oc.route({ method: 'GET', path: '/crawls' }).output(z.array(crawlSummary)),
  readCrawl: oc
    .route({ method: 'GET', path: '/crawls/{crawlId}' })
    .input(ofCrawl)
    .output(crawlView),
  /** What was read stays; what is being read ends within seconds. */
  stopCrawl: oc
    .route({ method: 'PUT', path: '/crawls/{crawlId}/stop' })
    .input(ofCrawl.extend({ reason: optionalLine(200).default('') }))
    .output(nothing),
};
