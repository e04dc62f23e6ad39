#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { fromHex, toBase64, toHex, toUtf8 } from './format/bytes.ts';
import type { KeyUse, Signer, Vkey } from './format/key.ts';
import { isKeyName, makeSigner, newSecret, parseVkey } from './format/key.ts';
import { enrolmentText } from './format/leaf-body.ts';
import type { Result } from './format/result.ts';
import { ok, refuse } from './format/result.ts';
import {
  createFolder,
  holdFolder,
  keepRefused,
  readMemory,
  readSigner,
  writeMemory,
} from './witness/folder.ts';
import { reachLog } from './witness/log-server.ts';
import type { Visit, VisitRefusal } from './witness/visit.ts';
import { isAccusation, visitLog } from './witness/visit.ts';
import type { Language } from './words/language.ts';
import { isLanguage } from './words/language.ts';
import { introductions, witnessLines, witnessUsage } from './words/witness.ts';

const options = {
  log: { type: 'string' },
  name: { type: 'string' },
  folder: { type: 'string', default: 'witness' },
  every: { type: 'string', default: '600' },
  replaces: { type: 'string' },
  secret: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', default: false, short: 'h' },
} as const;

type Values = { readonly folder: string; readonly every: string } & {
  readonly [K in 'log' | 'name' | 'replaces' | 'secret']?: string;
};

/** Each returns an exit code: 0 done, 1 refused, 2 could not. */
const commands: Readonly<
  Record<string, (words: readonly string[], values: Values, language: Language) => Promise<number>>
> = { init, once, watch, trust, 'sign-successor': signSuccessor };

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  const language = Intl.DateTimeFormat().resolvedOptions().locale.startsWith('fr') ? 'fr' : 'en';
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const asked = values.lang ?? language;
    if (!isLanguage(asked)) return wrongUse('--lang', language);
    if (values.help) {
      process.stdout.write(witnessUsage[asked]);
      return 0;
    }
    const [name = '', ...words] = positionals;
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    return command === undefined ? wrongUse(name, asked) : await command(words, values, asked);
  } catch (error) {
    const isOfArguments =
      error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE');
    if (isOfArguments) return wrongUse(error.message, language);
    throw error;
  }
}

async function init(_: readonly string[], values: Values, language: Language): Promise<number> {
  const log = readKey(values.log ?? '', 'note');
  if (!log.ok) return complain(log.error, language);
  const name = values.name ?? '';
  if (!isKeyName(name)) return complain({ type: 'malformed-name' }, language);
  const [secret, recoverySecret] = [newSecret(), newSecret()];
  const created = createFolder(values.folder, name, secret, log.value);
  if (!created.ok) return complain(created.error, language);
  const witness = makeSigner(name, 'cosignature', secret).vkey.text;
  const recovery = makeSigner(name, 'note', recoverySecret).vkey.text;
  process.stdout.write(introductions[language](witness, recovery, inGroups(recoverySecret)));
  return 0;
}

async function once(
  [url]: readonly string[],
  { folder }: Values,
  language: Language,
): Promise<number> {
  if (url === undefined || !URL.canParse(url)) return wrongUse('URL', language);
  const held = holdFolder(folder);
  if (!held.ok) return complain(held.error, language);
  using _lock = held.value;
  const outcome = await visit(url, folder);
  if (outcome.ok) {
    const size = 'size' in outcome.value ? String(outcome.value.size) : '';
    say(outcome.value.kind, size, language);
    return 0;
  }
  const { type, shown, kept } = outcome.error;
  complain(outcome.error, language);
  if (!isAccusation(type)) return 2;
  const files = { 'shown.txt': shown ?? '', 'reason.txt': `${type}\n` };
  const place = keepRefused(folder, new Date(), kept ? { ...files, 'kept.txt': kept } : files);
  complain({ type: 'kept', where: place }, language);
  return 1;
}

/** Ends only where the log is refused, or where this folder can't be used. */
async function watch(
  words: readonly string[],
  values: Values,
  language: Language,
): Promise<number> {
  const seconds = Number(values.every);
  if (!(seconds >= 1 && seconds <= 86_400)) return wrongUse('--every', language);
  const memory = readMemory(values.folder);
  if (!memory.ok) return complain(memory.error, language);
  for (;;) {
    const code = await once(words, values, language);
    if (code === 1 || !URL.canParse(words[0] ?? '')) return code;
    await sleep(seconds * 1000);
  }
}

async function trust(
  [text = '']: readonly string[],
  { folder }: Values,
  language: Language,
): Promise<number> {
  const key = readKey(text, 'note');
  if (!key.ok) return complain(key.error, language);
  const held = holdFolder(folder);
  if (!held.ok) return complain(held.error, language);
  using _lock = held.value;
  const memory = readMemory(folder);
  if (!memory.ok) return complain(memory.error, language);
  const { keys } = memory.value;
  if (key.value.name !== keys[0]?.name) return complain({ type: 'other-log' }, language);
  const isNew = keys.every((known) => known.text !== key.value.text);
  if (isNew) writeMemory(folder, { ...memory.value, keys: [...keys, key.value] });
  say('trusted', key.value.text, language);
  return 0;
}

async function signSuccessor(
  [witnessText = '', recoveryText = '']: readonly string[],
  values: Values,
  language: Language,
): Promise<number> {
  const witness = readKey(witnessText, 'cosignature');
  if (!witness.ok) return complain(witness.error, language);
  const recovery = readKey(recoveryText, 'note');
  if (!recovery.ok) return complain(recovery.error, language);
  const old = readOld(values);
  if (!old.ok) return complain(old.error, language);
  const { replaces, signer, by } = old.value;
  const text = enrolmentText(replaces, witness.value.text, recovery.value.text);
  const body = {
    witness: witness.value.text,
    recovery: recovery.value.text,
    replaces,
    by,
    signature: toBase64(signer.sign(toUtf8(text))),
  };
  // The body of the leaf, for the agency to append as it is.
  process.stdout.write(`${JSON.stringify(body, null, 2)}\n`);
  return 0;
}

type Old = { readonly replaces: string; readonly signer: Signer; readonly by: string };

/** The key that is replaced, and what signs for it: itself, or its recovery secret. */
function readOld({ folder, replaces, secret }: Values): Result<Old> {
  if (replaces === undefined && secret === undefined) {
    const signer = readSigner(folder);
    if (!signer.ok) return signer;
    return ok({ replaces: signer.value.vkey.text, signer: signer.value, by: 'old-key' });
  }
  const key = readKey(replaces ?? '', 'cosignature');
  if (!key.ok) return key;
  const seed = readSecret(secret ?? '');
  if (!seed.ok) return seed;
  const signer = makeSigner(key.value.name, 'note', seed.value);
  return ok({ replaces: key.value.text, signer, by: 'recovery-key' });
}

async function visit(url: string, folder: string): Promise<Result<Visit, VisitRefusal>> {
  const signer = readSigner(folder);
  if (!signer.ok) return signer;
  const memory = readMemory(folder);
  if (!memory.ok) return memory;
  return visitLog({
    server: reachLog(url),
    signer: signer.value,
    memory: memory.value,
    clock: () => new Date(),
    remember: (next) => writeMemory(folder, next),
  });
}

function readKey(text: string, use: KeyUse): Result<Vkey> {
  const key = parseVkey(text.trim());
  return key.ok && key.value.use === use ? key : refuse({ type: 'malformed-key', where: text });
}

function readSecret(path: string): Result<Uint8Array> {
  try {
    const seed = fromHex(readFileSync(path, 'utf8').replace(/[\s-]/g, '').toLowerCase());
    if (seed.ok && seed.value.length === 32) return seed;
  } catch {
    // Named below, with the file.
  }
  return refuse({ type: 'malformed-key', where: path });
}

/** Groups of eight digits, which a person can type from paper. */
function inGroups(secret: Uint8Array): string {
  return (toHex(secret).match(/.{8}/g) ?? []).join('-');
}

function say(type: string, detail: string, language: Language): void {
  process.stdout.write(`${witnessLines[type]?.[language](detail) ?? type}\n`);
}

function complain(
  { type, where }: { readonly type: string; readonly where?: string },
  language: Language,
): 2 {
  process.stderr.write(`${witnessLines[type]?.[language](where ?? '').trim() ?? type}\n`);
  return 2;
}

function wrongUse(what: string, language: Language): 2 {
  complain({ type: 'wrong-use', where: what }, language);
  process.stderr.write(`\n${witnessUsage[language]}`);
  return 2;
}
