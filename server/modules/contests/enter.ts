import { createHmac, randomBytes } from 'node:crypto';
import { entryCode, entryCommitment, normaliseHandle } from '../../../verifier/draw/entry.ts';
import type { Tx } from '../../db/db.ts';
import { stageLeaf } from '../../evidence/stage-leaf.ts';
import { type ContestEntryId, newId } from '../../lib/ids.ts';
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
} from './contest.ts';
import { mailTexts } from './mail-texts.ts';
import { tables } from './store.ts';
import { writeToEntrant } from './write-to-entrant.ts';

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
  readonly rulesHash: string;
  readonly round: number;
};

export type EnterRefusal = { type: 'contest-not-open' } | { type: 'contest-frozen' };

/**
 * Takes an entry, also after the closing hour: the rules then say that it came late. Rows, leaf and mail
 * are one transaction; once this has answered, the entry survives any crash. The same form again gives
 * the same receipt, so that whoever's answer was lost can send it once more.
 */
export async function enterContest(
  deps: Pick<ContestDeps, 'jobs' | 'publicUrl'>,
  tx: Tx,
  contest: ContestRow,
  form: EntryForm,
  from: { ip: string; at: Date },
): Promise<Result<Receipt, EnterRefusal>> {
  const { at } = from;
  if (!contest.opened_at || contest.opened_version === null || at < contest.opened_at) {
    return refuse({ type: 'contest-not-open' });
  }
  const rules = await findRules(tx, contest.id, contest.opened_version);
  const client = await readClientFacts(tx, contest.client_id);
  if (!rules || !client) return refuse({ type: 'contest-not-open' });
  if (at < new Date(rules.settings.opensAt)) return refuse({ type: 'contest-not-open' });
  const keys = keysOf(contest, form);
  const { rulesHash, record } = rules;
  // One after another, and against the list being closed.
  await lockContest(tx, contest.id);
  const known = await findByForm(tx, contest, keys.form);
  if (known) {
    if (known.erased_at || !known.nonce) return refuse({ type: 'contest-frozen' });
    const nonce = known.nonce.toString('hex');
    const said = { n: known.n, code: known.code, commitment: known.commitment };
    return ok({ ...said, secret: keys.secret, nonce, rulesHash, round: record.round });
  }
  if (await isFrozen(tx, contest)) return refuse({ type: 'contest-frozen' });
  const n = await takeNumber(tx, contest);
  const { nonce, commitment, code } = await findFreeCode(
    tx,
    contest,
    form.email,
    record.codePrefix,
  );
  const leaf = await stageLeaf(tx, {
    clientId: contest.client_id,
    at,
    kind: 'contest-entry',
    body: () => ({ contest: contest.id, n, c: commitment, w: 1 }),
  });
  await tables(tx)
    .insertInto('contest_entry')
    .values({
      id: newId<ContestEntryId>(at.getTime()),
      client_id: contest.client_id,
      contest_id: contest.id,
      n,
      commitment,
      code,
      entered_at: at,
      form_key: keys.form,
      origin: form.origin,
      locale: form.locale,
      secret_hash: hashKey(keys.secret),
      confirm_hash: hashKey(keys.confirm),
      source_mark: markSource(contest, from.ip),
      nonce,
      first_name: form.firstName,
      family_name: form.familyName,
      email: normaliseHandle(form.email),
      postal_code: form.postalCode,
      birth_year: form.birthYear,
      is_opt_in: form.isOptIn,
      leaf_id: leaf.id,
    })
    .execute();
  await sendConfirmation(deps, tx, { contest, client, form, code, rules, keys, n });
  const said = { n, code, commitment, secret: keys.secret, nonce: nonce.toString('hex') };
  return ok({ ...said, rulesHash, round: record.round });
}

/** Numbers without a gap: a refused entry takes none. */
async function takeNumber(tx: Tx, contest: ContestRow): Promise<number> {
  const { n } = await tables(tx)
    .updateTable('contest')
    .set((eb) => ({ next_n: eb('next_n', '+', 1) }))
    .where('id', '=', contest.id)
    .returning((eb) => eb('next_n', '-', 1).as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

async function findByForm(tx: Tx, contest: ContestRow, formKey: string) {
  return tables(tx)
    .selectFrom('contest_entry')
    .select(['n', 'code', 'commitment', 'nonce', 'erased_at'])
    .where('contest_id', '=', contest.id)
    .where('form_key', '=', formKey)
    .executeTakeFirst();
}

async function isFrozen(tx: Tx, contest: ContestRow): Promise<boolean> {
  const found = await tables(tx)
    .selectFrom('contest_freeze')
    .select('contest_id')
    .where('contest_id', '=', contest.id)
    .executeTakeFirst();
  return found !== undefined;
}

/** A code that another entry has is drawn again with a new nonce, before anybody gets it. */
async function findFreeCode(tx: Tx, contest: ContestRow, email: string, prefix: string) {
  for (;;) {
    const nonce = randomBytes(16);
    const commitment = entryCommitment(contest.id, email, nonce);
    const code = entryCode(commitment, prefix);
    const taken = await tables(tx)
      .selectFrom('contest_entry')
      .select('n')
      .where('contest_id', '=', contest.id)
      .where('code', '=', code)
      .executeTakeFirst();
    if (!taken) return { nonce, commitment, code };
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

async function sendConfirmation(
  deps: Pick<ContestDeps, 'jobs' | 'publicUrl'>,
  tx: Tx,
  of: {
    contest: ContestRow;
    client: ClientFacts;
    form: EntryForm;
    code: string;
    rules: { settings: { confirmUntil: string; timeZone: string; organiser: { name: string } } };
    keys: Keys;
    n: number;
  },
) {
  const { contest, client, form, code, keys } = of;
  const base = `${deps.publicUrl}/j/${contest.public_id}`;
  const letter = mailTexts[form.locale].confirm({
    firstName: form.firstName,
    contest: contest.name,
    organiser: of.rules.settings.organiser.name,
    code,
    confirmUrl: `${base}/confirm/${keys.confirm}`,
    until: new Date(of.rules.settings.confirmUntil),
    timeZone: of.rules.settings.timeZone,
  });
  const to = { contest, n: of.n, email: form.email, agencyId: client.agencyId };
  await writeToEntrant(deps, tx, to, letter);
}
