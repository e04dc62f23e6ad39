import type { Sentence } from './commercial-sentences.ts';
import type { VisibleText } from './commercial-visible.ts';
import { NEGATION, NO_NEGATION } from './markers/counter.ts';
import { type CompiledCounter, type CompiledMarker, counters, markers } from './markers/markers.ts';

/** One marker found; `sentence` is its number, null in the title; places count in `shown`. */
export type Hit = {
  marker: CompiledMarker;
  weight: number;
  sentence: number | null;
  start: number;
  end: number;
};
export type Denial = { counter: CompiledCounter; sentence: number | null };
/** `lengths`: of the text's sentences, in characters. */
export type Evidence = { hits: Hit[]; denials: Denial[]; talk: number; lengths: number[] };

/** Nothing below can match without one of these. */
const STEMS =
  /sponso|partenar|partenair|collab|commerci|publi|pub\b|remuner|retribu|pay[eé]|paid|placement|campagne|operation|ambassad|affili|commission|code|reduc|offre|promo|parrain|mon |ma |mes |notre |my |offert|envoy|gracieu|gentim|aimabl|gener|fourni|prete|remis|m'a|m'ont|nous (?:a|ont)|contact|sollicit|chance|plaisir|opportun|occasion|recu|recev|colis|box|merci|remerci|thank|test|presse|press|netgalley|net galley|babelio|masse|invit|convi|accueil|soiree|blog|tourisme|concours|jeu|gagn|particip|lot|tirage|tire|tent|commentaire|vote|gift|free|sent|gave|receiv|provid|supplied|courtesy|review|exchange|partner|behalf|opinion|asked|ambassador|discount|%|shop|hosted|guest|trip|stay|giveaway|win|enter|contest|competition|raffle|gleam|comped|compensat|ad\b|advert|#|brought|amazon|trnd|sampleo|hivency|octoly|teliad|ebuzz|echange|contrepartie|exemplaire|unboxing|achet|argent|frais|bought|money|select|choisi|reach|loan|lent |arc |edelweiss|ltk|sampl|team|talk|disclos|disclaim|our |order|drawing|\bto us\b|my d(?:esk|oor)|buy|confi|remport|\bgot |\blet (?:me|us)|working with|cook ?book|doors|registration|enrol|sign-?up|income|revenue|earning|hook|treat|kind|readers|voucher|deal|lancement|dedicac|sortie|paru|parai|parution|redaction|grace|gate|choye|teste|essaye|profite|benefic|remise|librairie|command|vip|operation|affilies?|netgall|vine|presente|partie d|pret|host|propos|giving|won\b|lucky|grateful|chroniq|transmi|provenance|arrive|surcout|lien/;

const BRAND_WORDS =
  /\b(?:marques?|societes?|boutiques?|enseignes?|entreprises?|agences?|createurs?|creatrices?|fabricants?|editeurs?|editions|maisons? d'edition|partenaires?|attachee?s? de presse|service presse|e-?shops?|start-?up|laboratoires?|constructeur|distributeur|offices? (?:de |du )?tourisme|brands?|company|companies|publishers?|manufacturers?|pr team|tourist board|retailers?|agency|store)\b/;

const FIRST_PERSON =
  /\b(?:je|j'|moi|me|m'|mon|ma|mes|nous|notre|nos|on|i|i'|my|me|we|us|our)(?:\b|(?<='))/;

const TALK =
  /\b(?:articles|billets|posts|liens|contenus) sponsoris\w*|\bpartenariats\b|\bcollaborations\b|\bles (?:marques|annonceurs|influenceu\w+|blogueu\w+|bloggeu\w+)\b|\bsponsored (?:posts|content|links)\b|\b(?:influencers|bloggers|advertisers|brands)\b|\bmonetis\w+|\bmoneti[sz]\w+|\bgagner de l'argent\b|\bblogosphere\b|\bdgccrf\b|\barpp\b|\bftc\b|\b(?:blogueu\w+|bloggeu\w+) (?:se voi\w+|pro\b)|\b(?:billet|article) sponso\w* (?:est|peut)\b|\bremuneree? (?:pour la parution|pour rediger)|\b(?:qui te|qui vous) (?:remunere|paie)|\b(?:travel|food|beauty|mom|mummy) bloggers\b|\b(?:fam tours|press trips)\b|\bcompanies (?:looking|wanting|who want) to\b/g;

/** A title that speaks of the trade itself. */
const TALK_TITLE =
  /\b(?:les |des |mes |vos )?(?:partenariats|billets? sponso\w*|articles sponsoris\w*|liens affilies)\b.*(?:[:?]|\bmoi\b|\bje\b|\bblog)|\b(?:blogs?|blogueu\w+|influenceu\w+) (?:et|\/|&) (?:les )?marques\b|\bmarques (?:et|\/|&) (?:les )?(?:blog|influenc)\w*|\bmonetis\w+ (?:son|votre|ton) blog|\bbloggers and (?:freebies|brands|pr)\b|\binfluencers?\b|\b(?:brands|pr) and bloggers\b|\bsponsored posts\b/;

/** Every marker and denial in the text's sentences and the title; `gate` spares sentences without a stem. */
export function readEvidence(
  text: VisibleText,
  sentences: readonly Sentence[],
  title: VisibleText,
  gate: RegExp = STEMS,
): Evidence {
  const hits: Hit[] = [];
  const denials: Denial[] = [];
  const read = (source: VisibleText, sentence: Sentence, number: number | null) => {
    const plain = source.plain.slice(sentence.start, sentence.end);
    if (!gate.test(plain)) return;
    const shown = source.shown.slice(sentence.start, sentence.end);
    const isNamed = namesSomeone(shown, plain);
    const isMine = FIRST_PERSON.test(plain);
    const local = counters.filter(({ pattern }) => pattern.test(plain));
    for (const counter of local) denials.push({ counter, sentence: number });
    for (const marker of markers) {
      const found = marker.pattern.exec(plain);
      if (
        !found ||
        (marker.mine && !isMine) ||
        marker.unless?.test(plain) ||
        isTurned(plain, found.index, shown)
      )
        continue;
      const base = isNamed ? (marker.named ?? marker.weight) : marker.weight;
      const left = local.reduce(
        (rest, { isLocal, leaves }) => (isLocal ? rest * (leaves[marker.kind] ?? 1) : rest),
        1,
      );
      hits.push({
        marker,
        weight: base * left,
        sentence: number,
        start: sentence.start + found.index,
        end: sentence.start + found.index + found[0].length,
      });
    }
  };
  for (const [number, sentence] of sentences.entries()) read(text, sentence, number);
  read(title, { start: 0, end: title.shown.length }, null);
  const about = TALK_TITLE.test(title.plain) ? 2 : 0;
  const talk = (text.plain.match(TALK)?.length ?? 0) + about;
  return { hits, denials, talk, lengths: sentences.map(({ start, end }) => end - start) };
}

/** Whether the words before turn the marker round; `shown`, of the same length, has its capitals. */
export function isTurned(plain: string, index: number, shown = plain): boolean {
  const from = Math.max(0, index - 60);
  const before = plain.slice(from, index);
  const clause = before.slice(
    Math.max(...[',', ';', ':', '(', '.', '!', '?'].map((sign) => before.lastIndexOf(sign))) + 1,
  );
  const negation = NEGATION.exec(clause);
  if (!negation || NO_NEGATION.test(clause)) return false;
  const place = index - clause.length + negation.index;
  return !NAMED_NO.test(shown.slice(place, place + 8));
}

/** A name that looks like a negation: "No Lantern sent me". */
const NAMED_NO = /^(?:No|Sans|Without|Never) \p{Lu}/u;

/** A maker's or shop's word, an account, or a capital: inside the sentence, or as who gave. */
function namesSomeone(shown: string, plain: string): boolean {
  if (BRAND_WORDS.test(plain) || /@\w{2}/.test(plain) || GIVER.test(shown)) return true;
  return CAPITAL_INSIDE.test(shown.slice(1)) && /\p{Ll}/u.test(shown);
}

const CAPITAL_INSIDE =
  /(?:[\p{Ll}\d,;:'"()&] ?|\b(?:la|le|les|chez|par|de|a|by|from|to|at) )["']?\p{Lu}[\p{L}\d&'.-]+/u;

/** "Lactane m'a envoyé", where the name begins the sentence. */
const GIVER =
  /^[^\p{L}]*(?!(?:Il|Elle|On|Ils|Elles|Cela|Ca|Qui|Tu|Vous|Maman|Papa|Mamie|Papi|Mamy|Papy|He|She|They|It|You|Who|Someone) )\p{Lu}[\p{L}\d&'.-]*(?: (?:[\p{Lu}&][\p{L}\d&'.-]*|de|du|et)){0,4} (?:m'(?:a|ont)|nous (?:a|ont)|(?:kindly |very kindly )?(?:sent|gave|offered|gifted) (?:me|us)) /u;
