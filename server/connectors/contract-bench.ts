import { expect } from 'vitest';
import type {
  Account,
  Call,
  Capability,
  Connector,
  Outcome,
  OutgoingImage,
  OutgoingPost,
  Published,
} from './connector.ts';
import { type Line, undisturbed } from './disturbances.ts';
import { newRecordKey } from './key.ts';

type Credentials = Readonly<Record<string, string>>;

/** A real server, or a stateful stand-in, with one account of which nobody else makes use. */
export type NetworkUnderTest = {
  readonly credentials: Credentials;
  /** Of the right form, and never recognised. */
  readonly badCredentials: Credentials;
  /** The handle that `connect` must find. */
  readonly handle: string;
  /** How many publications of the account readers can see, counted on the server itself. */
  countPublished(): Promise<number>;
  /** Credentials that worked and that the network has withdrawn since. */
  revokedCredentials(): Promise<Credentials>;
  /** The network's own "too many requests"; without it: 429 with `Retry-After: 30`. */
  rateLimited?(): Response;
  /** Somebody writes under a publication, and answers a comment; its id, as `readComments` has it. */
  comment?(
    published: Published,
    said: { by: 'clarisse' | 'yann'; text: string; answers?: string },
  ): Promise<string>;
  /** Somebody gives a publication what `readNumbers` counts as a reaction. */
  react?(published: Published, by: 'clarisse' | 'yann'): Promise<void>;
  /** An image that the network takes; without it: a PNG of one pixel. */
  readonly image?: OutgoingImage;
  /** Without it: the time of day. */
  readonly now?: () => Date;
  close(): Promise<void>;
};

export type Bench = Awaited<ReturnType<typeof openBench>>;

/** What the scenes of the contract are played with: one network, one account, posts with new keys. */
export async function openBench(connector: Connector, network: NetworkUnderTest) {
  const can = (capability: Capability) => connector.capabilities.includes(capability);
  const now = () => network.now?.() ?? new Date();
  const account: Account = done(await connector.connect(call()));
  let lastKeyAt = 0;

  function call(line: Line = undisturbed(), credentials = network.credentials): Call {
    const signal = AbortSignal.timeout(connector.timeoutMs);
    return { credentials, fetch: line.fetch, signal, now };
  }

  function buildPost(over: Partial<OutgoingPost> = {}): OutgoingPost {
    lastKeyAt = Math.max(lastKeyAt + 1, now().getTime());
    const key = newRecordKey(new Date(lastKeyAt));
    const text = `Le goûter d’Ombrelune est prêt ☂️ ${key}\n\n5 < 6 & voilà : https://example.org/?a=1&b=2 #goûter`;
    const title = `Goûter ${key}`;
    return { key, title, text, language: 'fr', images: [], dueAt: now(), ...over };
  }

  function buildImage(over: Partial<OutgoingImage> = {}): OutgoingImage {
    return { ...(network.image ?? PIXEL), ...over };
  }

  const images = (): OutgoingImage[] => (can('images') ? [buildImage()] : []);

  /** Publishes, and waits with a network that takes its time. */
  async function publish(post: OutgoingPost, line?: Line): Promise<Outcome<Published | null>> {
    let latest: Outcome<Published | null> = await connector.publish(call(line), post);
    for (let i = 0; latest.kind === 'pending' && i < 50; i++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      latest = await connector.find(call(), post.key);
    }
    return latest;
  }

  async function published(post: OutgoingPost, line?: Line): Promise<Published> {
    const value = done(await publish(post, line));
    if (value === null) throw new Error('published, and not to be found');
    return value;
  }

  /** What a delivery does after `unknown` or `unavailable`: look first, then send again. */
  async function resume(post: OutgoingPost): Promise<Published> {
    const found = can('find') ? done(await connector.find(call(), post.key)) : null;
    return found ?? published(post);
  }

  /** Counts what readers see more of, since it was called. */
  async function counter(): Promise<() => Promise<number>> {
    const before = await network.countPublished();
    return async () => (await network.countPublished()) - before;
  }

  /** No lie and no secret: refused means that nothing is out, done that exactly one is. */
  async function expectHonest(
    outcome: Outcome<unknown>,
    added: () => Promise<number>,
    line: Line,
  ): Promise<void> {
    expectClean(outcome, line);
    const made = await added();
    expect(made).toBeLessThanOrEqual(1);
    if (outcome.kind === 'done') expect(made, 'done, and yet it is not out').toBe(1);
    if (outcome.kind === 'refused') expect(made, 'refused, and yet it is out').toBe(0);
  }

  /** Every refusal has its sentence, and `raw` holds no password and no token. */
  function expectClean(outcome: Outcome<unknown>, line?: Line): void {
    if (outcome.kind === 'unknown') expect(outcome.detail).not.toBe('');
    if (outcome.kind === 'refused') expect(outcome.refusal.detail).not.toBe('');
    const secrets = connector.credentials.fields
      .filter((field) => field.kind === 'password')
      .map((field) => network.credentials[field.name] ?? '')
      .concat(line?.secrets() ?? [])
      .filter((secret) => secret !== '');
    for (const { body, request } of outcome.raw) {
      const text = `${request}\n${Buffer.from(body).toString('utf8')}`;
      for (const secret of secrets) expect(text.includes(secret), 'a secret in raw').toBe(false);
    }
  }

  return {
    connector,
    network,
    account,
    can,
    now,
    call,
    buildPost,
    buildImage,
    images,
    publish,
    published,
    resume,
    counter,
    expectHonest,
    expectClean,
  };
}

export function done<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'done') return outcome.value;
  throw new Error(`expected done, got ${told(outcome)}`);
}

export function refusal(outcome: Outcome<unknown>) {
  if (outcome.kind === 'refused') return outcome.refusal;
  throw new Error(`expected a refusal, got ${told(outcome)}`);
}

function told({ raw, ...outcome }: Outcome<unknown>): string {
  const seen = raw.map((each) => `${each.request} → ${each.status}`);
  return JSON.stringify({ ...outcome, seen });
}

const PIXEL: OutgoingImage = {
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  mediaType: 'image/png',
  width: 1,
  height: 1,
  alt: 'Un point',
  name: 'point.png',
};
