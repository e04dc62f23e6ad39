import { z } from 'zod';
import { addressKey } from './key.ts';
import { readDate } from './read-date.ts';
import {
  type FoundComment,
  get,
  give,
  isFull,
  jsonOfPage,
  problemOf,
  ReadEnded,
  type Reader,
  type Reading,
  read,
} from './reading.ts';

const PER_PAGE = 40;
const MAX_PAGES = 60;
/** Whose answers are asked for, the newest posts first. */
const MAX_CONTEXTS = 40;

const account = z.object({
  id: z.string(),
  acct: z.string(),
  noindex: z.boolean().nullish(),
  suspended: z.boolean().nullish(),
});
const status = z.object({
  id: z.string(),
  uri: z.string(),
  url: z.string().nullable(),
  created_at: z.string(),
  content: z.string(),
  visibility: z.string(),
  spoiler_text: z.string().catch(''),
  language: z.string().nullish(),
  replies_count: z.number().catch(0),
  in_reply_to_account_id: z.string().nullish(),
  account: z.object({ id: z.string(), acct: z.string(), url: z.string().catch('') }),
  tags: z.array(z.object({ name: z.string() })).catch([]),
  media_attachments: z.array(z.object({ description: z.string().nullish() })).catch([]),
});
const context = z.object({ descendants: z.array(status.or(z.unknown().transform(() => null))) });

/** Host and name in `https://host/@name`, `https://host/users/name`, `@name@host`. */
export function accountOfMastodon(text: string): { origin: string; name: string } | null {
  const address = /^@?([\w.-]+)@([\w.-]+\.[a-z]{2,})$/i.exec(text.trim());
  if (address) return { origin: `https://${address[2]}`, name: address[1] ?? '' };
  if (!URL.canParse(text)) return null;
  const { origin, pathname, protocol } = new URL(text);
  const name = /^\/(?:@|users\/)([\w.-]+)\/?$/.exec(pathname)?.[1];
  return name && /^https?:$/.test(protocol) ? { origin, name } : null;
}

/**
 * An account's public posts, as its server shows them to everybody, and who answered. Someone who
 * asked not to be found by search engines is left alone.
 */
export async function* readMastodon(reading: Reading, address: string): Reader {
  const who = accountOfMastodon(address);
  if (!who) throw end('address-invalid', address);
  const { origin, name } = who;
  const asked = await get(
    reading,
    `${origin}/api/v1/accounts/lookup?${new URLSearchParams({ acct: name })}`,
  );
  if (asked.kind === 'gone') throw end('no-such-account', name);
  if (asked.kind !== 'page') throw new ReadEnded(problemOf(asked));
  const found = account.safeParse(jsonOfPage(asked));
  if (!found.success) throw end('unreadable', 'accounts/lookup');
  if (found.data.suspended) throw end('no-such-account', name);
  if (found.data.noindex) throw end('owner-refuses', 'noindex');
  const answered: { key: string; id: string }[] = [];
  let maxId: string | undefined;
  for (let n = 1; n <= MAX_PAGES && !isFull(reading); n++) {
    const query = new URLSearchParams({
      ...{ limit: String(PER_PAGE), exclude_replies: 'true', exclude_reblogs: 'true' },
      ...(maxId && { max_id: maxId }),
    });
    const page = await get(
      reading,
      `${origin}/api/v1/accounts/${encodeURIComponent(found.data.id)}/statuses?${query}`,
    );
    if (page.kind !== 'page') {
      if (n === 1) throw new ReadEnded(problemOf(page));
      return read(reading, { kind: 'mastodon', url: address }, { isCut: true });
    }
    const listed = z.array(z.unknown()).safeParse(jsonOfPage(page));
    if (!listed.success) throw end('unreadable', 'statuses');
    const statuses = listed.data.flatMap((one) => status.safeParse(one).data ?? []);
    const texts = await reading.parsing.run(
      'texts',
      statuses.map(({ content }) => content),
    );
    let isAllKnown = true;
    let isPast = false;
    for (const [i, one] of statuses.entries()) {
      const key = addressKey(URL.canParse(one.uri) ? one.uri : `${origin}/${one.id}`);
      if (!reading.isKnown?.(key)) isAllKnown = false;
      if (reading.given.has(key) || isFull(reading)) continue;
      if (one.visibility !== 'public' && one.visibility !== 'unlisted') continue;
      const publishedAt = readDate(one.created_at, reading.clock.now());
      if (reading.since && publishedAt && publishedAt < reading.since) {
        isPast = true;
        continue;
      }
      if (one.replies_count > 0) answered.push({ key, id: one.id });
      yield await give(reading, {
        key,
        url: one.url ?? one.uri,
        title: one.spoiler_text,
        text: texts?.[i]?.text ?? '',
        language: one.language?.slice(0, 2) ?? '',
        publishedAt,
        imageAlts: one.media_attachments.flatMap(({ description }) => description || []),
        categories: one.tags.map((tag) => tag.name),
        commentCount: one.replies_count,
      });
    }
    const last = statuses.at(-1)?.id;
    if (!last || last === maxId || isPast || (isAllKnown && reading.isComplete)) break;
    maxId = last;
  }
  for (const { key, id } of answered.slice(0, MAX_CONTEXTS)) {
    const comments = await readAnswers(reading, origin, key, id);
    if (comments.length > 0) yield { comments };
  }
  return read(reading, { kind: 'mastodon', url: address });
}

async function readAnswers(reading: Reading, origin: string, postKey: string, id: string) {
  const page = await get(reading, `${origin}/api/v1/statuses/${encodeURIComponent(id)}/context`);
  if (page.kind !== 'page') return [];
  const listed = context.safeParse(jsonOfPage(page));
  const statuses = listed.data?.descendants.filter((one) => one !== null) ?? [];
  const texts = await reading.parsing.run(
    'texts',
    statuses.map(({ content }) => content),
  );
  return statuses.flatMap((one, i): FoundComment[] => {
    const text = texts?.[i]?.text ?? '';
    if (!text || one.visibility === 'private' || one.visibility === 'direct') return [];
    const at = readDate(one.created_at, reading.clock.now());
    return [{ postKey, author: one.account.acct, authorUrl: one.account.url || null, text, at }];
  });
}

function end(
  type: 'address-invalid' | 'unreadable' | 'no-such-account' | 'owner-refuses',
  detail: string,
) {
  return new ReadEnded({ type, detail: detail.slice(0, 200), retryAt: null });
}
