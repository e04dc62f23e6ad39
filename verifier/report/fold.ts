const notAscii = /[^\0-\x7f]/;
const combining = /[\u0300-\u036f]/g;
const writtenOut: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
};

/** Text in lower case without diacritics, ligatures and sharp s written out. */
export function fold(text: string): string {
  if (!notAscii.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(combining, '')
    .replace(/[œæßøłđ]/g, (sign) => writtenOut[sign] ?? sign);
}
