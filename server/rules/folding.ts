/** Letters and digits only, without accents or case, one space between words and around all. */
export function fold(text: string): string {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return ` ${plain.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}

/** Whether a folded text holds the phrase as whole words. */
export function holds(folded: string, phrase: string): boolean {
  const wanted = fold(phrase);
  return wanted.trim() !== '' && folded.includes(wanted);
}

const negations = [
  ' non ',
  ' pas ',
  ' sans ',
  ' aucune ',
  ' aucun ',
  ' not ',
  ' no ',
  ' kein ',
  ' keine ',
];

/** The same, unless the word before takes it back ("non sponsorisé", "not an ad"). */
export function claims(folded: string, phrase: string): boolean {
  const wanted = fold(phrase);
  if (wanted.trim() === '') return false;
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    const before = folded.slice(0, at + 1).replace(/ (une?|de|d|an?|the|la|le|l|eine?) $/, ' ');
    if (!negations.some((word) => before.endsWith(word))) return true;
  }
  return false;
}
