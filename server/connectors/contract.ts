import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Call, Capability, Connector, Published } from './connector.ts';
import { type Bench, done, type NetworkUnderTest, openBench, refusal } from './contract-bench.ts';
import { proveOnABadLine, proveOnAnyAnswer } from './contract-line.ts';
import { proveReading } from './contract-reading.ts';
import { undisturbed } from './disturbances.ts';

export type { NetworkUnderTest };

/** Proves that a connector keeps its contract, against a network that really keeps what it is sent. */
export function testConnector(
  name: string,
  options: { connector: Connector; open: () => Promise<NetworkUnderTest> },
): void {
  const { connector, open } = options;
  const can = (capability: Capability) => connector.capabilities.includes(capability);

  describe(`${name} keeps the contract of a connector`, { timeout: 120_000 }, () => {
    let network: NetworkUnderTest | undefined;
    let opened: Bench | undefined;

    beforeAll(async () => {
      network = await open();
      opened = await openBench(connector, network);
    }, 600_000);
    afterAll(() => network?.close());

    const bench = () => {
      if (!opened) throw new Error('the network is not open');
      return opened;
    };
    describe('connecting', () => proveConnecting(connector, bench));
    describe.runIf(can('publish'))('publishing', () => provePublishing(connector, bench));
    describe.runIf(can('publish'))('refusing', () => proveRefusing(connector, bench));
    describe.runIf(can('publish'))('on a bad line', () => proveOnABadLine(connector, bench));
    describe('on any answer', () => proveOnAnyAnswer(connector, bench));
    describe.runIf(can('remove'))('removing', () => proveRemoving(connector, bench));
    describe('reading', () => proveReading(connector, bench));
    test('what is not declared is refused as unsupported', () => proveUnsupported(bench()));
  });
}

function proveConnecting(connector: Connector, bench: () => Bench): void {
  test('good credentials say whose account it is', async () => {
    const { network, call, counter, expectClean } = bench();
    const added = await counter();
    const line = undisturbed();
    const outcome = await connector.connect(call(line));
    expectClean(outcome, line);
    const { handle, remoteId, url } = done(outcome);
    expect(handle).toBe(network.handle);
    expect(remoteId).not.toBe('');
    expect(URL.canParse(url)).toBe(true);
    expect(await added()).toBe(0);
  });

  test('the account reads the same later, with its rights and limits', async () => {
    const { call, account } = bench();
    const outcome = await connector.readAccount(call());
    expect(done(outcome)).toEqual(account);
    expect(outcome.raw.length).toBeGreaterThan(0);
    for (const right of account.rights) expect(connector.capabilities).toContain(right);
  });

  test('the form takes the credentials, and lists every one', () => {
    const { schema, fields } = connector.credentials;
    const parsed = schema.parse(bench().network.credentials);
    expect(Object.keys(parsed).sort()).toEqual(fields.map((field) => field.name).sort());
    expect(schema.safeParse({}).success).toBe(false);
  });

  test('bad credentials must be granted again', async () => {
    const { network, call, expectClean } = bench();
    const outcome = await connector.connect(call(undisturbed(), network.badCredentials));
    expect(refusal(outcome).type).toBe('reconnect');
    expectClean(outcome);
  });

  test('withdrawn credentials must be granted again, whatever is asked', async () => {
    const { network, call, counter, buildPost, can } = bench();
    const revoked = await network.revokedCredentials();
    const added = await counter();
    const publish = (each: Call) => connector.publish(each, buildPost());
    for (const ask of can('publish') ? [connector.readAccount, publish] : [connector.readAccount]) {
      expect(refusal(await ask(call(undisturbed(), revoked))).type).toBe('reconnect');
    }
    expect(await added()).toBe(0);
  });
}

function provePublishing(connector: Connector, bench: () => Bench): void {
  const can = (capability: Capability) => connector.capabilities.includes(capability);

  test('a text goes out once, and is read back as readers get it', async () => {
    const { call, counter, buildPost, publish, expectClean } = bench();
    const added = await counter();
    const post = buildPost();
    const line = undisturbed();
    const outcome = await publish(post, line);
    expectClean(outcome, line);
    const out = done(outcome);
    expect(await added()).toBe(1);
    if (!can('capture') || !out) return;
    const captured = done(await connector.capture(call(), out));
    expect(captured.text).toBe(post.text);
    expect(captured.alts).toEqual([]);
    expect(captured.bytes.length).toBeGreaterThan(0);
    expect(URL.canParse(captured.url)).toBe(true);
  });

  test.runIf(can('images'))('an image goes out with its alternative text', async () => {
    const { call, buildPost, buildImage, published } = bench();
    const alt = 'Trois biscuits à l’anis sur une assiette bleue & une tasse';
    const out = await published(buildPost({ images: [buildImage({ alt })] }));
    if (!can('capture') || !can('alt-text')) return;
    expect(done(await connector.capture(call(), out)).alts).toEqual([alt]);
  });

  test('the same key asked again answers with the first, even with another text', async () => {
    const { call, counter, buildPost, images, published } = bench();
    const added = await counter();
    const post = buildPost({ images: images() });
    const first = await published(post);
    expect(await published(post)).toEqual(first);
    expect(await published({ ...post, text: 'Tout autre chose' })).toEqual(first);
    expect(await added()).toBe(1);
    if (!can('capture')) return;
    expect(done(await connector.capture(call(), first)).text).toBe(post.text);
  });

  test.runIf(connector.idempotency === 'client-key')(
    'the same key asked three times at the same moment makes one post',
    async () => {
      const { counter, buildPost, publish, resume, expectClean } = bench();
      const added = await counter();
      const post = buildPost();
      const outcomes = await Promise.all([publish(post), publish(post), publish(post)]);
      for (const outcome of outcomes) expectClean(outcome);
      await resume(post);
      expect(await added()).toBe(1);
    },
  );

  test.runIf(can('find'))('find answers null before and the publication after', async () => {
    const { call, buildPost, published } = bench();
    const post = buildPost();
    expect(done(await connector.find(call(), post.key))).toBeNull();
    const out = await published(post);
    expect(done(await connector.find(call(), post.key))).toEqual(out);
  });
}

function proveRefusing(connector: Connector, bench: () => Bench): void {
  const hasImages = connector.capabilities.includes('images');

  test('a text over the limit, with the limit and the length', async ({ skip }) => {
    const { account, call, counter, buildPost } = bench();
    const limit = account.limits.textLength;
    if (limit === null) return skip('no limit is known');
    const added = await counter();
    const family = '👩‍👩‍👧'; // one grapheme, five code points
    const outcome = await connector.publish(call(), buildPost({ text: family.repeat(limit + 1) }));
    const reason = 'text-too-long';
    expect(refusal(outcome)).toMatchObject({ type: 'rejected', reason, limit, actual: limit + 1 });
    expect(await added()).toBe(0);
  });

  test.runIf(hasImages)('an image too heavy, with the limit and the weight', async ({ skip }) => {
    const { account, call, counter, buildPost, buildImage } = bench();
    const limit = account.limits.imageBytes;
    if (limit === null) return skip('no limit is known');
    const bytes = new Uint8Array(limit + 1);
    bytes.set(buildImage().bytes);
    const added = await counter();
    const outcome = await connector.publish(call(), buildPost({ images: [buildImage({ bytes })] }));
    const reason = 'image-too-heavy';
    expect(refusal(outcome)).toMatchObject({ type: 'rejected', reason, limit, actual: limit + 1 });
    expect(await added()).toBe(0);
  });

  test.runIf(hasImages)('an image of a kind the network does not take', async () => {
    const { call, counter, buildPost, buildImage } = bench();
    const images = [buildImage({ mediaType: 'image/x-nobody-knows' })];
    const added = await counter();
    const outcome = await connector.publish(call(), buildPost({ images }));
    expect(refusal(outcome)).toMatchObject({ type: 'rejected', reason: 'image-type' });
    expect(await added()).toBe(0);
  });

  test('more images than allowed, with the limit and the number', async ({ skip }) => {
    const { account, call, counter, buildPost, buildImage } = bench();
    const limit = account.limits.images;
    if (limit > 20) return skip('more than anybody sends');
    const images = Array.from({ length: limit + 1 }, () => buildImage());
    const added = await counter();
    const outcome = await connector.publish(call(), buildPost({ images }));
    expect(refusal(outcome)).toMatchObject({ type: 'rejected', limit, actual: limit + 1 });
    expect(await added()).toBe(0);
  });
}

function proveRemoving(connector: Connector, bench: () => Bench): void {
  test('what was removed is gone, and removing it again is done', async () => {
    const { can, call, counter, buildPost, images, published } = bench();
    const added = await counter();
    const post = buildPost({ images: images() });
    const out = await published(post);
    done(await connector.remove(call(), out));
    expect(await added()).toBe(0);
    if (can('find')) expect(done(await connector.find(call(), post.key))).toBeNull();
    done(await connector.remove(call(), out));
  });
}

async function proveUnsupported({ connector, can, call, buildPost }: Bench): Promise<void> {
  const nothing: Published = { remoteId: 'nothing', url: 'https://example.org/nothing' };
  const asks = {
    publish: () => connector.publish(call(), buildPost()),
    find: () => connector.find(call(), buildPost().key),
    capture: () => connector.capture(call(), nothing),
    remove: () => connector.remove(call(), nothing),
  };
  for (const method of ['publish', 'find', 'capture', 'remove'] as const) {
    if (!can(method)) expect(refusal(await asks[method]()).type).toBe('unsupported');
  }
}
