#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { checkAudit } from './audit/check.ts';
import { usualCount } from './audit/choose.ts';
import { mostLeaves } from './audit/request.ts';
import type { Chain } from './draw/chain.ts';
import { chainShape, quicknet, timeOfRound } from './draw/chain.ts';
import { fromHex, toBase64, toHex, toUtf8 } from './format/bytes.ts';
import type { KeyUse, Signer, Vkey } from './format/key.ts';
import { isKeyName, makeSigner, newSecret, parseVkey } from './format/key.ts';
import { enrolmentText } from './format/leaf-body.ts';
import type { Result } from './format/result.ts';
import { ok, refuse } from './format/result.ts';
import { findFlaw } from './format/shape.ts';
import { parseStrict } from './format/strict-json.ts';
import { askRelays, isDue, performAudit, settle } from './witness/audit.ts';
import {
  createFolder,
  holdFolder,
  keepAudit,
  keepRefused,
  listUnrecorded,
  markRecorded,
  readMemory,
  readPending,
  readSigner,
  writeMemory,
  writePending,
} from './witness/folder.ts';
import { reachLog } from './witness/log-server.ts';
import type { Visit, VisitRefusal } from './witness/visit.ts';
import { isAccusation, visitLog } from './witness/visit.ts';
import { describeAudit } from './words/audit.ts';
import type { Language } from './words/language.ts';
import { isLanguage } from './words/language.ts';
import { introductions, witnessLines, witnessUsage } from './words/witness.ts';

/** The relays of the League of Entropy; none is believed, each signature is verified here. */
const relays = ['https://api.drand.sh', 'https://drand.cloudflare.com'];

const options = {
  log: { type: 'string' },
  name: { type: 'string' },
  folder: { type: 'string', default: 'witness' },
  every: { type: 'string', default: '600' },
  replaces: { type: 'string' },
  secret: { type: 'string' },
  audit: { type: 'boolean', default: false },
  count: { type: 'string', default: String(usualCount) },
  relay: { type: 'string', multiple: true },
  chain: { type: 'string' },
  signature: { type: 'string' },
  witness: { type: 'string', multiple: true },
  lang: { type: 'string' },
  help: { type: 'boolean', default: false, short: 'h' },
} as const;

type Values = { readonly [K in 'folder' | 'every' | 'count']: string } & {
  readonly [K in 'log' | 'name' | 'replaces' | 'secret' | 'chain' | 'signature']?: string;
} & { readonly audit: boolean; readonly relay?: string[]; readonly witness?: string[] };

/** Each returns an exit code: 0 done, 1 refused, 2 could not. */
const commands: Readonly<
  Record<string, (words: readonly string[], values: Values, language: Language) => Promise<number>>
> = {
  init,
  once,
  watch,
  audit,
  'check-audit': checkAuditFile,
  trust,
  'sign-successor': signSuccessor,
};

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
  // The agency is shown what it contradicts, so that it signs nothing more; whatever it answers.
  const isGone = ['smaller', 'other-root', 'inconsistent'].includes(type);
  if (isGone && kept !== undefined) await reachLog(url).cosign(kept);
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
    const seen = await once(words, values, language);
    const code = seen === 0 && values.audit ? await audit(words, values, language) : seen;
    if (code === 1 || !URL.canParse(words[0] ?? '')) return code;
    await sleep(seconds * 1000);
  }
}

/**
 * Makes the audit whose round has come, and settles the next one on the head that was co-signed last.
 * 1: the log doesn't hold; 2: could not, to be tried again.
 */
async function audit(
  [url]: readonly string[],
  values: Values,
  language: Language,
): Promise<number> {
  const { folder } = values;
  if (url === undefined || !URL.canParse(url)) return wrongUse('URL', language);
  const count = Number(values.count);
  if (!(Number.isInteger(count) && count >= 1 && count <= mostLeaves)) {
    return wrongUse('--count', language);
  }
  const chain = readChain(values.chain);
  if (!chain.ok) return complain(chain.error, language);
  const held = holdFolder(folder);
  if (!held.ok) return complain(held.error, language);
  using _lock = held.value;
  const [signer, memory, pending] = [readSigner(folder), readMemory(folder), readPending(folder)];
  if (!signer.ok) return complain(signer.error, language);
  if (!memory.ok) return complain(memory.error, language);
  if (!pending.ok) return complain(pending.error, language);
  let code = 0;
  if (pending.value !== undefined && isDue(pending.value, new Date())) {
    const due = pending.value;
    const signature = values.signature ?? (await askRelays(values.relay ?? relays, due));
    if (signature === undefined) return complain({ type: 'no-beacon' }, language);
    const context = { server: reachLog(url), signer: signer.value, clock: () => new Date() };
    const made = await performAudit(context, due, signature);
    if (!made.ok) return complain(made.error, language);
    const place = keepAudit(folder, due.round, made.value);
    const verdict = checkAudit(made.value, { witnesses: [signer.value.vkey] });
    process.stdout.write(describeAudit(verdict, language));
    say('audit-kept', place, language);
    code = verdict.verdict === 'not-verified' ? 1 : 0;
  }
  const handed = await handOver(url, folder, language);
  code = code === 0 ? handed : code;
  const { last } = memory.value;
  if (last === null) {
    say('audit-nothing', '', language);
    return code;
  }
  const next = settle({ last, keys: memory.value.keys }, chain.value, count, new Date());
  if (!next.ok) return complain(next.error, language);
  writePending(folder, next.value);
  say('audit-settled', timeOfRound(chain.value, next.value.round).toISOString(), language);
  return code;
}

/** Hands each audit that the log hasn't recorded over; what isn't taken is kept and offered again. */
async function handOver(url: string, folder: string, language: Language): Promise<number> {
  for (const { name, file } of listUnrecorded(folder)) {
    const taken = await reachLog(url).record(file);
    if (taken.ok) {
      markRecorded(folder, name);
      say('audit-recorded', name, language);
    } else {
      complain({ type: 'audit-not-recorded', where: `${name}: ${taken.error.where}` }, language);
      return 2;
    }
  }
  return 0;
}

async function checkAuditFile(
  [path = '']: readonly string[],
  values: Values,
  language: Language,
): Promise<number> {
  const keys = (values.log === undefined ? [] : [values.log]).map((text) => readKey(text, 'note'));
  const witnesses = (values.witness ?? []).map((text) => readKey(text, 'cosignature'));
  const wrong = [...keys, ...witnesses].find((key) => !key.ok);
  if (wrong !== undefined && !wrong.ok) return complain(wrong.error, language);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    return wrongUse(path, language);
  }
  const found = (all: readonly Result<Vkey>[]) => all.flatMap((key) => (key.ok ? [key.value] : []));
  const verdict = checkAudit(bytes, { witnesses: found(witnesses), keys: found(keys) });
  process.stdout.write(describeAudit(verdict, language));
  if (verdict.verdict === 'unreadable') return 2;
  return verdict.verdict === 'not-verified' ? 1 : 0;
}

/** quicknet, unless a file names another: every verdict then says so. */
function readChain(path: string | undefined): Result<Chain> {
  if (path === undefined) return ok(quicknet);
  try {
    const value = parseStrict(readFileSync(path, 'utf8'), 2);
    // findFlaw finds each field with its type.
    if (value.ok && findFlaw(value.value, chainShape) === undefined) {
      return ok(value.value as unknown as Chain);
    }
  } catch {
    // Named below, with the file.
  }
  return refuse({ type: 'malformed-chain', where: path });
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
