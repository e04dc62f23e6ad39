import assert from 'node:assert/strict';
import { readZip, writeZip, type ZipEntry } from '../../verifier/format/zip.ts';

/** The last letter of one entrant's commitment is another one. */
export function changeCode(text: string): string {
  return text.replace(/("c":"[0-9a-f]{63})([0-9a-f])/, (_, start: string, last: string) =>
    start.concat(last === '0' ? '1' : '0'),
  );
}

/** The report's page shows something else in one place. */
export function changePage(archive: Uint8Array, from: string, to: string): Uint8Array {
  return changeText(archive, /^report\.html$/, (page) => page.replace(from, to));
}

/** The log says that it was sealed at another hour. */
export function changeHour(archive: Uint8Array, from: string, to: string): Uint8Array {
  return changeText(archive, /^leaves\/leaves\.jsonl$/, (leaves) => {
    const at = leaves.lastIndexOf(from);
    return leaves.slice(0, at) + to + leaves.slice(at + from.length);
  });
}

function changeText(
  archive: Uint8Array,
  name: RegExp,
  change: (text: string) => string,
): Uint8Array {
  return changeFile(
    archive,
    ({ path }) => name.test(path),
    (bytes) => {
      const text = new TextDecoder().decode(bytes);
      const changed = change(text);
      assert.notEqual(changed, text, `${name} says something else`);
      return new TextEncoder().encode(changed);
    },
  );
}

/** One byte of one captured page is another one. */
export function changeCapture(archive: Uint8Array): Uint8Array {
  const isCapture = ({ path, bytes }: ZipEntry) =>
    path.startsWith('evidence/') && new TextDecoder().decode(bytes).includes('<article>');
  return changeFile(archive, isCapture, (bytes) => {
    const changed = new Uint8Array(bytes);
    const middle = bytes.length >> 1;
    changed[middle] = (changed[middle] ?? 0) ^ 1;
    return changed;
  });
}

/** The first such file holds something else; the container is in order. */
function changeFile(
  archive: Uint8Array,
  isMeant: (entry: ZipEntry) => boolean,
  change: (bytes: Uint8Array) => Uint8Array,
): Uint8Array {
  const entries = readZip(archive);
  if (!entries.ok) throw new Error(entries.error.type);
  const place = entries.value.findIndex(isMeant);
  assert.notEqual(place, -1, 'the archive has such a file');
  return writeZip(
    entries.value.map((entry, i) => ({
      path: entry.path,
      bytes: i === place ? change(entry.bytes) : entry.bytes,
    })),
  );
}
