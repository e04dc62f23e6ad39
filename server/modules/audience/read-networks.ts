import { sql } from 'kysely';
import type { BlobStore } from '../../blobs/blobs.ts';
import type { Call, Connector, Connectors, Outcome } from '../../connectors/connector.ts';
import type { Db } from '../../db/db.ts';
import type { Clock } from '../../lib/clock.ts';
import type { AgencyId, ClientId, DeliveryId, OperationId } from '../../lib/ids.ts';
import type { Vault } from '../../vault/vault.ts';
import { openChannel } from '../clients/public.ts';
import { agencyNow } from '../people/public.ts';
import { readPublication } from '../publishing/public.ts';
import { type Heard, keepReading } from './keep-reading.ts';
import type { ReadingMoment } from './store.ts';

export type DueReading = {
  readonly delivery_id: DeliveryId;
  readonly client_id: ClientId;
  readonly agency_id: AgencyId;
  readonly moment: ReadingMoment;
  readonly due_at: Date;
  /** Too late to be made: it would be of another moment. */
  readonly is_late: boolean;
  readonly operation_id: OperationId | null;
};

export type ReadingDeps = {
  readonly worker: Db;
  readonly clock: Clock;
  readonly vault: Pick<Vault, 'open'>;
  readonly blobs: Pick<BlobStore, 'put'>;
  readonly connectors: Connectors;
  readonly fetch: typeof globalThis.fetch;
  readonly onError: (error: unknown, about?: unknown) => void;
};

const NOBODY = { agencyId: '' as AgencyId, clientIds: [] };

/**
 * Reads, over all agencies, the numbers and comments of what was published, a day, three, seven and
 * thirty after. What couldn't be read is tried again at the next call, until it is too late; then it
 * is written down as missing, and why. Nothing is ever dated back. Returns how many were settled.
 */
export async function readNetworks(deps: ReadingDeps): Promise<number> {
  const networks = [...deps.connectors.values()].filter(canBeRead).map(({ id }) => id);
  const due = await deps.worker.read(NOBODY, async (tx) => {
    const { rows } = await sql<DueReading>`
      select * from list_due_readings(${deps.clock.now()}, ${networks})`.execute(tx);
    return rows;
  });
  let settled = 0;
  for (const one of due) {
    try {
      const heard = one.is_late ? LATE : await listen(deps, one);
      if (await keepReading(deps, one, heard)) settled += 1;
    } catch (error) {
      deps.onError(error, one.delivery_id);
    }
  }
  return settled;
}

const LATE: Heard = { kind: 'nothing', why: 'not-made-in-time', isFinal: true };

export function canBeRead({ readNumbers, readComments }: Connector): boolean {
  return readNumbers !== undefined || readComments !== undefined;
}

async function listen(deps: ReadingDeps, one: DueReading): Promise<Heard> {
  const scope = { agencyId: one.agency_id, clientIds: [one.client_id] };
  const ready = await deps.worker.read(scope, async (tx) => {
    const publication = await readPublication(tx, one.delivery_id);
    const opened = publication && (await openChannel(deps, tx, publication.channelId));
    const at = await agencyNow(tx, one.agency_id, deps.clock);
    return opened ? { publication, opened, at } : null;
  });
  const connector = ready && deps.connectors.get(ready.opened.channel.connector);
  if (!connector) return { kind: 'nothing', why: 'no-access', isFinal: false };
  const call = (): Call => ({
    credentials: ready.opened.credentials,
    fetch: deps.fetch,
    signal: AbortSignal.timeout(connector.timeoutMs),
    now: () => ready.at,
  });
  const numbers = await connector.readNumbers?.(call(), ready.publication);
  const comments = await connector.readComments?.(call(), ready.publication);
  for (const outcome of [numbers, comments]) {
    if (outcome && outcome.kind !== 'done') return nothing(outcome);
  }
  return {
    kind: 'heard',
    network: connector.id,
    url: ready.publication.url,
    acceptedAt: ready.publication.acceptedAt,
    numbers: numbers?.kind === 'done' ? numbers : null,
    comments: comments?.kind === 'done' ? comments : null,
  };
}

function nothing(outcome: Exclude<Outcome<unknown>, { kind: 'done' }>): Heard {
  if (outcome.kind !== 'refused') return { kind: 'nothing', why: outcome.kind, isFinal: false };
  const { type } = outcome.refusal;
  return { kind: 'nothing', why: type, isFinal: type === 'rejected' || type === 'unsupported' };
}
