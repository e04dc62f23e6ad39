import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import { freePort } from '../../free-port.ts';
import { type ProcessGroup, startGroup } from './process-group.ts';
import { COMMENT, INSTALL, ROUTER, wpConfig } from './site.ts';

const execute = promisify(execFile);
const SOURCE = '/usr/share/wordpress';

export type WordPress = {
  readonly url: string;
  /** The user the agency was given. */
  readonly user: string;
  readonly applicationPassword: string;
  /** Every post in any status but the bin, read by another user, oldest first. */
  listPosts(): Promise<WordPressPost[]>;
  /** What readers can see, counted by the blog itself. */
  countPublished(): Promise<number>;
  /** Every image of the library. */
  listMedia(): Promise<{ id: number; slug: string }[]>;
  /** Any REST call as the site's administrator. */
  rest(method: string, route: string, body?: unknown): Promise<unknown>;
  /** Somebody's comment, by the columns of WordPress's own table; its id. */
  comment(fields: Record<string, string | number>): Promise<number>;
  /** Takes the agency's application passwords away. */
  revoke(): Promise<void>;
  /** Gives the agency another one, which can be withdrawn alone. */
  grant(): Promise<{ applicationPassword: string; withdraw(): Promise<void> }>;
  stop(): Promise<void>;
};

const post = z.object({
  id: z.number(),
  status: z.string(),
  slug: z.string(),
  link: z.string(),
  featured_media: z.number(),
  title: z.object({ raw: z.string() }),
  content: z.object({ raw: z.string(), rendered: z.string() }),
});
export type WordPressPost = z.infer<typeof post>;

/**
 * Starts a real blog of its own in a scratch folder, on loopback. It dies with this process.
 * `ensureInstalled` comes first. The uploads' limit is PHP's: 2 MB where none is asked.
 */
export async function startWordPress(
  options: {
    uploadBytes?: number;
    role?: 'administrator' | 'editor' | 'author' | 'contributor';
  } = {},
): Promise<WordPress> {
  const folder = await mkdtemp(path.join(tmpdir(), 'wordpress-'));
  await chmod(folder, 0o755); // MariaDB runs as another user, below this folder
  const groups: ProcessGroup[] = [];
  let copying: Promise<unknown> = Promise.resolve();
  const stop = async () => {
    await copying.catch(() => {}); // what still writes here can't be removed
    await Promise.all(groups.map((group) => group.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const site = path.join(folder, 'site');
    copying = execute('cp', ['-rL', SOURCE, site]);
    groups.push(await startDatabase(folder));
    await copying;
    await Promise.all([
      rm(path.join(site, 'wp-config.php'), { force: true }).then(() =>
        writeFile(
          path.join(site, 'wp-config.php'),
          wpConfig({ url, databaseSocket: socketOf(folder) }),
        ),
      ),
      writeFile(path.join(folder, 'router.php'), ROUTER),
      writeFile(path.join(folder, 'install.php'), INSTALL),
      writeFile(path.join(folder, 'comment.php'), COMMENT),
    ]);
    const keys = await install(folder, options.role ?? 'editor');
    groups.push(await serve({ folder, port, uploadBytes: options.uploadBytes ?? 2_000_000 }));
    const comment = async (fields: Record<string, string | number>) => {
      const env = { ...process.env, COMMENT: JSON.stringify({ comment_approved: 1, ...fields }) };
      const { stdout } = await execute('php', [path.join(folder, 'comment.php')], { env });
      return Number(stdout);
    };
    return { ...speakTo(url, keys), comment, stop };
  } catch (cause) {
    const log = await readFile(path.join(folder, 'log'), 'utf8').catch(() => '');
    await stop();
    throw new Error(`WordPress did not start.\n${log.slice(-2_000)}`, { cause });
  }
}

const socketOf = (folder: string) => path.join(folder, 'db', 'socket');

async function startDatabase(folder: string): Promise<ProcessGroup> {
  const data = path.join(folder, 'db');
  const temporary = path.join(folder, 'tmp'); // of its own: servers empty the one they share
  await mkdir(temporary);
  await chmod(temporary, 0o777);
  const as = process.getuid?.() === 0 ? ['--user=mysql'] : [];
  const common = ['--no-defaults', ...as, `--datadir=${data}`, `--tmpdir=${temporary}`];
  const init = ['--auth-root-authentication-method=normal', '--skip-test-db'];
  await execute('mariadb-install-db', [...common, ...init]);
  const socket = socketOf(folder);
  const group = await startGroup({
    command: [
      'mariadbd',
      ...common,
      `--socket=${socket}`,
      '--skip-networking',
      `--pid-file=${path.join(data, 'pid')}`,
      '--innodb-flush-log-at-trx-commit=0',
    ],
    logFile: path.join(folder, 'log'),
    scratch: folder,
  });
  const sql = ['--no-defaults', `--socket=${socket}`, '-u', 'root', '-e'];
  await until(group, () => execute('mariadb', [...sql, 'create database wordpress']));
  return group;
}

const installed = z.object({ keeper: z.string(), agency: z.string(), agencyId: z.number() });
type Keys = z.infer<typeof installed>;

async function install(folder: string, role: string): Promise<Keys> {
  const env = { ...process.env, AGENCY_ROLE: role };
  const { stdout } = await execute('php', [path.join(folder, 'install.php')], { env });
  return installed.parse(JSON.parse(stdout.slice(stdout.lastIndexOf('{'))));
}

async function serve(at: {
  folder: string;
  port: number;
  uploadBytes: number;
}): Promise<ProcessGroup> {
  const address = `127.0.0.1:${at.port}`;
  const settings = [
    'opcache.enable_cli=1',
    `upload_max_filesize=${at.uploadBytes}`,
    `post_max_size=${at.uploadBytes * 4}`,
  ];
  const group = await startGroup({
    command: [
      'php',
      ...settings.flatMap((setting) => ['-d', setting]),
      ...['-S', address, '-t', path.join(at.folder, 'site'), path.join(at.folder, 'router.php')],
    ],
    env: { PHP_CLI_SERVER_WORKERS: '4' },
    logFile: path.join(at.folder, 'log'),
    scratch: at.folder,
  });
  await until(group, () => fetch(`http://${address}/wp-includes/images/blank.gif`));
  return group;
}

function speakTo(url: string, keys: Keys): Omit<WordPress, 'stop' | 'comment'> {
  const authorization = `Basic ${btoa(`keeper:${keys.keeper}`)}`;
  const rest = async (method: string, route: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/wp-json${route}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`${method} ${route}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const passwords = `/wp/v2/users/${keys.agencyId}/application-passwords`;
  return {
    url,
    user: 'agence',
    applicationPassword: keys.agency,
    rest,
    async listPosts() {
      const query = 'status=any&context=edit&per_page=100&orderby=id&order=asc';
      const posts: WordPressPost[] = [];
      for (let offset = 0; offset === posts.length; offset += 100) {
        const answer = await rest('GET', `/wp/v2/posts?${query}&offset=${offset}`);
        posts.push(...z.array(post).parse(answer));
      }
      return posts;
    },
    async countPublished() {
      const response = await fetch(`${url}/wp-json/wp/v2/posts?per_page=1&_fields=id`);
      return z.coerce.number().parse(response.headers.get('x-wp-total'));
    },
    async listMedia() {
      const answer = await rest('GET', '/wp/v2/media?per_page=100&orderby=id&order=asc');
      return z.array(z.object({ id: z.number(), slug: z.string() })).parse(answer);
    },
    async revoke() {
      await rest('DELETE', passwords);
    },
    async grant() {
      const answer = await rest('POST', passwords, { name: `compagnon ${Date.now()}` });
      const { uuid, password } = z.object({ uuid: z.string(), password: z.string() }).parse(answer);
      const withdraw = async () => {
        await rest('DELETE', `${passwords}/${uuid}`);
      };
      return { applicationPassword: password, withdraw };
    },
  };
}

async function until(group: ProcessGroup, attempt: () => Promise<unknown>): Promise<void> {
  let isOver = false;
  void group.ended.then(() => {
    isOver = true;
  });
  for (const deadline = Date.now() + 30_000; ; await sleep(30)) {
    try {
      await attempt();
      return;
    } catch (cause) {
      if (isOver || Date.now() > deadline) throw cause;
    }
  }
}
