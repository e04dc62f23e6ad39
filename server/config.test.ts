import { homedir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readConfig } from './config.ts';

afterEach(() => vi.unstubAllGlobals());

function runAs(uid: number, platform?: NodeJS.Platform) {
  vi.spyOn(process, 'getuid').mockReturnValue(uid);
  if (platform) vi.stubGlobal('process', Object.create(process, { platform: { value: platform } }));
}

describe('a setting that cannot be used', () => {
  const wrong: readonly (readonly [name: string, values: readonly string[]])[] = [
    ['PORT', ['http', '-1', '65536', '80.5', '4321 4322', 'Infinity']],
    ['PUBLIC_URL', ['agence.example', 'ftp://agence.example', '//agence.example', 'https://']],
    ['DATABASE_URL', ['localhost', 'mysql://localhost/compagnon']],
    ['SMTP_URL', ['smtp.agence.example', 'https://smtp.agence.example']],
    ['MAIL_FROM', ['a']],
    ['LOG_LEVEL', ['loud', 'INFO', 'trace']],
    ['ROLES', ['boss', 'web,boss', 'web;work', ',']],
    ['TRUSTED_PROXIES', ['-1', '6', '1.5', 'yes']],
  ];
  const each = wrong.flatMap(([name, values]) => values.map((value) => [name, value] as const));
  test.each(each)('%s=%s is named', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(`  ${name}`);
  });

  test('is told with all the others, in one error', () => {
    const env = Object.fromEntries(wrong.map(([name, [value]]) => [name, value]));
    const words = wordsOf(() => readConfig(env));
    for (const [name] of wrong) expect(words).toContain(`  ${name}`);
    expect(words.split('\n')).toHaveLength(1 + wrong.length);
  });

  test('is not repeated in the words: it may hold a password', () => {
    const words = wordsOf(() =>
      readConfig({ DATABASE_URL: 'mysql://owner:quinze-pots@localhost', SMTP_URL: 'quinze-pots' }),
    );
    expect(words).not.toContain('quinze-pots');
  });
});

describe('without settings', () => {
  test('everything has its default', () => {
    runAs(1000, 'linux');
    const { dataDir, vaultKeyFile, erasuresFile, headsDir, ...rest } = readConfig({});
    expect(rest).toEqual({
      port: 4321,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:4321',
      databaseUrl: null,
      imapUrl: null,
      replyTo: null,
      privateHosts: [],
      drandRelays: ['https://api.drand.sh', 'https://drand.cloudflare.com'],
      smtpUrl: null,
      mailFrom: 'Compagnon <compagnon@localhost>',
      logLevel: 'info',
      roles: ['web', 'work'],
      trustedProxies: 0,
    });
    expect(dataDir).toBe(path.join(homedir(), '.local/share/compagnon'));
    expect(vaultKeyFile).toBe(`${dataDir}.vault-key`);
    expect(erasuresFile).toBe(`${dataDir}.erasures`);
    expect(headsDir).toBe(`${dataDir}.heads`);
  });

  test('data lies where the platform keeps a person’s, and as root where the system keeps its', () => {
    runAs(1000, 'linux');
    expect(readConfig({ XDG_DATA_HOME: '/srv/data' }).dataDir).toBe('/srv/data/compagnon');
    runAs(1000, 'darwin');
    expect(readConfig({ XDG_DATA_HOME: '/srv/data' }).dataDir).toBe(
      path.join(homedir(), 'Library/Application Support/Compagnon'),
    );
    runAs(0, 'linux');
    expect(readConfig({ XDG_DATA_HOME: '/srv/data' }).dataDir).toBe('/var/lib/compagnon');
  });

  test('an empty setting is none', () => {
    runAs(1000, 'linux');
    const names = ['PORT', 'HOST', 'PUBLIC_URL', 'DATA_DIR', 'DATABASE_URL', 'SMTP_URL'];
    const more = ['MAIL_FROM', 'LOG_LEVEL', 'ROLES', 'VAULT_KEY_FILE', 'TRUSTED_PROXIES'];
    const empty = [...names, ...more, 'XDG_DATA_HOME'].map((name) => [name, ''] as const);
    expect(readConfig(Object.fromEntries(empty))).toEqual(readConfig({}));
  });
});

describe('a setting that is given', () => {
  test.each([
    ['https://agence.example/', 'https://agence.example'],
    ['https://agence.example///', 'https://agence.example'],
    ['https://agence.example:8443', 'https://agence.example:8443'],
    ['HTTPS://Agence.Example/', 'https://agence.example'],
  ])('PUBLIC_URL=%s: links begin with %s', (given, kept) => {
    expect(readConfig({ PUBLIC_URL: given }).publicUrl).toBe(kept);
  });

  test('PORT and PUBLIC_URL are what the others are made from', () => {
    expect(readConfig({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080');
    const { mailFrom } = readConfig({ PUBLIC_URL: 'https://agence.example' });
    expect(mailFrom).toBe('Compagnon <compagnon@agence.example>');
  });

  test('a relative folder is made absolute, and the key lies beside it, not in it', () => {
    const { dataDir, vaultKeyFile } = readConfig({ DATA_DIR: 'here/data/' });
    expect(dataDir).toBe(path.resolve('here/data'));
    expect(vaultKeyFile).toBe(path.resolve('here/data.vault-key'));
    const apart = readConfig({ DATA_DIR: '/data', VAULT_KEY_FILE: '/keys/one' });
    expect(apart.vaultKeyFile).toBe('/keys/one');
  });

  test('ROLES may be spaced, and one alone', () => {
    expect(readConfig({ ROLES: ' web , work ' }).roles).toEqual(['web', 'work']);
    expect(readConfig({ ROLES: 'work' }).roles).toEqual(['work']);
  });
});

function wordsOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
}

test('answers come to the mailbox’s own address, or to the one that leads to it', () => {
  const of = (env: Record<string, string>) => readConfig({ DATA_DIR: '/x', ...env }).replyTo;
  expect(of({})).toBeNull();
  expect(of({ IMAP_URL: 'imaps://reponses%40agence.example:x@mail.example' })).toBe(
    'reponses@agence.example',
  );
  const other = {
    IMAP_URL: 'imaps://u123:x@mail.example',
    MAIL_REPLY_TO: 'bonjour@agence.example',
  };
  expect(of(other)).toBe('bonjour@agence.example');
  expect(() => of({ IMAP_URL: 'imaps://u123:x@mail.example' })).toThrow('MAIL_REPLY_TO');
  expect(readConfig({ PRIVATE_HOSTS: 'blog.lan, 127.0.0.1:8080' }).privateHosts).toEqual([
    'blog.lan',
    '127.0.0.1:8080',
  ]);
});
