import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type TestBrowser, textOf, type Window } from '../browser.ts';
import { type RunningServer, startServer } from '../server.ts';

const NAME = 'Un panier d’hiver';
const HOUR = 3_600_000;

let browser: TestBrowser;
let server: RunningServer;
let ines: Window;
let solene: Window;
let entrant: Window;
let now = 0;
let contest = '';
let publicId = '';

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
  ines = await enterAs('Inès');
  solene = await enterAs('Solène');
  // Whoever enters has a phone, and no script.
  entrant = await browser.openWindow(server.url, { width: 320, hasScript: false });
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test('a trainee writes the rules; what is missing is listed, and nothing opens without a signature', async () => {
  const { page } = ines;
  await page.goto('/contests');
  await page.locator('summary').filter({ hasText: 'Nouveau concours' }).click();
  await page.locator('[name=clientId]').selectOption({ label: 'Laiterie Ombrelune' });
  await page.getByLabel('Nom du concours').fill(NAME);
  await page.getByRole('button', { name: 'Nouveau concours' }).click();
  await page.waitForURL(/\/contests\/[0-9a-f-]{36}/);
  contest = new URL(page.url()).pathname;
  await page.goto(`${contest}?tab=setup`);
  expect(await textOf(page.locator('main'))).toContain('Chaque lot a besoin d’un nom.');
  await fillSetup(ines);
  await page.getByRole('button', { name: 'Enregistrer' }).first().click();
  await expect.poll(() => textOf(page.locator('main'))).not.toContain('Chaque lot a besoin');
  // A sent form is reset: to what is stored, field by field, so that it can be sent again.
  const shown = await valuesOf(page);
  expect(shown.filter(({ name }) => name === 'name')).toEqual([{ name: 'name', value: NAME }]);
  await page.reload();
  expect(await valuesOf(page)).toEqual(shown);
  await page.goto(`${contest}?tab=text`);
  expect(await textOf(page.locator('main'))).toContain('Biscuiterie de la Rive');
  expect(await page.getByRole('button', { name: 'Demander la signature' }).isEnabled()).toBe(false);
  expect(await listBarriers(ines)).toEqual([]);
  const view = await readContest();
  publicId = view.publicId;
  expect((await fetch(`${server.url}/j/${publicId}`)).status).toBe(404);
  expect(ines.trouble).toEqual([]);
});

test('the client signs by link; robots that open it sign nothing; then the mentor opens', async () => {
  const { page } = solene;
  await page.goto(`${contest}?tab=text`);
  await page.getByRole('button', { name: 'Demander la signature' }).click();
  const field = page.locator('input[readonly]');
  await field.waitFor();
  const link = await field.inputValue();
  for (const method of ['GET', 'HEAD', 'GET']) await (await fetch(link, { method })).arrayBuffer();
  const token = new URL(link).pathname;
  for (const body of ['', 'contentHash=zz', '%%%=%&contentHash=%00', 'name='.padEnd(9_000, 'x')]) {
    expect((await sendGarbage(`${token}/rules?/sign`, body)).status).toBeLessThan(500);
  }
  expect((await readContest()).stage).toBe('unsigned');
  const clarisse = await browser.openWindow(server.url, { hasScript: false, width: 320 });
  await clarisse.page.goto(token);
  expect(await textOf(clarisse.page.locator('h1'))).toContain(NAME);
  expect(await textOf(clarisse.page.locator('main'))).toContain('Biscuiterie de la Rive');
  await clarisse.page.getByRole('button', { name: 'Je signe ce règlement' }).click();
  await clarisse.page.locator('.stamp').waitFor();
  expect(await textOf(clarisse.page.locator('.stamp'))).toContain('Clarisse Montbazin');
  expect(clarisse.trouble).toEqual([]);
  await clarisse.close();

  await page.goto(`${contest}?tab=text`);
  await press(solene, 'Ouvrir le jeu');
  await expect.poll(async () => (await readContest()).stage).toBe('announced');
  expect(solene.trouble).toEqual([]);
});

test('on a phone without script somebody enters, corrects a mistake, and keeps a receipt', async () => {
  const { page } = entrant;
  await page.goto(`/j/${publicId}`);
  expect(await page.getByRole('button', { name: 'Participer' }).count()).toBe(0);
  await moveClock(now + 3 * HOUR);
  await page.goto(`/j/${publicId}?from=lettre`);
  expect(await page.getByRole('checkbox', { name: /lettre de/ }).isChecked()).toBe(false);
  await page.getByLabel(/^Prénom/).fill('Maëlle');
  await page.getByLabel(/^Nom/).fill('Ké<b>r</b>');
  await page.getByLabel(/^Adresse électronique/).fill('maelle@example.org');
  await page.getByLabel(/^Code postal/).fill('29200');
  await page.getByLabel(/^Année de naissance/).fill('1850');
  await page.getByRole('checkbox', { name: /lu le règlement/ }).check();
  await page.getByRole('button', { name: 'Participer' }).click();
  await page.getByText('Quatre chiffres, comme 1984.').waitFor();
  expect(await page.getByLabel(/^Nom/).inputValue()).toBe('Ké<b>r</b>');
  await page.getByLabel(/^Année de naissance/).fill('1990');
  await page.getByRole('button', { name: 'Participer' }).click();
  await page.waitForURL(/\/r\//);
  expect(await textOf(page.locator('.contest-code'))).toMatch(/^PANIER-[0-9A-HJKMNP-TV-Z]{5}-/);
  expect(await isWiderThanScreen(entrant)).toBe(false);
  // Axe needs a window with script: the pages are the same.
  for (const path of [`/j/${publicId}`, new URL(page.url()).pathname]) {
    await ines.page.goto(path);
    expect(await listBarriers(ines)).toEqual([]);
  }
});

test('forms full of rubbish break nothing and enter nobody', async () => {
  const key = 'a'.repeat(22);
  for (const path of ['', `/r/${key}?/withdraw`, `/confirm/${key}`, `/prize/${key}?/answer`]) {
    for (const body of ['', 'email=x', '%%%=%00', `birthYear=${'9'.repeat(5_000)}`]) {
      const { status } = await sendGarbage(`/j/${publicId}${path}`, body);
      expect([path, body.slice(0, 9), status >= 400 && status < 500]).toEqual([
        path,
        body.slice(0, 9),
        true,
      ]);
    }
  }
  expect((await readContest()).counts.received).toBe(1);
});

test('who withdraws is erased at once, and the team reads only a number and where it came from', async () => {
  const { page } = entrant;
  await page.locator('summary').filter({ hasText: 'Retirer et effacer' }).click();
  await page.getByRole('button', { name: 'Oui, retirer et effacer' }).click();
  await page.getByText('Vos données sont effacées').waitFor();
  await ines.page.goto(`${contest}?tab=entries`);
  const words = await textOf(ines.page.locator('#entry-1'));
  expect(words).toMatch(/N° 1 PANIER-.*Personne effacée.*lettre/);
  expect(await ines.page.content()).not.toContain('maelle@example.org');
  expect(await listBarriers(ines)).toEqual([]);
  expect(ines.trouble).toEqual([]);
  // The mistake in the form, and nothing else.
  expect(entrant.trouble).toEqual([expect.stringContaining('422')]);
});

test('when the clock of the demonstration is moved, what the rules say happens by itself', async () => {
  await moveClock(now + 42 * HOUR);
  expect(await readContest()).toMatchObject({ stage: 'frozen', isTestBeacon: true });
  await solene.page.goto(`${contest}?tab=draw`);
  await press(solene, 'Tirer');
  await solene.page.getByText('L’heure prévue par le règlement n’est pas venue').waitFor();
  await moveClock(now + 51 * HOUR);
  expect((await readContest()).stage).toBe('drawn');
  await entrant.page.goto(`/j/${publicId}/draw`);
  expect(await textOf(entrant.page.locator('main'))).toContain('Balise d’essai');
});

async function fillSetup({ page }: Window) {
  const session = await (await page.request.get('/api/session')).json();
  now = new Date(session.agency.now).getTime();
  const words = {
    orgName: 'Biscuiterie de la Rive',
    registration: 'RCS Sauvigne 900 000 001',
    address: '4 rue du Lavoir, 89000 Sauvigne',
    'prize-0': 'Un panier garni',
    'quantity-0': '2',
    'value-0': '39,50',
    codePrefix: 'PANIER',
    controllerName: 'Biscuiterie de la Rive',
    controllerEmail: 'donnees@example.org',
    opensAt: paris(now + 2 * HOUR),
    closesAt: paris(now + 30 * HOUR),
    confirmUntil: paris(now + 40 * HOUR),
    listAt: paris(now + 41 * HOUR),
    drawAt: paris(now + 50 * HOUR),
    eraseEntriesOn: paris(now + 900 * HOUR).slice(0, 10),
  };
  for (const [name, value] of Object.entries(words))
    await page.locator(`[name="${name}"]`).fill(value);
}

/** As a `datetime-local` field wants it, on the client's clock. */
function paris(at: number): string {
  const text = new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/Paris' });
  return text.slice(0, 16).replace(' ', 'T');
}

/** Presses it, behind its disclosure if it has one. */
async function press({ page }: Window, name: string) {
  const summary = page.locator('summary').filter({ hasText: name });
  if ((await summary.count()) > 0) await summary.first().click();
  await page.getByRole('button', { name }).last().click();
}

async function readContest() {
  return (await ines.page.request.get(`/api${contest}`)).json();
}

async function moveClock(to: number) {
  const moved = await solene.page.request.post('/api/demo/clock', {
    headers: { origin: server.url },
    data: { to: new Date(to).toISOString() },
    timeout: 150_000,
  });
  expect(moved.ok()).toBe(true);
}

function sendGarbage(path: string, body: string) {
  return fetch(`${server.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: server.url,
      accept: 'text/html',
    },
  });
}

async function listBarriers({ page }: Window): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

async function isWiderThanScreen({ page }: Window): Promise<boolean> {
  return page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) > window.innerWidth);
}

async function enterAs(name: string): Promise<Window> {
  const window = await browser.openWindow(server.url);
  const { page } = window;
  const entered = await page.request.post('/api/demo', {
    headers: { origin: server.url },
    data: { locale: 'fr' },
    timeout: 150_000,
  });
  expect(entered.ok()).toBe(true);
  await page.goto('/');
  const button = page.getByRole('button', { name: new RegExp(`^${name}, `) });
  await button.click();
  await button.and(page.locator('[aria-pressed=true]')).waitFor();
  return window;
}

function valuesOf(page: Page) {
  return page.locator('form[action^="?/save"]').evaluate((form) =>
    [...form.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), select, textarea')].map(
      ({ name, type, checked, value }) => ({
        name,
        value: type === 'checkbox' ? String(checked) : value,
      }),
    ),
  );
}
