/**
 * Packs the page's script well below what deflate gives: each bit is foretold from what stands before
 * it, and coded by how likely it was. Integers only, so that every browser foretells the same.
 */
const orders = [1, 2, 3, 4, 5, 6] as const;
/** One input for each order, one for the word so far, one for the longest repetition. */
const inputs = orders.length + 2;
const slots = 1 << 20;
/** After so many bits a context changes its mind no slower. */
const settled = 12;

const curve = [
  1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607,
  3785, 3901, 3975, 4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
];

/** The logistic curve in 12 bits, and its inverse. */
function squash(x: number): number {
  if (x > 2047) return 4095;
  if (x < -2047) return 1;
  const at = (x >> 7) + 16;
  const weight = x & 127;
  return ((curve[at] ?? 0) * (128 - weight) + (curve[at + 1] ?? 0) * weight + 64) >> 7;
}

const stretched = new Int16Array(4096);
for (let x = -2047, from = 0; x <= 2047; x++) {
  for (const to = squash(x); from <= to; from++) stretched[from] = x;
}
stretched[4095] = 2047;

/**
 * Unpacks `length` bytes, or packs them: the two differ only in where a bit comes from.
 *
 * @param length of what is unpacked; undefined: `bytes` is to be packed
 */
export function recode(bytes: Uint8Array, length?: number): Uint8Array {
  const isPacking = length === undefined;
  const plain = isPacking ? bytes : new Uint8Array(length);
  const packed: number[] = [];
  const odds = new Uint16Array(slots * inputs).fill(32768);
  const ages = new Uint8Array(slots * inputs);
  const weights = new Int32Array(256 * inputs).fill(1 << 14);
  const places = new Int32Array(inputs);
  const said = new Int32Array(inputs);
  const contexts = new Int32Array(inputs);
  const seen = new Int32Array(1 << 18);
  let [low, high, value, at] = [0, 0xffffffff, 0, 4];
  let [match, run, word] = [0, 0, 0];
  if (!isPacking) for (let i = 0; i < 4; i++) value = ((value << 8) | (bytes[i] ?? 0)) >>> 0;

  for (let i = 0; i < plain.length; i++) {
    const next = run > 0 ? (plain[match] ?? 0) | 256 : 0;
    let partial = 1;
    for (let bit = 7; bit >= 0; bit--) {
      const isExpected = next !== 0 && next >> (bit + 1) === partial;
      const expected = (next >> bit) & 1;
      let sum = 0;
      for (let k = 0; k < inputs; k++) {
        const isMatch = k === inputs - 1;
        const context = isMatch ? (isExpected ? Math.min(run, 31) * 2 + expected : 64) : partial;
        const hash = Math.imul((contexts[k] ?? 0) + Math.imul(context, 0x9e3779b1), 0x2c1b3c6d);
        const place = k * slots + ((hash ^ (hash >>> 15)) & (slots - 1));
        const x = isMatch && !isExpected ? 0 : (stretched[(odds[place] ?? 0) >> 4] ?? 0);
        places[k] = place;
        said[k] = x;
        sum += x * (weights[partial * inputs + k] ?? 0);
      }
      const odd = squash(Math.max(-2047, Math.min(2047, Math.floor(sum / 65536))));
      const middle = low + Math.floor((high - low) / 4096) * odd;
      const one = isPacking ? ((plain[i] ?? 0) >> bit) & 1 : value <= middle ? 1 : 0;
      if (one === 1) high = middle;
      else low = middle + 1;
      const error = ((one << 12) - odd) * 6;
      for (let k = 0; k < inputs; k++) {
        const place = places[k] ?? 0;
        const age = ages[place] ?? 0;
        const old = odds[place] ?? 0;
        odds[place] = old + Math.trunc(((one === 1 ? 65535 : 0) - old) / (age + 1.5));
        if (age < settled) ages[place] = age + 1;
        const of = partial * inputs + k;
        weights[of] = (weights[of] ?? 0) + (((said[k] ?? 0) * error + 0x8000) >> 16);
      }
      partial = (partial << 1) | one;
      while ((low ^ high) >>> 24 === 0) {
        if (isPacking) packed.push(high >>> 24);
        low = (low << 8) >>> 0;
        high = ((high << 8) | 255) >>> 0;
        if (!isPacking) value = ((value << 8) | (bytes[at++] ?? 0)) >>> 0;
      }
    }
    const byte = partial & 255;
    plain[i] = byte;
    run = run > 0 && plain[match] === byte ? run + 1 : 0;
    match++;
    let hash = 0;
    for (const [k, order] of orders.entries()) {
      hash = Math.imul(hash + (plain[i - k] ?? 0) + 1, 0x2f0b4c47) ^ (hash >>> 13);
      contexts[k] = Math.imul(hash, order * 2 + 1);
    }
    const isWord = (byte | 32) - 97 < 26 && (byte | 32) >= 97;
    word = isWord
      ? Math.imul(word + byte, 0x3d4d51cb)
      : byte < 128
        ? 0
        : Math.imul(word + byte, 7919);
    contexts[orders.length] = Math.imul(word, 0x51ed270b) + byte;
    const key = (hash ^ (hash >>> 14)) & (seen.length - 1);
    if (run === 0) {
      match = seen[key] ?? 0;
      while (run < 31 && match > run && plain[match - 1 - run] === plain[i - run]) run++;
    }
    seen[key] = i + 1;
  }
  if (!isPacking) return plain;
  packed.push(high >>> 24, (high >>> 16) & 255, (high >>> 8) & 255, high & 255);
  return Uint8Array.from(packed);
}
