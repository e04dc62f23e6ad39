import { accountOfBluesky, readBluesky } from './bluesky.ts';
import type { ExtractedPage } from './extract-page.ts';
import { readFeed } from './feed.ts';
import type { Page } from './fetcher.ts';
import { accountOfMastodon, readMastodon } from './mastodon.ts';
import {
  get,
  isFull,
  need,
  note,
  type Outcome,
  ReadEnded,
  type Reader,
  type Reading,
  textOfPage,
} from './reading.ts';
import { readSite } from './site.ts';
import { readWordPress } from './wordpress.ts';

const USUAL = ['feed', 'feed.xml', 'rss.xml', 'atom.xml', 'index.xml', 'feed.json'];
/** As the author's archive is worth more than the last ten posts. */
const SHORT_FEED = 100;

/** Finds out from an address how it is best read: account, API of a WordPress, feed, or page by page. */
export async function* readAuto(reading: Reading, address: string): Reader {
  if (isBluesky(address)) return yield* readBluesky(reading, address);
  const url = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  if (accountOfMastodon(address)) {
    const outcome = yield* attempt(readMastodon(reading, address));
    if (outcome.kind === 'read' || !isOtherKind(outcome)) return outcome;
  }
  const first = await need(reading, url, { accept: 'text/html, application/xml;q=0.9, */*;q=0.8' });
  const text = textOfPage(first);
  if (!/^\s*(<!doctype html|<html)/i.test(text)) {
    const feed = await reading.parsing.run('feed', text, first.url, reading.clock.now());
    if (feed) {
      note(reading, url, first);
      return yield* readFeed(reading, url, { page: first, feed });
    }
  }
  const home = await reading.parsing.run('page', text, first.url, reading.clock.now());
  if (!home) throw new ReadEnded({ type: 'unreadable', detail: first.mediaType, retryAt: null });
  const api = home.wordPressApi ?? apiOfHeader(first);
  if (api) {
    const outcome = yield* attempt(readWordPress(reading, api, first.url));
    if (outcome.kind === 'read' && reading.given.size > 0) return outcome;
    if (outcome.kind === 'failed' && outcome.problem.type === 'busy') return outcome;
  }
  return yield* readFeedOrPages(reading, first, home);
}

async function* readFeedOrPages(reading: Reading, first: Page, home: ExtractedPage): Reader {
  const found = await findFeed(reading, first.url, home);
  let outcome: Outcome | null = null;
  if (found) {
    outcome = yield* attempt(readFeed(reading, found));
    if (outcome.kind === 'read' && (outcome.isUnchanged || reading.isComplete)) return outcome;
    if (outcome.kind === 'failed' && outcome.problem.type === 'busy') return outcome;
  }
  // Most feeds end with the newest ten; what came before stands on the site.
  if (isFull(reading) || reading.given.size >= SHORT_FEED) {
    return outcome ?? nothingFound(first.url);
  }
  const before = reading.given.size;
  const pages = yield* attempt(readSite(reading, first.url, home));
  if (outcome?.kind === 'read' && before > 0) {
    return pages.kind === 'read' ? { ...outcome, isCut: pages.isCut } : outcome;
  }
  return reading.given.size > 0 || reading.isComplete ? pages : nothingFound(first.url);
}

/** The feed that the page names, else one of the usual places. */
async function findFeed(
  reading: Reading,
  url: string,
  home: ExtractedPage,
): Promise<string | null> {
  if (home.feeds[0]) return home.feeds[0];
  for (const name of USUAL) {
    const address = new URL(name, url.endsWith('/') ? url : new URL('./', url)).href;
    const answer = await get(reading, address);
    if (answer.kind === 'not-modified') return address;
    if (answer.kind === 'failed' && answer.reason === 'busy') return null;
    if (answer.kind !== 'page') continue;
    const feed = await reading.parsing.run(
      'feed',
      textOfPage(answer),
      answer.url,
      reading.clock.now(),
    );
    if (feed && feed.items.length > 0) return answer.url;
  }
  return null;
}

/** The first page of a site, read as a page. */
export async function readPage(reading: Reading, url: string): Promise<ExtractedPage | null> {
  const page = await need(reading, url);
  return reading.parsing.run('page', textOfPage(page), page.url, reading.clock.now());
}

/** Runs a reader; what ended it is a value. */
async function* attempt(reader: Reader): Reader {
  try {
    return yield* reader;
  } catch (error) {
    if (error instanceof ReadEnded) return { kind: 'failed', problem: error.problem };
    throw error;
  }
}

function isBluesky(address: string): boolean {
  if (/^https?:/i.test(address)) return /^https?:\/\/(www\.)?bsky\.app\/profile\//i.test(address);
  return accountOfBluesky(address) !== null;
}

/** Other sites have addresses with `@name` too: they have no such account, or no such door. */
function isOtherKind(outcome: Outcome): boolean {
  if (outcome.kind !== 'failed') return false;
  return ['no-such-account', 'unreadable', 'login', 'gone', 'no-answer'].includes(
    outcome.problem.type,
  );
}

function apiOfHeader(page: Page): string | null {
  return /<([^>]+)>;\s*rel="https:\/\/api\.w\.org\/"/.exec(page.header('link') ?? '')?.[1] ?? null;
}

function nothingFound(url: string): Outcome {
  return { kind: 'failed', problem: { type: 'nothing-found', detail: url, retryAt: null } };
}
