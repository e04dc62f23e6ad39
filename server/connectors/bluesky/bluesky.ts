import { ok, type Result, refuse } from '../../lib/result.ts';
import type {
  Account,
  Call,
  Captured,
  Connector,
  Outcome,
  OutgoingPost,
  Published,
} from '../connector.ts';
import { isRecordKey } from '../key.ts';
import { readComments, readNumbers } from './reading.ts';
import { buildRecord, COLLECTION, findFacets, findFault, LIMITS } from './record.ts';
import {
  type Blob,
  CreatedRecord,
  Credentials,
  Deleted,
  PostRecord,
  type Session,
  UploadedBlob,
} from './schema.ts';
import { open, parseAddress, rejected, withSession } from './session.ts';
import { ask, conclude, type Exchange, type Trouble } from './xrpc.ts';

/** Bluesky, and every server that speaks atproto: the record's key is ours, so it exists once. */
export const bluesky: Connector = {
  id: 'bluesky',
  label: { fr: 'Bluesky', en: 'Bluesky' },
  // simple-icons 16.37 "Bluesky", CC0 1.0
  iconPath:
    'M5.202 2.857C7.954 4.922 10.913 9.11 12 11.358c1.087-2.247 4.046-6.436 6.798-8.501C20.783 1.366 24 .213 24 3.883c0 .732-.42 6.156-.667 7.037-.856 3.061-3.978 3.842-6.755 3.37 4.854.826 6.089 3.562 3.422 6.299-5.065 5.196-7.28-1.304-7.847-2.97-.104-.305-.152-.448-.153-.327 0-.121-.05.022-.153.327-.568 1.666-2.782 8.166-7.847 2.97-2.667-2.737-1.432-5.473 3.422-6.3-2.777.473-5.899-.308-6.755-3.369C.42 10.04 0 4.615 0 3.883c0-3.67 3.217-2.517 5.202-1.026',
  credentials: {
    schema: Credentials,
    fields: [
      {
        name: 'service',
        label: { fr: 'Serveur', en: 'Server' },
        kind: 'url',
        hint: {
          fr: 'Le serveur où le compte a été ouvert.',
          en: 'The server on which the account was opened.',
        },
        example: 'https://bsky.social',
      },
      {
        name: 'identifier',
        label: { fr: 'Identifiant', en: 'Handle' },
        kind: 'text',
        hint: { fr: 'Sans le signe @ du début.', en: 'Without the @ at its start.' },
        example: 'ombrelune.bsky.social',
      },
      {
        name: 'appPassword',
        label: { fr: 'Mot de passe d’application', en: 'App password' },
        kind: 'password',
        hint: {
          fr: 'Quatre groupes de quatre signes ; pas le mot de passe du compte.',
          en: 'Four groups of four characters; not the password of the account.',
        },
        example: 'abcd-efgh-ijkl-mnop',
      },
    ],
    help: {
      fr: 'Dans Bluesky : Paramètres, Confidentialité et sécurité, Mots de passe d’application, Ajouter. Le titulaire du compte peut le retirer au même endroit à tout moment.',
      en: 'In Bluesky: Settings, Privacy and security, App passwords, Add. The holder of the account can withdraw it there at any time.',
    },
  },
  idempotency: 'client-key',
  timeoutMs: 60_000,
  capabilities: ['publish', 'find', 'capture', 'remove', 'images', 'alt-text'],
  limits: LIMITS,
  connect: readAccount,
  readAccount,
  publish,
  find,
  capture,
  remove,
  readNumbers,
  readComments,
};

async function readAccount(call: Call): Promise<Outcome<Account>> {
  return withSession(call, async ({ service }, { did, handle }) => {
    const url = isFederated(service)
      ? `https://bsky.app/profile/${nameOf({ did, handle })}`
      : new URL(`/xrpc/com.atproto.repo.describeRepo?repo=${did}`, service).href;
    return ok({ remoteId: did, handle, url, rights: bluesky.capabilities, limits: LIMITS });
  });
}

async function publish(call: Call, post: OutgoingPost): Promise<Outcome<Published>> {
  const fault = findFault(post);
  if (fault) return { kind: 'refused', refusal: fault, raw: [] };
  return withSession(call, async (exchange, session) => {
    const first = await findRecord(exchange, session, post.key);
    if (!first.ok) return first;
    if (first.value) return ok(first.value);
    const facets = await findFacets(exchange, post.text);
    if (!facets.ok) return facets;
    const blobs = await uploadImages(exchange, session, post);
    if (!blobs.ok) return blobs;
    const record = buildRecord(post, facets.value, blobs.value, call.now());
    return createRecord(exchange, session, post.key, record);
  });
}

async function find(call: Call, key: string): Promise<Outcome<Published | null>> {
  return withSession(call, (exchange, session) => findRecord(exchange, session, key));
}

/** Asked without logging in, as any reader may. */
async function capture(call: Call, published: Published): Promise<Outcome<Captured>> {
  const exchange = open(call);
  if (!exchange.ok) return conclude([], exchange);
  const { raw } = exchange.value;
  const address = parseAddress(published.remoteId);
  if (!address.ok) return conclude(raw, address);
  const { did: repo, key: rkey } = address.value;
  const query = { repo, collection: COLLECTION, rkey };
  const found = await ask(exchange.value, { method: GET_RECORD, query, schema: PostRecord });
  const seen = raw.at(-1);
  if (!found.ok || !seen) return conclude(raw, found.ok ? NOTHING_SEEN : found);
  const { text, embed } = found.value.value;
  const alts = (embed?.images ?? []).map(({ alt }) => alt);
  const { mediaType, body: bytes } = seen;
  return conclude(raw, ok({ url: published.url, mediaType, bytes, text, alts }));
}

async function remove(call: Call, published: Published): Promise<Outcome<null>> {
  return withSession<null>(call, async (exchange, { did, accessJwt: token }) => {
    const address = parseAddress(published.remoteId);
    if (!address.ok) return address;
    if (did !== address.value.did) return rejected('The publication is of another account.');
    const removed = await ask(exchange, {
      method: 'com.atproto.repo.deleteRecord',
      json: { repo: did, collection: COLLECTION, rkey: address.value.key },
      token,
      schema: Deleted,
      isVisible: true,
    });
    return removed.ok ? ok(null) : removed;
  });
}

const GET_RECORD = 'com.atproto.repo.getRecord';
const NOTHING_SEEN = refuse({ type: 'unavailable', detail: 'No answer was kept.' } as const);

async function findRecord(
  exchange: Exchange,
  session: Session,
  key: string,
): Promise<Result<Published | null, Trouble>> {
  if (!isRecordKey(key)) return rejected('The key is not one that Bluesky takes.');
  const query = { repo: session.did, collection: COLLECTION, rkey: key };
  const published = publishedUnder(exchange.service, session, key);
  const found = await ask(exchange, { method: GET_RECORD, query, schema: PostRecord });
  if (!found.ok) return found.error.type === 'absent' ? ok(null) : found;
  if (found.value.uri === published.remoteId) return ok(published);
  return refuse({ type: 'unavailable', detail: 'The server answered for another record.' });
}

async function uploadImages(
  exchange: Exchange,
  { accessJwt: token }: Session,
  { images }: OutgoingPost,
): Promise<Result<readonly Blob[], Trouble>> {
  const blobs: Blob[] = [];
  for (const { bytes, mediaType } of images) {
    const method = 'com.atproto.repo.uploadBlob';
    const sent = await ask(exchange, { method, bytes, mediaType, token, schema: UploadedBlob });
    if (!sent.ok) return sent;
    blobs.push(sent.value.blob);
  }
  return ok(blobs);
}

/** The one visible step. A second record under the same key is refused by the server itself. */
async function createRecord(
  exchange: Exchange,
  session: Session,
  key: string,
  record: object,
): Promise<Result<Published, Trouble>> {
  const published = publishedUnder(exchange.service, session, key);
  const created = await ask(exchange, {
    method: 'com.atproto.repo.createRecord',
    json: { repo: session.did, collection: COLLECTION, rkey: key, validate: true, record },
    token: session.accessJwt,
    schema: CreatedRecord,
    isVisible: true,
  });
  if (!created.ok) return created;
  if (created.value.uri === published.remoteId) return ok(published);
  return refuse({ type: 'unknown', detail: 'The server answered for another record.' });
}

function publishedUnder(service: string, session: Session, key: string): Published {
  const remoteId = `at://${session.did}/${COLLECTION}/${key}`;
  if (isFederated(service)) {
    return { remoteId, url: `https://bsky.app/profile/${nameOf(session)}/post/${key}` };
  }
  const query = new URLSearchParams({ repo: session.did, collection: COLLECTION, rkey: key });
  return { remoteId, url: new URL(`/xrpc/${GET_RECORD}?${query}`, service).href };
}

/** Only what is reachable from outside shows on bsky.app; a server of this machine doesn't. */
function isFederated(service: string): boolean {
  return new URL(service).protocol === 'https:';
}

function nameOf({ did, handle }: Pick<Session, 'did' | 'handle'>): string {
  return handle === 'handle.invalid' ? did : handle;
}
