import { implement } from '@orpc/server';
import type { Db } from '../../db/db.ts';
import type { Parsing } from '../../discovery/fetch/parsing.ts';
import type { ApiContext, Session } from '../../http/context.ts';
import { answer, refuseRequest } from '../../http/refusal.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Clock } from '../../lib/clock.ts';
import type { CreatorId } from '../../lib/ids.ts';
import { refuse } from '../../lib/result.ts';
import { type ImportDeps, importList, previewImport } from './crawl-import.ts';
import { crawlRefusals } from './crawl-messages.ts';
import { crawlContract } from './crawl-schema.ts';
import { addSource, removeSource } from './crawl-source.ts';
import { startCrawl } from './crawl-start.ts';
import { stopCrawl } from './crawl-stop.ts';
import type { CrawlId, SourceId } from './crawl-store.ts';
import { listCrawls, listSources, viewCrawl } from './crawl-view.ts';
import { enter, idOf } from './enter.ts';
import { findCreator } from './find-creator.ts';
import * as policy from './policy.ts';

export type CrawlRouteDeps = ImportDeps & {
  readonly db: Db;
  readonly jobs: Jobs;
  readonly parsing: Parsing;
  /** The real one: hosts live in it, and so do crawls. */
  readonly clock: Clock;
};

/** Sources, crawls and imported lists, as the contract says. */
export function crawlRoutes(deps: CrawlRouteDeps) {
  const os = implement(crawlContract).$context<ApiContext>();
  const { db, clock } = deps;
  /** The demo never leaves this machine. */
  const refuseDemo = (session: Session, context: ApiContext) => {
    if (session.isDemo) answer(refuse({ type: 'not-in-demo' } as const), context, crawlRefusals);
  };
  const askerOf = (session: Session) => ({
    locale: session.locale,
    canStop: policy.mayWork(session),
    now: clock.now(),
  });

  return {
    previewImport: os.previewImport.handler(async ({ context, input }) => {
      const session = enter(context, policy.mayWork);
      const bytes = new Uint8Array(await input.file.arrayBuffer());
      const list = await deps.parsing.run('list', bytes);
      const { agencyId } = session.scope;
      const { locale } = context;
      const done = await db.read(session.scope, (tx) =>
        previewImport(deps, tx, { list, agencyId, locale }),
      );
      return answer(done, context, crawlRefusals);
    }),

    importList: os.importList.handler(({ context, input }) => {
      const session = enter(context, policy.mayWork);
      const { agencyId } = session.scope;
      return db.write(session.scope, (tx) =>
        importList(deps, tx, {
          agencyId,
          lines: input.lines,
          crawl: input.crawl && !session.isDemo,
          keepsEmails: policy.mayWrite(session),
          by: session.memberId,
          at: clock.now(),
        }),
      );
    }),

    listSources: os.listSources.handler(async ({ context, input }) => {
      const session = enter(context, policy.mayRead);
      const creatorId = idOf<CreatorId>(input.creatorId);
      const found = await db.read(session.scope, async (tx) =>
        (await findCreator(tx, creatorId)) ? listSources(tx, creatorId, context.locale) : null,
      );
      return found ?? refuseRequest('not-found', context);
    }),

    addSource: os.addSource.handler(async ({ context, input }) => {
      const session = enter(context, policy.mayWork);
      const { kind, url } = input;
      const done = await db.write(session.scope, (tx) =>
        addSource(tx, {
          ...{ agencyId: session.scope.agencyId, creatorId: idOf<CreatorId>(input.creatorId) },
          ...{ kind, url, by: session.memberId, at: clock.now() },
        }),
      );
      return { id: answer(done, context, crawlRefusals) };
    }),

    removeSource: os.removeSource.handler(async ({ context, input }) => {
      const session = enter(context, policy.mayWork);
      const done = await db.write(session.scope, (tx) =>
        removeSource(tx, idOf<CreatorId>(input.creatorId), idOf<SourceId>(input.sourceId)),
      );
      answer(done, context, crawlRefusals);
      return {};
    }),

    startCrawl: os.startCrawl.handler(async ({ context, input }) => {
      const session = enter(context, policy.mayWork);
      refuseDemo(session, context);
      const done = await db.write(session.scope, (tx) =>
        startCrawl(deps, tx, {
          agencyId: session.scope.agencyId,
          creatorIds: input.creatorIds?.map((id) => idOf<CreatorId>(id)),
          by: session.memberId,
          at: clock.now(),
        }),
      );
      return answer(done, context, crawlRefusals);
    }),

    listCrawls: os.listCrawls.handler(({ context }) => {
      const session = enter(context, policy.mayRead);
      return db.read(session.scope, (tx) => listCrawls(tx, askerOf(session)));
    }),

    readCrawl: os.readCrawl.handler(async ({ context, input }) => {
      const session = enter(context, policy.mayRead);
      const view = await db.read(session.scope, (tx) =>
        viewCrawl(tx, idOf<CrawlId>(input.crawlId), askerOf(session)),
      );
      return view ?? refuseRequest('not-found', context);
    }),

    stopCrawl: os.stopCrawl.handler(async ({ context, input }) => {
      const session = enter(context, policy.mayWork);
      const { reason } = input;
      const done = await db.write(session.scope, (tx) =>
        stopCrawl(tx, {
          ...{ crawlId: idOf<CrawlId>(input.crawlId), by: session.memberId },
          ...{ reason, at: clock.now() },
        }),
      );
      answer(done, context, crawlRefusals);
      return {};
    }),
  };
}
