import type { LeafOf } from '../format/leaf.ts';
import type { Language } from '../words/language.ts';
import type { PlacedFigure, ReportContent } from './content.ts';
import { amountInWords, dayInWords, figureInWords, integer } from './display.ts';
import { text } from './html.ts';
import { findIndicator } from './indicators.ts';
import { namesOf, partName } from './part-names.ts';
import { comparePlans, countEvidence, type ReportScope } from './scope.ts';
import { kindWords, reportWords } from './words.ts';

/** One matter with its lines as plain text; `none` is said where there are no lines. */
export type AnnouncedPart = {
  readonly title: string;
  readonly lines: readonly string[];
  readonly none: string;
};

/** What was announced before the start, against what came, as text: for the page, the screen and paper. */
export function announcedParts(
  content: ReportContent,
  scope: ReportScope,
  sealedAt: Date,
): readonly AnnouncedPart[] {
  const word = (name: keyof typeof reportWords) => reportWords[name][content.language];
  const changed = scope.changedKpis.map(({ leaf }) => kpiLine(leaf, content));
  return [
    { title: word('kpi'), lines: kpiLines(content, scope), none: word('noKpi') },
    ...(changed.length === 0 ? [] : [{ title: word('changed'), lines: changed, none: '' }]),
    {
      title: word('captures'),
      lines: captureLines(content, scope, sealedAt),
      none: word('noPlan'),
    },
    ...(content.renderer < 2
      ? []
      : [
          {
            title: word('overruled'),
            lines: overruleLines(content, scope),
            none: word('noOverrule'),
          },
        ]),
  ];
}

/** The same as HTML; and what the report rests on. */
export function renderAnnounced(
  content: ReportContent,
  scope: ReportScope,
  seal: LeafOf<'report-seal'>,
): string {
  const { language } = content;
  const word = (name: keyof typeof reportWords) => reportWords[name][language];
  return [
    `<h2>${word('announced')}</h2>`,
    ...announcedParts(content, scope, seal.at).flatMap(({ title, lines, none }) => [
      `<h3>${title}</h3>`,
      list(lines.map(text), none),
    ]),
    `<h3>${word('evidence')}</h3>`,
    list(evidenceLines(scope, language), ''),
    ...(nameLines(content).length === 0 ? [] : [`<h3>${word('names')}</h3>`]),
    list(nameLines(content), ''),
    content.figures.some(({ figure }) => figure.mark === 'network')
      ? `<p>${word('networkOnly')}</p>`
      : '',
    ...(content.attachments.length === 0 ? [] : [`<h3>${word('annexes')}</h3>`]),
    list(
      content.attachments.map(
        ({ path, sha256, title }) => `<a href="${path}">${text(title)}</a> <code>${sha256}</code>`,
      ),
      '',
    ),
  ]
    .filter((line) => line !== '')
    .join('\n')
    .concat('\n');
}

/** Which ids, tags and addresses of the log each name stands for; a rule's name begins with its code. */
function nameLines({ names, language }: ReportContent): string[] {
  const colon = language === 'fr' ? '\u00a0: ' : ': ';
  const told = names.filter(({ id, name }) => !name.startsWith(id));
  return [...Map.groupBy(told, ({ name }) => name)].map(
    ([name, all]) =>
      `${text(name)}${colon}${all.map(({ id }) => `<code>${text(id)}</code>`).join(', ')}`,
  );
}

function kpiLines(content: ReportContent, { kpis }: ReportScope): string[] {
  const { language } = content;
  return kpis.map(({ leaf }) => {
    const { indicator, method } = leaf.body;
    const placed = content.figures.filter(
      (item) => item.indicator === indicator && item.version === method,
    );
    return content.renderer < 2
      ? `${kpiLine(leaf, content)} → ${placed[0] ? figureInWords(placed[0].figure, language) : '–'}`
      : `${kpiLine(leaf, content)} →\u00a0${foundInWords(placed, content)}`;
  });
}

/** What came: each figure of the indicator, by its label where there are several. */
function foundInWords(
  placed: readonly PlacedFigure[],
  { chapters, language }: ReportContent,
): string {
  const rows = chapters.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'figures' ? block.rows : [])),
  );
  const [colon, semicolon] = language === 'fr' ? ['\u00a0: ', '\u00a0; '] : [': ', '; '];
  const said = placed.map(({ id, figure }) => {
    const label = rows.find(({ figures }) => figures.includes(id))?.label ?? '';
    const value = figureInWords(figure, language);
    return placed.length === 1 || label === '' ? value : `${label}${colon}${value}`;
  });
  return said.join(semicolon) || '–';
}

function kpiLine({ at, body }: LeafOf<'kpi-registration'>, content: ReportContent): string {
  const { language, timeZone } = content;
  const indicator = findIndicator(body.indicator, body.method);
  const name = indicator?.name[language] ?? body.indicator;
  const on = `${reportWords.announcedOn[language]} ${dayInWords(at.toISOString(), timeZone, language)}`;
  return `${name}, ${on}, ${targetInWords(body, indicator?.unit ?? 'count', language)}`;
}

function targetInWords(
  { aim, target, targetOf }: LeafOf<'kpi-registration'>['body'],
  unit: NonNullable<ReturnType<typeof findIndicator>>['unit'],
  language: Language,
): string {
  if (target === null || aim === null) return reportWords.noTarget[language];
  const amount =
    targetOf === null
      ? { value: target, numerator: null, denominator: null, unit }
      : { value: null, numerator: target, denominator: targetOf, unit };
  const shown =
    unit === 'cents-per' && targetOf === null ? { ...amount, unit: 'cents' as const } : amount;
  const direction = aim === 'at-least' ? reportWords.atLeast : reportWords.atMost;
  return `${reportWords.aim[language]} ${direction[language]} ${amountInWords(shown, language)}`;
}

function captureLines(content: ReportContent, scope: ReportScope, sealedAt: Date): string[] {
  const { language } = content;
  const names = namesOf(content);
  if (scope.plans.length === 0) return [];
  const planned = comparePlans(scope, sealedAt);
  const count = (state: (typeof planned)[number]['state']) =>
    integer(planned.filter((item) => item.state === state).length, language);
  const of = language === 'fr' ? 'sur' : 'of';
  const lines = [
    `${reportWords.present[language]} ${count('present')} ${of} ${integer(planned.length, language)}`,
    `${reportWords.notYetDue[language]} ${count('not-yet-due')}`,
    `${reportWords.missing[language]} ${count('missing')}`,
    ...planned
      .filter(({ state }) => state === 'missing')
      .map(({ deliverable, moment }) => {
        return partName(`missing ${deliverable} ${moment}`, 'captures', { names, language });
      }),
  ];
  if (scope.earlierPlans === 0) return lines;
  return [...lines, `${reportWords.planChanged[language]} ${scope.earlierPlans}`];
}

/** Each rule once for each time, from the leaves alone: none can be left out. */
function overruleLines(
  { language, timeZone }: ReportContent,
  { overrules }: ReportScope,
): string[] {
  return overrules.map(
    ({ leaf, rule }) =>
      `${rule.toUpperCase()}, ${dayInWords(leaf.at.toISOString(), timeZone, language)}`,
  );
}

function evidenceLines(scope: ReportScope, language: Language): string[] {
  const number = (value: number) => integer(value, language);
  const kinds = Map.groupBy(scope.observations, ({ leaf }) => leaf.body.kind);
  const byKind = [...kinds]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, items]) => `${kindWords[kind][language]} ${number(items.length)}`)
    .join(', ');
  return [
    `${number(countEvidence(scope))} ${reportWords.evidenceCount[language]}`,
    `${number(scope.observations.length)} ${reportWords.observations[language]}${byKind === '' ? '' : ` (${byKind})`}`,
    `${number(scope.captures.length)} ${reportWords.captureCount[language]}`,
  ];
}

function list(items: readonly string[], empty: string): string {
  if (items.length === 0) return empty === '' ? '' : `<p>${empty}</p>`;
  return `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}
