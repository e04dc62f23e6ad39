import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { readImage } from './read-image.ts';

const PLACE = 'Ferme du Val, 48.1173';

/** A picture with a place written in every way that its kind knows. */
async function takePicture(kind: 'jpeg' | 'png' | 'webp' | 'gif', orientation = 1) {
  const noise = Buffer.from(Array.from({ length: 60 * 40 * 3 }, (_, i) => (i * 31) % 256));
  const bytes = await sharp(noise, { raw: { width: 60, height: 40, channels: 3 } })
    .withExif({ IFD0: { ImageDescription: PLACE }, IFD3: { GPSLatitude: '48/1 7/1 2/1' } })
    .withMetadata({ orientation })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><p>${PLACE}</p></x:xmpmeta>`)
    .toFormat(kind)
    .toBuffer();
  // And behind its end, as some telephones do.
  return new Uint8Array(Buffer.concat([bytes, Buffer.from(PLACE)]));
}

test.each(['jpeg', 'png', 'webp', 'gif'] as const)(
  '%s: the place is gone, the pixels stay',
  async (kind) => {
    const taken = await takePicture(kind);
    expect(Buffer.from(taken).includes(PLACE)).toBe(true);
    const read = await readImage(taken);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const { bytes, mediaType, width, height } = read.value;
    expect({ mediaType, width, height }).toEqual({
      mediaType: `image/${kind}`,
      width: 60,
      height: 40,
    });
    expect(Buffer.from(bytes).includes(PLACE)).toBe(false);
    const found = await sharp(bytes).metadata();
    expect([found.exif, found.xmp]).toEqual([undefined, undefined]);
    const pixels = (from: Uint8Array) => sharp(from).raw().toBuffer();
    expect((await pixels(bytes)).equals(await pixels(taken))).toBe(true);
  },
);

test('a picture on its side is put upright', async () => {
  const read = await readImage(await takePicture('jpeg', 6));
  expect(read).toMatchObject({ ok: true, value: { width: 40, height: 60 } });
  if (read.ok) expect(Buffer.from(read.value.bytes).includes(PLACE)).toBe(false);
});

test('a progressive picture with several scans stays whole', async () => {
  const noise = Buffer.from(Array.from({ length: 200 * 200 * 3 }, (_, i) => (i * 37) % 256));
  const image = sharp(noise, { raw: { width: 200, height: 200, channels: 3 } });
  const taken = await image
    .jpeg({ progressive: true })
    .withExif({ IFD0: { Artist: PLACE } })
    .toBuffer();
  const read = await readImage(taken);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  expect(Buffer.from(read.value.bytes).includes(PLACE)).toBe(false);
  const pixels = (from: Uint8Array) => sharp(from).raw().toBuffer();
  expect((await pixels(read.value.bytes)).equals(await pixels(taken))).toBe(true);
});

test('what isn’t a picture, whatever its name, is refused in words', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
  for (const file of [svg, Buffer.from('%PDF-1.7'), Buffer.alloc(0)]) {
    expect(await readImage(file)).toEqual({
      ok: false,
      error: { type: 'unreadable-image', why: 'kind' },
    });
  }
});

test('a picture that is cut short, or only begins as one, is refused', async () => {
  const taken = await takePicture('jpeg');
  const png = await takePicture('png');
  for (const file of [
    taken.slice(0, 700),
    png.slice(0, 60),
    Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  ]) {
    expect(await readImage(file)).toMatchObject({
      error: { type: 'unreadable-image', why: 'damaged' },
    });
  }
});

test('a small file that unpacks to a huge picture is refused before it does', async () => {
  const bomb = await sharp({
    create: { width: 12_000, height: 9_000, channels: 3, background: '#fff' },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9 })
    .toBuffer();
  expect(bomb.length).toBeLessThan(1_000_000);
  expect(await readImage(bomb)).toMatchObject({ ok: false, error: { type: 'unreadable-image' } });
});

test('whatever the bytes, it is read or refused by a reason, and never throws', async () => {
  const kinds = ['jpeg', 'png', 'webp', 'gif'] as const;
  const whole = await Promise.all(kinds.map((kind) => takePicture(kind)));
  const spoilt = fc
    .record({
      bytes: fc.constantFrom(...whole),
      length: fc.double({ min: 0, max: 1, noNaN: true }),
      changes: fc.array(fc.tuple(fc.nat(5000), fc.nat(255)), { maxLength: 8 }),
    })
    .map(({ bytes, length, changes }) => {
      const copy = bytes.slice(0, Math.ceil(bytes.length * length));
      for (const [at, value] of changes) if (at < copy.length) copy[at] = value;
      return copy;
    });
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 400 }), spoilt), async (bytes) => {
      const read = await readImage(bytes);
      if (!read.ok) expect(read.error.type).toMatch(/^[a-z-]+$/);
    }),
    { numRuns: 150 },
  );
});
