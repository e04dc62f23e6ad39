import type { Clock } from '../../lib/clock.ts';
import { systemClock } from '../../lib/clock.ts';
import { readAuto, readPage } from './auto.ts';
import { readBluesky } from './bluesky.ts';
import { openFeed, readFeed } from './feed.ts';
import type { Fetcher } from './fetcher.ts';
import { readMastodon } from './mastodon.ts';
import { openParsing, type Parsing } from './parsing.ts';
import { ReadEnded, type Reader, type Reading, type ReadOptions, type Source } from './reading.ts';
import { readSite } from './site.ts';

/**
 * Posts and comments of one source, as they are read; the generator's value is how it ended. Only
 * surprises and the reason of the caller's own signal are thrown. `fetcher` sets the pace; without
 * `parsing` a thread is started for this reading and ended with it.
 */
export async function* readSource(
  fetcher: Fetcher,
  source: Source,
  options: ReadOptions & { readonly parsing?: Parsing; readonly clock?: Clock },
): Reader {
  const parsing = options.parsing ?? openParsing();
  const reading: Reading = {
    ...options,
    fetcher,
    parsing,
    clock: options.clock ?? systemClock,
    given: new Set(),
    signatures: new Set(),
    noted: {},
  };
  try {
    const outcome = yield* start(reading, source);
    return outcome;
  } catch (error) {
    if (error instanceof ReadEnded) return { kind: 'failed', problem: error.problem };
    throw error;
  } finally {
    if (!options.parsing) await parsing[Symbol.asyncDispose]();
  }
}

async function* start(reading: Reading, { kind, url }: Source): Reader {
  switch (kind) {
    case 'bluesky':
      return yield* readBluesky(reading, url);
    case 'mastodon':
      return yield* readMastodon(reading, url);
    case 'feed': {
      const first = await openFeed(reading, url);
      return yield* readFeed(reading, url, first === 'unchanged' ? undefined : first);
    }
    case 'wordpress':
    case 'auto':
      return yield* readAuto(reading, url);
    case 'site':
      return yield* readSite(reading, url, await readPage(reading, url));
  }
}
