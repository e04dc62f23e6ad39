import type { Tx } from '../../db/db.ts';
import type { ContestRow, RulesVersion } from './contest.ts';
import { markAddress } from './import-marks.ts';
import { importTables } from './import-store.ts';
import { type SeenComment, type Tie, tieComments } from './import-ties.ts';
import { tables } from './store.ts';

/**
 * Which entries comments belong to, by their numbers, as both stand now. Empty where the rules take no
 * comments, and once the list is closed: then only what was decided before counts.
 */
export async function readTies(
  tx: Tx,
  contest: Pick<ContestRow, 'id' | 'source_salt'>,
  { settings }: Pick<RulesVersion, 'settings'>,
): Promise<Map<number, Tie>> {
  const salt = contest.source_salt;
  if (!salt || !settings.comments?.length) return new Map();
  const comments = await readComments(tx, contest);
  if (comments.length === 0) return new Map();
  const entries = await tables(tx)
    .selectFrom('contest_entry')
    .select(['n', 'code', 'email', 'confirmed_at'])
    .where('contest_id', '=', contest.id)
    .execute();
  const marked = entries.map(({ n, code, email, confirmed_at }) => ({
    n,
    code,
    addressMarks: email && confirmed_at ? markAddress(salt, email) : [],
  }));
  return tieComments(marked, comments, {
    opensAt: new Date(settings.opensAt),
    closesAt: new Date(settings.closesAt),
  });
}

async function readComments(tx: Tx, { id }: Pick<ContestRow, 'id'>): Promise<SeenComment[]> {
  const rows = await importTables(tx)
    .selectFrom('contest_comment')
    .select(['author_mark', 'written_at', 'gone_at', 'codes', 'codes_seen'])
    .where('contest_id', '=', id)
    .execute();
  return rows.map(({ author_mark, written_at, gone_at, codes, codes_seen }) => ({
    author: author_mark,
    writtenAt: written_at,
    isGone: gone_at !== null,
    codes,
    codesSeen: codes_seen,
  }));
}
