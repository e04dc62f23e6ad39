import { indicators } from '../../../verifier/report/indicators.ts';
import { compute } from '../../../verifier/report/query.ts';
import type { Tx } from '../../db/db.ts';
import type { ClientId, OperationId } from '../../lib/ids.ts';
import { listLinkNames } from '../../modules/audience/link-names.ts';
import { listObservations } from '../../modules/audience/public.ts';

const counted = ['visits', 'comments', 'commenters', 'conversations'] as const;
export type Counted = (typeof counted)[number];

/** What was seen of one creator's post until now, computed as a report computes it. */
export async function readMeasured(
  tx: Tx,
  of: { clientId: ClientId; operationId: OperationId; at: Date },
  creator: { name: string; url: string },
): Promise<[Counted, number][]> {
  const { clientId, operationId, at } = of;
  const from = new Date(0);
  const names = await listLinkNames(tx, clientId);
  const seen = (await listObservations(tx, { clientId, operationId, from, to: at }))
    .map(({ observation }) => observation)
    .filter(({ object }) => object === creator.url || names.get(object) === creator.name);
  const query = { objects: null, from: from.toISOString(), to: at.toISOString() };
  return counted.flatMap((id): [Counted, number][] => {
    const indicator = indicators[id];
    const value = indicator && compute(indicator, {}, query, seen).figure.value;
    return typeof value === 'number' ? [[id, value]] : [];
  });
}
