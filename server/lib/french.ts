/** « d’Inès », « de Solène »: as French writes whose something is. A mute h is taken for granted. */
export function ofName(name: string): string {
  return /^[aeiouyhœæ]/iu.test(name.normalize('NFD')) ? `d’${name}` : `de ${name}`;
}
