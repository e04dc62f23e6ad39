import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '../../db/db.ts';
import type { AgencyId } from '../../lib/ids.ts';
import { readSite } from './site.ts';
import { tables } from './store.ts';

/** Turns names into what this agency keeps of them; the same name always into the same key. */
export type Pseudonyms = {
  ofAuthor(name: string): string;
  /** Null where the address can't be read. */
  ofSite(address: string | null): string | null;
};

/** The agency's salt, made at its first use. */
export async function readPseudonyms(tx: Tx, agencyId: AgencyId): Promise<Pseudonyms> {
  const salt = (await findSalt(tx, agencyId)) ?? (await makeSalt(tx, agencyId));
  const key = (kind: string, text: string) =>
    createHash('sha256').update(`${salt}\n${kind}\n${text}`).digest('hex').slice(0, 32);
  return {
    ofAuthor: (name) => key('author', foldName(name)),
    ofSite: (address) => {
      const read = address ? readSite(address) : null;
      return read?.ok ? key('site', read.value.site.split('/')[0] ?? '') : null;
    },
  };
}

/** What is kept of somebody who is never to be entered, crawled or written to again. */
export function barHash(agencyId: AgencyId, siteOrEmail: string): string {
  return createHash('sha256').update(`${agencyId}\n${siteOrEmail.toLowerCase()}`).digest('hex');
}

function foldName(name: string): string {
  const bare = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.replace(/\s+/g, ' ').trim();
}

async function findSalt(tx: Tx, agencyId: AgencyId): Promise<string | null> {
  const row = await tables(tx)
    .selectFrom('creator_salt')
    .select('salt')
    .where('agency_id', '=', agencyId)
    .executeTakeFirst();
  return row?.salt ?? null;
}

async function makeSalt(tx: Tx, agencyId: AgencyId): Promise<string> {
  const salt = randomBytes(32).toString('base64url');
  await tables(tx)
    .insertInto('creator_salt')
    .values({ agency_id: agencyId, salt })
    .onConflict((on) => on.doNothing())
    .execute();
  const kept = await findSalt(tx, agencyId);
  if (!kept) throw new Error('the salt of the pseudonyms was not kept');
  return kept;
}
