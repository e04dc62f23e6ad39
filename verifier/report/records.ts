import type { observationKinds } from '../format/leaf-body.ts';
import type { Check, Shape, Shaped } from '../format/shape.ts';
import { is } from '../format/shape.ts';

/** What an observation may be of. */
export type ObservationKind = (typeof observationKinds)[number];

/** A calendar day where the thing happened, `2026-11-09`. */
const day: Check<string> = (value): value is string =>
  is.text(value) && is.time(`${value}T00:00:00.000Z`);

/** The moments at which a publication is captured; `asked`: after the mention was asked for. */
const moment = is.one('live', 'day-1', 'day-3', 'day-7', 'day-30', 'asked');

/** The smallest thing that a reading of a network says. */
export const readingNames = [
  'reactions',
  'replies',
  'reposts',
  'quotes',
  'comments',
  'shares',
  'saves',
  'followers',
  'views',
  'reach',
  'impressions',
] as const;

/**
 * The fields of the records of each kind of observation: strings, integers, booleans and nulls. People
 * appear under pseudonyms that are salted anew for each report or operation, never under a name.
 * `docs/formats/report.md` section 3 says what each field means.
 */
export const recordShapes = {
  /** One session that came through the tagged link. */
  visits: { session: is.text, day, robot: is.flag, ownNetwork: is.flag },
  /** One entry of a contest. `code`: why it isn't kept; null: it is. `origin`: the tag, or direct. */
  entries: { n: is.count, origin: is.orNull(is.text), code: is.orNull(is.code), optIn: is.flag },
  /** One comment under the object, the author under a pseudonym. `parent`: the comment answered. */
  comments: {
    id: is.text,
    author: is.text,
    parent: is.orNull(is.text),
    at: is.time,
    text: is.text,
    isBrand: is.flag,
    isCreator: is.flag,
  },
  /** One number that a network gives; null: it gives none. `rule`: how the network counts it. */
  reading: { name: is.one(...readingNames), value: is.orNull(is.count), rule: is.text },
  /** What a capture of a creator's publication showed of its commercial mention. */
  mention: {
    deliverable: is.uuid,
    at: is.time,
    state: is.one('present', 'unclear', 'absent'),
    moment,
  },
  /** One post that names the brand and that nobody asked for. */
  spontaneous: { id: is.text, author: is.text, at: is.time },
  /** One line of the plan, before tax. Null: not known yet, or no ceiling of its own. */
  spend: {
    line: is.text,
    plannedCents: is.count,
    actualCents: is.orNull(is.count),
    ceilingCents: is.orNull(is.count),
  },
  subscribers: { id: is.text, at: is.time },
  /** Views that a creator tells of their own publication. */
  'declared-views': { creator: is.text, value: is.count },
  /** One person's answer to one question; null: asked, and no answer. */
  survey: {
    party: is.one('client', 'creator', 'entrant'),
    question: is.text,
    answer: is.orNull(is.text),
  },
  /** One planned capture. `why`: the reason that it wasn't made. */
  capture: {
    deliverable: is.uuid,
    moment,
    dueAt: is.time,
    doneAt: is.orNull(is.time),
    why: is.orNull(is.text),
  },
  /** One message to the brand. `minutes`: working time until the first answer; null: none yet. */
  response: {
    id: is.text,
    about: is.one('question', 'complaint', 'other'),
    minutes: is.orNull(is.count),
  },
  /** One mention, on a named source, of one brand of a named set. */
  voice: { id: is.text, brand: is.text, isOurs: is.flag, at: is.time },
  /** One reader's reading of one comment of a sample. */
  tone: { id: is.text, reader: is.text, tone: is.one('positive', 'nuanced', 'negative') },
  /** Sales that the client gives, with what they are compared to. */
  sales: { period: is.one('before', 'during'), cents: is.count },
} as const satisfies Record<ObservationKind, Shape>;

export type RecordOf<K extends ObservationKind> = Shaped<(typeof recordShapes)[K]>;
