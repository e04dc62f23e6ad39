/** Where in `report.html` something stands: what a finding names. */
export type Place = {
  /** Pages count from 1; each chapter is one. */
  readonly page: number;
  /** Tables count from 1 through the whole report. */
  readonly table?: number;
  /** The table's, as its caption has it; other forms of the report have it too, on other pages. */
  readonly title?: string;
  /** The id of a figure. */
  readonly figure?: string;
  /** What its indicator is called. */
  readonly indicator?: string | undefined;
  readonly part?: 'seal' | 'title' | 'definition' | 'evidence';
};

/** A stretch of the page and where it stands. */
export type Piece = { readonly place: Place; readonly html: string };

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text as HTML; a text of several lines keeps them. */
export function text(value: string): string {
  return value.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}

/** Paragraphs, parted by empty lines. */
export function paragraphs(value: string): string {
  const parts = value.split(/\n{2,}/).filter((part) => part.trim() !== '');
  return parts.map((part) => `<p>${text(part).replaceAll('\n', '<br>')}</p>`).join('\n');
}

/** Where two versions of the page differ first, by the pieces of the right one. */
export function firstDifference(pieces: readonly Piece[], shown: string): Place | undefined {
  let at = 0;
  for (const { place, html } of pieces) {
    if (!shown.startsWith(html, at)) return place;
    at += html.length;
  }
  return at === shown.length ? undefined : pieces.at(-1)?.place;
}
