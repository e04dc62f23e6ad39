import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { type BlobStore, openBlobStore } from '../server/blobs/blobs.ts';
import type { Connectors } from '../server/connectors/connector.ts';
import { sandbox } from '../server/connectors/sandbox/sandbox.ts';
import type { Db, Scope } from '../server/db/db.ts';
import { openLog } from '../server/evidence/open-log.ts';
import { createApiHandler } from '../server/http/api.ts';
import type { Session } from '../server/http/context.ts';
import { type Jobs, openJobs } from '../server/jobs/jobs.ts';
import {
  type AgencyId,
  type ChannelId,
  type ClientId,
  type ContactId,
  type MemberId,
  newId,
} from '../server/lib/ids.ts';
import { SEND_MAIL, sendMailSchema } from '../server/mail/mail.ts';
import { clientRoutes } from '../server/modules/clients/routes.ts';
import type { ApprovalPage } from '../server/modules/publishing/approval-schema.ts';
import { countWaiting } from '../server/modules/publishing/count-waiting.ts';
import { releasePosts } from '../server/modules/publishing/release-posts.ts';
import { publishingRoutes } from '../server/modules/publishing/routes.ts';
import type { PostContent, PostView } from '../server/modules/publishing/schema.ts';
import { openVault, type Vault } from '../server/vault/vault.ts';
import { openTestDatabase } from './database.ts';

/** The same with all that it stands on: a database, a queue, a folder. */
export async function startPostWorld() {
  const database = await openTestDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), 'compagnon-posts-'));
  const { ownerPool, ownerConfig, app: db } = database;
  const jobs = openJobs({ ownerPool, ownerConfig, onError: () => {} });
  jobs.register({ name: SEND_MAIL, data: sendMailSchema, handle: async () => {} });
  await jobs.start({ work: false });
  const blobs = await openBlobStore(path.join(folder, 'blobs'));
  const vault = await openVault(path.join(folder, 'vault-key'));
  const connectors: Connectors = new Map([[sandbox.id, sandbox]]);
  const world = await openPostWorld({ db, ownerPool, jobs, blobs, vault, connectors });
  return {
    ...world,
    async [Symbol.asyncDispose]() {
      await jobs.stop();
      await database[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Kits = {
  readonly db: Db;
  readonly ownerPool: Pool;
  readonly jobs: Jobs;
  readonly blobs: BlobStore;
  readonly vault: Vault;
  readonly connectors: Connectors;
};

type Answer = { readonly status: number; readonly body: unknown; readonly type: string };

/**
 * The agency of Solène and Inès, Clarisse of Ombrelune who signs, and a stranger's
 * agency, all on one hour that the test moves; asked as people's browsers ask, through the routes.
 */
async function openPostWorld(kits: Kits) {
  const clock = { at: new Date('2026-12-08T08:30:00Z'), now: () => new Date(clock.at) };
  const deps = { ...kits, clock, publicUrl: 'http://localhost:4321', isMailSetUp: true };
  const router = {
    publishing: publishingRoutes(deps),
    clients: clientRoutes({
      ...deps,
      fetch,
      countWaiting,
      whenLinkEnds: [releasePosts],
      keepExport: () => Promise.reject(new Error('no log is exported here')),
    }),
  };
  const handle = createApiHandler(router, pino({ level: 'silent' }));
  const ours = await seedAgency(kits, 'Atelier Corvelle');
  const others = await seedAgency(kits, 'Agence Ailleurs');

  const ask = async (
    session: Session | null,
    method: string,
    path: string,
    body?: object | FormData,
  ): Promise<Answer> => {
    const isForm = body instanceof FormData;
    const request = new Request(`${deps.publicUrl}/api${path}`, {
      method,
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
      ...(body && !isForm && { headers: { 'content-type': 'application/json' } }),
    });
    const response = await handle(request, {
      session,
      locale: 'fr',
      headers: request.headers,
      ip: '127.0.0.1',
      isLoopback: true,
      setCookie: () => {},
    });
    if (!response) throw new Error(`no route ${method} ${path}`);
    const text = await response.text();
    const answer: unknown = text === '' ? null : JSON.parse(text);
    const code = isObject(answer) && response.status >= 400 ? String(answer.code) : '';
    return { status: response.status, body: answer, type: code };
  };

  const world = {
    ...kits,
    clock,
    ask,
    ours,
    stranger: others.people.solene,
    /** The newest mail to this address: its words and the token of its link. */
    async lastMail(to: string, holding: 'link' | 'anything' = 'anything') {
      const { rows } = await kits.ownerPool.query<{ subject: string; body: string }>(
        `select subject, body from mail where recipient = $1 and body like $2
         order by created_at desc, id desc`,
        [to, holding === 'link' ? '%/l/%' : '%'],
      );
      const [mail] = rows;
      return {
        count: rows.length,
        subject: mail?.subject ?? '',
        body: mail?.body ?? '',
        token: mail?.body.match(/\/l\/(\S+)/)?.[1] ?? '',
      };
    },
    async writePost(session: Session, over: Partial<PostContent> = {}) {
      const title = over.title ?? 'Ce que mange une vache';
      const { clientId } = ours;
      const made = await ask(session, 'POST', '/posts', { clientId, title });
      const { id } = made.body as { id: string }; // the contract's shape
      const content = { ...ours.content, title, ...over };
      await ask(session, 'PUT', `/posts/${id}/content`, { basedOn: 1, content });
      return id;
    },
    async read(session: Session, id: string): Promise<PostView> {
      return (await ask(session, 'GET', `/posts/${id}`)).body as PostView; // the contract's shape
    },
    /** What the holder of a link sees. */
    async open(token: string): Promise<ApprovalPage> {
      return (await ask(null, 'GET', `/links/${token}/posts`)).body as ApprovalPage; // the contract's shape
    },
    /** Solène sends these posts to Clarisse. */
    send: (...postIds: string[]) =>
      ask(ours.people.solene, 'POST', `/clients/${ours.clientId}/approval-links`, {
        contactId: ours.clarisse.id,
        postIds,
      }),
    /** Clarisse's decision on what the page showed. */
    decide(token: string, posts: readonly (Partial<AskedPost> | undefined)[], given: object) {
      const items = posts.map((post) => ({
        postId: post?.postId,
        version: post?.version,
        contentHash: post?.contentHash,
      }));
      const name = 'Clarisse Montbazin';
      return ask(null, 'POST', `/links/${token}/decisions`, { name, ...given, items });
    },
  };

  const write = async (over: Partial<PostContent>) => {
    const id = await world.writePost(ours.people.ines, over);
    await ask(ours.people.ines, 'POST', `/posts/${id}/submission`, { version: 2 });
    return id;
  };
  const pass = async (over: Partial<PostContent>) => {
    const id = await write(over);
    const review = { version: 2, decision: 'reviewed' };
    await ask(ours.people.solene, 'POST', `/posts/${id}/reviews`, review);
    return id;
  };
  return {
    ...world,
    /** A post of Inès's in review, version 2. */
    submitted: (over: Partial<PostContent> = {}) => write(over),
    /** The same, passed on by Solène. */
    reviewed: (over: Partial<PostContent> = {}) => pass(over),
    /** The same, with Clarisse, who has opened her link. */
    async sentToClarisse() {
      const id = await pass({});
      await world.send(id);
      const { token } = await world.lastMail(ours.clarisse.email);
      return { id, token, page: await world.open(token) };
    },
  };
}

type AskedPost = ApprovalPage['posts'][number];

export type PostWorld = Awaited<ReturnType<typeof startPostWorld>>;

async function seedAgency(kits: Kits, name: string) {
  const { ownerPool, db } = kits;
  const agencyId = newId<AgencyId>();
  const clientId = newId<ClientId>();
  const scope: Scope = { agencyId, clientIds: [clientId] };
  await ownerPool.query(
    `insert into agency (id, name, locale, time_zone, created_at)
     values ($1, $2, 'fr', 'Europe/Paris', '2026-09-01')`,
    [agencyId, name],
  );
  const person = async (who: string, role: string, tutorId: MemberId | null = null) => {
    const memberId = newId<MemberId>();
    await ownerPool.query(
      `insert into member (id, agency_id, user_id, name, email, role, tutor_id, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, '2026-09-01')`,
      [memberId, agencyId, memberId, who, `${memberId}@agence.example`, role, tutorId],
    );
    const session = { userId: memberId, memberId, name: who, role, locale: 'fr' } as const;
    return { ...session, isDemo: false, scope } satisfies Session;
  };
  const solene = await person('Solène', 'mentor');
  const people = {
    solene,
    helene: await person('Hélène', 'head'),
    ines: await person('Inès', 'trainee', solene.memberId),
    yanis: await person('Yanis', 'junior'),
    maud: await person('Maud', 'dpo'),
    karim: await person('Karim', 'client'),
  };
  await ownerPool.query(
    `insert into client (id, agency_id, name, time_zone, accountable_id, created_at)
     values ($1, $2, 'Laiterie Ombrelune', 'Europe/Paris', $3, '2026-09-01')`,
    [clientId, agencyId, solene.memberId],
  );
  const clarisse = newId<ContactId>();
  await ownerPool.query(
    `insert into contact (id, client_id, name, email, can_sign, created_at)
     values ($1, $2, 'Clarisse Montbazin', $3, true, '2026-09-01')`,
    [clarisse, clientId, `clarisse-${agencyId}@ombrelune.example`],
  );
  const bluesky = await seedChannel(ownerPool, clientId, 'bluesky', 300, 1_000_000);
  const mastodon = await seedChannel(ownerPool, clientId, 'mastodon', 500, null);
  await ownerPool.query(
    `insert into brand_kit_version (id, client_id, n, content, content_hash, author_id, created_at)
     values ($1, $2, 1, $3, repeat('0', 64), $4, '2026-09-02')`,
    [newId(), clientId, kit, people.ines.memberId],
  );
  await db.write(scope, (tx) =>
    openLog(kits, tx, { clientId, origin: `agence.example/${clientId}`, at: new Date() }),
  );
  const content: PostContent = {
    title: 'Ce que mange une vache',
    pillar: 'Coulisses',
    text: 'Du foin de juin, un peu de betterave, et l’eau du puits.',
    variants: {},
    channelIds: [bluesky, mastodon].sort(),
    images: [],
    mention: 'none',
    dueAt: '2026-12-14T07:30:00.000Z',
    windowMinutes: 60,
  };
  return {
    agencyId,
    clientId,
    scope,
    people,
    clarisse: { id: clarisse, email: `clarisse-${agencyId}@ombrelune.example` },
    channels: { bluesky, mastodon },
    content,
  };
}

const kit = {
  avoid: ['léger'],
  claimsForbidden: [{ text: 'meilleur pour la santé', why: 'Aucune preuve.' }],
  claimsAllowed: [],
  emoji: 'Aucun',
  pillars: [{ name: 'Coulisses', share: 30 }],
};

async function seedChannel(
  pool: Pool,
  clientId: ClientId,
  handle: string,
  textLength: number,
  imageBytes: number | null,
) {
  const id = newId<ChannelId>();
  const limits = { textLength, images: 4, imageBytes, imageTypes: ['image/jpeg', 'image/png'] };
  await pool.query(
    `insert into channel (id, client_id, connector, handle, url, remote_id, sealed_credentials, limits,
       granted_by, granted_at, state_since)
     values ($1, $2, 'sandbox', $3, 'https://example.com', $3, '\\x00', $4, 'Clarisse', now(), now())`,
    [id, clientId, handle, limits],
  );
  return id;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
