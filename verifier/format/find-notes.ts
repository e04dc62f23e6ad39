/** A checkpoint as it stood in a text, and the day that the text gives it, which nobody signed. */
export type FoundNote = { readonly source: string; readonly day?: string };

/**
 * The signed checkpoints that a text holds: one as it is, or a whole mail, pasted or kept as a file,
 * quoted and broken into lines as mail programs do. Says nothing about signatures.
 *
 * @returns the text itself where it holds none, for a reader to refuse
 */
export function findNotes(text: string): readonly FoundNote[] {
  const lines = decodeMail(text)
    .split(/\r?\n/)
    .map((line) => line.replace(/^[> \t\u00a0]+|[ \t\u00a0]+$/g, ''));
  const found: FoundNote[] = [];
  let day: string | undefined;
  for (const [i, line] of lines.entries()) {
    day = /\b20\d\d-\d\d-\d\d\b/.exec(line)?.[0] ?? day;
    const [size = '', root = ''] = lines.slice(i + 1, i + 3);
    if (line === '' || !/^\d{1,16}$/.test(size) || !/^[A-Za-z0-9+/]{43}=$/.test(root)) continue;
    const signatures = readLines(lines.slice(i + 3));
    if (signatures === '') continue;
    found.push({ source: `${line}\n${size}\n${root}\n\n${signatures}`, day });
  }
  return found.length > 0 ? found : [{ source: text }];
}

/** The signature lines at the start, each whole again. */
function readLines(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    if (line.startsWith('\u2014 ')) text += `${line}\n`;
    else if (text !== '' && /^[A-Za-z0-9+/]+=*$/.test(line)) {
      // Broken after the name, or within the signature.
      const isNameOnly = /\n?\u2014 \S+\n$/.test(text);
      text = `${text.slice(0, -1)}${isNameOnly ? ' ' : ''}${line}\n`;
    } else if (line !== '') break;
  }
  return text;
}

/** A mail as a file hides letters and long lines behind equals signs (RFC 2045, quoted-printable). */
function decodeMail(text: string): string {
  if (!/^content-transfer-encoding: *quoted-printable/im.test(text)) return text;
  const joined = text.replace(/=\r?\n/g, '');
  return joined.replace(/(?:=[0-9A-F]{2})+/g, (run) => {
    const bytes = run.slice(1).split('=');
    return new TextDecoder().decode(Uint8Array.from(bytes, (hex) => Number.parseInt(hex, 16)));
  });
}
