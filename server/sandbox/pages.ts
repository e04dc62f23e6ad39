import { type Context, Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { Locale } from '../lib/language.ts';
import { addressOf, present } from './api.ts';
import type { Journal } from './journal.ts';
import { findNetwork } from './networks.ts';
import type { KeptPost } from './schema.ts';
import { type Account, accountByHandle, postsOf } from './state.ts';
import { STYLE } from './style.ts';
import { newToken } from './token.ts';

const TEXTS = {
  fr: {
    notice: 'Réseau fictif de démonstration — rien n’est publié au-dehors',
    title: 'Réseau de démonstration',
    accounts: 'Comptes',
    none: 'Rien pour l’instant.',
    gone: 'Cette page n’existe pas, ou n’existe plus.',
    plays: (network: string) => `joue le rôle de ${network}`,
    lost: 'L’accès donné à l’agence n’est plus reconnu ici.',
    grant: 'Donner un nouvel accès',
    granted: 'Nouveau jeton, à donner à l’agence :',
  },
  en: {
    notice: 'Demonstration network — nothing leaves this machine',
    title: 'Demonstration network',
    accounts: 'Accounts',
    none: 'Nothing yet.',
    gone: 'This page does not exist, or no longer does.',
    plays: (network: string) => `plays the part of ${network}`,
    lost: 'The access given to the agency is no longer recognised here.',
    grant: 'Give a new access',
    granted: 'New token, to be given to the agency:',
  },
} satisfies Record<Locale, unknown>;

type Html = ReturnType<typeof html>;

/** What readers get: a page per account and per post, without script, in French or English. */
export function pages(journal: Journal, url: string): Hono {
  const { state } = journal;
  const app = new Hono();

  app.get('/', (c) => {
    const t = TEXTS[localeOf(c)];
    const items = [...state.accounts.values()].map(
      (account) =>
        html`<li><a href="${addressOf(account, url)}">${account.name}</a>, ${t.plays(account.network)}</li>`,
    );
    const list = items.length > 0 ? html`<ul>${items}</ul>` : html`<p>${t.none}</p>`;
    return page(c, t.title, html`<h1>${t.title}</h1><h2>${t.accounts}</h2>${list}`);
  });

  app.get('/style.css', (c) => {
    c.header('content-type', 'text/css; charset=utf-8');
    return c.body(STYLE);
  });

  app.get('/images/:hash', (c) => {
    const hash = c.req.param('hash');
    const kept = [...state.posts.values()].flatMap(({ images }) => images);
    const image = kept.find((each) => each.hash === hash); // a removed post's image is gone too
    const bytes = image && journal.readImage(hash);
    if (!bytes) return c.notFound();
    c.header('content-type', image.mediaType);
    c.header('content-security-policy', "default-src 'none'; sandbox");
    return c.body(bytes);
  });

  app.get('/:network/:at', (c) => {
    const account = accountAt(c.req.param('network'), c.req.param('at'));
    if (!account) return missing(c);
    const posts = postsOf(state, account).reverse();
    const t = TEXTS[localeOf(c)];
    const list = posts.map((post) => article(c, account, post));
    const access = account.token === null ? askAccess(c, account) : '';
    const body = html`${heading(c, account)}${access}${list.length > 0 ? list : html`<p>${t.none}</p>`}`;
    return page(c, account.name, body);
  });

  // The visitor plays the client, at whose network accounts are granted. Nothing here is real.
  app.post('/:network/:at/access', (c) => {
    const account = accountAt(c.req.param('network'), c.req.param('at'));
    if (!account || account.token !== null) return missing(c);
    const token = newToken();
    journal.record({ type: 'token', account: account.id, token });
    const t = TEXTS[localeOf(c)];
    return page(
      c,
      account.name,
      html`${heading(c, account)}<p>${t.granted}</p><pre>${token}</pre>`,
    );
  });

  app.get('/:network/:at/:id', (c) => {
    const account = accountAt(c.req.param('network'), c.req.param('at'));
    const post = state.posts.get(c.req.param('id'));
    if (!account || post?.account !== account.id) return missing(c);
    return page(c, account.name, html`${heading(c, account)}${article(c, account, post)}`);
  });

  app.notFound((c) => missing(c));

  function accountAt(slug: string, at: string): Account | null {
    const network = findNetwork(slug);
    return network && at.startsWith('@') ? accountByHandle(state, network, at.slice(1)) : null;
  }

  function heading(c: Context, account: Account): Html {
    const t = TEXTS[localeOf(c)];
    return html`<h1><a href="${addressOf(account, url)}">${account.name}</a></h1>
<p class="meta">@${account.handle}, ${t.plays(account.network)}</p>`;
  }

  function askAccess(c: Context, account: Account): Html {
    const t = TEXTS[localeOf(c)];
    return html`<form method="post" action="${addressOf(account, url)}/access"><p>${t.lost}</p>
<p><button>${t.grant}</button></p></form>`;
  }

  function article(c: Context, account: Account, post: KeptPost): Html {
    const title = post.title === '' ? '' : html`<h2>${post.title}</h2>`;
    const at = new Date(post.publishedAt);
    const day = new Intl.DateTimeFormat(localeOf(c), { dateStyle: 'long', timeStyle: 'short' });
    const images = post.images.map(
      ({ hash, alt, width, height }) =>
        html`<img class="image" src="/images/${hash}" alt="${alt}" width="${width}" height="${height}">`,
    );
    return html`<article id="post-${post.id}" lang="${post.language}">${title}
<p class="text">${post.text}</p>
${images}
<p class="meta"><a href="${present(account, post, url).url}"><time datetime="${post.publishedAt}">${day.format(at)}</time></a></p></article>`;
  }

  return app;
}

function missing(c: Context): Response | Promise<Response> {
  const t = TEXTS[localeOf(c)];
  return page(c, t.title, html`<p>${t.gone}</p>`, 404);
}

function page(c: Context, title: string, body: Html, status: 200 | 404 = 200) {
  const locale = localeOf(c);
  c.header('content-security-policy', "default-src 'none'; img-src 'self'; style-src 'self'");
  c.header('vary', 'accept-language');
  c.header('cache-control', 'no-store');
  const document = html`${raw('<!doctype html>')}
<html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title}</title><link rel="stylesheet" href="/style.css"></head>
<body><p class="notice" role="note">${TEXTS[locale].notice}</p>
<main>${body}</main></body></html>`;
  return c.html(document, status);
}

/** French, unless the reader prefers English. */
function localeOf(c: Context): Locale {
  const wanted = c.req.header('accept-language') ?? '';
  const [en, fr] = [wanted.search(/\ben\b/i), wanted.search(/\bfr\b/i)];
  return en !== -1 && (fr === -1 || en < fr) ? 'en' : 'fr';
}
