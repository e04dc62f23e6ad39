import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readList } from './read-list.ts';

const read = (text: string | Uint8Array) =>
  readList(typeof text === 'string' ? new TextEncoder().encode(text) : text);

test('an OPML gives its blogs, whatever folders they lie in', async () => {
  const list = await read(`<?xml version="1.0"?><opml version="2.0"><body>
    <outline text="Cuisine"><outline text="Sucré"><outline type="rss" text="Le Carnet" title="Le Carnet du lait" xmlUrl="https://carnet.example/feed" htmlUrl="https://carnet.example/" language="fr"/></outline></outline>
    <outline text="Sans page" xmlUrl="https://flux.example/rss"/><outline text="Dossier vide"/></body></opml>`);
  expect(list).toMatchObject({ format: 'opml', columns: null });
  expect(list?.lines.map(({ name, url, languages }) => [name, url, languages])).toEqual([
    ['Le Carnet du lait', 'https://carnet.example/', 'fr'],
    ['Sans page', 'https://flux.example/rss', ''],
  ]);
});

test.each([
  ['commas', 'name,url,languages,email\nCarnet,https://a.example/,fr,a@a.example\n'],
  ['semicolons', 'Nom;Adresse;Langue;E-mail\r\nCarnet;https://a.example/;fr;a@a.example\r\n'],
  ['tabs', 'Blog\tSite web\tLangues\tCourriel\nCarnet\thttps://a.example/\tfr\ta@a.example'],
  [
    'what a spreadsheet adds',
    '\ufeffsep=;\nNom;URL;Langues;Contact\nCarnet;https://a.example/;fr;a@a.example',
  ],
  [
    'other columns between',
    'Id,Créatrice,Note,Lien,Langue,Mail\n7,Carnet,"dit ""oui""",https://a.example/,fr,a@a.example',
  ],
])('a table with %s is read by its headers', async (_, text) => {
  const list = await read(text);
  const { n: _n, kind: _kind, ...line } = list?.lines[0] ?? { n: 0, kind: '' };
  expect(line).toEqual({
    ...{ name: 'Carnet', url: 'https://a.example/', languages: 'fr', email: 'a@a.example' },
  });
  expect(list?.lines).toHaveLength(1);
});

test('a table without headers is read by what its cells look like', async () => {
  const list = await read(
    'a@a.example,Carnet du lait,https://a.example/\nb@b.example,Flan,b.example\n',
  );
  expect(list?.lines.map(({ n, name, url, email }) => [n, name, url, email])).toEqual([
    [1, 'Carnet du lait', 'https://a.example/', 'a@a.example'],
    [2, 'Flan', 'b.example', 'b@b.example'],
  ]);
});

test('lines keep the numbers that the spreadsheet shows, and empty ones are left out', async () => {
  const list = await read('\nnom,url\n\nCarnet,https://a.example/\n,\nFlan,\n');
  expect(list?.lines.map(({ n, name }) => [n, name])).toEqual([
    [4, 'Carnet'],
    [6, 'Flan'],
  ]);
});

test('a table of Windows has its accents', async () => {
  const list = await read(Buffer.from('nom;url\nCrème brûlée;https://a.example/', 'latin1'));
  expect(list?.lines[0]?.name).toBe('Crème brûlée');
});

const workbook = await readFile(path.join(import.meta.dirname, 'fixtures/blogs.xlsx'));

test('a workbook is read as a table', async () => {
  const list = await read(new Uint8Array(workbook));
  expect(list).toMatchObject({
    format: 'xlsx',
    columns: [
      { header: 'Nom', taken: 'name' },
      { header: 'URL', taken: 'url' },
      { header: 'Langue', taken: 'languages' },
    ],
  });
  expect(list?.lines).toEqual([
    { n: 2, name: 'Crème brûlée', url: 'https://a.example/', languages: 'fr', email: '', kind: '' },
    { n: 4, name: 'Flan', url: 'b.example', languages: 'fr, en', email: '', kind: '' },
  ]);
});

test.each([
  ['a picture', Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0])],
  ['an empty file', Buffer.from('')],
  ['a broken workbook', workbook.subarray(0, 900)],
])('%s is no list', async (_, raw) => {
  expect(await read(new Uint8Array(raw))).toBeNull();
});
