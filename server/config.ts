import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const roles = ['web', 'work'] as const;

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4321),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().min(1).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
  /** The mailbox that answers to creators' letters come to; its user is an address, or MAIL_REPLY_TO is. */
  IMAP_URL: z.url({ protocol: /^imaps?$/ }).optional(),
  MAIL_REPLY_TO: z.email().optional(),
  /** Hosts of a private network that pages may be read from all the same, with a comma between. */
  PRIVATE_HOSTS: z.string().default(''),
  /** Relays of the public beacon that draws are made by, with a comma between. */
  DRAND_RELAYS: z.string().default('https://api.drand.sh,https://drand.cloudflare.com'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  ROLES: z
    .string()
    .default('web,work')
    .transform((text) => text.split(',').map((role) => role.trim()))
    .pipe(z.array(z.enum(roles)).min(1)),
  /** Where the vault's key lies, outside the backup of DATA_DIR. */
  VAULT_KEY_FILE: z.string().min(1).optional(),
  /** Who was erased, in ids: lies outside every backup that may be put back. */
  ERASURES_FILE: z.string().min(1).optional(),
  HEADS_DIR: z.string().min(1).optional(),
  /** How many proxies in front of us may be believed about the caller's address. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
});

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly imapUrl: string | null;
  /** Where answers come; null where no mailbox is read. */
  readonly replyTo: string | null;
  readonly privateHosts: readonly string[];
  readonly drandRelays: readonly string[];
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly roles: readonly (typeof roles)[number][];
  readonly vaultKeyFile: string;
  readonly erasuresFile: string;
  /** The last signed head of each log. Outside the data folder: a backup of it must not take them back. */
  readonly headsDir: string;
  readonly trustedProxies: number;
};

/**
 * Reads and checks the environment once; nothing else touches it.
 * Throws one error that names every setting that is wrong and what it should be.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`These settings can't be used:\n${lines.join('\n')}`);
  }
  const found = parsed.data;
  const dataDir = path.resolve(found.DATA_DIR ?? defaultDataDir(given));
  const { href } = new URL(found.PUBLIC_URL ?? `http://localhost:${found.PORT}`);
  const publicUrl = href.replace(/\/+$/, '');
  return {
    port: found.PORT,
    host: found.HOST,
    publicUrl,
    dataDir,
    databaseUrl: found.DATABASE_URL ?? null,
    smtpUrl: found.SMTP_URL ?? null,
    mailFrom: found.MAIL_FROM ?? `Compagnon <compagnon@${new URL(publicUrl).hostname}>`,
    imapUrl: found.IMAP_URL ?? null,
    replyTo: replyAddress(found),
    privateHosts: listOf(found.PRIVATE_HOSTS),
    drandRelays: listOf(found.DRAND_RELAYS),
    logLevel: found.LOG_LEVEL,
    roles: found.ROLES,
    vaultKeyFile: path.resolve(found.VAULT_KEY_FILE ?? `${dataDir}.vault-key`),
    headsDir: path.resolve(found.HEADS_DIR ?? `${dataDir}.heads`),
    erasuresFile: path.resolve(found.ERASURES_FILE ?? `${dataDir}.erasures`),
    trustedProxies: found.TRUSTED_PROXIES,
  };
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** The mailbox's own address, unless another one leads to it. */
function replyAddress({ IMAP_URL, MAIL_REPLY_TO }: z.infer<typeof environment>): string | null {
  if (!IMAP_URL) return null;
  const user = decodeURIComponent(new URL(IMAP_URL).username);
  const address = MAIL_REPLY_TO ?? user;
  if (address.includes('@')) return address;
  throw new Error(
    "These settings can't be used:\n  MAIL_REPLY_TO: the user in IMAP_URL is no address, so say which one leads to it",
  );
}

/** The platform's folder for a user's data; as root the system's, which PostgreSQL can reach. */
function defaultDataDir(env: Readonly<Record<string, string | undefined>>): string {
  if (process.getuid?.() === 0) return '/var/lib/compagnon';
  if (process.platform === 'darwin') {
    return path.join(homedir(), 'Library/Application Support/Compagnon');
  }
  return path.join(env.XDG_DATA_HOME ?? path.join(homedir(), '.local/share'), 'compagnon');
}
