import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type TestBrowser, textOf, textsOf, type Window } from '../browser.ts';
import { type RunningServer, startServer } from '../server.ts';

/** The post that waits for Clarisse when the demo begins. */
const WAITING = 'Ce que mange une vache en décembre';

let browser: TestBrowser;
let server: RunningServer;
let solene: Window;
let clarisse: Window;
let card = '';

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
  solene = await enterAs('Solène');
  clarisse = await enterAs('Clarisse');
  const clients = await (await solene.page.request.get('/api/clients')).json();
  card = `/clients/${clients.find((one: { name: string }) => one.name === 'Laiterie Ombrelune').id}`;
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe('a brand kit is signed by link', () => {
  let link = '';

  test('whoever wrote it can’t sign it, and sends it to the client', async () => {
    const { page } = solene;
    await page.goto(`${card}/brand-kit/edit`);
    await page.getByLabel('Ton').fill('Calme et précis. Jamais de superlatif.');
    await page.getByRole('button', { name: 'Enregistrer la version' }).click();
    await page.waitForURL('**/brand-kit');
    expect(await page.getByRole('button', { name: 'Signer cette version' }).isDisabled()).toBe(
      true,
    );
    await page
      .getByLabel('À qui')
      .selectOption({ label: 'Clarisse Montbazin, Responsable marketing' });
    await page.getByRole('button', { name: 'Faire signer par le client' }).click();
    link = await page.getByLabel('Lien personnel').inputValue();
    await page.goto(card);
    expect(await textOf(page.locator('#brand-kit'))).toMatch(
      /version 2.*non signée.*chez Clarisse Montbazin.*Pas encore ouvert/,
    );
    expect(solene.trouble).toEqual([]);
  });

  test('however often a machine opens it, nothing is decided', async () => {
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD', 'GET', 'GET']) {
      await (await fetch(link, { method })).arrayBuffer();
    }
    await solene.page.goto(`${card}/brand-kit`);
    expect(await textOf(solene.page.locator('.page-margin'))).toMatch(/attend Ouvert/);
  });

  test('on a small telephone without script she reads all of it, and what changes', async () => {
    for (const width of [320, 360]) {
      const phone = await browser.openWindow(server.url, { width, hasScript: false });
      await phone.page.goto(link);
      const text = await textOf(phone.page.getByRole('main'));
      for (const part of ['Présentation', 'On n’affirme jamais', 'meilleur pour la santé', 'coing'])
        expect(text).toContain(part);
      expect(text).toMatch(/Ce qui change depuis la version 1, signée par Solène Kermarzin/);
      expect((await textsOf(phone.page.locator('ins'))).join(' ')).toMatch(/Jamais.*superlatif/);
      expect(await phone.page.locator('script').count()).toBe(0);
      const wide = await phone.page.evaluate(
        () => (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth,
      );
      expect(wide).toBe(0);
      await phone.close();
    }
    const screen = await browser.openWindow(server.url, { isDark: true });
    await screen.page.goto(link);
    expect((await new AxeBuilder({ page: screen.page }).analyze()).violations).toEqual([]);
    await screen.close();
  });

  test('a change needs a sentence; the team finds it on Today', async () => {
    const phone = await browser.openWindow(server.url, { width: 360, hasScript: false });
    const { page } = phone;
    await page.goto(link);
    await page.locator('summary.button', { hasText: 'Demander un changement' }).click();
    await page.getByLabel('Que faut-il changer ?').fill(' ');
    await page.getByRole('button', { name: 'Envoyer cette demande' }).click();
    expect(await textOf(page.getByRole('alert'))).toContain('Il manque une phrase');
    await page.getByLabel('Que faut-il changer ?').fill('Garder la première personne du pluriel.');
    await page.getByRole('button', { name: 'Envoyer cette demande' }).click();
    expect(await textOf(page.locator('.stamp'))).toMatch(/Changement demandé Clarisse Montbazin/);
    await phone.close();
    await solene.page.goto('/');
    expect(await textOf(solene.page.getByRole('main'))).toMatch(
      /Clarisse Montbazin demande un changement sur la charte de Laiterie Ombrelune, version 2 « Garder la première personne du pluriel\. »/,
    );
  });

  test('a newer version ends the old request visibly, and is signed in her name', async () => {
    const { page } = solene;
    await page.goto(`${card}/brand-kit/edit`);
    await page
      .getByLabel('Ton')
      .fill('Calme et précis, à la première personne du pluriel.  Sobre.');
    await page.getByRole('button', { name: 'Enregistrer la version' }).click();
    await page.waitForURL('**/brand-kit');
    await page.getByRole('button', { name: 'Faire signer par le client' }).click();
    const second = await page.getByLabel('Lien personnel').inputValue();

    const phone = await browser.openWindow(server.url, { width: 360, hasScript: false });
    await phone.page.goto(link);
    expect(await textOf(phone.page.getByRole('main'))).toContain(
      'La version 2 a été remplacée par la version 3.',
    );
    await phone.page.goto(second);
    await phone.page.getByRole('button', { name: 'Bon à tirer' }).click();
    expect(await textOf(phone.page.locator('.stamp'))).toMatch(
      /Charte signée Clarisse Montbazin, .*v3 · Empreinte [0-9a-f]{4} [0-9a-f]{4}/,
    );
    expect(await phone.page.getByRole('button', { name: 'Bon à tirer' }).count()).toBe(0);
    await phone.close();
    await page.goto(`${card}/brand-kit`);
    expect(await textOf(page.locator('.page-margin'))).toMatch(/Charte signée Clarisse Montbazin/);
    expect(solene.trouble).toEqual([]);
  });
});

describe('a client signs in the app', () => {
  test('Today lists what waits for her signature, and nothing of the agency’s', async () => {
    const { page } = clarisse;
    await page.goto('/');
    const section = page.getByRole('region', { name: /^À signer/ });
    expect(await textsOf(section.getByRole('listitem'))).toEqual([
      expect.stringContaining(`« ${WAITING} » attend votre signature`),
    ]);
    for (const name of [/^Écrire/, /Relire/, /^Envoyer/])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    await section.getByRole('link', { name: /^Décider/ }).click();
    await page.waitForURL('**/posts/*');
  });

  test('she signs what she sees, in her name, and keeps no control of the team’s', async () => {
    const { page } = clarisse;
    const panel = page.getByRole('region', { name: 'Votre signature est attendue' });
    expect(await textOf(panel)).toContain('Vous signez : Clarisse Montbazin.');
    for (const name of [/Modifier/, /Retirer/, /Abandonner/, /Envoyer au client/, /fait$/])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await panel.getByRole('button', { name: 'Bon à tirer' }).click();
    await panel.waitFor({ state: 'detached' });
    expect(await textOf(page.locator('.stamp').first())).toMatch(
      /Bon à tirer Clarisse Montbazin, .*v1 · /,
    );
    expect(await textOf(page.getByRole('main'))).toMatch(/Validation : BAT signé/);
    await page.goto('/');
    expect(await page.getByRole('region', { name: /^À signer/ }).count()).toBe(0);
    expect(clarisse.trouble).toEqual([]);
  });

  test('nobody of the agency’s decides in her place, and a stranger finds nothing', async () => {
    const read = await solene.page.request.get(
      '/api/posts?from=2026-12-08T00:00:00Z&to=2026-12-31T00:00:00Z',
    );
    const { posts } = await read.json();
    const { id } = posts.find((post: { stage: string }) => post.stage === 'signed');
    const decide = (window: Window) =>
      window.page.request.post(`/api/posts/${id}/decisions`, {
        headers: { origin: server.url },
        data: { version: 1, contentHash: 'a'.repeat(64), decision: 'refused' },
      });
    expect((await decide(solene)).status()).toBe(403);
    const nobody = await browser.openWindow(server.url);
    expect((await decide(nobody)).status()).toBe(401);
    await nobody.close();
  });
});

async function enterAs(name: string): Promise<Window> {
  const window = await browser.openWindow(server.url);
  const { page } = window;
  const entered = await page.request.post('/api/demo', {
    headers: { origin: server.url },
    data: { locale: 'fr' },
    timeout: 60_000,
  });
  expect(entered.ok()).toBe(true);
  await page.goto('/');
  const button = page.getByRole('button', { name: new RegExp(`^${name}, `) });
  await button.click();
  await button.and(page.locator('[aria-pressed=true]')).waitFor();
  return window;
}
