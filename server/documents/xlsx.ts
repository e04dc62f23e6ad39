import { writeZip } from './zip.ts';

/** A day and hour as the clock on the wall showed it, to the minute: `2026-12-04T17:02`. */
export type WallTime = { readonly wall: string };
export type Cell = string | number | WallTime | null;

/** A sheet of a spreadsheet; a number stays a number, a time is a date cell, an empty cell is null. */
export type Sheet = {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

/** A spreadsheet (Office Open XML) of plain tables: the same sheets give the same bytes. */
export function renderXlsx(sheets: readonly Sheet[]): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const each = (make: (sheet: Sheet, n: number) => string) =>
    sheets.map((sheet, i) => make(sheet, i + 1)).join('');
  const files = [
    [
      '[Content_Types].xml',
      `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type}.worksheet+xml"/>`)}</Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each(({ name }, n) => `<sheet name="${escapeXml(name.slice(0, 31))}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packages}/relationships">${each((_, n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', styles(main)],
    ...sheets.map(({ head, rows }, i) => [
      `xl/worksheets/sheet${i + 1}.xml`,
      `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columns(head, rows)}<sheetData>${[head, ...rows].map(writeRow).join('')}</sheetData></worksheet>`,
    ]),
  ];
  const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const encoder = new TextEncoder();
  return writeZip(
    files.map(([name = '', text = '']) => ({ name, data: encoder.encode(declared + text) })),
  );
}

/** The kinds of cell, by their place in `cellXfs`. */
const TIME = 1;
const HEAD = 2;

function styles(main: string): string {
  const plain = 'numFmtId="0" fillId="0" borderId="0" xfId="0"';
  return `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf fontId="0" ${plain}/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf fontId="1" applyFont="1" ${plain}/></cellXfs></styleSheet>`;
}

/** As wide as what stands in them, up to sixty signs. */
function columns(head: Sheet['head'], rows: Sheet['rows']): string {
  const width = (cell: Cell | undefined) =>
    typeof cell === 'object' ? 16 : String(cell ?? '').length;
  const cols = head.map((title, i) => {
    const longest = rows.reduce((most, row) => Math.max(most, width(row[i])), title.length);
    return `<col min="${i + 1}" max="${i + 1}" width="${Math.min(longest, 60) + 2}" customWidth="1"/>`;
  });
  return cols.length === 0 ? '' : `<cols>${cols.join('')}</cols>`;
}

/** Days since the last day of 1899, as spreadsheets count them; a hair more, for who rounds down. */
function serial({ wall }: WallTime): string {
  const ms = Date.parse(`${wall}:00Z`);
  if (Number.isNaN(ms)) throw new TypeError(`no wall time: ${wall}`);
  return (ms / 86_400_000 + 25_569 + 1e-9).toFixed(9);
}

function writeRow(cells: readonly Cell[], i: number): string {
  const written = cells.map((cell, j) => {
    const at = `${column(j)}${i + 1}`;
    if (cell === null) return '';
    if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
    if (typeof cell === 'object') return `<c r="${at}" s="${TIME}"><v>${serial(cell)}</v></c>`;
    const style = i === 0 ? ` s="${HEAD}"` : '';
    return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  });
  return `<row r="${i + 1}">${written.join('')}</row>`;
}

/** A, B, ... Z, AA. */
function column(i: number): string {
  const letter = String.fromCharCode(65 + (i % 26));
  return i < 26 ? letter : column(Math.floor(i / 26) - 1) + letter;
}

/** What XML can't hold at all is left out. */
function escapeXml(text: string): string {
  const held = text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return held.replace(/[&<>"]/g, (one) => entities[one] ?? one);
}
