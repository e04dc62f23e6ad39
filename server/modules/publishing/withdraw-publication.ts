import type { Connectors } from '../../connectors/connector.ts';
import type { Db } from '../../db/db.ts';
import { stageLeaf } from '../../evidence/stage-leaf.ts';
import type { Clock } from '../../lib/clock.ts';
import { newId } from '../../lib/ids.ts';
import type { Vault } from '../../vault/vault.ts';
import { openChannel } from '../clients/public.ts';
import { agencyNow } from '../people/public.ts';
import type { DeliveryJobData } from './delivery-jobs.ts';
import {
  addEvent,
  addEventOnce,
  deliveryTables,
  findDelivery,
  lockDelivery,
} from './delivery-store.ts';

/**
 * Deletes a publication on its network. Asked twice it does no harm: a connector answers `done` where
 * it is gone already. Throws where the network doesn't confirm, so that the queue tries again.
 */
export async function withdrawPublication(
  deps: {
    readonly worker: Db;
    readonly vault: Pick<Vault, 'open'>;
    readonly connectors: Connectors;
    readonly clock: Clock;
    readonly fetch: typeof globalThis.fetch;
  },
  ids: DeliveryJobData,
): Promise<void> {
  const scope = { agencyId: ids.agencyId, clientIds: [ids.clientId] };
  const ready = await deps.worker.read(scope, async (tx) => {
    const row = await findDelivery(tx, ids.deliveryId);
    if (row?.state !== 'accepted' || !row.withdrawal || !row.remote_id || !row.url) return null;
    const opened = await openChannel(deps, tx, row.channel_id);
    const now = await agencyNow(tx, ids.agencyId, deps.clock);
    return opened && { opened, now, published: { remoteId: row.remote_id, url: row.url } };
  });
  if (!ready) return;
  const connector = deps.connectors.get(ready.opened.channel.connector);
  if (!connector) throw new Error(`no connector ${ready.opened.channel.connector}`);
  const outcome = await connector.remove(
    {
      credentials: ready.opened.credentials,
      fetch: deps.fetch,
      signal: AbortSignal.timeout(connector.timeoutMs),
      now: () => ready.now,
    },
    ready.published,
  );
  const failure = outcome.kind === 'done' ? null : describe(outcome);
  await deps.worker.write(scope, async (tx) => {
    const row = await lockDelivery(tx, ids.deliveryId);
    if (row?.state !== 'accepted' || !row.withdrawal) return;
    const at = await agencyNow(tx, ids.agencyId, deps.clock);
    if (failure !== null) {
      await addEventOnce(tx, row, { at, kind: 'withdrawal-failed', detail: { detail: failure } });
      return;
    }
    const { name } = row.withdrawal;
    const leaf = await stageLeaf(tx, {
      clientId: ids.clientId,
      at,
      kind: 'withdrawal',
      body: (commit) => ({
        withdrawal: newId(at.getTime()),
        publication: row.id,
        by: commit('by', name),
        reason: 'agency' as const,
      }),
    });
    await deliveryTables(tx)
      .updateTable('delivery')
      .set({ state: 'withdrawn' })
      .where('id', '=', row.id)
      .execute();
    await addEvent(tx, row, { at, kind: 'withdrawn', detail: { who: name, leafId: leaf.id } });
  });
  if (failure !== null) throw new Error(`not withdrawn: ${failure}`);
}

function describe(
  outcome: Exclude<
    Awaited<ReturnType<NonNullable<ReturnType<Connectors['get']>>['remove']>>,
    { kind: 'done' }
  >,
): string {
  if (outcome.kind === 'refused') return `${outcome.refusal.type}: ${outcome.refusal.detail}`;
  return outcome.kind === 'unknown' ? outcome.detail : outcome.kind;
}
