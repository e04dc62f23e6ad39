import type { DeliveryView } from '#server/modules/publishing/schema.ts';

const ASK_MS = 3_000;
const SOON_MS = 3_600_000;
const HELD_MS = 300_000;

/**
 * When to read the page again, in milliseconds, or null: while something is on its way out, and at
 * the hour at which it is about to be. `now` is the hour of the agency.
 */
export function nextLook(deliveries: readonly DeliveryView[], now: number): number | null {
  const waits = deliveries.flatMap((delivery) => {
    if (delivery.state === 'sending' || delivery.state === 'unknown') return [ASK_MS];
    const isFresh = delivery.state === 'accepted' && delivery.capture === null;
    if (isFresh && now - Date.parse(delivery.acceptedAt ?? '') < SOON_MS) return [ASK_MS];
    if (delivery.state !== 'prepared') return [];
    const wait = Date.parse(delivery.nextTryAt) - now;
    // Long past its hour it is held by something that a person has to mend.
    const isComing = wait < SOON_MS && wait > -HELD_MS;
    return isComing ? [Math.max(wait + 1_000, ASK_MS)] : [];
  });
  return waits.length === 0 ? null : Math.min(...waits);
}
