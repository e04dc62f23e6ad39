import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureInstalled } from '../../../test/networks/wordpress/install.ts';
import { startWordPress, type WordPress } from '../../../test/networks/wordpress/wordpress.ts';
import type { Call, OutgoingPost } from '../connector.ts';
import { testConnector } from '../contract.ts';
import { newRecordKey } from '../key.ts';
import { wordpress } from './wordpress.ts';

async function open(options?: Parameters<typeof startWordPress>[0]) {
  await ensureInstalled();
  const blog = await startWordPress(options);
  await blog.rest('DELETE', '/wp/v2/posts/1?force=true'); // WordPress greets the world by itself
  return blog;
}

function credentialsOf(blog: WordPress) {
  return { site: blog.url, user: blog.user, applicationPassword: blog.applicationPassword };
}

testConnector('WordPress', {
  connector: wordpress,
  async open() {
    const blog = await open();
    const credentials = credentialsOf(blog);
    return {
      credentials,
      badCredentials: { ...credentials, applicationPassword: 'abcd EFGH 1234 ijkl MNOP 5678' },
      handle: new URL(blog.url).host,
      countPublished: blog.countPublished,
      async comment(published, { by, text, answers }) {
        const id = await blog.comment({
          comment_post_ID: published.remoteId,
          comment_author: by,
          comment_author_email: `${by}@lait.example`,
          comment_content: text,
          comment_parent: answers ?? '0',
        });
        return String(id);
      },
      async revokedCredentials() {
        const { applicationPassword, withdraw } = await blog.grant();
        await withdraw();
        return { ...credentials, applicationPassword };
      },
      close: blog.stop,
    };
  },
});

describe('a WordPress blog', { timeout: 60_000 }, () => {
  let blog: WordPress;
  let author: WordPress;
  beforeAll(async () => {
    [blog, author] = await Promise.all([open({ uploadBytes: 100_000 }), open({ role: 'author' })]);
  }, 600_000);
  afterAll(() => Promise.all([blog?.stop(), author?.stop()]));

  const call = (on: WordPress = blog): Call => ({
    credentials: credentialsOf(on),
    fetch: globalThis.fetch,
    signal: AbortSignal.timeout(20_000),
    now: () => new Date(),
  });

  function buildPost(over: Partial<OutgoingPost> = {}): OutgoingPost {
    const now = new Date();
    const title = 'Les albums de neige & l’été';
    const text = 'Un texte';
    return { key: newRecordKey(now), title, text, language: 'fr', images: [], dueAt: now, ...over };
  }

  async function publish(post: OutgoingPost, on: WordPress = blog) {
    const outcome = await wordpress.publish(call(on), post);
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    return outcome.value;
  }

  async function readBack(published: Awaited<ReturnType<typeof publish>>, on: WordPress = blog) {
    const outcome = await wordpress.capture(call(on), published);
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    return outcome.value;
  }

  const pixel = new Uint8Array(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  );
  const buildImage = (bytes: Uint8Array, alt: string) => ({
    ...{ bytes, alt, mediaType: 'image/png', width: 1, height: 1, name: 'point.png' },
  });

  const awkward = [
    `L'été, "dit-elle"... 'tis '99 -- or --- so - 3x4 (tm) 8-) 8O :) ;-) Wordpress (Wordpress)`,
    'https://example.org/seul',
    'Voir https://example.org/a?b=1&c=2, (https://example.org/x--y)… [gallery] [caption]a[/caption]',
    'une ligne\nune autre <b>pas en gras</b> & &amp; &#39; <!-- wp:more --> {x} `code` \\ /',
    '«\u00a0Été\u00a0» 👩‍👩‍👧 ☂️ $1 %s',
  ].join('\n\n');

  test.each(['editor', 'author'] as const)(
    'readers get an awkward text just as it was signed, from an %s',
    async (role) => {
      const on = role === 'author' ? author : blog;
      const alt = `L'assiette "bleue" [1] <b> & Wordpress...`;
      const images = [buildImage(pixel, alt), buildImage(pixel, '')];
      const read = await readBack(await publish(buildPost({ text: awkward, images }), on), on);
      expect(read.text).toBe(awkward);
      expect(read.alts).toEqual([alt, '']);
      expect(new TextDecoder().decode(read.bytes)).toContain('<a href="https://example.org/seul">');
    },
  );

  test('the blog is told from its readers, and a pingback from people', async () => {
    const out = await publish(buildPost());
    const under = (fields: Record<string, string | number>) =>
      blog.comment({ comment_post_ID: out.remoteId, comment_content: 'Merci', ...fields });
    await under({ user_id: 2, comment_author: 'Agence' });
    await under({ comment_author: 'Yann', comment_author_email: 'yann@lait.example' });
    await under({ comment_author: 'Yann', comment_author_email: 'autre.yann@lait.example' });
    await under({ comment_author: 'Ailleurs', comment_type: 'pingback' });
    await under({ comment_author: 'Yann', comment_approved: 0 });
    const outcome = await wordpress.readComments?.(call(), out);
    if (outcome?.kind !== 'done') throw new Error(JSON.stringify(outcome));
    expect(outcome.value.map(({ isBrand }) => isBrand)).toEqual([true, false, false]);
    expect(new Set(outcome.value.map(({ author }) => author)).size).toBe(3);
    expect(Buffer.concat(outcome.raw.map(({ body }) => body)).includes('@lait.example')).toBe(
      false,
    );
  });

  test('the address reads like the title, and the post is still found by its key', async () => {
    const post = buildPost({ title: 'Le goûter d’été' });
    const out = await publish(post);
    expect(out.url).toBe(`${blog.url}/le-gouter-dete/`);
    expect(await wordpress.find(call(), post.key)).toMatchObject({ kind: 'done', value: out });
  });

  test('where the search finds nothing, the slug stays the marker', async () => {
    const post = buildPost();
    const fetch: typeof globalThis.fetch = (input, init) =>
      String(input).includes('search=')
        ? Promise.resolve(Response.json([], { headers: { 'x-wp-total': '0' } }))
        : globalThis.fetch(input, init);
    const outcome = await wordpress.publish({ ...call(), fetch }, post);
    expect(outcome).toMatchObject({ value: { url: `${blog.url}/compagnon-${post.key}/` } });
    expect(await wordpress.find({ ...call(), fetch }, post.key)).toEqual(
      expect.objectContaining({ value: outcome.kind === 'done' && outcome.value }),
    );
  });

  test('a stray draft that takes the slug does not hide what is out', async () => {
    const post = buildPost({ title: '' });
    const slug = `compagnon-${post.key}`;
    const out = await publish(post);
    await blog.rest('POST', '/wp/v2/posts', { slug, status: 'draft', title: 'Égaré' });
    expect(await publish(post)).toEqual(out);
  });

  test('an image over the limit of PHP is refused for its weight, and nothing is out', async () => {
    const heavy = new Uint8Array(150_000);
    heavy.set(pixel);
    const post = buildPost({ images: [buildImage(heavy, 'Lourde')] });
    expect(await wordpress.publish(call(), post)).toMatchObject({
      kind: 'refused',
      refusal: { type: 'rejected', reason: 'image-too-heavy', actual: 150_000 },
    });
    expect(await wordpress.find(call(), post.key)).toMatchObject({ kind: 'done', value: null });
  });

  test('what is removed takes its images with it', async () => {
    const out = await publish(buildPost({ images: [buildImage(pixel, 'Un point')] }));
    const before = (await blog.listMedia()).length;
    expect(await wordpress.remove(call(), out)).toMatchObject({ kind: 'done' });
    expect((await blog.listMedia()).length).toBe(before - 1);
    expect(await wordpress.capture(call(), out)).toMatchObject({ refusal: { type: 'rejected' } });
  });

  test('a contributor has no right to publish, and says so', async () => {
    const account = await wordpress.readAccount(call(author));
    expect(account).toMatchObject({ value: { rights: expect.arrayContaining(['publish']) } });
    await author.rest('POST', '/wp/v2/users/2', { roles: ['contributor'] });
    expect(await wordpress.readAccount(call(author))).toMatchObject({
      value: { rights: ['capture', 'find'] },
    });
    expect(await wordpress.publish(call(author), buildPost())).toMatchObject({
      kind: 'refused',
      refusal: { type: 'rejected' },
    });
  });
});
