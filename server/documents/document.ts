import type { Locale } from '../lib/language.ts';

/** A document before it is a file: the same for PDF, text document, slides and the printed page. */
export type Doc = {
  readonly title: string;
  /** Client, version, date: under the title. */
  readonly subtitle: string;
  /** On every page: client, version, fingerprint. */
  readonly foot: string;
  readonly locale: Locale;
  readonly sections: readonly Section[];
};

export type Section = {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** The one idea of its slide; without it the section has none. */
  readonly slide?: { readonly title: string; readonly points: readonly string[] };
};

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      /** Which columns are numbers, set to the right. */
      readonly numbers: readonly number[];
      readonly rows: readonly (readonly string[])[];
      /** Sums: rows at the end. */
      readonly foot: readonly (readonly string[])[];
    }
  /** What must not be missed: a verdict. */
  | { readonly kind: 'verdict'; readonly tone: 'good' | 'bad' | 'open'; readonly text: string }
  | { readonly kind: 'stamp'; readonly lines: readonly string[] }
  /** An address that a telephone reads: rows of `1` (dark) and `0`, and the same in letters. */
  | { readonly kind: 'code'; readonly rows: readonly string[]; readonly text: string };

/** Fonts have no narrow no-break space: a plain no-break one stands in its place. */
function printable(text: string): string {
  return text.replaceAll('\u202f', '\u00a0');
}

/** Everything in it made printable. */
export function printableDoc(doc: Doc): Doc {
  return JSON.parse(printable(JSON.stringify(doc))) as Doc; // only its strings have changed
}
