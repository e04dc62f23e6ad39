import { Hono } from 'hono';
import type { BlobStore } from '../../blobs/blobs.ts';
import type { Tx } from '../../db/db.ts';
import { renderPdf } from '../../documents/pdf.ts';
import { renderXlsx } from '../../documents/xlsx.ts';
import type { ApiContext } from '../../http/context.ts';
import type { ShellEnv } from '../../http/shell.ts';
import { isId } from '../../lib/ids.ts';
import { type OpenLink, readClientFacts, withLink } from '../clients/public.ts';
import { agencyNow } from '../people/public.ts';
import { refuseLink } from '../signing/public.ts';
import { sheetsOf } from './data-sheets.ts';
import type { ReportDeps } from './deps.ts';
import { compose, readAll } from './freeze.ts';
import { maySeeDrafts } from './policy.ts';
import { presentText } from './present-text.ts';
import { openCapture, readReportScope } from './read-captures.ts';
import { findHeld } from './receive-report.ts';
import { findReport, findVersion } from './report.ts';
import { documentOf } from './report-document.ts';

const types = {
  zip: 'application/zip',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
type Format = keyof typeof types;
const guarded = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
} as const;

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
      ...guarded,
      'content-type': types[format],
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': `attachment; filename="report-v${asked.n}.${format}"`,
    });
  });
  app.get('/:id/:n/evidence/:sha256', async (c) => {
    const [id, n] = [c.req.param('id'), Number(c.req.param('n'))];
    if (!isId(id) || !Number.isInteger(n) || n < 1) return c.notFound();
    const asked = { id, n, sha256: c.req.param('sha256') };
    const token = c.req.query('link');
    const found =
      token === undefined
        ? await captureBySession(deps, c.var.context, asked)
        : await captureByLink(deps, token, asked);
    if (!found) return c.notFound();
    return c.body(new Uint8Array(found.bytes).buffer, 200, {
      ...guarded,
      // A page as it was received runs nothing, and asks nobody for anything.
      'content-type': found.mediaType,
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    });
  });
  return app;
}

type AskedCapture = { readonly id: string; readonly n: number; readonly sha256: string };

async function captureBySession(deps: Deps, { session }: ApiContext, asked: AskedCapture) {
  if (!session) return null;
  return deps.db.read(session.scope, (tx) => findCapture(deps, tx, asked, maySeeDrafts(session)));
}

async function captureByLink(deps: Deps, token: string, asked: AskedCapture) {
  const found = await withLink(deps, token, 'read', async (tx, open) =>
    (await mayOpen(deps, tx, open, asked)) ? findCapture(deps, tx, asked, false) : null,
  );
  return found.ok ? found.value : null;
}

async function findCapture(
  deps: Deps,
  tx: Tx,
  { id, n, sha256 }: AskedCapture,
  seesDrafts: boolean,
) {
  const report = await findReport(tx, id);
  const version = report && (await findVersion(tx, report.id, n));
  const client = report && (await readClientFacts(tx, report.client_id));
  if (!report || !version || !client || (!version.sealed_at && !seesDrafts)) return null;
  const content = version.content ?? (await compose(deps, tx, { report, version, client })).content;
  return openCapture(deps.blobs, await readReportScope(tx, client.id, content), sha256);
}

async function bySession(deps: Deps, { session }: ApiContext, asked: Asked) {
  if (!session) return null;
  return deps.db.read(session.scope, (tx) => render(deps, tx, asked, maySeeDrafts(session)));
}

async function byLink(deps: Deps, token: string, asked: Asked) {
  const found = await withLink(deps, token, 'read', async (tx, open) =>
    (await mayOpen(deps, tx, open, asked)) ? render(deps, tx, asked, false) : null,
  );
  return found.ok ? found.value : null;
}

/** A link that still opens, made for this very version. */
async function mayOpen(
  deps: Deps,
  tx: Tx,
  open: OpenLink,
  { id, n }: Pick<Asked, 'id' | 'n'>,
): Promise<boolean> {
  const held = await findHeld(tx, open);
  const now = await agencyNow(tx, open.link.agencyId, deps.clock);
  return held?.report.id === id && held.version.n === n && !refuseLink(open.link, now);
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
  const text = presentText(content, composed?.observations ?? (await readAll(deps, tx, report)), {
    scope: await readReportScope(tx, client.id, content),
    // The hour of the seal, not of the reading: the same version is the same file.
    at: version.sealed_at ?? version.saved_at,
  });
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
  return renderPdf(doc, { at: version.sealed_at ?? version.saved_at });
}
