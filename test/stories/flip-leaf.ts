import { paths } from '../../verifier/format/bundle.ts';
import { readZip, writeZip } from '../../verifier/format/zip.ts';

/**
 * A forged copy of an exported log: one digit in one leaf is another one, the container is in order.
 * It is the first digit of the last value that stands after `before`.
 */
export function flipLeaf(bundle: Uint8Array, before: string): Uint8Array {
  const entries = readZip(bundle);
  if (!entries.ok) throw new Error(entries.error.type);
  return writeZip(
    entries.value.map(({ path, bytes }) => ({
      path,
      bytes: path === paths.leaves ? flip(bytes, before) : bytes,
    })),
  );
}

function flip(leaves: Uint8Array, before: string): Uint8Array {
  const text = new TextDecoder().decode(leaves);
  const found = text.lastIndexOf(before);
  if (found === -1) throw new Error(`no leaf has ${before}`);
  const at = found + before.length;
  const forged = new Uint8Array(leaves);
  const index = new TextEncoder().encode(text.slice(0, at)).length;
  forged[index] = forged[index] === 0x30 ? 0x31 : 0x30;
  return forged;
}
