/** Four tables of 256, so that four bytes are taken in a step. */
const tables = makeTables();

/** CRC-32 as zip files use it (polynomial 0xEDB88320), as an unsigned integer. */
export function crc32(bytes: Uint8Array): number {
  const [t0, t1, t2, t3] = tables;
  let crc = 0xffffffff;
  let i = 0;
  for (const end = bytes.length - 3; i < end; i += 4) {
    crc ^= byte(bytes, i) | (byte(bytes, i + 1) << 8) | (byte(bytes, i + 2) << 16);
    crc ^= byte(bytes, i + 3) << 24;
    crc =
      byte(t3, crc & 255) ^
      byte(t2, (crc >>> 8) & 255) ^
      byte(t1, (crc >>> 16) & 255) ^
      byte(t0, crc >>> 24);
  }
  for (; i < bytes.length; i++) crc = byte(t0, (crc ^ byte(bytes, i)) & 255) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function makeTables(): readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array] {
  const table = new Uint32Array(256);
  for (let n = 0; n < 256; n++) {
    let value = n;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    table[n] = value;
  }
  const next = (previous: Uint32Array) =>
    previous.map((value) => byte(table, value & 255) ^ (value >>> 8));
  const second = next(table);
  const third = next(second);
  return [table, second, third, next(third)];
}

/** Every index here lies inside its array; the zero is for the type alone. */
function byte(array: Uint8Array | Uint32Array, index: number): number {
  return array[index] ?? 0;
}
