import type { Piece } from './html.ts';
import { type Rendered, renderPieces } from './render.ts';

/**
 * Every version of the program that makes `report.html`. A published one never changes what it gives,
 * not by a byte: `vectors/report/` and a test hold its output. Other words, another order or another
 * look are a new version beside it, and reports that name the old one are still made and checked by it.
 */
const renderers: Readonly<Record<number, (input: Rendered) => readonly Piece[]>> = {
  1: renderPieces,
  // Besides, which rules were gone past.
  2: renderPieces,
};

/** What new reports are made by. */
export const newestRenderer = 2;

export function isRendererKnown(renderer: number): boolean {
  return Object.hasOwn(renderers, renderer);
}

/** The pages by the renderer that the content names. Throws a `TypeError` for one that isn't known. */
export function renderPiecesOf(input: Rendered): readonly Piece[] {
  const render = renderers[input.content.renderer];
  if (render === undefined) throw new TypeError(`no renderer ${input.content.renderer}`);
  return render(input);
}

/** `report.html`: the same content, seal and leaves give the same bytes, anywhere. */
export function renderReport(input: Rendered): string {
  return renderPiecesOf(input)
    .map(({ html }) => html)
    .join('');
}
