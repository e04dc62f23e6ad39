import { joinBytes } from '../format/bytes.ts';

/** A field behind its length as 32 bits, big-endian: no two lists of fields give the same bytes. */
export function prefixed(field: Uint8Array): Uint8Array {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, field.length);
  return joinBytes(length, field);
}

/** A whole number as 64 bits, big-endian. */
export function u64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}
