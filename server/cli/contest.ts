import { readFileSync, writeFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { timeOfRound } from '../../verifier/draw/chain.ts';
import { checkDraw } from '../../verifier/draw/check.ts';
import { makeDrawFile } from '../../verifier/draw/file.ts';
import { type Freeze, makeFreeze } from '../../verifier/draw/freeze.ts';
import { makeListFile } from '../../verifier/draw/list-file.ts';
import type { RulesRecord } from '../../verifier/draw/rules.ts';
import { native } from '../../verifier/native.ts';
import { describeDraw } from '../../verifier/words/draw.ts';
import { type Clock, systemClock } from '../lib/clock.ts';
import { prepare, type Read, readEntries, readTable, type Table } from './contest-entries.ts';
import { readBeaconFile, readRulesFile } from './contest-rules.ts';

const USAGE = `compagnon contest prepare --entries FILE.csv --rules FILE.json --out FILE.csv
compagnon contest freeze  --entries FILE.csv --rules FILE.json --out FILE.list.json
compagnon contest draw    --entries FILE.csv --rules FILE.json --beacon FILE.json --out FILE.draw.json

A draw for a contest that was run elsewhere, by the rules of docs/formats/draw.md.

prepare  Gives each line a number, a nonce and a code: what you send to each entrant. Keep the file private.
freeze   Writes the public list of codes and prints its fingerprints: publish both before the draw.
         Once the round's hour has passed it says so: a list closed after it proves nothing.
draw     Draws and writes the proof, which anybody checks with compagnon-verify or the page.

--entries  UTF-8, with commas, semicolons or tabs, and a header. Columns, in any order, others are let be:
           handle (address or name), nonce, n, tickets, excluded (a code of the rules), judged (rule or
           person); or, in the place of handle and nonce, c, and salt where a line is excluded.
--rules    {"contest": UUID, "text": FILE, "opensAt", "closesAt", "drawAt": times with their zone, "winners",
           "substitutes", "exclusionCodes": ["R1"], "voidCodes": ["SILENT"], "codePrefix": "LUNE"};
           where an entry may have several tickets also "tickets": {"formula": WORD, "max": N}, and the
           column tickets says how many each line has, from 1 to N
--beacon   {"round", "signature", "randomness"}, as a relay of drand answers.

Exit codes: 0 done; 1 something in the files is wrong, each line is named, nothing was written; 2 wrong use.`;

type Streams = { readonly out: Writable; readonly err: Writable };
type Input = { readonly rules: RulesRecord; readonly table: Table };

/** `compagnon contest …`. Gives the exit code. */
export function runContest(
  args: readonly string[],
  streams: Streams,
  clock: Clock = systemClock,
): number {
  const read = readArgs(args);
  const [verb, ...more] = read?.positionals ?? [];
  if (read?.values.help) {
    streams.out.write(`${USAGE}\n`);
    return 0;
  }
  const { entries, rules, beacon, out } = read?.values ?? {};
  const isKnown = verb === 'prepare' || verb === 'freeze' || verb === 'draw';
  const hasBeacon = (beacon !== undefined) === (verb === 'draw');
  if (!isKnown || more.length > 0 || !entries || !rules || !out || !hasBeacon) {
    streams.err.write(`${USAGE}\n`);
    return 2;
  }
  const made = make(verb, { entries, rules, beacon: beacon ?? '', out }, clock.now());
  if (!made.ok) {
    for (const problem of made.error) streams.err.write(`${problem}\n`);
    streams.err.write('Nothing was written.\n');
    return 1;
  }
  streams.out.write(made.value);
  return 0;
}

type Files = Readonly<Record<'entries' | 'rules' | 'beacon' | 'out', string>>;

/** Writes the file and gives what is to be said; or every problem. */
function make(verb: 'prepare' | 'freeze' | 'draw', files: Files, now: Date): Read<string> {
  try {
    const input = readInput(files);
    if (!input.ok) return input;
    if (verb === 'prepare') return prepared(input.value, files);
    const frozen = freeze(input.value, files);
    if (!frozen.ok) return frozen;
    return verb === 'freeze'
      ? listed(input.value.rules, frozen.value, { ...files, now })
      : drawn(input.value.rules, frozen.value, files);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { ok: false, error: [error.message] };
  }
}

function readInput(files: Files): Read<Input> {
  const rules = readRulesFile(files.rules);
  if (!rules.ok) return rules;
  const table = readTable(readFileSync(files.entries));
  if (!table.ok) return inFile(files.entries, table.error);
  return { ok: true, value: { rules: rules.value, table: table.value } };
}

function prepared({ rules, table }: Input, { out }: Files): Read<string> {
  const withoutHandle = table.rows.filter((row) => !row.handle);
  if (withoutHandle.length > 0) {
    return {
      ok: false,
      error: withoutHandle.slice(0, 20).map(({ line }) => `line ${line}: the handle is missing`),
    };
  }
  writeFileSync(out, prepare(table, rules));
  return {
    ok: true,
    value: `${out}: ${table.rows.length} lines with number, nonce and code. It is private.\n`,
  };
}

function freeze({ rules, table }: Input, files: Files): Read<Freeze> {
  const read = readEntries(table, rules);
  if (!read.ok) return inFile(files.entries, read.error);
  return { ok: true, value: makeFreeze({ rules, ...read.value, primitives: native }) };
}

function listed(
  rules: RulesRecord,
  frozen: Freeze,
  { out, now }: Files & { readonly now: Date },
): Read<string> {
  writeFileSync(out, makeListFile(rules, frozen));
  const { record, hash } = frozen;
  const dueAt = timeOfRound(rules.beacon, rules.round);
  const due = dueAt.toISOString();
  return {
    ok: true,
    value: [
      `${out}: ${record.kept.count} codes of ${record.entries.count} entries, ${record.exclusions.count} not kept.`,
      `list    ${record.kept.root}`,
      `freeze  ${hash}`,
      `rules   ${record.rulesHash}`,
      ...(now < dueAt
        ? [
            `Publish these before ${due}, when the beacon gives round ${rules.round}: somebody who has`,
            'nothing to do with the contest should see them at least ten minutes before.\n',
          ]
        : [
            `Too late to prove a draw: the beacon gave round ${rules.round} at ${due}, so this list could have been`,
            'made knowing who wins. It shows nothing more unless these very fingerprints were published before.\n',
          ]),
    ].join('\n'),
  };
}

function drawn(rules: RulesRecord, frozen: Freeze, files: Files): Read<string> {
  const random = readBeaconFile(files.beacon, rules);
  if (!random.ok) return random;
  const input = { rules, freeze: frozen, postponements: [], random: random.value, log: null };
  const made = makeDrawFile(input);
  if (!made.ok) {
    return {
      ok: false,
      error: [`${files.beacon}: the beacon's signature is wrong (${made.error.type}).`],
    };
  }
  const { bytes } = made.value;
  const verdict = checkDraw(bytes, { primitives: native });
  const words = describeDraw(verdict, 'en');
  if (verdict.verdict !== 'verified' && verdict.verdict !== 'verified-weaker') {
    return { ok: false, error: words.findings.map(({ text }) => text) };
  }
  writeFileSync(files.out, bytes);
  const findings = words.findings.map(({ text }) => `- ${text}`);
  return { ok: true, value: `${[...words.openings, '', ...findings, '', files.out].join('\n')}\n` };
}

function inFile(file: string, problems: readonly string[]): Read<never> {
  return { ok: false, error: problems.map((problem) => `${file}, ${problem}`) };
}

function readArgs(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        entries: text,
        rules: text,
        beacon: text,
        out: text,
        help: { type: 'boolean', default: false },
      },
    });
  } catch {
    return null;
  }
}
