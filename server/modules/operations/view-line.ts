import type { Locale } from '../../lib/language.ts';
import { type Alert, agreementState, findAlert, mentionState, parcelState } from './board-line.ts';
import { boardTexts, missedTexts } from './board-messages.ts';
import type { BoardLine } from './board-schema.ts';
import { writeMoney } from './money.ts';
import type { Place } from './read-operation.ts';
import { CONTRACT_CENTS } from './threshold.ts';
import { writeAge, writeWhen } from './words.ts';

type Reader = {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly now: Date;
  readonly seesRemarks: boolean;
};

/** One line of the board in the reader's language. */
export function viewLine(place: Place, reader: Reader): BoardLine {
  const { row, threshold, deliverables, incidents } = place;
  const page = deliverables.at(-1);
  const open = incidents.find((one) => !one.mended_at && !one.closed_at);
  // What the team says among itself, and what creators ask of it, is no news for the client.
  const shown = reader.seesRemarks ? place : { ...place, contested: [], asked: [] };
  const alert = findAlert(shown, reader.now);
  return {
    participationId: row.id,
    creator: {
      id: row.creator_id,
      name: nameOf(place, reader.locale),
      url: place.creator?.url ?? '',
    },
    state: row.state,
    stateSince: row.state_since.toISOString(),
    sentence: describePlace(place, reader),
    alert: alert && describeAlert(place, alert, reader),
    threshold,
    agreement: agreementState(place),
    parcel: parcelState(place),
    mention: mentionState(place),
    publishedAt: page?.published_at.toISOString() ?? null,
    deliverableUrl: page?.url ?? null,
    deliverableId: open?.deliverable_id ?? page?.id ?? null,
    incidentId: open?.id ?? null,
    evidence: place.captures.filter(({ state }) => state === 'done').length,
    asked: reader.seesRemarks
      ? place.asked.map(({ kind, at, dueAt }) => ({
          kind,
          at: at.toISOString(),
          dueAt: dueAt?.toISOString() ?? null,
        }))
      : [],
    exception: row.exception_reason,
  };
}

const erased = { fr: 'Créateur effacé à sa demande', en: 'Creator erased at their request' };

export function nameOf({ creator }: Place, locale: Locale): string {
  return creator?.name ?? erased[locale];
}

function describePlace(place: Place, { locale, timeZone, seesRemarks }: Reader): string {
  const words = boardTexts[locale];
  const { row } = place;
  const page = place.deliverables.at(-1);
  const isOut = page && ['published', 'mention-checked'].includes(row.state);
  const state = isOut ? 'published' : row.state;
  const at = isOut ? page.published_at : row.state_since;
  const sentence = words.state[state](writeWhen(at, locale, timeZone));
  return row.note === '' || !seesRemarks ? sentence : `${sentence} ${words.quote(row.note)}`;
}

function describeAlert(place: Place, alert: Alert, reader: Reader): BoardLine['alert'] {
  const { locale, now } = reader;
  const age = writeAge(now.getTime() - alert.since.getTime(), locale);
  const sentence = boardTexts[locale].alert[alert.kind](age, moreOf(place, alert, reader));
  return { kind: alert.kind, isRed: alert.isRed, sentence, action: alert.action };
}

function moreOf(place: Place, { kind }: Alert, reader: Reader): string {
  const { locale } = reader;
  if (kind === 'contract-needed') return writeTotal(place, locale);
  if (kind === 'capture-missed') {
    const missed = place.captures.findLast(({ state }) => state === 'missed');
    return missedTexts[locale][missed?.missed_because ?? ''] ?? missed?.missed_because ?? '';
  }
  const asked = place.incidents.find((one) => !one.mended_at && !one.closed_at)?.requested_at;
  if (kind !== 'mention-absent' || !asked) return '';
  const when = writeWhen(asked, locale, reader.timeZone);
  return locale === 'fr' ? `le ${when}` : `on ${when}`;
}

/** "994 € sur 1 000 €". */
function writeTotal({ threshold }: Place, locale: Locale): string {
  const [have, most] = [threshold.plannedCents, CONTRACT_CENTS].map((cents) =>
    writeMoney(cents, locale),
  );
  return locale === 'fr' ? `${have} sur ${most}` : `${have} of ${most}`;
}
