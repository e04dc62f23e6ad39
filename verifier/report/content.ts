import type { Json } from '../format/canonical.ts';
import { canonicalBytes, parseCanonical } from '../format/canonical.ts';
import { sha256Hex } from '../format/hash.ts';
import { marks } from '../format/leaf-body.ts';
import type { Result } from '../format/result.ts';
import { ok, refuse } from '../format/result.ts';
import type { Check, Shape, Shaped } from '../format/shape.ts';
import { findFlaw, is } from '../format/shape.ts';
import type { Figure } from './figure.ts';
import type { Params } from './indicator.ts';

const texts = listOf(is.text, 1000);
const unit = is.one('count', 'cents', 'share', 'cents-per', 'minutes');
const number = is.orNull(is.count);

const partShape = {
  name: is.text,
  value: number,
  numerator: number,
  denominator: number,
  unit,
  text: is.orNull(is.text),
} as const;

const figureShape = {
  value: number,
  numerator: number,
  denominator: number,
  unit,
  n: is.count,
  mark: is.one(...marks),
  note: is.orNull(is.one('too-few', 'unknown', 'not-measured', 'mixed-marks')),
  parts: listOf(objectOf(partShape), 1000),
} as const;

const queryShape = { objects: is.orNull(texts), from: is.time, to: is.time } as const;

const params: Check<Params> = (value): value is Params =>
  is.object(value) && Object.values(value).every((item) => is.text(item));

const figure: Check<Figure> = (value): value is Figure =>
  findFlaw(value, figureShape) === undefined;

/**
 * A figure as the report shows it: what was asked, of what, the leaves that were read, and the answer.
 * `methodHash` is the indicator's; `inputs` are the indexes of all observations that the query selects.
 */
const placedShape = {
  id: is.word,
  indicator: is.word,
  version: is.count,
  methodHash: is.hash,
  params,
  query: objectOf(queryShape),
  inputs: is.list(is.count, 0, 100_000),
  figure,
} as const;

const rowShape = { label: is.text, figures: listOf(is.word, 20) } as const;

const textShape = { type: is.one('text'), text: is.text } as const;
const listShape = { type: is.one('list'), items: texts } as const;
const quoteShape = { type: is.one('quote'), text: is.text, source: is.text } as const;
/** A table of figures: `title` above it, one line a row. */
const tableShape = {
  type: is.one('figures'),
  title: is.text,
  rows: listOf(objectOf(rowShape), 1000),
} as const;

export type Block =
  | Shaped<typeof textShape>
  | Shaped<typeof listShape>
  | Shaped<typeof quoteShape>
  | Shaped<typeof tableShape>;

const block: Check<Block> = (value): value is Block =>
  [textShape, listShape, quoteShape, tableShape].some(
    (shape) => findFlaw(value, shape) === undefined,
  );

/** A chapter is one page: `kind` is what it is about, `title` what people read. */
const chapterShape = {
  kind: is.one(
    'actions',
    'exposure',
    'transformation',
    'compliance',
    'creators',
    'failures',
    'unknown',
    'next',
    'other',
  ),
  title: is.text,
  blocks: listOf(block, 1000),
} as const;

/** The client's own word beside a chapter (from 1) or a figure: `chapter-2`, or the figure's id. */
const annotationShape = { about: is.word, by: is.text, at: is.time, text: is.text } as const;

/** A file that is sealed with the report: a PDF, a spreadsheet, what was signed. */
const attachmentShape = {
  path: (value: unknown): value is string =>
    is.text(value) && /^(annexes|signed)\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,100}$/.test(value),
  sha256: is.hash,
  title: is.text,
} as const;

/** What the agency calls an id, a tag or an address that figures and plans name. */
const nameShape = { id: is.text, name: is.text } as const;

type Name = Shaped<typeof nameShape>;

/** Each id once, ascending. */
const names: Check<readonly Name[]> = (value): value is readonly Name[] =>
  listOf(objectOf(nameShape), 10_000)(value) &&
  value.every(({ id }, i) => i === 0 || (value[i - 1]?.id ?? '') < id);

const contentShape = {
  format: is.one('compagnon-report/v1'),
  /** The version of the program that makes `report.html` of it (`renderer.ts`). */
  renderer: is.fromOne,
  report: is.uuid,
  version: is.count,
  /** The version that this one corrects. */
  replaces: is.orNull(is.count),
  client: is.uuid,
  clientName: is.text,
  agencyName: is.text,
  title: is.text,
  language: is.one('fr', 'en'),
  /** Of the dates that are printed: `Europe/Paris`. */
  timeZone: is.text,
  /** Null: all operations of the client. */
  operation: is.orNull(is.uuid),
  /** What it speaks of, half-open. */
  from: is.time,
  to: is.time,
  /** Leaves below this index were looked at, every one. */
  range: is.count,
  question: is.text,
  answer: texts,
  chapters: listOf(objectOf(chapterShape), 100),
  figures: listOf(objectOf(placedShape), 1000),
  names,
  annotations: listOf(objectOf(annotationShape), 1000),
  attachments: listOf(objectOf(attachmentShape), 100),
} as const;

export type PlacedFigure = Shaped<typeof placedShape>;
export type Chapter = Shaped<typeof chapterShape>;

/** `report.json`: what people wrote, and the figures where they stand. It is what gets signed. */
export type ReportContent = Shaped<typeof contentShape>;

/** The bytes that are signed and sealed. Throws a `TypeError` where a field is not as documented. */
export function encodeContent(content: ReportContent): Uint8Array {
  const flaw = findFlaw(content, contentShape);
  if (flaw !== undefined) throw new TypeError(`report: ${flaw} is not as documented`);
  // By its shape it holds strings, integers, booleans, nulls, and lists and objects of these.
  return canonicalBytes(content as unknown as Json);
}

/** `contentHash` of the report's approvals and of its seal. */
export function hashContent(content: ReportContent): string {
  return sha256Hex(encodeContent(content));
}

/** Refuses with what the canonical form refuses, or `malformed-report` and the field. */
export function decodeContent(bytes: Uint8Array): Result<ReportContent> {
  const value = parseCanonical(bytes);
  if (!value.ok) return value;
  const flaw = findFlaw(value.value, contentShape);
  if (flaw !== undefined) return refuse({ type: 'malformed-report', where: flaw });
  // findFlaw has just found every field with its type.
  return ok(value.value as unknown as ReportContent);
}

function objectOf<S extends Shape>(shape: S): Check<Shaped<S>> {
  return (value): value is Shaped<S> => findFlaw(value, shape) === undefined;
}

function listOf<T>(check: Check<T>, max: number): Check<readonly T[]> {
  return (value): value is readonly T[] =>
    Array.isArray(value) && value.length <= max && value.every((item) => check(item));
}
