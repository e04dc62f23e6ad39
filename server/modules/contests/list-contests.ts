import type { Tx } from '../../db/db.ts';
import type { ClientId } from '../../lib/ids.ts';
import { listClientNames } from '../clients/public.ts';
import { listStamps } from '../signing/public.ts';
import { findRules, settingsOf } from './contest.ts';
import { findDraw } from './draw.ts';
import { findFreeze } from './freeze.ts';
import { tables } from './store.ts';
import { summarize } from './view-contest.ts';

/** The newest first; of one client, or of all that the scope holds. */
export async function listContests(tx: Tx, clientId: ClientId | undefined, now: Date) {
  let query = tables(tx).selectFrom('contest').selectAll();
  if (clientId) query = query.where('client_id', '=', clientId);
  const rows = await query.orderBy('created_at', 'desc').limit(200).execute();
  const names = await listClientNames(tx, [...new Set(rows.map((row) => row.client_id))]);
  const stamps = await listStamps(
    tx,
    'contest-rules',
    rows.map(({ id }) => id),
  );
  const found = [];
  for (const contest of rows) {
    const newest = await findRules(tx, contest.id);
    const settings = contest.opened_version ? newest?.settings : undefined;
    const written = settingsOf(contest);
    found.push(
      summarize(contest, settings ?? written, {
        clientName: names.get(contest.client_id)?.name ?? '',
        isSigned: (stamps.get(contest.id) ?? []).some(
          (stamp) => stamp.decision === 'approved' && stamp.contentHash === newest?.contentHash,
        ),
        hasVersion: newest !== null,
        isChangedSince:
          newest !== null && JSON.stringify(newest.settings) !== JSON.stringify(written),
        isFrozen: (await findFreeze(tx, contest.id)) !== null,
        isDrawn: (await findDraw(tx, contest.id)) !== null,
        now,
      }),
    );
  }
  return found;
}
