import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { mayImport, roomOf } from './rooms.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const FOLDERS = ['server', 'web', 'verifier', 'bench', 'test'];
const SKIPPED = /(^|\/)(node_modules|build|dist|\.svelte-kit|vectors|fixtures|static)(\/|$)/;

const sources = await listSources();

test('every file stands in a room', () => {
  expect(sources.map(({ file }) => file).filter((file) => roomOf(file) === null)).toEqual([]);
});

test('no room imports what it may not', () => {
  const broken = sources.flatMap(({ file, imports }) =>
    imports.filter((target) => !mayImport(file, target)).map((target) => `${file} -> ${target}`),
  );
  expect(broken).toEqual([]);
});

test('the rules themselves refuse what they are for', () => {
  const refused = [
    ['server/lib/ids.ts', 'node:fs'],
    ['server/lib/ids.ts', 'server/db/db.ts'],
    ['server/connectors/bluesky/bluesky.ts', 'server/db/db.ts'],
    ['server/connectors/bluesky/bluesky.ts', 'server/connectors/wordpress/wordpress.ts'],
    ['server/modules/signing/policy.ts', 'server/modules/publishing/public.ts'],
    ['server/modules/publishing/post.ts', 'server/modules/clients/store.ts'],
    ['server/modules/today/today.ts', 'server/connectors/registry.ts'],
    ['server/evidence/leaf.ts', 'server/modules/people/public.ts'],
    ['verifier/format/tree.ts', 'node:crypto'],
    ['verifier/format/tree.ts', 'zod'],
    ['web/api.ts', 'server/modules/people/routes.ts'],
    ['web/api.ts', 'pg'],
    ['server/http/shell.ts', 'server/db/db.ts'],
  ] as const;
  expect(refused.filter(([from, to]) => mayImport(from, to))).toEqual([]);
});

test('no file is longer than 500 lines, and a public.ts gives at most 20 names', async () => {
  const tooLong = sources.filter(({ lines }) => lines > 500).map(({ file }) => file);
  expect(tooLong).toEqual([]);
  const faces = sources.filter(({ file }) => file.endsWith('/public.ts'));
  const tooWide = faces.filter(({ text }) => countExports(text) > 20).map(({ file }) => file);
  expect(tooWide).toEqual([]);
});

test('only the settings read the environment', () => {
  const readers = sources
    .filter(({ file }) => file.startsWith('server/') && !file.endsWith('.test.ts'))
    .filter(({ text }) => /process\.env\b/.test(text))
    .map(({ file }) => file);
  const known = [
    'server/main.ts',
    'server/cli/compagnon.ts',
    // What a child process inherits, never a setting of ours.
    'server/db/embedded.ts',
    'server/http/web-build.ts',
  ];
  expect(readers.filter((file) => !known.includes(file))).toEqual([]);
});

async function listSources() {
  const found = [];
  for (const folder of FOLDERS) {
    const entries = await readdir(path.join(ROOT, folder), {
      recursive: true,
      withFileTypes: true,
    }).catch(() => []);
    for (const entry of entries) {
      const file = path.relative(ROOT, path.join(entry.parentPath, entry.name));
      if (!entry.isFile() || SKIPPED.test(file) || !/\.(ts|svelte|mjs|js)$/.test(file)) continue;
      const text = await readFile(path.join(ROOT, file), 'utf8');
      found.push({ file, text, lines: text.split('\n').length, imports: readImports(file, text) });
    }
  }
  return found;
}

function readImports(file: string, text: string): string[] {
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g,
  );
  return [...found].map((match) => resolveImport(file, match[1] ?? match[2] ?? ''));
}

function resolveImport(file: string, target: string): string {
  if (target.startsWith('.')) return path.join(path.dirname(file), target);
  return target.replace(/^#(web|server|verifier)\//, '$1/');
}

function countExports(text: string): number {
  const lists = [...text.matchAll(/export\s*(?:type\s*)?\{([^}]*)\}/g)].flatMap((match) =>
    (match[1] ?? '').split(',').filter((name) => name.trim() !== ''),
  );
  const own = [...text.matchAll(/export\s+(?:async\s+)?(?:function|const|type)\s/g)];
  return lists.length + own.length;
}
