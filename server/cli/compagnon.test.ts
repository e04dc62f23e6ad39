import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { freePort } from '../../test/free-port.ts';
import { takePasswordReset } from '../auth/password-reset.ts';
import { openVault } from '../vault/vault.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

let folder: string;
let database: TestDatabase;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'compagnon-cli-'));
  await chmod(folder, 0o711); // PostgreSQL runs as another user where we are root
  database = await openTestDatabase();
  url = urlOf(database.ownerConfig.database ?? '');
});
afterAll(async () => {
  await database?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

describe('compagnon', () => {
  const commands = [
    'doctor',
    'migrate',
    'password-reset',
    'rotate-vault-key',
    'open-api',
    'creators',
    'contest',
    'disclosure',
  ];

  test('lists every command, asked for help or for nothing', async () => {
    const runs = await Promise.all([compagnon(['--help']), compagnon([])]);
    for (const { code, out } of runs) {
      expect(code).toBe(0);
      for (const command of commands) expect(out).toContain(`  ${command} `);
    }
  });

  test.each(['publish', 'constructor'])(
    'knows no command “%s”, and lists those there are',
    async (name) => {
      const { code, out, err } = await compagnon([name]);
      expect({ code, err }).toEqual({ code: 2, err: '' });
      expect(out).toContain('doctor');
    },
  );
});

describe('compagnon doctor', () => {
  test('finds nothing wrong with a new installation, nor with the one it has tried', async () => {
    const env = { DATA_DIR: path.join(folder, 'new') };
    const first = await compagnon(['doctor'], env);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(marksOf(first.out)).toEqual(new Set(['ok']));
    expect(first.out).toContain('no data folder yet');
    expect(first.out).toMatch(/PostgreSQL \d+.*, \d+ migrations applied/);
    await openVault(`${env.DATA_DIR}.vault-key`);
    const second = await compagnon(['doctor'], env);
    expect(second.code).toBe(0);
    expect(second.out).toContain('the data folder can be read and written');
    expect(second.out).toContain("the vault's key is closed to others");
  });

  test('says which settings are wrong, and how to mend them', async () => {
    const { code, out } = await compagnon(['doctor'], { PORT: 'http', ROLES: 'boss' });
    expect(code).toBe(1);
    expect(marksOf(out)).toContain('WRONG');
    for (const word of ['PORT', 'ROLES', 'README.md']) expect(out).toContain(word);
  });

  test('says that others can read the vault’s key, and the command that closes it', async () => {
    const keyFile = path.join(folder, 'open-key');
    await openVault(keyFile);
    await chmod(keyFile, 0o640);
    const env = { DATABASE_URL: url, VAULT_KEY_FILE: keyFile };
    const { code, out } = await compagnon(['doctor'], env);
    expect(code).toBe(1);
    expect(out).toContain(`chmod 600 ${keyFile}`);
    await chmod(keyFile, 0o600);
    expect(await compagnon(['doctor'], env)).toMatchObject({ code: 0 });
  });

  test('says that the mail server does not answer', async () => {
    const smtp = `smtp://compagnon:quinze-pots@127.0.0.1:${await freePort()}`;
    const { code, out } = await compagnon(['doctor'], { DATABASE_URL: url, SMTP_URL: smtp });
    expect(code).toBe(1);
    expect(out).toContain('Check SMTP_URL');
    expect(out).not.toContain('quinze-pots');
  });

  test('says that nothing answers, without the password', async () => {
    const DATABASE_URL = `postgres://owner:quinze-pots@localhost:${await freePort()}/compagnon`;
    const { code, out } = await compagnon(['doctor'], { DATABASE_URL });
    expect(code).toBe(1);
    expect(out).toMatch(/WRONG .*ECONNREFUSED/);
    expect(out).toContain('Is PostgreSQL running');
    expect(out).not.toContain('quinze-pots');
  });

  test('tells that PostgreSQL answered and refused', async () => {
    const { code, out } = await compagnon(['doctor'], { DATABASE_URL: urlOf('nowhere') });
    expect(code).toBe(1);
    expect(out).toContain('answered and refused');
  });

  test('says that a table of a client’s rows stands open', async () => {
    await database.ownerPool.query('alter table post disable row level security');
    try {
      const { code, out } = await compagnon(['doctor'], { DATABASE_URL: url });
      expect(code).toBe(1);
      expect(out).toContain('is open');
    } finally {
      await database.ownerPool.query('alter table post enable row level security');
    }
  });
});

describe('compagnon migrate', () => {
  test('brings an empty database to this version; the second time there is nothing to do', async () => {
    await using empty = await emptyDatabase();
    const first = await compagnon(['migrate'], { DATABASE_URL: empty.url });
    const second = await compagnon(['migrate'], { DATABASE_URL: empty.url });
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/^\d+ migrations applied; the newest is \d{4}_\w+\.sql\.$/m);
    expect(second).toEqual(first);
  });

  test('says which migration failed, and why', async () => {
    await using empty = await emptyDatabase();
    await empty.query('create table agency (id integer)');
    const { code, err } = await compagnon(['migrate'], { DATABASE_URL: empty.url });
    expect(code).toBe(1);
    expect(err).toContain('0002_people.sql');
    expect(err).toContain('relation "agency" already exists');
  });
});

describe('compagnon password-reset', () => {
  const env = () => ({ DATABASE_URL: url, PUBLIC_URL: 'https://agence.example/' });

  test('prints a link for whoever is locked out; the newest one alone opens, and once', async () => {
    await database.ownerPool.query(
      `insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
       values ('u1', 'Solène', 'solene@agence.example', true, now(), now())`,
    );
    const tokens: string[] = [];
    for (const email of ['solene@agence.example', ' Solene@Agence.example']) {
      const { code, out } = await compagnon(['password-reset', email], env());
      expect(code).toBe(0);
      tokens.push(out.match(/^https:\/\/agence\.example\/password-reset\/(\S+)$/m)?.[1] ?? '');
    }
    const take = (token = '') => takePasswordReset(database, token, new Date());
    expect(await take(tokens[0])).toMatchObject({ ok: false });
    expect(await take(tokens[1])).toMatchObject({ ok: true, value: { userId: 'u1' } });
    expect(await take(tokens[1])).toMatchObject({ ok: false });
  });

  test('names whom it does not know, and asks for whom', async () => {
    const unknown = await compagnon(['password-reset', 'ines@agence.example'], env());
    expect(unknown).toMatchObject({ code: 1, out: '' });
    expect(unknown.err).toContain('ines@agence.example');
    expect(await compagnon(['password-reset'], env())).toMatchObject({ code: 2, out: '' });
  });
});

describe('compagnon rotate-vault-key', () => {
  test('makes a key that seals; what was sealed before still opens', async () => {
    const VAULT_KEY_FILE = path.join(folder, 'kept-key');
    const secret = new TextEncoder().encode('app-password of Ombrelune');
    const before = (await openVault(VAULT_KEY_FILE)).seal(secret, 'channel:1');
    const run = await compagnon(['rotate-vault-key'], { VAULT_KEY_FILE });
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toContain(VAULT_KEY_FILE);
    const vault = await openVault(VAULT_KEY_FILE);
    const after = vault.seal(secret, 'channel:1');
    for (const sealed of [before, after])
      expect(Buffer.from(vault.open(sealed, 'channel:1'))).toEqual(Buffer.from(secret));
    expect(after.slice(1, 9)).not.toEqual(before.slice(1, 9));
  });

  test('without a key file changes nothing, and names the file that is missing', async () => {
    const VAULT_KEY_FILE = path.join(folder, 'no-key');
    const { code, err } = await compagnon(['rotate-vault-key'], { VAULT_KEY_FILE });
    expect(code).toBe(1);
    expect(err).toContain(VAULT_KEY_FILE);
  });
});

type Run = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs the program as an administrator does, with these settings and no others. */
async function compagnon(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const child = spawn(process.execPath, ['server/cli/compagnon.ts', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, DATA_DIR: path.join(folder, 'data'), ...env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (part) => (out += part));
  child.stderr.on('data', (part) => (err += part));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, err };
}

function marksOf(out: string): Set<string> {
  return new Set(out.match(/^(ok|WRONG)/gm));
}

/** The run's PostgreSQL as DATABASE_URL names a server that listens on a Unix socket. */
function urlOf(name: string): string {
  const { host, user } = inject('server');
  return `postgres:///${name}?host=${encodeURIComponent(host)}&user=${user}`;
}

async function emptyDatabase() {
  const name = `test_cli_${crypto.randomUUID().slice(0, 8)}`;
  await database.ownerPool.query(`create database ${name}`);
  const client = new pg.Client({ ...database.ownerConfig, database: name });
  await client.connect();
  return {
    url: urlOf(name),
    query: (text: string) => client.query(text),
    async [Symbol.asyncDispose]() {
      await client.end();
      await database.ownerPool.query(`drop database ${name} with (force)`);
    },
  };
}
