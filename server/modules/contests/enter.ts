import { createHmac, randomBytes } from 'node:crypto';
import type { Insertable } from 'kysely';
import { entryCode, entryCommitment, normaliseHandle } from '../../../verifier/draw/entry.ts';
import type { Tx } from '../../db/db.ts';
import { findLeafRefs } from '../../evidence/find-leaf-refs.ts';
import { stageLeaves } from '../../evidence/stage-leaf.ts';
import { type ContestEntryId, type ContestId, newId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type ClientFacts, readClientFacts } from '../clients/public.ts';
import {
  type ContestDeps,
  type ContestRow,
  findRules,
  hashKey,
  lockContest,
  newKey,
  type RulesVersion,
} from './contest.ts';
import { findFreeze } from './freeze.ts';
import { mailTexts } from './mail-texts.ts';
import { type ContestsTables, tables } from './store.ts';
import { writeToEntrants } from './write-to-entrant.ts';

export type EntryForm = {
  readonly firstName: string;
  readonly familyName: string;
  readonly email: string;
  readonly postalCode: string;
  readonly birthYear: number;
  readonly isOptIn: boolean;
  /** The form's own key, at least 22 characters: sent twice, it is one entry. */
  readonly formKey: string;
  /** By which of the operation's links somebody came; empty: directly. */
  readonly origin: string;
  readonly locale: Locale;
};

export type Receipt = {
  readonly n: number;
  readonly code: string;
  /** Opens the entrant's own page; shown once, kept by its hash. */
  readonly secret: string;
  readonly nonce: string;
  readonly commitment: string;
  /** Of the entry's leaf in the organiser's log. */
  readonly leafHash: string;
  readonly rulesHash: string;
  readonly round: number;
};

export type EnterRefusal = { type: 'contest-not-open' } | { type: 'contest-frozen' };
export type Arrival = {
  readonly form: EntryForm;
  /** Where it came from, and when. */
  readonly from: { readonly ip: string; readonly at: Date };
};

/**
 * Takes entries in the order in which they came, under one lock, also after the closing hour: the rules
 * then say that they came late. Rows, leaf and mail of all are one transaction; once this has answered,
 * they survive any crash. The same form again gives the same receipt, so that whoever's answer was lost
 * can send it once more. An answer for each, in the same order.
 */
export async function enterMany(
  deps: Pick<ContestDeps, 'jobs' | 'publicUrl'>,
  tx: Tx,
  contestId: ContestId,
  arrivals: readonly Arrival[],
): Promise<Result<Receipt, EnterRefusal>[]> {
  // One after another, and against the list being closed.
  const contest = await lockContest(tx, contestId);
  const rules = contest?.opened_version
    ? await findRules(tx, contest.id, contest.opened_version)
    : null;
  const client = contest && (await readClientFacts(tx, contest.client_id));
  if (!contest?.opened_at || !rules || !client) {
    return arrivals.map(() => refuse({ type: 'contest-not-open' }));
  }
  const opensAt = new Date(rules.settings.opensAt);
  const isFrozen = (await findFreeze(tx, contest.id)) !== null;
  const asked = arrivals.map((one) => ({ ...one, keys: keysOf(contest, one.form) }));
  const known = await findByForms(
    tx,
    contest,
    asked.map(({ keys }) => keys.form),
  );
  const fresh = new Map<string, (typeof asked)[number]>();
  for (const one of asked) {
    const isOpen = one.from.at >= opensAt && !isFrozen;
    if (isOpen && !known.has(one.keys.form)) fresh.set(one.keys.form, one);
  }
  const made = await addEntries(deps, tx, { contest, client, rules }, [...fresh.values()]);
  const { rulesHash, record } = rules;
  return asked.map(({ keys, from }) => {
    const found = known.get(keys.form) ?? made.get(keys.form);
    if (!found) return refuse({ type: from.at < opensAt ? 'contest-not-open' : 'contest-frozen' });
    // Erased since: the receipt opens nothing of a person any more.
    if (!found.nonce) return refuse({ type: 'contest-frozen' });
    const { n, code, commitment } = found;
    const nonce = found.nonce.toString('hex');
    const said = { n, code, commitment, nonce, secret: keys.secret };
    return ok({ ...said, leafHash: found.leafHash, rulesHash, round: record.round });
  });
}

type Found = {
  readonly n: number;
  readonly code: string;
  readonly commitment: string;
  readonly nonce: Buffer | null;
  readonly leafHash: string;
};
type Around = {
  readonly contest: ContestRow;
  readonly client: ClientFacts;
  readonly rules: RulesVersion;
};

async function addEntries(
  deps: Pick<ContestDeps, 'jobs' | 'publicUrl'>,
  tx: Tx,
  around: Around,
  arrivals: readonly (Arrival & { readonly keys: Keys })[],
): Promise<Map<string, Found>> {
  const made = new Map<string, Found>();
  if (arrivals.length === 0) return made;
  const { contest, rules } = around;
  const codes = await findFreeCodes(tx, contest, arrivals, rules.record.codePrefix);
  const first = await takeNumbers(tx, contest, arrivals.length);
  const rows: Insertable<ContestsTables['contest_entry']>[] = [];
  const leaves = await stageLeaves(
    tx,
    arrivals.map(({ from }, i) => ({
      clientId: contest.client_id,
      at: from.at,
      kind: 'contest-entry' as const,
      body: () => ({ contest: contest.id, n: first + i, c: codes[i]?.commitment ?? '', w: 1 }),
    })),
  );
  for (const [i, { form, from, keys }] of arrivals.entries()) {
    const [code, leaf, n] = [codes[i], leaves[i], first + i];
    if (!code || !leaf) throw new Error('an entry has no code');
    rows.push({
      id: newId<ContestEntryId>(from.at.getTime()),
      client_id: contest.client_id,
      contest_id: contest.id,
      n,
      ...code,
      entered_at: from.at,
      form_key: keys.form,
      origin: form.origin,
      locale: form.locale,
      secret_hash: hashKey(keys.secret),
      confirm_hash: hashKey(keys.confirm),
      source_mark: markSource(contest, from.ip),
      first_name: form.firstName,
      family_name: form.familyName,
      email: normaliseHandle(form.email),
      postal_code: form.postalCode,
      birth_year: form.birthYear,
      is_opt_in: form.isOptIn,
      leaf_id: leaf.id,
    });
    made.set(keys.form, { n, ...code, leafHash: leaf.hash });
  }
  await tables(tx).insertInto('contest_entry').values(rows).execute();
  const letters = arrivals.map(({ form, keys }, i) => {
    const [n, code] = [first + i, codes[i]?.code ?? ''];
    return { n, email: form.email, letter: askToConfirm(deps, around, { form, keys, code }) };
  });
  const to = { id: contest.id, client_id: contest.client_id, agencyId: around.client.agencyId };
  await writeToEntrants(deps, tx, to, letters);
  return made;
}

/** The first of so many numbers without a gap: a refused entry takes none. */
async function takeNumbers(tx: Tx, contest: ContestRow, many: number): Promise<number> {
  const { n } = await tables(tx)
    .updateTable('contest')
    .set((eb) => ({ next_n: eb('next_n', '+', many) }))
    .where('id', '=', contest.id)
    .returning((eb) => eb('next_n', '-', many).as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

async function findByForms(
  tx: Tx,
  contest: ContestRow,
  formKeys: readonly string[],
): Promise<Map<string, Found>> {
  const rows = await tables(tx)
    .selectFrom('contest_entry')
    .select(['n', 'code', 'commitment', 'nonce', 'form_key', 'leaf_id'])
    .where('contest_id', '=', contest.id)
    .where('form_key', 'in', formKeys)
    .execute();
  const leaves = await findLeafRefs(
    tx,
    rows.map(({ leaf_id }) => leaf_id),
  );
  return new Map(
    rows.map(({ form_key, leaf_id, ...row }) => [
      form_key,
      { ...row, leafHash: leaves.get(leaf_id)?.hash ?? '' },
    ]),
  );
}

type Code = { readonly nonce: Buffer; readonly commitment: string; readonly code: string };

/** A code that another entry has is drawn again with a new nonce, before anybody gets it. */
async function findFreeCodes(
  tx: Tx,
  contest: ContestRow,
  arrivals: readonly Arrival[],
  prefix: string,
): Promise<Code[]> {
  const draw = ({ form }: Arrival): Code => {
    const nonce = randomBytes(16);
    const commitment = entryCommitment(contest.id, form.email, nonce);
    return { nonce, commitment, code: entryCode(commitment, prefix) };
  };
  for (;;) {
    const drawn = arrivals.map(draw);
    const codes = drawn.map(({ code }) => code);
    const taken = await tables(tx)
      .selectFrom('contest_entry')
      .select('n')
      .where('contest_id', '=', contest.id)
      .where('code', 'in', codes)
      .limit(1)
      .executeTakeFirst();
    if (!taken && new Set(codes).size === codes.length) return drawn;
  }
}

type Keys = { readonly secret: string; readonly confirm: string; readonly form: string };

/**
 * The receipt's key follows from the form's own, which only the browser that filled it in knows: so the
 * same form gets the same receipt again. The mail's key follows from nothing: only the mail holds it.
 */
function keysOf(contest: ContestRow, { formKey, email }: EntryForm): Keys {
  const about = `${contest.id}\n${normaliseHandle(email)}`;
  const secret = createHmac('sha256', formKey).update(`receipt\n${about}`).digest();
  const form = createHmac('sha256', formKey).update(`form\n${about}`).digest('base64url');
  return { secret: secret.subarray(0, 16).toString('base64url'), confirm: newKey(), form };
}

/** Equal lines have equal marks within one contest, and nowhere else; dropped when the list is closed. */
function markSource(contest: ContestRow, ip: string): string | null {
  const salt = contest.source_salt;
  return salt && createHmac('sha256', salt).update(ip).digest('base64url').slice(0, 22);
}

function askToConfirm(
  { publicUrl }: Pick<ContestDeps, 'publicUrl'>,
  { contest, rules }: Around,
  { form, keys, code }: { form: EntryForm; keys: Keys; code: string },
) {
  return mailTexts[form.locale].confirm({
    firstName: form.firstName,
    contest: contest.name,
    organiser: rules.settings.organiser.name,
    code,
    confirmUrl: `${publicUrl}/j/${contest.public_id}/confirm/${keys.confirm}`,
    until: new Date(rules.settings.confirmUntil),
    timeZone: rules.settings.timeZone,
  });
}
