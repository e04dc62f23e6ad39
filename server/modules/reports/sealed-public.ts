import { sql } from 'kysely';
import { sha256Hex } from '../../../verifier/format/hash.ts';
import { parseVkey, type Vkey } from '../../../verifier/format/key.ts';
import { native } from '../../../verifier/native.ts';
import { readReport } from '../../../verifier/report/archive.ts';
import { checkReport } from '../../../verifier/report/check.ts';
import { paths } from '../../../verifier/report/derive.ts';
import { describeReport } from '../../../verifier/words/report.ts';
import type { Db, Scope } from '../../db/db.ts';
import type { AgencyId } from '../../lib/ids.ts';
import { publicWords } from './public-messages.ts';
import type { FileVerdict, SealedView } from './view-schema.ts';

type Row = {
  public_id: string;
  version: number;
  newest: number;
  sealed_at: Date;
  agency_name: string;
  time_zone: string;
  evidence: number;
  is_network: boolean;
};

/** Sees no row of anybody's: what is asked goes through one named function. */
const nobody: Scope = {
  agencyId: '00000000-0000-4000-8000-000000000000' as AgencyId,
  clientIds: [],
};

/** What anybody may know of sealed reports: by the address that is printed on them, or a fingerprint. */
export async function findSealed(
  db: Db,
  of: { publicId: string } | { fingerprint: string },
): Promise<SealedView[]> {
  const id = 'publicId' in of ? of.publicId : null;
  const hash = 'fingerprint' in of ? of.fingerprint : null;
  const rows = await db.read(nobody, async (tx) => {
    const found = await sql<Row>`select * from find_sealed_reports(${id}, ${hash})`.execute(tx);
    return found.rows;
  });
  return rows.map((row) => ({
    publicId: row.public_id,
    version: row.version,
    newest: row.newest,
    sealedAt: row.sealed_at.toISOString(),
    agencyName: row.agency_name,
    timeZone: row.time_zone,
    evidence: row.evidence,
    hasNetworkFigures: row.is_network,
  }));
}

/** Our own keys of the log that holds the seal of this content: the file's aren't believed. */
async function listKeys(db: Db, contentHash: string): Promise<Vkey[]> {
  const rows = await db.read(nobody, async (tx) => {
    const found = await sql<{ vkey: string }>`
      select vkey from list_keys_of_report(${contentHash})`.execute(tx);
    return found.rows;
  });
  return rows.flatMap(({ vkey }) => {
    const key = parseVkey(vkey);
    return key.ok ? [key.value] : [];
  });
}

/** Checks a file that somebody holds: every figure again, and whether it is the one we sealed. */
export async function checkFile(
  db: Db,
  bytes: Uint8Array,
  locale: 'fr' | 'en',
): Promise<FileVerdict> {
  const fingerprint = sha256Hex(bytes);
  const words = publicWords[locale];
  if (isPdf(bytes)) {
    const { isPdf: title, isPdfMeaning: meaning } = words;
    return { verdict: 'unreadable', fingerprint, title, meaning, findings: [], sealed: null };
  }
  const read = readReport(bytes, native);
  const content = read.ok ? read.value.files.get(paths.content) : undefined;
  const keys = content ? await listKeys(db, sha256Hex(content)) : [];
  const verdict = checkReport(bytes, { primitives: native, keys });
  const said = describeReport(verdict, locale);
  const [known] = await findSealed(db, { fingerprint });
  const [claimed] = content ? await findSealed(db, { fingerprint: sha256Hex(content) }) : [];
  const sealed = known ?? claimed ?? null;
  const findings = said.findings.map(({ text }) => text);
  const answer = { fingerprint, title: said.title, meaning: said.meaning, findings, sealed };
  if (verdict.verdict === 'unreadable') return { ...answer, verdict: 'unreadable' };
  if (verdict.verdict === 'not-verified') return { ...answer, verdict: 'differs' };
  // A whole report of somebody else's key: it agrees with itself, and that proves nothing here.
  if (!sealed) {
    return { ...answer, verdict: 'not-ours', title: words.notOurs, meaning: words.notOursMeaning };
  }
  if (sealed.newest > sealed.version) {
    const title = words.superseded(sealed.newest);
    return { ...answer, verdict: 'superseded', title };
  }
  return { ...answer, verdict: 'sealed' };
}

function isPdf(bytes: Uint8Array): boolean {
  return [...'%PDF-'].every((sign, i) => bytes[i] === sign.charCodeAt(0));
}
