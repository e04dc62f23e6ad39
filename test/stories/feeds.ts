import type { PlannedPost } from '../../server/demo/creators/plan-posts.ts';
import type { Served } from '../blogs/host.ts';

type Post = Pick<PlannedPost, 'title' | 'text' | 'url' | 'publishedAt'>;

/** A blog's posts in one of the three forms that feeds have, each with its whole text. */
export const feeds = {
  rss: {
    path: '/feed.xml',
    write: (name, posts) =>
      `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>${plain(name)}</title><link>/</link><language>fr</language>
${posts.map((post) => `<item><title>${plain(post.title)}</title><link>${post.url}</link><pubDate>${post.publishedAt.toUTCString()}</pubDate><content:encoded><![CDATA[<p>${plain(post.text)}</p>]]></content:encoded></item>`).join('\n')}
</channel></rss>`,
  },
  atom: {
    path: '/atom.xml',
    write: (name, posts) =>
      `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>${plain(name)}</title><id>urn:blog</id>
${posts.map((post) => `<entry><id>urn:blog:${post.url}</id><title>${plain(post.title)}</title><link href="${post.url}"/><published>${post.publishedAt.toISOString()}</published><updated>${post.publishedAt.toISOString()}</updated><content type="html">${plain(`<p>${plain(post.text)}</p>`)}</content></entry>`).join('\n')}
</feed>`,
  },
  json: {
    path: '/feed.json',
    write: (name, posts) => ({
      type: 'application/feed+json',
      body: JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: name,
        language: 'fr',
        items: posts.map((post) => ({
          id: post.url,
          url: post.url,
          title: post.title,
          content_html: `<p>${plain(post.text)}</p>`,
          date_published: post.publishedAt.toISOString(),
        })),
      }),
    }),
  },
} as const satisfies Record<
  string,
  { path: string; write: (name: string, posts: readonly Post[]) => Served }
>;

export type FeedKind = keyof typeof feeds;

export function plain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
