import type { Leaf } from '../format/leaf.ts';
import type { Language } from '../words/language.ts';
import { besideOf } from './beside.ts';
import type { PlacedFigure, ReportContent } from './content.ts';
import {
  amountInWords,
  dayInWords,
  daysInWords,
  figureInWords,
  integer,
  lastMoment,
} from './display.ts';
import { text } from './html.ts';
import { findIndicator } from './indicators.ts';
import {
  type Names,
  namesOf,
  objectName,
  paramInWords,
  partName,
  partsInOrder,
  sourceInWords,
} from './part-names.ts';
import type { ReportScope } from './scope.ts';
import { captureInWords, shownCaptures } from './shown-captures.ts';
import { reportWords } from './words.ts';

type Leaves = readonly (Leaf | undefined)[];

/** For each figure what it means, how it was made, and the leaves that it rests on. */
export function renderDefinitions(
  content: ReportContent,
  leaves: Leaves,
  scope: ReportScope,
): readonly { readonly figure: string; readonly indicator: string; readonly html: string }[] {
  return content.figures.map((placed) => ({
    figure: placed.id,
    indicator: placed.indicator,
    html: renderDefinition(placed, content, { leaves, scope }),
  }));
}

function renderDefinition(
  placed: PlacedFigure,
  content: ReportContent,
  { leaves, scope }: { readonly leaves: Leaves; readonly scope: ReportScope },
): string {
  const { language } = content;
  const indicator = findIndicator(placed.indicator, placed.version);
  const name = indicator?.name[language] ?? placed.indicator;
  const beside = besideOf(placed, content, scope);
  const lines = [
    `<h3 id="def-${placed.id}">${text(name)}${language === 'fr' ? '\u00a0:' : ':'} ${figureInWords(placed.figure, language)}</h3>`,
    beside === '' ? '' : `<p class="mark">${beside}, n = ${integer(placed.figure.n, language)}</p>`,
    indicator === undefined ? '' : `<p>${text(indicator.definition[language])}</p>`,
    indicator === undefined
      ? ''
      : `<p><strong>${reportWords.attention[language]}.</strong> ${text(indicator.attention[language])}</p>`,
    partsHtml(placed, language, namesOf(content)),
    capturesHtml(placed, content, scope),
    `<p class="soft">${facts(placed, content, leaves).map(text).join('. ')}.</p>`,
    `<p class="soft"><code>${placed.indicator}/${placed.version} ${placed.methodHash}</code></p>`,
  ];
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}

function partsHtml({ figure, indicator }: PlacedFigure, language: Language, names: Names): string {
  if (figure.parts.length === 0) return '';
  const rows = partsInOrder(figure.parts).map((item) => {
    const name = partName(item.name, indicator, { names, language });
    const rule = item.text === null ? '' : ` <span class="soft">${text(item.text)}</span>`;
    return `<dt>${text(name)}${rule}</dt><dd>${amountInWords(item, language)}</dd>`;
  });
  return `<dl class="parts">${rows.join('')}</dl>`;
}

/** Each capture opens as it was received, from the archive itself. */
function capturesHtml(placed: PlacedFigure, content: ReportContent, scope: ReportScope): string {
  const items = shownCaptures(placed, scope).map(
    (leaf) =>
      `<li><a href="evidence/${leaf.body.sha256}">${text(captureInWords(leaf, content))}</a></li>`,
  );
  return items.length === 0 ? '' : `<ul class="soft">${items.join('')}</ul>`;
}

function facts({ query, params, inputs }: PlacedFigure, content: ReportContent, leaves: Leaves) {
  const { language, timeZone } = content;
  const colon = language === 'fr' ? '\u00a0: ' : ': ';
  const say = (word: keyof typeof reportWords, value: string) =>
    `${reportWords[word][language]}${colon}${value}`;
  const day = (time: string) => dayInWords(time, timeZone, language);
  const read = inputs.flatMap((index) => {
    const leaf = leaves[index];
    return leaf?.kind === 'observation' ? [leaf.body] : [];
  });
  const last = read
    .map(({ from, to }) => lastMoment(from, to))
    .sort()
    .at(-1);
  const sources = [
    ...new Set(read.map(({ source, method }) => sourceInWords(source, method, language))),
  ].sort();
  const names = namesOf(content);
  const objects = query.objects?.map((object) => objectName(object, names, language)).join(', ');
  const told = Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    say('period', daysInWords(query, timeZone, language)),
    say('of', objects ?? reportWords.everything[language]),
    ...(told.length === 0
      ? []
      : [say('with', told.map(([k, v]) => paramInWords(k, v, { names, language })).join(', '))]),
    ...(sources.length === 0 ? [] : [say('source', sources.join(' · '))]),
    ...(last === undefined ? [] : [say('readOn', day(last))]),
    say('leaves', ranges(inputs) || reportWords.none[language]),
  ];
}

/** `12, 15–19, 40`: indexes count from 0, as in the log. */
function ranges(indexes: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const index of [...indexes].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] + 1 === index) run[1] = index;
    else runs.push([index, index]);
  }
  return runs.map(([a, b]) => (a === b ? String(a) : `${a}–${b}`)).join(', ');
}
