import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readZip } from '../../verifier/format/zip.ts';
import { openBrowser, type TestBrowser, textOf, textsOf, type Window } from '../browser.ts';
import { createPerson, type Person } from '../person.ts';
import { type RunningServer, startServer } from '../server.ts';
import { changeCapture, changeCode, changeHour, changePage } from './forge.ts';
import { waitFor } from './wait-for.ts';

let browser: TestBrowser;
let server: RunningServer;
let solene: Person;
let folder = '';
let reportId = '';
/** A slow machine checks an archive for some seconds. */
const SOON = { timeout: 60_000 };

/** What a client holds: the archive as it was sealed, and three that somebody changed. */
beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
  folder = await mkdtemp(path.join(tmpdir(), 'proofs-'));
  solene = createPerson(server.url);
  await solene.api.people.enterDemo({ locale: 'fr' });
  const { reports } = await solene.api.reports.listReports({});
  reportId = reports[0]?.id ?? '';
  const address = `${server.url}/api/report-files/${reportId}/1/report.zip`;
  const archive = await waitFor('the archive', async () => {
    const response = await solene.fetch(address);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  });
  const entries = readZip(archive);
  const page = entries.ok && entries.value.find(({ path: name }) => name === 'verify.html');
  const { contests } = await solene.api.contests.listContests({});
  const { publicId } = await solene.api.contests.readContest({ contestId: contests[0]?.id ?? '' });
  const file = async (name: string) =>
    (await fetch(`${server.url}/api/contest-files/${publicId}/${name}`)).text();
  const [draw, list] = await Promise.all([file('draw.json'), file('list.json')]);
  const files = {
    'right.zip': archive,
    'digit.zip': changePage(archive, '253', '254'),
    'capture.zip': changeCapture(archive),
    'date.zip': changeHour(archive, '2026-12-04T16:02:', '2026-12-04T16:03:'),
    'verify.html': page ? page.bytes : '',
    'draw.json': draw,
    'list.json': list,
    'forged.draw.json': changeCode(draw),
    'forged.list.json': list.replace(
      /LUNE-(.)/,
      (_, letter) => `LUNE-${letter === 'A' ? 'B' : 'A'}`,
    ),
  };
  for (const [name, bytes] of Object.entries(files))
    await writeFile(path.join(folder, name), bytes);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

const said = {
  'fr-FR': {
    right: /4 décembre 2026 à 17.h.02.*214 /,
    'digit.zip': /figure|chiffre/i,
    'capture.zip': /preuve n.est pas celle/i,
    'date.zip': /sceau|feuille/i,
  },
  'en-GB': {
    right: /4 December 2026 at 17:02.*214 /,
    'digit.zip': /figure/i,
    'capture.zip': /piece of evidence isn.t the one/i,
    'date.zip': /seal|leaf/i,
  },
} as const;
const forged = ['digit.zip', 'capture.zip', 'date.zip'] as const;

describe.each(['fr-FR', 'en-GB'] as const)('in %s', (locale) => {
  test('the public page says when it was sealed, and what was changed', async () => {
    const anybody = await browser.openWindow(server.url, { locale, width: 320, hasScript: false });
    const { page } = anybody;
    const check = async (name: string) => {
      await page.goto('/b');
      await page.locator('input[type=file]').setInputFiles(path.join(folder, name));
      await page.locator('form button').first().click();
      return textOf(page.getByRole('status'));
    };
    expect(await check('right.zip')).toMatch(said[locale].right);
    for (const name of forged) {
      const words = await check(name);
      expect(words).toMatch(said[locale][name]);
      expect(words).not.toMatch(said[locale].right);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(anybody.trouble).toEqual([]);
    await anybody.close();
  });

  test('the archive’s own page says the same with the network cut', async () => {
    const tab = await openOffline(locale);
    await tab.page.setInputFiles('#file', path.join(folder, 'right.zip'));
    await expect.poll(() => textOf(tab.page.locator('main')), SOON).toMatch(said[locale].right);
    for (const name of forged) {
      await tab.page.setInputFiles('#file', path.join(folder, name));
      await expect
        .poll(() => textOf(tab.page.locator('#findings')), SOON)
        .toMatch(said[locale][name]);
    }
    expect(tab.asked).toEqual([]);
    await tab.page.context().close();
  });

  test('the draw is made again with the network cut; a changed code is found, and its line named', async () => {
    const tab = await openOffline(locale);
    const of = (name: string) => path.join(folder, name);
    await tab.page.setInputFiles('#file', of('draw.json'));
    await expect
      .poll(() => tab.page.locator('#openings li').count(), SOON)
      .toBeGreaterThanOrEqual(15);
    await tab.page.setInputFiles('#file', [of('list.json'), of('draw.json')]);
    const findings = () => textOf(tab.page.locator('#findings'));
    await expect.poll(findings, SOON).not.toMatch(/ligne 1 |line 1 /);
    for (const names of [['forged.list.json', 'draw.json'], ['forged.draw.json']]) {
      await tab.page.setInputFiles('#file', names.map(of));
      await expect.poll(findings, SOON).toMatch(/(ligne|line) 1 /);
    }
    expect(tab.asked).toEqual([]);
    await tab.page.context().close();
  });
});

test('each figure opens what it means and what it rests on; nothing flatters', async () => {
  const window = await browser.openWindow(server.url);
  await enter(window);
  const { page } = window;
  await page.goto(`/reports/${reportId}`);
  const figures = page.locator('.report-figure');
  await figures.first().waitFor();
  expect(await figures.count()).toBe(26);
  for (const one of await figures.all()) await one.locator('summary').click();
  for (const words of await textsOf(figures)) expect(words).toMatch(/Définition/);
  const late = page.getByRole('link', { name: /Mijote et Compagnie, à la parution.*absente/ });
  const address = (await late.first().getAttribute('href')) ?? '';
  const opened = await page.request.get(address);
  expect([opened.status(), await opened.text()]).toEqual([
    200,
    expect.stringContaining('<article>'),
  ]);
  expect((await fetch(`${server.url}${address}`)).status).toBe(404);
  const all = await textOf(page.locator('main'));
  expect(all).not.toMatch(/EMV|équivalent publicitaire|portée potentielle|5 260|61 100/i);
  expect(window.trouble).toEqual([]);
  await window.close();
});

/** The archive's page, from the disk. */
async function openOffline(locale: 'fr-FR' | 'en-GB') {
  const context = await browser.browser.newContext({ offline: true, locale });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) asked.push(request.url());
  });
  await page.goto(`file://${folder}/verify.html`);
  return { page, asked };
}

async function enter({ context }: Window) {
  const cookies = solene
    .cookie()
    .split('; ')
    .flatMap((pair) => {
      const [name, ...value] = pair.split('=');
      return name ? [{ name, value: value.join('='), url: server.url }] : [];
    });
  await context.addCookies(cookies);
}
