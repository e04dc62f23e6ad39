import type { DeliveryState } from './delivery-store.ts';
import type { Diffusion } from './schema.ts';

/** What became of the sending, over all channels: whatever needs a person comes first. */
export function summarizeDeliveries(
  states: readonly DeliveryState[],
  isPaused: boolean,
): Diffusion {
  const living: readonly DeliveryState[] = states.filter(
    (state) => state !== 'cancelled' && state !== 'withdrawn',
  );
  const has = (state: DeliveryState) => living.includes(state);
  if (living.length === 0) return 'none';
  if (has('unknown')) return 'checking';
  if (has('sending')) return 'sending';
  if (has('late')) return 'late';
  if (has('prepared')) {
    if (isPaused) return 'paused';
    return has('accepted') ? 'sending' : 'scheduled';
  }
  if (has('refused')) return has('accepted') ? 'partly' : 'failed';
  return 'published';
}
