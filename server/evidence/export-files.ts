import { readFile } from 'node:fs/promises';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '../..');

/** The verifier's page, which travels with every export: as built, or built where it isn't yet. */
export async function readVerifierPage(): Promise<Uint8Array> {
  try {
    return await readFile(path.join(ROOT, 'verifier/dist/verify.html'));
  } catch {
    const { buildPage } = await import('../../verifier/build.ts');
    return buildPage();
  }
}

/** The witness for a phone, in the same way. */
export async function readWitnessPage(): Promise<Uint8Array> {
  try {
    return await readFile(path.join(ROOT, 'verifier/dist/witness.html'));
  } catch {
    const { buildPhonePage } = await import('../../verifier/build.ts');
    return buildPhonePage();
  }
}

/** The description of the format, as published. */
export function readLogFormat(): Promise<Uint8Array> {
  return readFile(path.join(ROOT, 'docs/formats/log.md'));
}
