import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { roundAt } from './draw/chain.ts';
import { testChain } from './draw/test-chain.ts';
import { checkCosignature } from './format/cosignature.ts';
import type { Vkey } from './format/key.ts';
import { parseVkey } from './format/key.ts';
import { readKeyHistory } from './format/key-history.ts';
import type { Leaf } from './format/leaf.ts';
import { parseNote } from './format/note.ts';
import { sampleLeaves } from './sample/leaves.ts';
import { sampleCheckpoint } from './sample/log.ts';
import type { Shown } from './sample/log-server.ts';
import { serveLog } from './sample/log-server.ts';
import { client, keys, origin } from './sample/names.ts';

const program = new URL('witness.ts', import.meta.url).pathname;
const leaves = sampleLeaves();
let folder = '';
let shown: Shown;
let server: Server;
let url = '';

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'witness-'));
  shown = { checkpoint: at(7), leaves, status: 204, posted: [] };
  ({ server, url } = await serveLog(shown));
});

afterEach(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

function at(size: number, of = leaves): string {
  return sampleCheckpoint(of, size, size > 8 ? keys.second : keys.first, null);
}

type Run = { code: number; stdout: string; stderr: string };

function run(...args: string[]): Promise<Run> {
  return new Promise((resolve) => {
    const all = [program, ...args, '--lang', 'en'];
    execFile(process.execPath, all, { cwd: folder, timeout: 20_000 }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

async function init(): Promise<{ witness: Vkey; recovery: Vkey; secret: string }> {
  const { stdout, code } = await run('init', '--log', keys.first.vkey.text, '--name', 'w.example');
  expect(code).toBe(0);
  return {
    witness: read(/Witness key: +(\S+)/.exec(stdout)?.[1]),
    recovery: read(/Recovery key: +(\S+)/.exec(stdout)?.[1]),
    secret: /Recovery secret: +(\S+)/.exec(stdout)?.[1] ?? '',
  };
}

function read(text: string | undefined): Vkey {
  const key = parseVkey(text ?? '');
  if (!key.ok) throw new Error(`not a key: ${text}`);
  return key.value;
}

function wordOf(witness: Vkey, source: string | undefined) {
  const note = parseNote(source ?? '');
  return note.ok ? checkCosignature(note.value, witness).kind : 'not a note';
}

function refused(): Record<string, string> {
  const parent = join(folder, 'witness', 'refused');
  const [place] = existsSync(parent) ? readdirSync(parent) : [];
  if (place === undefined) return {};
  const files = readdirSync(join(parent, place));
  return Object.fromEntries(
    files.map((name) => [name, readFileSync(join(parent, place, name), 'utf8')]),
  );
}

describe('a witness', () => {
  test('co-signs a log that grows, and says so only once for each checkpoint', async () => {
    const { witness } = await init();
    expect(await run('once', url)).toMatchObject({ code: 0 });
    expect(wordOf(witness, shown.posted[0])).toBe('valid');
    shown.checkpoint = at(8);
    expect(await run('once', url)).toMatchObject({ code: 0 });
    expect(wordOf(witness, shown.posted[1])).toBe('valid');
    shown.checkpoint = shown.posted[1];
    const third = await run('once', url);
    expect(third).toMatchObject({ code: 0, stdout: expect.stringContaining('Nothing new') });
    expect(shown.posted).toHaveLength(2);
  });

  test('signs nothing while there is no checkpoint', async () => {
    await init();
    shown.checkpoint = undefined;
    expect(await run('once', url)).toMatchObject({ code: 0 });
    expect(shown.posted).toEqual([]);
  });

  /** The agency is shown what the witness holds, and gets no word on anything else. */
  function expectOnlyKept() {
    expect(shown.posted.length).toBeGreaterThan(1);
    expect(new Set(shown.posted).size).toBe(1);
  }

  test('refuses a smaller log, and keeps both notes', async () => {
    await init();
    await run('once', url);
    shown.checkpoint = at(3);
    const { code, stderr } = await run('once', url);
    expect([code, stderr]).toEqual([1, expect.stringContaining('shorter than it was')]);
    expect(refused()).toMatchObject({ 'shown.txt': at(3), 'reason.txt': 'smaller\n' });
    expect(refused()['kept.txt']).toBe(shown.posted[0]);
    expectOnlyKept();
  });

  test('refuses another root at the same size', async () => {
    await init();
    await run('once', url);
    const other = [...leaves.slice(1), leaves[0] ?? new Uint8Array()];
    shown.checkpoint = at(7, other);
    expect(await run('once', url)).toMatchObject({ code: 1 });
    expect(refused()).toMatchObject({ 'reason.txt': 'other-root\n' });
    expectOnlyKept();
  });

  test('refuses a rewritten log, whatever proof it is shown', async () => {
    await init();
    await run('once', url);
    const other = leaves.with(5, leaves[4] ?? new Uint8Array());
    shown.checkpoint = at(8, other);
    for (const proof of [leaves, other]) {
      shown.leaves = proof;
      expect(await run('once', url)).toMatchObject({ code: 1 });
    }
    expect(refused()).toMatchObject({ 'reason.txt': 'inconsistent\n', 'shown.txt': at(8, other) });
    expectOnlyKept();
  });

  test('refuses another log, an unsigned note, and what is no checkpoint', async () => {
    await init();
    for (const note of [
      at(7).replace(origin, 'elsewhere.example/log'),
      sampleCheckpoint(leaves, 7, keys.stranger, null),
      'hello\n',
    ]) {
      shown.checkpoint = note;
      expect(await run('once', url)).toMatchObject({ code: 1 });
    }
    expect(shown.posted).toEqual([]);
  });

  test('accepts the next key once it is told to, and the old one no longer', async () => {
    await init();
    await run('once', url);
    shown.checkpoint = at(9);
    expect(await run('once', url)).toMatchObject({ code: 1 });
    expect(await run('trust', keys.witness.vkey.text)).toMatchObject({ code: 2 });
    expect(await run('trust', keys.second.vkey.text)).toMatchObject({ code: 0 });
    expect(await run('once', url)).toMatchObject({ code: 0 });
    shown.checkpoint = sampleCheckpoint(leaves, 12, keys.first, null);
    expect(await run('once', url)).toMatchObject({ code: 1 });
  });

  test('remembers before it hands over, and offers the same line again', async () => {
    await init();
    shown.status = 500;
    expect(await run('once', url)).toMatchObject({ code: 2 });
    shown.status = 204;
    expect(await run('once', url)).toMatchObject({ code: 0 });
    expect(shown.posted[1]).toBe(shown.posted[0]);
    expect(refused()).toEqual({});
  });

  test('accuses nobody where the server is not there', async () => {
    await init();
    server.close();
    server.closeAllConnections();
    expect(await run('once', url)).toMatchObject({ code: 2 });
    expect(refused()).toEqual({});
  });

  test('never takes a damaged or missing memory for an empty one', async () => {
    await init();
    await run('once', url);
    writeFileSync(join(folder, 'witness', 'memory.json'), '{}');
    expect(await run('once', url)).toMatchObject({ code: 2 });
    rmSync(join(folder, 'witness', 'memory.json'));
    expect(await run('once', url)).toMatchObject({ code: 2 });
    expect(shown.posted).toHaveLength(1);
    const again = await run('init', '--log', keys.first.vkey.text, '--name', 'w.example');
    expect(again.code).toBe(2);
  });

  test('works one at a time, and takes over from a process that is gone', async () => {
    await init();
    const lock = join(folder, 'witness', 'lock');
    writeFileSync(lock, String(process.pid));
    expect(await run('once', url)).toMatchObject({ code: 2 });
    writeFileSync(lock, '999999999');
    expect(await run('once', url)).toMatchObject({ code: 0 });
    expect(existsSync(lock)).toBe(false);
  });

  test('watches until the log is refused', async () => {
    const { witness } = await init();
    const watching = run('watch', url, '--every', '1');
    await expect.poll(() => shown.posted.length, { timeout: 10_000 }).toBe(1);
    shown.checkpoint = at(8);
    await expect.poll(() => shown.posted.length, { timeout: 10_000 }).toBe(2);
    shown.checkpoint = at(3);
    expect(await watching).toMatchObject({ code: 1 });
    expect(shown.posted.map((note) => wordOf(witness, note))).toEqual(['valid', 'valid', 'valid']);
    expect(shown.posted[2]).toBe(shown.posted[1]);
  });

  test('signs its successor, with its key or with the recovery secret', async () => {
    const { witness, recovery, secret } = await init();
    writeFileSync(join(folder, 'secret.txt'), `${secret}\n`);
    const next = [keys.otherWitness.vkey.text, keys.recovery.vkey.text];
    const byKey = await run('sign-successor', ...next);
    const lost = ['--replaces', witness.text, '--secret', 'secret.txt', '--folder', 'gone'];
    const bySecret = await run('sign-successor', ...next, ...lost);
    for (const [{ stdout, code }, by] of [
      [byKey, 'old-key'],
      [bySecret, 'recovery-key'],
    ] as const) {
      expect(code).toBe(0);
      const body = JSON.parse(stdout);
      expect(body.by).toBe(by);
      const { flaws, witnesses } = readKeyHistory(enrolments(witness, recovery, body));
      expect([flaws, witnesses.map(({ to }) => to)]).toEqual([[], [1, null]]);
    }
  });

  test('audits what a beacon chooses of the log that it co-signed before', async () => {
    const { witness } = await init();
    const genesis = Math.floor(Date.now() / 1000) - 1000;
    const beacon = testChain(new Uint8Array(32).fill(5), { period: 1, genesis });
    writeFileSync(join(folder, 'chain.json'), JSON.stringify(beacon.chain));
    const audit = (...args: string[]) =>
      run('audit', url, '--chain', 'chain.json', '--count', '5', ...args);
    expect(await audit()).toMatchObject({ code: 0, stdout: expect.stringContaining('once') });
    await run('once', url);
    const settled = await audit();
    expect([settled.code, settled.stdout]).toEqual([0, expect.stringContaining('T00:00:0')]);
    expect(existsSync(join(folder, 'witness', 'audits'))).toBe(false);
    // Tomorrow is in two seconds.
    const file = join(folder, 'witness', 'audit.json');
    const soon = roundAt(beacon.chain, new Date(Date.now() + 1000));
    const bring = (round: number) => {
      const text = readFileSync(file, 'utf8').replace(/"round":\d+/, `"round":${round}`);
      writeFileSync(file, text);
    };
    bring(soon);
    await sleep(2_100);
    expect(await audit('--signature', beacon.sign(soon + 1))).toMatchObject({ code: 2 });
    const made = await audit('--signature', beacon.sign(soon));
    expect([made.code, made.stdout]).toEqual([
      0,
      expect.stringContaining('5 leaves of 5 chosen are in the log'),
    ]);
    expect(made.stdout).toContain('Recorded in the log');
    const [name = ''] = readdirSync(join(folder, 'witness', 'audits'));
    const check = (...args: string[]) =>
      run('check-audit', join('witness', 'audits', name), ...args);
    const keys1 = ['--witness', witness.text, '--log', keys.first.vkey.text];
    expect(await check(...keys1)).toMatchObject({ code: 0 });
    expect(await check('--log', keys.second.vkey.text)).toMatchObject({ code: 1 });
    // The agency shows other leaves than those that were co-signed.
    shown.leaves = leaves.toReversed();
    bring(soon + 1);
    shown.recordStatus = 403;
    const false1 = await audit('--signature', beacon.sign(soon + 1));
    expect([false1.code, false1.stdout]).toEqual([
      1,
      expect.stringContaining('Not in the log that the witness co-signed'),
    ]);
    expect(false1.stderr).toContain('kept and will be offered again');
    // What wasn't taken is offered again, until it is.
    expect(await audit()).toMatchObject({ code: 2 });
    shown.recordStatus = 200;
    expect((await audit()).stdout).toContain('Recorded in the log');
    expect((await audit()).stdout).not.toContain('Recorded in the log');
    writeFileSync(file, '{}');
    expect(await audit()).toMatchObject({ code: 2 });
  });

  test('says how it is called', async () => {
    const calls = [[], ['dance'], ['once'], ['once', 'nowhere'], ['once', url, '--loud']];
    for (const args of calls) expect(await run(...args)).toMatchObject({ code: 2 });
    expect(await run('--help')).toMatchObject({ code: 0 });
    expect(await run('once', url)).toMatchObject({ code: 2 });
    const named = await run('init', '--log', keys.first.vkey.text, '--name', 'a b');
    expect(named.code).toBe(2);
  });
});

/** Leaf 0 enrols the witness, leaf 1 is what the program printed. */
function enrolments(witness: Vkey, recovery: Vkey, body: unknown): Leaf[] {
  const first = { witness: witness.text, recovery: recovery.text };
  const bodies = [{ ...first, replaces: null, by: null, signature: null }, body];
  // The bodies are what the test wants to know; the rest is as every leaf's.
  return bodies.map(
    (item) => ({ v: 1, kind: 'witness-enrolled', client, at: new Date(0), body: item }) as Leaf,
  );
}
