import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { RecordOf } from '../../../verifier/report/observation.ts';
import type { Tx } from '../../db/db.ts';
import type { ClientId, ObservationId, OperationId } from '../../lib/ids.ts';
import { readObservedFacts } from '../operations/public.ts';
import { findReaders, type HeldReader } from './erase-reader.ts';
import { pseudonymOf } from './pseudonym.ts';
import { tables } from './store.ts';

/** Kinds whose records carry somebody's pseudonym. */
export const PERSONAL = ['comments', 'spontaneous', 'subscribers'] as const;
/** The pseudonym of a record `r` of these kinds: its author, or whoever subscribed. */
export const whoOf = sql<string>`coalesce(r.record ->> 'author', r.record ->> 'id')`;
const PEOPLE_MAX = 50;

/** What is held of one person, under one pseudonym. */
export type HeldPerson = {
  readonly scopeId: OperationId | ClientId | HeldReader['id'];
  readonly author: string;
  readonly records: readonly {
    readonly observationId: ObservationId;
    readonly place: number;
    readonly object: string;
    readonly at: string;
    /** Null: only that they wrote. */
    readonly text: string | null;
  }[];
  /** Of `READER`: the address that gets, or got, the head of the client's log. */
  readonly email?: string;
};

/** In a pseudonym's place: a reader of the client's log, whose row `scopeId` is. */
export const READER = 'reader';

/**
 * Whom of those who wrote under an operation's publications `who` names: a mail address, the name that was
 * shown, the network's permanent id, the pseudonym, or words of what they wrote. Publications that belong
 * to no single operation of this client are looked through, too. Null where the scope doesn't hold it.
 */
export async function findPeople(
  tx: Tx,
  of: { readonly operationId: OperationId; readonly who: string },
): Promise<HeldPerson[] | null> {
  const facts = await readObservedFacts(tx, of.operationId);
  if (!facts) return null;
  const who = of.who.normalize('NFC').trim();
  const scopes = [of.operationId, facts.clientId];
  const authors = await authorsOf(tx, scopes, who);
  const words = `%${who.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await tables(tx)
    .selectFrom('observation as o')
    .innerJoin('observation_record as r', 'r.observation_id', 'o.id')
    .select(['o.id', 'o.object', 'o.client_id', 'o.operation_id', 'r.place', 'r.record'])
    .select(whoOf.as('who'))
    .where('o.client_id', '=', facts.clientId)
    .where('o.kind', 'in', PERSONAL)
    .where((e) => e.or([e('o.operation_id', '=', of.operationId), e('o.operation_id', 'is', null)]))
    .where(
      sql<boolean>`(${whoOf} = any(${authors}::text[])
        or ${whoOf} in (select m.record ->> 'author' from observation_record m
          where m.client_id = ${facts.clientId} and m.record ->> 'text' ilike ${words}))`,
    )
    .orderBy('o.recorded_at')
    .orderBy('r.place')
    .limit(2000)
    .execute();
  const readers = (await findReaders(tx, facts.clientId, who)).map(({ id, email }) => ({
    ...{ scopeId: id, author: READER, records: [], email },
  }));
  const people = Map.groupBy(rows, (row) => `${row.operation_id ?? row.client_id} ${row.who}`);
  const writers = [...people.values()].slice(0, PEOPLE_MAX).flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const records = own.map((row) => {
      const said = row.record as RecordOf<'subscribers'> & { text?: string };
      const { place, object } = row;
      return { observationId: row.id, place, object, at: said.at, text: said.text ?? null };
    });
    return [{ scopeId: first.operation_id ?? first.client_id, author: first.who, records }];
  });
  return [...readers, ...writers];
}

/** The pseudonyms that somebody who is called so has, on every network that was read. */
async function authorsOf(
  tx: Tx,
  scopes: readonly (OperationId | ClientId)[],
  who: string,
): Promise<string[]> {
  const salts = await tables(tx)
    .selectFrom('pseudonym_salt')
    .select('salt')
    .where('scope_id', 'in', scopes)
    .execute();
  const sources = await tables(tx)
    .selectFrom('observation')
    .select('source')
    .distinct()
    .where('kind', 'in', PERSONAL)
    .execute();
  const names = namesOf(who);
  const made = salts.flatMap(({ salt }) =>
    sources.flatMap(({ source }) => names.map((name) => pseudonymOf(salt, source, name))),
  );
  return [...made, who.toLowerCase()];
}

/** How they may have been called: as `NetworkComment.author`, or as whoever subscribed. */
function namesOf(who: string): string[] {
  const small = who.toLowerCase();
  const hash = (algorithm: string) => createHash(algorithm).update(small).digest('hex');
  const portraits = small.includes('@') ? [hash('md5'), hash('sha256')] : [];
  const people = [
    who,
    `account:${who}`,
    `name:${small}`,
    ...portraits.map((one) => `portrait:${one}`),
  ];
  return [...people.map((one) => `person ${one}`), `subscriber ${small}`];
}
