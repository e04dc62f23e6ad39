import { randomBytes } from 'node:crypto';
import Papa from 'papaparse';
import { entryCode, entryCommitment, normaliseHandle } from '../../verifier/draw/entry.ts';
import type { Exclusion, ListEntry } from '../../verifier/draw/list.ts';
import type { RulesRecord } from '../../verifier/draw/rules.ts';
import { commitTo } from '../../verifier/format/hash.ts';

const columns = ['n', 'handle', 'nonce', 'c', 'tickets', 'excluded', 'judged', 'salt'] as const;
type Column = (typeof columns)[number];

/** A line of the file, by its columns; `line` counts from 1 as an editor does. */
type Row = { readonly line: number; readonly [C: string]: string | number };

export type Table = { readonly header: readonly string[]; readonly rows: readonly Row[] };
/** What was read, or every problem as a line of its own. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: readonly string[] };

const maxProblems = 20;

/** Reads a CSV file: UTF-8 with or without a mark, commas, semicolons or tabs. Says every wrong line. */
export function readTable(bytes: Uint8Array): Read<Table> {
  const text = decode(bytes);
  if (!text.ok) return text;
  const delimiter = delimiterOf(text.value);
  const parsed = Papa.parse<string[]>(text.value, { delimiter, skipEmptyLines: false });
  const quotes = parsed.errors.find(({ type }) => type === 'Quotes');
  const lines = numbered(parsed.data);
  if (quotes !== undefined) {
    const line = lines[quotes.row ?? 0]?.line ?? 1;
    return { ok: false, error: [`line ${line}: a quotation mark isn't closed`] };
  }
  const [first, ...rest] = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (first === undefined) return { ok: false, error: ['the file is empty'] };
  const header = first.cells.map((cell) => cell.trim().toLowerCase());
  if (!header.includes('handle') && !header.includes('c')) {
    return {
      ok: false,
      error: [
        `line ${first.line}: no column is called “handle” (nor “c”); there are: ${header.join(', ')}`,
      ],
    };
  }
  const rows: Row[] = [];
  const problems: string[] = [];
  for (const { line, cells } of rest) {
    const extra = cells.slice(header.length).some((cell) => cell.trim() !== '');
    if (extra)
      problems.push(`line ${line}: ${cells.length} cells, and the header has ${header.length}`);
    rows.push({
      ...Object.fromEntries(header.map((name, i) => [name, (cells[i] ?? '').trim()])),
      line,
    });
  }
  return problems.length > 0 ? fail(problems) : { ok: true, value: { header, rows } };
}

/** Entries and exclusions out of a table. Every problem is said by its line. */
export function readEntries(
  { rows }: Table,
  rules: RulesRecord,
): Read<{ readonly entries: ListEntry[]; readonly exclusions: Exclusion[] }> {
  const entries: ListEntry[] = [];
  const exclusions: Exclusion[] = [];
  const problems: string[] = [];
  const seen = {
    n: new Map<string, number>(),
    code: new Map<string, number>(),
    handle: new Map<string, number>(),
  };
  for (const [index, row] of rows.entries()) {
    const say = (problem: string) => problems.push(`line ${row.line}: ${problem}`);
    const cell = (name: Column) => `${row[name] ?? ''}`;
    const n = readCount(cell('n') || `${index + 1}`);
    const w = readCount(cell('tickets') || '1');
    const c = commitmentOf(cell, rules, say);
    if (n === undefined) say(`n is “${cell('n')}”, and should be a whole number from 1 on`);
    if (w === undefined || w > rules.tickets.max) {
      say(
        `tickets is “${cell('tickets')}”, and should be a whole number from 1 to ${rules.tickets.max}`,
      );
    }
    if (n === undefined || w === undefined || c === undefined) continue;
    once(seen.n, `${n}`, row.line, (line) => say(`number ${n} stands on line ${line} already`));
    const code = entryCode(c, rules.codePrefix);
    once(seen.code, code, row.line, (line) =>
      say(`its code ${code} is that of line ${line}; give it another nonce`),
    );
    entries.push({ n, c, w });
    if (cell('excluded') !== '') {
      const exclusion = exclusionOf(n, cell, rules, say);
      if (exclusion !== undefined) exclusions.push(exclusion);
    } else if (cell('handle') !== '') {
      const repeat = (line: number) =>
        say(
          `the same handle as on line ${line}: keep one, and give the other its reason in “excluded”`,
        );
      once(seen.handle, normaliseHandle(cell('handle')), row.line, repeat);
    }
  }
  if (rows.length === 0) problems.push('no line follows the header');
  return problems.length > 0 ? fail(problems) : { ok: true, value: { entries, exclusions } };
}

/** The same table with a number, a nonce and a code on each line: what receipts are made of. */
export function prepare(
  { header, rows }: Table,
  rules: RulesRecord,
  random: () => Uint8Array = () => randomBytes(16),
): string {
  const names = [...new Set(['n', 'code', 'nonce', ...header])];
  const codes = new Set<string>();
  const filled = rows.map((row, index) => {
    const handle = `${row.handle ?? ''}`;
    for (;;) {
      const nonce = `${row.nonce ?? ''}` || Buffer.from(random()).toString('hex');
      const c = entryCommitment(rules.contest, handle, Buffer.from(nonce, 'hex'));
      const code = entryCode(c, rules.codePrefix);
      // A clash is one in many millions; a nonce that was there already stays and is said at the draw.
      if (codes.has(code) && !row.nonce) continue;
      codes.add(code);
      return { ...row, n: `${row.n || index + 1}`, nonce, code };
    }
  });
  const cells = filled.map((row) =>
    names.map((name) => `${new Map(Object.entries(row)).get(name) ?? ''}`),
  );
  return `\ufeff${Papa.unparse([names, ...cells], { delimiter: ';' })}\r\n`;
}

type Cell = (name: Column) => string;
type Say = (problem: string) => void;

function commitmentOf(cell: Cell, rules: RulesRecord, say: Say): string | undefined {
  const [c, handle, nonce] = [cell('c').toLowerCase(), cell('handle'), cell('nonce').toLowerCase()];
  if (c !== '' && !/^[0-9a-f]{64}$/.test(c)) {
    say('c should be 64 hexadecimal digits');
    return undefined;
  }
  if (handle === '' && nonce === '' && c !== '') return c;
  if (handle === '') say('the handle is missing');
  if (!/^[0-9a-f]{32}$/.test(nonce)) {
    say(
      nonce === ''
        ? 'the nonce is missing: “compagnon contest prepare” gives each line one'
        : 'the nonce should be 32 hexadecimal digits',
    );
    return undefined;
  }
  const made = entryCommitment(rules.contest, handle, Buffer.from(nonce, 'hex'));
  if (handle !== '' && c !== '' && c !== made) say('c isn’t made of this handle and nonce');
  return handle === '' ? undefined : made;
}

/** The reason's salt follows from the nonce, so that the same file gives the same draw. */
function exclusionOf(n: number, cell: Cell, rules: RulesRecord, say: Say): Exclusion | undefined {
  const [code, judged, salt] = [
    cell('excluded').toUpperCase(),
    cell('judged') || 'rule',
    cell('salt') || cell('nonce'),
  ];
  if (!rules.exclusionCodes.includes(code)) {
    say(`the rules have no reason “${code}”; they have: ${rules.exclusionCodes.join(', ')}`);
    return undefined;
  }
  if (judged !== 'rule' && judged !== 'person') {
    say(`judged is “${judged}”, and should be “rule” or “person”`);
    return undefined;
  }
  if (!/^[0-9a-f]{32}$/i.test(salt)) {
    say('an excluded line without nonce needs a salt of 32 hexadecimal digits');
    return undefined;
  }
  return { n, code, reason: commitTo(Buffer.from(salt, 'hex'), code), judgedBy: judged };
}

function once(
  seen: Map<string, number>,
  key: string,
  line: number,
  repeat: (line: number) => void,
): void {
  const before = seen.get(key);
  if (before === undefined) seen.set(key, line);
  else repeat(before);
}

function readCount(text: string): number | undefined {
  const value = Number(text);
  return /^[1-9]\d{0,15}$/.test(text) && Number.isSafeInteger(value) ? value : undefined;
}

function decode(bytes: Uint8Array): Read<string> {
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const broken = new TextDecoder('utf-8').decode(bytes).split('\n');
    const line = broken.findIndex((text) => text.includes('\ufffd')) + 1;
    return { ok: false, error: [`line ${line}: not in UTF-8; save the sheet as “CSV UTF-8”`] };
  }
}

/** The one that the header has most of. */
function delimiterOf(text: string): string {
  const [header = ''] = text.trimStart().split(/[\r\n]/, 1);
  const count = (sign: string) => header.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** A cell may hold line ends: a row's line is where it begins. */
function numbered(rows: readonly string[][]): { line: number; cells: readonly string[] }[] {
  let line = 1;
  return rows.map((cells) => {
    const begin = line;
    line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
    return { line: begin, cells };
  });
}

function fail(problems: readonly string[]): {
  readonly ok: false;
  readonly error: readonly string[];
} {
  const rest = problems.length - maxProblems;
  if (rest <= 0) return { ok: false, error: problems };
  return { ok: false, error: [...problems.slice(0, maxProblems), `and ${rest} more`] };
}
