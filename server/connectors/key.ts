const ALPHABET = '234567abcdefghijklmnopqrstuvwxyz';

/**
 * A new `OutgoingPost.key`: 53 bits of microseconds and 10 random bits, as an atproto "TID"
 * (https://atproto.com/specs/tid), which every network accepts in its marker, slug or header.
 * Keys sort by the millisecond of `now`; `random` answers in [0, 1).
 */
export function newRecordKey(now: Date, random: () => number = Math.random): string {
  const micros = BigInt(now.getTime()) * 1000n + BigInt(Math.floor(random() * 1000));
  let rest = (micros << 10n) | BigInt(Math.floor(random() * 1024));
  let key = '';
  for (let i = 0; i < 13; i++) {
    key = ALPHABET.charAt(Number(rest & 31n)) + key;
    rest >>= 5n;
  }
  return key;
}

export function isRecordKey(text: string): boolean {
  return /^[2-7a-j][2-7a-z]{12}$/.test(text);
}
