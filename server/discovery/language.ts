import { getLIDModel } from 'fasttext.wasm.js';
import { fold } from './stems.ts';
import { languagesWithStopWords, stopWordsOf } from './stop-words.ts';
import { eachRun } from './tokens.ts';

/**
 * The language of a text, ISO 639-1, or `und` where it can't be told: fastText's own model (in the
 * package, loaded at the first call), checked against the language's commonest words where it hesitates.
 */
export async function detectLanguage(text: string): Promise<string> {
  const plain = readable(text);
  const letters = plain.replace(/[^\p{L}]+/gu, '').length;
  if (letters < 3) return UNDETERMINED;
  const guess = guessLanguage(plain);
  const model = await loadModel();
  if (!model) return guess;
  const [best, second] = await model.identify(plain, 2);
  const found = best?.alpha2 ?? UNDETERMINED;
  const lead = (best?.possibility ?? 0) - (second?.possibility ?? 0);
  if (found === guess || lead >= SURE) return found;
  if (guess !== UNDETERMINED) return guess;
  return letters >= SHORT || lead >= LIKELY ? found : UNDETERMINED;
}

/** The same from stop words alone: at once, for seven languages; `und` on a tie or where there are none. */
export function guessLanguage(text: string): string {
  const counts = new Map(languagesWithStopWords.map((language) => [language, 0]));
  eachRun(text.slice(0, READ), (run) => {
    for (const word of run.split(/['’ʼ-]/)) {
      const folded = fold(word);
      for (const language of languagesWithStopWords)
        if (stopWordsOf(language).has(folded))
          counts.set(language, (counts.get(language) ?? 0) + 1);
    }
    for (const letter of run) {
      const owners = TELLING[letter] ?? '';
      for (const language of owners.split(' '))
        if (counts.has(language)) counts.set(language, (counts.get(language) ?? 0) + 0.5);
    }
  });
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  const [best, most] = first ?? [UNDETERMINED, 0];
  return most > (second?.[1] ?? 0) && most >= 0.5 ? best : UNDETERMINED;
}

const UNDETERMINED = 'und';
const READ = 4_000;
/** A lead in probability over the second language that no list of common words outweighs. */
const SURE = 0.6;
const LIKELY = 0.3;
/** Letters below which a hesitating model isn't believed. */
const SHORT = 25;

/** Letters that speak for a language, though they don't prove it. */
const TELLING: Readonly<Record<string, string>> = {
  œ: 'fr',
  è: 'fr it',
  ê: 'fr pt',
  î: 'fr',
  û: 'fr',
  ù: 'fr it',
  ë: 'nl fr',
  ä: 'de',
  ö: 'de',
  ü: 'de',
  ß: 'de',
  ñ: 'es',
  ã: 'pt',
  õ: 'pt',
  ò: 'it',
  ì: 'it',
};

/** Without addresses, code and figures; lists become one line. */
function readable(text: string): string {
  const plain = text
    .slice(0, READ * 2)
    .replace(/```[\s\S]*?(```|$)/g, ' ')
    .replace(/`[^`\n]*`/g, ' ')
    .replace(/<[^>]{1,200}>/g, ' ')
    .replace(/(https?:\/\/|www\.)\S+|\S+@\S+|[#@][\p{L}\p{N}_]+/gu, ' ')
    .replace(/[\p{N}\p{So}_*=|~<>{}[\]\\]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, READ);
  return plain === plain.toUpperCase() ? plain.toLowerCase() : plain;
}

/** What we use of the library; its own types lead nowhere under Node's resolution. */
type Model = {
  load(): Promise<unknown>;
  identify(text: string, top: number): Promise<{ alpha2: string | null; possibility: number }[]>;
};
let loading: Promise<Model | null> | undefined;

function loadModel(): Promise<Model | null> {
  loading ??= openModel().catch(() => null);
  return loading;
}

async function openModel(): Promise<Model> {
  const model: Model = await getLIDModel();
  await model.load();
  return model;
}
