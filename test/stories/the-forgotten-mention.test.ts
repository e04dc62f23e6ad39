import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ordinaryAnswers } from '../answer-rules.ts';
import { openBrowser, type TestBrowser, type Window } from '../browser.ts';
import { openBlog } from '../operations-bench.ts';
import { type RunningServer, startServer } from '../server.ts';

let browser: TestBrowser;
let server: RunningServer;
let blog: Awaited<ReturnType<typeof openBlog>>;
let solene: Window;
let creator: Window;
let board = '';
let creatorUrl = '';

beforeAll(async () => {
  blog = await openBlog();
  const env = { PRIVATE_HOSTS: new URL(blog.url).host };
  [browser, server] = await Promise.all([openBrowser(), startServer({ env })]);
  solene = await browser.openWindow(server.url);
  creator = await browser.openWindow(server.url, { width: 320, hasScript: false });
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await blog?.close();
});

/** The mentor's own API calls, with her cookies. */
async function ask<T>(path: string, data: object): Promise<T> {
  const headers = { origin: server.url };
  const response = await solene.page.request.post(`/api${path}`, { headers, data });
  expect([path, response.status()]).toEqual([
    path,
    response.status() < 300 ? response.status() : 'done',
  ]);
  return response.json();
}

/** What only people know of this operation, said as the checklist asks it. */
async function answerRules(operationId: string) {
  const answers = {
    ...ordinaryAnswers,
    'advertiser.paysFoodContribution': true,
  };
  for (const [fact, value] of Object.entries(answers)) {
    const response = await solene.page.request.put(`/api/operations/${operationId}/facts/${fact}`, {
      headers: { origin: server.url },
      data: { value },
    });
    expect([fact, response.status() < 300]).toEqual([fact, true]);
  }
}

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** Scenario 14, on a real agency with a blog that is really fetched. */
describe('a creator forgets the mention', () => {
  test('the agency asks; she says yes on a narrow screen, without account and without script', async () => {
    await ask('/set-up', {
      locale: 'fr',
      timeZone: 'Europe/Paris',
      agencyName: 'Atelier Corvelle',
      name: 'Solène Kermarzin',
      email: 'solene@corvelle.example',
      password: 'quinze pots en verre',
    });
    const { id: accountableId } = await readMember();
    const client = await ask<{ id: string }>('/clients', {
      name: 'Ombrelune',
      locale: 'fr',
      accountableId,
    });
    const made = await ask<{ id: string }>('/creators', {
      name: 'Mijote et Compagnie',
      url: 'https://mijote.example/',
      languages: ['fr'],
    });
    const dates = { startsOn: '2026-01-01', endsOn: '2036-01-01' };
    const operation = await ask<{ id: string }>('/operations', {
      clientId: client.id,
      name: 'Brassé de Lune',
      ...dates,
    });
    await answerRules(operation.id);
    const place = await ask<{ id: string }>(`/operations/${operation.id}/creators`, {
      creatorId: made.id,
    });
    const at = `/participations/${place.id}`;
    await ask(`${at}/benefits`, {
      kind: 'gift',
      label: 'Coffret',
      valueCents: 2400,
      condition: 'none',
    });
    const humanSentence = 'Votre potimarron au yaourt et au cumin est passé à la cantine.';
    const letter = await ask<{ id: string }>(`${at}/letters`, { kind: 'proposal', humanSentence });
    board = `/operations/${operation.id}`;
    const { page } = solene;
    await page.goto(`${board}/${place.id}`);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
    creatorUrl = await page.getByLabel('Adresse neuve de sa page').inputValue();
    expect(letter.id).toBeTruthy();

    const hers = creator.page;
    await hers.goto(creatorUrl);
    expect(await hers.evaluate(() => document.scripts.length).catch(() => 0)).toBe(0);
    await hers.getByText('Produit offert par Ombrelune.').first().waitFor();
    await hers.getByText('Rien. Vous goûtez').waitFor();
    await hers.getByRole('button', { name: 'Ça m’intéresse' }).click();
    await hers.getByText('Vous avez répondu que cela vous intéresse').waitFor();
    await hers.getByLabel('Nom sur le colis').fill('K. Le Bihan');
    await hers.getByLabel('Adresse', { exact: true }).fill('3 rue du Puits');
    await hers.getByLabel('Code postal').fill('29000');
    await hers.getByLabel('Ville').fill('Quimper');
    await hers.getByLabel('Pays').fill('France');
    await hers.getByRole('button', { name: 'Enregistrer l’adresse' }).click();
    await hers.getByText('Votre adresse est enregistrée').waitFor();
  });

  test('her page goes live without it: the board says so, with the captured page', async () => {
    blog.write('/potimarron', 'Potimarron rôti, yaourt au cumin : la recette du dimanche.');
    const hers = creator.page;
    await hers.getByLabel('Adresse de la publication').fill(`${blog.url}/potimarron`);
    await hers.getByRole('button', { name: 'J’ai publié' }).click();
    const { page } = solene;
    await expect
      .poll(
        async () => {
          await page.goto(board);
          return page
            .locator('tr.is-red')
            .innerText()
            .catch(() => '');
        },
        { timeout: 40_000 },
      )
      .toMatch(/mention absente depuis/);
    await expectAccessible(page);
    await creator.page.reload();
    await creator.page.getByText('La mention n’y est pas').waitFor();
  });

  test('the exact words are asked for in one action, by one key', async () => {
    const { page } = solene;
    await page.locator('tr.is-red a').first().focus();
    await page.keyboard.press('d');
    await page.getByText('Aucune adresse : remettez-lui cette page').waitFor();
    creatorUrl =
      (await page.getByText('remettez-lui cette page').innerText()).match(/https?:\S+/)?.[0] ?? '';
    await page.locator('tr a').first().click();
    await page.getByText('Mots exacts').waitFor();
    expect(await page.locator('#pages').innerText()).toContain('Produit offert par Ombrelune.');
  });

  test('she corrects; the next capture shows it, and both open even when the blog is gone', async () => {
    blog.write('/potimarron', 'Produit offert par Ombrelune. Potimarron rôti, yaourt au cumin.');
    const { page } = solene;
    await page.getByRole('button', { name: 'Capturer maintenant' }).click();
    await expect
      .poll(
        async () => {
          await page.reload();
          return page.locator('#pages').innerText();
        },
        { timeout: 40_000 },
      )
      .toMatch(/Ajoutée, vue le/);
    blog.remove('/potimarron');
    const links = await page
      .getByRole('link', { name: 'Ouvrir la capture' })
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    const read = (paths: readonly string[]) =>
      Promise.all(paths.map(async (path) => (await page.request.get(path)).text()));
    const withMention = (texts: readonly string[]) =>
      texts.filter((text) => text.includes('Produit offert par Ombrelune'));
    const bytes = await read(links.map((href) => href.replace(/^.*captures/, '/api/captures')));
    expect(bytes).toHaveLength(2);
    expect(withMention(bytes)).toHaveLength(1);
    const frames = await read(links);
    expect(withMention(frames)).toHaveLength(1);
    for (const frame of frames) expect(frame).toMatch(/[0-9a-f]{64}/);
    await page.goto(board);
    await page.getByText('ajoutée après demande').waitFor();
    expect(await page.locator('tr.is-red').count()).toBe(0);
    await creator.page.goto(creatorUrl);
    await creator.page.getByText('La mention y est. Merci.').waitFor();
    expect(
      await creator.page.evaluate(() => document.documentElement.scrollWidth).catch(() => 320),
    ).toBeLessThanOrEqual(320);
    expect([solene.trouble, creator.trouble]).toEqual([[], []]);
  });
});

async function readMember(): Promise<{ id: string }> {
  const session: { member: { id: string } } = await (
    await solene.page.request.get('/api/session')
  ).json();
  return session.member;
}
