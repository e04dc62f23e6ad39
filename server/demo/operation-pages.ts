import type { DemoCreator } from './operation-plan.ts';

/** A page as that blog's readers got it; without the mention where the story forgets it. */
export function writePage(
  one: DemoCreator,
  blog: { name: string; url: string },
  mention: string | null,
): Uint8Array {
  const { title = '', opinion = '' } = one;
  const notice = mention === null ? '' : `<p><em>${plain(mention)}</em></p>`;
  const html = `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>${plain(title)} | ${plain(blog.name)}</title></head>
<body>
<header><p><a href="${blog.url}">${plain(blog.name)}</a></p></header>
<article>
<h1>${plain(title)}</h1>
${notice}
<p>Le coffret est arrivé un matin de novembre, froid comme il faut : trois pots, une cuillère, une carte. Poire-sarrasin, coing, châtaigne. J’ai attendu le soir pour les ouvrir, et j’ai pris des notes.</p>
<p>${plain(opinion)} C’est un avis après deux pots de chaque, mangés à des jours différents, et après avoir fait goûter autour de moi sans rien dire.</p>
<p>La texture est celle d’un yaourt brassé longtemps : souple, sans eau sur le dessus. La poire est en morceaux que l’on sent sous la dent. Le sarrasin craque le premier jour, moins le deuxième. La châtaigne est une purée, posée au fond, à mélanger soi-même.</p>
<p>La recette que j’en ai tirée est plus bas, avec les poids. Dites-moi ce que vous en faites, et si vous avez aimé ou non : je lis tout.</p>
</article>
<footer><p>${plain(blog.name)}, ${new Date(one.publishedAt ?? 0).getUTCFullYear()}</p></footer>
</body>
</html>
`;
  return new TextEncoder().encode(html);
}

/** The address that the page is at: its title, as blogs write them. */
export function addressOf(one: DemoCreator, blog: { url: string }): string {
  const slug = (one.title ?? '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return new URL(`2026/11/${slug}/`, blog.url).href;
}

function plain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
