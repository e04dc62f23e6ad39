import { keepBlob } from '../../blobs/keep-blob.ts';
import { WARC, writeWarc } from '../../blobs/warc.ts';
import type { Tx } from '../../db/db.ts';
import { stageLeaf } from '../../evidence/stage-leaf.ts';
import { type Id, newId } from '../../lib/ids.ts';
import { agencyNow } from '../people/public.ts';
import type { PostPublication } from '../publishing/public.ts';
import { type FoundContest, findRules, lockContest, scopeOf } from './contest.ts';
import { findFreeze } from './freeze.ts';
import type { Heard, ImportDeps } from './import-comments.ts';
import { type MarkedComment, markComments } from './import-marks.ts';
import { importTables } from './import-store.ts';
import { tables } from './store.ts';

type Place = {
  readonly contest: FoundContest;
  readonly publication: PostPublication;
  readonly at: Date;
};

/**
 * Writes down what a network told, once: true where it was read, false where it said why not, null where
 * the list was closed meanwhile. The bytes are kept, and logged by their hash, whenever something was
 * new, and the first time after the closing hour.
 */
export async function keepComments(
  deps: Pick<ImportDeps, 'writer' | 'clock' | 'blobs'>,
  contest: FoundContest,
  publication: PostPublication,
  heard: Heard,
): Promise<boolean | null> {
  return deps.writer.write(scopeOf(contest), async (tx) => {
    // One after another, and against the list being closed.
    const row = await lockContest(tx, contest.contest_id);
    const rules = row?.opened_version ? await findRules(tx, row.id, row.opened_version) : null;
    if (!row?.source_salt || !rules || (await findFreeze(tx, row.id))) return null;
    const at = await agencyNow(tx, contest.agency_id, deps.clock);
    const place = { contest, publication, at };
    await noteTry(tx, place, 'why' in heard ? heard.why : null);
    if ('why' in heard) return false;
    const marked = markComments(heard.comments, {
      salt: row.source_salt,
      channelId: publication.channelId,
      codePrefix: rules.record.codePrefix,
      known: await listCodes(tx, contest),
    });
    const isNew = await mergeComments(tx, place, marked);
    if (isNew || (await isFirstAfter(tx, place, new Date(rules.settings.closesAt)))) {
      const people = new Set(marked.map(({ author, comment }) => author ?? comment)).size;
      const bytes = writeWarc(heard.raw);
      await keepCapture(deps, tx, place, { bytes, comments: marked.length, people });
    }
    return true;
  });
}

async function noteTry(tx: Tx, { contest, publication, at }: Place, why: string | null) {
  const read = why === null ? { read_at: at } : {};
  const values = { tried_at: at, why, ...read };
  await importTables(tx)
    .insertInto('contest_source')
    .values({
      contest_id: contest.contest_id,
      delivery_id: publication.deliveryId,
      client_id: contest.client_id,
      ...values,
    })
    .onConflict((conflict) => conflict.columns(['contest_id', 'delivery_id']).doUpdateSet(values))
    .execute();
}

/** Codes of entries whose persons weren't erased: no other is looked for. */
async function listCodes(tx: Tx, { contest_id }: FoundContest): Promise<Set<string>> {
  const rows = await tables(tx)
    .selectFrom('contest_entry')
    .select('code')
    .where('contest_id', '=', contest_id)
    .where('erased_at', 'is', null)
    .execute();
  return new Set(rows.map(({ code }) => code));
}

/** True where a comment is new, says something else, is gone or is back. */
async function mergeComments(
  tx: Tx,
  { contest, publication, at }: Place,
  marked: readonly MarkedComment[],
): Promise<boolean> {
  const own = { contest_id: contest.contest_id, delivery_id: publication.deliveryId };
  const rows = await importTables(tx)
    .selectFrom('contest_comment')
    .select(['comment_mark', 'text_mark', 'codes', 'codes_seen', 'gone_at'])
    .where('contest_id', '=', own.contest_id)
    .where('delivery_id', '=', own.delivery_id)
    .execute();
  const known = new Map(rows.map((row) => [row.comment_mark, row]));
  const shown = new Map(marked.map((one) => [one.comment, one]));
  const change = (comment: string, set: object) =>
    importTables(tx)
      .updateTable('contest_comment')
      .set(set)
      .where('contest_id', '=', own.contest_id)
      .where('delivery_id', '=', own.delivery_id)
      .where('comment_mark', '=', comment)
      .execute();
  const fresh = [...shown.values()].filter(({ comment }) => !known.has(comment));
  for (let done = 0; done < fresh.length; done += 500) {
    await importTables(tx)
      .insertInto('contest_comment')
      .values(
        fresh.slice(done, done + 500).map((one) => ({
          ...own,
          comment_mark: one.comment,
          client_id: contest.client_id,
          author_mark: one.author,
          text_mark: one.text,
          written_at: one.writtenAt,
          codes: one.codes,
          codes_seen: one.codes,
          first_seen_at: at,
        })),
      )
      .execute();
  }
  let isNew = fresh.length > 0;
  for (const row of rows) {
    const now = shown.get(row.comment_mark);
    if (!now) {
      if (row.gone_at) continue;
      await change(row.comment_mark, { gone_at: at });
      isNew = true;
      continue;
    }
    const isOther = now.text !== row.text_mark;
    const codes_seen = [...new Set([...row.codes_seen, ...now.codes])];
    const isSame =
      codes_seen.length === row.codes_seen.length && now.codes.length === row.codes.length;
    if (!isOther && isSame && !row.gone_at) continue;
    const set = { text_mark: now.text, codes: now.codes, codes_seen, gone_at: null };
    await change(row.comment_mark, isOther ? { ...set, changed_at: at } : set);
    isNew ||= isOther || row.gone_at !== null;
  }
  return isNew;
}

async function isFirstAfter(tx: Tx, { contest, publication, at }: Place, end: Date) {
  if (at <= end) return false;
  const row = await importTables(tx)
    .selectFrom('contest_import')
    .select('id')
    .where('contest_id', '=', contest.contest_id)
    .where('delivery_id', '=', publication.deliveryId)
    .where('at', '>', end)
    .limit(1)
    .executeTakeFirst();
  return !row;
}

async function keepCapture(
  deps: Pick<ImportDeps, 'blobs'>,
  tx: Tx,
  { contest, publication, at }: Place,
  { bytes, comments, people }: { bytes: Uint8Array; comments: number; people: number },
): Promise<void> {
  const sha256 = await deps.blobs.put(bytes);
  await keepBlob(tx, contest.client_id, { sha256, mediaType: WARC, size: bytes.length }, at);
  const id = newId<Id<'contest-import'>>(at.getTime());
  const leaf = await stageLeaf(tx, {
    clientId: contest.client_id,
    at,
    kind: 'contest-comments',
    body: () => ({
      contest: contest.contest_id,
      reading: id,
      publication: publication.deliveryId,
      sha256,
      comments,
      people,
    }),
  });
  await importTables(tx)
    .insertInto('contest_import')
    .values({
      id,
      client_id: contest.client_id,
      contest_id: contest.contest_id,
      delivery_id: publication.deliveryId,
      at,
      sha256,
      comments,
      people,
      leaf_id: leaf.id,
    })
    .execute();
}
