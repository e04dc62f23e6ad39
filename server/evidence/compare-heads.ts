import { sql } from 'kysely';
import type { AgencyId } from '../lib/ids.ts';
import type { Heads } from './heads.ts';
import { compareWithKept, findHeldHead, LogWentBack } from './held-heads.ts';
import { readLogSize } from './read-log.ts';
import type { SequencerDeps } from './sequence.ts';

/**
 * At the start, before anything is signed: each log against the last head that was signed of it. What
 * contradicts one is noted, so that its page says so, and told to `onError`.
 */
export async function compareHeads(
  deps: SequencerDeps & { readonly heads: Heads; readonly onError: (error: Error) => void },
): Promise<void> {
  for (const clientId of await deps.heads.list()) {
    const note = await deps.heads.read(clientId);
    const agencyId = await deps.worker.read({ agencyId: '' as AgencyId, clientIds: [] }, (tx) =>
      sql<{ agency_id: AgencyId }>`select agency_id from find_log(${clientId})`
        .execute(tx)
        .then(({ rows }) => rows[0]?.agency_id),
    );
    if (note === null || agencyId === undefined) continue; // the copy is from before the client
    const went = await deps.worker.write({ agencyId, clientIds: [clientId] }, async (tx) => {
      await compareWithKept(tx, clientId, note, deps.clock.now());
      const held = await findHeldHead(tx, clientId);
      return held && new LogWentBack(clientId, held.size, await readLogSize(tx, clientId));
    });
    if (went) deps.onError(went);
  }
}
