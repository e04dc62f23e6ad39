/** « d’Inès », « de Solène »: as French writes whose something is; as `server/lib/french.ts` does. */
export function ofName(name: string): string {
  return /^[aeiouyhœæ]/iu.test(name.normalize('NFD')) ? `d’${name}` : `de ${name}`;
}
