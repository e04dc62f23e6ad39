import { sql } from 'kysely';
import type { Tx } from '../../db/db.ts';
import { type ContestId, type Id, type MemberId, newId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type MailId, mailLater } from '../../mail/mail.ts';
import { readClientFacts } from '../clients/public.ts';
import { listMembersByIds } from '../people/public.ts';
import { type ContestDeps, findRules, lockContest } from './contest.ts';
import { mailTexts } from './mail-texts.ts';
import { type Actor, mayWrite } from './policy.ts';
import { tables } from './store.ts';

export type ObjectRefusal =
  | { type: 'not-found' }
  | { type: 'not-allowed' }
  | { type: 'objections-full' }
  | { type: 'objection-answered' };

/** So many may wait for an answer; more come from a robot. */
const MOST_OPEN = 200;

export type ObjectionForm = {
  readonly name: string;
  readonly email: string;
  readonly code: string;
  readonly words: string;
  readonly formKey: string;
  readonly locale: Locale;
};

/**
 * Keeps what a reader says against a draw, for the organiser to answer. The same form again is the same
 * objection.
 */
export async function objectToDraw(
  tx: Tx,
  contestId: ContestId,
  form: ObjectionForm,
  at: Date,
): Promise<Result<{ n: number }, ObjectRefusal>> {
  const contest = await lockContest(tx, contestId);
  if (!contest || contest.opened_version === null) return refuse({ type: 'not-found' });
  const rows = await tables(tx)
    .selectFrom('contest_objection')
    .select(['n', 'form_key', 'answered_at'])
    .where('contest_id', '=', contest.id)
    .execute();
  const known = rows.find(({ form_key }) => form_key === form.formKey);
  if (known) return ok({ n: known.n });
  if (rows.filter(({ answered_at }) => answered_at === null).length >= MOST_OPEN) {
    return refuse({ type: 'objections-full' });
  }
  const n = rows.length + 1;
  await tables(tx)
    .insertInto('contest_objection')
    .values({
      id: newId<Id<'contest-objection'>>(at.getTime()),
      client_id: contest.client_id,
      contest_id: contest.id,
      n,
      form_key: form.formKey,
      name: form.name,
      email: form.email,
      code: form.code,
      words: form.words,
      locale: form.locale,
      received_at: at,
    })
    .execute();
  return ok({ n });
}

/** Answers one, once, by mail to whoever wrote; it can't be taken back. Again: nothing is sent. */
export async function answerObjection(
  deps: Pick<ContestDeps, 'jobs' | 'publicUrl'>,
  tx: Tx,
  input: { actor: Actor; contestId: string; n: number; answer: string; at: Date },
): Promise<Result<null, ObjectRefusal>> {
  const { actor, n, answer, at } = input;
  const contest = await lockContest(tx, input.contestId);
  const client = contest && (await readClientFacts(tx, contest.client_id));
  const rules = contest?.opened_version
    ? await findRules(tx, contest.id, contest.opened_version)
    : null;
  if (!contest || !client || !rules) return refuse({ type: 'not-found' });
  if (!mayWrite(actor)) return refuse({ type: 'not-allowed' });
  const found = await tables(tx)
    .selectFrom('contest_objection')
    .selectAll()
    .where('contest_id', '=', contest.id)
    .where('n', '=', n)
    .executeTakeFirst();
  if (!found) return refuse({ type: 'not-found' });
  if (found.answer === answer) return ok(null);
  if (found.answered_at) return refuse({ type: 'objection-answered' });
  const said = { answer, answered_by: actor.memberId, answered_at: at };
  const keep = (mailId: MailId | null) =>
    tables(tx)
      .updateTable('contest_objection')
      .set({ ...said, answer_mail_id: mailId })
      .where('contest_id', '=', contest.id)
      .where('n', '=', n)
      .execute();
  if (!found.email) {
    await keep(null);
    return ok(null);
  }
  const letter = mailTexts[found.locale].objection({
    name: found.name,
    contest: contest.name,
    organiser: rules.settings.organiser.name,
    words: found.words,
    answer,
    url: `${deps.publicUrl}/j/${contest.public_id}/draw`,
  });
  const to = { agencyId: client.agencyId, to: found.email, isPersonal: true };
  await keep(await mailLater(tx, deps.jobs, { ...to, ...letter }));
  return ok(null);
}

/** The register, the oldest first. */
export async function listObjections(tx: Tx, id: ContestId) {
  const rows = await tables(tx)
    .selectFrom('contest_objection')
    .selectAll()
    .where('contest_id', '=', id)
    .orderBy('n')
    .execute();
  const by = rows.flatMap(({ answered_by }): MemberId[] => (answered_by ? [answered_by] : []));
  const members = await listMembersByIds(tx, by);
  return rows.map((row) => ({
    n: row.n,
    name: row.name,
    email: row.email,
    code: row.code,
    words: row.words,
    receivedAt: row.received_at.toISOString(),
    answer: row.answer,
    answeredBy: (row.answered_by && members.get(row.answered_by)?.name) || null,
    answeredAt: row.answered_at?.toISOString() ?? null,
  }));
}

/** Since when the oldest waits, and how many do; null: none. */
export async function findOpenObjections(tx: Tx, id: ContestId) {
  const row = await tables(tx)
    .selectFrom('contest_objection')
    .select([sql<number>`count(*)::integer`.as('count'), sql<Date>`min(received_at)`.as('since')])
    .where('contest_id', '=', id)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  return row && row.count > 0 ? row : null;
}

/** Erases whoever wrote and has their answer; with the winners' file, everybody and their words. */
export async function forgetObjectors(
  tx: Tx,
  id: ContestId,
  { isFileErased }: { isFileErased: boolean },
): Promise<void> {
  const query = tables(tx)
    .updateTable('contest_objection')
    .set({ name: '', email: null, code: '', ...(isFileErased && { words: '' }) })
    .where('contest_id', '=', id);
  if (isFileErased) await query.where('words', '!=', '').execute();
  else await query.where('answered_at', 'is not', null).where('email', 'is not', null).execute();
}
