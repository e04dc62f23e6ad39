import { type Chain, hashChain } from '../../../verifier/draw/chain.ts';
import { type TestChain, testChain } from '../../../verifier/draw/test-chain.ts';
import type { Tx } from '../../db/db.ts';
import type { ClientId } from '../../lib/ids.ts';
import { readClientFacts } from '../clients/public.ts';
import { readAgency } from '../people/public.ts';
import type { ContestDeps } from './contest.ts';
import { fetchBeacon } from './fetch-beacon.ts';

let made: TestChain | undefined;

/**
 * The demonstration's own beacon, whose hours come when its clock is moved: the public one would make a
 * visitor wait for days. Every page and every verdict calls it a test beacon.
 */
export function demoBeacon(): TestChain {
  made ??= testChain(Uint8Array.from({ length: 32 }, (_, i) => (i * 7 + 3) % 251));
  return made;
}

/** The chance that a client's new rules name. */
export async function chainFor(
  deps: Pick<ContestDeps, 'chain'>,
  tx: Tx,
  clientId: ClientId,
): Promise<Chain> {
  const client = await readClientFacts(tx, clientId);
  const agency = client && (await readAgency(tx, client.agencyId));
  return agency?.is_demo ? demoBeacon().chain : deps.chain;
}

/**
 * The signature of a round whose hour has come; null: no relay gave it yet.
 *
 * @param relays addresses of drand's HTTP relays
 */
export async function findSignature(
  deps: { fetch: typeof globalThis.fetch; relays: readonly string[] },
  asked: { chain: Chain; round: number },
): Promise<string | null> {
  const beacon = demoBeacon();
  if (hashChain(asked.chain) === beacon.hash) return beacon.sign(asked.round);
  return fetchBeacon(deps, deps.relays, asked.chain, asked.round);
}
