/**
 * Text out of bytes of which nobody is sure: the mark at their beginning, else what the header, the
 * XML prolog or the page says, unless the bytes say otherwise. Never throws.
 */
export function decodeText(bytes: Uint8Array, mediaType: string): string {
  const mark = readMark(bytes);
  if (mark) return decode(bytes, mark) ?? '';
  const said = charsetOf(mediaType) ?? declaredInside(bytes);
  const declared = said && isUtf16(said) && !bytes.subarray(0, 200).includes(0) ? null : said;
  const utf8 = decode(bytes, 'utf-8', true);
  // Accented letters of another encoding are practically never valid UTF-8: the bytes are believed.
  if (utf8 !== null && !isWide(declared)) return utf8;
  if (declared && !/^utf-?8$/i.test(declared)) {
    const text = decode(bytes, declared);
    if (text !== null) return text;
  }
  const loose = decode(bytes, 'utf-8') ?? '';
  return isMostlyUtf8(loose, bytes) ? loose : (decode(bytes, 'windows-1252') ?? loose);
}

function readMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

function charsetOf(mediaType: string): string | null {
  return /charset\s*=\s*["']?([\w.:-]+)/i.exec(mediaType)?.[1] ?? null;
}

/** `<?xml encoding=…?>`, `<meta charset=…>`, `<meta http-equiv=… content="…; charset=…">`. */
function declaredInside(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2_048));
  return (
    /<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1] ??
    /<meta[^>]*?charset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1] ??
    null
  );
}

function decode(bytes: Uint8Array, label: string, fatal = false): string | null {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return null; // no such encoding, or not these bytes
  }
}

function isUtf16(label: string): boolean {
  return /^(utf-?16|ucs-?2|unicode$)/i.test(label);
}

/** Encodings whose bytes may look like ASCII to others. */
function isWide(label: string | null): boolean {
  return label !== null && (isUtf16(label) || /^(iso-2022|hz)/i.test(label));
}

/** A page in UTF-8 that somebody cut in the middle of a letter, or put a foreign quotation into. */
function isMostlyUtf8(text: string, bytes: Uint8Array): boolean {
  const broken = text.split('\ufffd').length - 1;
  let foreign = 0;
  for (const byte of bytes) if (byte >= 0xc2) foreign += 1;
  return broken * 4 < foreign;
}
