import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openAuthSecret } from './secret.ts';

test('processes that start at once share one secret, which only the owner reads', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'compagnon-secret-'));
  try {
    const file = path.join(folder, 'keys', 'auth-secret');
    const secrets = await Promise.all(Array.from({ length: 8 }, () => openAuthSecret(file)));
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]?.length).toBe(43);
    expect(await openAuthSecret(file)).toBe(secrets[0]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await writeFile(file, 'cut');
    await expect(openAuthSecret(file)).rejects.toThrow('does not hold a secret');
  } finally {
    await rm(folder, { recursive: true });
  }
});
