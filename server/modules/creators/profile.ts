import type { Tx } from '../../db/db.ts';
import type { CreatorId, CreatorPostId, MemberId } from '../../lib/ids.ts';
import { listMembersByIds, readAgency } from '../people/public.ts';
import type { CreatorMemory } from './creator-memory.ts';
import { monthsBefore } from './dates.ts';
import { type CreatorPost, listPostsOf } from './find-creator.ts';
import { listPaid } from './paid-examples.ts';
import {
  presentCommercial,
  presentFactor,
  presentFlag,
  presentPost,
  presentReaders,
} from './present.ts';
import type { ProfileView } from './profile-schema.ts';
import { presentRegister } from './register.ts';
import { readStanding, type StandingInput } from './standing.ts';
import { tables } from './store.ts';

type ProfileInput = Omit<StandingInput, 'timeZone'> & { readonly seesAddress: boolean };

/** Everything that is known of one creator, each figure with what it comes from; null: not there. */
export async function readProfile(
  memory: CreatorMemory,
  tx: Tx,
  input: ProfileInput,
): Promise<Omit<ProfileView, 'withUs'> | null> {
  const { creatorId, locale, now } = input;
  const row = await tables(tx)
    .selectFrom('creator')
    .selectAll()
    .where('id', '=', creatorId)
    .executeTakeFirst();
  if (!row) return null;
  const timeZone = (await readAgency(tx, input.agencyId))?.time_zone ?? 'UTC';
  const standing = await readStanding(memory, tx, { ...input, timeZone });
  if (!standing) return null;
  const { counted } = standing;
  const records = await readRecords(tx, creatorId, input.clientId);
  const names = await listMembersByIds(tx, [
    ...records.people,
    ...(row.added_by ? [row.added_by] : []),
  ]);
  const nameOf = (id: MemberId | null) => (id ? (names.get(id)?.name ?? '') : '');
  return {
    id: creatorId,
    name: row.name,
    url: row.url,
    languages: row.languages,
    email: input.seesAddress ? row.email : null,
    hasEmail: row.email !== null,
    posts: counted.posts,
    lastPostAt: counted.lastPostAt?.toISOString() ?? null,
    isDormant: counted.isDormant,
    subject: standing.subject,
    setAside: standing.setAside,
    lastPosts: await readLastPosts(
      tx,
      creatorId,
      standing.votes.map(({ id }) => id),
    ),
    readers: presentReaders(counted.readers),
    commercial: presentCommercial(counted.commercial),
    paid: await listPaid(tx, creatorId, monthsBefore(now, 12)),
    factors: standing.factors.map((factor) => presentFactor(factor, locale)),
    flags: standing.flags.map((flag) => presentFlag(flag, locale)),
    stats: records.stats.map((stat) => ({
      id: stat.id,
      what: stat.what,
      value: stat.value,
      period: stat.period,
      proof: stat.proof,
      at: stat.declared_at.toISOString(),
    })),
    links: records.links.map((link) => ({
      id: link.id,
      person: link.person || nameOf(link.member_id),
      relation: link.relation,
      by: nameOf(link.declared_by),
      at: link.declared_at.toISOString(),
    })),
    notes: records.notes.map((note) => ({
      id: note.id,
      kind: note.kind,
      body: note.body,
      by: nameOf(note.written_by),
      at: note.written_at.toISOString(),
    })),
    choice: records.choice && {
      choice: records.choice.choice,
      reason: records.choice.reason,
      by: nameOf(records.choice.chosen_by),
      at: records.choice.chosen_at.toISOString(),
    },
    register: presentRegister(row, row.added_by ? nameOf(row.added_by) : null),
    timeZone,
  };
}

/** The three newest on the subject, else the three newest, with their first words. */
export async function readLastPosts(tx: Tx, id: CreatorId, on: readonly CreatorPostId[]) {
  const posts = await listPostsOf(tx, id, on.length > 0 ? { ids: on, limit: 3 } : { limit: 3 });
  return posts.map((post) => ({
    ...presentPost({ ...post, sentence: null }),
    quote: firstWords(post),
  }));
}

const QUOTE = 280;

function firstWords({ text }: CreatorPost): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= QUOTE) return flat;
  return `${flat.slice(0, flat.lastIndexOf(' ', QUOTE))}…`;
}

async function readRecords(tx: Tx, id: CreatorId, clientId: string | null) {
  const of = tables(tx);
  const stats = await of
    .selectFrom('creator_stat')
    .selectAll()
    .where('creator_id', '=', id)
    .orderBy('declared_at', 'desc')
    .execute();
  const links = await of
    .selectFrom('creator_declared_link')
    .selectAll()
    .where('creator_id', '=', id)
    .where('ended_at', 'is', null)
    .orderBy('declared_at')
    .execute();
  const notes = await of
    .selectFrom('creator_note')
    .selectAll()
    .where('creator_id', '=', id)
    .where('ended_at', 'is', null)
    .orderBy('written_at', 'desc')
    .execute();
  const choices = await of
    .selectFrom('creator_choice')
    .selectAll()
    .where('creator_id', '=', id)
    .where('undone_at', 'is', null)
    .orderBy('chosen_at', 'desc')
    .execute();
  const choice =
    choices.find((one) => one.for_client === clientId) ??
    choices.find((one) => one.for_client === null) ??
    null;
  const people = [
    ...links.flatMap((link) => [link.declared_by, link.member_id]),
    ...notes.map((note) => note.written_by),
    ...(choice ? [choice.chosen_by] : []),
  ].filter((one) => one !== null);
  return { stats, links, notes, choice, people };
}
