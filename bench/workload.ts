/**
 * One seeded source of made-up work for every benchmark: xoshiro128** (Blackman and Vigna 2018, public
 * domain algorithm), words of syllables with Zipf–Mandelbrot frequencies (s 1.05, q 2.7), lengths
 * log-normal. Right for what work costs; never quoted for quality.
 */
export type Random = { next(): number; int(below: number): number; normal(): number };

/** Uniform numbers in [0, 1), whole numbers below a bound, and standard normal ones. */
export function createRandom(seed: string): Random {
  const state = seedState(seed);
  const next = () => step(state) / 2 ** 32;
  return {
    next,
    int: (below) => Math.floor(next() * below),
    // Box–Muller; the second value is dropped so that each call takes two draws.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

/** One step of xoshiro128** on four 32-bit words, changed in place. */
export function step(s: Uint32Array): number {
  const [a, b, c, d] = [s[0] ?? 0, s[1] ?? 0, s[2] ?? 0, s[3] ?? 0];
  const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
  const t = b << 9;
  const [c2, d2] = [c ^ a, d ^ b];
  s[1] = b ^ c2;
  s[0] = a ^ d2;
  s[2] = c2 ^ t;
  s[3] = rotate(d2, 11);
  return result;
}

function rotate(x: number, by: number): number {
  return ((x << by) | (x >>> (32 - by))) >>> 0;
}

/** FNV-1a over the seed's text, four times with another start: enough to spread a short word. */
function seedState(seed: string): Uint32Array {
  const state = new Uint32Array(4);
  for (let i = 0; i < 4; i++) {
    let hash = (2166136261 ^ i) >>> 0;
    for (const char of seed) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619) >>> 0;
    state[i] = hash || 1;
  }
  return state;
}

const ONSETS = ['b', 'd', 'f', 'g', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'ch', 'br', 'tr'];
const NUCLEI = ['a', 'e', 'i', 'o', 'u', 'é', 'ou', 'an', 'on'];

/** A text of about `words` words out of a vocabulary of 20,000. */
export function makeText(random: Random, words: number): string {
  return Array.from({ length: words }, () => makeWord(zipf(random, 20_000))).join(' ');
}

function zipf(random: Random, size: number): number {
  const [s, q] = [1.05, 2.7];
  const top = (size + q) ** (1 - s) - (1 + q) ** (1 - s);
  return Math.min(
    size,
    Math.floor((random.next() * top + (1 + q) ** (1 - s)) ** (1 / (1 - s)) - q),
  );
}

/** The word of a rank: 1 is the commonest. */
export function makeWord(rank: number): string {
  let word = '';
  for (
    let left = Math.max(1, rank);
    left > 0;
    left = Math.floor(left / (ONSETS.length * NUCLEI.length))
  ) {
    const syllable = left % (ONSETS.length * NUCLEI.length);
    word += `${ONSETS[syllable % ONSETS.length]}${NUCLEI[Math.floor(syllable / ONSETS.length)]}`;
  }
  return word;
}

/** A duration in milliseconds, log-normal about `median`. */
export function latency(random: Random, median: number, sigma: number): number {
  return median * Math.exp(sigma * random.normal());
}
