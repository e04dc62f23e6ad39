import { writeZip } from './zip.ts';

/** A sheet of a spreadsheet; a number stays a number, and an empty cell is null. */
export type Sheet = {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
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
      `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type}.worksheet+xml"/>`)}</Types>`,
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
      `<Relationships xmlns="${packages}/relationships">${each((_, n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}</Relationships>`,
    ],
    ...sheets.map(({ head, rows }, i) => [
      `xl/worksheets/sheet${i + 1}.xml`,
      `<worksheet xmlns="${main}"><sheetData>${[head, ...rows].map(writeRow).join('')}</sheetData></worksheet>`,
    ]),
  ];
  const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const encoder = new TextEncoder();
  return writeZip(
    files.map(([name = '', text = '']) => ({ name, data: encoder.encode(declared + text) })),
  );
}

function writeRow(cells: readonly (string | number | null)[], i: number): string {
  const written = cells.map((cell, j) => {
    const at = `${column(j)}${i + 1}`;
    if (cell === null) return '';
    if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
    return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
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
