import { createHash } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import { sql } from 'kysely';
import type { Db } from '../../db/db.ts';
import type { Clock } from '../../lib/clock.ts';
import type { AgencyId, ClientId, TaggedLinkId } from '../../lib/ids.ts';
import { agencyNow } from '../people/public.ts';
import { isRobot } from './robots.ts';
import { tables } from './store.ts';

export type FoundLink = {
  readonly link_id: TaggedLinkId;
  readonly client_id: ClientId;
  readonly agency_id: AgencyId;
  readonly time_zone: string;
  readonly target: string;
  readonly own_networks: readonly string[];
};

const NOBODY = { agencyId: '' as AgencyId, clientIds: [] };
const TAG = /^[a-z2-7]{8}$/;

/** Where a tag leads; null: nowhere. */
export async function findTag(db: Db, tag: string): Promise<FoundLink | null> {
  if (!TAG.test(tag)) return null;
  return db.read(NOBODY, async (tx) => {
    const { rows } = await sql<FoundLink>`select * from find_tagged_link(${tag})`.execute(tx);
    return rows[0] ?? null;
  });
}

export type Visitor = {
  readonly ip: string;
  readonly userAgent: string;
  readonly isSignedIn: boolean;
};

/**
 * Counts those who came just now, one session a day each. Address and browser are hashed with a random salt of this link and this
 * day that is gone when the day is over: what is kept leads to nobody, and joins nothing to any other
 * link or day.
 */
export async function countVisits(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  link: FoundLink,
  visitors: readonly Visitor[],
): Promise<void> {
  const scope = { agencyId: link.agency_id, clientIds: [link.client_id] };
  const own = { link_id: link.link_id, client_id: link.client_id };
  await db.write(scope, async (tx) => {
    const at = await agencyNow(tx, link.agency_id, clock);
    const { rows } = await sql<{ day: string; left: number }>`
      select to_char(d, 'YYYY-MM-DD') as day,
        extract(epoch from ((d + interval '1 day') at time zone ${link.time_zone}) - ${at})::float8 as left
      from date_trunc('day', ${at}::timestamptz at time zone ${link.time_zone}) d`.execute(tx);
    const { day = '', left = 0 } = rows[0] ?? {};
    // By the real clock: an agency's own may stand still.
    const ends_at = new Date(clock.now().getTime() + left * 1000);
    await tables(tx)
      .deleteFrom('visit_salt')
      .where('link_id', '=', link.link_id)
      .where('day', '<', day)
      .execute();
    await tables(tx)
      .insertInto('visit_salt')
      .values({ ...own, day, ends_at })
      .onConflict((conflict) => conflict.columns(['link_id', 'day']).doNothing())
      .execute();
    const { salt } = await tables(tx)
      .selectFrom('visit_salt')
      .select('salt')
      .where('link_id', '=', link.link_id)
      .where('day', '=', day)
      .executeTakeFirstOrThrow();
    const visits = visitors.map(({ ip, userAgent, isSignedIn }) => {
      const hash = createHash('sha256')
        .update(salt)
        .update(JSON.stringify([ip, userAgent]));
      const session = hash.digest('hex').slice(0, 32);
      const is_robot = isRobot(userAgent);
      const own_network = isSignedIn || isWithin(ip, link.own_networks);
      return { ...own, session, day, is_robot, own_network };
    });
    await tables(tx)
      .insertInto('visit')
      .values(visits)
      .onConflict((conflict) => conflict.columns(['link_id', 'session']).doNothing())
      .execute();
  });
}

/** `203.0.113.0/24`, `2001:db8::/32`, or one address. */
export function isNetwork(text: string): boolean {
  return readNetwork(text) !== null;
}

function isWithin(ip: string, networks: readonly string[]): boolean {
  const list = new BlockList();
  for (const text of networks) {
    const network = readNetwork(text);
    if (network) list.addSubnet(network.address, network.length, network.family);
  }
  return isIP(ip) !== 0 && list.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4');
}

function readNetwork(text: string) {
  const [, address = '', digits] = /^([0-9a-f.:]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
  const version = isIP(address);
  if (version === 0) return null;
  const most = version === 6 ? 128 : 32;
  const length = digits === undefined ? most : Number(digits);
  const family: 'ipv6' | 'ipv4' = version === 6 ? 'ipv6' : 'ipv4';
  return length > most ? null : { address, length, family };
}
