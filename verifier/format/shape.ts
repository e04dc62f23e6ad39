import { parseVkey } from './key.ts';

/** Says whether a value is what a field may hold. */
export type Check<T> = ((value: unknown) => value is T) & { readonly type?: T };

export type Shape = Readonly<Record<string, Check<unknown>>>;

/** The type of the objects that a shape lets pass. */
export type Shaped<S extends Shape> = {
  readonly [K in keyof S]: S[K] extends Check<infer T> ? T : never;
};

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const timePattern =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** What our fields hold, by small hand-written checks. */
export const is = {
  uuid: text((value) => uuidPattern.test(value)),
  /** SHA-256 or salted commitment: 64 lowercase hexadecimal digits. */
  hash: text((value) => /^[0-9a-f]{64}$/.test(value)),
  /** RFC 3339, UTC, milliseconds; a day and hour that exist. */
  time: text((value) => timePattern.test(value) && isDay(value)),
  /** Lowercase words joined by hyphens. */
  word: text((value) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) && value.length <= 64),
  /** What a rule of a contest is called: capital letters, digits, hyphens. */
  code: text((value) => /^[A-Z][A-Z0-9-]{0,15}$/.test(value)),
  /** A beacon's public key: 96 bytes in lowercase hexadecimal. */
  publicKey: text((value) => /^[0-9a-f]{192}$/.test(value)),
  /** 48 bytes in lowercase hexadecimal. */
  beaconSignature: text((value) => /^[0-9a-f]{96}$/.test(value)),
  /** 16 bytes in lowercase hexadecimal. */
  salt: text((value) => /^[0-9a-f]{32}$/.test(value)),
  field: text((value) => /^[a-zA-Z]{1,40}$/.test(value)),
  text: text(() => true),
  mediaType: text((value) => /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(value) && value.length <= 128),
  origin: text((value) => value.length <= 255 && !/[\s+\p{Cc}]/u.test(value) && value !== ''),
  logKey: text((value) => isKey(value, 'note')),
  witnessKey: text((value) => isKey(value, 'cosignature')),
  /** Base64 of 64 bytes. */
  signature: text((value) => /^[A-Za-z0-9+/]{85}[AQgw]==$/.test(value)),
  count: (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0,
  fromOne: (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 1,
  flag: (value: unknown): value is boolean => typeof value === 'boolean',
  object: (value: unknown): value is object =>
    typeof value === 'object' && value !== null && !Array.isArray(value),
  one: <const T extends string | number>(...allowed: readonly T[]): Check<T> => {
    return (value): value is T => allowed.some((item) => item === value);
  },
  orNull: <T>(check: Check<T>): Check<T | null> => {
    return (value): value is T | null => value === null || check(value);
  },
  list: <T>(check: Check<T>, min: number, max: number): Check<readonly T[]> => {
    return (value): value is readonly T[] =>
      Array.isArray(value) &&
      value.length >= min &&
      value.length <= max &&
      new Set(value).size === value.length &&
      value.every((item) => check(item));
  },
};

/** The name of the first field that is wrong, missing or too many; undefined where all is well. */
export function findFlaw(value: unknown, shape: Shape): string | undefined {
  if (!is.object(value)) return 'it';
  // An object's own fields are unknown until each has been checked.
  const fields = value as { readonly [name: string]: unknown };
  const names = Object.keys(shape);
  for (const name of names) {
    if (!Object.hasOwn(fields, name) || !shape[name]?.(fields[name])) return name;
  }
  const found = Object.keys(fields);
  if (found.length === names.length) return undefined;
  return found.find((name) => !Object.hasOwn(shape, name));
}

function text(isRight: (value: string) => boolean): Check<string> {
  return (value): value is string => typeof value === 'string' && isRight(value);
}

/** Every month has the first 28 days; the others are asked of the calendar. */
function isDay(value: string): boolean {
  if (value.slice(8, 10) <= '28') return true;
  const time = new Date(value);
  return !Number.isNaN(time.getTime()) && time.toISOString() === value;
}

function isKey(value: string, use: 'note' | 'cosignature'): boolean {
  const key = parseVkey(value);
  return key.ok && key.value.use === use;
}
