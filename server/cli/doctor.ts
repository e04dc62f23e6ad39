import { access, constants, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { type Config, readConfig } from '../config.ts';
import { type Connected, connect } from '../db/connect.ts';
import { findMissingErasures } from '../db/erasure-journal.ts';
import { openHeads } from '../evidence/heads.ts';
import type { ClientId } from '../lib/ids.ts';

type Finding = { readonly isGood: boolean; readonly what: string; readonly mend?: string };

const DISK_FREE_MIN = 1_000_000_000;

/** Prints each check with a mark and, where something is wrong, what to do. 0: all is well. */
export async function runDoctor(
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const findings: Finding[] = [checkNode()];
  try {
    const config = readConfig(env);
    findings.push({ isGood: true, what: `settings are readable; data in ${config.dataDir}` });
    findings.push(await checkFolder(config), await checkDisk(config), await checkVault(config));
    findings.push(await checkMail(config), await checkInbox(config));
    findings.push(...(await checkDatabase(config)));
  } catch (error) {
    findings.push({
      isGood: false,
      what: wordsOf(error),
      mend: 'Correct these settings: README.md lists them.',
    });
  }
  for (const { isGood, what, mend } of findings) {
    console.log(`${isGood ? 'ok   ' : 'WRONG'} ${what}`);
    if (mend) console.log(`      ${mend}`);
  }
  return findings.every(({ isGood }) => isGood) ? 0 : 1;
}

function checkNode(): Finding {
  const isGood = Number(process.versions.node.split('.')[0]) >= 24;
  const what = `Node ${process.versions.node}`;
  return isGood
    ? { isGood, what }
    : { isGood, what, mend: 'Compagnon needs Node 24: start it with `npm start`.' };
}

async function checkFolder(config: Config): Promise<Finding> {
  try {
    await access(config.dataDir, constants.R_OK | constants.W_OK);
    return { isGood: true, what: 'the data folder can be read and written' };
  } catch {
    const isThere = await stat(config.dataDir).then(
      () => true,
      () => false,
    );
    if (!isThere) return { isGood: true, what: 'no data folder yet: the first start makes it' };
    return {
      isGood: false,
      what: `the data folder ${config.dataDir} can't be written`,
      mend: 'Give it to the user that runs Compagnon, or set DATA_DIR to another folder.',
    };
  }
}

async function checkDisk(config: Config): Promise<Finding> {
  const folder = await nearestFolder(config.dataDir);
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const what = `${(free / 1e9).toFixed(1)} GB free on the disk`;
  if (free >= DISK_FREE_MIN) return { isGood: true, what };
  return { isGood: false, what, mend: 'Free at least 1 GB: nothing can be saved on a full disk.' };
}

async function nearestFolder(folder: string): Promise<string> {
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  return isThere ? folder : nearestFolder(path.dirname(folder));
}

async function checkVault({ vaultKeyFile }: Config): Promise<Finding> {
  const found = await stat(vaultKeyFile).catch(() => null);
  if (!found) return { isGood: true, what: 'no vault key yet: the first start makes it' };
  if ((found.mode & 0o077) === 0)
    return { isGood: true, what: `the vault's key is closed to others (${vaultKeyFile})` };
  return {
    isGood: false,
    what: `others can read the vault's key ${vaultKeyFile}`,
    mend: `Run: chmod 600 ${vaultKeyFile}`,
  };
}

async function checkMail({ smtpUrl }: Config): Promise<Finding> {
  if (!smtpUrl)
    return { isGood: true, what: "mail isn't set up: links are handed over by hand (SMTP_URL)" };
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 5_000 });
  try {
    await transport.verify();
    return { isGood: true, what: 'the mail server answers and accepts us' };
  } catch (error) {
    return {
      isGood: false,
      what: `the mail server refuses: ${wordsOf(error)}`,
      mend: 'Check SMTP_URL. Mails wait; none is lost.',
    };
  } finally {
    transport.close();
  }
}

async function checkInbox({ imapUrl, replyTo }: Config): Promise<Finding> {
  if (!imapUrl) {
    return {
      isGood: true,
      what: "no mailbox is read: creators' answers go to who wrote (IMAP_URL)",
    };
  }
  const { tryInbox } = await import('../mail/inbox.ts');
  try {
    await tryInbox(imapUrl);
    return { isGood: true, what: `the mailbox for answers opens; they come to ${replyTo}` };
  } catch (error) {
    return {
      isGood: false,
      what: `the mailbox for answers doesn't open: ${wordsOf(error)}`,
      mend: 'Check IMAP_URL. Answers wait in the mailbox; none is lost.',
    };
  }
}

async function checkDatabase(config: Config): Promise<Finding[]> {
  try {
    await using db = await connect({
      url: config.databaseUrl,
      dataDir: config.dataDir,
      ifRunning: 'adopt',
      onPoolError: () => {},
    });
    const { rows } = await db.ownerPool.query<{ version: string; done: number }>(
      `select current_setting('server_version') as version, count(*)::integer as done from migration`,
    );
    const { rows: open } = await db.ownerPool.query<{ n: number }>(
      `select count(*)::integer as n from pg_class c join pg_namespace s on s.oid = c.relnamespace
       where s.nspname = 'public' and c.relkind = 'r' and not c.relrowsecurity
         and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'client_id')`,
    );
    const isWalled = open[0]?.n === 0;
    return [
      { isGood: true, what: `PostgreSQL ${rows[0]?.version}, ${rows[0]?.done} migrations applied` },
      isWalled
        ? { isGood: true, what: "every table of a client's rows stands behind row-level security" }
        : {
            isGood: false,
            what: "a table of a client's rows is open",
            mend: 'Restore the policies: run `npx compagnon migrate` on a restored backup.',
          },
      ...(await checkErasures(db, config)),
      await checkHeads(db, config),
    ];
  } catch (error) {
    const isRefused = error instanceof pg.DatabaseError;
    const mend = isRefused
      ? 'PostgreSQL answered and refused: check the user and password in DATABASE_URL.'
      : 'Is PostgreSQL running and reachable? The sentence above says what it said.';
    return [{ isGood: false, what: wordsOf(error), mend }];
  }
}

/** Whether each log is at least as long as what was signed of it, and contradicts nothing that is held. */
async function checkHeads(
  { ownerPool }: Pick<Connected, 'ownerPool'>,
  { headsDir }: Config,
): Promise<Finding> {
  const { rows } = await ownerPool.query<{ client_id: ClientId; size: string; is_held: boolean }>(
    `select client_id, size, exists (select from held_head k
       where k.client_id = h.client_id and k.settled_at is null) as is_held from log_head h`,
  );
  const heads = openHeads(headsDir);
  const back: string[] = [];
  for (const { client_id, size, is_held } of rows) {
    const signed = Number((await heads.read(client_id))?.split('\n')[1] ?? 0);
    if (is_held || signed > Number(size)) back.push(client_id);
  }
  if (back.length === 0) {
    return { isGood: true, what: 'no log is older than what was signed of it' };
  }
  return {
    isGood: false,
    what: `logs older than a head that was signed: ${back.join(', ')}: an older backup was put back`,
    mend: 'Put the newest backup back; docs/restore.md says what if there is none.',
  };
}

/** Whether everybody is erased whom the journal outside the database names, and the other way round. */
async function checkErasures(
  { ownerPool }: Pick<Connected, 'ownerPool'>,
  { erasuresFile }: Config,
): Promise<Finding[]> {
  const { missing, read } = await findMissingErasures(ownerPool, erasuresFile);
  const { rows } = await ownerPool.query<{ n: number }>(
    'select count(*)::integer as n from erasure where what <> all($1)',
    [read.lines],
  );
  const onlyHere = rows[0]?.n ?? 0;
  const findings: Finding[] = [];
  if (missing.length > 0) {
    findings.push({
      isGood: false,
      what: `${missing.length} erasures of ${erasuresFile} aren't done in this database: an older backup was put back`,
      mend: 'Start Compagnon, or run `npx compagnon erasures apply`: they are done again.',
    });
  }
  if (onlyHere > 0) {
    findings.push({
      isGood: false,
      what: `${onlyHere} erasures don't stand in ${erasuresFile} yet`,
      mend: 'Put the newest copy of the file back if it was lost; the next start writes what is missing.',
    });
  }
  if (read.broken > 0) {
    findings.push({
      isGood: false,
      what: `${read.broken} lines of ${erasuresFile} can't be read`,
      mend: 'Put the newest whole copy of the file back, then run `npx compagnon erasures apply`.',
    });
  }
  if (findings.length > 0) return findings;
  return [
    {
      isGood: true,
      what: `${read.lines.length} erasures stand in ${erasuresFile}, and are done in this database`,
    },
  ];
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
