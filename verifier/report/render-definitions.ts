import type { Leaf } from '../format/leaf.ts';
import type { Language } from '../words/language.ts';
import type { PlacedFigure, ReportContent } from './content.ts';
import { amountInWords, besideInWords, dayInWords, figureInWords, integer } from './display.ts';
import { text } from './html.ts';
import { findIndicator } from './indicators.ts';
import { reportWords } from './words.ts';

type Leaves = readonly (Leaf | undefined)[];

/** For each figure what it means, how it was made, and the leaves that it rests on. */
export function renderDefinitions(
  content: ReportContent,
  leaves: Leaves,
): readonly { readonly figure: string; readonly html: string }[] {
  return content.figures.map((placed) => ({
    figure: placed.id,
    html: renderDefinition(placed, content, leaves),
  }));
}

function renderDefinition(placed: PlacedFigure, content: ReportContent, leaves: Leaves): string {
  const { language } = content;
  const indicator = findIndicator(placed.indicator, placed.version);
  const name = indicator?.name[language] ?? placed.indicator;
  const beside = besideInWords(placed.figure, language);
  const lines = [
    `<h3 id="def-${placed.id}">${text(name)}${language === 'fr' ? '\u00a0:' : ':'} ${figureInWords(placed.figure, language)}</h3>`,
    beside === '' ? '' : `<p class="mark">${beside}, n = ${integer(placed.figure.n, language)}</p>`,
    indicator === undefined ? '' : `<p>${text(indicator.definition[language])}</p>`,
    indicator === undefined
      ? ''
      : `<p><strong>${reportWords.attention[language]}.</strong> ${text(indicator.attention[language])}</p>`,
    partsHtml(placed, language),
    `<p class="soft">${facts(placed, content, leaves).map(text).join('. ')}.</p>`,
    `<p class="soft"><code>${placed.indicator}/${placed.version} ${placed.methodHash}</code></p>`,
  ];
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}

/** What the parts of a figure are called where the indicator itself names them. */
const partWords: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
  robots: { fr: 'robots retirés', en: 'robots removed' },
  'own-networks': { fr: 'venues des réseaux de l’agence', en: 'from the agency’s networks' },
  'opt-in': { fr: 'acceptent la lettre', en: 'accept the letter' },
  'not-yet-due': { fr: 'pas encore dues', en: 'not yet due' },
  'longest-delay': { fr: 'délai le plus long', en: 'longest delay' },
  'ninth-decile': { fr: '9e décile', en: '9th decile' },
  'without-answer': { fr: 'sans réponse', en: 'without an answer' },
  agreement: { fr: 'accord entre lecteurs', en: 'agreement between readers' },
  before: { fr: 'avant', en: 'before' },
  during: { fr: 'pendant', en: 'during' },
  positive: { fr: 'positifs', en: 'positive' },
  nuanced: { fr: 'nuancés', en: 'nuanced' },
  negative: { fr: 'négatifs', en: 'negative' },
};

function partsHtml({ figure }: PlacedFigure, language: Language): string {
  if (figure.parts.length === 0) return '';
  const rows = figure.parts.map((item) => {
    const name = partWords[item.name]?.[language] ?? item.name;
    const rule = item.text === null ? '' : ` <span class="soft">${text(item.text)}</span>`;
    return `<dt>${text(name)}${rule}</dt><dd>${amountInWords(item, language)}</dd>`;
  });
  return `<dl class="parts">${rows.join('')}</dl>`;
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
    .map(({ to }) => to)
    .sort()
    .at(-1);
  const sources = [...new Set(read.map(({ source, method }) => `${source} (${method})`))].sort();
  const told = Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    say('period', `${day(query.from)} – ${day(query.to)}`),
    say('of', query.objects === null ? reportWords.everything[language] : query.objects.join(', ')),
    ...(told.length === 0 ? [] : [say('with', told.map(([k, v]) => `${k} = ${v}`).join(', '))]),
    ...(sources.length === 0 ? [] : [say('source', sources.join(', '))]),
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
