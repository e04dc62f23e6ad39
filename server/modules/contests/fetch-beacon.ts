import { z } from 'zod';
import { checkBeacon } from '../../../verifier/draw/beacon.ts';
import { type Chain, hashChain } from '../../../verifier/draw/chain.ts';

const answer = z.object({ round: z.number().int(), signature: z.string().regex(/^[0-9a-f]{96}$/) });
const PATIENCE_MS = 10_000;
const MOST_BYTES = 10_000;

/**
 * The beacon's signature for a round from the first relay that gives a right one; null: none did, and
 * the same round is waited for. A relay is never believed: what it says is verified here.
 *
 * @param relays addresses of drand's HTTP relays, such as `https://api.drand.sh`
 */
export async function fetchBeacon(
  deps: { fetch: typeof globalThis.fetch },
  relays: readonly string[],
  chain: Chain,
  round: number,
): Promise<string | null> {
  for (const relay of relays) {
    try {
      const url = `${relay.replace(/\/$/, '')}/${hashChain(chain)}/public/${round}`;
      const response = await deps.fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
      const text = response.ok ? await response.text() : '';
      if (text === '' || text.length > MOST_BYTES) continue;
      const said = answer.parse(JSON.parse(text));
      if (said.round === round && checkBeacon(chain, round, said.signature).ok) {
        return said.signature;
      }
    } catch {
      // The next relay is asked, and later all of them again.
    }
  }
  return null;
}
