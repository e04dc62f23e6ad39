import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLimit, readCaller } from './limits.ts';

const CALLER = '203.0.113.7';
const PROXY = '198.51.100.1';

function call(
  remoteAddress: string | undefined,
  headers: IncomingMessage['headers'],
  proxies: number,
) {
  const socket = { remoteAddress } as IncomingMessage['socket']; // nothing else is asked
  return readCaller({ headers, socket }, proxies);
}

describe('the caller', () => {
  test.each([
    ['without a proxy is whoever opened the connection', 0, CALLER, undefined, CALLER],
    ['without a proxy says nothing about himself', 0, CALLER, '192.0.2.1', CALLER],
    ['behind one is the one that it saw', 1, PROXY, CALLER, CALLER],
    ['behind one may write what he wants on the left', 1, PROXY, `192.0.2.1, ${CALLER}`, CALLER],
    ['behind two is the one that the outer saw', 2, '10.0.0.1', `${CALLER}, ${PROXY}`, CALLER],
    [
      'behind two may write as well',
      2,
      '10.0.0.1',
      `192.0.2.1,192.0.2.2,${CALLER},${PROXY}`,
      CALLER,
    ],
    ['that comes past the proxy has no other address', 1, CALLER, undefined, CALLER],
    ['that comes past the outer proxy invents none', 2, PROXY, CALLER, PROXY],
    ['is not an empty word', 1, PROXY, ` , ${CALLER} , `, CALLER],
  ] as const)('%s', (_, proxies, remote, forwarded, ip) => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    expect(call(remote, headers, proxies).ip).toBe(ip);
  });

  test('cannot choose an address, whatever he writes into the header', () => {
    const words = fc.array(
      fc.oneof(fc.ipV4(), fc.ipV6(), fc.constantFrom('', 'unknown', '127.0.0.1')),
    );
    fc.assert(
      fc.property(words, fc.nat(2), (forged, proxies) => {
        const hops = [CALLER, PROXY, '10.0.0.1'];
        const remote = hops[proxies];
        // Each proxy adds whom it saw on the right.
        const header = [...forged, ...hops.slice(0, proxies)].join(', ');
        expect(call(remote, header === '' ? {} : { 'x-forwarded-for': header }, proxies).ip).toBe(
          CALLER,
        );
      }),
    );
  });

  test.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])(
    'from %s is at this machine',
    (ip) => {
      expect(call(ip, {}, 0).isLoopback).toBe(true);
    },
  );

  test.each([
    ['203.0.113.7', {}],
    ['::ffff:203.0.113.7', {}],
    [undefined, {}],
    ['127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }],
    ['127.0.0.1', { forwarded: 'for=127.0.0.1' }],
  ] as const)('from %s with %j is not', (ip, headers) => {
    for (const proxies of [0, 1, 2]) expect(call(ip, headers, proxies).isLoopback).toBe(false);
  });
});

describe('the limit', () => {
  const caller = { ip: CALLER, isLoopback: false };

  test('is each address’s own, and reading is counted apart from changing', async () => {
    const limit = createLimit({ read: 3, change: 2 });
    const ask = async (method: string, ip = CALLER) =>
      (await limit({ ...caller, ip }, method)) === null;
    expect([await ask('POST'), await ask('DELETE'), await ask('PUT')]).toEqual([true, true, false]);
    expect([await ask('GET'), await ask('HEAD'), await ask('GET')]).toEqual([true, true, true]);
    expect(await ask('GET')).toBe(false);
    expect(await ask('POST', PROXY)).toBe(true);
    expect(await ask('GET', PROXY)).toBe(true);
  });

  test('says in whole seconds when to come back, a minute at most', async () => {
    const limit = createLimit({ read: 1, change: 1 });
    await limit(caller, 'GET');
    const wait = (await limit(caller, 'GET')) ?? 0;
    expect(Number.isInteger(wait)).toBe(true);
    expect(wait).toBeGreaterThanOrEqual(1);
    expect(wait).toBeLessThanOrEqual(60);
  });
});
