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
  const operations = await read('/operations');
  const briefs = await read('/briefs');
  const { contests } = await read('/contests');
  const subject = 'q=yaourt, fermentation, dessert lacté';
  const ranked = await context.request.get(`${url}/creators?${subject}`);
  const profile = /href="(\/creators\/[0-9a-f-]{36})/.exec(await ranked.text())?.[1];
  await context.close();
  const staff = (name: string, path: string, scriptLimit = 80) => ({
    name,
    url: `${url}${path}`,
    cookies,
    scriptLimit,
  });
  const open = (name: string, path: string) => ({
    name,
    url: `${url}${path}`,
    cookies: [],
    scriptLimit: 20,
  });
  return [
    staff('today', '/'),
    staff('calendar', '/calendar', 100),
    staff('client', `/clients/${session.clients[0].id}`),
    staff('brand-kit', `/clients/${session.clients[0].id}/brand-kit`),
    // A post weighs by what its state sends: one of each, as it is read and as it is rewritten.
    ...oneOfEach(posts).flatMap(({ id, stage }) => [
      staff(`post-${stage}`, `/posts/${id}`),
      staff(`post-${stage}-edit`, `/posts/${id}?edit=1`),
    ]),
    staff('operations', '/operations'),
    ...operations
      .slice(0, 1)
      .flatMap(({ id }: { id: string }) => [
        staff('operation', `/operations/${id}`),
        staff('operation-rules', `/operations/${id}/rules`),
      ]),
    ...briefs.briefs
      .slice(0, 1)
      .map(({ id }: { id: string }) => staff('brief', `/operations/briefs/${id}`)),
    staff('contests', '/contests'),
    ...contests
      .slice(0, 1)
      .flatMap(({ id, publicId }: { id: string; publicId: string }) => [
        ...['setup', 'text', 'entries', 'draw'].map((tab) =>
          staff(`contest-${tab}`, `/contests/${id}?tab=${tab}`),
        ),
        open('contest-entry', `/j/${publicId}`),
        open('contest-draw', `/j/${publicId}/draw`),
      ]),
    staff('creators', `/creators?${subject}`),
    ...(profile ? [staff('creator', `${profile}?${subject}`)] : []),
    staff('rules', '/rules'),
    staff('settings', '/settings'),
    open('sign-in', '/sign-in'),
    open('about-me', '/about-me'),
    ...session.castLinks
      .slice(0, 1)
      .map((link: { url: string }) => open('approval-by-link', new URL(link.url).pathname)),
  ];
}

type Listed = { readonly id: string; readonly stage: string };

function oneOfEach(posts: readonly Listed[]): Listed[] {
  return [...new Map(posts.map((post) => [post.stage, post])).values()];
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
