import { Hono } from 'hono';
import type { Db, Scope } from '../../db/db.ts';
import { canRenderPdf, renderPdf } from '../../documents/pdf.ts';
import type { ShellEnv } from '../../http/shell.ts';
import type { Clock } from '../../lib/clock.ts';
import { isId, type RecommendationId } from '../../lib/ids.ts';
import { isLocale, type Locale } from '../../lib/language.ts';
import { agencyNow } from '../people/public.ts';
import { findLink, refuseLink } from '../signing/public.ts';
import type { Actor } from './policy.ts';
import { choiceOf } from './reco.ts';
import { documentOf } from './reco-document.ts';
import { viewReco } from './reco-view.ts';
import type { RecoView } from './view-schema.ts';

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
} as const;
type Format = keyof typeof types;

/** Which files this server can make: without the compiler no PDF, and the page says so. */
export function listFormats(): RecoView['files'] {
  return canRenderPdf() ? ['pdf', 'docx', 'pptx'] : ['docx', 'pptx'];
}

type Deps = { readonly db: Db; readonly clock: Clock };

/**
 * `/:id/:n/reco.pdf`, `.docx`, `.pptx`: one version as a file, to whoever may read it, by session or by
 * the link that asks about it. Anybody else gets the answer of a version that doesn't exist.
 */
export function recoFileRoutes(deps: Deps) {
  const app = new Hono<ShellEnv>();
  app.get('/:id/:n/:file{reco\\.(pdf|docx|pptx)}', async (c) => {
    const { context } = c.var;
    const asked = { id: c.req.param('id'), n: Number(c.req.param('n')) };
    const format = c.req.param('file').slice(5) as Format; // as the path says
    if (!isId(asked.id) || !Number.isInteger(asked.n) || asked.n < 1) return c.notFound();
    const lang = c.req.query('lang');
    const locale = isLocale(lang) ? lang : context.locale;
    const token = c.req.query('link');
    const reco =
      token === undefined
        ? await readBySession(deps, context.session, asked, locale)
        : await readByLink(deps, token, asked, locale);
    const bytes = reco && (await render(reco, format, locale));
    if (!bytes) return c.notFound();
    return c.body(new Uint8Array(bytes).buffer, 200, {
      'content-type': types[format],
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'content-disposition': `attachment; filename="reco-v${asked.n}.${format}"`,
      'referrer-policy': 'no-referrer',
    });
  });
  return app;
}

type Asked = { readonly id: string; readonly n: number };

async function readBySession(
  { db, clock }: Deps,
  session: (Actor & { readonly scope: Scope }) | null,
  asked: Asked,
  locale: Locale,
): Promise<RecoView | null> {
  if (!session) return null;
  const { scope } = session;
  return db.read(scope, async (tx) => {
    const now = await agencyNow(tx, scope.agencyId, clock);
    return viewReco({ files: [] }, tx, session, { ...asked, tryCeilingCents: null, locale }, now);
  });
}

/** The holder of a link reads as somebody of the client's: what was sent, in the version that was sent. */
async function readByLink(
  { db, clock }: Deps,
  token: string,
  asked: Asked,
  locale: Locale,
): Promise<RecoView | null> {
  const link = await findLink(db, token);
  const isHeld = link?.items.some(
    ({ subjectKind, subjectId, version }) =>
      subjectKind === 'recommendation' && subjectId === asked.id && version === asked.n,
  );
  if (!link || !isHeld) return null;
  return db.read(link.scope, async (tx) => {
    const now = await agencyNow(tx, link.agencyId, clock);
    if (refuseLink(link, now)) return null;
    const reader = { memberId: link.createdBy, name: link.contact.name, role: 'client' };
    return viewReco({ files: [] }, tx, reader, { ...asked, tryCeilingCents: null, locale }, now);
  });
}

async function render(reco: RecoView, format: Format, locale: Locale): Promise<Uint8Array | null> {
  const { content, contentHash } = reco;
  const version = { n: reco.shown, content, contentHash };
  const id = reco.id as RecommendationId; // its own
  const document = documentOf(
    {
      ...reco,
      clientName: reco.client.name,
      author: reco.author.name,
      choices: new Map(content.plans.map(({ key }) => [choiceOf(id, version, key).hash, key])),
    },
    locale,
  );
  // The hour of the version, not of the reading: the same version is the same file.
  const saved = reco.versions.find(({ n }) => n === reco.shown)?.at;
  const at = new Date(saved ?? 0);
  if (format === 'pdf') return renderPdf(document, { at });
  // Their libraries are large, and most servers' days pass without a file.
  if (format === 'docx') {
    const { renderDocx } = await import('../../documents/docx.ts');
    return renderDocx(document, { at });
  }
  const { renderPptx } = await import('../../documents/pptx.ts');
  return renderPptx(document, { at });
}
