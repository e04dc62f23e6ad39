import { hashRules, makeRules } from '../../../verifier/draw/rules.ts';
import { canonicalBytes, type JsonObject } from '../../../verifier/format/canonical.ts';
import { sha256Hex } from '../../../verifier/format/hash.ts';
import type { Tx } from '../../db/db.ts';
import type { MemberId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { chainFor } from './chance.ts';
import {
  type ContestDeps,
  type ContestRow,
  findRules,
  type RulesVersion,
  settingsOf,
} from './contest.ts';
import { hashText, writeRules } from './rules-text.ts';
import { countPrizes, findFlaws } from './settings.ts';
import { tables } from './store.ts';
import { voidCodes } from './words.ts';

/** The addresses that the rules name. */
export function linksOf(publicUrl: string, publicId: string) {
  return { rules: `${publicUrl}/j/${publicId}/rules`, draw: `${publicUrl}/j/${publicId}/draw` };
}

/**
 * Fixes what is written as one exact version: the settings, the text in both languages, and the record
 * that the draw is made by. The same settings are the same version.
 */
export async function closeRules(
  deps: Pick<ContestDeps, 'chain' | 'publicUrl'>,
  tx: Tx,
  contest: ContestRow,
  how: { by: MemberId; at: Date },
): Promise<Result<RulesVersion, { type: 'rules-incomplete'; flaws: string }>> {
  const settings = settingsOf(contest);
  const flaws = findFlaws(settings, how.at);
  if (flaws.length > 0) return refuse({ type: 'rules-incomplete', flaws: flaws.join(', ') });
  const links = linksOf(deps.publicUrl, contest.public_id);
  const text = { fr: writeRules(settings, 'fr', links), en: writeRules(settings, 'en', links) };
  const record = makeRules({
    contest: contest.id,
    textHash: hashText(text),
    opensAt: new Date(settings.opensAt),
    closesAt: new Date(settings.closesAt),
    drawAt: new Date(settings.drawAt),
    winners: countPrizes(settings),
    substitutes: settings.substitutes,
    exclusionCodes: settings.rules,
    voidCodes,
    codePrefix: settings.codePrefix,
    chain: await chainFor(deps, tx, contest.client_id),
  });
  const content = JSON.parse(JSON.stringify({ settings, text, record })) as JsonObject;
  const contentHash = sha256Hex(canonicalBytes(content));
  const newest = await findRules(tx, contest.id);
  if (newest?.contentHash === contentHash) return ok(newest);
  const n = (newest?.n ?? 0) + 1;
  await tables(tx)
    .insertInto('contest_rules')
    .values({
      contest_id: contest.id,
      client_id: contest.client_id,
      n,
      content: JSON.stringify(content),
      content_hash: contentHash,
      record: JSON.stringify(record),
      rules_hash: hashRules(record),
      made_by: how.by,
      made_at: how.at,
    })
    .execute();
  const made = await findRules(tx, contest.id, n);
  if (!made) throw new Error('the version that was just written is not there');
  return ok(made);
}
