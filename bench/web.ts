import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from '@playwright/test';
import { startServer } from '../test/server.ts';
import { chromiumArgs } from './browser.ts';
import type { Case, Report } from './report.ts';

const KIB = 1024;

/** Gzipped script and style, markup and DOM nodes of each page, as the demo's mentor and as a client sees it. */
export async function run(): Promise<Report> {
  const server = await startServer();
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: chromiumArgs,
  });
  try {
    const pages = await listPages(browser, server.url);
    const cases: Case[] = [];
    for (const page of pages) cases.push(...(await weigh(browser, page)));
    return { cases, skipped: [] };
  } finally {
    await browser.close();
    await server.close();
  }
}

type Page = { name: string; url: string; cookies: Cookie[]; scriptLimit: number };
type Cookie = { name: string; value: string; url: string };

/** The pages of the demo, found through the API as anybody would. */
async function listPages(browser: Browser, url: string): Promise<Page[]> {
  const context = await browser.newContext();
  const entered = await context.request.post(`${url}/api/demo`, {
    data: { locale: 'fr' },
    headers: { origin: url },
    timeout: 120_000,
  });
  if (!entered.ok()) throw new Error(`the demo was refused: ${await entered.text()}`);
  const cookies = (await context.cookies()).map(({ name, value }) => ({ name, value, url }));
  const read = async (path: string) => (await context.request.get(`${url}/api${path}`)).json();
  const session = await read('/session');
  const now = new Date(session.agency.now).getTime();
  const range = `from=${new Date(now).toISOString()}&to=${new Date(now + 14 * 86_400_000).toISOString()}`;
  const { posts } = await read(`/posts?${range}`);
  await context.close();
  const staff = (name: string, path: string, scriptLimit = 80) => ({
    name,
    url: `${url}${path}`,
    cookies,
    scriptLimit,
  });
  return [
    staff('today', '/'),
    staff('calendar', '/calendar', 100),
    staff('client', `/clients/${session.clients[0].id}`),
    staff('brand-kit', `/clients/${session.clients[0].id}/brand-kit`),
    staff('post', `/posts/${posts[0].id}`),
    staff('settings', '/settings'),
    { name: 'sign-in', url: `${url}/sign-in`, cookies: [], scriptLimit: 20 },
    ...session.castLinks.slice(0, 1).map((link: { url: string }) => ({
      name: 'approval-by-link',
      url: new URL(new URL(link.url).pathname, url).href,
      cookies: [],
      scriptLimit: 20,
    })),
  ];
}

async function weigh(browser: Browser, page: Page): Promise<Case[]> {
  const context = await browser.newContext();
  await context.addCookies(page.cookies);
  const tab = await context.newPage();
  const weights = { script: 0, style: 0, document: 0 };
  tab.on('response', async (response) => {
    const kind = response.request().resourceType();
    if (kind !== 'script' && kind !== 'stylesheet' && kind !== 'document') return;
    const body = await response.body().catch(() => Buffer.alloc(0));
    weights[kind === 'stylesheet' ? 'style' : kind] += gzipSync(body).length;
  });
  const response = await tab.goto(page.url, { waitUntil: 'networkidle' });
  if (!response?.ok()) throw new Error(`${page.name} answered ${response?.status()}`);
  const nodes = await tab.evaluate(() => document.querySelectorAll('*').length);
  await context.close();
  const base = { bench: 'web', n: 1, seed: '', unit: 'KiB' };
  return [
    {
      ...base,
      case: `${page.name}/script`,
      value: weights.script / KIB,
      limit: page.scriptLimit,
      target: atMost(weights.script, page.scriptLimit),
    },
    {
      ...base,
      case: `${page.name}/style`,
      value: weights.style / KIB,
      limit: 20,
      target: atMost(weights.style, 20),
    },
    { ...base, case: `${page.name}/markup`, value: weights.document / KIB, counters: { nodes } },
  ];
}

function atMost(bytes: number, limitKib: number) {
  return { words: `at most ${limitKib} KiB`, isMet: bytes <= limitKib * KIB };
}
