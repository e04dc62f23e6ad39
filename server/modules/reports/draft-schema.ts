import { z } from 'zod';
import { instant, optionalLine } from '../../lib/wire.ts';

/** What a chapter is about; its title is the author's. */
export const CHAPTERS = [
  'actions',
  'exposure',
  'transformation',
  'compliance',
  'unknown',
  'failures',
  'creators',
  'next',
  'other',
] as const;

/** The id of a figure within its report. */
export const figureId = z.string().regex(/^f[1-9][0-9]{0,2}$/);

/**
 * Which indicator of what, and when: the value is computed from the observations, and has no place
 * here. `objects` null: all that there are.
 */
export const askedFigure = z.object({
  id: figureId,
  /** Said before it in its row. */
  label: optionalLine(160),
  indicator: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(64),
  params: z.record(z.string().regex(/^[a-zA-Z]{1,40}$/), z.string().max(200)),
  objects: z.array(z.string().min(1).max(500)).max(100).nullable(),
  /** Half-open; null: the report's own period. */
  from: instant.nullable(),
  to: instant.nullable(),
});
export type AskedFigure = z.infer<typeof askedFigure>;

/**
 * `text`: paragraphs between empty lines; a paragraph of lines that begin with "- " is a list; one that
 * begins with "> " is a quote, whose last line may name its source after "— ".
 */
export const draftChapter = z.object({
  kind: z.enum(CHAPTERS),
  title: optionalLine(160),
  text: z.string().max(12_000),
  figures: z.array(figureId).max(60),
});
export type DraftChapter = z.infer<typeof draftChapter>;

/** What people write of a report, and which figures they ask for. */
export const reportDraft = z.object({
  title: optionalLine(160),
  question: z.string().max(2000),
  answer: z.string().max(3000),
  chapters: z.array(draftChapter).min(1).max(30),
  figures: z.array(askedFigure).max(200),
});
export type ReportDraft = z.infer<typeof reportDraft>;
