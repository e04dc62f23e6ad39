import type pg from 'pg';

/**
 * Drops the demo's agency with every row that hangs on it, as the tables' owner: the one place where
 * a log is ever deleted. Tables are emptied in whatever order their references allow.
 */
export async function dropDemoAgency(ownerPool: pg.Pool): Promise<void> {
  const client = await ownerPool.connect();
  try {
    await client.query('begin');
    for (const column of ['client_id', 'agency_id'] as const) {
      await emptyTables(client, column, await listTables(client, column));
    }
    await client.query('delete from agency where is_demo');
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function listTables(client: pg.PoolClient, column: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_attribute a
     join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
     join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
     where a.attname = $1 and not a.attisdropped order by name`,
    [column],
  );
  return rows.map(({ name }) => name);
}

/** A table that others still refer to is tried again after them; no progress at all is an error. */
async function emptyTables(
  client: pg.PoolClient,
  column: 'client_id' | 'agency_id',
  names: string[],
) {
  const whose =
    column === 'client_id'
      ? 'select id from client where agency_id in (select id from agency where is_demo)'
      : 'select id from agency where is_demo';
  let refusal: unknown = null;
  for (let left = names; left.length > 0; ) {
    const refused: string[] = [];
    for (const name of left) {
      await client.query('savepoint one');
      try {
        await client.query(`delete from ${name} where ${column} in (${whose})`);
      } catch (error) {
        refusal = error;
        refused.push(name);
        await client.query('rollback to savepoint one');
      }
    }
    if (refused.length === left.length) throw refusal;
    left = refused;
  }
}
