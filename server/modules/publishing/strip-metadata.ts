import { type ImageKind, text } from './image-kind.ts';

/**
 * The same picture, byte for byte where it matters, without what was written beside it: where it
 * was taken, by whom, with what, its thumbnails, and whatever follows its end. The colour profile
 * stays. Null where the file isn't built as its kind is: the caller makes a new one from the pixels.
 */
export function stripMetadata(bytes: Uint8Array, kind: ImageKind): Uint8Array | null {
  try {
    return strip[kind](openReader(bytes));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const strip: Readonly<Record<ImageKind, (file: Reader) => Uint8Array>> = {
  jpeg: stripJpeg,
  png: stripPng,
  webp: stripWebp,
  gif: stripGif,
};

/** ITU-T T.81, annex B: segments up to the end of the image, which may hold several scans. */
function stripJpeg(file: Reader): Uint8Array {
  file.keep(2);
  for (;;) {
    const marker = file.byte(1);
    if (file.byte(0) !== 0xff) throw new RangeError('no marker');
    if (marker === 0xff) file.drop(1);
    else if (marker === 0xd9) {
      file.keep(2);
      return file.kept();
    } else {
      const length = 2 + file.uint16(2);
      if (isJpegExtra(file, marker)) file.drop(length);
      else file.keep(length);
      if (marker === 0xda) keepScan(file);
    }
  }
}

/** Application data but JFIF's, the colour profile and Adobe's colour transform; comments. */
function isJpegExtra(file: Reader, marker: number): boolean {
  if (marker === 0xfe) return true;
  if (marker < 0xe0 || marker > 0xef) return false;
  if (marker === 0xe0) return file.text(4, 8) !== 'JFIF';
  if (marker === 0xe2) return file.text(4, 15) !== 'ICC_PROFILE';
  return marker !== 0xee || file.text(4, 9) !== 'Adobe';
}

/** Compressed data, in which 0xff is followed by zero or a restart marker. */
function keepScan(file: Reader) {
  for (;;) {
    const [byte, next] = [file.byte(0), file.byte(1)];
    const isData = byte !== 0xff || next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (!isData) return;
    file.keep(byte === 0xff ? 2 : 1);
  }
}

const pngChunks = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '),
);

function stripPng(file: Reader): Uint8Array {
  file.keep(8);
  for (;;) {
    const name = file.text(4, 8);
    const length = 12 + file.uint32(0);
    if (pngChunks.has(name)) file.keep(length);
    else file.drop(length);
    if (name === 'IEND') return file.kept();
  }
}

const webpChunks = new Set(['VP8 ', 'VP8L', 'VP8X', 'ICCP', 'ANIM', 'ANMF', 'ALPH']);
const WEBP_EXIF_AND_XMP = 0b00001100;

function stripWebp(file: Reader): Uint8Array {
  const end = 8 + file.uint32LittleEndian(4);
  file.keep(12);
  while (file.at() < end) {
    const name = file.text(0, 4);
    const size = file.uint32LittleEndian(4);
    const length = 8 + size + (size % 2);
    if (webpChunks.has(name)) file.keep(length);
    else file.drop(length);
  }
  const kept = file.kept();
  new DataView(kept.buffer).setUint32(4, kept.length - 8, true);
  if (text(kept, 12, 16) === 'VP8X') kept[20] = (kept[20] ?? 0) & ~WEBP_EXIF_AND_XMP;
  return kept;
}

/** GIF89a: blocks up to the trailer; of the extensions, those that move the picture stay. */
function stripGif(file: Reader): Uint8Array {
  const colours = tableSize(file.byte(10));
  file.keep(13 + colours);
  for (;;) {
    const kind = file.byte(0);
    if (kind === 0x3b) {
      file.keep(1);
      return file.kept();
    }
    if (kind === 0x2c) {
      file.keep(10 + tableSize(file.byte(9)) + 1);
      walkSubBlocks(file, true);
    } else if (kind === 0x21) {
      const isKept = file.byte(1) === 0xf9 || isLoop(file);
      if (isKept) file.keep(2);
      else file.drop(2);
      walkSubBlocks(file, isKept);
    } else throw new RangeError('no block');
  }
}

function isLoop(file: Reader): boolean {
  return file.byte(1) === 0xff && file.text(3, 14) === 'NETSCAPE2.0';
}

function tableSize(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function walkSubBlocks(file: Reader, isKept: boolean) {
  for (let size = -1; size !== 0; ) {
    size = file.byte(0);
    if (isKept) file.keep(1 + size);
    else file.drop(1 + size);
  }
}

type Reader = ReturnType<typeof openReader>;

/** Walks through bytes and keeps some; reading beyond the end is a RangeError. */
function openReader(bytes: Uint8Array) {
  const out = new Uint8Array(bytes.length);
  let [at, size] = [0, 0];
  const byte = (offset: number): number => {
    const found = bytes[at + offset];
    if (found === undefined) throw new RangeError('beyond the end');
    return found;
  };
  const uint16 = (offset: number) => byte(offset) * 256 + byte(offset + 1);
  return {
    byte,
    uint16,
    at: () => at,
    uint32: (offset: number) => uint16(offset) * 65536 + uint16(offset + 2),
    uint32LittleEndian: (offset: number) =>
      [3, 2, 1, 0].reduce((sum, i) => sum * 256 + byte(offset + i), 0),
    text: (from: number, to: number) => text(bytes, at + from, at + to),
    keep(length: number) {
      byte(length - 1);
      out.set(bytes.subarray(at, at + length), size);
      size += length;
      at += length;
    },
    drop(length: number) {
      byte(length - 1);
      at += length;
    },
    kept: () => out.slice(0, size),
  };
}
