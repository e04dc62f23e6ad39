import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proposeCommercial } from './commercial.ts';
import { placeOf } from './commercial-place.ts';
import { quote, splitSentences } from './commercial-sentences.ts';
import { readVisible } from './commercial-visible.ts';
import { markers } from './markers/markers.ts';

const propose = (text: string, title = '', language = 'fr') =>
  proposeCommercial({ title, text, language });

const pieces = fc.constantFrom(
  'Merci à Lactane pour l’envoi de ce colis. ',
  'Produit offert',
  '[Lactane](https://lactane.example/a?b=(c))',
  '<p class="x">',
  '</p>',
  '<br/>',
  '&eacute;',
  '&#39;',
  '\n\n',
  '\r\n',
  '![',
  '](',
  '**',
  '_',
  '{{< figure >}}',
  '{% raw %}',
  '```\n',
  'Œuvre ',
  'İstanbul ',
  'e\u0301 ',
  '😀',
  '#ad #food',
  ' M. Dupont ',
  '...',
  ' ? ',
  '«\u00a0',
  '\u2029',
  '<script>',
);
const wild = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 12 })), {
  maxLength: 40,
});

test('never throws; the sentence is verbatim, the confidence a share, twice the same', () => {
  fc.assert(
    fc.property(wild, wild, (body, head) => {
      const post = { title: head.join(''), text: body.join(''), language: 'fr' };
      const found = proposeCommercial(post);
      expect(proposeCommercial(post)).toEqual(found);
      expect(found.confidence).toBeGreaterThanOrEqual(0);
      expect(found.confidence).toBeLessThanOrEqual(1);
      expect(found.kind === 'none').toBe(!found.isCommercial);
      expect(found.isDisclosed).toBe(found.mention !== null);
      expect(found.sentence === null).toBe(found.start === null);
      if (found.sentence !== null && found.start !== null)
        expect(post.text.slice(found.start, found.start + found.sentence.length)).toBe(
          found.sentence,
        );
      if (found.mention !== null) expect(`${post.title}\n${post.text}`).toContain(found.mention);
    }),
    { numRuns: 400 },
  );
});

test('each marker has a name of its own and a share for a weight', () => {
  expect(new Set(markers.map(({ id }) => id)).size).toBe(markers.length);
  for (const { weight, named = weight } of markers) {
    expect(weight).toBeGreaterThan(0);
    expect(named).toBeGreaterThanOrEqual(weight);
    expect(named).toBeLessThan(1);
  }
});

test('a long post without an end of sentence is read in reasonable time', () => {
  const words = 'merci à la marque pour le concours que vous pouvez gagner avec mon partenaire ';
  for (const text of [
    words.repeat(4000),
    'a'.repeat(200_000),
    '[x]('.repeat(40_000),
    '<'.repeat(50_000),
  ])
    expect(propose(text).confidence).toBeGreaterThanOrEqual(0);
}, 20_000);

describe('sentences', () => {
  const split = (source: string) => {
    const text = readVisible(source);
    return splitSentences(text).map((sentence) => quote(text, sentence).text);
  };

  test.each([
    ['Il pleut. Il vente !', ['Il pleut.', 'Il vente !']],
    ['J’ai vu M. Dupont chez lui. Fini.', ['J’ai vu M. Dupont chez lui.', 'Fini.']],
    [
      'Deux c. à s. de lait, env. 3 g. Puis rien.',
      ['Deux c. à s. de lait, env. 3 g.', 'Puis rien.'],
    ],
    ['Attendez... et goûtez. Voilà', ['Attendez... et goûtez.', 'Voilà']],
    ['# Titre\nUne phrase.\n- un\n- deux', ['Titre', 'Une phrase.', 'un', 'deux']],
    ['<p>Une phrase</p><p>Deux</p>', ['Une phrase', 'Deux']],
    [
      'Voir www.lune.example/a.b pour le prix. Fin.',
      ['Voir www.lune.example/a.b pour le prix.', 'Fin.'],
    ],
    ['Fini.Merci à tous.', ['Fini.', 'Merci à tous.']],
    [
      'Une ligne coupée par\nle bord de la page. Fin.',
      ['Une ligne coupée par\nle bord de la page.', 'Fin.'],
    ],
    ['Poids : 3.5 kg. Prix : 4 €.', ['Poids : 3.5 kg.', 'Prix : 4 €.']],
    ['J’adore ! [![une photo](/a.jpg)](/b.jpg) Voilà.', ['J’adore !', 'une photo', 'Voilà.']],
    ['« Bonjour. » Elle sort.', ['« Bonjour. »', 'Elle sort.']],
  ])('%j', (source, expected) => {
    expect(split(source)).toEqual(expected);
  });

  test('keeps markup in the quote, and doesn’t cut it in half', () => {
    const text = 'Bonjour. **[Lactane](https://lactane.example)** m’a envoyé du lait. Fin.';
    expect(propose(text)).toMatchObject({
      isCommercial: true,
      sentence: '**[Lactane](https://lactane.example)** m’a envoyé du lait.',
      start: 9,
    });
  });

  test('cover the text in order, without overlap', () => {
    fc.assert(
      fc.property(wild, (body) => {
        const text = readVisible(body.join(''));
        expect(text.plain.length).toBe(text.shown.length);
        let before = 0;
        for (const { start, end } of splitSentences(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          before = end;
        }
        expect(before).toBeLessThanOrEqual(text.shown.length);
      }),
    );
  });
});

describe('what a reader sees', () => {
  test.each([
    ['É<b>té</b> &amp; œufs', 'Ete & oeufs'],
    ['J&rsquo;ai&nbsp;re&ccedil;u', "J'ai recu"],
    ['[mon partenaire](https://a.example "b")', 'mon partenaire'],
    ['![une alt](/a.jpg)', '\u2029une alt\u2029'],
    ['un *deux* __trois__', 'un deux trois'],
  ])('%s', (source, shown) => {
    expect(readVisible(source).shown).toBe(shown);
  });

  test('no script, style, comment or code', () => {
    const text =
      '<script>offert par Lactane</script><!-- sponsorisé par Lactane -->\n```\nconcours\n```\nFin';
    expect(readVisible(text).shown.trim()).toBe('Fin');
    expect(propose(text).isCommercial).toBe(false);
  });
});

describe('where it says so', () => {
  const filler = 'Une longue phrase sur la pâte et le four. '.repeat(20);
  test.each([
    ['start', `Produit offert par Lactane. ${filler}`],
    ['middle', `${filler}Produit offert par Lactane. ${filler}`],
    ['end', `${filler}Produit offert par Lactane.`],
    ['hashtags', `${filler}\n\n#gouter #collaborationcommerciale #yaourt`],
  ] as const)('%s', (place, text) => {
    expect(propose(text)).toMatchObject({ isDisclosed: true, place });
  });

  test('a text of one sentence starts with it', () => {
    const text = readVisible('Produit offert.');
    expect(placeOf(text, { start: 0, end: 15 })).toBe('start');
  });

  test('in the title alone: disclosed, with no sentence of the text', () => {
    const found = propose('Une recette de pain.', 'Pain d’épices [article sponsorisé]');
    expect(found).toMatchObject({
      kind: 'paid',
      isDisclosed: true,
      place: 'start',
      sentence: null,
    });
    expect(found.mention).toBe('article sponsorisé');
  });
});

describe('several signs', () => {
  test('a gift beside “not sponsored” is still a gift', () => {
    const text =
      'Cet article n’est pas sponsorisé. Les produits m’ont été offerts par la marque Lactane.';
    expect(propose(text)).toMatchObject({ kind: 'gift', isDisclosed: true });
  });

  test('quotes what announces the contest rather than how it is drawn', () => {
    const text =
      'Je vous propose de gagner un coffret Lactane. Le gagnant sera tiré au sort. Fin du concours le 12 mai.';
    expect(propose(text)).toMatchObject({
      kind: 'contest-host',
      sentence: 'Je vous propose de gagner un coffret Lactane.',
    });
  });

  test('entering a contest doesn’t make its host', () => {
    const text =
      'J’en profite pour participer au jeu-concours de la crèmerie Lactane, jusqu’au 12 mai.';
    expect(propose(text)).toMatchObject({ kind: 'contest-entry', isCommercial: true });
  });

  test('an essay on partnerships is none', () => {
    const text =
      'Les marques adorent les partenariats. Les blogueuses reçoivent des colis et écrivent des articles ' +
      'sponsorisés. Faut-il accepter les partenariats ? La blogosphère en débat, les influenceurs aussi. ' +
      'On m’a proposé un partenariat un jour.';
    expect(propose(text).isCommercial).toBe(false);
  });
});
