import { runClaims } from './publish-claims.ts';
import { runControl } from './publish-control.ts';
import { runKills } from './publish-kills.ts';
import { runLoad } from './publish-load.ts';
import type { Case, Report } from './report.ts';

/** What the delivery of posts keeps and costs: a long history, a full minute, a stalled client, kills. */
export async function run(isQuick: boolean): Promise<Report> {
  const cases: Case[] = [];
  for (const part of [runClaims, runLoad, runControl, runKills])
    cases.push(...(await part(isQuick)));
  return { cases, skipped: [] };
}
