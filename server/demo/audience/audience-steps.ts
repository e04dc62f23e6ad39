import type { BriefStep } from '../brief-steps.ts';
import type { DemoDeps } from '../deps.ts';
import type { World } from '../load-world.ts';
import { lune } from '../operation-plan.ts';
import { openReportPlay } from '../report/play-report.ts';
import { planVisits } from './plan-visits.ts';
import { openAudiencePlay } from './play-audience.ts';

/** From what was announced to the sealed report, and what the client wrote in its margin. */
export function planAudienceSteps(deps: DemoDeps, world: World): BriefStep[] {
  const audience = openAudiencePlay(deps, world);
  const report = openReportPlay(deps, world, audience.tags);
  const at = (time: string | number, run: (when: Date) => Promise<void>): BriefStep => {
    const when = new Date(time);
    return { at: when, run: () => run(when) };
  };
  const days = Map.groupBy(planVisits(), ({ at: when }) => parisDay(when));
  return [
    at('2026-11-06T15:00:00+01:00', audience.announce),
    ...lune.flatMap(({ publishedAt }) =>
      publishedAt ? [at(new Date(publishedAt).getTime() + 60_000, audience.plan)] : [],
    ),
    ...[...days].map(([day, came]) => at(endOf(day), () => audience.visit(came))),
    at('2026-12-04T15:00:00+01:00', audience.readComments),
    at('2026-12-04T15:30:00+01:00', audience.enterTold),
    at('2026-12-04T15:48:00+01:00', audience.observe),
    at('2026-12-04T16:20:00+01:00', report.write),
    at('2026-12-04T16:40:00+01:00', report.signAsAuthor),
    at('2026-12-04T16:58:00+01:00', report.signAsSenior),
    at('2026-12-04T17:02:00+01:00', report.seal),
    at('2026-12-04T17:10:00+01:00', report.send),
    at('2026-12-07T09:12:00+01:00', report.receive),
  ];
}

function parisDay(at: Date): string {
  return new Date(at.getTime() + 3_600_000).toISOString().slice(0, 10);
}

/** A day's clicks are counted at its end, the last day's at noon. */
function endOf(day: string): string {
  return day === '2026-12-04' ? `${day}T12:01:00+01:00` : `${day}T23:59:00+01:00`;
}
