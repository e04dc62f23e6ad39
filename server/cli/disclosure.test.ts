import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runDisclosure } from './disclosure.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'compagnon-disclosure-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const text = 'Un gâteau du dimanche. Produit offert par la crèmerie Lactane.';
const gift = JSON.stringify({ id: 'a', title: 'Gâteau', date: '2026-11-25', lang: 'fr', text });
const plain = JSON.stringify({ id: 7, title: 'Pluie', lang: 'fr', text: 'Il pleut depuis hier.' });

test('answers a line a post, and sums up for people', async () => {
  const { code, answers, err } = await check(`${gift}\r\n\n${plain}\n`);
  expect(code).toBe(0);
  expect(answers).toEqual([
    {
      id: 'a',
      kind: 'gift',
      commercial: true,
      sentence: 'Produit offert par la crèmerie Lactane.',
      start: text.indexOf('Produit'),
      disclosed: true,
      mention: 'Produit offert',
      place: 'end',
      confidence: expect.any(Number),
      markers: expect.arrayContaining(['fr.product-given']),
    },
    expect.objectContaining({ id: '7', kind: 'none', commercial: false, sentence: null }),
  ]);
  expect(err).toContain('2 posts read.');
  expect(err).toContain('1 of 2 (9 to 91 %)');
});

test('says of a language that it does not read that it did not', async () => {
  const lang = 'de';
  const german = { lang, text: 'Anzeige. Goldbee hat mir das Glas geschickt.' };
  const mixed = { lang, text: 'Ein Kuchen. Sponsored post: this honey was sent to me for free.' };
  const lines = [
    { id: 'a', ...german },
    { id: 'b', ...mixed },
  ].map((one) => JSON.stringify(one));
  const { answers, err } = await check([...lines, plain].join('\n'));
  expect(answers.map(({ commercial }) => commercial)).toEqual([null, true, false]);
  expect(err).toContain("1 in a language that isn't read");
  expect(err).toContain('1 of 2 ');
});

test('reads a post whose text has separators that end no line', async () => {
  const post = JSON.stringify({ id: 'a', text: `Il pleut.\u2028${text}\u2029Fin.` });
  const { code, answers } = await check(`${post}\n${plain}`);
  expect({ code, ids: answers.map(({ id }) => id) }).toEqual({ code: 0, ids: ['a', '7'] });
});

test('names each line that it cannot read, and reads on', async () => {
  const bad = ['{"id": "x"', '[1]', '{"id":"","text":"a"}', '{"id":"b","text":3}', 'null'];
  const { code, answers, err } = await check(`\ufeff${gift}\n${bad.join('\n')}\n${plain}`);
  expect(code).toBe(1);
  expect(answers.map(({ id }) => id)).toEqual(['a', '7']);
  for (const number of [2, 3, 4, 5, 6]) expect(err).toContain(`line ${number}: `);
  expect(err).not.toContain('line 1:');
});

test('says nothing but the answers with --json, and reads a pipe', async () => {
  const { code, answers, err } = await run(['check', '-', '--json'], `${gift}\n`);
  expect({ code, err, count: answers.length }).toEqual({ code: 0, err: '', count: 1 });
});

test.each([[[]], [['check']], [['rank', 'x']], [['check', 'a', 'b']], [['check', 'a', '--fast']]])(
  'refuses %j, and shows how it is used',
  async (args) => {
    const { code, answers, err } = await run(args);
    expect({ code, answers }).toEqual({ code: 2, answers: [] });
    expect(err).toContain('Exit codes: 0');
  },
);

test('says which file is not there', async () => {
  const { code, err } = await run(['check', path.join(folder, 'none.jsonl')]);
  expect(code).toBe(2);
  expect(err).toContain('none.jsonl');
});

test('keeps a big file out of memory: it waits for whoever reads the answers', async () => {
  const file = path.join(folder, 'big.jsonl');
  await writeFile(file, `${plain}\n`.repeat(20_000));
  const out = new PassThrough({ highWaterMark: 1024 });
  const err = new PassThrough();
  const done = runDisclosure(['check', file], { in: Readable.from([]), out, err });
  void done.finally(() => out.end());
  let lines = 0;
  let most = 0;
  for await (const chunk of out) {
    most = Math.max(most, out.readableLength);
    lines += String(chunk).split('\n').length - 1;
  }
  expect(await done).toBe(0);
  expect(lines).toBe(20_000);
  expect(most).toBeLessThan(64 * 1024);
});

async function check(content: string) {
  const file = path.join(folder, 'posts.jsonl');
  await writeFile(file, content);
  return run(['check', file]);
}

async function run(args: readonly string[], piped = '') {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const [kept, said] = [out.toArray(), err.toArray()];
  const code = await runDisclosure(args, { in: Readable.from([piped]), out, err });
  out.end();
  err.end();
  const answers: Record<string, unknown>[] = Buffer.concat(await kept)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return { code, answers, err: Buffer.concat(await said).toString('utf8') };
}
