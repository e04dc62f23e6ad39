import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** One file of an archive. */
export type Entry = { readonly name: string; readonly data: Uint8Array };

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** 1 January 1980, as the format's own beginning. */
const DATE = 0x21;

/**
 * The archive written again so that the same content gives the same bytes: entries in their order, all
 * dated alike, and `change` applied to each one's text. For archives that our own libraries made.
 */
export function rewriteZip(
  zip: Uint8Array,
  change: (name: string, text: () => string) => string | null,
): Uint8Array {
  return writeZip(
    readZip(zip).map((entry) => {
      const text = change(entry.name, () => new TextDecoder().decode(entry.data));
      return text === null ? entry : { name: entry.name, data: new TextEncoder().encode(text) };
    }),
  );
}

/** The files of an archive without encryption and below 4 GiB; folders are left out. */
export function readZip(zip: Uint8Array): Entry[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END) end--;
  if (end < 0) throw new Error('not a zip archive');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== CENTRAL)
      throw new Error('a zip archive without its directory');
    const method = view.getUint16(at + 10, true);
    const packed = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const name = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + nameLength));
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const bytes = zip.subarray(from, from + packed);
    if (!name.endsWith('/'))
      entries.push({ name, data: method === 0 ? bytes : inflateRawSync(bytes) });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Entries in their order, all dated alike: the same files give the same bytes. */
export function writeZip(entries: readonly Entry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, data } of entries) {
    const packed = deflateRawSync(data, { level: 9 });
    const nameBytes = new TextEncoder().encode(name);
    const fields = { crc: crc32(data), packed: packed.length, size: data.length, nameBytes };
    const local = header(LOCAL, 30, fields);
    parts.push(local, nameBytes, packed);
    const central = header(CENTRAL, 46, fields);
    new DataView(central.buffer).setUint32(42, offset, true);
    directory.push(central, nameBytes);
    offset += local.length + nameBytes.length + packed.length;
  }
  const size = directory.reduce((sum, bytes) => sum + bytes.length, 0);
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, END, true);
  view.setUint16(8, entries.length, true);
  view.setUint16(10, entries.length, true);
  view.setUint32(12, size, true);
  view.setUint32(16, offset, true);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}

function header(
  kind: number,
  length: number,
  of: { crc: number; packed: number; size: number; nameBytes: Uint8Array },
): Uint8Array {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, kind, true);
  // The central one begins with the version that made it.
  const at = kind === CENTRAL ? 6 : 4;
  if (kind === CENTRAL) view.setUint16(4, 20, true);
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, 0x800, true); // names are UTF-8
  view.setUint16(at + 4, 8, true);
  view.setUint16(at + 8, DATE, true);
  view.setUint32(at + 10, of.crc, true);
  view.setUint32(at + 14, of.packed, true);
  view.setUint32(at + 18, of.size, true);
  view.setUint16(at + 22, of.nameBytes.length, true);
  return bytes;
}
