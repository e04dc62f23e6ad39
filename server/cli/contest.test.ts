import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkDraw } from '../../verifier/draw/check.ts';
import { checkListInSteps } from '../../verifier/draw/check-list-file.ts';
import { finish } from '../../verifier/format/steps.ts';
import { publishedRound, publishedSignature } from '../../verifier/sample/draw.ts';
import { runContest } from './contest.ts';

let folder: string;
const at = (name: string) => path.join(folder, name);

const rules = {
  contest: '5c59d0c1-60a3-70ec-8179-4f14cfe40024',
  text: 'rules.txt',
  opensAt: '2023-09-11T13:00:03+02:00',
  closesAt: '2023-09-13T13:00:03+02:00',
  drawAt: '2023-09-15T13:00:03+02:00',
  winners: 2,
  substitutes: 1,
  exclusionCodes: ['R1', 'R3'],
  codePrefix: 'LUNE',
};
const randomness = 'fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587';
const nonce = (digit: string) => digit.repeat(32);
const entries = [
  'Prénom;handle;nonce;excluded;judged',
  `"Inès; dite ""Nès""";ines@courriel.example;${nonce('1')};;`,
  `Solène;SOLENE@courriel.example;${nonce('2')};;`,
  `"Clarisse\nd’en haut";clarisse@courriel.example;${nonce('3')};R3;person`,
  `Yvonne;yvonne@courriel.example;${nonce('4')};;`,
  `Yvonne;Yvonne@Courriel.example;${nonce('5')};R1;rule`,
];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'compagnon-contest-'));
  await writeFile(at('rules.txt'), 'Règlement\n');
  await writeFile(at('rules.json'), JSON.stringify(rules));
  await writeFile(at('beacon.json'), beaconOf({}));
  await writeFile(at('entries.csv'), `\ufeff${entries.join('\r\n')}\r\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('compagnon contest', () => {
  test('freezes and draws the same list, from semicolons or commas, in any order of lines', async () => {
    const frozen = run('freeze', { out: at('a.list.json') });
    expect(frozen).toMatchObject({ code: 0, err: '' });
    expect(frozen.out).toContain('3 codes of 5 entries, 2 not kept');
    const { code, out, err } = run('draw', { beacon: at('beacon.json'), out: at('a.draw.json') });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Winner 1: LUNE-.{5}-.{5} \(no\. \d\)$/m);
    expect(out).toContain('Organiser’s word only');
    const draw = await readFile(at('a.draw.json'));
    const verdict = checkDraw(draw);
    expect(verdict.verdict).toBe('verified-weaker');
    expect(verdict.draw).toMatchObject({
      isTest: false,
      freeze: {
        exclusions: {
          byCode: [
            { code: 'R1', rule: 1 },
            { code: 'R3', person: 1 },
          ],
        },
      },
    });
    expect(frozen.out).toContain(verdict.draw?.freezeHash);
    const list = await readFile(at('a.list.json'));
    expect(finish(checkListInSteps(list, { draw })).verdict).toBe('verified');

    const numbered = entries.map((line, i) => `${i === 0 ? 'n' : i};${line}`);
    const [header = '', ...lines] = numbered;
    const commas = [header, ...lines.reverse()].map((line) =>
      line.replaceAll(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/g, ','),
    );
    await writeFile(at('commas.csv'), `${commas.join('\n')}\n`);
    const files = { entries: at('commas.csv'), beacon: at('beacon.json'), out: at('b.draw.json') };
    expect(run('draw', files).code).toBe(0);
    expect((await readFile(at('b.draw.json'))).equals(draw)).toBe(true);
  });

  test('prepares lines that have no nonce yet, keeps the rest, and draws from them', async () => {
    await writeFile(
      at('plain.csv'),
      'handle,Ville\nines@courriel.example,Aubrelle\nloic@x.example,"A, B"\n',
    );
    const made = run('prepare', { entries: at('plain.csv'), out: at('private.csv') });
    expect(made).toMatchObject({ code: 0, err: '' });
    const text = await readFile(at('private.csv'), 'utf8');
    expect(text).toMatch(/^\ufeffn;code;nonce;handle;Ville\r\n1;LUNE-/i);
    expect(text).toContain('A, B');
    const files = { entries: at('private.csv'), beacon: at('beacon.json'), out: at('c.draw.json') };
    expect(run('draw', files)).toMatchObject({ code: 0, err: '' });
    const again = run('prepare', { entries: at('private.csv'), out: at('private2.csv') });
    expect(again.code).toBe(0);
    expect(await readFile(at('private2.csv'), 'utf8')).toBe(text);
  });

  test('names each wrong line, as an editor counts them, and writes nothing', async () => {
    const wrong = [
      ...entries,
      `x;ines@courriel.example;${nonce('6')};;`,
      'x;a@x.example;12;;',
      'x;b@x.example;;;',
      `x;c@x.example;${nonce('7')};R9;`,
      `x;d@x.example;${nonce('8')};R1;committee`,
      `x;;${nonce('9')};;`,
      `x;e@x.example;${nonce('a')};;;;more`,
    ];
    await writeFile(at('wrong.csv'), wrong.slice(0, -1).join('\n'));
    const files = { entries: at('wrong.csv'), out: at('wrong.list.json') };
    const { code, out, err } = run('freeze', files);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    // The third entry takes two lines.
    expect(err).toContain('line 8: the same handle as on line 2');
    expect(err).toContain('line 9: the nonce should be 32 hexadecimal digits');
    expect(err).toContain('line 10: the nonce is missing');
    expect(err).toContain('line 11: the rules have no reason “R9”; they have: R1, R3');
    expect(err).toContain('line 12: judged is “committee”');
    expect(err).toContain('line 13: the handle is missing');
    expect(err).toContain('Nothing was written.');
    await expect(readFile(at('wrong.list.json'))).rejects.toThrow('ENOENT');
    await writeFile(at('wrong.csv'), wrong.join('\n'));
    expect(run('freeze', files).err).toContain('line 14: 7 cells, and the header has 5');
  });

  test.each([
    ['', 'the file is empty'],
    ['name;code\nx;y\n', 'no column is called “handle” (nor “c”)'],
    ['handle;nonce\n', 'no line follows the header'],
    ['handle;nonce\n"a;b\n', 'a quotation mark isn'],
    [`n;handle;nonce\n1;a;${nonce('1')}\n1;b;${nonce('2')}\n`, 'number 1 stands on line 2 already'],
    [
      `tickets;handle;nonce\n2;a;${nonce('1')}\n`,
      'tickets is “2”, and should be a whole number from 1 to 1',
    ],
    ['c\nABC\n', 'c should be 64 hexadecimal digits'],
  ])('of a file like %j says why', async (text, why) => {
    await writeFile(at('odd.csv'), text);
    const { code, err } = run('freeze', { entries: at('odd.csv'), out: at('odd.list.json') });
    expect(code).toBe(1);
    expect(err).toContain(why);
  });

  test('names the first line that isn’t UTF-8', async () => {
    await writeFile(at('latin.csv'), Buffer.from('handle;nonce\na;b\nSolène;c\n', 'latin1'));
    const { code, err } = run('freeze', { entries: at('latin.csv'), out: at('x') });
    expect([code, err.includes('line 3: not in UTF-8')]).toEqual([1, true]);
  });

  test.each([
    [{ round: publishedRound + 1 }, 'the rules ask for round 657413'],
    [{ signature: publishedSignature.replace('d97b', 'd97a') }, "the beacon's signature is wrong"],
    [{ signature: 'b7' }, '“signature”: 96 lowercase hexadecimal digits'],
    [{ randomness: randomness.replace('fc', 'fd') }, "randomness isn't the hash"],
  ])('takes no beacon like %j', async (changes, why) => {
    await writeFile(at('other.json'), beaconOf(changes));
    const { randomness: _, ...without } = JSON.parse(beaconOf(changes));
    if ('signature' in changes) await writeFile(at('other.json'), JSON.stringify(without));
    const { code, err } = run('draw', { beacon: at('other.json'), out: at('never.draw.json') });
    expect(code).toBe(1);
    expect(err).toContain(why);
    await expect(readFile(at('never.draw.json'))).rejects.toThrow('ENOENT');
  });

  test.each([
    [{ winners: 0 }, '“winners”'],
    [{ drawAt: '2023-09-15' }, '“drawAt”: a time with its zone'],
    [{ drawAt: '2023-09-12T00:00:00+02:00' }, 'drawAt is not as documented'],
    [{ text: 'absent.txt' }, 'absent.txt'],
    [{ textHash: '0'.repeat(64) }, 'either “text”, a file, or “textHash”'],
    [{ prizes: 3 }, 'prizes'],
  ])('takes no rules like %j', async (changes, why) => {
    await writeFile(at('other-rules.json'), JSON.stringify({ ...rules, ...changes }));
    const { code, err } = run('freeze', { rules: at('other-rules.json'), out: at('x') });
    expect(code).toBe(1);
    expect(err).toContain(why);
  });

  test('takes the whole record, too', async () => {
    run('draw', { beacon: at('beacon.json'), out: at('d.draw.json') });
    const draw = JSON.parse(await readFile(at('d.draw.json'), 'utf8'));
    await writeFile(at('record.json'), JSON.stringify(draw.rules));
    const files = { rules: at('record.json'), beacon: at('beacon.json'), out: at('e.draw.json') };
    expect(run('draw', files).code).toBe(0);
    expect(JSON.parse(await readFile(at('e.draw.json'), 'utf8'))).toEqual(draw);
  });

  test.each([[[]], [['draw']], [['publish']], [['freeze', 'x']], [['draw', '--loud']]])(
    'wrongly called with %j says how',
    (args) => {
      const { out, err } = streams();
      expect(runContest(args, { out, err })).toBe(2);
      expect(`${err.read()}`).toContain('compagnon contest draw');
    },
  );
});

test('help names tickets; a list closed after its hour is said to be late', () => {
  const { out, err } = streams();
  expect(runContest(['--help'], { out, err })).toBe(0);
  expect(`${out.read()}`).toContain('"tickets": {"formula"');
  const said = (day: string) => {
    const late = streams();
    const args = ['--entries', at('entries.csv'), '--rules', at('rules.json')];
    const clock = { now: () => new Date(day) };
    const code = runContest(['freeze', ...args, '--out', at('late.list.json')], late, clock);
    return `${code} ${late.out.read()}`;
  };
  expect(said('2020-01-01T00:00:00Z')).toMatch(/^0 [\s\S]*Publish these before/);
  expect(said('2030-01-01T00:00:00Z')).toMatch(/^0 [\s\S]*Too late to prove a draw/);
});

function beaconOf(changes: object): string {
  return JSON.stringify({
    round: publishedRound,
    randomness,
    signature: publishedSignature,
    ...changes,
  });
}

function streams() {
  return { out: new PassThrough(), err: new PassThrough() };
}

function run(verb: string, files: Readonly<Record<string, string>>) {
  const all = { entries: at('entries.csv'), rules: at('rules.json'), ...files };
  const { out, err } = streams();
  const args = Object.entries(all).flatMap(([name, file]) => [`--${name}`, file]);
  const code = runContest([verb, ...args], { out, err });
  return { code, out: `${out.read() ?? ''}`, err: `${err.read() ?? ''}` };
}
