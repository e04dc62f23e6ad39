import { Hono } from 'hono';
import type { BlobStore } from '../../blobs/blobs.ts';
import type { Db, Scope } from '../../db/db.ts';
import type { ShellEnv } from '../../http/shell.ts';
import type { Clock } from '../../lib/clock.ts';
import { isId } from '../../lib/ids.ts';
import { agencyNow } from '../people/public.ts';
import { findLink, refuseLink } from '../signing/public.ts';
import { findMedia, type MediaRow } from './media-store.ts';
import { findVersion } from './store.ts';

type MediaDeps = { readonly db: Db; readonly clock: Clock; readonly blobs: BlobStore };

/**
 * `/:id/original` and `/:id/preview`, to a session that may see the client, or to a link one of whose
 * posts shows the picture. Anybody else gets the answer of a picture that doesn't exist.
 */
export function mediaRoutes(deps: MediaDeps) {
  const app = new Hono<ShellEnv>();
  app.get('/:id/:rendition{original|preview}', async (c) => {
    const id = c.req.param('id');
    const token = c.req.query('link');
    const media = isId(id) ? await findVisible(deps, c.get('context').session, token, id) : null;
    if (!media) return c.notFound();
    const isSmall = c.req.param('rendition') === 'preview' && media.previewSha256 !== null;
    const sha256 = isSmall ? (media.previewSha256 ?? '') : media.sha256;
    const etag = `"${sha256}"`;
    const headers = {
      etag,
      'content-type': isSmall ? 'image/webp' : media.mediaType,
      // Bytes never change under their address, and whoever may see them may keep them.
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(media.name)}`,
      'referrer-policy': 'no-referrer',
    };
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
    const bytes = await deps.blobs.get(sha256);
    return bytes ? c.body(new Uint8Array(bytes).buffer, 200, headers) : c.notFound();
  });
  return app;
}

async function findVisible(
  deps: MediaDeps,
  session: { readonly scope: Scope } | null,
  token: string | undefined,
  id: string,
): Promise<MediaRow | null> {
  if (token !== undefined) return findByLink(deps, token, id);
  if (!session) return null;
  return deps.db.read(session.scope, async (tx) => (await findMedia(tx, [id])).get(id) ?? null);
}

async function findByLink(
  { db, clock }: MediaDeps,
  token: string,
  id: string,
): Promise<MediaRow | null> {
  const link = await findLink(db, token);
  if (!link) return null;
  return db.read(link.scope, async (tx) => {
    const now = await agencyNow(tx, link.agencyId, clock);
    if (refuseLink(link, now)) return null;
    for (const item of link.items) {
      if (item.subjectKind !== 'post') continue;
      const version = await findVersion(tx, item.subjectId, item.version);
      const isShown = version?.content.images.some(({ mediaId }) => mediaId === id) ?? false;
      if (isShown) return (await findMedia(tx, [id])).get(id) ?? null;
    }
    return null;
  });
}
