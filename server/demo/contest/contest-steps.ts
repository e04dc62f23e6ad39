import type { BriefStep } from '../brief-steps.ts';
import type { DemoDeps } from '../deps.ts';
import type { World } from '../load-world.ts';
import { planEntries } from './plan-entries.ts';
import { openContestPlay } from './play-contest.ts';

/** The contest from its rules to the prizes that left; the tenth of them waits for a substitute's answer. */
export function planContestSteps(deps: DemoDeps, world: World): BriefStep[] {
  const play = openContestPlay(deps, world);
  const at = (time: string | Date, run: (when: Date) => Promise<void>): BriefStep => {
    const when = new Date(time);
    return { at: when, run: () => run(when) };
  };
  return [
    at('2026-10-26T10:00:00+01:00', play.prepare),
    at('2026-10-28T15:00:00+01:00', play.askSignature),
    at('2026-10-30T11:05:00+01:00', play.sign),
    at('2026-11-06T16:00:00+01:00', play.bar),
    at('2026-11-09T09:30:00+01:00', play.open),
    ...planEntries().flatMap((entry) => [
      at(entry.at, (when) => play.enter(entry, when)),
      ...(entry.confirmedAt ? [at(entry.confirmedAt, (when) => play.confirm(entry, when))] : []),
      ...(entry.withdrawnAt ? [at(entry.withdrawnAt, (when) => play.withdraw(entry, when))] : []),
    ]),
    at('2026-11-22T09:30:00+01:00', play.decideHouseholds),
    at('2026-11-22T09:35:00+01:00', play.tellExcluded),
    at('2026-11-23T09:20:00+01:00', play.decideHouseholds),
    at('2026-11-23T09:45:00+01:00', play.tellExcluded),
    at('2026-11-23T10:00:00+01:00', play.freeze),
    at('2026-11-24T11:00:05+01:00', play.draw),
    at('2026-11-26T18:30:00+01:00', play.answer),
    at('2026-12-01T11:01:00+01:00', play.follow),
    at('2026-12-03T14:00:00+01:00', play.sendPrizes),
  ];
}
