import type { PlannedComment } from './plan-comments.ts';

/** The comments of a post as its page lists them: what the observation rests on. */
export function writeCommentsPage(url: string, said: readonly PlannedComment[]): Uint8Array {
  const items = said.map(
    ({ author, at, text, parent }, i) =>
      `<li id="c${i + 1}"${parent === null ? '' : ` data-parent="c${parent + 1}"`}><cite>${plain(author)}</cite> <time>${at.toISOString()}</time><p>${plain(text)}</p></li>`,
  );
  const html = `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Commentaires</title><link rel="canonical" href="${url}"></head>
<body><ol class="comments">
${items.join('\n')}
</ol></body></html>
`;
  return new TextEncoder().encode(html);
}

function plain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
