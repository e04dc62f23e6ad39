import assert from 'node:assert/strict';
import { readZip, writeZip } from '../../verifier/format/zip.ts';

/** The last letter of one entrant's commitment is another one. */
export function changeCode(text: string): string {
  return text.replace(/("c":"[0-9a-f]{63})([0-9a-f])/, (_, start: string, last: string) =>
    start.concat(last === '0' ? '1' : '0'),
  );
}

/** The report's page shows something else in one place. */
export function changePage(archive: Uint8Array, from: string, to: string): Uint8Array {
  return changeText(archive, /^report\.html$/, from, to);
}

/** The log says that it was sealed at another hour. */
export function changeHour(archive: Uint8Array, from: string, to: string): Uint8Array {
  return changeText(archive, /^leaves\/leaves\.jsonl$/, from, to);
}

function changeText(archive: Uint8Array, name: RegExp, from: string, to: string): Uint8Array {
  return changeFile(archive, name, (bytes) => {
    const text = new TextDecoder().decode(bytes);
    assert.ok(text.includes(from), `${name} says ${from}`);
    const at = text.lastIndexOf(from);
    return new TextEncoder().encode(text.slice(0, at) + to + text.slice(at + from.length));
  });
}

/** One byte of one piece of evidence is another one. */
export function changeCapture(archive: Uint8Array): Uint8Array {
  return changeFile(archive, /^evidence\//, (bytes) => {
    const changed = new Uint8Array(bytes);
    changed[100] = (changed[100] ?? 0) ^ 1;
    return changed;
  });
}

/** The first file of that name holds something else; the container is in order. */
function changeFile(
  archive: Uint8Array,
  name: RegExp,
  change: (bytes: Uint8Array) => Uint8Array,
): Uint8Array {
  const entries = readZip(archive);
  if (!entries.ok) throw new Error(entries.error.type);
  const place = entries.value.findIndex((entry) => name.test(entry.path));
  assert.notEqual(place, -1, `the archive has ${name}`);
  return writeZip(
    entries.value.map((entry, i) => ({
      path: entry.path,
      bytes: i === place ? change(entry.bytes) : entry.bytes,
    })),
  );
}
