import { Hono } from 'hono';
import type { BlobStore } from '../../blobs/blobs.ts';
import type { Tx } from '../../db/db.ts';
import { renderPdf } from '../../documents/pdf.ts';
import { renderXlsx } from '../../documents/xlsx.ts';
import type { ApiContext } from '../../http/context.ts';
import type { ShellEnv } from '../../http/shell.ts';
import { isId } from '../../lib/ids.ts';
import { readClientFacts, withLink } from '../clients/public.ts';
import { agencyNow } from '../people/public.ts';
import { refuseLink } from '../signing/public.ts';
import { sheetsOf } from './data-sheets.ts';
import type { ReportDeps } from './deps.ts';
import { compose, readAll } from './freeze.ts';
import { maySeeDrafts } from './policy.ts';
import { presentText } from './present-text.ts';
import { findHeld } from './receive-report.ts';
import { findReport, findVersion } from './report.ts';
import { documentOf } from './report-document.ts';

const types = {
  zip: 'application/zip',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
type Format = keyof typeof types;

type Deps = Pick<ReportDeps, 'db' | 'clock' | 'listObservations' | 'publicUrl'> & {
  readonly blobs: Pick<BlobStore, 'get'>;
};
type Asked = { readonly id: string; readonly n: number; readonly format: Format };

/**
 * `/:id/:n/report.zip`, `.pdf`, `.xlsx`: one version as a file, to whoever may read it, by session or by
 * the link that it was sent with. Anybody else gets the answer of a version that doesn't exist.
 */
export function reportFileRoutes(deps: Deps) {
  const app = new Hono<ShellEnv>();
  app.get('/:id/:n/:file{report\\.(zip|pdf|xlsx)}', async (c) => {
    const format = c.req.param('file').slice(7) as Format; // as the path says
    const asked = { id: c.req.param('id'), n: Number(c.req.param('n')), format };
    if (!isId(asked.id) || !Number.isInteger(asked.n) || asked.n < 1) return c.notFound();
    const token = c.req.query('link');
    const bytes =
      token === undefined
        ? await bySession(deps, c.var.context, asked)
        : await byLink(deps, token, asked);
    if (!bytes) return c.notFound();
    return c.body(new Uint8Array(bytes).buffer, 200, {
      'content-type': types[format],
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'content-disposition': `attachment; filename="report-v${asked.n}.${format}"`,
      'referrer-policy': 'no-referrer',
    });
  });
  return app;
}

async function bySession(deps: Deps, { session }: ApiContext, asked: Asked) {
  if (!session) return null;
  return deps.db.read(session.scope, (tx) => render(deps, tx, asked, maySeeDrafts(session)));
}

async function byLink(deps: Deps, token: string, asked: Asked) {
  const found = await withLink(deps, token, 'read', async (tx, open) => {
    const held = await findHeld(tx, open);
    const now = await agencyNow(tx, open.link.agencyId, deps.clock);
    const isHeld = held?.report.id === asked.id && held.version.n === asked.n;
    return isHeld && !refuseLink(open.link, now) ? render(deps, tx, asked, false) : null;
  });
  return found.ok ? found.value : null;
}

async function render(deps: Deps, tx: Tx, { id, n, format }: Asked, seesDrafts: boolean) {
  const report = await findReport(tx, id);
  const version = report && (await findVersion(tx, report.id, n));
  const client = report && (await readClientFacts(tx, report.client_id));
  if (!report || !version || !client || (!version.sealed_at && !seesDrafts)) return null;
  if (format === 'zip') {
    return version.archive_sha256 ? deps.blobs.get(version.archive_sha256) : null;
  }
  const composed = version.content ? null : await compose(deps, tx, { report, version, client });
  const content = version.content ?? composed?.content;
  if (!content) return null;
  const text = presentText(content, composed?.observations ?? (await readAll(deps, tx, report)));
  if (format === 'xlsx') return renderXlsx(sheetsOf(content, text));
  const doc = documentOf({
    content,
    text,
    sealedAt: version.sealed_at,
    contentHash: version.content_hash,
    evidence: version.evidence ?? 0,
    why: version.why,
    checkUrl: `${deps.publicUrl}/b/${report.public_id}`,
  });
  // The hour of the seal, not of the reading: the same version is the same file.
  return renderPdf(doc, { at: version.sealed_at ?? version.saved_at });
}
