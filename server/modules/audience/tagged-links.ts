import { randomInt } from 'node:crypto';
import type { Tx } from '../../db/db.ts';
import { type ClientId, newId, type OperationId, type TaggedLinkId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readClientFacts } from '../clients/public.ts';
import { readObservedFacts } from '../operations/public.ts';
import { isNetwork } from './count-visit.ts';
import { type Actor, mayWrite } from './policy.ts';
import { type TaggedLinkRow, tables } from './store.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

export type LinkRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'target-unfit' }
  | { type: 'network-unfit'; network: string };

/** Makes a link that is counted. Its target never changes: what was printed leads where it did. */
export async function createTaggedLink(
  tx: Tx,
  input: {
    readonly actor: Actor;
    readonly clientId: ClientId;
    readonly operationId: OperationId | null;
    readonly name: string;
    readonly target: string;
    readonly ownNetworks: readonly string[];
    readonly at: Date;
  },
): Promise<Result<TaggedLinkRow, LinkRefusal>> {
  const client = await readClientFacts(tx, input.clientId);
  if (!client) return refuse({ type: 'not-found' });
  if (!mayWrite(input.actor)) return refuse({ type: 'not-allowed' });
  if (input.operationId) {
    const operation = await readObservedFacts(tx, input.operationId);
    if (operation?.clientId !== client.id) return refuse({ type: 'not-found' });
  }
  const target = readTarget(input.target);
  if (target === null) return refuse({ type: 'target-unfit' });
  const network = input.ownNetworks.find((text) => !isNetwork(text));
  if (network !== undefined) return refuse({ type: 'network-unfit', network });
  const row: TaggedLinkRow = {
    id: newId<TaggedLinkId>(input.at.getTime()),
    tag: Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
    client_id: client.id,
    operation_id: input.operationId,
    name: input.name,
    target,
    own_networks: [...input.ownNetworks],
    created_by: input.actor.memberId,
    created_at: input.at,
  };
  await tables(tx).insertInto('tagged_link').values(row).execute();
  return ok(row);
}

/** A web address as it is sent on: http or https, without a name and password. */
function readTarget(text: string): string | null {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  return url.href.length > 2000 ? null : url.href;
}

export type CountedLink = TaggedLinkRow & { readonly visits: number; readonly robots: number };

/** The client's links, the newest first, with the sessions that came through each. */
export async function listTaggedLinks(
  tx: Tx,
  of: { readonly clientId: ClientId; readonly operationId?: OperationId },
): Promise<CountedLink[]> {
  let query = tables(tx)
    .selectFrom('tagged_link as l')
    .leftJoin('visit as v', 'v.link_id', 'l.id')
    .selectAll('l')
    .select((e) => [
      e.fn.count<string>('v.session').filterWhere('v.is_robot', '=', false).as('visits'),
      e.fn.count<string>('v.session').filterWhere('v.is_robot', '=', true).as('robots'),
    ])
    .where('l.client_id', '=', of.clientId)
    .groupBy('l.id');
  if (of.operationId) query = query.where('l.operation_id', '=', of.operationId);
  const rows = await query.orderBy('l.created_at', 'desc').orderBy('l.id', 'desc').execute();
  return rows.map((row) => ({ ...row, visits: Number(row.visits), robots: Number(row.robots) }));
}
