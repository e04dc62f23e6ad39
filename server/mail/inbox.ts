import { setTimeout as sleep } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import type pg from 'pg';
import { type ReceivedLetter, readLetter } from './read-letter.ts';

const HEAVIEST = 25_000_000;
const PATIENCE_MS = 5 * 60_000;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 15 * 60_000;

export type InboxDeps = {
  /** `imaps://user:password@host`; the folder is INBOX. */
  readonly url: string;
  /** Of the worker's role: how far the mailbox was read is kept there. */
  readonly workerPool: Pick<pg.Pool, 'query'>;
  /** What becomes of a letter; one that is nobody's is left alone. Called again after a crash. */
  readonly onLetter: (letter: ReceivedLetter) => Promise<void>;
  readonly onError: (error: unknown) => void;
};

/**
 * Reads what comes into a mailbox, as it comes (IDLE), and what came meanwhile. Nothing in it is moved,
 * marked or deleted: how far it was read is remembered here. A lost connection is made again.
 */
export function startInbox(deps: InboxDeps): AsyncDisposable {
  const stop = new AbortController();
  const running = run(deps, stop.signal);
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await running;
    },
  };
}

async function run(deps: InboxDeps, signal: AbortSignal) {
  let wait = FIRST_WAIT_MS;
  while (!signal.aborted) {
    try {
      await watch(deps, signal);
      wait = FIRST_WAIT_MS;
    } catch (error) {
      deps.onError(new Error('the mailbox for answers could not be read', { cause: strip(error) }));
      wait = Math.min(LONGEST_WAIT_MS, wait * 2);
    }
    await sleep(wait, undefined, { signal }).catch(() => {});
  }
}

async function watch(deps: InboxDeps, signal: AbortSignal) {
  const client = openClient(deps.url);
  const closed = new Promise<void>((resolve) => client.once('close', resolve));
  client.on('error', () => {}); // it ends the connection, which is seen below
  const end = () => client.close();
  signal.addEventListener('abort', end, { once: true });
  try {
    await client.connect();
    await client.mailboxOpen('INBOX', { readOnly: true });
    while (client.usable && !signal.aborted) {
      await readNew(deps, client);
      // New mail ends the wait; so does patience, and a connection that is gone.
      const come = new Promise<void>((resolve) => client.once('exists', () => resolve()));
      const idle = client.idle().catch(() => {});
      await Promise.race([come, closed, sleep(PATIENCE_MS, undefined, { signal }).catch(() => {})]);
      void idle;
    }
  } finally {
    signal.removeEventListener('abort', end);
    client.close();
  }
}

/** Each letter once, in its order; the place is kept after each, so that a crash repeats one at most. */
async function readNew(deps: InboxDeps, client: ImapFlow) {
  const { mailbox } = client;
  if (!mailbox) return;
  const uidValidity = Number(mailbox.uidValidity);
  const key = keyOf(deps.url);
  const place = await findPlace(deps, key, uidValidity, mailbox.uidNext - 1);
  const range = `${place + 1}:*`;
  const found: { uid: number; size: number }[] = [];
  for await (const one of client.fetch(range, { uid: true, size: true }, { uid: true })) {
    // "n:*" always answers the newest one, also where it is older than n.
    if (one.uid > place) found.push({ uid: one.uid, size: one.size ?? 0 });
  }
  for (const { uid, size } of found.sort((a, b) => a.uid - b.uid)) {
    if (size <= HEAVIEST) {
      const letter = await client.fetchOne(String(uid), { source: true }, { uid: true });
      if (letter !== false && letter.source) await readOne(deps, letter.source);
    }
    await keepPlace(deps, key, uidValidity, uid);
  }
}

async function readOne(deps: InboxDeps, source: Uint8Array) {
  let letter: ReceivedLetter;
  try {
    letter = await readLetter(source);
  } catch (error) {
    // Bytes that are no letter stay in the mailbox for a person.
    deps.onError(strip(error));
    return;
  }
  try {
    await deps.onLetter(letter);
  } catch (error) {
    // Refused for what it holds, it would be refused again, and nothing after it be read.
    if (!isDataError(error)) throw error;
    deps.onError(new Error('a letter could not be kept; it stays in the mailbox'));
  }
}

/** SQLSTATE class 22: the values themselves, not a database that is away. */
function isDataError(error: unknown): boolean {
  return error instanceof Error && /^22/.test(String((error as { code?: unknown }).code ?? ''));
}

/** A mailbox seen for the first time, or made anew, is read from now on: what lies there isn't ours. */
async function findPlace(deps: InboxDeps, key: string, uidValidity: number, newest: number) {
  const { rows } = await deps.workerPool.query<{ uid_validity: number; last_uid: number }>(
    'select uid_validity, last_uid from inbox_cursor where mailbox = $1',
    [key],
  );
  if (rows[0]?.uid_validity === uidValidity) return rows[0].last_uid;
  await keepPlace(deps, key, uidValidity, newest);
  return newest;
}

async function keepPlace(deps: InboxDeps, key: string, uidValidity: number, uid: number) {
  await deps.workerPool.query(
    `insert into inbox_cursor (mailbox, uid_validity, last_uid, read_at) values ($1, $2, $3, now())
     on conflict (mailbox) do update set uid_validity = $2, last_uid = $3, read_at = now()`,
    [key, uidValidity, uid],
  );
}

/** Opens and closes a connection; throws with the server's reason. */
export async function tryInbox(url: string): Promise<void> {
  const client = openClient(url);
  client.on('error', () => {});
  try {
    await client.connect();
    await client.mailboxOpen('INBOX', { readOnly: true });
  } finally {
    client.close();
  }
}

function openClient(url: string): ImapFlow {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'imaps:';
  return new ImapFlow({
    host: hostname,
    port: port === '' ? (secure ? 993 : 143) : Number(port),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    socketTimeout: PATIENCE_MS + 60_000,
    greetingTimeout: 15_000,
    connectionTimeout: 15_000,
  });
}

/** Which mailbox it is, without its password. */
function keyOf(url: string): string {
  const { host, username } = new URL(url);
  return `${decodeURIComponent(username)}@${host}`;
}

/** A server's answer may repeat what was said to it. */
function strip(error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = error instanceof Error ? error.name : 'unknown failure';
  return new Error(code === '' ? words : `${words} ${code}`);
}
