import type { Tx } from '../../db/db.ts';
import type { ClientId, OperationId, ParticipationId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { readClientFacts } from '../clients/public.ts';
import type { Alert } from './board-line.ts';
import { findAlert } from './board-line.ts';
import { readPlaces } from './read-operation.ts';
import { tables } from './store.ts';
import { nameOf, viewLine } from './view-line.ts';

/** What waits for a person in an operation: for Today, and for whoever looks from outside. */
export type OperationFact = {
  readonly clientId: ClientId;
  readonly operationId: OperationId;
  readonly operationName: string;
  readonly participationId: ParticipationId;
  readonly creatorName: string;
  readonly kind: Alert['kind'];
  /** A person must act now; otherwise it waits. */
  readonly isRed: boolean;
  readonly since: Date;
  /** In the reader's language. */
  readonly sentence: string;
};

/** Everything that waits in this client's open operations. */
export async function listOperationFacts(
  tx: Tx,
  of: { clientId: ClientId; locale: Locale; now: Date },
): Promise<OperationFact[]> {
  const operations = await tables(tx)
    .selectFrom('operation')
    .selectAll()
    .where('client_id', '=', of.clientId)
    .where('closed_at', 'is', null)
    .execute();
  if (operations.length === 0) return [];
  const client = await readClientFacts(tx, of.clientId);
  const reader = {
    locale: of.locale,
    timeZone: client?.timeZone ?? 'UTC',
    now: of.now,
    seesRemarks: true,
  };
  const facts: OperationFact[] = [];
  for (const operation of operations) {
    for (const place of await readPlaces(tx, operation, of.now)) {
      const alert = findAlert(place, of.now);
      if (!alert) continue;
      facts.push({
        clientId: of.clientId,
        operationId: operation.id,
        operationName: operation.name,
        participationId: place.row.id,
        creatorName: nameOf(place, of.locale),
        kind: alert.kind,
        isRed: alert.isRed,
        since: alert.since,
        sentence: viewLine(place, reader).alert?.sentence ?? '',
      });
    }
  }
  return facts;
}
