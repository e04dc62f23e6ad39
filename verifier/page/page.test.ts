import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPage } from '../build.ts';
import { sampleNonce } from '../sample/draw.ts';
import { forgedByStranger } from '../sample/forged-by-stranger.ts';
import { sampleLeaves } from '../sample/leaves.ts';
import { sampleBundle, sampleCheckpoint } from '../sample/log.ts';
import { keys } from '../sample/names.ts';
import { recode } from './model.ts';

const executablePath = '/usr/bin/chromium';
const bytes = await buildPage();
const page = Buffer.from(bytes).toString('latin1');
const [, packed = ''] = page.split(/<script type="text\/plain" id="packed">|<\/script>/);
const plain = packed.replace(/=([@M|}])/g, (_, letter) =>
  String.fromCharCode(letter.charCodeAt(0) - 64),
);
const parcel = new Uint8Array(Buffer.from(plain, 'latin1'));
const length = Buffer.from(parcel.subarray(0, 3)).readUIntBE(0, 3);
const script = Buffer.from(recode(parcel.subarray(3), length)).toString('utf8');

describe('the file', () => {
  test('is small, the same each time, and asks for nothing from outside', async () => {
    expect(bytes.length).toBeLessThan(100_000);
    expect(Buffer.from(await buildPage()).equals(bytes)).toBe(true);
    expect(script).toContain('not-verified');
    for (const text of [page.replace(packed, ''), script]) {
      // A report that is rendered to be compared has links within itself, and to its own files.
      const outside =
        /https?:\/\/|\b(src|href)=(?!"(#|\$\{|evidence\/))|@import|url\(|\bimport\s*\(|\bfetch\(/;
      expect(outside.exec(text)?.[0]).toBeUndefined();
    }
  });

  test('allows its own script and style by their hash, and nothing else', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    const [, loader = ''] = page.split(/<script type="module">|<\/script>\n<\/body>/);
    const [, style = ''] = page.split(/<style>|<\/style>/);
    expect(policy).toContain(`script-src ${hashOf(loader)} ${hashOf(script)};`);
    expect(policy).toContain(`style-src ${hashOf(style)};`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });
});

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

describe.skipIf(!existsSync(executablePath))('in a browser, from the disk', () => {
  let folder = '';
  let browser: Browser;
  let troubles: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'page-'));
    writeFileSync(join(folder, 'verify.html'), bytes);
    writeFileSync(join(folder, 'right.zip'), sampleBundle());
    const forged = forgedByStranger.find(({ name }) => name === 'removed-leaf');
    writeFileSync(join(folder, 'forged.zip'), forged?.bytes() ?? '');
    const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
    browser = await chromium.launch({ executablePath, args });
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function open(options: BrowserContextOptions): Promise<Page> {
    const context = await browser.newContext({ offline: true, ...options });
    const tab = await context.newPage();
    troubles = [];
    tab.on('console', (message) => troubles.push(message.text()));
    tab.on('pageerror', (error) => troubles.push(error.message));
    tab.on('request', (request) => {
      if (!request.url().startsWith('file:')) troubles.push(request.url());
    });
    await tab.goto(`file://${folder}/verify.html`);
    return tab;
  }

  test('names what is wrong, in the reader’s language', async () => {
    const tab = await open({ locale: 'fr-FR' });
    await tab.setInputFiles('#file', join(folder, 'forged.zip'));
    await expect.poll(() => tab.textContent('#verdict')).toBe('Pas vérifié');
    expect(await tab.textContent('#findings')).toContain('La feuille 10 a été retirée.');
    await tab.click('#language');
    expect(await tab.textContent('#findings')).toContain('Leaf 10 was removed.');
    expect(await tab.getAttribute('html', 'lang')).toBe('en');
    expect(troubles).toEqual([]);
  });

  test('verifies against what the reader holds, at 320 pixels', async () => {
    const tab = await open({ locale: 'en-GB', viewport: { width: 320, height: 640 } });
    await tab.setInputFiles('#file', join(folder, 'right.zip'));
    await expect.poll(() => tab.textContent('#verdict')).toContain('with reservation');
    await tab.click('summary');
    await tab.fill('#key', 'half a key');
    await tab.click('#again');
    await expect.poll(() => tab.textContent('#key-error')).toContain('not a whole key');
    await tab.fill('#key', keys.second.vkey.text);
    await tab.fill('#witness', keys.witness.vkey.text);
    await tab.fill('#checkpoint', sampleCheckpoint(sampleLeaves(), 9));
    await tab.press('#key', 'Enter');
    await expect.poll(() => tab.textContent('#verdict')).toBe('Verified: whole and unchanged');
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(troubles).toEqual([]);
  });

  test('says what a draw gives, whose an entry is, and which line of a list was changed', async () => {
    const draw = join(folder, 'right.draw.json');
    const list = join(folder, 'right.list.json');
    const vectors = new URL('../vectors/draw/', import.meta.url);
    writeFileSync(draw, readFileSync(new URL('right.draw.json', vectors)));
    const codes = readFileSync(new URL('right.list.json', vectors), 'utf8');
    writeFileSync(list, codes.replace('LUNE-33TG8-Q6SQE', 'LUNE-33TG8-Q6SQF'));
    const tab = await open({ locale: 'fr-FR', viewport: { width: 320, height: 700 } });
    await tab.setInputFiles('#file', draw);
    await expect.poll(() => tab.textContent('#verdict')).toBe('Tirage recalculé, avec réserve');
    expect(await tab.textContent('#openings')).toContain('LUNE-EDNF7-7P6BM');
    expect(await tab.textContent('#openings-title')).toContain('tirés au sort');
    await tab.click('summary');
    await tab.fill('#outsider', keys.otherWitness.vkey.text);
    await tab.fill('#handle', ' Ines@Courriel.example ');
    await tab.fill('#nonce', Buffer.from(sampleNonce('ines')).toString('hex'));
    await tab.press('#nonce', 'Enter');
    await expect.poll(() => tab.textContent('#verdict')).toBe('Tirage vérifié');
    expect(await tab.textContent('#findings')).toContain(
      'votre participation est LUNE-33TG8-Q6SQE',
    );
    await tab.fill('#nonce', 'abc');
    await tab.press('#nonce', 'Enter');
    await expect.poll(() => tab.textContent('#mine-error')).toContain('32 chiffres');
    await tab.fill('#nonce', '');
    await tab.setInputFiles('#file', [list, draw]);
    await expect.poll(() => tab.textContent('#verdict')).toBe('Liste pas vérifiée');
    expect(await tab.textContent('#findings')).toContain('ligne 1 de la liste des codes');
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(troubles).toEqual([]);
  });
});
