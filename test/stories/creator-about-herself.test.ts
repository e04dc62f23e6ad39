import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, type TestBrowser, type Window } from '../browser.ts';
import { createPerson, type Person } from '../person.ts';
import { type RunningServer, startServer } from '../server.ts';

let browser: TestBrowser;
let server: RunningServer;
let solene: Person;
let seat: Window;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
  solene = createPerson(server.url);
  await solene.api.people.enterDemo({ locale: 'fr' });
  seat = await browser.openWindow(server.url, { hasScript: false });
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test('a creator reads what is held about her, corrects it and has it erased, without account or script', async () => {
  const { page } = seat;
  const { creators } = await solene.api.creators.listCreators({ search: 'Bocal du Mardi' });
  const creatorId = creators[0]?.id ?? '';
  const { url } = await solene.api.creators.openOwnPage({ creatorId });

  await page.goto(`${new URL(url).pathname}?q=yaourt`);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Atelier Corvelle');
  const rank = page.locator('section#rank');
  expect(await rank.innerText()).toMatch(/Vous êtes \d+ sur \d+ pour ce sujet/);
  expect(await rank.innerText()).toMatch(/31 de ses \d+ billets portent sur le sujet/);
  expect(await page.locator('script').count()).toBe(0);
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(
    () => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth,
  );
  expect(wide).toBeLessThanOrEqual(0);

  await page.getByLabel('Ce qui est faux').fill('Je ne fais plus de riz au lait.');
  await page.getByRole('button', { name: 'Demander la correction' }).click();
  expect(await page.getByRole('status').innerText()).toBe('C’est noté.');
  expect(await page.content()).toContain('Je ne fais plus de riz au lait.');
  const [request] = await solene.api.creators.listRequests({});
  await solene.api.creators.answerRequest({
    requestId: request?.id ?? '',
    answer: 'C’est corrigé, merci.',
  });
  await page.reload();
  expect(await page.content()).toContain('C’est corrigé, merci.');

  await page.locator('summary', { hasText: 'Tout effacer' }).click();
  await page.getByRole('button', { name: 'Tout effacer maintenant' }).click();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Tout est effacé');
  const left = await solene.api.creators.listCreators({ search: 'Bocal du Mardi' });
  expect(left.creators).toEqual([]);
  const list = await solene.api.creators.readShortlist({ subject: { '*': 'yaourt' } });
  expect(list.ranked.map(({ name }) => name)).not.toContain('Le Bocal du Mardi');
  const again = solene.api.creators.addCreator({
    name: 'Le Bocal du Mardi',
    url: 'https://le-bocal-du-mardi.example/',
  });
  await expect(again).rejects.toMatchObject({ code: 'creator-barred' });
});

test('whoever has no link asks for it, and hears the same whoever they are', async () => {
  const { page } = seat;
  await page.goto('/about-me?lang=en');
  expect(await page.locator('script').count()).toBe(0);
  await page.getByLabel('Address of your blog').fill('https://ferments-de-garrigue.example');
  await page.getByLabel('Your e-mail address').fill('bonjour@ferments-de-garrigue.example');
  await page.getByRole('button', { name: 'Ask' }).click();
  const known = await page.locator('main').innerText();
  await page.goto('/about-me?lang=en');
  await page.getByLabel('Address of your blog').fill('https://nobody.example');
  await page.getByLabel('Your e-mail address').fill('somebody@nobody.example');
  await page.getByRole('button', { name: 'Ask' }).click();
  expect(await page.locator('main').innerText()).toBe(known);
  const mails = await solene.api.people.listMail({});
  expect(mails.filter(({ body }) => body.includes('/about-me/'))).toHaveLength(1);
  expect(seat.trouble).toEqual([]);
});

test('both pages can be used by anybody', async () => {
  const scripted = await browser.openWindow(server.url);
  const { page } = scripted;
  const { creators } = await solene.api.creators.listCreators({ search: 'Carnet Rose' });
  const { url } = await solene.api.creators.openOwnPage({ creatorId: creators[0]?.id ?? '' });
  for (const path of ['/about-me', new URL(url).pathname]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(
        ({ impact }) => impact === 'serious' || impact === 'critical',
      );
      expect([path, colorScheme, serious.map(({ id }) => id)]).toEqual([path, colorScheme, []]);
    }
  }
  await scripted.close();
});
