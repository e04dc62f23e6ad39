import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type TestBrowser, type Window } from '../browser.ts';
import { type RunningServer, startServer } from '../server.ts';

let browser: TestBrowser;
let server: RunningServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const A = [
  'Le Bocal du Mardi',
  'Ferments de Garrigue',
  'La Cuillère Penchée',
  'Carnet d’une Crémière',
  'Petit-lait et Grands Mots',
  'Goûter à Quatre Mains',
];
const D = [
  'Les Bons Plans de Kelly',
  'Maman Teste Pour Vous',
  'Glam & Gourmande',
  'TestAddict',
  'Coffrets & Cie',
  'Ma Vie en Partenariat',
  'Panier Percé Magazine',
];
const F = [
  'Culasse Ouverte',
  'Bielle et Burette',
  'Contrôle Technique, mon Amour',
  'Youngtimer de Province',
];

const words = {
  fr: {
    creators: 'Créateurs',
    subject: 'Sujet',
    search: 'Chercher',
    setAside: 'Écartés',
    why: 'Pourquoi ce rang',
    opposed: 'position opposée',
    link: 'lien déclaré',
    few: /3 de ses \d+ billets portent sur le sujet/,
    share: /80\s%.*168 sur 210/,
    audience: 'public intolérant',
  },
  en: {
    creators: 'Creators',
    subject: 'Subject',
    search: 'Search',
    setAside: 'Set aside',
    why: 'Why this place',
    opposed: 'opposed position',
    link: 'declared link',
    few: /3 of \d+ posts are on the subject/,
    share: /80%.*168 of 210/,
    audience: 'intolerant or allergic audience',
  },
} as const;

/** Scenario 13: what Inès sees when she looks for who really writes about yoghurt. */
describe.each(['fr', 'en'] as const)('Inès chooses blogs, in %s', (locale) => {
  const t = words[locale];
  let seat: Window;

  beforeAll(async () => {
    seat = await browser.openWindow(server.url);
    const { page } = seat;
    const headers = { origin: server.url };
    const timeout = 120_000;
    expect(
      (await page.request.post('/api/demo', { headers, data: { locale }, timeout })).ok(),
    ).toBe(true);
    const { cast } = await (await page.request.get('/api/session')).json();
    const ines = cast.find(({ name }: { name: string }) => name.startsWith('Inès'));
    await page.request.post('/api/demo/role', { headers, data: { memberId: ines.memberId } });
    await page.goto('/');
    await page.getByRole('link', { name: t.creators, exact: true }).first().click();
    await search(t.subject, t.search, 'yaourt, fermentation, dessert lacté');
  }, 240_000);
  afterAll(() => seat?.close());

  const search = async (label: string, button: string, subject: string) => {
    const { page } = seat;
    await page.getByLabel(label, { exact: true }).fill(subject);
    await page.getByRole('button', { name: button, exact: true }).click();
    await page.waitForURL((url) => url.searchParams.get('q') === subject);
    await page.locator('table.shortlist').waitFor();
  };
  const namesInOrder = () => seat.page.locator('table.shortlist th[scope="row"] a').allInnerTexts();

  test('who writes about it comes first, who lives on operations comes last', async () => {
    const names = await namesInOrder();
    expect(names.slice(0, 8).filter((name) => A.includes(name))).toHaveLength(6);
    expect(names.slice(0, 20).filter((name) => D.includes(name))).toEqual([]);
    const calm = seat.page.locator('tbody', { hasText: 'Ventre Calme' });
    expect(await calm.innerText()).toContain(t.audience);
  });

  test('those who are against it are set aside, with two quoted, dated extracts at least', async () => {
    const aside = seat.page.locator('section', { hasText: t.setAside }).last();
    for (const name of ['Sans Trait', 'Lait Noir']) {
      const row = aside.locator('li.row', { hasText: name });
      expect(await row.innerText()).toContain(t.opposed);
      const quotes = await row.locator('q').allInnerTexts();
      expect(quotes.length).toBeGreaterThanOrEqual(2);
      expect(await row.locator('li a[href*=".example/"]').count()).toBe(quotes.length);
    }
  });

  test('declared links are told, and no control orders by the most operations', async () => {
    const { page } = seat;
    for (const name of ['Ferments de Garrigue', 'Chez les Cinq']) {
      const row = page.locator('tbody', { hasText: name }).first();
      expect(await row.innerText()).toContain(t.link);
    }
    expect(await page.locator('table.shortlist thead').locator('a, button').count()).toBe(0);
    const orders = await page
      .locator('a[href*="order="]')
      .evaluateAll((links) =>
        links.map((link) => new URL((link as HTMLAnchorElement).href).searchParams.get('order')),
      );
    expect(orders.filter((order) => order !== 'fewest')).toEqual([]);
  });

  test('the page of one says in sentences why, and shows the posts', async () => {
    const { page } = seat;
    await page.getByRole('link', { name: 'Les Bons Plans de Kelly', exact: true }).click();
    await page.getByRole('heading', { name: 'Les Bons Plans de Kelly', level: 1 }).waitFor();
    const why = page.locator('section#why');
    expect(await why.innerText()).toMatch(t.few);
    expect(await why.innerText()).toMatch(t.share);
    const few = why.locator('details', { hasText: t.few });
    await few.locator('summary').click();
    expect(await few.locator('a[href^="https://les-bons-plans-de-kelly.example/"]').count()).toBe(
      3,
    );
    // Where to write to somebody isn't a trainee's.
    expect(await page.content()).not.toContain('bonjour@');
    expect(await listBarriers()).toEqual([]);
    await page.goBack();
    await page.locator('table.shortlist').waitFor();
    expect(await listBarriers()).toEqual([]);
  });

  test('for another client’s subject, those of that trade come first', async () => {
    await search(t.subject, t.search, 'plaquettes, batterie, entretien');
    const names = await namesInOrder();
    expect(names.slice(0, 4).toSorted()).toEqual(F.toSorted());
    expect(seat.trouble).toEqual([]);
  });

  const listBarriers = async () => {
    const { violations } = await new AxeBuilder({ page: seat.page }).analyze();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 160)}`);
  };
});
