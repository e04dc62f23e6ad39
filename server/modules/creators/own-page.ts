import { sql } from 'kysely';
import type { Db, Tx } from '../../db/db.ts';
import type { Clock } from '../../lib/clock.ts';
import type { CreatorId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { ok, type Result } from '../../lib/result.ts';
import { type MailJobs, mailLater } from '../../mail/mail.ts';
import { agencyNow, readAgency } from '../people/public.ts';
import type { CreatorMemory } from './creator-memory.ts';
import { type Door, type DoorRefusal, findDoor } from './doors.ts';
import { writeErased } from './mails.ts';
import type { OwnView } from './own-schema.ts';
import { readProfile } from './profile.ts';
import { recordObjection, removeCreator } from './remove-creator.ts';
import { listRequests, recordRequest } from './requests.ts';
import type { SubjectInput } from './shortlist-schema.ts';
import { tables } from './store.ts';

export type OwnDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly memory: CreatorMemory;
  readonly jobs: MailJobs;
  readonly publicUrl: string;
};

/** What is held about the holder of a link, in the sentences that the agency reads. */
export async function readOwnPage(
  deps: OwnDeps,
  token: string,
  asked: SubjectInput,
  locale: Locale,
): Promise<Result<OwnView, DoorRefusal>> {
  const found = await findDoor(deps.db, token, deps.clock.now());
  if (!found.ok) return found;
  const door = found.value;
  return deps.db.read(door.scope, async (tx) => ok(await view(deps, tx, door, asked, locale)));
}

async function view(
  deps: OwnDeps,
  tx: Tx,
  door: Door,
  asked: SubjectInput,
  locale: Locale,
): Promise<OwnView> {
  const agency = await readAgency(tx, door.agencyId);
  const now = await agencyNow(tx, door.agencyId, deps.clock);
  const common = {
    locale: door.locale,
    agencyName: agency?.name ?? '',
    timeZone: agency?.time_zone ?? 'UTC',
    expiresAt: door.expiresAt.toISOString(),
  };
  const { agencyId, creatorId } = door;
  const profile =
    creatorId &&
    (await readProfile(deps.memory, tx, {
      ...{ agencyId, creatorId, asked, now, locale },
      clientId: null,
      seesAddress: true,
    }));
  if (!creatorId || !profile) return { ...common, ...NOTHING };
  const { addedBy: _, ...register } = profile.register;
  const requests = await listRequests(tx, { creatorId });
  return {
    ...common,
    state: 'open',
    name: profile.name,
    url: profile.url,
    email: profile.email,
    languages: profile.languages,
    register,
    held: await countHeld(tx, creatorId),
    kept: await listKept(tx, creatorId),
    stats: profile.stats,
    notes: profile.notes.map(({ by: _by, ...note }) => note),
    subject: profile.subject,
    setAside: profile.setAside,
    factors: profile.factors,
    paid: profile.paid,
    requests: requests.map(({ replyTo: _r, answeredBy: _a, name: _n, ...request }) => request),
  };
}

const NOTHING = {
  state: 'erased' as const,
  name: '',
  url: '',
  email: null,
  languages: [],
  register: null,
  held: { posts: 0, comments: 0, marks: 0 },
  stats: [],
  notes: [],
  subject: null,
  setAside: null,
  factors: [],
  paid: [],
  requests: [],
  kept: [],
};

async function countHeld(tx: Tx, id: CreatorId) {
  const { rows } = await sql<{ posts: number; comments: number; marks: number }>`select
    (select count(*) from creator_post where creator_id = ${id}) as posts,
    (select count(*) from creator_comment where creator_id = ${id}) as comments,
    (select count(*) from creator_mark where creator_id = ${id}) as marks`.execute(tx);
  return rows[0] ?? { posts: 0, comments: 0, marks: 0 };
}

/** What the law has an advertiser keep: contracts that both have signed. */
async function listKept(tx: Tx, id: CreatorId): Promise<OwnView['kept']> {
  const { rows } = await sql<{ client_name: string; signed_at: Date; kept_until: string }>`
    select client_name, signed_at, kept_until::text from list_kept_contracts(${id})
    order by signed_at`.execute(tx);
  return rows.map((row) => ({
    client: row.client_name,
    signedAt: row.signed_at.toISOString(),
    until: row.kept_until,
  }));
}

export type OwnRefusal = DoorRefusal | { type: 'already-erased' };

/** A correction waits for a person; an objection and a removal are done at once, and confirmed by mail. */
export async function askOnOwnPage(
  deps: OwnDeps,
  token: string,
  { kind, body }: { kind: 'correction' | 'removal' | 'objection'; body: string },
): Promise<Result<null, OwnRefusal>> {
  return withOpenDoor(deps, token, async (tx, { agencyId, locale }, creatorId, at) => {
    const row = await tables(tx)
      .selectFrom('creator')
      .select('email')
      .where('id', '=', creatorId)
      .executeTakeFirst();
    const agency = await readAgency(tx, agencyId);
    const kept = kind === 'removal' ? (await listKept(tx, creatorId)).length : 0;
    const done = { agencyId, creatorId, kind, body, at };
    if (kind === 'correction') {
      await recordRequest(tx, done);
      return;
    }
    await recordRequest(tx, { ...done, body: '', answer: DONE[kind] });
    if (kind === 'objection') await recordObjection(tx, creatorId, at);
    else await removeCreator(tx, creatorId, { bar: true, at });
    if (!row?.email) return;
    const letter = writeErased(locale, { agencyName: agency?.name ?? '', kind, kept });
    await mailLater(tx, deps.jobs, { agencyId, to: row.email, ...letter });
  });
}

/** Kept with the request, as the agency reads it. */
const DONE = {
  objection: 'Done at once: out of every list, never written to.',
  removal: 'Done at once: everything erased, two hashes kept against a new entry.',
} as const;

/** Runs `work` for the creator behind a link that is still open. */
export async function withOpenDoor(
  deps: Pick<OwnDeps, 'db' | 'clock'>,
  token: string,
  work: (tx: Tx, door: Door, creatorId: CreatorId, at: Date) => Promise<void>,
): Promise<Result<null, OwnRefusal>> {
  const found = await findDoor(deps.db, token, deps.clock.now());
  if (!found.ok) return found;
  const door = found.value;
  const { creatorId } = door;
  if (!creatorId) return { ok: false, error: { type: 'already-erased' } };
  return deps.db.write(door.scope, async (tx) => {
    await work(tx, door, creatorId, await agencyNow(tx, door.agencyId, deps.clock));
    return ok(null);
  });
}
