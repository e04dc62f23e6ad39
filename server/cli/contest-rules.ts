import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { hashChain, quicknet } from '../../verifier/draw/chain.ts';
import type { Random } from '../../verifier/draw/random.ts';
import { makeRules, type RulesRecord, readRules } from '../../verifier/draw/rules.ts';
import type { Read } from './contest-entries.ts';

const date = z.iso.datetime({
  offset: true,
  error: 'a time with its zone, as 2026-11-24T11:00:00+01:00',
});
const hex = (digits: number) =>
  z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`), `${digits} lowercase hexadecimal digits`);
const code = z.string().regex(/^[A-Z][A-Z0-9-]{0,15}$/, 'capital letters, digits and hyphens');

const draft = z.strictObject({
  contest: z.uuid(),
  text: z.string().optional(),
  textHash: hex(64).optional(),
  opensAt: date,
  closesAt: date,
  drawAt: date,
  winners: z.int().min(1),
  substitutes: z.int().min(0),
  exclusionCodes: z.array(code).default([]),
  voidCodes: z.array(code).default([]),
  codePrefix: z.string().regex(/^[A-Z0-9]{1,12}$/, '1 to 12 capital letters and digits'),
  tickets: z.strictObject({ formula: z.string(), max: z.int().min(1) }).optional(),
  beacon: z
    .strictObject({
      genesis: z.int().min(0),
      group: hex(64),
      name: z.string(),
      period: z.int().min(1),
      publicKey: hex(192),
    })
    .optional(),
});

const beacon = z.object({
  round: z.int().min(1),
  signature: hex(96),
  randomness: hex(64).optional(),
});

/**
 * The rules: a whole record (`"format": "draw/v1"`), or what an organiser decides, of which the rest
 * follows. `text` names the file of the rules' text, beside this one.
 */
export function readRulesFile(file: string): Read<RulesRecord> {
  const json = readJson(file);
  if (!json.ok) return json;
  if (typeof json.value === 'object' && json.value !== null && 'format' in json.value) {
    const rules = readRules(json.value);
    if (rules.ok) return rules;
    return {
      ok: false,
      error: [`${file}: “${rules.error.where}” isn't as docs/formats/draw.md asks.`],
    };
  }
  const read = draft.safeParse(json.value);
  if (!read.success) return { ok: false, error: [`${file}: ${issueOf(read.error)}`] };
  const {
    text,
    textHash,
    beacon: chain = quicknet,
    opensAt,
    closesAt,
    drawAt,
    tickets,
    ...rest
  } = read.data;
  if ((text === undefined) === (textHash === undefined)) {
    return { ok: false, error: [`${file}: give either “text”, a file, or “textHash”.`] };
  }
  try {
    const hash = textHash ?? hashOf(path.resolve(path.dirname(file), text ?? ''));
    const rules = makeRules({
      ...rest,
      textHash: hash,
      chain,
      opensAt: new Date(opensAt),
      closesAt: new Date(closesAt),
      drawAt: new Date(drawAt),
      ...(tickets ? { tickets } : {}),
    });
    return { ok: true, value: rules };
  } catch (error) {
    return {
      ok: false,
      error: [`${file}: ${error instanceof Error ? error.message : String(error)}`],
    };
  }
}

/** The beacon's value as a relay answers it: round, signature, randomness. It is checked at the draw. */
export function readBeaconFile(file: string, rules: RulesRecord): Read<Random> {
  const json = readJson(file);
  if (!json.ok) return json;
  const read = beacon.safeParse(json.value);
  if (!read.success) return { ok: false, error: [`${file}: ${issueOf(read.error)}`] };
  const { round, signature, randomness } = read.data;
  if (round !== rules.round) {
    const where = `/${hashChain(rules.beacon)}/public/${rules.round}`;
    return {
      ok: false,
      error: [
        `${file}: round ${round}; the rules ask for round ${rules.round} (a relay gives it at ${where}).`,
      ],
    };
  }
  const found = createHash('sha256').update(signature, 'hex').digest('hex');
  if (randomness !== undefined && randomness !== found) {
    return { ok: false, error: [`${file}: randomness isn't the hash of the signature.`] };
  }
  return { ok: true, value: { rung: 'beacon', entered: 'hand', round, signature } };
}

function readJson(file: string): Read<unknown> {
  try {
    return { ok: true, value: JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, '')) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, error: [`${file} can't be read: ${why}`] };
  }
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function issueOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return `“${issue?.path.join('.') ?? ''}”: ${issue?.message ?? 'wrong'}`;
}
