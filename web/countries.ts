/** The codes in "fr, be"; undefined where nothing is said. */
export function readCountries(text: string): string[] | undefined {
  const codes = text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  return codes.length > 0 ? codes : undefined;
}
