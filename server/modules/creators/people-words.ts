import type { Tx } from '../../db/db.ts';
import type { CreatorId } from '../../lib/ids.ts';
import type { Flag } from './flags.ts';
import { tables } from './store.ts';

/** What persons wrote that goes wherever the creator is ranked: warnings, and declared links. */
export async function listPeopleFlags(
  tx: Tx,
  ids: readonly CreatorId[],
): Promise<Map<CreatorId, Flag[]>> {
  const flags = new Map<CreatorId, Flag[]>();
  if (ids.length === 0) return flags;
  const put = (id: CreatorId, flag: Flag) => flags.set(id, [...(flags.get(id) ?? []), flag]);
  const links = await tables(tx)
    .selectFrom('creator_declared_link')
    .select(['creator_id', 'person', 'relation'])
    .where('creator_id', 'in', [...ids])
    .where('ended_at', 'is', null)
    .orderBy('declared_at')
    .execute();
  for (const link of links) {
    const detail = `${link.person}, ${link.relation}`;
    const label = { fr: `lien déclaré : ${detail}`, en: `declared link: ${detail}` };
    put(link.creator_id, { kind: 'declared-link', label, detail, posts: [] });
  }
  const warnings = await tables(tx)
    .selectFrom('creator_note')
    .select(['creator_id', 'body'])
    .where('creator_id', 'in', [...ids])
    .where('kind', '=', 'warning')
    .where('ended_at', 'is', null)
    .orderBy('written_at')
    .execute();
  for (const { creator_id: id, body } of warnings) {
    const label = { fr: 'avertissement', en: 'warning' };
    put(id, { kind: 'warning', label, detail: body, posts: [] });
  }
  return flags;
}

/** The choice that stands for each, for this client or for all. */
export async function listChoices(
  tx: Tx,
  ids: readonly CreatorId[],
  forClient: string | null,
): Promise<Map<CreatorId, { choice: 'kept' | 'set-aside'; reason: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(tx)
    .selectFrom('creator_choice')
    .select(['creator_id', 'choice', 'reason'])
    .where('creator_id', 'in', [...ids])
    .where('undone_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('for_client', 'is', null),
        ...(forClient ? [eb(eb.cast<string>('for_client', 'text'), '=', forClient)] : []),
      ]),
    )
    .orderBy('chosen_at')
    .execute();
  return new Map(rows.map(({ creator_id: id, choice, reason }) => [id, { choice, reason }]));
}
