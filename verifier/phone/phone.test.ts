import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildPhonePage } from '../build.ts';
import { parseVkey } from '../format/key.ts';
import { sampleLeaves } from '../sample/leaves.ts';
import { sampleCheckpoint } from '../sample/log.ts';
import { type Shown, serveLog } from '../sample/log-server.ts';
import { keys } from '../sample/names.ts';
import { readKept, writeKept } from './kept.ts';

const leaves = sampleLeaves();
let bytes: Uint8Array;
let browser: Browser;
let shown: Shown;
let server: Server;
let url = '';
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'phone-'));
  [bytes, browser] = await Promise.all([
    buildPhonePage(),
    chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    }),
  ]);
  writeFileSync(join(folder, 'witness.html'), bytes);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
  server?.closeAllConnections();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  server?.close();
  server?.closeAllConnections();
  shown = { checkpoint: at(7), leaves, status: 204, posted: [], page: bytes };
  ({ server, url } = await serveLog(shown));
});

function at(size: number, of = leaves): string {
  return sampleCheckpoint(of, size, size > 8 ? keys.second : keys.first, null);
}

async function openPage(from = `${url}/witness`): Promise<Page> {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 320, height: 640 },
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const query = new URLSearchParams({ log: url, key: keys.first.vkey.text });
  await page.goto(`${from}#${query}`);
  return page;
}

const stamp = (page: Page) => page.locator('#verdict').textContent();
const meaning = (page: Page) => page.locator('#meaning').textContent();

async function look(page: Page, show: string) {
  shown.checkpoint = show;
  await page.getByRole('button', { name: 'Look now' }).click();
  await expect.poll(() => page.locator('#status').textContent()).toBe('');
  return [await stamp(page), await meaning(page)];
}

async function begin(page: Page) {
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect.poll(() => stamp(page)).toBe('First look');
}

describe('the witness for a phone', () => {
  test('keeps the head, says that the log was continued, and remembers after a reload', async () => {
    const page = await openPage();
    await begin(page);
    expect(await look(page, at(7))).toEqual(['Continued, unchanged', expect.stringMatching(/^7 /)]);
    const [good, text] = await look(page, at(8));
    expect([good, text]).toEqual([
      'Continued, unchanged',
      expect.stringContaining('The 7 from before'),
    ]);
    await page.reload();
    await expect.poll(() => meaning(page)).toContain('8 leaves, as the last time');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await page.getByRole('button', { name: 'Français' }).click();
    expect(await stamp(page)).toBe('Prolongé, inchangé');
    expect(shown.posted).toEqual([]);
  });

  test('refuses a shorter and a rewritten log, keeps both notes, and what it had', async () => {
    const page = await openPage();
    await begin(page);
    expect(await look(page, at(3))).toEqual([
      'Refused',
      expect.stringContaining('shorter than it was'),
    ]);
    const swapped = [...leaves.slice(1), ...leaves.slice(0, 1)];
    expect(await look(page, at(7, swapped))).toEqual([
      'Refused',
      expect.stringContaining('rewritten'),
    ]);
    const other = leaves.with(5, leaves[4] ?? new Uint8Array());
    for (const proof of [leaves, other]) {
      shown.leaves = proof;
      const said = await look(page, at(8, other));
      expect(said).toEqual(['Refused', expect.stringContaining('doesn’t continue')]);
    }
    const forged = sampleCheckpoint(leaves, 8, keys.stranger, null);
    expect(await look(page, forged)).toEqual([
      'Refused',
      expect.stringContaining('no accepted key'),
    ]);
    expect(await page.locator('#last').textContent()).toBe(at(7));
    await page.reload();
    const proofs = page.locator('#proof-list pre');
    expect(await proofs.allTextContents()).toEqual(
      [at(3), at(7, swapped), at(8, other), forged].flatMap((note) => [at(7), note]),
    );
  });

  test('works as a file on the phone’s own disk, and its memory is taken along', async () => {
    const page = await openPage(`file://${join(folder, 'witness.html')}`);
    await begin(page);
    await page.getByText('What is kept').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Take away' }).click(),
    ]);
    const file = join(folder, 'kept.json');
    await download.saveAs(file);
    const kept = readKept(readFileSync(file, 'utf8'));
    expect(kept.ok && kept.value.last).toBe(at(7));
    // Another device, which the agency shows less to.
    const other = await openPage();
    shown.checkpoint = at(3);
    await other.locator('#bring').setInputFiles(file);
    await expect.poll(() => stamp(other)).toBe('Refused');
  });

  test('never takes a damaged memory for an empty one, and accuses nobody who is away', async () => {
    const page = await openPage();
    await begin(page);
    shown.checkpoint = undefined;
    await page.getByRole('button', { name: 'Look now' }).click();
    await expect.poll(() => stamp(page)).toBe('Nothing checked');
    await page.evaluate("localStorage.setItem('compagnon-witness', '{}')");
    await page.reload();
    expect(await meaning(page)).toContain('damaged');
    expect(await page.getByRole('button', { name: 'Begin' }).isVisible()).toBe(false);
  });

  test('accepts the next key once it is told to', async () => {
    const page = await openPage();
    await begin(page);
    expect((await look(page, at(9)))[0]).toBe('Refused');
    await page.getByText('What is kept').click();
    await page.locator('#next').fill(keys.witness.vkey.text);
    await page.getByRole('button', { name: 'Accept this key' }).click();
    expect(await page.locator('#next-error').textContent()).not.toBe('');
    await page.locator('#next').fill(keys.second.vkey.text);
    await page.getByRole('button', { name: 'Accept this key' }).click();
    await expect.poll(() => stamp(page)).toBe('Continued, unchanged');
  });
});

test('what is kept is read as it was written, and nothing else is', () => {
  const key = parseVkey(keys.first.vkey.text);
  if (!key.ok) throw new Error('no key');
  const refused = [
    { at: '2026-11-25T08:00:00.000Z', reason: 'smaller', shown: at(3), kept: at(7) },
  ];
  const kept = { url, keys: [key.value], last: at(7), lookedAt: null, refused };
  expect(readKept(writeKept(kept))).toEqual({ ok: true, value: kept });
  for (const text of ['', '{}', writeKept(kept).replace('"v":1', '"v":2'), '[]']) {
    expect(readKept(text).ok).toBe(false);
  }
});
