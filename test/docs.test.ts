import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { connectors } from '../server/connectors/registry.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFile(path.join(ROOT, file), 'utf8');

test('every setting stands in the README', async () => {
  const names = [...(await read('server/config.ts')).matchAll(/^ {2}([A-Z_]+):/gm)].map(
    ([, name]) => name,
  );
  const readme = await read('README.md');
  expect(names.length).toBeGreaterThan(8);
  expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

test('every network has its page', async () => {
  const missing = [...connectors.keys()].filter(
    (id) => !existsSync(path.join(ROOT, `docs/networks/${id}.md`)),
  );
  expect(missing).toEqual([]);
});

test('every module says in its README what it promises', async () => {
  const folder = path.join(ROOT, 'server/modules');
  const modules = await readdir(folder);
  expect(modules.filter((name) => !existsSync(path.join(folder, name, 'README.md')))).toEqual([]);
});

test('every script that the documents name exists', async () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(await read('package.json'));
  const texts = await Promise.all(['README.md', 'CONTRIBUTING.md', 'bench/README.md'].map(read));
  const named = texts.join('\n').matchAll(/npm run ([a-z][a-z:-]*)/g);
  expect([...named].map(([, name = '']) => name).filter((name) => !(name in scripts))).toEqual([]);
});

test('no link between the documents is dead', async () => {
  const files = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...(await listDocs())];
  const dead: string[] = [];
  for (const file of files) {
    const text = (await read(file)).replace(/```[\s\S]*?```/g, '');
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https?:|mailto:|#)/.test(target)) continue;
      const there = path.join(ROOT, path.dirname(file), target.replace(/#.*$/, ''));
      if (!existsSync(there)) dead.push(`${file} -> ${target}`);
    }
  }
  expect(dead).toEqual([]);
});

async function listDocs(): Promise<string[]> {
  const found = await readdir(path.join(ROOT, 'docs'), { recursive: true });
  return found.filter((name) => name.endsWith('.md')).map((name) => path.join('docs', name));
}
