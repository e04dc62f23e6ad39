import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { WebHandler } from './shell.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const BUILT = path.join(ROOT, 'web/build');
const STAMP = path.join(BUILT, 'built-from');

/**
 * The web's pages, built first where their sources have changed since the last build (about ten
 * seconds, at the first start and after an update). `report` gets a line of progress.
 */
export async function ensureWebBuilt(report: (line: string) => void): Promise<void> {
  const wanted = await hashSources();
  const found = await readFile(STAMP, 'utf8').catch(() => '');
  if (found === wanted) return;
  report('building the web pages (once after an installation or an update)');
  await runBuild(report);
  await writeFile(STAMP, wanted);
}

/** Loads the built pages as a handler of Node's own requests. */
export async function loadWeb(): Promise<WebHandler> {
  process.env.BODY_SIZE_LIMIT = '26M'; // read by the built handler; the shell's limits come first
  const built: { handler: (req: unknown, res: unknown, next: () => void) => void } = await import(
    pathToFileURL(path.join(BUILT, 'handler.js')).href
  );
  return (req, res) =>
    built.handler(req, res, () => {
      res.statusCode = 404;
      res.end('Not found');
    });
}

function runBuild(report: (line: string) => void): Promise<void> {
  const vite = path.join(ROOT, 'node_modules/vite/bin/vite.js');
  const started = Date.now();
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (words += part));
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const progress = setInterval(() => report(`building the web pages: ${seconds()} s`), 5000);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      clearInterval(progress);
      report(`web pages built in ${seconds()} s`);
      if (code === 0) resolve();
      else reject(new Error(`The web pages could not be built:\n${words.slice(-4000)}`));
    });
  });
}

/** SHA-256 over the names and bytes of all that the pages are made from. */
async function hashSources(): Promise<string> {
  const files = ['package.json', 'package-lock.json', 'vite.config.ts'];
  for (const folder of ['web', 'server/lib', 'server/modules', 'verifier']) {
    for (const entry of await readdir(path.join(ROOT, folder), {
      recursive: true,
      withFileTypes: true,
    })) {
      const name = path.relative(ROOT, path.join(entry.parentPath, entry.name));
      if (entry.isFile() && isSource(name)) files.push(name);
    }
  }
  const hash = createHash('sha256').update(process.version);
  for (const name of files.sort()) {
    hash.update(`${name}\n`).update(await readFile(path.join(ROOT, name)));
  }
  return hash.digest('hex');
}

function isSource(name: string): boolean {
  if (/^web\/(build|\.svelte-kit)\//.test(name) || name.endsWith('.test.ts')) return false;
  if (name.startsWith('server/modules/')) return /schema\.ts$|\/messages\.ts$/.test(name);
  return (
    /\.(ts|svelte|css|html|svg|woff2|json)$/.test(name) &&
    !/\/(vectors|dist|node_modules)\//.test(name)
  );
}
