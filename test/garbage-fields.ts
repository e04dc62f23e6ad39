import { readFileSync } from 'node:fs';
import path from 'node:path';

type Schema = {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
};
type Place = readonly (string | number)[];

const described: { paths: Record<string, Record<string, Described>> } = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../openapi.json'), 'utf8'),
);
type Described = {
  readonly operationId: string;
  readonly parameters?: readonly { name: string; in: string; schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Schema }>> };
};
const operations = new Map(
  Object.values(described.paths)
    .flatMap((methods) => Object.values(methods))
    .map((one) => [one.operationId, one]),
);

/** Within what a body may weigh, and beyond what any field may. */
const huge = 'é'.repeat(450_000);
const deep = JSON.parse(`${'{"a":['.repeat(400)}0${']}'.repeat(400)}`);

const hostile: Readonly<Record<string, readonly unknown[]>> = {
  date: ['0000-01-01', '0001-01-01', '9999-12-31', '2026-02-30'],
  'date-time': [
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+14:00',
    '9999-12-31T23:59:59.999-14:00',
    '9999-12-31T24:00:00Z',
  ],
  integer: [2 ** 31, 2 ** 53 - 1, 1e21, -1],
  number: [1e308, -1, 2 ** 53],
  boolean: ['yes'],
  array: [Array.from({ length: 3000 }, () => null), { 0: 'a' }],
  object: [deep],
  string: ['\u0000', '\ud800\u0000', '\u202e\uffff', huge],
};

/** A body or a query with one hostile value in a field of the contract, also one that may be left out. */
export type HostileField = {
  readonly body?: string;
  readonly query?: string;
  readonly what: string;
};

export function* garbleFields(
  name: string,
  input: Readonly<Record<string, unknown>>,
): Generator<HostileField> {
  const operation = operations.get(name);
  const body = operation?.requestBody?.content['application/json']?.schema;
  for (const [key, schema] of Object.entries(body?.properties ?? {}))
    for (const place of placesOf(schema))
      for (const value of valuesAt(schema, place)) {
        const given = { ...input, [key]: sampleOf(schema, place, value) };
        yield { body: JSON.stringify(given), what: `${[key, ...place].join('.')}=${told(value)}` };
      }
  for (const { name: key, in: where, schema } of operation?.parameters ?? []) {
    if (where !== 'query') continue;
    for (const value of valuesAt(schema, [])) {
      const text = typeof value === 'string' ? value.slice(0, 3000) : JSON.stringify(value);
      const given = { ...input, [key]: text.slice(0, 3000).toWellFormed() };
      const query = Object.entries(given)
        .map(([one, said]) => `${one}=${encodeURIComponent(String(said))}`)
        .join('&');
      yield { query, what: `${key}=${told(value)}` };
    }
  }
}

const told = (value: unknown) => JSON.stringify(value)?.slice(0, 40);

function variantsOf(schema: Schema): readonly Schema[] {
  return schema.anyOf ?? schema.oneOf ?? [schema];
}

/** Every place below a value of this schema, itself first; of an array its first item. */
function placesOf(schema: Schema, depth = 0): Place[] {
  if (depth > 6) return [];
  const below = variantsOf(schema).flatMap((one) => [
    ...Object.entries(one.properties ?? {}).flatMap(([key, property]) =>
      placesOf(property, depth + 1).map((place) => [key, ...place]),
    ),
    ...(one.items ? placesOf(one.items, depth + 1).map((place) => [0, ...place]) : []),
  ]);
  return [[], ...below];
}

function schemaAt(schema: Schema, place: Place): Schema | undefined {
  const [first, ...rest] = place;
  if (first === undefined) return schema;
  for (const one of variantsOf(schema)) {
    const below = first === 0 ? one.items : one.properties?.[first];
    const found = below && schemaAt(below, rest);
    if (found) return found;
  }
  return undefined;
}

function valuesAt(schema: Schema, place: Place): readonly unknown[] {
  const at = schemaAt(schema, place);
  const kinds = variantsOf(at ?? {}).flatMap((one) => one.format ?? one.type ?? []);
  const known = kinds.map((kind) => hostile[kind] ?? (kind === 'null' ? [] : hostile.string));
  return [...new Set(known.flatMap((values) => values ?? []))];
}

/** A value that fits the schema as far as can be said, with `value` in its place. */
function sampleOf(schema: Schema, place: Place | null, value: unknown): unknown {
  if (place?.length === 0) return value;
  const [first, ...rest] = place ?? [];
  const variants = variantsOf(schema);
  const fits = (one: Schema) =>
    first === 0 ? one.items !== undefined : one.properties?.[first ?? ''] !== undefined;
  const one = (place && variants.find(fits)) ?? variants[0] ?? {};
  if (one.const !== undefined) return one.const;
  if (one.enum) return one.enum[0];
  if (one.properties) {
    const wanted = new Set([...(one.required ?? []), ...(place ? [String(first)] : [])]);
    return Object.fromEntries(
      Object.entries(one.properties)
        .filter(([key]) => wanted.has(key))
        .map(([key, property]) => [
          key,
          sampleOf(property, place && key === first ? rest : null, value),
        ]),
    );
  }
  if (one.items) return place ? [sampleOf(one.items, rest, value)] : [];
  const fitting: Readonly<Record<string, unknown>> = {
    uuid: '00000000-0000-0000-0000-000000000000',
    date: '2026-11-25',
    'date-time': '2026-11-25T09:00:00.000Z',
    email: 'a@b.example',
    integer: 1,
    number: 1,
    boolean: true,
    string: 'a',
  };
  return fitting[one.format ?? String(one.type)] ?? null;
}
