import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BlobStore, openBlobStore } from '../../server/blobs/blobs.ts';
import type { Connectors } from '../../server/connectors/connector.ts';
import { sandbox } from '../../server/connectors/sandbox/sandbox.ts';
import type { Scope } from '../../server/db/db.ts';
import { openLog } from '../../server/evidence/open-log.ts';
import {
  type AgencyId,
  type ChannelId,
  type ClientId,
  type ContactId,
  type MemberId,
  newId,
  type PostId,
} from '../../server/lib/ids.ts';
import { sealCredentials } from '../../server/modules/clients/channels.ts';
import { prepareDeliveries } from '../../server/modules/publishing/delivery-prepare.ts';
import { hashContent, normalizeContent } from '../../server/modules/publishing/post.ts';
import type { PostContent } from '../../server/modules/publishing/schema.ts';
import { insertVersion } from '../../server/modules/publishing/store.ts';
import { recordSignature, voidSignatures } from '../../server/modules/signing/public.ts';
import { type Sandbox, startSandbox } from '../../server/sandbox/sandbox.ts';
import { openVault, type Vault } from '../../server/vault/vault.ts';
import type { TestDatabase } from '../database.ts';
import { naive } from './naive-network.ts';

/**
 * The world of the delivery tests: Ombrelune's agency on a database of its own, and the sandbox
 * network, a real server in a process of its own that keeps what it is sent.
 */
export async function openDeliveryWorld(database: TestDatabase) {
  const folder = await mkdtemp(path.join(tmpdir(), 'compagnon-delivery-'));
  const network = await startSandbox({ folder: path.join(folder, 'network') });
  const vaultFile = path.join(folder, 'vault-key');
  const vault = await openVault(vaultFile);
  const blobs = await openBlobStore(path.join(folder, 'blobs'));
  const connectors: Connectors = new Map([
    [sandbox.id, sandbox],
    [naive.id, naive],
  ]);
  const agency = await seedAgency(database);
  return {
    folder,
    vaultFile,
    network,
    vault,
    blobs,
    connectors,
    ...agency,
    addClient: (name: string) => addClient({ database, network, vault, blobs, ...agency }, name),
    async [Symbol.asyncDispose]() {
      await network.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type DeliveryWorld = Awaited<ReturnType<typeof openDeliveryWorld>>;
export type DeliveryClient = Awaited<ReturnType<DeliveryWorld['addClient']>>;

async function seedAgency({ ownerPool }: TestDatabase) {
  const agencyId = newId<AgencyId>();
  const [solene, ines] = [newId<MemberId>(), newId<MemberId>()];
  await ownerPool.query(
    `insert into agency (id, name, locale, time_zone, created_at)
     values ($1, 'Compagnie', 'fr', 'Europe/Paris', now())`,
    [agencyId],
  );
  await ownerPool.query(
    `insert into member (id, agency_id, name, email, role, tutor_id, created_at) values
     ($1, $3, 'Solène', 'solene@agence.example', 'mentor', null, now()),
     ($2, $3, 'Inès', 'ines@agence.example', 'trainee', $1, now())`,
    [solene, ines, agencyId],
  );
  return { agencyId, solene, ines };
}

type Seeding = {
  database: TestDatabase;
  network: Sandbox;
  vault: Vault;
  blobs: BlobStore;
  agencyId: AgencyId;
  solene: MemberId;
  ines: MemberId;
};

/** A client with its log, a person who signs, and an account on the sandbox network. */
async function addClient(at: Seeding, name: string) {
  const { database, agencyId } = at;
  const clientId = newId<ClientId>();
  const contactId = newId<ContactId>();
  const scope: Scope = { agencyId, clientIds: [clientId] };
  await database.ownerPool.query(
    `insert into client (id, agency_id, name, time_zone, accountable_id, created_at)
     values ($1, $2, $3, 'Europe/Paris', $4, now())`,
    [clientId, agencyId, name, at.solene],
  );
  await database.ownerPool.query(
    `insert into contact (id, client_id, name, email, can_sign, created_at)
     values ($1, $2, 'Clarisse', 'clarisse@client.example', true, now())`,
    [contactId, clientId],
  );
  await database.app.write(scope, (tx) =>
    openLog(at, tx, { clientId, origin: `agence.example/${clientId}`, at: new Date() }),
  );
  const addChannel = () => connectAccount(at, clientId, name);
  const { channelId, remoteId } = await addChannel();
  return {
    clientId,
    contactId,
    scope,
    channelId,
    remoteId,
    addChannel,
    addNaiveChannel: (url: string) => connectNaive(at, clientId, url),
    writePost: (over: Partial<PostContent>) =>
      writePost(at, scope, clientId, { channelIds: [channelId], ...over }),
    sign: (post: WrittenPost) => sign(at, scope, { clientId, contactId }, post),
    voidApprovals: (post: WrittenPost) =>
      database.app.write(scope, (tx) =>
        voidSignatures(tx, {
          clientId,
          subjectKind: 'post',
          subjectId: post.postId,
          reason: 'other',
          by: at.solene,
          at: new Date(),
        }),
      ),
    /** The client's access to the network is granted anew, as `reconnectChannel` does it. */
    async grantAgain() {
      const { token } = await at.network.control({ type: 'grant', account: remoteId });
      const credentials = { url: at.network.url, network: 'Bluesky', token: token ?? '' };
      await database.ownerPool.query(
        `update channel set sealed_credentials = $1, state = 'alive', state_reason = null where id = $2`,
        [sealCredentials(at.vault, channelId, credentials), channelId],
      );
    },
    /** What readers of the account see. */
    listPosts: () => at.network.listPosts(remoteId),
  };
}

async function connectAccount(at: Seeding, clientId: ClientId, name: string) {
  const channelId = newId<ChannelId>();
  const handle = `a${channelId.slice(-12)}`;
  const { token, remoteId } = await at.network.createAccount({ network: 'Bluesky', handle, name });
  const credentials = { url: at.network.url, network: 'Bluesky', token };
  await insertChannel(at, clientId, {
    channelId,
    connector: 'sandbox',
    handle,
    remoteId,
    credentials,
  });
  return { channelId, remoteId, handle };
}

/** An account on the naive network, which prevents no double. */
async function connectNaive(at: Seeding, clientId: ClientId, url: string): Promise<ChannelId> {
  const channelId = newId<ChannelId>();
  await insertChannel(at, clientId, {
    channelId,
    connector: 'naive',
    handle: channelId,
    remoteId: channelId,
    credentials: { url },
  });
  return channelId;
}

async function insertChannel(
  at: Seeding,
  clientId: ClientId,
  channel: {
    channelId: ChannelId;
    connector: string;
    handle: string;
    remoteId: string;
    credentials: Record<string, string>;
  },
) {
  const { channelId } = channel;
  const limits = {
    textLength: null,
    images: 4,
    imageBytes: null,
    imageTypes: ['image/png', 'image/jpeg'],
  };
  await at.database.ownerPool.query(
    `insert into channel (id, client_id, connector, handle, url, remote_id, sealed_credentials, limits,
       granted_by, granted_at, state_since)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'Clarisse', now(), now())`,
    [
      channelId,
      clientId,
      channel.connector,
      channel.handle,
      at.network.url,
      channel.remoteId,
      sealCredentials(at.vault, channelId, channel.credentials),
      limits,
    ],
  );
}

export type WrittenPost = {
  readonly postId: PostId;
  readonly version: number;
  readonly content: PostContent;
  readonly contentHash: string;
};

let written = 0;

async function writePost(
  at: Seeding,
  scope: Scope,
  clientId: ClientId,
  over: Partial<PostContent>,
): Promise<WrittenPost> {
  const postId = newId<PostId>();
  const content = normalizeContent({
    title: 'Le brassé à la châtaigne',
    pillar: '',
    text: `Le brassé à la châtaigne revient jeudi. ${++written}`,
    variants: {},
    channelIds: [],
    images: [],
    mention: 'none',
    dueAt: new Date().toISOString(),
    windowMinutes: 60,
    ...over,
  });
  const contentHash = hashContent(content);
  await at.database.ownerPool.query(
    `insert into post (id, client_id, title, author_id, stage, stage_since, due_at, created_at, updated_at)
     values ($1, $2, $3, $4, 'signed', now(), $5, now(), now())`,
    [postId, clientId, content.title, at.ines, content.dueAt],
  );
  const version = { postId, n: 1, content, contentHash, savedBy: at.ines, savedAt: new Date() };
  await at.database.app.write(scope, (tx) => insertVersion(tx, clientId, version));
  return { postId, version: 1, content, contentHash };
}

/** Clarisse signs this exact version, and its deliveries are prepared in the same transaction. */
async function sign(
  at: Seeding,
  scope: Scope,
  who: { clientId: ClientId; contactId: ContactId },
  post: WrittenPost,
): Promise<void> {
  await at.database.app.write(scope, async (tx) => {
    const now = new Date();
    await recordSignature({}, tx, {
      clientId: who.clientId,
      subjectKind: 'post',
      subjectId: post.postId,
      version: post.version,
      contentHash: post.contentHash,
      decision: 'approved',
      signer: { kind: 'contact', id: who.contactId, name: 'Clarisse' },
      at: now,
    });
    await prepareDeliveries(tx, { postId: post.postId, version: post.version, at: now });
  });
}
