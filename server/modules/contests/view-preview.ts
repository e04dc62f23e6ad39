import type { z } from 'zod';
import { isQuicknet } from '../../../verifier/draw/chain.ts';
import type { Tx } from '../../db/db.ts';
import type { Locale } from '../../lib/language.ts';
import { chainFor } from './chance.ts';
import { linksOf } from './close-rules.ts';
import { type ContestDeps, type ContestRow, findRules, settingsOf } from './contest.ts';
import { writeRules } from './rules-text.ts';
import type { contestPreview } from './schema.ts';
import { findFlaws } from './settings.ts';

/**
 * What entrants would see if it were open now, from what is written: for the team, before there is a
 * public page. Null once there is one.
 */
export async function viewPreview(
  deps: Pick<ContestDeps, 'publicUrl' | 'chain'>,
  tx: Tx,
  contest: ContestRow,
  locale: Locale,
  now: Date,
): Promise<z.infer<typeof contestPreview> | null> {
  if (contest.opened_version !== null) return null;
  const settings = settingsOf(contest);
  const newest = await findRules(tx, contest.id);
  const isSame = newest !== null && JSON.stringify(newest.settings) === JSON.stringify(settings);
  const rules = isSame ? newest : null;
  const chain = await chainFor(deps, tx, contest.client_id);
  const { organiser, opensAt, closesAt, confirmUntil, listAt, drawAt } = settings;
  return {
    flaws: findFlaws(settings, now),
    page: {
      publicId: contest.public_id,
      name: contest.name,
      state: 'open',
      organiser: organiser.name,
      controller: settings.controller,
      prizes: settings.prizes,
      opensAt,
      closesAt,
      confirmUntil,
      listAt,
      drawAt,
      timeZone: settings.timeZone,
      minAge: settings.minAge,
      territory: settings.territory,
      onePerHousehold: settings.onePerHousehold,
      substitutes: settings.substitutes,
      eraseEntriesOn: settings.eraseEntriesOn,
      version: rules?.n ?? (newest?.n ?? 0) + 1,
      signedAt: null,
      // Of a version that isn't closed nothing can be hashed yet.
      rulesHash: rules?.rulesHash ?? '0'.repeat(64),
      round: rules?.record.round ?? 0,
      isTestBeacon: !isQuicknet(rules?.record.beacon ?? chain),
      received: 0,
      comments: (settings.comments ?? []).map(({ title }) => title),
    },
    articles: writeRules(settings, locale, linksOf(deps.publicUrl, contest.public_id)).map(
      ({ key, title, text, list }) => ({ key, title, text, ...(list && { list: [...list] }) }),
    ),
  };
}
