import { z } from 'zod';
import { instant, locale, named, sha256, uuid } from '../../lib/wire.ts';
import { linkHead } from '../clients/link-schema.ts';
import { stampView } from '../signing/schema.ts';
import { reportDraft } from './draft-schema.ts';

export const reportState = z.enum([
  'draft',
  'waits-for-senior',
  'signed',
  'sealed',
  'sent',
  'received',
]);
export type ReportState = z.infer<typeof reportState>;

export const reportSummary = z.object({
  id: uuid,
  client: named,
  title: z.string(),
  operation: named.nullable(),
  from: instant,
  to: instant,
  state: reportState,
  version: z.number().int(),
  sealedAt: instant.nullable(),
  author: z.string(),
  changedAt: instant,
});
export type ReportSummary = z.infer<typeof reportSummary>;

/** A figure as it is read: the number in words, and everything that it opens. */
export const figureView = z.object({
  id: z.string(),
  label: z.string(),
  name: z.string(),
  display: z.string(),
  /** Its mark, and that there are too few. */
  beside: z.string(),
  mark: z.enum(['measured', 'network', 'declared', 'estimated']),
  isKnown: z.boolean(),
  n: z.number().int(),
  definition: z.string(),
  attention: z.string(),
  /** What its indicator is in the language that the report isn't written in; no part of what is sealed. */
  other: z.object({ name: z.string(), definition: z.string(), attention: z.string() }),
  method: z.string(),
  from: instant,
  to: instant,
  parts: z.array(z.object({ name: z.string(), value: z.string(), text: z.string().nullable() })),
  /** Pages as they were received; by link, with the link's own key. */
  captures: z.array(z.object({ words: z.string(), path: z.string() })),
  /** What it rests on: the leaf, what was read where, and when. */
  evidence: z.array(
    z.object({
      index: z.number().int().nullable(),
      object: z.string(),
      source: z.string(),
      readAt: instant,
      records: z.number().int(),
    }),
  ),
});
export type FigureView = z.infer<typeof figureView>;

export const blockView = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('list'), items: z.array(z.string()) }),
  z.object({ type: z.literal('quote'), text: z.string(), source: z.string() }),
  z.object({ type: z.literal('figures'), figures: z.array(z.string()) }),
]);

export const annotationView = z.object({
  about: z.string(),
  body: z.string(),
  by: z.string(),
  at: instant,
  version: z.number().int(),
});

const announcedPart = z.object({
  title: z.string(),
  lines: z.array(z.string()),
  none: z.string(),
});

/** What is read, whoever reads it. */
export const reportText = z.object({
  /** It is written, and sealed, in this one; whoever reads it may have another. */
  language: locale,
  title: z.string(),
  clientName: z.string(),
  agencyName: z.string(),
  from: instant,
  to: instant,
  question: z.string(),
  answer: z.array(z.string()),
  chapters: z.array(z.object({ kind: z.string(), title: z.string(), blocks: z.array(blockView) })),
  figures: z.array(figureView),
  /** What was announced before the start, against what came; `none` is said where there are no lines. */
  announced: z.array(announcedPart),
  /** The same from the same leaves, in the language that the report isn't written in. */
  announcedOther: z.array(announcedPart),
});
export type ReportText = z.infer<typeof reportText>;

/** What the author should know before signing; nothing of it is hidden later. */
export const reportWarnings = z.object({
  /** The answer's sentences, where they aren't three. */
  sentences: z.number().int().nullable(),
  /** Numbers in the text that no figure of the report shows. */
  numbers: z.array(z.object({ place: z.string(), number: z.string() })),
  /** Figures that are asked for and stand nowhere. */
  notShown: z.array(z.string()),
  /** Figures without a number: unknown, not measured. */
  unknown: z.array(z.string()),
  /** Observations of a kind that figures use, and that no figure counts: the seal would be refused. */
  leftOut: z.array(z.string()),
  /** Indicators that were announced before the start, and aren't in it. */
  kpiMissing: z.array(z.string()),
  capturesMissing: z.number().int(),
  capturesNotDue: z.number().int(),
  hasPlan: z.boolean(),
  /** Chapters with neither text nor figure: they are left out. */
  emptyChapters: z.array(z.string()),
  /** What stands against the work and isn't said in it: a rule gone past, readers who objected. */
  unsaid: z.array(z.object({ id: uuid, text: z.string() })),
});

export const versionView = z.object({
  n: z.number().int(),
  savedAt: instant,
  savedBy: z.string(),
  sealedAt: instant.nullable(),
  why: z.string(),
});

export const reportView = reportSummary.extend({
  timeZone: z.string(),
  publicId: z.string(),
  shown: z.number().int(),
  revision: z.number().int(),
  draft: reportDraft.nullable(),
  text: reportText,
  contentHash: sha256.nullable(),
  evidence: z.number().int(),
  why: z.string(),
  warnings: reportWarnings.nullable(),
  signed: z.object({ author: z.boolean(), senior: z.boolean() }),
  stamps: z.array(stampView),
  versions: z.array(versionView),
  annotations: z.array(annotationView),
  archive: z.object({ sha256, size: z.number().int(), at: instant }).nullable(),
  contacts: z.array(z.object({ id: uuid, name: z.string(), canSign: z.boolean() })),
  sendings: z.array(z.object({ to: z.string(), version: z.number().int(), at: instant })),
  hasPdf: z.boolean(),
  /** What can be asked for: indicators, the objects that were observed, and what narrows them, named. */
  choices: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      definition: z.string(),
      family: z.string(),
      objects: z.array(z.object({ value: z.string(), label: z.string() })),
      precisions: z.array(
        z.object({ params: z.record(z.string(), z.string()), label: z.string() }),
      ),
    }),
  ),
  can: z.object({
    write: z.boolean(),
    sign: z.boolean(),
    seal: z.boolean(),
    correct: z.boolean(),
    send: z.boolean(),
    annotate: z.boolean(),
  }),
});
export type ReportView = z.infer<typeof reportView>;

export const reportPage = linkHead.extend({
  report: z
    .object({
      id: uuid,
      version: z.number().int(),
      newest: z.number().int(),
      publicId: z.string(),
      contentHash: sha256,
      sealedAt: instant,
      evidence: z.number().int(),
      why: z.string(),
      text: reportText,
      stamps: z.array(stampView),
      annotations: z.array(annotationView),
      archive: z.object({ sha256, size: z.number().int() }).nullable(),
      hasPdf: z.boolean(),
      isReceived: z.boolean(),
    })
    .nullable(),
});
export type ReportPage = z.infer<typeof reportPage>;

/** What anybody may know of a sealed report: that it is one. */
export const sealedView = z.object({
  publicId: z.string(),
  version: z.number().int(),
  newest: z.number().int(),
  sealedAt: instant,
  agencyName: z.string(),
  timeZone: z.string(),
  evidence: z.number().int(),
  hasNetworkFigures: z.boolean(),
});
export type SealedView = z.infer<typeof sealedView>;

/** The answer to a file, in words. */
export const fileVerdict = z.object({
  verdict: z.enum(['sealed', 'superseded', 'differs', 'not-ours', 'unreadable']),
  fingerprint: sha256,
  title: z.string(),
  meaning: z.string(),
  /** What was found, the faults first. */
  findings: z.array(z.string()),
  sealed: sealedView.nullable(),
});
export type FileVerdict = z.infer<typeof fileVerdict>;
