import type { Tx } from '../../db/db.ts';
import type { CreatorId, OperationId } from '../../lib/ids.ts';
import { listCreatorNames } from '../creators/public.ts';
import type { BoardView } from './board-schema.ts';
import { tables } from './store.ts';

/**
 * Whom the accepted plan proposed and the operation left out, as long as nobody chose them after all. The
 * names are looked up: whoever was erased since isn't told of.
 */
export async function viewLeftOut(
  tx: Tx,
  id: OperationId,
  chosen: readonly CreatorId[],
): Promise<BoardView['leftOut']> {
  const rows = await tables(tx)
    .selectFrom('participation_event')
    .select('detail')
    .where('operation_id', '=', id)
    .where('kind', '=', 'left-out')
    .orderBy('n')
    .execute();
  const left = rows.flatMap(({ detail: { creatorId, why } }) =>
    typeof creatorId === 'string' && !chosen.includes(creatorId as CreatorId)
      ? [{ creatorId: creatorId as CreatorId, why: why === 'rotation' ? why : 'objected' } as const] // written by `keepProposed`
      : [],
  );
  const names = await listCreatorNames(
    tx,
    left.map(({ creatorId }) => creatorId),
  );
  return left.flatMap(({ creatorId, why }) => {
    const name = names.get(creatorId)?.name;
    return name === undefined ? [] : [{ creator: { id: creatorId, name }, why }];
  });
}
