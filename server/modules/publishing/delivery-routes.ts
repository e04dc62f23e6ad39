import { Hono } from 'hono';
import type { BlobStore } from '../../blobs/blobs.ts';
import type { Db } from '../../db/db.ts';
import type { ShellEnv } from '../../http/shell.ts';
import { type DeliveryId, isId } from '../../lib/ids.ts';
import { deliveryTables } from './delivery-store.ts';

/** Bytes that came from outside are never run in our pages' place. */
const HEADERS = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

/**
 * `/:id/capture` gives the bytes of a publication as they were received, to be kept; `/:id/lighter-image`
 * the picture that waits to be accepted. For sessions that may see the client; for anybody else
 * there is no such thing.
 */
export function deliveryRoutes(deps: { readonly db: Db; readonly blobs: Pick<BlobStore, 'get'> }) {
  const app = new Hono<ShellEnv>();

  app.get('/:id/capture', async (c) => {
    const id = c.req.param('id');
    const { session } = c.get('context');
    if (!session || !isId(id)) return c.notFound();
    const row = await deps.db.read(session.scope, (tx) =>
      deliveryTables(tx)
        .selectFrom('capture')
        .select(['sha256', 'media_type'])
        .where('delivery_id', '=', id as DeliveryId) // its form was just checked
        .orderBy('captured_at', 'desc')
        .limit(1)
        .executeTakeFirst(),
    );
    const bytes = row && (await deps.blobs.get(row.sha256));
    if (!bytes) return c.notFound();
    const name = `capture-${row.sha256.slice(0, 12)}${extensionOf(row.media_type)}`;
    return c.body(new Uint8Array(bytes).buffer, 200, {
      ...HEADERS,
      'content-type': row.media_type,
      'content-disposition': `attachment; filename="${name}"`,
    });
  });

  app.get('/:id/lighter-image', async (c) => {
    const id = c.req.param('id');
    const { session } = c.get('context');
    if (!session || !isId(id)) return c.notFound();
    const row = await deps.db.read(session.scope, (tx) =>
      deliveryTables(tx)
        .selectFrom('delivery')
        .select('renditions')
        .where('id', '=', id as DeliveryId) // its form was just checked
        .executeTakeFirst(),
    );
    const [heaviest] = Object.values(row?.renditions ?? {}).sort((a, b) => b.size - a.size);
    const bytes = heaviest && (await deps.blobs.get(heaviest.sha256));
    if (!bytes) return c.notFound();
    return c.body(new Uint8Array(bytes).buffer, 200, {
      ...HEADERS,
      'content-type': heaviest.mediaType,
    });
  });

  return app;
}

function extensionOf(mediaType: string): string {
  if (mediaType === 'text/html') return '.html';
  return mediaType.endsWith('json') ? '.json' : '';
}
