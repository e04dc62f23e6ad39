import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const USAGE = `compagnon report verify FILE [--lang fr|en] [--json] [--key VKEY] [--witness VKEY] [--checkpoint FILE]

Checks a sealed report without the database, as anybody can with compagnon-verify: its log, its evidence, and
every figure by computing it again. Exit codes: 0 verified, perhaps with reservation; 1 not verified, the part
is named; 2 can't be read. A report is sealed in the pages, once a senior has signed it.`;

/** `compagnon report …`: hands over to the verifier, which is a program of its own. Gives the exit code. */
export async function runReport(args: readonly string[]): Promise<number> {
  const [verb, ...rest] = args;
  if (verb !== 'verify' || rest.length === 0) {
    const isAsked = verb === '--help';
    (isAsked ? process.stdout : process.stderr).write(`${USAGE}\n`);
    return isAsked ? 0 : 2;
  }
  const verifier = fileURLToPath(new URL('../../verifier/cli.ts', import.meta.url));
  const child = spawn(process.execPath, [verifier, ...rest], { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 2));
  });
}
