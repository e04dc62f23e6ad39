import type { Locale } from '#server/lib/language.ts';
import { locale } from '#web/locale.ts';
import type * as after from './post-after-fr.ts';
import type * as deciding from './post-decide-fr.ts';
import type * as page from './post-fr.ts';
import type * as writing from './post-writing-fr.ts';

type Words = typeof page;
type WordsToWrite = typeof writing;
type WordsAfter = typeof after;
type WordsToDecide = typeof deciding;

const loaded: Partial<Record<Locale, Words>> = {};
const loadedToWrite: Partial<Record<Locale, WordsToWrite>> = {};
const loadedAfter: Partial<Record<Locale, WordsAfter>> = {};
const loadedToDecide: Partial<Record<Locale, WordsToDecide>> = {};

/** The longest page's words travel in one language only; its `load` fetches them. */
export async function loadPostWords(wanted: Locale): Promise<void> {
  loaded[wanted] = wanted === 'fr' ? await import('./post-fr.ts') : await import('./post-en.ts');
}

/** For the composer. */
export async function loadWordsToWrite(wanted: Locale): Promise<WordsToWrite> {
  const words =
    wanted === 'fr' ? await import('./post-writing-fr.ts') : await import('./post-writing-en.ts');
  loadedToWrite[wanted] = words;
  return words;
}

/** For what follows writing: reviews, the client, deliveries. */
export async function loadWordsAfter(wanted: Locale): Promise<void> {
  loadedAfter[wanted] =
    wanted === 'fr' ? await import('./post-after-fr.ts') : await import('./post-after-en.ts');
}

/** For the client's person, who decides from their account. */
export async function loadWordsToDecide(wanted: Locale): Promise<void> {
  loadedToDecide[wanted] =
    wanted === 'fr' ? await import('./post-decide-fr.ts') : await import('./post-decide-en.ts');
}

/** In the page's language; read it in `$derived`. */
export function postWords(): Words {
  return awaited(loaded[locale()]);
}

export function wordsToWrite(): WordsToWrite {
  return awaited(loadedToWrite[locale()]);
}

export function wordsAfter(): WordsAfter {
  return awaited(loadedAfter[locale()]);
}

export function wordsToDecide(): WordsToDecide {
  return awaited(loadedToDecide[locale()]);
}

function awaited<W>(words: W | undefined): W {
  if (words === undefined) throw new Error('the page has not loaded its words');
  return words;
}
