import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { type Block, type Doc, printableDoc } from './document.ts';
import { fixDates } from './fix-dates.ts';

const FONT = 'Atkinson Hyperlegible Next';
const SERIF = 'Newsreader';
const MM = 56.7;

/** The document as a text document (`.docx`), A4; the same one at the same hour gives the same bytes. */
export async function renderDocx(given: Doc, { at }: { at: Date }): Promise<Uint8Array> {
  const doc = printableDoc(given);
  const file = new Document({
    title: doc.title,
    creator: '',
    lastModifiedBy: '',
    styles: {
      default: {
        document: {
          run: {
            font: FONT,
            size: 21,
            language: { value: doc.locale === 'fr' ? 'fr-FR' : 'en-GB' },
          },
          paragraph: { spacing: { after: 120, line: 290 } },
        },
        heading1: { run: { font: SERIF, size: 48 }, paragraph: { spacing: { after: 120 } } },
        heading2: {
          run: { font: SERIF, size: 29 },
          paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: 20 * MM, bottom: 22 * MM, left: 25 * MM, right: 25 * MM },
          },
        },
        footers: { default: foot(doc.foot) },
        children: [
          new Paragraph({ text: doc.title, heading: HeadingLevel.HEADING_1 }),
          new Paragraph({ children: [new TextRun({ text: doc.subtitle, color: '63635e' })] }),
          ...doc.sections.flatMap((section) => [
            new Paragraph({ text: section.title, heading: HeadingLevel.HEADING_2 }),
            ...section.blocks.flatMap(writeBlock),
          ]),
        ],
      },
    ],
  });
  return fixDates(new Uint8Array(await Packer.toBuffer(file)), at);
}

function foot(text: string): Footer {
  const pages = ['   ', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES];
  return new Footer({
    children: [
      new Paragraph({
        children: [new TextRun({ children: [text, ...pages], size: 17, color: '63635e' })],
      }),
    ],
  });
}

function writeBlock(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'paragraph':
      return block.text.split('\n').map((text) => new Paragraph({ text }));
    case 'list':
      return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
    case 'verdict': {
      const color = { good: '46a758', bad: 'e5484d', open: 'ffc53d' }[block.tone];
      const border = { left: { style: BorderStyle.SINGLE, size: 24, color, space: 8 } };
      return [new Paragraph({ children: [new TextRun({ text: block.text, bold: true })], border })];
    }
    case 'stamp': {
      const edge = { style: BorderStyle.SINGLE, size: 12, color: '3a5bc7', space: 6 };
      const runs = block.lines.map(
        (text, i) => new TextRun({ text, color: '3a5bc7', size: 18, break: i === 0 ? 0 : 1 }),
      );
      const border = { top: edge, bottom: edge, left: edge, right: edge };
      return [new Paragraph({ children: runs, border, indent: { right: 90 * MM } })];
    }
    case 'code':
      return [new Paragraph({ text: block.text })];
    case 'table':
      return [writeTable(block), new Paragraph({ text: '' })];
  }
}

function writeTable({ head, rows, foot: sums, numbers }: Extract<Block, { kind: 'table' }>): Table {
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'dad9d6' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const cell = (text: string, column: number, bold: boolean) =>
    new TableCell({
      margins: { top: 40, bottom: 40, left: 60, right: 60 },
      children: [
        new Paragraph({
          spacing: { after: 0 },
          alignment: numbers.includes(column) ? AlignmentType.END : AlignmentType.START,
          children: text
            .split('\n')
            .map((part, i) => new TextRun({ text: part, bold, size: 18, break: i === 0 ? 0 : 1 })),
        }),
      ],
    });
  const row = (cells: readonly string[], bold: boolean, tableHeader = false) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: cells.map((text, column) => cell(text, column, bold)),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: {
      top: line,
      bottom: line,
      left: none,
      right: none,
      insideHorizontal: line,
      insideVertical: none,
    },
    rows: [
      row(head, true, true),
      ...rows.map((cells) => row(cells, false)),
      ...sums.map((cells) => row(cells, true)),
    ],
  });
}
