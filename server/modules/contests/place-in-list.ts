import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { ContestId } from '../../lib/ids.ts';

/** At which place of the closed list a code stands, from 1 on; null: not in it. */
export async function placeInList(tx: Tx, id: ContestId, code: string): Promise<number | null> {
  const { rows } = await sql<{ place: number }>`
    with last as (
      select distinct on (n) n, effect from contest_exclusion
      where contest_id = ${id} order by n, no desc
    ), kept as (
      select e.code, row_number() over (order by e.n) as place from contest_entry e
      left join last on last.n = e.n
      where e.contest_id = ${id} and coalesce(last.effect, 'kept') = 'kept'
    )
    select place::integer as place from kept where code = ${code}`.execute(tx);
  return rows[0]?.place ?? null;
}
