#!/usr/bin/env node
import { readConfig } from '../config.ts';
import { runContest } from './contest.ts';
import { runCreators } from './creators.ts';
import { runDisclosure } from './disclosure.ts';
import { runDoctor } from './doctor.ts';
import { runErasures } from './erasures.ts';
import { rotateKeys } from './keys.ts';
import { runLog } from './log.ts';
import { applyMigrations } from './migrations.ts';
import { writeOpenApi } from './open-api.ts';
import { runReport } from './report.ts';
import { resetPassword } from './reset-password.ts';

const commands: Readonly<Record<string, { says: string; run: () => Promise<number> }>> = {
  doctor: {
    says: 'say what is wrong with this installation, and how to mend it',
    run: () => runDoctor(process.env),
  },
  migrate: {
    says: 'bring the database to this version',
    run: () => applyMigrations(readConfig(process.env)),
  },
  erasures: {
    says: 'apply: erase again whom a restored backup brought back; each start does it, too',
    run: () => runErasures(process.argv.slice(3), readConfig(process.env)),
  },
  log: {
    says: 'go-on CLIENT_ID: sign a log again whose last leaves no backup holds any more',
    run: () => runLog(process.argv.slice(3), readConfig(process.env)),
  },
  'password-reset': {
    says: 'print a link that sets a new password for E-MAIL',
    run: () => resetPassword(readConfig(process.env), process.argv[3]),
  },
  'rotate-vault-key': {
    says: 'make a new key for secrets; the old ones still open what they sealed',
    run: () => rotateKeys(readConfig(process.env)),
  },
  'open-api': {
    says: 'write openapi.json from the contracts',
    run: () => writeOpenApi(),
  },
  creators: {
    says: 'import FILE.jsonl, rank --subject TEXT: who writes about what, from an archive',
    run: () =>
      runCreators(process.argv.slice(3), () => readConfig(process.env), {
        out: process.stdout,
        err: process.stderr,
      }),
  },
  contest: {
    says: 'prepare, freeze, draw: a draw that anybody can check, for a contest run elsewhere',
    run: async () =>
      runContest(process.argv.slice(3), { out: process.stdout, err: process.stderr }),
  },
  report: {
    says: 'verify FILE.zip: check a sealed report, every figure of it, without the database',
    run: () => runReport(process.argv.slice(3)),
  },
  disclosure: {
    says: 'check FILE.jsonl: propose which posts are commercial, and whether they say so',
    run: () =>
      runDisclosure(process.argv.slice(3), {
        in: process.stdin,
        out: process.stdout,
        err: process.stderr,
      }),
  },
};

const [name = '--help'] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command) {
  process.exitCode = await command.run().catch(fail);
} else {
  const width = Math.max(...Object.keys(commands).map((key) => key.length));
  console.log('compagnon COMMAND\n');
  for (const [key, { says }] of Object.entries(commands))
    console.log(`  ${key.padEnd(width)}  ${says}`);
  console.log('\nSettings come from the environment: see README.md.');
  process.exitCode = name === '--help' ? 0 : 2;
}

function fail(error: unknown): number {
  console.error(error instanceof Error ? error.message : String(error));
  if (error instanceof Error && error.cause instanceof Error)
    console.error(`  because: ${error.cause.message}`);
  return 1;
}
