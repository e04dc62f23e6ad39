import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type TestBrowser, type Window } from '../browser.ts';
import { type RunningServer, startServer } from '../server.ts';

let browser: TestBrowser;
let server: RunningServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
  await visitDemo(await browser.openWindow(server.url));
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** The staff share their pages: between them each is looked at in both lights. */
describe.each([
  ['the trainee', 'Inès', ['dark']],
  ['the mentor', 'Solène', ['light']],
  ['the head', 'Hélène', ['light']],
  ['a client by link', 'Clarisse', ['light', 'dark']],
  ['a client with an account', 'Clarisse Montbazin', ['light']],
  ['somebody without account', '', ['light', 'dark']],
] as const)('for %s', (_, name, lights) => {
  let seat: Window;
  let pages: readonly string[] = [];
  let dead: readonly string[] = [];

  beforeAll(async () => {
    seat = await browser.openWindow(server.url);
    ({ pages, dead } = await crawl(seat, await startOf(seat, name)));
  }, 180_000);
  afterAll(() => seat?.close());

  test('no link is dead, and every page is found', () => {
    expect(dead).toEqual([]);
    expect(pages.length).toBeGreaterThan(name === '' || name === 'Clarisse' ? 0 : 10);
  });

  test('every page can be used by anybody, light or dark, on a screen of any width', async () => {
    const { page } = seat;
    const found: string[] = [];
    // The head's own are the settings and the clients; the client's, what she reads and signs.
    const ownPages: Readonly<Record<string, RegExp>> = {
      Hélène: /^\/(settings|clients|$)/,
      'Clarisse Montbazin': /^\/(posts|clients|$)/,
    };
    const own = pages.filter((path) => ownPages[name]?.test(path) ?? true);
    for (const path of own) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(path);
      if (path.startsWith('/posts/')) await goDown(page);
      for (const colorScheme of lights) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        found.push(...(await listBarriers(page, `${path} (${colorScheme})`)));
      }
      await page.setViewportSize({ width: 320, height: 640 });
      const wide = await page.evaluate(
        () => (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth,
      );
      if (wide > 0) found.push(`${path}: ${wide} px wider than a screen of 320`);
    }
    expect(found).toEqual([]);
    expect(seat.trouble).toEqual([]);
  }, 420_000);
});

describe('by keyboard', () => {
  let seat: Window;
  beforeAll(async () => {
    seat = await browser.openWindow(server.url);
    await startOf(seat, 'Solène');
  });
  afterAll(() => seat?.close());

  test('the first stop leads to the content, and each stop is seen', async () => {
    const { page } = seat;
    await page.goto('/');
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Aller au contenu' });
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    expect(await isFocusSeen(page)).toBe(true);
    for (let i = 0; i < 15; i++) {
      await page.keyboard.press('Tab');
      const where = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120));
      expect([where, await isFocusSeen(page)]).toEqual([where, true]);
    }
    await skip.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const isInside = await page.evaluate(() =>
      document.querySelector('main')?.contains(document.activeElement),
    );
    expect(isInside).toBe(true);
  });

  test('? lists the shortcuts; J, K and Enter go through Today', async () => {
    const { page } = seat;
    await page.goto('/');
    const list = page.getByRole('dialog');
    // Keys are heard once the page's script has begun; before, they are lost.
    const press = async (key: string, isHeard: () => Promise<boolean>) => {
      await expect
        .poll(() => page.keyboard.press(key).then(isHeard), { timeout: 10_000 })
        .toBe(true);
    };
    await press('?', () => list.isVisible());
    expect(await list.innerText()).toMatch(/Élément suivant/);
    await page.keyboard.press('Escape');
    await page.goto('/');
    const row = () =>
      page.evaluate(() => {
        const rows = [...document.querySelectorAll('main li')];
        return rows.findIndex((one) => one.contains(document.activeElement));
      });
    await press('j', async () => (await row()) === 0);
    await page.keyboard.press('j');
    expect(await row()).toBe(1);
    await page.keyboard.press('k');
    expect(await row()).toBe(0);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/(posts|clients)\//);
    expect(seat.trouble).toEqual([]);
  });
});

async function visitDemo({ page }: Window) {
  const entered = await page.request.post('/api/demo', {
    headers: { origin: server.url },
    data: { locale: 'fr' },
    timeout: 60_000,
  });
  expect(entered.ok()).toBe(true);
}

/** Seats somebody, and says at which page they begin. */
async function startOf(seat: Window, name: string): Promise<string> {
  const { page } = seat;
  if (name === '') return '/sign-in';
  await visitDemo(seat);
  const { cast, castLinks } = await (await page.request.get('/api/session')).json();
  if (name === 'Clarisse') {
    await seat.context.clearCookies();
    return new URL(castLinks[0].url).pathname;
  }
  const member = cast.find((one: { name: string }) => one.name.startsWith(name));
  const headers = { origin: server.url };
  const data = { memberId: member.memberId };
  expect((await page.request.post('/api/demo/role', { headers, data })).ok()).toBe(true);
  return '/';
}

/** Of one address with whatever id: how many are looked at, posts differing by what became of them. */
const LOOKED_AT: Readonly<Record<string, number>> = { '/posts/:id': 3 };
/** Of one address with one kind of query: how many are asked for. */
const ASKED = 4;

/** Follows every link of ours from a page on; gives the pages to look at, and the links that lead nowhere. */
async function crawl({ page }: Window, start: string) {
  const queue = [start];
  const met = new Set(queue);
  const times = new Map<string, number>();
  const count = (what: string) => {
    const n = (times.get(what) ?? 0) + 1;
    times.set(what, n);
    return n;
  };
  const pages: string[] = [];
  const dead: string[] = [];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const { address, shape } = shapeOf(path);
    if (count(shape) > ASKED) continue;
    const response = await page.request.get(path, { headers: { accept: 'text/html' } });
    if (response.status() >= 400) dead.push(`${response.status()} ${path}`);
    if (!response.headers()['content-type']?.startsWith('text/html')) continue;
    // The bytes of a capture may be a page of somebody else's, shown without its scripts.
    if (path.startsWith('/api/')) continue;
    if (response.headers()['content-disposition']?.startsWith('attachment')) continue;
    if (count(address) <= (LOOKED_AT[address] ?? 1)) pages.push(path);
    for (const next of linksIn(await response.text(), path)) {
      // A language is kept in a cookie: this window would change under our hands.
      if (met.has(next) || next.includes('lang=')) continue;
      met.add(next);
      queue.push(next);
    }
  }
  return { pages, dead };
}

function linksIn(html: string, from: string): string[] {
  const found = [...html.matchAll(/<a\s[^>]*?href="([^"#]+)/g)].map(
    ([, href = '']) => new URL(href.replaceAll('&amp;', '&'), new URL(from, server.url)),
  );
  const ours = found.filter(({ origin }) => origin === server.url);
  return [...new Set(ours.map(({ pathname, search }) => pathname + search))];
}

function shapeOf(path: string) {
  const { pathname, searchParams } = new URL(path, server.url);
  const address = pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/^\/rules\/[A-Z].+/, '/rules/:rule')
    .replace(/^\/l\/.+/, '/l/:token');
  return { address, shape: `${address}?${[...searchParams.keys()].sort().join('&')}` };
}

/** Loads what waits until somebody comes near. */
async function goDown(page: Page) {
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => window.scrollTo(0, 0));
}

async function listBarriers(page: Page, path: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html.slice(0, 160)}`);
}

async function isFocusSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return true;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  });
}
