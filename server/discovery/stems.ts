import snowball from 'snowball-stemmers';
import { fold } from '../../verifier/report/fold.ts';
import { stopWordsOf } from './stop-words.ts';

export { fold };

/** The folded stem; '' for a stop word, and for figures that are no year or quantity. */
export function stemWord(word: string, language: string): string {
  const folded = fold(word);
  if (folded === '' || stopWordsOf(language).has(folded)) return '';
  if (/^\d+$/.test(folded)) return folded.length > 6 ? '' : folded;
  if (folded.length < 3) return folded;
  const stemmer = stemmerOf(language);
  return stemmer ? fold(stemmer.stem(restoreAccent(word, language))) : folded;
}

/** Participles typed without accents (`fermentee`) meet those with them. */
function restoreAccent(word: string, language: string): string {
  if (language !== 'fr') return word;
  return PLURAL_IN_X.test(word) ? word.slice(0, -1) : word.replace(/ee(s?)$/, 'ée$1');
}

/** Of which the stemmer knows nothing; those in -eaux and -aux it does. */
const PLURAL_IN_X =
  /^(jeu|feu|lieu|milieu|v(œ|oe)u|aveu|enjeu|cheveu|neveu|pneu|pieu|bijou|caillou|chou|genou|hibou|joujou|pou)x$/;

const ALGORITHMS: Readonly<Record<string, string>> = {
  ca: 'catalan',
  da: 'danish',
  de: 'german',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  it: 'italian',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  sv: 'swedish',
};

type Stemmer = { stem(word: string): string };
const stemmers = new Map<string, Stemmer>();

function stemmerOf(language: string): Stemmer | undefined {
  const algorithm = ALGORITHMS[language];
  if (algorithm === undefined) return undefined;
  const known = stemmers.get(language);
  if (known) return known;
  const made = snowball.newStemmer(algorithm);
  stemmers.set(language, made);
  return made;
}
