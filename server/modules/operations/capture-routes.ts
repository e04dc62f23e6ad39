import { Hono } from 'hono';
import { sql } from 'kysely';
import type { BlobStore } from '../../blobs/blobs.ts';
import type { Db } from '../../db/db.ts';
import { decodeText } from '../../discovery/fetch/decode-text.ts';
import { extractPage } from '../../discovery/fetch/extract-page.ts';
import type { ShellEnv } from '../../http/shell.ts';
import type { DeliverableCaptureId, Id } from '../../lib/ids.ts';
import { isId } from '../../lib/ids.ts';
import { maySeeLetters } from './policy.ts';
import { tables } from './store.ts';

type Deps = { readonly db: Db; readonly blobs: Pick<BlobStore, 'get'> };

/** A page of somebody else's runs nothing here: no script, no frame, no request. */
const SAFE = {
  'cache-control': 'private, no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/**
 * The raw bytes of captures, as they were fetched, also once the page itself is gone; `?as=text`: the
 * words of the article in them, title first.
 */
export function captureRoutes(deps: Deps) {
  const app = new Hono<ShellEnv>();
  app.get('/:id', async (c) => {
    const id = c.req.param('id');
    const { session } = c.get('context');
    if (!session || !isId(id)) return c.notFound();
    const row = await deps.db.read(session.scope, (tx) =>
      tables(tx)
        .selectFrom('deliverable_capture')
        .select(['sha256', 'media_type', 'captured_at'])
        .where('id', '=', id as DeliverableCaptureId) // its form was just checked
        // Erased bytes are gone at once, not at the next sweep.
        .where(
          sql<boolean>`exists (select from blob where blob.sha256 = deliverable_capture.sha256)`,
        )
        .executeTakeFirst(),
    );
    const bytes = row?.sha256 ? await deps.blobs.get(row.sha256) : null;
    if (!row || !bytes) return c.notFound();
    const isPage = /html/.test(row.media_type ?? '');
    if (c.req.query('as') === 'text') {
      const text = isPage ? wordsOf(bytes, row.media_type ?? '', row.captured_at) : '';
      return c.body(text, 200, { ...SAFE, 'content-type': 'text/plain; charset=utf-8' });
    }
    return c.body(new Uint8Array(bytes).buffer, 200, {
      ...SAFE,
      'content-type': isPage ? (row.media_type ?? 'text/html') : 'application/octet-stream',
      'content-disposition': isPage ? 'inline' : `attachment; filename="capture-${id}"`,
    });
  });
  return app;
}

function wordsOf(bytes: Uint8Array, mediaType: string, at: Date | null): string {
  const html = decodeText(bytes, mediaType);
  const found = extractPage(html, 'https://capture.invalid/', at ?? new Date(0));
  if (!found) return '';
  const title = found.title ?? '';
  return found.text.startsWith(title) ? found.text : `${title}\n\n${found.text}`;
}

/** What came with a creator's letter: always downloaded, never shown by us; not for the client's people. */
export function attachmentRoutes(deps: Deps) {
  const app = new Hono<ShellEnv>();
  app.get('/:letter/:sha256', async (c) => {
    const { letter, sha256 } = c.req.param();
    const { session } = c.get('context');
    if (!session || !isId(letter) || !maySeeLetters(session)) return c.notFound();
    const row = await deps.db.read(session.scope, (tx) =>
      tables(tx)
        .selectFrom('outreach_message')
        .select('attachments')
        .where('id', '=', letter as Id<'outreach-message'>) // its form was just checked
        .executeTakeFirst(),
    );
    const found = row?.attachments.find((one) => one.sha256 === sha256);
    const bytes = found?.sha256 ? await deps.blobs.get(found.sha256) : null;
    if (!found || !bytes) return c.notFound();
    return c.body(new Uint8Array(bytes).buffer, 200, {
      ...SAFE,
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
    });
  });
  return app;
}
