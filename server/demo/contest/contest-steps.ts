import type { BriefStep } from '../brief-steps.ts';
import type { DemoDeps } from '../deps.ts';
import type { World } from '../load-world.ts';
import { type PlannedEntry, planEntries } from './plan-entries.ts';
import { openContestPlay } from './play-contest.ts';

/** The contest from its rules to the prizes that left; the tenth of them waits for a substitute's answer. */
export function planContestSteps(deps: DemoDeps, world: World): BriefStep[] {
  const play = openContestPlay(deps, world);
  const entries = planEntries();
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
    ...byDay(entries, ({ at: when }) => when).map(([day, came]) =>
      at(endOf(day), () => play.enter(came)),
    ),
    ...byDay(entries, ({ confirmedAt }) => confirmedAt).map(([day, confirmed]) =>
      at(new Date(endOf(day).getTime() + 1), () => play.confirm(confirmed)),
    ),
    ...byDay(entries, ({ withdrawnAt }) => withdrawnAt).map(([day, gone]) =>
      at(new Date(endOf(day).getTime() + 2), () => play.withdraw(gone)),
    ),
    at('2026-11-22T09:30:00+01:00', play.decideHouseholds),
    at('2026-11-22T09:35:00+01:00', play.tellExcluded),
    at('2026-11-23T09:43:00+01:00', play.decideHouseholds),
    at('2026-11-23T09:45:00+01:00', play.tellExcluded),
    at('2026-11-23T10:00:00+01:00', play.freeze),
    at('2026-11-24T11:00:05+01:00', play.draw),
    at('2026-11-26T18:30:00+01:00', play.answer),
    at('2026-12-01T11:01:00+01:00', play.follow),
    at('2026-12-03T14:00:00+01:00', play.sendPrizes),
  ];
}

/** Acts of one day in one piece: two commits a day instead of hundreds. */
function byDay(
  entries: readonly PlannedEntry[],
  hourOf: (entry: PlannedEntry) => Date | null,
): [day: string, entries: PlannedEntry[]][] {
  const days = new Map<string, PlannedEntry[]>();
  for (const entry of entries) {
    const day = hourOf(entry)?.toISOString().slice(0, 10);
    if (day) days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}

/** When a day's acts are written: at its end, or just before the last look at the list. */
function endOf(day: string): Date {
  const end = new Date(`${day}T23:59:00Z`);
  return new Date(Math.min(end.getTime(), new Date('2026-11-23T09:42:00+01:00').getTime()));
}
