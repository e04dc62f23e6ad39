import { z } from 'zod';
import { lineOfHtml } from './html-text.ts';
import { readDate } from './read-date.ts';
import {
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

const PUBLIC = { plc: 'https://plc.directory', resolver: 'https://public.api.bsky.app' };
const MAX_PAGES = 100;

const identity = z.object({ did: z.string().regex(/^did:(plc|web):[\w.:%-]+$/) });
const didDocument = z.object({
  service: z.array(z.object({ id: z.string(), serviceEndpoint: z.string() })),
});
const records = z.object({
  cursor: z.string().optional(),
  records: z.array(z.object({ uri: z.string(), value: z.unknown() })),
});
const image = z.object({ alt: z.string().catch('') });
const record = z.object({
  text: z.string(),
  createdAt: z.string(),
  langs: z.array(z.string()).catch([]),
  reply: z.object({ root: z.object({ uri: z.string() }) }).optional(),
  tags: z.array(z.string()).catch([]),
  embed: z
    .object({
      images: z.array(image).catch([]),
      media: z
        .object({ images: z.array(image).catch([]) })
        .optional()
        .catch(undefined),
      external: z
        .object({ title: z.string().catch('') })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** The handle or did in `https://bsky.app/profile/x`, `at://x`, `@x`; null for other addresses. */
export function accountOfBluesky(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^at:\/\//, '')
    .replace(/^@/, '');
  if (/^did:(plc|web):[\w.:%-]+$/.test(bare)) return bare;
  const inPath = /^https?:\/\/[^/]+\/profile\/([\w.:%-]+)/.exec(bare)?.[1];
  if (inPath) return decodeURIComponent(inPath);
  const isHandle = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*$/i.test(bare);
  return isHandle && (text.trim() !== bare || bare.endsWith('.bsky.social')) ? bare : null;
}

/**
 * An account's own posts, from the server that keeps them, which gives them to everybody. Answers to
 * others are left out; who answered is known to the network's index only, and isn't asked.
 */
export async function* readBluesky(reading: Reading, address: string): Reader {
  const account = accountOfBluesky(address);
  if (!account) throw new ReadEnded(problem('address-invalid', address));
  const did = account.startsWith('did:') ? account : await resolveHandle(reading, account);
  const home = await findServer(reading, did);
  const own = `at://${did}/`;
  let cursor: string | undefined;
  for (let n = 1; n <= MAX_PAGES && !isFull(reading); n++) {
    const query = new URLSearchParams({
      ...{ repo: did, collection: 'app.bsky.feed.post', limit: '100' },
      ...(cursor && { cursor }),
    });
    const answer = await get(reading, `${home}/xrpc/com.atproto.repo.listRecords?${query}`);
    if (answer.kind !== 'page') {
      if (n > 1) return read(reading, { kind: 'bluesky', url: address }, { isCut: true });
      throw new ReadEnded(accountProblem(problemOf(answer)));
    }
    const listed = records.safeParse(jsonOfPage(answer));
    if (!listed.success) throw new ReadEnded(problem('unreadable', 'listRecords'));
    let isAllKnown = true;
    for (const { uri, value } of listed.data.records) {
      const parsed = record.safeParse(value);
      if (!parsed.success || isFull(reading) || reading.given.has(uri)) continue;
      const { text, createdAt, langs, reply, tags, embed } = parsed.data;
      if (reply && !reply.root.uri.startsWith(own)) continue;
      if (!reading.isKnown?.(uri)) isAllKnown = false;
      const publishedAt = readDate(createdAt, reading.clock.now());
      if (reading.since && publishedAt && publishedAt < reading.since) continue;
      const title = lineOfHtml(embed?.external?.title);
      yield await give(reading, {
        key: uri,
        url: `https://bsky.app/profile/${did}/post/${uri.split('/').at(-1)}`,
        title: '',
        text: title && !text.includes(title) ? `${text}\n\n${title}` : text,
        language: langs[0]?.slice(0, 2) ?? '',
        publishedAt,
        imageAlts: [...(embed?.images ?? []), ...(embed?.media?.images ?? [])]
          .map(({ alt }) => alt)
          .filter(Boolean),
        categories: tags,
      });
    }
    const next = listed.data.cursor;
    if (!next || next === cursor || listed.data.records.length === 0) break;
    if (isAllKnown && reading.isComplete) break;
    cursor = next;
  }
  return read(reading, { kind: 'bluesky', url: address });
}

async function resolveHandle(reading: Reading, handle: string): Promise<string> {
  const { resolver } = reading.networks ?? PUBLIC;
  const query = new URLSearchParams({ handle });
  const answer = await get(reading, `${resolver}/xrpc/com.atproto.identity.resolveHandle?${query}`);
  if (answer.kind !== 'page') throw new ReadEnded(accountProblem(problemOf(answer)));
  const found = identity.safeParse(jsonOfPage(answer));
  if (!found.success) throw new ReadEnded(problem('no-such-account', handle));
  return found.data.did;
}

/** The personal data server, as the account's own document says. */
async function findServer(reading: Reading, did: string): Promise<string> {
  const { plc } = reading.networks ?? PUBLIC;
  const url = did.startsWith('did:web:')
    ? `https://${decodeURIComponent(did.slice('did:web:'.length))}/.well-known/did.json`
    : `${plc}/${did}`;
  const answer = await get(reading, url);
  if (answer.kind !== 'page') throw new ReadEnded(accountProblem(problemOf(answer)));
  const found = didDocument.safeParse(jsonOfPage(answer));
  const home = found.data?.service.find(({ id }) => id.endsWith('#atproto_pds'));
  if (!home) throw new ReadEnded(problem('no-such-account', did));
  return home.serviceEndpoint.replace(/\/+$/, '');
}

function problem(type: 'address-invalid' | 'unreadable' | 'no-such-account', detail: string) {
  return { type, detail: detail.slice(0, 200), retryAt: null };
}

/** The network answers 400 and 404 for accounts that aren't there, or no longer. */
function accountProblem(found: ReturnType<typeof problemOf>) {
  const isMissing = found.type === 'gone' || (found.type === 'no-answer' && found.detail === '400');
  return isMissing ? problem('no-such-account', found.detail) : found;
}
