import { rewriteZip } from './zip.ts';

/** An office file made at `at` and at no other moment: the same content gives the same bytes. */
export function fixDates(file: Uint8Array, at: Date): Uint8Array {
  const text = at.toISOString().replace(/\.\d+Z$/, 'Z');
  return rewriteZip(file, (name, read) => {
    if (name !== 'docProps/core.xml') return null;
    return read().replace(
      /(<dcterms:(created|modified)[^>]*>)[^<]*(<\/dcterms:\2>)/g,
      (_all, open: string, _name: string, close: string) => `${open}${text}${close}`,
    );
  });
}
