import {
  type Browser,
  type BrowserContext,
  chromium,
  type Locator,
  type Page,
} from '@playwright/test';
import { chromiumArgs } from '../bench/browser.ts';

/** Debian's Chromium; each window that is opened watches over what it loads and says. */
export async function openBrowser() {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: chromiumArgs,
  });
  return {
    browser,
    openWindow: (url: string, options: WindowOptions = {}) => openWindow(browser, url, options),
    close: () => browser.close(),
  };
}
export type TestBrowser = Awaited<ReturnType<typeof openBrowser>>;

type WindowOptions = {
  readonly locale?: 'fr-FR' | 'en-GB';
  readonly width?: number;
  readonly hasScript?: boolean;
  readonly isDark?: boolean;
};

export type Window = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What should never happen: an error on the console, a request to another host, a server's failure. */
  readonly trouble: string[];
  close(): Promise<void>;
};

/** A browser of somebody's own, with empty cookies, on the product at `url`. */
async function openWindow(browser: Browser, url: string, options: WindowOptions): Promise<Window> {
  const context = await browser.newContext({
    baseURL: url,
    locale: options.locale ?? 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: options.width ?? 1280, height: 900 },
    javaScriptEnabled: options.hasScript ?? true,
    colorScheme: options.isDark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(15_000);
  const trouble: string[] = [];
  context.on('request', (request) => {
    const asked = new URL(request.url());
    const isOurs = asked.host === new URL(url).host || ['data:', 'blob:'].includes(asked.protocol);
    if (!isOurs) trouble.push(`asked ${asked.origin}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500) trouble.push(`${response.status()} ${response.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') trouble.push(`console: ${message.text()}`);
  });
  context.on('weberror', (failure) => trouble.push(`script: ${failure.error().message}`));
  const page = await context.newPage();
  return { page, context, trouble, close: () => context.close() };
}

/** What is read on the page, with every space and line break as one plain space. */
export async function textOf(place: Locator): Promise<string> {
  return plain(await place.innerText());
}

export async function textsOf(places: Locator): Promise<string[]> {
  return (await places.allInnerTexts()).map(plain);
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Goes down the page until this is there: what lies far below is loaded when somebody comes near. */
export async function scrollTo(page: Page, place: Locator): Promise<Locator> {
  for (const until = Date.now() + 15_000; (await place.count()) === 0; ) {
    if (Date.now() > until) throw new Error(`nowhere on the page: ${place}`);
    await page.mouse.wheel(0, 1_000);
    await page.waitForTimeout(50);
  }
  return place;
}
