import path from 'node:path';
import type { Logger } from 'pino';
import { quicknet } from '../verifier/draw/chain.ts';
import { createAuth } from './auth/auth.ts';
import { openAuthSecret } from './auth/secret.ts';
import { openBlobStore } from './blobs/blobs.ts';
import { sweepBlobs } from './blobs/sweep-blobs.ts';
import type { Config } from './config.ts';
import { connectors } from './connectors/registry.ts';
import type { Connected } from './db/connect.ts';
import type { Tx } from './db/db.ts';
import { createDemo } from './demo/demo.ts';
import { openFetcher } from './discovery/fetch/fetcher.ts';
import { openParsing } from './discovery/fetch/parsing.ts';
import { openSharedPace, openSharedRobots } from './discovery/fetch/shared-pace.ts';
import { compareHeads } from './evidence/compare-heads.ts';
import { readLogFormat, readVerifierPage, readWitnessPage } from './evidence/export-files.ts';
import { keepExport } from './evidence/export-log.ts';
import { openHeads } from './evidence/heads.ts';
import { logRoutes } from './evidence/log-routes.ts';
import { startSequencer } from './evidence/sequencer.ts';
import { createApiHandler } from './http/api.ts';
import { createLimit } from './http/limits.ts';
import { createShell, type WebHandler } from './http/shell.ts';
import { openJobs } from './jobs/jobs.ts';
import { systemClock } from './lib/clock.ts';
import { startInbox } from './mail/inbox.ts';
import { openMailer } from './mail/mailer.ts';
import { sendMailJob } from './mail/send-mail.ts';
import { forgetVisitSalts } from './modules/audience/forget-salts.ts';
import { logErasures } from './modules/audience/log-erasures.ts';
import { observeDaily } from './modules/audience/observe-daily.ts';
import { observeOperation } from './modules/audience/observe-operation.ts';
import { listObservations, listRecordLines } from './modules/audience/public.ts';
import { readNetworks } from './modules/audience/read-networks.ts';
import { audienceRoutes } from './modules/audience/routes.ts';
import { visitRoutes } from './modules/audience/visit-routes.ts';
import { listFormats, recoFileRoutes } from './modules/briefs/reco-file-routes.ts';
import { releaseBriefs } from './modules/briefs/release-briefs.ts';
import { briefRoutes } from './modules/briefs/routes.ts';
import { listBriefContents } from './modules/briefs/signed-contents.ts';
import { listBrandKitContents } from './modules/clients/brand-kit.ts';
import { checkChannels } from './modules/clients/check-channels.ts';
import { mailCheckpoints } from './modules/clients/checkpoint-mails.ts';
import type { ChannelRow } from './modules/clients/public.ts';
import { clientRoutes } from './modules/clients/routes.ts';
import { tieAccount } from './modules/clients/tie-account.ts';
import { runDueContests } from './modules/contests/due.ts';
import { isEntry } from './modules/contests/entry-door.ts';
import { contestFileRoutes } from './modules/contests/file-routes.ts';
import { importDueComments } from './modules/contests/import-due.ts';
import { contestRoutes } from './modules/contests/routes.ts';
import { listRulesContents } from './modules/contests/signed-contents.ts';
import { crawlAgain } from './modules/creators/crawl-again.ts';
import { registerCrawlJobs } from './modules/creators/crawl-job.ts';
import { crawlRoutes } from './modules/creators/crawl-routes.ts';
import { openCreatorMemory } from './modules/creators/creator-memory.ts';
import type { CreatorDeps } from './modules/creators/deps.ts';
import { eraseDue } from './modules/creators/erase-due.ts';
import { creatorRoutes } from './modules/creators/routes.ts';
import { captureJobKind, sweepCaptures } from './modules/operations/capture-jobs.ts';
import { attachmentRoutes, captureRoutes } from './modules/operations/capture-routes.ts';
import { CONTRACT_CENTS, readRotation, totalsWithAdvertiser } from './modules/operations/public.ts';
import { receiveLetter } from './modules/operations/receive-letter.ts';
import { operationRoutes } from './modules/operations/routes.ts';
import { rulesRoutes } from './modules/operations/rules-routes.ts';
import { ARCHIVE_AGENCY } from './modules/people/public.ts';
import { peopleRoutes } from './modules/people/routes.ts';
import { newSetUpCode } from './modules/people/set-up.ts';
import { countWaiting } from './modules/publishing/count-waiting.ts';
import { findSignedPosts } from './modules/publishing/delivered-content.ts';
import { deliveryRoutes } from './modules/publishing/delivery-routes.ts';
import { registerDeliveryJobs } from './modules/publishing/jobs.ts';
import { tellLostLater } from './modules/publishing/lost-channel.ts';
import { mediaRoutes } from './modules/publishing/media-routes.ts';
import { releasePosts } from './modules/publishing/release-posts.ts';
import { publishingRoutes } from './modules/publishing/routes.ts';
import { startWorker } from './modules/publishing/worker.ts';
import { archiveJobKind, sweepArchives } from './modules/reports/archive-job.ts';
import { reportFileRoutes } from './modules/reports/report-file-routes.ts';
import { reportRoutes } from './modules/reports/routes.ts';
import { todayRoutes } from './modules/today/routes.ts';
import { openVault } from './vault/vault.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * The switchboard: every route group, job and connector of the product is listed here by hand.
 * Nothing works in the background before `startWork`.
 */
export async function createApp(parts: {
  config: Config;
  db: Connected;
  log: Logger;
  say: (line: string) => void;
  web: WebHandler | null;
}) {
  const { config, db, log } = parts;
  const clock = systemClock;
  const [vault, blobs, secret] = await Promise.all([
    openVault(config.vaultKeyFile),
    openBlobStore(path.join(config.dataDir, 'blobs')),
    openAuthSecret(`${config.vaultKeyFile}.sessions`),
  ]);
  const onError = (error: unknown, about?: unknown) =>
    log.error({ err: error, about: idOf(about) }, 'background work failed');
  const { publicUrl } = config;
  const isMailSetUp = config.smtpUrl !== null;
  const jobs = openJobs({ ownerPool: db.ownerPool, ownerConfig: db.ownerConfig, onError });
  const auth = createAuth({ ownerPool: db.ownerPool, publicUrl, secret, clock });

  const isAllowedHost = (host: string) => config.privateHosts.includes(host);
  const fetcher = openFetcher({
    userAgent: `Compagnon/1.0 (+${publicUrl}/robots)`,
    isAllowedHost,
    clock,
    pace: await openSharedPace(db.workerPool, config.dataDir),
    robots: openSharedRobots(db.workerPool),
  });
  const parsing = openParsing();
  const outside = { connectors, fetch, clock };
  const kits = { ...outside, db: db.app, vault, blobs, jobs, publicUrl, isMailSetUp };
  const background = { ...outside, worker: db.worker, vault, blobs, jobs };
  const evidence = {
    ...background,
    app: db.app,
    contents: [findSignedPosts, listBrandKitContents, listBriefContents, listRulesContents],
    readPage: readVerifierPage,
    readSpec: readLogFormat,
    heads: openHeads(config.headsDir),
    listRecordLines,
    onError,
  };
  const reporting = {
    ...kits,
    listObservations,
    observe: observeOperation.bind(null, { blobs }),
    sequencer: evidence,
  };
  const demo = createDemo({
    ...kits,
    ownerPool: db.ownerPool,
    auth,
    folder: path.join(config.dataDir, 'sandbox'),
  });

  const beacon = { chain: quicknet, relays: config.drandRelays };
  const contests = { ...background, ...beacon, publicUrl, workerPool: db.workerPool, onError };
  const runContests = () => runDueContests(contests).catch(onError);
  const setUpCode = newSetUpCode();

  // Routes, by module.
  const router = {
    people: peopleRoutes({
      ...kits,
      auth,
      demo,
      setUpCode,
      tieAccount,
      whenClockMoves: runContests,
    }),
    clients: clientRoutes({
      ...kits,
      countWaiting,
      whenLinkEnds: [releasePosts, releaseBriefs],
      keepExport: (scope, clientId) => keepExport(evidence, scope, clientId),
    }),
    publishing: publishingRoutes(kits),
    creators: {
      ...creatorRoutes({ ...kits, ...calledUpon, memory: openCreatorMemory() }),
      ...crawlRoutes({ ...kits, parsing, isAllowedHost }),
    },
    rules: rulesRoutes(kits),
    operations: operationRoutes({
      ...kits,
      isInboxSetUp: config.imapUrl !== null,
      replyTo: config.replyTo,
    }),
    contests: contestRoutes({ ...kits, ...beacon }),
    audience: audienceRoutes(kits),
    briefs: briefRoutes({ ...kits, files: listFormats() }),
    reports: reportRoutes(reporting),
    today: todayRoutes(kits),
  };
  const readScope = async (headers: Headers) => (await auth.readSession(headers))?.scope ?? null;
  const shell = createShell({
    publicUrl,
    trustedProxies: config.trustedProxies,
    readSession: auth.readSession,
    api: createApiHandler(router, log),
    groups: [
      { prefix: '/api/media', app: mediaRoutes(kits) },
      { prefix: '/api/reco-files', app: recoFileRoutes(kits) },
      { prefix: '/api/report-files', app: reportFileRoutes(reporting) },
      { prefix: '/api/deliveries', app: deliveryRoutes({ db: db.app, blobs }) },
      { prefix: '/api/captures', app: captureRoutes({ db: db.app, blobs }) },
      {
        prefix: '/api/contest-files',
        app: contestFileRoutes({ db: db.app, readPage: readVerifierPage }),
      },
      { prefix: '/api/outreach', app: attachmentRoutes({ db: db.app, blobs }) },
      { prefix: '/v', app: visitRoutes({ db: db.app, clock, onError }) },
      { prefix: '/log', app: logRoutes({ ...evidence, readScope, readWitnessPage }) },
    ],
    isHealthy: () =>
      db.ownerPool.query('select 1').then(
        () => true,
        () => false,
      ),
    web: parts.web ?? ((_, res) => res.writeHead(404).end()),
    limit: createLimit({ read: 1200, change: 240 }),
    isUnlimited: isEntry,
    log,
  });

  // Jobs, by module.
  const mailer = openMailer({
    smtpUrl: config.smtpUrl,
    from: config.mailFrom,
    inbox: config.replyTo,
  });
  jobs.register(sendMailJob({ db: db.worker, mailer }));
  registerDeliveryJobs(jobs, { ...background, publicUrl });
  const captures = { worker: db.worker, clock, blobs, jobs, fetcher };
  jobs.register(captureJobKind(captures));
  const ending = new AbortController();
  const crawls = { ...background, fetcher, parsing, signal: ending.signal };
  registerCrawlJobs(jobs, crawls);
  jobs.register(archiveJobKind({ ...evidence, listObservations }));
  const isWorker = config.roles.includes('work');
  await jobs.start({ work: isWorker });

  const stops: (() => Promise<void> | void)[] = [];
  const isSetUp = await db.ownerPool.query('select from agency where not is_demo and id <> $1', [
    ARCHIVE_AGENCY,
  ]);
  if (!isSetUp.rowCount) parts.say(`set-up code, for a browser on another machine: ${setUpCode}`);

  return {
    shell,
    /** Delivers, numbers leaves, signs checkpoints, asks the networks for signs of life. */
    async startWork() {
      await demo.open();
      stops.push(demo.close);
      const worker = await startWorker({
        ...background,
        workerPool: db.workerPool,
        dataDir: config.dataDir,
        onError,
      });
      stops.push(() => worker[Symbol.asyncDispose]());
      await compareHeads(evidence);
      const sequencer = startSequencer({ ...evidence, workerPool: db.workerPool, onError });
      stops.push(() => sequencer[Symbol.asyncDispose]());
      if (config.imapUrl) {
        const inbox = startInbox({
          url: config.imapUrl,
          workerPool: db.workerPool,
          onLetter: async (letter) => {
            await receiveLetter({ ...captures, workerPool: db.workerPool }, letter);
          },
          onError,
        });
        stops.push(async () => inbox[Symbol.asyncDispose]());
      }
      const sweep = { ...captures, workerPool: db.workerPool };
      stops.push(every(MINUTE_MS, () => sweepCaptures(sweep), onError));
      const importing = { ...contests, writer: db.worker };
      const importAndRun = async () => {
        await importDueComments(importing).catch(onError);
        await runContests();
      };
      stops.push(every(MINUTE_MS, importAndRun, onError));
      stops.push(() => ending.abort());
      stops.push(every(HOUR_MS, () => crawlAgain(crawls), onError));
      const unmade = { worker: db.worker, jobs, workerPool: db.workerPool };
      stops.push(every(MINUTE_MS, () => sweepArchives(unmade), onError));
      const mailing = { worker: db.worker, clock, jobs, publicUrl, onError };
      stops.push(every(HOUR_MS, () => mailCheckpoints(mailing), onError));
      const observing = { worker: db.worker, clock, blobs, onError };
      stops.push(every(HOUR_MS, () => observeDaily(observing), onError));
      const reading = { ...observing, vault, connectors, fetch };
      stops.push(every(HOUR_MS, () => readNetworks(reading), onError));
      const retention = { worker: db.worker, clock };
      await forgetVisitSalts(retention);
      stops.push(every(MINUTE_MS, () => forgetVisitSalts(retention), onError));
      stops.push(every(MINUTE_MS, () => logErasures(retention), onError));
      // Where the disk was full, or another program erased.
      stops.push(every(MINUTE_MS, async () => db.journal?.flush(), onError));
      await eraseDue(retention);
      stops.push(every(DAY_MS, () => eraseDue(retention), onError));
      await auth.sweep();
      stops.push(every(HOUR_MS, () => auth.sweep(), onError));
      stops.push(
        every(DAY_MS, () => sweepBlobs({ blobs, workerPool: db.workerPool }, clock.now()), onError),
      );
      const onLost = (tx: Tx, channel: ChannelRow) => tellLostLater(jobs, tx, channel);
      const askNetworks = () =>
        checkChannels({ ...outside, db: db.worker, vault, onError, onLost });
      stops.push(every(DAY_MS, askNetworks, onError));
    },
    async stop() {
      for (const stop of stops.reverse()) await stop();
      await jobs.stop();
      await parsing[Symbol.asyncDispose]();
    },
  };
}

/** What operations know of a creator, for the module above them. */
const calledUpon: Pick<CreatorDeps, 'readWearOut' | 'readYearTotals' | 'thresholdCents'> = {
  thresholdCents: CONTRACT_CENTS,
  async readWearOut(tx, of) {
    const found = await readRotation(tx, of);
    return new Map([...found].map(([id, one]) => [id, { ...one, operations12: one.inYear }]));
  },
  async readYearTotals(tx, { creatorId, clientIds, year }) {
    const all = [];
    for (const clientId of clientIds) {
      const totals = await totalsWithAdvertiser(tx, { creatorId, clientId, year });
      all.push(...[...totals].map(([objective, sums]) => ({ clientId, objective, ...sums })));
    }
    return all;
  },
};

function every(ms: number, work: () => Promise<unknown>, onError: (error: unknown) => void) {
  const timer = setInterval(() => void work().catch(onError), ms);
  return () => clearInterval(timer);
}

/** What a failure was about, if it has an id; never its content. */
function idOf(about: unknown): string | undefined {
  if (typeof about === 'string') return about;
  const hasId = typeof about === 'object' && about !== null && 'id' in about;
  return hasId ? String(about.id) : undefined;
}
