import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/database.ts';
import { type Config, readConfig } from '../config.ts';
import { runCreators } from './creators.ts';

let folder: string;
let database: TestDatabase;
let config: Config;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'compagnon-creators-'));
  await chmod(folder, 0o711);
  database = await openTestDatabase();
  const { host, user, port, database: name } = database.ownerConfig;
  const url = `postgres://${user}@localhost:${port ?? 5432}/${name}?host=${encodeURIComponent(host ?? '')}`;
  config = readConfig({ DATA_DIR: path.join(folder, 'data'), DATABASE_URL: url });
});
afterAll(async () => {
  await database?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const bocal = {
  id: 'bocal',
  title: 'Le Bocal du Mardi',
  url: 'https://bocal.example/',
  langs: ['fr'],
  posts: [
    {
      n: 1,
      date: '2026-10-01',
      title: 'Yaourt de brebis',
      lang: 'fr',
      text: 'Le yaourt file, je le rattrape.',
    },
    {
      n: 2,
      date: '2026-11-01',
      title: 'Yaourt brassé',
      lang: 'fr',
      text: 'Produit offert par la laiterie Lactane : un yaourt.',
    },
    { n: 3, date: 'hier', title: 'Le pain', lang: 'fr', text: 'Un pain du dimanche.' },
  ],
};
const cars = {
  id: 'culasse',
  title: 'Culasse Ouverte',
  posts: [
    {
      date: '2026-11-02',
      title: 'Freins',
      text: 'Je refais les freins d’une citadine, facture à l’appui.',
    },
  ],
};
const against = {
  id: 'sans',
  title: 'Sans Trait',
  url: 'https://sans.example/',
  langs: ['fr'],
  posts: [
    {
      n: 'a',
      date: '2026-11-03',
      title: 'Pourquoi nous refusons le yaourt',
      lang: 'fr',
      text: 'Nous refusons le yaourt des laiteries.',
    },
    {
      n: 'b',
      date: '2026-11-04',
      title: 'Stop au yaourt',
      lang: 'fr',
      text: 'Je suis contre le yaourt, et je le dis.',
    },
  ],
};
const lines = [bocal, cars, against].map((blog) => JSON.stringify(blog));

describe('creators', () => {
  test('ranks an archive as it lies in a file, and the same from the database', async () => {
    const file = await write('blogs.jsonl', lines);
    const fromFile = await rank(['--from', file]);
    const imported = await run(['import', file]);
    expect(imported).toMatchObject({
      code: 0,
      out: expect.stringContaining('3 blogs (3 new) with 6 posts'),
    });
    const stored = await rank([]);
    expect(stored).toEqual(fromFile);
    expect(stored.ranked).toEqual([
      expect.objectContaining({
        place: 1,
        creator: 'bocal',
        readers: null,
        commercial: expect.objectContaining({ posts: 2, commercial: 1, disclosed: 1 }),
        subject: expect.objectContaining({ posts: 2, of: 3, months: 2 }),
        votes: [
          expect.objectContaining({
            post: '1',
            title: 'Yaourt de brebis',
            date: '2026-10-01T00:00:00.000Z',
          }),
          expect.objectContaining({ post: '2' }),
        ],
      }),
    ]);
    expect(stored.setAside).toEqual([
      expect.objectContaining({
        creator: 'sans',
        reason: 'opposed',
        extracts: expect.arrayContaining([]),
      }),
    ]);
    expect(stored.setAside[0].extracts.length).toBe(2);
    expect(stored.at).toBe('2026-11-04T00:00:00.000Z');
  });

  test('reads the same archive twice as once, and a new text in place of the old', async () => {
    const renewed = {
      ...bocal,
      posts: [{ ...bocal.posts[0], text: 'Le kéfir prend mieux.', title: 'Kéfir' }],
    };
    const file = await write('again.jsonl', [...lines, JSON.stringify(renewed)]);
    const { out } = await run(['import', file]);
    expect(out).toContain('4 blogs (0 new)');
    const { rows } = await database.ownerPool.query('select count(*)::int n from creator_post');
    expect(rows).toEqual([{ n: 6 }]);
    const { ranked } = await rank([], 'kéfir');
    expect(ranked[0]).toMatchObject({ creator: 'bocal', votes: [{ post: '1', title: 'Kéfir' }] });
  });

  test('says who sleeps, and since when', async () => {
    const { ranked, setAside } = await rank(['--at', '2028-01-01'], 'freins');
    expect(ranked).toEqual([
      expect.objectContaining({
        creator: 'culasse',
        asleep: { since: '2026-11-02T00:00:00.000Z', days: 425 },
      }),
    ]);
    expect(setAside).toEqual([expect.objectContaining({ creator: 'culasse', reason: 'asleep' })]);
  });

  test('names each line that it cannot read, and reads on', async () => {
    const odd = { id: 'odd', posts: [{ text: 'Du yaourt' }, { title: 'no text' }, 3] };
    const file = await write('bad.jsonl', ['{"id":', '[]', '{"id":"x"}', '', JSON.stringify(odd)]);
    const { code, out, err } = await run(['import', file]);
    expect(code).toBe(1);
    for (const number of [1, 2, 3]) expect(err).toContain(`line ${number}: `);
    expect(err).toContain('line 5: 2 posts without a text were left out');
    expect(out).toContain(
      "1 blogs (1 new) with 1 posts are in; 3 lines and 2 posts couldn't be read.",
    );
    expect((await run(['rank', '--subject', 'yaourt', '--from', file, '--json'])).code).toBe(1);
  });

  test('answers a file of subjects, one object a line', async () => {
    const file = await write('blogs.jsonl', lines);
    const subjects = await write('subjects.txt', ['yaourt', '', 'freins']);
    const { out } = await run([
      'rank',
      '--subjects',
      subjects,
      '--from',
      file,
      '--languages',
      'fr',
      '--json',
    ]);
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ subject, ranked }) => [subject, ranked[0]?.creator])).toEqual([
      ['yaourt', 'bocal'],
      ['freins', 'culasse'],
    ]);
  });

  test('leaves an untouched server to be set up', async () => {
    const { rows } = await database.ownerPool.query('select name from agency');
    expect(rows).toEqual([{ name: 'Archive' }]);
  });

  test.each([
    [[]],
    [['import']],
    [['rank']],
    [['rank', '--subject', 'a', '--subjects', 'b']],
    [['rank', '--subject', 'a', '--limit', '0']],
    [['rank', '--subject', 'a', '--at', 'soon']],
    [['rank', '--subject', 'a', '--fast']],
  ])('refuses %j, and shows how it is used', async (args) => {
    const { code, err } = await run(args);
    expect(code).toBe(2);
    expect(err).toContain('Exit codes: 0');
  });

  test('says which address it cannot read, and keeps the blog', async () => {
    const post = { n: '1', date: '2026-10-01', title: 'Levain', lang: 'fr', text: 'Le levain.' };
    const blog = {
      id: 'crooked',
      title: 'De travers',
      url: 'ftp://x',
      langs: ['fr'],
      posts: [post],
    };
    const file = await write('crooked.jsonl', [JSON.stringify(blog)]);
    const { code, out, err } = await run(['import', file]);
    expect([code, err]).toEqual([
      0,
      'line 1: its address ftp://x can’t be read; it is kept without\n',
    ]);
    expect(out).toContain('1 blogs (1 new)');
    expect((await run(['import', file])).err).toBe('');
  });

  test('names what is wrong with a number or a day', async () => {
    const wrong = async (...args: string[]) =>
      (await run(['rank', '--subject', 'a', ...args])).err.split('\n')[0];
    expect(await wrong('--limit', '0')).toBe('--limit 0 is no whole number from 1 to 999999.');
    expect(await wrong('--at', 'soon')).toBe('--at soon is no day, as 2026-11-25 is one.');
    expect(await wrong('--subjects', 'x')).toContain('Say one of --subject');
  });

  test('says which file is not there, and which agency is not', async () => {
    const none = path.join(folder, 'none.jsonl');
    for (const args of [
      ['import', none],
      ['rank', '--subject', 'a', '--from', none],
    ]) {
      const { code, err } = await run(args);
      expect(code).toBe(2);
      expect(err).toContain('none.jsonl');
    }
    const { code, err } = await run(['rank', '--subject', 'a', '--agency', 'Corvelle']);
    expect(code).toBe(2);
    expect(err).toContain('Archive');
  });
});

async function write(name: string, content: readonly string[]): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content.join('\n'));
  return file;
}

async function rank(args: readonly string[], subject = 'yaourt, desserts lactés') {
  const { code, out, err } = await run([
    'rank',
    '--subject',
    subject,
    '--languages',
    'fr',
    '--json',
    ...args,
  ]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
}

async function run(args: readonly string[]) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const [kept, said] = [out.toArray(), err.toArray()];
  const code = await runCreators(args, () => config, { out, err });
  out.end();
  err.end();
  const text = (chunks: Buffer[]) => Buffer.concat(chunks).toString('utf8');
  return { code, out: text(await kept), err: text(await said) };
}
