import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
import {
  answer,
  answerAfter,
  disturb,
  hang,
  holdBack,
  type Line,
  loseAnswer,
  refuseConnection,
  stall,
  undisturbed,
} from './disturbances.ts';
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
  /** An image that the network takes; without it: a PNG of one pixel. */
  readonly image?: OutgoingImage;
  /** Without it: the time of day. */
  readonly now?: () => Date;
  close(): Promise<void>;
};

/** Proves that a connector keeps its contract, against a network that really keeps what it is sent. */
export function testConnector(
  name: string,
  options: { connector: Connector; open: () => Promise<NetworkUnderTest> },
): void {
  const { connector } = options;
  const can = (capability: Capability) => connector.capabilities.includes(capability);
  const methods = ['find', 'capture', 'remove'] as const;

  describe(`${name} keeps the contract of a connector`, { timeout: 120_000 }, () => {
    let network: NetworkUnderTest;
    let account: Account;
    let last = 0;

    beforeAll(async () => {
      network = await options.open();
      account = done(await connector.connect(call()));
    }, 600_000);
    afterAll(() => network?.close());

    const now = () => network.now?.() ?? new Date();

    function call(line: Line = undisturbed(), credentials = network.credentials): Call {
      const signal = AbortSignal.timeout(connector.timeoutMs);
      return { credentials, fetch: line.fetch, signal, now };
    }

    function buildPost(over: Partial<OutgoingPost> = {}): OutgoingPost {
      last = Math.max(last + 1, now().getTime());
      const key = newRecordKey(new Date(last));
      const text = `Le goûter d’Ombrelune est prêt ☂️ ${key}\n\n5 < 6 & voilà : https://example.org/?a=1&b=2 #goûter`;
      return {
        key,
        title: `Goûter ${key}`,
        text,
        language: 'fr',
        images: [],
        dueAt: now(),
        ...over,
      };
    }

    function buildImage(over: Partial<OutgoingImage> = {}): OutgoingImage {
      return { ...(network.image ?? PIXEL), ...over };
    }

    const images = (): OutgoingImage[] => (can('images') ? [buildImage()] : []);

    /** Publishes, and waits with a network that takes its time. */
    async function publish(post: OutgoingPost, line?: Line): Promise<Outcome<Published | null>> {
      return settle(await connector.publish(call(line), post), post.key);
    }

    async function settle(
      outcome: Outcome<Published | null>,
      key: string,
    ): Promise<Outcome<Published | null>> {
      let latest = outcome;
      for (let i = 0; latest.kind === 'pending' && i < 50; i++) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        latest = await connector.find(call(), key);
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

    /** Runs `scene` once for every request that publishing makes. */
    async function atEveryRequest(scene: (at: number, post: OutgoingPost) => Promise<void>) {
      const line = undisturbed();
      await published(buildPost({ images: images() }), line);
      expect(line.count()).toBeGreaterThan(0);
      for (let at = 0; at < line.count(); at++) await scene(at, buildPost({ images: images() }));
    }

    /** After a disturbance: no lie, no secret, and exactly one post once the delivery is resumed. */
    async function expectHonest(
      outcome: Outcome<unknown>,
      before: number,
      line: Line,
    ): Promise<void> {
      expectClean(outcome, line);
      const made = (await network.countPublished()) - before;
      expect(made).toBeLessThanOrEqual(1);
      if (outcome.kind === 'done') expect(made).toBe(1);
      if (outcome.kind === 'refused') expect(made, 'refused, and yet it is out').toBe(0);
    }

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

    describe('connecting', () => {
      test('good credentials say whose account it is', async () => {
        const before = await network.countPublished();
        const line = undisturbed();
        const outcome = await connector.connect(call(line));
        expectClean(outcome, line);
        expect(done(outcome).handle).toBe(network.handle);
        expect(done(outcome).remoteId).not.toBe('');
        expect(URL.canParse(done(outcome).url)).toBe(true);
        expect(await network.countPublished()).toBe(before);
      });

      test('the account reads the same later, with its rights and limits', async () => {
        const outcome = await connector.readAccount(call());
        expect(done(outcome)).toEqual(account);
        expect(outcome.raw.length).toBeGreaterThan(0);
        for (const right of account.rights) expect(connector.capabilities).toContain(right);
      });

      test('the form takes the credentials, and lists every one', () => {
        const parsed = connector.credentials.schema.parse(network.credentials);
        const names = connector.credentials.fields.map((field) => field.name);
        expect(Object.keys(parsed).sort()).toEqual(names.sort());
        expect(connector.credentials.schema.safeParse({}).success).toBe(false);
      });

      test('bad credentials must be granted again', async () => {
        const outcome = await connector.connect(call(undisturbed(), network.badCredentials));
        expect(refusal(outcome).type).toBe('reconnect');
        expectClean(outcome);
      });

      test('withdrawn credentials must be granted again, whatever is asked', async () => {
        const revoked = await network.revokedCredentials();
        const before = await network.countPublished();
        const { readAccount, publish } = connector;
        for (const ask of [readAccount, (c: Call) => publish(c, buildPost())]) {
          const outcome = await ask(call(undisturbed(), revoked));
          expect(refusal(outcome).type).toBe('reconnect');
        }
        expect(await network.countPublished()).toBe(before);
      });
    });

    describe.runIf(can('publish'))('publishing', () => {
      test('a text goes out once, and is read back as readers get it', async () => {
        const before = await network.countPublished();
        const post = buildPost();
        const line = undisturbed();
        const outcome = await connector.publish(call(line), post);
        expectClean(outcome, line);
        const out = await settle(outcome, post.key);
        expect(await network.countPublished()).toBe(before + 1);
        if (!can('capture')) return;
        const captured = done(await connector.capture(call(), value(out)));
        expect(captured.text).toBe(post.text);
        expect(captured.alts).toEqual([]);
        expect(captured.bytes.length).toBeGreaterThan(0);
        expect(URL.canParse(captured.url)).toBe(true);
      });

      test.runIf(can('images'))('an image goes out with its alternative text', async () => {
        const alt = 'Trois biscuits à l’anis sur une assiette bleue & une tasse';
        const out = await published(buildPost({ images: [buildImage({ alt })] }));
        if (!can('capture') || !can('alt-text')) return;
        expect(done(await connector.capture(call(), out)).alts).toEqual([alt]);
      });

      test('the same key asked again answers with the first, even with another text', async () => {
        const before = await network.countPublished();
        const post = buildPost({ images: images() });
        const first = await published(post);
        expect(await published(post)).toEqual(first);
        expect(await published({ ...post, text: 'Tout autre chose' })).toEqual(first);
        expect(await network.countPublished()).toBe(before + 1);
        if (can('capture')) {
          expect(done(await connector.capture(call(), first)).text).toBe(post.text);
        }
      });

      test.runIf(connector.idempotency === 'client-key')(
        'the same key asked twice at the same moment makes one post',
        async () => {
          const before = await network.countPublished();
          const post = buildPost();
          const outcomes = await Promise.all([publish(post), publish(post), publish(post)]);
          for (const outcome of outcomes) expectClean(outcome);
          await resume(post);
          expect(await network.countPublished()).toBe(before + 1);
        },
      );

      test.runIf(can('find'))('find answers null before and the publication after', async () => {
        const post = buildPost();
        expect(done(await connector.find(call(), post.key))).toBeNull();
        const out = await published(post);
        expect(done(await connector.find(call(), post.key))).toEqual(out);
      });
    });

    describe.runIf(can('publish'))('refusing what the network would not take', () => {
      test('a text over the limit, with the limit and the length', async () => {
        const limit = account.limits.textLength;
        if (limit === null) return;
        const before = await network.countPublished();
        const fits = buildPost();
        const family = '👩‍👩‍👧'; // one grapheme, five code points
        const outcome = await connector.publish(call(), {
          ...fits,
          text: family.repeat(limit + 1),
        });
        expect(refusal(outcome)).toMatchObject({
          type: 'rejected',
          reason: 'text-too-long',
          limit,
          actual: limit + 1,
        });
        expect(await network.countPublished()).toBe(before);
      });

      test.runIf(can('images'))('an image too heavy, with the limit and the weight', async () => {
        const limit = account.limits.imageBytes;
        if (limit === null) return;
        const image = buildImage();
        const bytes = new Uint8Array(limit + 1);
        bytes.set(image.bytes);
        const post = buildPost({ images: [{ ...image, bytes }] });
        const before = await network.countPublished();
        expect(refusal(await connector.publish(call(), post))).toMatchObject({
          type: 'rejected',
          reason: 'image-too-heavy',
          limit,
          actual: limit + 1,
        });
        expect(await network.countPublished()).toBe(before);
      });

      test.runIf(can('images'))('an image of a kind the network does not take', async () => {
        const post = buildPost({ images: [buildImage({ mediaType: 'image/x-nobody-knows' })] });
        const before = await network.countPublished();
        expect(refusal(await connector.publish(call(), post))).toMatchObject({
          type: 'rejected',
          reason: 'image-type',
        });
        expect(await network.countPublished()).toBe(before);
      });

      test('more images than allowed, with the limit and the number', async () => {
        const limit = account.limits.images;
        if (limit > 20) return;
        const post = buildPost({ images: Array.from({ length: limit + 1 }, () => buildImage()) });
        const before = await network.countPublished();
        expect(refusal(await connector.publish(call(), post))).toMatchObject({
          type: 'rejected',
          limit,
          actual: limit + 1,
        });
        expect(await network.countPublished()).toBe(before);
      });
    });

    describe.runIf(can('publish'))('staying exactly once on a bad line', () => {
      test('an answer lost at any request: unknown, look first, one post', async () => {
        let unknowns = 0;
        await atEveryRequest(async (at, post) => {
          const before = await network.countPublished();
          const line = disturb(at, loseAnswer);
          const outcome = await connector.publish(call(line), post);
          await expectHonest(outcome, before, line);
          if (outcome.kind === 'unknown') unknowns++;
          await resume(post);
          expect(await network.countPublished()).toBe(before + 1);
        });
        expect(unknowns, 'the answer to the write was lost, and nobody noticed').toBeGreaterThan(0);
      });

      test('a write that arrives after the retry makes no second post', async () => {
        await atEveryRequest(async (at, post) => {
          const before = await network.countPublished();
          const held = holdBack();
          const line = disturb(at, held.disturbance);
          await expectHonest(await connector.publish(call(line), post), before, line);
          const out = await resume(post);
          await held.deliver();
          expect(await network.countPublished(), `request ${at} came late`).toBe(before + 1);
          if (can('find')) expect(done(await connector.find(call(), post.key))).toEqual(out);
        });
      });

      test('a connection refused before any write: unavailable, nothing done', async () => {
        const before = await network.countPublished();
        for (const at of ['all', 0] as const) {
          const line = disturb(at, refuseConnection);
          expect(refusal(await connector.publish(call(line), buildPost())).type).toBe(
            'unavailable',
          );
        }
        expect(await network.countPublished()).toBe(before);
      });

      test('503 without effect at any request', async () => {
        await atEveryRequest(async (at, post) => {
          const before = await network.countPublished();
          const line = disturb(at, answer(unavailable));
          const outcome = await connector.publish(call(line), post);
          await expectHonest(outcome, before, line);
          if (at === 0) expect(refusal(outcome).type).toBe('unavailable');
          await resume(post);
          expect(await network.countPublished()).toBe(before + 1);
        });
      });

      test('503 although it was done, at any request', async () => {
        await atEveryRequest(async (at, post) => {
          const before = await network.countPublished();
          const line = disturb(at, answerAfter(unavailable));
          await expectHonest(await connector.publish(call(line), post), before, line);
          await resume(post);
          expect(await network.countPublished()).toBe(before + 1);
        });
      });

      test('too many requests at any request: wait until the hour the network says', async () => {
        await atEveryRequest(async (at, post) => {
          const before = await network.countPublished();
          const line = disturb(
            at,
            answer(() => network.rateLimited?.() ?? tooMany()),
          );
          const outcome = await connector.publish(call(line), post);
          await expectHonest(outcome, before, line);
          if (outcome.kind === 'refused') {
            expect(outcome.refusal.type).toBe('wait');
            if (outcome.refusal.type !== 'wait') return;
            const seconds = (outcome.refusal.until.getTime() - now().getTime()) / 1000;
            expect(seconds).toBeGreaterThan(0);
            if (!network.rateLimited) expect(Math.abs(seconds - 30)).toBeLessThan(15);
          } else expect(at).not.toBe(0);
          await resume(post);
          expect(await network.countPublished()).toBe(before + 1);
        });
      });

      test('silence at any request ends when the caller gives up', async () => {
        for (const silence of [hang, stall]) {
          await atEveryRequest(async (at, post) => {
            const before = await network.countPublished();
            const line = disturb(at, silence);
            const giveUp = new AbortController();
            const answered = connector.publish({ ...call(line), signal: giveUp.signal }, post);
            await until(line.wasDisturbed, answered);
            giveUp.abort();
            const outcome = await Promise.race([answered, tooLate(3000)]);
            await expectHonest(outcome, before, line);
            if (outcome.kind === 'refused') expect(outcome.refusal.type).toBe('unavailable');
            await resume(post);
            expect(await network.countPublished()).toBe(before + 1);
          });
        }
      });
    });

    describe('taking any answer', () => {
      const garbage = fc.record({
        status: fc.constantFrom(200, 200, 200, 201, 400, 401, 403, 404, 409, 418, 500, 502),
        mediaType: fc.constantFrom('application/json', 'text/html', ''),
        body: fc.oneof(
          fc.constantFrom(
            '',
            '<!doctype html><title>Welcome</title>',
            '{"uri":"at://',
            'null',
            '[]',
          ),
          fc.json(),
          fc.string({ unit: 'binary' }),
        ),
      });
      const answers = fc.tuple(fc.nat(5), garbage);
      const spoil = (at: number, { status, mediaType, body }: Garbage) =>
        disturb(
          at,
          answer(() => new Response(body, { status, headers: { 'content-type': mediaType } })),
        );

      test.runIf(can('publish'))('publish never throws and never lies', async () => {
        await fc.assert(
          fc.asyncProperty(answers, async ([at, made]) => {
            const before = await network.countPublished();
            const line = spoil(at, made);
            const post = buildPost({ images: images() });
            await expectHonest(await publish(post, line), before, line);
            await resume(post);
            expect(await network.countPublished()).toBe(before + 1);
          }),
          { numRuns: 40 },
        );
      });

      test('connect and readAccount never throw', async () => {
        await fc.assert(
          fc.asyncProperty(answers, async ([at, made]) => {
            for (const ask of [connector.connect, connector.readAccount]) {
              const line = spoil(at, made);
              const outcome = await ask(call(line));
              expectClean(outcome, line);
              if (outcome.kind === 'done') expect(outcome.value.remoteId).toBe(account.remoteId);
            }
          }),
          { numRuns: 25 },
        );
      });

      test.runIf(can('publish') && can('find'))('find never says no for what is out', async () => {
        const post = buildPost();
        const out = await published(post);
        await fc.assert(
          fc.asyncProperty(answers, async ([at, made]) => {
            const line = spoil(at, made);
            const outcome = await connector.find(call(line), post.key);
            expectClean(outcome, line);
            if (outcome.kind === 'done') expect(outcome.value).toEqual(out);
          }),
          { numRuns: 40 },
        );
      });

      test.runIf(can('publish') && can('capture'))('capture never throws', async () => {
        const post = buildPost({ images: images() });
        const out = await published(post);
        await fc.assert(
          fc.asyncProperty(answers, async ([at, made]) => {
            const line = spoil(at, made);
            const outcome = await connector.capture(call(line), out);
            expectClean(outcome, line);
          }),
          { numRuns: 25 },
        );
      });

      test.runIf(can('publish') && can('remove'))(
        'remove never claims what it did not',
        async () => {
          await fc.assert(
            fc.asyncProperty(answers, async ([at, made]) => {
              const out = await published(buildPost());
              const before = await network.countPublished();
              const line = spoil(at, made);
              const outcome = await connector.remove(call(line), out);
              expectClean(outcome, line);
              const gone = before - (await network.countPublished());
              if (outcome.kind === 'done' && made.status >= 400) expect(gone).toBe(1);
              done(await connector.remove(call(), out));
            }),
            { numRuns: 20 },
          );
        },
      );
    });

    describe.runIf(can('remove'))('removing', () => {
      test('what was removed is gone, and removing it again is done', async () => {
        const before = await network.countPublished();
        const post = buildPost({ images: images() });
        const out = await published(post);
        done(await connector.remove(call(), out));
        expect(await network.countPublished()).toBe(before);
        if (can('find')) expect(done(await connector.find(call(), post.key))).toBeNull();
        done(await connector.remove(call(), out));
      });
    });

    test('what is not declared is refused as unsupported', async () => {
      const nothing: Published = { remoteId: 'nothing', url: 'https://example.org/nothing' };
      for (const method of methods.filter((each) => !can(each))) {
        const outcome =
          method === 'find'
            ? await connector.find(call(), buildPost().key)
            : await connector[method](call(), nothing);
        expect(refusal(outcome).type).toBe('unsupported');
      }
    });
  });
}

type Garbage = { status: number; mediaType: string; body: string };

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

const unavailable = () => new Response('<h1>Service Unavailable</h1>', { status: 503 });

const tooMany = () =>
  new Response('{"error":"RateLimitExceeded","message":"Too many"}', {
    status: 429,
    headers: { 'retry-after': '30', 'content-type': 'application/json' },
  });

function done<T>(outcome: Outcome<T>): T {
  if (outcome.kind === 'done') return outcome.value;
  throw new Error(`expected done, got ${told(outcome)}`);
}

function value(outcome: Outcome<Published | null>): Published {
  const found = done(outcome);
  if (found === null) throw new Error('published, and not to be found');
  return found;
}

function refusal(outcome: Outcome<unknown>) {
  if (outcome.kind === 'refused') return outcome.refusal;
  throw new Error(`expected a refusal, got ${told(outcome)}`);
}

function told({ raw, ...outcome }: Outcome<unknown>): string {
  const seen = raw.map((each) => `${each.request} → ${each.status}`);
  return JSON.stringify({ ...outcome, seen });
}

async function until(condition: () => boolean, or: Promise<unknown>): Promise<void> {
  let isOver = false;
  void or.finally(() => {
    isOver = true;
  });
  while (!condition() && !isOver) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function tooLate(ms: number): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, ms).unref());
  throw new Error(`still hanging ${ms} ms after the caller gave up`);
}
