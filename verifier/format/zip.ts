import { equalBytes, joinAll, toUtf8 } from './bytes.ts';
import type { Primitives } from './hash.ts';
import { portable } from './hash.ts';
import type { Result } from './result.ts';
import { ok, refuse } from './result.ts';

/**
 * A zip file of one exact form: entries in the order of their names, stored without compression,
 * 1 January 1980, no comment, no extra field. Identical files give identical bytes, and every byte
 * of the container is checked when it is read. Any unzip program opens it.
 */
export type ZipEntry = { readonly path: string; readonly bytes: Uint8Array };

/** `isIntact` is false where the CRC-32 in the container isn't that of the bytes. */
export type ReadEntry = ZipEntry & { readonly isIntact: boolean };

type Place = { readonly path: Uint8Array; size: number; crc: number; offset: number };

const localLength = 30;
const centralLength = 46;
const endLength = 22;
const maxEntries = 65_534;
const maxLength = 0xffff_fffe;
const maxPath = 200;
const pathPattern = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** Throws where a path repeats or isn't plain, or where the archive would need zip64. */
export function writeZip(entries: readonly ZipEntry[], primitives = portable): Uint8Array {
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  const paths = new Set(sorted.map(({ path }) => path));
  if (paths.size !== sorted.length || !sorted.every(({ path }) => pathPattern.test(path))) {
    throw new TypeError('the paths of an archive are plain and differ');
  }
  const parts: Uint8Array[] = [];
  const places: Place[] = [];
  let offset = 0;
  for (const { path, bytes } of sorted) {
    const place = { path: toUtf8(path), size: bytes.length, crc: primitives.crc32(bytes), offset };
    places.push(place);
    parts.push(localHeader(place), bytes);
    offset += localLength + place.path.length + bytes.length;
  }
  const central = joinAll(places.map(centralHeader));
  if (sorted.length > maxEntries || offset + central.length + endLength > maxLength) {
    throw new RangeError('too large for one archive');
  }
  return joinAll([...parts, central, endRecord(sorted.length, central.length, offset)]);
}

/** The entries; refused with `not-a-bundle`, `cut-short`, or `container-altered` and where: an entry's path, empty for their list. */
export function readZip(
  bytes: Uint8Array,
  primitives: Pick<Primitives, 'crc32'> = portable,
): Result<readonly ReadEntry[]> {
  if (!equalBytes(bytes.subarray(0, 4), Uint8Array.of(0x50, 0x4b, 3, 4))) {
    return refuse({ type: 'not-a-bundle' });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - endLength;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) return refuse({ type: 'cut-short' });
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  const places = readPlaces(view, start, end, count);
  if (places === undefined) return refuse({ type: 'container-altered', where: '' });
  if (!equalBytes(bytes.subarray(end), endRecord(count, end - start, start))) {
    return refuse({ type: 'container-altered', where: '' });
  }
  return readEntries(bytes, places, start, primitives);
}

function readPlaces(view: DataView, start: number, end: number, count: number) {
  const places: Place[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + centralLength > end) return undefined;
    const length = view.getUint16(at + 28, true);
    if (length > maxPath || at + centralLength + length > end) return undefined;
    const path = new Uint8Array(view.buffer, view.byteOffset + at + centralLength, length);
    const crc = view.getUint32(at + 16, true);
    const size = view.getUint32(at + 24, true);
    const place = { path, crc, size, offset: view.getUint32(at + 42, true) };
    const found = new Uint8Array(view.buffer, view.byteOffset + at, centralLength + length);
    if (!equalBytes(found, centralHeader(place))) return undefined;
    places.push(place);
    at += centralLength + length;
  }
  return at === end ? places : undefined;
}

function readEntries(
  bytes: Uint8Array,
  places: readonly Place[],
  end: number,
  { crc32 }: Pick<Primitives, 'crc32'>,
): Result<readonly ReadEntry[]> {
  const entries: ReadEntry[] = [];
  let at = 0;
  for (const place of places) {
    const path = String.fromCharCode(...place.path);
    const start = at + localLength + place.path.length;
    const last = entries.at(-1)?.path ?? '';
    const isRight =
      pathPattern.test(path) &&
      path > last &&
      place.offset === at &&
      start + place.size <= end &&
      equalBytes(bytes.subarray(at, start), localHeader(place));
    if (!isRight) return refuse({ type: 'container-altered', where: path });
    at = start + place.size;
    const content = bytes.subarray(start, at);
    entries.push({ path, bytes: content, isIntact: crc32(content) === place.crc });
  }
  return at === end ? ok(entries) : refuse({ type: 'container-altered', where: '' });
}

function localHeader({ path, size, crc }: Place): Uint8Array {
  const header = new Uint8Array(localLength + path.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0x04034b50, true);
  view.setUint16(4, 10, true);
  view.setUint16(12, 0x21, true);
  writeSizes(view, 14, crc, size);
  view.setUint16(26, path.length, true);
  header.set(path, localLength);
  return header;
}

function centralHeader({ path, size, crc, offset }: Place): Uint8Array {
  const header = new Uint8Array(centralLength + path.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(4, 10, true);
  view.setUint16(6, 10, true);
  view.setUint16(14, 0x21, true);
  writeSizes(view, 16, crc, size);
  view.setUint16(28, path.length, true);
  view.setUint32(42, offset, true);
  header.set(path, centralLength);
  return header;
}

function writeSizes(view: DataView, at: number, crc: number, size: number): void {
  view.setUint32(at, crc, true);
  view.setUint32(at + 4, size, true);
  view.setUint32(at + 8, size, true);
}

function endRecord(count: number, length: number, offset: number): Uint8Array {
  const record = new Uint8Array(endLength);
  const view = new DataView(record.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, length, true);
  view.setUint32(16, offset, true);
  return record;
}
