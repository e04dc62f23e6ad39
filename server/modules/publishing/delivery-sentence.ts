import type { Locale } from '../../lib/language.ts';
import { writeDay, writeHour } from '../../lib/moments.ts';
import { never } from '../../lib/result.ts';
import { type DeliveryFacts, deliveryTexts } from './delivery-messages.ts';
import {
  type DeliveryEventDetail,
  type DeliveryEventKind,
  type DeliveryRow,
  windowEnd,
} from './delivery-store.ts';

type Reading = {
  readonly locale: Locale;
  readonly client: { readonly timeZone: string; readonly pausedAt?: Date | null };
};

/** Where a delivery stands: what happened, what is safe, what happens next by itself. */
export function describeDelivery(row: DeliveryRow, network: string, reading: Reading): string {
  const say = deliveryTexts[reading.locale];
  const facts = factsOf(row, network, reading);
  if (row.held) return say.held[row.held](facts);
  if (row.state === 'prepared' && reading.client.pausedAt) return say.held.paused(facts);
  switch (row.state) {
    case 'prepared':
      if (row.refusal?.type === 'wait') return say.waiting(facts);
      return row.refusal?.type === 'unavailable' ? say.unavailable(facts) : say.scheduled(facts);
    case 'sending':
      return say.sending(facts);
    case 'unknown':
      return row.refusal?.type === 'pending' ? say.pending(facts) : say.unknown(facts);
    case 'accepted':
      return row.withdrawal ? say.withdrawing(facts) : say.accepted(facts);
    case 'refused':
      return say.rejected[rejection(row)](facts);
    case 'late':
      return say.late(facts);
    case 'cancelled':
      return say.cancelled(facts);
    case 'withdrawn':
      return say.withdrawn(facts);
    default:
      return never(row.state);
  }
}

/** A line of the journal, as of its own moment. */
export function describeEvent(
  event: { readonly kind: DeliveryEventKind; readonly detail: DeliveryEventDetail },
  row: DeliveryRow,
  network: string,
  reading: Reading,
): string {
  const say = deliveryTexts[reading.locale].journal;
  const { kind, detail } = event;
  const facts = {
    ...factsOf(row, network, reading),
    attempts: detail.attempt ?? row.attempts,
    detail: detail.reason ?? '',
  };
  if (kind === 'captured' && detail.matches === false) return say['captured-other'](facts);
  return say[kind](facts);
}

function rejection(row: DeliveryRow): keyof (typeof deliveryTexts)['fr']['rejected'] {
  const { type, reason } = row.refusal ?? {};
  if (type === 'unsupported') return 'unsupported';
  switch (reason) {
    case 'text-too-long':
    case 'image-too-heavy':
    case 'image-type':
    case 'duplicate':
      return reason;
    default:
      return 'other';
  }
}

function factsOf(row: DeliveryRow, network: string, { locale, client }: Reading): DeliveryFacts {
  const hour = (at: Date | null) => (at ? writeMoment(at, locale, client.timeZone) : '');
  return {
    network,
    due: hour(row.due_at),
    next: hour(row.retry_at ?? row.next_try_at),
    end: hour(windowEnd(row)),
    accepted: hour(row.accepted_at),
    attempts: row.attempts,
    isLighter: row.renditions_accepted_at !== null,
    limit: row.refusal?.limit ?? null,
    actual: row.refusal?.actual ?? null,
    hasSmallerImage: Object.keys(row.renditions).length > 0,
    who: row.withdrawal?.name ?? '',
    detail: row.refusal?.detail ?? '',
  };
}

/** `9 h 05 le 24 novembre`: the day stands with the hour, since many of these are read another day. */
function writeMoment(at: Date, locale: Locale, timeZone: string): string {
  const [hour, day] = [writeHour(at, locale, timeZone), writeDay(at, locale, timeZone)];
  return locale === 'fr' ? `${hour} le ${day}` : `${hour} on ${day}`;
}
