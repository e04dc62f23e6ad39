import QRCode from 'qrcode';
import type { ReportContent } from '../../../verifier/report/content.ts';
import { dayInWords, daysInWords, momentInWords } from '../../../verifier/report/display.ts';
import { reportWords } from '../../../verifier/report/words.ts';
import type { Block, Doc, Section } from '../../documents/document.ts';
import { documentWords } from './document-words.ts';
import type { ReportText } from './view-schema.ts';

/** A version as one document, with the address at which it is checked; the same for PDF and print. */
export function documentOf(of: {
  content: ReportContent;
  text: ReportText;
  sealedAt: Date | null;
  contentHash: string | null;
  evidence: number;
  why: string;
  checkUrl: string;
}): Doc {
  const { content, text, why } = of;
  const { language, timeZone, version, replaces } = content;
  const t = documentWords[language];
  const state = of.sealedAt
    ? t.sealed(momentInWords(of.sealedAt.toISOString(), timeZone, language))
    : t.draft;
  const print = of.contentHash ? of.contentHash.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ') : '';
  const days = daysInWords(content, timeZone, language);
  const first: Block[] = [
    ...(replaces === null ? [] : [paragraph(t.corrects(replaces, why))]),
    paragraph(content.question),
  ];
  return {
    title: content.title,
    subtitle: [
      content.clientName,
      content.agencyName,
      days,
      `${t.version(version)}, ${state}`,
    ].join(' · '),
    foot: [content.clientName, t.version(version), of.sealedAt ? print : t.draft].join(', '),
    locale: language,
    sections: [
      { title: t.question, blocks: first },
      { title: t.answer, blocks: content.answer.map(paragraph) },
      ...text.chapters.map(
        ({ title, blocks }): Section => ({
          title,
          blocks: blocks.map((block) => blockOf(block, text, language)),
        }),
      ),
      ...(content.annotations.length > 0
        ? [{ title: t.notes, blocks: [notesOf(content, text)] }]
        : []),
      { title: reportWords.announced[language], blocks: announcedOf(text) },
      { title: t.definitions, blocks: definitionsOf(text, language) },
      { title: t.evidence, blocks: [evidenceOf(text, content)] },
      { title: t.check, blocks: checkOf(of, text) },
    ],
  };
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

function blockOf(
  block: ReportText['chapters'][number]['blocks'][number],
  { figures }: ReportText,
  language: 'fr' | 'en',
): Block {
  const t = documentWords[language];
  if (block.type === 'list') return { kind: 'list', items: block.items };
  if (block.type === 'quote') {
    return paragraph(t.quote(block.text) + (block.source ? `\n— ${block.source}` : ''));
  }
  if (block.type === 'text') return paragraph(block.text);
  const rows = block.figures.flatMap((id) => {
    const one = figures.find((figure) => figure.id === id);
    if (!one) return [];
    const parts = one.parts.map(({ name, value }) => [`– ${name}`, value, '']);
    return [[one.label, one.display, one.beside], ...parts];
  });
  return { kind: 'table', head: [t.figure, t.value, t.mark], numbers: [1], rows, foot: [] };
}

function announcedOf({ announced }: ReportText): Block[] {
  return announced.flatMap(({ title, lines, none }) => [
    paragraph(title),
    lines.length > 0 ? { kind: 'list' as const, items: lines } : paragraph(none),
  ]);
}

/** Each definition once, under the lines that are made by it. */
function definitionsOf({ figures }: ReportText, language: 'fr' | 'en'): Block[] {
  const byMethod = Map.groupBy(figures, ({ method }) => method);
  return [...byMethod].flatMap(([method, all]) => {
    const [first] = all;
    if (!first) return [];
    const { name, definition, attention } = first;
    const labels = [...new Set(all.map(({ label }) => label))].filter((label) => label !== name);
    const head = `${name} (${method})${labels.length > 0 ? documentWords[language].lines(labels) : ''}`;
    return [paragraph([head, definition, attention].filter((line) => line !== '').join('\n'))];
  });
}

function notesOf(
  { annotations, timeZone, language, chapters }: ReportContent,
  { figures }: ReportText,
): Block {
  const t = documentWords[language];
  const titleOf = (about: string) => {
    const chapter = /^chapter-([0-9]+)$/.exec(about)?.[1];
    const title = chapter && chapters[Number(chapter) - 1]?.title;
    return title ?? figures.find(({ id }) => id === about)?.label ?? t.wholeReport;
  };
  return {
    kind: 'list',
    items: annotations.map(({ by, at, about, text }) =>
      t.note(by, dayInWords(at, timeZone, language), titleOf(about), text),
    ),
  };
}

function evidenceOf({ figures }: ReportText, { timeZone, language }: ReportContent): Block {
  const t = documentWords[language];
  const seen = new Map(
    figures.flatMap(({ evidence }) => evidence.map((one) => [one.index, one] as const)),
  );
  const rows = [...seen.values()]
    .sort((a, b) => (a.index ?? 0) - (b.index ?? 0))
    .map(({ index, object, source, readAt }) => [
      String(index ?? ''),
      object,
      source,
      momentInWords(readAt, timeZone, language),
    ]);
  return {
    kind: 'table',
    head: [t.leaf, t.object, t.source, t.readAt],
    numbers: [0],
    rows,
    foot: [],
  };
}

function checkOf(
  { content, evidence, contentHash, checkUrl }: Parameters<typeof documentOf>[0],
  { figures }: ReportText,
): Block[] {
  const t = documentWords[content.language];
  const { modules } = QRCode.create(checkUrl, { errorCorrectionLevel: 'M' });
  const rows = Array.from({ length: modules.size }, (_, y) =>
    Array.from({ length: modules.size }, (_, x) => (modules.get(y, x) ? '1' : '0')).join(''),
  );
  const isNetwork = figures.some(({ mark }) => mark === 'network');
  return [
    paragraph(t.checkText(evidence)),
    { kind: 'code', rows, text: checkUrl },
    ...(contentHash ? [paragraph(`SHA-256 ${contentHash}`)] : []),
    ...(isNetwork ? [paragraph(t.network)] : []),
  ];
}
