import type { GoodRequest, Route } from './routes-map.ts';

export type Garbled = {
  params?: Record<string, string>;
  body?: string;
  query?: string;
  what: string;
  isRefused: boolean;
};

const NIL = '00000000-0000-0000-0000-000000000000';
export const garbageIds = [
  'x',
  NIL,
  "'%3B--",
  '%00',
  '%ff',
  '%F0%9F%90%84',
  'a'.repeat(5_000),
  '..%2f..%2fetc',
  '-1',
  '1e309',
  '2147483648',
];
const garbageValues: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  2 ** 53,
  '',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x'.repeat(100_000),
  NIL,
  [],
  [null],
  {},
  { a: 1 },
  '{"__proto__":1}',
  '2026-13-45T99:99:99Z',
  '+275760-09-13T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '0000-01-01T00:00:00Z',
];
const garbageBodies = [
  '',
  '{',
  'null',
  '[]',
  '"x"',
  '1',
  '{"__proto__":{"a":1}}',
  '['.repeat(20_000),
  '['.repeat(20_000) + ']'.repeat(20_000),
  '\u0000',
  '{"a":"\\ud800"}',
];

/** Ways in which a request may be wrong: an id, the whole body, or one value deep in a good one. */
export function* garble(
  route: Route,
  { params = {}, input = {} }: GoodRequest,
): Generator<Garbled> {
  for (const name of Object.keys(params))
    for (const id of garbageIds)
      yield {
        params: { ...params, [name]: id },
        what: `${name}=${id.slice(0, 20)}`,
        // Nobody is taken off a team twice, and it isn't said who is on it.
        isRefused: !(route.name === 'clients.unassign' && id === NIL),
      };
  if (route.method === 'GET') {
    for (const [name] of Object.entries(input))
      for (const id of garbageIds) {
        const others = Object.entries(input).filter(([other]) => other !== name);
        const rest = others.map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`);
        yield {
          query: [...rest, `${name}=${id}`].join('&'),
          what: `${name}=${id.slice(0, 20)}`,
          isRefused: false,
        };
      }
    return;
  }
  for (const body of garbageBodies)
    yield { body, what: `body ${body.slice(0, 20)}`, isRefused: false };
  for (const place of leavesOf(input))
    for (const value of garbageValues) {
      const body = JSON.stringify(replaced(input, place, value));
      yield {
        body,
        what: `${place.join('.')}=${JSON.stringify(value)?.slice(0, 30)}`,
        isRefused: false,
      };
    }
}

type Place = readonly (string | number)[];

function leavesOf(value: unknown, place: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [place];
  const below = Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...place, key]));
  return place.length > 0 ? [place, ...below] : below;
}

function replaced(value: unknown, place: Place, by: unknown): unknown {
  const [first, ...rest] = place;
  if (first === undefined) return by;
  const copy: Record<string, unknown> = { ...(value as object) };
  copy[String(first)] = replaced(copy[String(first)], rest, by);
  return Array.isArray(value) ? Object.values(copy) : copy;
}
