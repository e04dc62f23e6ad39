import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Call, Connector, Outcome, OutgoingPost } from './connector.ts';
import { type Bench, done, refusal } from './contract-bench.ts';
import {
  answer,
  answerAfter,
  type Disturbance,
  disturb,
  hang,
  holdBack,
  type Line,
  loseAnswer,
  refuseConnection,
  stall,
  undisturbed,
} from './disturbances.ts';

/** Exactly one post, whatever happens to any request of its way. */
export function proveOnABadLine(connector: Connector, bench: () => Bench): void {
  const canFind = connector.capabilities.includes('find');

  /** Plays the scene once for every request that publishing makes; each must end with one post. */
  async function atEveryRequest(
    disturbance: Disturbance,
    scene: (outcome: Outcome<unknown>, at: number, post: OutgoingPost) => Promise<void> | void,
  ): Promise<void> {
    const { buildPost, images, published, counter, call, expectHonest, resume } = bench();
    const clean = undisturbed();
    await published(buildPost({ images: images() }), clean);
    expect(clean.count()).toBeGreaterThan(0);
    for (let at = 0; at < clean.count(); at++) {
      const added = await counter();
      const post = buildPost({ images: images() });
      const line = disturb(at, disturbance);
      const outcome = await connector.publish(call(line), post);
      await expectHonest(outcome, added, line);
      await scene(outcome, at, post);
      await resume(post);
      expect(await added(), `request ${at} was disturbed`).toBe(1);
    }
  }

  test('an answer lost at any request: unknown, look first, one post', async () => {
    let unknowns = 0;
    await atEveryRequest(loseAnswer, (outcome) => {
      if (outcome.kind === 'unknown') unknowns++;
    });
    expect(unknowns, 'the answer to the write was lost, and nobody noticed').toBeGreaterThan(0);
  });

  test('a write that arrives after the retry makes no second post', async () => {
    const { resume, call } = bench();
    const held = holdBack();
    await atEveryRequest(held.disturbance, async (_, __, post) => {
      const out = await resume(post);
      await held.deliver();
      if (canFind) expect(done(await connector.find(call(), post.key))).toEqual(out);
    });
  });

  test('a connection refused before any write: unavailable, nothing done', async () => {
    const { counter, call, buildPost } = bench();
    const added = await counter();
    for (const at of ['all', 0] as const) {
      const line = disturb(at, refuseConnection);
      expect(refusal(await connector.publish(call(line), buildPost())).type).toBe('unavailable');
    }
    expect(await added()).toBe(0);
  });

  test('503 without effect at any request', async () => {
    await atEveryRequest(answer(unavailable), (outcome, at) => {
      if (at === 0) expect(refusal(outcome).type).toBe('unavailable');
    });
  });

  test('503 although it was done, at any request', async () => {
    await atEveryRequest(answerAfter(unavailable), () => {});
  });

  test('too many requests at any request: wait until the hour the network says', async () => {
    const { network, now } = bench();
    await atEveryRequest(
      answer(() => network.rateLimited?.() ?? tooMany()),
      (outcome, at) => {
        if (outcome.kind !== 'refused') return expect(at).not.toBe(0);
        expect(outcome.refusal.type).toBe('wait');
        if (outcome.refusal.type !== 'wait') return;
        const seconds = (outcome.refusal.until.getTime() - now().getTime()) / 1000;
        expect(seconds).toBeGreaterThan(0);
        if (!network.rateLimited) expect(Math.abs(seconds - 30)).toBeLessThan(15);
      },
    );
  });

  test('silence at any request ends when the caller gives up', async () => {
    const { buildPost, images, published, counter, call, expectHonest, resume } = bench();
    const clean = undisturbed();
    await published(buildPost({ images: images() }), clean);
    for (const silence of [hang, stall]) {
      for (let at = 0; at < clean.count(); at++) {
        const added = await counter();
        const post = buildPost({ images: images() });
        const line = disturb(at, silence);
        const giveUp = new AbortController();
        const answered = connector.publish({ ...call(line), signal: giveUp.signal }, post);
        await Promise.race([line.disturbed, answered]);
        giveUp.abort();
        const outcome = await Promise.race([answered, tooLate(3_000)]);
        await expectHonest(outcome, added, line);
        if (outcome.kind === 'refused') expect(outcome.refusal.type).toBe('unavailable');
        await resume(post);
        expect(await added()).toBe(1);
      }
    }
  });
}

/** No throw and no lie, whatever stands in an answer. */
export function proveOnAnyAnswer(connector: Connector, bench: () => Bench): void {
  const can = (capability: Connector['capabilities'][number]) =>
    connector.capabilities.includes(capability);

  /** Replaces one of the answers that `ask` gets by anything, again and again. */
  async function spoil(
    numRuns: number,
    ask: (call: Call) => Promise<unknown>,
    scene: (line: Line, status: number) => Promise<void>,
  ): Promise<void> {
    const clean = undisturbed();
    await ask(bench().call(clean));
    const place = fc.nat(Math.max(clean.count() - 1, 0));
    await fc.assert(
      fc.asyncProperty(place, anyAnswer, async (at, { status, mediaType, body }) => {
        const headers = { 'content-type': mediaType };
        const line = disturb(
          at,
          answer(() => new Response(body, { status, headers })),
        );
        await scene(line, status);
      }),
      { numRuns },
    );
  }

  test.runIf(can('publish'))('publish never throws and never lies', async () => {
    const { buildPost, images, counter, publish, expectHonest, resume } = bench();
    const build = () => buildPost({ images: images() });
    await spoil(
      16,
      (call) => connector.publish(call, build()),
      async (line) => {
        const added = await counter();
        const post = build();
        await expectHonest(await publish(post, line), added, line);
        await resume(post);
        expect(await added()).toBe(1);
      },
    );
  });

  test('connect and readAccount never throw', async () => {
    const { call, expectClean, account } = bench();
    for (const ask of [connector.connect, connector.readAccount]) {
      await spoil(10, ask, async (line) => {
        const outcome = await ask(call(line));
        expectClean(outcome, line);
        if (outcome.kind === 'done') expect(outcome.value.remoteId).toBe(account.remoteId);
      });
    }
  });

  test.runIf(can('publish') && can('find'))('find never says no for what is out', async () => {
    const { buildPost, published, call, expectClean } = bench();
    const post = buildPost();
    const out = await published(post);
    await spoil(
      25,
      (each) => connector.find(each, post.key),
      async (line) => {
        const outcome = await connector.find(call(line), post.key);
        expectClean(outcome, line);
        if (outcome.kind === 'done') expect(outcome.value).toEqual(out);
      },
    );
  });

  test.runIf(can('publish') && can('capture'))('capture never throws', async () => {
    const { buildPost, images, published, call, expectClean } = bench();
    const out = await published(buildPost({ images: images() }));
    await spoil(
      40,
      (each) => connector.capture(each, out),
      async (line) => {
        expectClean(await connector.capture(call(line), out), line);
      },
    );
  });

  test.runIf(can('publish') && can('remove'))('remove never claims what it did not', async () => {
    const { buildPost, published, counter, call, expectClean } = bench();
    const last = await published(buildPost());
    await spoil(
      10,
      (each) => connector.remove(each, last),
      async (line, status) => {
        const out = await published(buildPost());
        const added = await counter();
        const outcome = await connector.remove(call(line), out);
        expectClean(outcome, line);
        if (outcome.kind === 'done' && status >= 400) expect(await added()).toBe(-1);
        done(await connector.remove(call(), out));
      },
    );
  });
}

const anyAnswer = fc.record({
  status: fc.constantFrom(200, 200, 200, 201, 400, 401, 403, 404, 409, 418, 500, 502),
  mediaType: fc.constantFrom('application/json', 'text/html', ''),
  body: fc.oneof(
    fc.constantFrom('', '<!doctype html><title>Welcome</title>', '{"uri":"at://', 'null', '[]'),
    fc.json(),
    fc.string({ unit: 'binary' }),
  ),
});

const unavailable = () => new Response('<h1>Service Unavailable</h1>', { status: 503 });

const tooMany = () =>
  new Response('{"error":"RateLimitExceeded","message":"Too many"}', {
    status: 429,
    headers: { 'retry-after': '30', 'content-type': 'application/json' },
  });

async function tooLate(ms: number): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, ms).unref());
  throw new Error(`still hanging ${ms} ms after the caller gave up`);
}
