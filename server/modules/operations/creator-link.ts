import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Scope, Tx } from '../../db/db.ts';
import type { Clock } from '../../lib/clock.ts';
import {
  type AgencyId,
  type ClientId,
  type Id,
  type MemberId,
  newId,
  type ParticipationId,
} from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type ClientFacts, readClientFacts } from '../clients/public.ts';
import { type Creator, findCreator } from '../creators/public.ts';
import { agencyNow } from '../people/public.ts';
import { orRollBack } from './roll-back.ts';
import {
  findOperation,
  lockParticipation,
  type OperationRow,
  type ParticipationRow,
  tables,
} from './store.ts';

const LINK_DAYS = 120;

/**
 * The address of a creator's own page; only its hash is kept. A letter's own address opens beside those of
 * earlier letters, which people find again in their mailbox; `closesEarlier` closes them.
 */
export async function createCreatorLink(
  tx: Tx,
  of: ParticipationRow,
  how: { publicUrl: string; by: MemberId; at: Date; closesEarlier: boolean },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  if (how.closesEarlier) {
    await tables(tx)
      .updateTable('creator_link')
      .set({ revoked_at: how.at })
      .where('participation_id', '=', of.id)
      .where('revoked_at', 'is', null)
      .execute();
  }
  await tables(tx)
    .insertInto('creator_link')
    .values({
      id: newId<Id<'creator-link'>>(how.at.getTime()),
      client_id: of.client_id,
      participation_id: of.id,
      token_hash: hashToken(token),
      created_by: how.by,
      created_at: how.at,
      expires_at: new Date(how.at.getTime() + LINK_DAYS * 86_400_000),
    })
    .execute();
  return `${how.publicUrl}/c/${token}`;
}

export type LinkState = 'open' | 'expired' | 'revoked' | 'withdrawn';

/** What stands behind a creator's token, at the agency's hour. */
export type OpenPage = {
  readonly scope: Scope;
  readonly linkId: Id<'creator-link'>;
  readonly createdBy: MemberId;
  readonly state: LinkState;
  readonly participation: ParticipationRow;
  readonly operation: OperationRow;
  readonly client: ClientFacts;
  /** Null: what was held of them is erased. */
  readonly creator: Creator | null;
  readonly now: Date;
};

export type PageRefusal = { type: 'link-unknown' } | { type: 'link-closed' };

/** Runs `work` for the holder of a token, in the scope of the one client. */
export async function withCreatorLink<T>(
  { db, clock }: { db: Db; clock: Clock },
  token: string,
  mode: 'read' | 'write',
  work: (tx: Tx, page: OpenPage) => Promise<T>,
): Promise<Result<T, { type: 'link-unknown' }>> {
  const owner = await db.read(NOBODY, async (tx) => {
    const { rows } = await sql<Owner>`select * from find_creator_link(${hashToken(token)})`.execute(
      tx,
    );
    return rows[0];
  });
  if (!owner) return refuse({ type: 'link-unknown' });
  const scope: Scope = { agencyId: owner.agency_id, clientIds: [owner.client_id] };
  return db[mode](scope, async (tx) => {
    const page = await openPage(tx, scope, owner, clock, mode === 'write');
    return page ? ok(await work(tx, page)) : refuse({ type: 'link-unknown' });
  });
}

/** The same for a decision: the page must still be open; what is refused leaves nothing behind. */
export async function withOpenPage<T, E extends { readonly type: string }>(
  deps: { db: Db; clock: Clock },
  token: string,
  work: (tx: Tx, page: OpenPage) => Promise<Result<T, E>>,
): Promise<Result<T, E | PageRefusal>> {
  return orRollBack<T, E | PageRefusal>(async (keep) => {
    const done = await withCreatorLink(deps, token, 'write', async (tx, page) =>
      keep(
        page.state === 'open' ? await work(tx, page) : refuse<PageRefusal>({ type: 'link-closed' }),
      ),
    );
    return done.ok ? ok(done.value) : done;
  });
}

async function openPage(
  tx: Tx,
  scope: Scope,
  owner: Owner,
  clock: Clock,
  isHeld: boolean,
): Promise<OpenPage | null> {
  const link = await tables(tx)
    .selectFrom('creator_link')
    .selectAll()
    .where('id', '=', owner.link_id)
    .executeTakeFirst();
  const participation = isHeld
    ? await lockParticipation(tx, owner.participation_id)
    : await tables(tx)
        .selectFrom('participation')
        .selectAll()
        .where('id', '=', owner.participation_id)
        .executeTakeFirst();
  const operation = participation && (await findOperation(tx, participation.operation_id));
  const client = await readClientFacts(tx, owner.client_id);
  if (!link || !participation || !operation || !client) return null;
  const creator = await findCreator(tx, participation.creator_id);
  const now = await agencyNow(tx, owner.agency_id, clock);
  const state: LinkState = !creator
    ? 'withdrawn'
    : link.revoked_at
      ? 'revoked'
      : link.expires_at <= now
        ? 'expired'
        : 'open';
  return {
    scope,
    linkId: link.id,
    createdBy: link.created_by,
    state,
    participation,
    operation,
    client,
    creator,
    now,
  };
}

type Owner = {
  link_id: Id<'creator-link'>;
  participation_id: ParticipationId;
  client_id: ClientId;
  agency_id: AgencyId;
};

// No agency: before the token is known, the transaction sees no row.
const NOBODY: Scope = { agencyId: '' as AgencyId, clientIds: [] };

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
