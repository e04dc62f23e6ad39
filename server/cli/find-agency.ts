import type pg from 'pg';
import type { AgencyId } from '../lib/ids.ts';
import { ARCHIVE_AGENCY } from '../modules/people/public.ts';

type Found = { id: AgencyId; isArchive: boolean } | { problem: string };
type Row = { id: AgencyId; name: string; is_demo: boolean };

/**
 * The agency that an operator's command works for: the one that is asked for, or the only one. Where
 * nobody has set this server up yet, archives are kept in a place of their own, which no page shows.
 */
export async function findAgency(
  pool: pg.Pool,
  asked: string | undefined,
  { make }: { make: boolean },
): Promise<Found> {
  const { rows } = await pool.query<Row>(
    'select id, name, is_demo from agency order by created_at',
  );
  const real = rows.filter(({ id, is_demo }) => !is_demo && id !== ARCHIVE_AGENCY);
  if (asked !== undefined) {
    const name = asked.trim().toLowerCase();
    const match = rows.filter((row) => row.id === name || row.name.toLowerCase() === name);
    if (match.length === 1 && match[0])
      return { id: match[0].id, isArchive: match[0].id === ARCHIVE_AGENCY };
    return { problem: `No agency is called “${asked}”. There are: ${listNames(rows)}.` };
  }
  if (real.length > 1)
    return { problem: `Which agency? Add --agency with one of: ${listNames(rows)}.` };
  if (real[0]) return { id: real[0].id, isArchive: false };
  if (!rows.some(({ id }) => id === ARCHIVE_AGENCY)) {
    if (!make) return { problem: 'There is no agency and no archive here: import one first.' };
    await pool.query(
      `insert into agency (id, name, locale, time_zone, created_at)
       values ($1, 'Archive', 'fr', 'Europe/Paris', now()) on conflict do nothing`,
      [ARCHIVE_AGENCY],
    );
  }
  return { id: ARCHIVE_AGENCY, isArchive: true };
}

function listNames(rows: readonly Row[]): string {
  return rows.map(({ name }) => name).join(', ') || 'none';
}
