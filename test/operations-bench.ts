import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { openBlobStore } from '../server/blobs/blobs.ts';
import { openFetcher } from '../server/discovery/fetch/fetcher.ts';
import { openJobs } from '../server/jobs/jobs.ts';
import type { Clock } from '../server/lib/clock.ts';
import type { CreatorId, OperationId } from '../server/lib/ids.ts';
import { SEND_MAIL, sendMailSchema } from '../server/mail/mail.ts';
import { addCreator, addPosts } from '../server/modules/creators/public.ts';
import { captureDeliverable } from '../server/modules/operations/capture-deliverable.ts';
import { CAPTURE_DELIVERABLE, captureJob } from '../server/modules/operations/capture-job-data.ts';
import type { CaptureDeps, OperationDeps } from '../server/modules/operations/deps.ts';
import { operationRoutes } from '../server/modules/operations/routes.ts';
import { openVault } from '../server/vault/vault.ts';
import { openTestDatabase } from './database.ts';
import { buildSmallAgency, contextFor, type SmallAgency, type Who } from './small-agency.ts';

/** Thursday 10 December 2026, nine o'clock in Paris, unless a test moves it. */
export type MovingClock = Clock & { set(text: string): void };

/** The routes of operations over a real database, creators in it, and a blog on loopback to be read. */
export async function openOperationsBench() {
  const folder = await mkdtemp(path.join(tmpdir(), 'operations-'));
  const database = await openTestDatabase();
  const vault = await openVault(path.join(folder, 'keys'));
  const blobs = await openBlobStore(path.join(folder, 'blobs'));
  const { ownerPool, ownerConfig } = database;
  const jobs = openJobs({ ownerPool, ownerConfig, onError: () => {} });
  jobs.register({ name: SEND_MAIL, data: sendMailSchema, handle: async () => {} });
  jobs.register({ name: CAPTURE_DELIVERABLE, data: captureJob, handle: async () => {} });
  await jobs.start({ work: false });
  const clock = movingClock('2026-12-08T08:30:00Z');
  const blog = await openBlog();
  const deps: OperationDeps & { replyTo: string | null } = {
    db: database.app,
    clock,
    jobs,
    blobs,
    publicUrl: 'http://localhost:4321',
    isMailSetUp: true,
    isInboxSetUp: true,
    replyTo: 'reponses@agence.example',
  };
  const captures: CaptureDeps = {
    worker: database.worker,
    clock,
    blobs,
    jobs,
    fetcher: openFetcher({
      userAgent: 'Compagnon/test',
      isAllowedHost: (host) => host.startsWith('127.0.0.1'),
      clock,
      pauseMs: 0,
    }),
  };
  return {
    database,
    deps,
    captures,
    clock,
    blog,
    blobs,
    vault,
    buildAgency: () => buildSmallAgency(database, { vault, publicUrl: deps.publicUrl }),
    as: async (who: Who | null, of: SmallAgency, changed: Partial<OperationDeps> = {}) =>
      createRouterClient(operationRoutes({ ...deps, ...changed }), {
        context: who ? await of.contextOf(who) : contextFor(null),
      }),
    /** An operation that began yesterday, with a gift and a fee of 500 euros. */
    async buildOperation(of: SmallAgency): Promise<OperationId> {
      const solene = createRouterClient(operationRoutes(deps), {
        context: await of.contextOf('solene'),
      });
      const { id } = await solene.createOperation({
        clientId: of.clientId,
        name: 'Brassé de Lune',
        startsOn: '2026-12-07',
        endsOn: '2026-12-30',
        lines: [
          { family: 'gifts', label: 'Coffrets', quantityHundredths: 250, unitPriceCents: 2_400 },
          { family: 'fees', label: 'Conseil', quantityHundredths: 100, unitPriceCents: 50_000 },
        ],
      });
      return id as OperationId;
    },
    /** A creator with two posts that were read. */
    addCreator: (
      of: SmallAgency,
      name: string,
      email: string | null = `${slug(name)}@blog.example`,
    ) =>
      database.app.write(of.scope, async (tx) => {
        const at = clock.now();
        const made = await addCreator(tx, {
          agencyId: of.agencyId,
          name,
          url: `https://${slug(name)}.example/`,
          languages: ['fr'],
          source: 'hand',
          email,
          at,
        });
        if (!made.ok) throw new Error(made.error.type);
        const posts = ['Riz au lait contre yaourt brassé', 'Le pot que je garde'].map(
          (title, i) => ({
            key: `${slug(name)}-${i}`,
            url: `https://${slug(name)}.example/${i}`,
            title,
            text: `${title}. Je l’ai goûté trois fois, et la châtaigne l’emporte.`,
            language: 'fr',
            publishedAt: new Date(at.getTime() - (i + 1) * 86_400_000),
          }),
        );
        const ids = await addPosts(tx, made.value, posts, at);
        return { id: made.value as CreatorId, posts: [...ids.values()] };
      }),
    /** Makes every capture that is due by the clock, as the worker does. */
    async capture(of: SmallAgency) {
      const { rows } = await ownerPool.query<{ id: string }>(
        "select id from deliverable_capture where client_id = $1 and state = 'due' and due_at <= $2 order by due_at",
        [of.clientId, clock.now()],
      );
      for (const { id } of rows) {
        await captureDeliverable(captures, {
          agencyId: of.agencyId,
          clientId: of.clientId,
          captureId: id,
        }).catch(() => {});
      }
      return rows.length;
    },
    async [Symbol.asyncDispose]() {
      await blog.close();
      await jobs.stop();
      await database[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type OperationsBench = Awaited<ReturnType<typeof openOperationsBench>>;

function slug(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

export function movingClock(from: string): MovingClock {
  let at = new Date(from);
  return {
    now: () => at,
    set: (text) => {
      at = new Date(text);
    },
  };
}

/** A real HTTP server that plays somebody's blog: pages can be written, corrected and taken away. */
export async function openBlog() {
  const pages = new Map<string, string>();
  const server = createServer((request, response) => {
    const page = pages.get(request.url ?? '');
    response.writeHead(page === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
    });
    response.end(page ?? 'Not found');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // The server listens on a TCP port, so its address is not a path.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    write(at: string, text: string) {
      const words = 'Ce matin, trois pots sur la table, une cuillère, et pas de sucre. '.repeat(12);
      pages.set(
        at,
        `<!doctype html><html lang="fr"><head><title>Potimarron rôti</title></head><body><article><h1>Potimarron rôti</h1><p>${text}</p><p>${words}</p></article></body></html>`,
      );
    },
    remove: (at: string) => pages.delete(at),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
