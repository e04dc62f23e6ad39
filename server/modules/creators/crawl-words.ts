const NAMES: Readonly<Record<string, readonly string[]>> = {
  fr: ['francais', 'french', 'fra', 'fre'],
  en: ['anglais', 'english', 'eng'],
  nl: ['neerlandais', 'flamand', 'dutch', 'nld'],
  de: ['allemand', 'german', 'deutsch', 'deu'],
  es: ['espagnol', 'spanish', 'espanol', 'spa'],
  it: ['italien', 'italian', 'italiano', 'ita'],
  pt: ['portugais', 'portuguese', 'portugues', 'por'],
};

/** "Français, en-GB" is `fr`, `en`; what is no language is left out. */
export function languagesOf(text: string): string[] {
  const words = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z-]+/)
    .filter(Boolean);
  const codes = words.flatMap((word) => {
    const named = Object.entries(NAMES).find(([, names]) => names.includes(word))?.[0];
    const code = named ?? word.split('-')[0] ?? '';
    return /^[a-z]{2}$/.test(code) ? [code] : [];
  });
  return [...new Set(codes)].slice(0, 8);
}
