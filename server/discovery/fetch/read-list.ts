import { parseOpml } from 'feedsmith';
import Papa from 'papaparse';
import readXlsx from 'read-excel-file/node';
import { z } from 'zod';
import { decodeText } from './decode-text.ts';

export type ListColumn = 'name' | 'url' | 'languages' | 'email' | 'kind' | 'ignored';

export type ListLine = {
  /** Of the file, counted from 1 as a spreadsheet does. */
  readonly n: number;
  readonly name: string;
  readonly url: string;
  readonly languages: string;
  readonly email: string;
  readonly kind: string;
};

export type ReadList = {
  readonly format: 'opml' | 'csv' | 'xlsx';
  readonly columns: readonly { readonly header: string; readonly taken: ListColumn }[] | null;
  readonly lines: readonly ListLine[];
};

export const MAX_LINES = 2_000;

/** A list of blogs out of an OPML, CSV or XLSX file; null for what is none of them. Never throws. */
export async function readList(bytes: Uint8Array): Promise<ReadList | null> {
  try {
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) return await readSpreadsheet(bytes);
    const text = decodeText(bytes, '');
    if (/<opml[\s>]/i.test(text.slice(0, 2_000))) return readOpml(text);
    if (text.includes('\0') || text.trim() === '') return null;
    return readCsv(text);
  } catch {
    return null;
  }
}

type Outline = {
  text?: string | undefined;
  title?: string | undefined;
  xmlUrl?: string | undefined;
  htmlUrl?: string | undefined;
  language?: string | undefined;
  outlines?: Outline[] | undefined;
};

function readOpml(text: string): ReadList {
  const lines: ListLine[] = [];
  const take = (outlines: readonly Outline[], depth: number) => {
    for (const one of outlines) {
      const url = one.htmlUrl || one.xmlUrl || '';
      if (url && lines.length <= MAX_LINES) {
        const name = one.title || one.text || '';
        const { language = '' } = one;
        lines.push({ n: lines.length + 1, name, url, languages: language, email: '', kind: '' });
      }
      if (one.outlines && depth < 20) take(one.outlines, depth + 1);
    }
  };
  take((parseOpml(text).body?.outlines ?? []) as Outline[], 0); // the library's types, all optional
  return { format: 'opml', columns: null, lines };
}

function readCsv(text: string): ReadList {
  const { data } = Papa.parse<string[]>(text.replace(/^sep=.\r?\n/i, ''), {
    skipEmptyLines: false,
    preview: MAX_LINES + 2,
    delimitersToGuess: [',', ';', '\t', '|'],
  });
  return readRows('csv', z.array(z.array(z.string())).parse(data));
}

async function readSpreadsheet(bytes: Uint8Array): Promise<ReadList> {
  const found: unknown = await readXlsx(Buffer.from(bytes));
  const sheets = z.array(z.object({ data: z.array(z.array(z.unknown())) })).safeParse(found);
  const plain = z.array(z.array(z.unknown())).safeParse(found);
  const rows = sheets.success ? (sheets.data[0]?.data ?? []) : (plain.data ?? []);
  return readRows(
    'xlsx',
    rows.slice(0, MAX_LINES + 2).map((row) => row.map((cell) => String(cell ?? '').trim())),
  );
}

const HEADERS: readonly (readonly [ListColumn, RegExp])[] = [
  ['email', /^(e-?mail|courriel|mail|m[ée]l|adresse (e-?mail|mail|de messagerie)|contact)$/i],
  [
    'url',
    /^(url|adresse( du blog| du site| web)?|site( web)?|lien|link|web ?site|blog url|flux|feed|rss|page)$/i,
  ],
  [
    'name',
    /^(nom( du blog)?|name|blog|titre|title|cr[ée]at(eur|rice|eur·rice)|creator|auteur|author|influenceu(r|se))$/i,
  ],
  ['languages', /^(langues?|languages?|lang|langs)$/i],
  ['kind', /^(type|kind|genre|r[ée]seau|network|plateforme|platform)$/i],
];

function readRows(format: 'csv' | 'xlsx', rows: readonly string[][]): ReadList {
  const first = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const head = rows[first] ?? [];
  const named = head.map(columnOf);
  const hasHeader = named.includes('url') || (named.includes('name') && !head.some(isAddress));
  const body = rows.slice(hasHeader ? first + 1 : first);
  const guessed = guessColumns(body, Math.max(0, ...rows.map((row) => row.length)));
  const taken = hasHeader && named.includes('url') ? unique(named) : guessed;
  const at = (row: readonly string[], column: ListColumn) =>
    (row[taken.indexOf(column)] ?? '').trim();
  const offset = hasHeader ? first + 2 : first + 1;
  const lines = body.flatMap((row, i) => {
    if (row.every((cell) => cell.trim() === '')) return [];
    const line = {
      ...{ n: i + offset, name: at(row, 'name'), url: at(row, 'url') },
      ...{ languages: at(row, 'languages'), email: at(row, 'email'), kind: at(row, 'kind') },
    };
    return [line];
  });
  const columns = taken.map((column, i) => ({
    header: hasHeader ? (head[i] ?? '') : '',
    taken: column,
  }));
  return { format, columns, lines };
}

function columnOf(header: string): ListColumn {
  const bare = header.trim().replace(/[:*]$/, '').trim();
  return HEADERS.find(([, words]) => words.test(bare))?.[0] ?? 'ignored';
}

/** Each kind of column once: the first. */
function unique(columns: readonly ListColumn[]): ListColumn[] {
  return columns.map((column, i) => (columns.indexOf(column) === i ? column : 'ignored'));
}

/** Without headers that say it: where addresses stand, where mail addresses do, and what else there is. */
function guessColumns(rows: readonly (readonly string[])[], width: number): ListColumn[] {
  const share = (i: number, is: (text: string) => boolean) =>
    rows.filter((row) => is(row[i] ?? '')).length / Math.max(1, rows.length);
  const columns: ListColumn[] = Array.from({ length: width }, () => 'ignored');
  const best = (is: (text: string) => boolean, taken: ListColumn) => {
    const free = columns.flatMap((column, i) => (column === 'ignored' ? [i] : []));
    const [first] = free.sort((a, b) => share(b, is) - share(a, is));
    if (first !== undefined && share(first, is) > 0.4) columns[first] = taken;
  };
  best(isMail, 'email');
  best(isAddress, 'url');
  if (columns.includes('url')) best((text) => /\p{L}{2}/u.test(text) && !isAddress(text), 'name');
  return columns;
}

function isMail(text: string): boolean {
  return /^\S+@\S+\.\S+$/.test(text.trim());
}

function isAddress(text: string): boolean {
  return /^(https?:\/\/)?([\w-]+\.)+[a-z]{2,}(:\d+)?(\/\S*)?$/i.test(text.trim()) && !isMail(text);
}
