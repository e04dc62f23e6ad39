import { lineOfHtml, textOf } from './html-text.ts';
import { resolve } from './page-facts.ts';
import { readDate } from './read-date.ts';

export type PageComment = {
  readonly author: string;
  readonly authorUrl: string | null;
  readonly text: string;
  readonly at: Date | null;
};

const COMMENTS = [
  ...['.comment-list li.comment', 'ol.commentlist li.comment', '#comments li.comment'],
  ...[
    '.wp-block-comment-template li.comment',
    '.commentlist > .comment',
    '.comment-thread .comment',
  ],
  ...['#comments .comment', '.comments .comment', '.h-entry .h-cite', '[itemprop="comment"]'],
];
const AUTHOR =
  '.comment-author .fn, .wp-block-comment-author-name, .comment-author, .fn, .p-author, [itemprop="author"], .author, cite';
const BODY =
  '.comment-content, .wp-block-comment-content, .comment-body > p, .comment-text, .p-content, .e-content, [itemprop="text"], .comment-body';

/** Comments where a page shows them in one of the common ways (WordPress's themes, h-cite). */
export function readPageComments(document: Document, now: Date): PageComment[] {
  for (const selector of COMMENTS) {
    const found = [...document.querySelectorAll(selector)].slice(0, 1_000);
    const comments = found.flatMap((element) => {
      const comment = readComment(element, now);
      return comment ? [comment] : [];
    });
    if (comments.length > 0) return comments;
  }
  return [];
}

function readComment(element: Element, now: Date): PageComment | null {
  if (/\b(pingback|trackback)\b/.test(element.getAttribute('class') ?? '')) return null;
  // Answers stand inside what they answer: each is read once, without the others.
  const place = element.querySelector('article, .comment-body') ?? element;
  const name = place.querySelector(AUTHOR);
  const author = lineOfHtml(name?.textContent).replace(/\s*(dit|says|a écrit|wrote)\s*:?\s*$/i, '');
  const text = textOfBody(place);
  if (!author || !text) return null;
  const link = name?.querySelector('a[href]') ?? name?.closest('a[href]');
  const time = place.querySelector('time[datetime]');
  const written = place.querySelector('.comment-metadata, .comment-meta, .commentmetadata, .date');
  return {
    author: author.slice(0, 200),
    authorUrl: resolve(link?.getAttribute('href'), 'about:blank'),
    text: text.slice(0, 4_000),
    at: readDate(time?.getAttribute('datetime'), now) ?? readDate(written?.textContent, now),
  };
}

function textOfBody(place: Element): string {
  const found = [...place.querySelectorAll(BODY)];
  const first = found[0];
  if (!first) return '';
  // A theme without a box for the words has them as paragraphs side by side.
  const isParagraph = first.nodeName.toUpperCase() === 'P';
  return isParagraph
    ? found
        .map((one) => textOf(one))
        .join('\n')
        .trim()
    : textOf(first);
}
