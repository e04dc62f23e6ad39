import { createHash } from 'node:crypto';
import { sha256 as noble } from '@noble/hashes/sha2.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHex, toUtf8 } from './bytes.ts';
import { fastSha256 } from './sha256.ts';

test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
])('the standard’s example “%s”', (text, hash) => {
  expect(toHex(fastSha256(toUtf8(text)))).toBe(hash);
});

test('every length up to five blocks gives what two others give', () => {
  const bytes = createHash('sha512').update('a').digest();
  const long = Uint8Array.from({ length: 330 }, (_, i) => (bytes[i % 64] ?? 0) ^ i);
  for (let length = 0; length <= long.length; length++) {
    const message = long.subarray(0, length);
    const hash = toHex(fastSha256(message));
    expect(hash).toBe(createHash('sha256').update(message).digest('hex'));
    expect(hash).toBe(toHex(noble(message)));
  }
});

test('any bytes give what OpenSSL gives, also behind an offset', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), fc.nat(64), (bytes, offset) => {
      const message = bytes.subarray(Math.min(offset, bytes.length));
      const hash = createHash('sha256').update(message).digest('hex');
      expect(toHex(fastSha256(message))).toBe(hash);
    }),
  );
});
