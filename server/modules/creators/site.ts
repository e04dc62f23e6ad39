import { ok, type Result, refuse } from '../../lib/result.ts';

export type SiteRefusal = { type: 'address-unreadable' };

/**
 * The address as it is shown and fetched, and the site it stands for: host and path, folded, without
 * what doesn't tell two blogs apart (scheme, `www.`, a last slash, a query).
 */
export function readSite(text: string): Result<{ url: string; site: string }, SiteRefusal> {
  const trimmed = text.trim();
  const url = URL.parse(/^[a-z][a-z\d+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`);
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.includes('.'))
    return refuse({ type: 'address-unreadable' });
  if (url.username !== '' || url.password !== '') return refuse({ type: 'address-unreadable' });
  url.hash = '';
  return ok({ url: url.href, site: siteOf(url) });
}

function siteOf(url: URL): string {
  const host = url.hostname.toLowerCase().replace(/^www\./, '');
  const port = url.port === '' ? '' : `:${url.port}`;
  const path = url.pathname.replace(/\/(index\.\w+|feed|rss|atom\.xml|rss\.xml)?\/?$/i, '');
  return `${host}${port}${path}`.toLowerCase();
}
