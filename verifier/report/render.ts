import type { Leaf, LeafOf } from '../format/leaf.ts';
import type { Language } from '../words/language.ts';
import { besideOf } from './beside.ts';
import type { Block, Chapter, PlacedFigure, ReportContent } from './content.ts';
import { dayInWords, daysInWords, figureInWords, isKnown, momentInWords } from './display.ts';
import { type Piece, type Place, paragraphs, text } from './html.ts';
import { renderAnnounced } from './render-announced.ts';
import { renderDefinitions } from './render-definitions.ts';
import { type ReportScope, readScope } from './scope.ts';
import { style } from './style.ts';
import { reportWords } from './words.ts';

export type Rendered = {
  readonly content: ReportContent;
  readonly seal: LeafOf<'report-seal'>;
  /** The log's, at least up to `content.range`. */
  readonly leaves: readonly (Leaf | undefined)[];
};

/**
 * Renderers 1 and 2, which says besides what rules were gone past and what a witness checked: the page in
 * pieces, each with its place, so that a difference can be named.
 */
export function renderPieces(input: Rendered): readonly Piece[] {
  const { content } = input;
  const scope = readScope(input.leaves, content);
  const pages = new Pages(content, scope);
  pages.first(input.seal);
  for (const chapter of content.chapters) pages.chapter(chapter);
  const announced = pages.next();
  pages.add({ page: announced }, renderAnnounced(content, scope, input.seal));
  pages.end();
  const definitions = pages.next();
  pages.add(
    { page: definitions, part: 'definition' },
    heading(reportWords.definitions[content.language]),
  );
  for (const { figure, indicator, html } of renderDefinitions(content, input.leaves, scope)) {
    pages.add({ page: definitions, figure, indicator, part: 'definition' }, html);
  }
  pages.end();
  pages.add({ page: definitions }, '</main>\n</body>\n</html>\n');
  return pages.pieces;
}

/** Lays pieces out on pages, and counts pages and tables. */
class Pages {
  readonly pieces: Piece[] = [];
  readonly #content: ReportContent;
  readonly #scope: ReportScope;
  readonly #figures: ReadonlyMap<string, PlacedFigure>;
  #page = 0;
  #table = 0;

  constructor(content: ReportContent, scope: ReportScope) {
    this.#content = content;
    this.#scope = scope;
    this.#figures = new Map(content.figures.map((placed) => [placed.id, placed]));
  }

  get #language(): Language {
    return this.#content.language;
  }

  add(place: Place, html: string): void {
    this.pieces.push({ place, html });
  }

  next(): number {
    this.#page++;
    this.add({ page: this.#page }, `<section class="page" id="page-${this.#page}">\n`);
    return this.#page;
  }

  end(): void {
    this.#annotations(`chapter-${this.#page - 1}`);
    this.add({ page: this.#page }, '</section>\n');
  }

  first(seal: LeafOf<'report-seal'>): void {
    const { title, question, answer, agencyName, clientName, timeZone, version, replaces } =
      this.#content;
    const language = this.#language;
    const page = 1;
    this.add(
      { page, part: 'title' },
      `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<meta name="generator" content="compagnon-report/v1 renderer ${this.#content.renderer}">\n<title>${text(title)}</title>\n<style>\n${style}${foot(this.#content, seal)}</style>\n</head>\n<body>\n<main>\n`,
    );
    this.next();
    this.add(
      { page, part: 'title' },
      `<h1>${text(title)}</h1>\n<p class="soft">${text(clientName)} · ${text(agencyName)} · ${daysInWords(this.#content, timeZone, language)}</p>\n`,
    );
    this.add({ page, part: 'seal' }, `<p class="seal">${sealSentence(this.#content, seal)}</p>\n`);
    if (replaces !== null) {
      const words = `${reportWords.version[language]} ${version}, ${reportWords.corrects[language]} ${replaces}`;
      this.add({ page }, `<p>${words}</p>\n`);
    }
    this.add({ page }, `${heading(reportWords.question[language])}${paragraphs(question)}\n`);
    const sentences = answer.map((sentence) => paragraphs(sentence)).join('\n');
    this.add({ page }, `${heading(reportWords.answer[language])}${sentences}\n`);
    this.end();
  }

  chapter(chapter: Chapter): void {
    const page = this.next();
    this.add({ page, part: 'title' }, heading(chapter.title));
    for (const block of chapter.blocks) this.#block(page, block);
    this.end();
  }

  #block(page: number, block: Block): void {
    switch (block.type) {
      case 'text':
        this.add({ page }, `${paragraphs(block.text)}\n`);
        return;
      case 'list':
        this.add(
          { page },
          `<ul>${block.items.map((item) => `<li>${text(item)}</li>`).join('')}</ul>\n`,
        );
        return;
      case 'quote':
        this.add(
          { page },
          `<blockquote>${paragraphs(block.text)}<footer class="soft">${text(block.source)}</footer></blockquote>\n`,
        );
        return;
      case 'figures':
        this.#figuresTable(page, block);
    }
  }

  #figuresTable(page: number, { title, rows }: Extract<Block, { type: 'figures' }>): void {
    const table = ++this.#table;
    const caption = `${reportWords.table[this.#language]} ${table}. ${text(title)}`;
    this.add({ page, table }, `<table>\n<caption>${caption}</caption>\n<tbody>\n`);
    for (const { label, figures } of rows) {
      this.add({ page, table }, `<tr><th scope="row">${text(label)}</th><td>`);
      for (const id of figures) {
        const placed = this.#figures.get(id);
        const html = placed === undefined ? '' : figureHtml(placed, this.#content, this.#scope);
        this.add({ page, table, title, figure: id, indicator: placed?.indicator }, html);
      }
      this.add({ page, table }, '</td></tr>\n');
    }
    this.add({ page, table }, '</tbody>\n</table>\n');
    for (const { figures } of rows) for (const id of figures) this.#annotations(id);
  }

  #annotations(about: string): void {
    const { annotations, timeZone } = this.#content;
    for (const { by, at, text: said } of annotations.filter((item) => item.about === about)) {
      const words = `${reportWords.annotation[this.#language]} ${text(by)}, ${dayInWords(at, timeZone, this.#language)}`;
      const html = `<aside class="note">${paragraphs(said)}<p class="soft">${words}</p></aside>\n`;
      this.add({ page: this.#page }, html);
    }
  }
}

/** "Scellé le 4 décembre 2026 à 17 h 02 par Atelier Corvelle, version 1". */
export function sealSentence(
  { agencyName, language, timeZone, version }: ReportContent,
  seal: LeafOf<'report-seal'>,
): string {
  const at = momentInWords(seal.at.toISOString(), timeZone, language);
  return language === 'fr'
    ? `Scellé le ${at} par ${text(agencyName)}, version ${version}`
    : `Sealed on ${at} by ${text(agencyName)}, version ${version}`;
}

/** What stands at the foot of each sheet of paper: client, version, fingerprint, page of pages. */
function foot({ clientName, language, version }: ReportContent, seal: LeafOf<'report-seal'>) {
  const print = seal.body.contentHash.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');
  const left = `${clientName}, ${reportWords.version[language]} ${version}, ${print}`;
  const of = language === 'fr' ? ' sur ' : ' of ';
  return `@page{size:A4;margin:20mm 25mm;@bottom-left{content:"${escaped(left)}"}@bottom-right{content:counter(page) "${of}" counter(pages)}}\n`;
}

/** Text as a string of a style sheet: nothing in it can end the string or the element. */
function escaped(value: string): string {
  return value.replace(
    /[^A-Za-z0-9 ,]/gu,
    (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `,
  );
}

function figureHtml(placed: PlacedFigure, content: ReportContent, scope: ReportScope): string {
  const { id, figure } = placed;
  const { language } = content;
  const words = figureInWords(figure, language);
  const beside = besideOf(placed, content, scope);
  const number = isKnown(figure) ? words : `<span class="unknown">${words}</span>`;
  const mark = beside === '' ? '' : ` <span class="mark">(${beside})</span>`;
  return `<div><a href="#def-${id}">${number}</a>${mark}</div>`;
}

function heading(title: string): string {
  return `<h2>${text(title)}</h2>\n`;
}
