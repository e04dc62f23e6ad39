import type { PlacedFigure, ReportContent } from './content.ts';
import { besideInWords } from './display.ts';
import { auditOf, type ReportScope } from './scope.ts';

/** What a page says beside a figure. Renderer 1 knew of no witness's audits. */
export function besideOf(
  placed: PlacedFigure,
  { language, renderer }: ReportContent,
  scope: ReportScope,
): string {
  const audited = renderer < 2 ? undefined : auditOf(placed, scope);
  return besideInWords(placed.figure, language, audited);
}
