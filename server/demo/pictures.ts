import sharp from 'sharp';

/**
 * A picture for a demo post: a drawn scene in the brand's three colours, the same bytes for the same
 * words. It is drawn, and looks drawn: nobody should take it for a photograph of the brand's.
 * `bytes`: grain is added until the file weighs about as much.
 */
export async function drawPicture(options: {
  name: string;
  colours: readonly [string, string, string];
  bytes?: number;
}): Promise<Uint8Array> {
  const random = seeded(options.name);
  const svg = drawScene(random, options.colours);
  const base = sharp(Buffer.from(svg)).flatten({ background: options.colours[1] });
  if (!options.bytes) return base.jpeg({ quality: 82 }).toBuffer();
  const [width, height] = [1600, 1200];
  const grain = Buffer.alloc(width * height * 3);
  for (let i = 0; i < grain.length; i++) grain[i] = Math.floor(random() * 256);
  const noise = await sharp(grain, { raw: { width, height, channels: 3 } })
    .ensureAlpha(0.3)
    .png()
    .toBuffer();
  const scene = await base
    .resize(width, height)
    .composite([{ input: noise, blend: 'over' }])
    .png()
    .toBuffer();
  return squeezeTo(scene, options.bytes);
}

/** The alternative text of such a picture: what is to be seen on it, in the brand's language. */
export function describePicture(colours: readonly { name: string }[]): string {
  const [ink, , accent] = colours;
  return `Dessin : trois lignes de collines, couleur ${ink?.name}, sous un disque couleur ${accent?.name}.`;
}

/** The JPEG quality that comes nearest below `bytes`. */
async function squeezeTo(scene: Uint8Array, bytes: number): Promise<Uint8Array> {
  let [low, high] = [30, 100];
  let best = await sharp(scene).jpeg({ quality: low }).toBuffer();
  while (high - low > 1) {
    const quality = Math.floor((low + high) / 2);
    const made = await sharp(scene).jpeg({ quality }).toBuffer();
    if (made.length <= bytes) [low, best] = [quality, made];
    else high = quality;
  }
  return best;
}

function drawScene(
  random: () => number,
  [ink, paper, accent]: readonly [string, string, string],
): string {
  const hills = [0.55, 0.68, 0.82].map((height, i) => {
    const points = Array.from({ length: 9 }, (_, x) => {
      const y = 900 * (height + (random() - 0.5) * 0.12);
      return `${x * 150},${y.toFixed(0)}`;
    });
    return `<polygon points="0,900 ${points.join(' ')} 1200,900" fill="${ink}" opacity="${0.18 + i * 0.22}"/>`;
  });
  const sun = `<circle cx="${(200 + random() * 800).toFixed(0)}" cy="${(150 + random() * 180).toFixed(0)}" r="${(60 + random() * 60).toFixed(0)}" fill="${accent}"/>`;
  const grains = Array.from({ length: 40 }, () => {
    const [x, y, r] = [random() * 1200, random() * 900, 2 + random() * 7];
    return `<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${r.toFixed(1)}" fill="${accent}" opacity="0.5"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><rect width="1200" height="900" fill="${paper}"/>${sun}${hills.join('')}${grains.join('')}</svg>`;
}

/** Mulberry32 over the name: small, and the same everywhere. */
function seeded(name: string): () => number {
  let state = 0;
  for (const char of `lune-2026 ${name}`)
    state = (Math.imul(state ^ (char.codePointAt(0) ?? 0), 2654435761) + 1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
