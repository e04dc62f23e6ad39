import { Hono } from 'hono';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostWorld, startPostWorld } from '../../../test/post-world.ts';
import type { Session } from '../../http/context.ts';
import type { ShellEnv } from '../../http/shell.ts';
import { mediaRoutes } from './media-routes.ts';

let world: PostWorld;
let session: Session | null = null;
const shell = new Hono<ShellEnv>();

beforeAll(async () => {
  world = await startPostWorld();
  shell.use('*', async (c, next) => {
    const headers = c.req.raw.headers;
    const caller = { ip: '127.0.0.1', isLoopback: true };
    c.set('context', { session, locale: 'fr', headers, ...caller, setCookie: () => {} });
    return next();
  });
  shell.route('/api/media', mediaRoutes(world));
});

afterAll(() => world[Symbol.asyncDispose]());

test('an uploaded picture is served to its client’s people and, by link, to whoever is asked', async () => {
  const { ines, solene } = world.ours.people;
  const media = await upload(ines, 'les vaches "É".jpg');
  expect(media).toMatchObject({ status: 201, body: { name: 'les vaches "É".jpg', width: 1600 } });
  const { id, sha256, url } = media.body as { id: string; sha256: string; url: string };

  const small = await get(ines, url);
  expect(small.headers.get('content-type')).toBe('image/webp');
  expect(small.headers.get('x-content-type-options')).toBe('nosniff');
  expect(small.headers.get('content-security-policy')).toContain('sandbox');
  expect((await sharp(await small.arrayBuffer()).metadata()).width).toBe(1200);
  const original = await get(ines, `/api/media/${id}/original`);
  const digest = await crypto.subtle.digest('SHA-256', await original.arrayBuffer());
  expect(Buffer.from(digest).toString('hex')).toBe(sha256);
  const etag = original.headers.get('etag') ?? '';
  expect((await get(ines, `/api/media/${id}/original`, { 'if-none-match': etag })).status).toBe(
    304,
  );

  expect((await get(null, url)).status).toBe(404);
  expect((await get(world.stranger, url)).status).toBe(404);

  const images = [{ mediaId: id, sha256: '0'.repeat(64), alt: 'Trois vaches au râtelier' }];
  const postId = await world.writePost(ines, { images });
  const { content } = await world.read(ines, postId);
  expect(content.images).toEqual([{ ...images[0], sha256 }]);
  const submitted = await world.ask(ines, 'POST', `/posts/${postId}/submission`, { version: 2 });
  expect(submitted.body).toEqual({});
  const review = { version: 2, decision: 'reviewed' };
  expect((await world.ask(solene, 'POST', `/posts/${postId}/reviews`, review)).body).toEqual({});
  const { clientId, clarisse } = world.ours;
  const asked = { contactId: clarisse.id, postIds: [postId] };
  const sent = await world.ask(solene, 'POST', `/clients/${clientId}/approval-links`, asked);
  expect(sent.body).toMatchObject({ isMailed: true });
  const { token } = await world.lastMail(clarisse.email);
  const page = await world.ask(null, 'GET', `/links/${token}/posts`);
  expect(page.body).toMatchObject({
    posts: [{ images: [{ url: `${url}?link=${token}`, alt: 'Trois vaches au râtelier' }] }],
  });
  expect((await get(null, `${url}?link=${token}`)).status).toBe(200);

  const other = await upload(ines, 'autre.jpg');
  const { url: otherUrl } = other.body as { url: string };
  expect((await get(null, `${otherUrl}?link=${token}`)).status).toBe(404);
  expect((await get(null, `${url}?link=${'x'.repeat(43)}`)).status).toBe(404);
  await world.ask(null, 'POST', `/links/${token}/disavowal`);
  expect((await get(null, `${url}?link=${token}`)).status).toBe(404);
});

test('who may not write adds no picture, and a stranger finds no client', async () => {
  expect(await upload(world.ours.people.maud, 'x.jpg')).toMatchObject({ status: 403 });
  expect(await upload(world.stranger, 'x.jpg')).toMatchObject({ status: 404 });
  expect(await upload(null, 'x.jpg')).toMatchObject({ status: 401 });
});

test('what isn’t a picture is refused in words', async () => {
  const file = new File(['<svg onload="x"/>'], 'vache.jpg', { type: 'image/jpeg' });
  const refused = await upload(world.ours.people.ines, file);
  expect(refused).toMatchObject({ status: 422, type: 'unreadable-image' });
});

async function upload(by: Session | null, file: string | File) {
  const form = new FormData();
  form.set('file', typeof file === 'string' ? await takePicture(file) : file);
  form.set('rights', 'Malo, sans fin');
  return world.ask(by, 'POST', `/clients/${world.ours.clientId}/media`, form);
}

let taken = 0;

async function takePicture(name: string): Promise<File> {
  const background = { r: ++taken, g: 120, b: 200 };
  const image = sharp({ create: { width: 1600, height: 900, channels: 3, background } });
  return new File([new Uint8Array(await image.jpeg().toBuffer())], name);
}

async function get(by: Session | null, address: string, headers: Record<string, string> = {}) {
  session = by;
  return shell.request(address, { headers });
}
