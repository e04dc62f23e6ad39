import type { Scope } from '../../server/db/db.ts';
import { openFetcher } from '../../server/discovery/fetch/fetcher.ts';
import { openParsing } from '../../server/discovery/fetch/parsing.ts';
import { openSharedPace, openSharedRobots } from '../../server/discovery/fetch/shared-pace.ts';
import { systemClock } from '../../server/lib/clock.ts';
import { type AgencyId, type CreatorId, type MemberId, newId } from '../../server/lib/ids.ts';
import { addCreator } from '../../server/modules/creators/add-creator.ts';
import type { TestDatabase } from '../database.ts';
import { type BlogHost, type Served, startBlogHost } from './host.ts';

export const PAUSE_MS = 150;

/** An agency without clients, and its base of creators. */
export async function openCrawlWorld({ ownerPool, app }: TestDatabase) {
  const agencyId = newId<AgencyId>();
  const memberId = newId<MemberId>();
  await ownerPool.query(
    `insert into agency (id, name, locale, time_zone, created_at)
     values ($1, 'Agence', 'fr', 'Europe/Paris', now())`,
    [agencyId],
  );
  await ownerPool.query(
    `insert into member (id, agency_id, name, email, role, created_at)
     values ($1, $2, 'Solène', $3, 'mentor', now())`,
    [memberId, agencyId, `${agencyId}@agence.example`],
  );
  const scope: Scope = { agencyId, clientIds: [] };
  return {
    agencyId,
    memberId,
    scope,
    async addCreator(name: string, url: string): Promise<CreatorId> {
      const made = await app.write(scope, (tx) =>
        addCreator(tx, {
          ...{ agencyId, name, url, languages: ['fr'], source: 'list', at: new Date() },
        }),
      );
      if (!made.ok) throw new Error(made.error.type);
      return made.value;
    },
  };
}

/** What a worker process reads with; a pause for tests, else as the product does. */
export async function openReading(workerPool: TestDatabase['workerPool'], dataDir: string) {
  const pace = await openSharedPace(workerPool, dataDir);
  return {
    fetcher: openFetcher({
      userAgent: 'Compagnon/1.0 (+https://compagnon.example/robots)',
      isAllowedHost: (name) => name === '127.0.0.1',
      clock: systemClock,
      pace,
      robots: openSharedRobots(workerPool),
      pauseMs: PAUSE_MS,
      timeoutMs: 5_000,
    }),
    parsing: openParsing(),
    clock: systemClock,
  };
}

const SENTENCE =
  'On fait chauffer le lait entier avec la gousse fendue, puis on laisse reposer la crème une nuit. ';

/** A blog whose feed gives beginnings only: each post costs a page. */
export async function startSmallBlog(name: string, posts: number): Promise<BlogHost> {
  const numbers = Array.from({ length: posts }, (_, i) => i + 1);
  const items = numbers.map(
    (n) =>
      `<item><title>${name} ${n}</title><link>/post-${n}</link><pubDate>${new Date(Date.UTC(2026, 9, n)).toUTCString()}</pubDate><description>Le début […]</description></item>`,
  );
  const pages: Record<string, Served> = {
    '/': `<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>${name}</body></html>`,
    '/feed': `<rss version="2.0"><channel><title>${name}</title>${items.join('')}</channel></rss>`,
  };
  for (const n of numbers) {
    pages[`/post-${n}`] =
      `<html lang="fr"><body><article><h1>${name} ${n}</h1><div class="entry-content"><p>${name} ${n} : ${SENTENCE.repeat(6)}</p></div></article></body></html>`;
  }
  return startBlogHost(pages);
}
