import sharp, { type Metadata } from 'sharp';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { type ImageKind, imageKindOf } from './image-kind.ts';
import { stripMetadata } from './strip-metadata.ts';

/** More than any camera's picture, and little enough to be unpacked in memory. */
const MOST_PIXELS = 50_000_000;
const PREVIEW_SIDE = 1200;

export type ReadImage = {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  /** A WebP of 1200 pixels at most, of the first frame. */
  readonly preview: Uint8Array;
};

export type ImageRefusal = {
  readonly type: 'unreadable-image';
  readonly why: 'kind' | 'damaged' | 'too-large';
};

/**
 * A picture as it is kept, hashed and sent: of a kind that we know by its bytes, wholly readable,
 * upright, and without a word of where or by whom it was taken.
 */
export async function readImage(file: Uint8Array): Promise<Result<ReadImage, ImageRefusal>> {
  const kind = imageKindOf(file);
  if (!kind) return refuse({ type: 'unreadable-image', why: 'kind' });
  try {
    const before = await describe(file);
    if (before.format !== kind) return refuse({ type: 'unreadable-image', why: 'damaged' });
    if (isTooLarge(before)) return refuse({ type: 'unreadable-image', why: 'too-large' });
    const bytes = await clean(file, kind, before);
    const after = await describe(bytes);
    const preview = await makePreview(bytes);
    return ok({
      bytes,
      mediaType: `image/${kind}`,
      width: after.width,
      height: after.pageHeight ?? after.height,
      preview,
    });
  } catch {
    // Whatever the decoder says of outside bytes, it is their fault.
    return refuse({ type: 'unreadable-image', why: 'damaged' });
  }
}

function describe(bytes: Uint8Array): Promise<Metadata> {
  return sharp(bytes, { limitInputPixels: MOST_PIXELS }).metadata();
}

function isTooLarge({ width, height, pageHeight, pages }: Metadata): boolean {
  const frame = width * (pageHeight ?? height);
  return frame * (pages ?? 1) > MOST_PIXELS || Math.max(width, height) > 20_000;
}

/** Stripped as it is where it can be; drawn anew where it lies on its side or is built oddly. */
async function clean(file: Uint8Array, kind: ImageKind, found: Metadata): Promise<Uint8Array> {
  const isUpright = (found.orientation ?? 1) === 1;
  const stripped = isUpright ? stripMetadata(file, kind) : null;
  if (stripped) {
    // Unpacks all of it: a picture that is cut short is refused here, not by a network later.
    await sharp(stripped, { failOn: 'truncated', animated: true }).stats();
    return stripped;
  }
  const drawn = sharp(file, { limitInputPixels: MOST_PIXELS, failOn: 'truncated', animated: true })
    .autoOrient()
    .keepIccProfile();
  const lossy = { quality: 92 };
  const made = {
    jpeg: () => drawn.jpeg({ ...lossy, chromaSubsampling: '4:4:4' }),
    png: () => drawn.png(),
    webp: () => drawn.webp(lossy),
    gif: () => drawn.gif(),
  }[kind]();
  return new Uint8Array(await made.toBuffer());
}

async function makePreview(bytes: Uint8Array): Promise<Uint8Array> {
  const small = await sharp(bytes, { limitInputPixels: MOST_PIXELS })
    .resize({ width: PREVIEW_SIDE, height: PREVIEW_SIDE, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer();
  return new Uint8Array(small);
}
