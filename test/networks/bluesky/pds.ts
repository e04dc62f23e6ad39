import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { freePort } from '../../free-port.ts';
import { ensureInstalled } from './install.ts';

const START_MS = 60_000;
const STOP_MS = 5_000;

type BlueskyAccount = {
  readonly did: string;
  readonly handle: string;
  readonly password: string;
  readonly appPassword: string;
};

type BlueskyPost = {
  readonly uri: string;
  readonly cid: string;
  readonly key: string;
  readonly text: string;
  readonly value: Record<string, unknown>;
};

/** A real Bluesky server on loopback, alone in the world: no app view but a stand-in, nothing federates. */
export type Pds = AsyncDisposable & {
  readonly url: string;
  /** Its directory of identities. */
  readonly plcUrl: string;
  readonly adminPassword: string;
  /** `name` becomes `name.test`; some names ("blog", "support") are reserved by the server. */
  createAccount(name: string): Promise<BlueskyAccount>;
  /** One more app password of the account. */
  createAppPassword(account: BlueskyAccount, name: string): Promise<string>;
  /** Withdraws an app password by its name; the one `createAccount` made is called "compagnon". */
  revokeAppPassword(account: BlueskyAccount, name?: string): Promise<void>;
  /** Writes any record into the account's repository: a like, a reply. */
  createRecord(
    account: BlueskyAccount,
    collection: string,
    record: object,
  ): Promise<{ uri: string; cid: string }>;
  /** Every post of the account, the newest key first. */
  listPosts(did: string): Promise<readonly BlueskyPost[]>;
  stop(): Promise<void>;
};

/**
 * Starts the server in a process of its own, which ends with this one however it ends. Installs the
 * packages on the first call. With `dataDir` the accounts and posts survive a restart on the same
 * `port`; without it they lie in a temporary folder that goes with it.
 */
export async function startPds(
  options: { dataDir?: string; port?: number; appViewUrl?: string } = {},
): Promise<Pds> {
  await ensureInstalled();
  const isTemporary = options.dataDir === undefined;
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'compagnon-pds-')));
  const port = options.port ?? (await freePort());
  const adminPassword = newPassword();
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'serve.mjs')], {
    cwd: import.meta.dirname,
    env: { PATH: process.env.PATH, HOME: dataDir, NODE_ENV: 'test', LOG_ENABLED: 'false' },
  });
  const { appViewUrl } = options;
  const settings = { dataDir, isTemporary, port, adminPassword, appViewUrl };
  child.stdin.on('error', () => {}); // the child is gone: said by `ready`
  child.stdin.write(`${JSON.stringify(settings)}\n`);
  const stop = () => stopChild(child);
  try {
    const { url, plcUrl } = await ready(child);
    return { url, plcUrl, adminPassword, ...accountsOf(url), stop, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function accountsOf(url: string) {
  const login = async ({ handle, password }: BlueskyAccount) => {
    const body = { identifier: handle, password };
    return Session.parse(await ask(url, 'com.atproto.server.createSession', { body }));
  };

  async function createAppPassword(account: BlueskyAccount, name: string): Promise<string> {
    const { accessJwt: token } = await login(account);
    const made = await ask(url, 'com.atproto.server.createAppPassword', { body: { name }, token });
    return z.object({ password: z.string() }).parse(made).password;
  }

  return {
    createAppPassword,
    async createAccount(name: string): Promise<BlueskyAccount> {
      const password = newPassword();
      const handle = `${name}.test`;
      const body = { handle, password, email: `${name}@example.test` };
      const made = await ask(url, 'com.atproto.server.createAccount', { body });
      const account = { did: Session.parse(made).did, handle, password, appPassword: '' };
      return { ...account, appPassword: await createAppPassword(account, 'compagnon') };
    },
    async revokeAppPassword(account: BlueskyAccount, name = 'compagnon'): Promise<void> {
      const { accessJwt: token } = await login(account);
      await ask(url, 'com.atproto.server.revokeAppPassword', { body: { name }, token });
    },
    async createRecord(account: BlueskyAccount, collection: string, record: object) {
      const { accessJwt: token } = await login(account);
      const body = { repo: account.did, collection, record };
      return Written.parse(await ask(url, 'com.atproto.repo.createRecord', { body, token }));
    },
    async listPosts(did: string): Promise<readonly BlueskyPost[]> {
      const posts: BlueskyPost[] = [];
      let cursor: string | undefined;
      do {
        const query = {
          repo: did,
          collection: 'app.bsky.feed.post',
          limit: '100',
          ...(cursor && { cursor }),
        };
        const page = Records.parse(await ask(url, 'com.atproto.repo.listRecords', { query }));
        for (const { uri, cid, value } of page.records) {
          posts.push({
            uri,
            cid,
            key: uri.split('/').at(-1) ?? '',
            text: String(value.text),
            value,
          });
        }
        cursor = page.cursor;
      } while (cursor !== undefined);
      return posts;
    },
  };
}

const Session = z.object({ did: z.string(), accessJwt: z.string() });
const Written = z.object({ uri: z.string(), cid: z.string() });
const Records = z.object({
  cursor: z.string().optional(),
  records: z.array(
    z.object({ uri: z.string(), cid: z.string(), value: z.record(z.string(), z.unknown()) }),
  ),
});

async function ask(
  url: string,
  method: string,
  { body, query, token }: { body?: object; query?: Record<string, string>; token?: string },
): Promise<unknown> {
  const response = await fetch(`${url}/xrpc/${method}?${new URLSearchParams(query)}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} answered ${response.status}: ${text}`);
  return text === '' ? null : JSON.parse(text);
}

async function ready(
  child: ChildProcessWithoutNullStreams,
): Promise<{ url: string; plcUrl: string }> {
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints = `${complaints}${chunk}`.slice(-4_000);
  });
  const lines = createInterface({ input: child.stdout });
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      clearTimeout(timer);
      reject(new Error(`The Bluesky server ${why}. ${complaints}`));
    };
    const timer = setTimeout(() => fail(`wasn't ready after ${START_MS / 1000} s`), START_MS);
    child.once('error', (error) => fail(`did not start: ${error.message}`));
    child.once('close', (code) => fail(`ended with ${code} before it was ready`));
    lines.on('line', (line) => {
      if (!line.startsWith('{"url"')) return;
      clearTimeout(timer);
      resolve(z.object({ url: z.string(), plcUrl: z.string() }).parse(JSON.parse(line)));
    });
  });
}

async function stopChild(child: ChildProcessWithoutNullStreams): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.stdin.end();
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(timer);
}

function newPassword(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(12))).toString('hex');
}
