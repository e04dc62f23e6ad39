import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import type { AgencyId, CreatorId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { mailLater } from '../../mail/mail.ts';
import { agencyNow, readAgency } from '../people/public.ts';
import { openDoor } from './doors.ts';
import { writeOwnPage } from './mails.ts';
import type { OwnDeps } from './own-page.ts';
import { recordRequest } from './requests.ts';
import { readSite } from './site.ts';
import { tables } from './store.ts';

const HOUR_MS = 3_600_000;

/**
 * Somebody asks to read what is held about their blog. The link goes to the address that we know, if it
 * is the one given; else a person of the agency answers, who must first know whom they speak to.
 */
export async function askOwnPage(
  deps: OwnDeps,
  { url, email, locale }: { url: string; email: string; locale: Locale },
): Promise<void> {
  const read = readSite(url);
  if (!read.ok) return;
  const { site } = read.value;
  const nobody = { agencyId: '' as AgencyId, clientIds: [] }; // as before a session is known
  const agencies = await deps.db.read(nobody, async (tx) => {
    const { rows } = await sql<{ agency_id: AgencyId }>`
      select agency_id from find_agencies_holding(${site})`.execute(tx);
    return rows.map((row) => row.agency_id);
  });
  for (const agencyId of agencies) {
    await deps.db.write({ agencyId, clientIds: [] }, (tx) =>
      answerAsker(deps, tx, { agencyId, site, email, locale }),
    );
  }
}

async function answerAsker(
  deps: OwnDeps,
  tx: Tx,
  {
    agencyId,
    site,
    email,
    locale,
  }: {
    agencyId: AgencyId;
    site: string;
    email: string;
    locale: Locale;
  },
) {
  const row = await tables(tx)
    .selectFrom('creator')
    .select(['id', 'name', 'email'])
    .where('site', '=', site)
    .executeTakeFirst();
  const agency = await readAgency(tx, agencyId);
  if (!row || !agency) return;
  const at = await agencyNow(tx, agencyId, deps.clock);
  const { id: creatorId } = row;
  if (row.email !== email) {
    if (await isWaiting(tx, creatorId, email)) return;
    await recordRequest(tx, {
      agencyId,
      creatorId,
      kind: 'access',
      body: site,
      replyTo: email,
      at,
    });
    return;
  }
  if (await wasJustSent(tx, creatorId, deps.clock.now())) return;
  const { token, expiresAt } = await openDoor(tx, {
    agencyId,
    creatorId,
    locale,
    at: deps.clock.now(),
  });
  const letter = writeOwnPage(locale, {
    name: row.name,
    agencyName: agency.name,
    url: `${deps.publicUrl}/about-me/${token}`,
    expiresAt,
    timeZone: agency.time_zone,
    asksStats: false,
  });
  await mailLater(tx, deps.jobs, { agencyId, to: email, ...letter });
}

/** The same asker is answered once. */
async function isWaiting(tx: Tx, creatorId: CreatorId, email: string): Promise<boolean> {
  const open = await tables(tx)
    .selectFrom('creator_request')
    .select('id')
    .where('creator_id', '=', creatorId)
    .where('reply_to', '=', email)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  return open !== undefined;
}

/** Nobody's mailbox is filled by whoever knows their address. */
async function wasJustSent(tx: Tx, creatorId: CreatorId, now: Date): Promise<boolean> {
  const recent = await tables(tx)
    .selectFrom('creator_door')
    .select('id')
    .where('creator_id', '=', creatorId)
    .where('created_at', '>', new Date(now.getTime() - HOUR_MS))
    .executeTakeFirst();
  return recent !== undefined;
}
