#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Answer, AnyOptions } from './check/any.ts';
import { checkAnyInSteps } from './check/any.ts';
import type { KeyUse, Vkey } from './format/key.ts';
import { parseVkey } from './format/key.ts';
import type { Result } from './format/result.ts';
import { ok, refuse } from './format/result.ts';
import { finish } from './format/steps.ts';
import { native } from './native.ts';
import { marks, refusals, usage } from './words/command.ts';
import type { Language } from './words/language.ts';
import { isLanguage } from './words/language.ts';

/** 0 verified, 1 not verified, 2 can't be read. */
const exitCodes = { verified: 0, 'verified-weaker': 0, 'not-verified': 1, unreadable: 2 } as const;

type Refused = { readonly type: keyof typeof refusals; readonly where: string };
type Inputs = { readonly bytes: Uint8Array; readonly options: AnyOptions };

process.exitCode = run(process.argv.slice(2));

function run(args: readonly string[]): number {
  const call = readArgs(args);
  if (!call.ok) {
    const { type, where } = call.error;
    const language = systemLanguage();
    process.stderr.write(`${refusals[type][language](where)}\n\n${usage[language]}`);
    return 2;
  }
  const { values, file } = call.value;
  const language = call.value.language ?? systemLanguage();
  if (values.help || file === undefined) {
    (values.help ? process.stdout : process.stderr).write(usage[language]);
    return values.help ? 0 : 2;
  }
  const inputs = readInputs(file, values);
  if (!inputs.ok) {
    process.stderr.write(`${refusals[inputs.error.type][language](inputs.error.where)}\n`);
    return 2;
  }
  const { bytes, options } = inputs.value;
  const answer = finish(checkAnyInSteps(bytes, { ...options, primitives: native }));
  const text = values.json
    ? `${JSON.stringify(answer.data, null, 2)}\n`
    : inWords(answer, language);
  process.stdout.write(text);
  return exitCodes[answer.verdict];
}

function readArgs(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        lang: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false, short: 'h' },
        key: { type: 'string', multiple: true, default: [] },
        witness: { type: 'string', multiple: true, default: [] },
        outsider: { type: 'string', multiple: true, default: [] },
        checkpoint: { type: 'string', multiple: true, default: [] },
        list: { type: 'string' },
        draw: { type: 'string' },
        signature: { type: 'string' },
        code: { type: 'string' },
        address: { type: 'string' },
        nonce: { type: 'string' },
      },
    });
    const [file, extra] = positionals;
    if (extra !== undefined) return wrongUse(extra);
    const { lang: language } = values;
    if (language !== undefined && !isLanguage(language)) return wrongUse('--lang');
    return ok({ values, file, language });
  } catch (error) {
    return wrongUse(error instanceof Error ? error.message : String(error));
  }
}

function wrongUse(where: string): { readonly ok: false; readonly error: Refused } {
  return refuse({ type: 'wrong-use', where });
}

type Values = {
  readonly key: string[];
  readonly witness: string[];
  readonly outsider: string[];
  readonly checkpoint: string[];
  readonly list?: string;
  readonly draw?: string;
  readonly signature?: string;
  readonly code?: string;
  readonly address?: string;
  readonly nonce?: string;
};

function readInputs(file: string, values: Values): Result<Inputs, Refused> {
  const bytes = readFile(file);
  if (!bytes.ok) return bytes;
  const keys = readKeys(values.key, 'note');
  if (!keys.ok) return keys;
  const witnesses = readKeys(values.witness, 'cosignature');
  if (!witnesses.ok) return witnesses;
  const outsiders = readKeys(values.outsider, 'cosignature');
  if (!outsiders.ok) return outsiders;
  const mine = readMine(values);
  if (!mine.ok) return mine;
  const beside = values.list ?? values.draw;
  const other = beside === undefined ? ok(undefined) : readFile(beside);
  if (!other.ok) return other;
  const checkpoints: string[] = [];
  for (const path of values.checkpoint) {
    const note = readFile(path);
    if (!note.ok) return note;
    checkpoints.push(new TextDecoder().decode(note.value));
  }
  const options = {
    keys: keys.value,
    witnesses: witnesses.value,
    outsiders: outsiders.value,
    checkpoints,
    signature: values.signature,
    mine: mine.value,
    other: other.value,
  };
  return ok({ bytes: bytes.value, options });
}

/** Address and nonce, or a code. */
function readMine({ code, address, nonce }: Values): Result<AnyOptions['mine'], Refused> {
  if (address === undefined && nonce === undefined) return ok(code === undefined ? code : { code });
  if (address === undefined) return refuse({ type: 'wrong-use', where: '--address' });
  if (nonce === undefined || !/^[0-9a-f]{32}$/i.test(nonce)) {
    return refuse({ type: 'wrong-use', where: '--nonce' });
  }
  return ok({ handle: address, nonce: nonce.toLowerCase() });
}

function readFile(path: string): Result<Uint8Array, Refused> {
  try {
    return ok(readFileSync(path));
  } catch {
    return refuse({ type: 'no-such-file', where: path });
  }
}

function readKeys(texts: readonly string[], use: KeyUse): Result<readonly Vkey[], Refused> {
  const keys: Vkey[] = [];
  for (const text of texts) {
    const key = parseVkey(text.trim());
    if (!key.ok || key.value.use !== use) return refuse({ type: 'malformed-key', where: text });
    keys.push(key.value);
  }
  return ok(keys);
}

function inWords(answer: Answer, language: Language): string {
  const words = answer.describe(language);
  const width = Math.max(...words.facts.map(({ name }) => name.length), 0);
  const parts = [
    `${words.title}\n${words.meaning}`,
    words.findings.map(({ weight, text }) => `${marks[weight][language]}  ${text}`).join('\n'),
    words.facts.map(({ name, value }) => `${name.padEnd(width)}  ${value}`).join('\n'),
    words.openings.join('\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function systemLanguage(): Language {
  return Intl.DateTimeFormat().resolvedOptions().locale.startsWith('fr') ? 'fr' : 'en';
}
