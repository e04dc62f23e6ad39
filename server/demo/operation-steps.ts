import type { BriefStep } from './brief-steps.ts';
import type { DemoDeps } from './deps.ts';
import type { World } from './load-world.ts';
import { type DemoCreator, lune } from './operation-plan.ts';
import { openPlay, type Play } from './operation-play.ts';

const DAY_MS = 86_400_000;

/**
 * "Brassé de Lune" from the accepted plan to its last capture: twelve are asked, one says no, one
 * tastes and doesn't write, ten publish, one forgets the mention. Through everybody's commands.
 */
export function planOperationSteps(deps: DemoDeps, world: World): BriefStep[] {
  const play = openPlay(deps, world);
  const at = (time: string, run: (when: Date) => Promise<void>): BriefStep => {
    const when = new Date(time);
    return { at: when, run: () => run(when) };
  };
  return [
    at('2026-09-08T09:00:00+02:00', play.rememberPast),
    at('2026-10-19T15:00:00+02:00', play.prepareAll),
    at('2026-10-19T16:00:00+02:00', play.answerRules),
    ...lune.flatMap((one) => [
      at(one.askedAt, (when) => play.ask(one, when)),
      at(one.answeredAt, (when) => play.answer(one, when)),
      ...(one.sentAt
        ? [
            at('2026-10-29T11:00:00+01:00', (when) => play.agree(one, when)),
            at(one.sentAt, (when) => play.ship(one, when)),
          ]
        : []),
      ...(one.lost
        ? [
            at(one.lost.at, (when) => play.lose(one, when)),
            at(one.lost.againAt, (when) => play.ship(one, when)),
          ]
        : []),
      ...(one.receivedAt ? [at(one.receivedAt, (when) => play.receive(one, when))] : []),
      ...(one.declinedAt ? [at(one.declinedAt, (when) => play.decline(one, when))] : []),
      ...(one.publishedAt ? publish(one, at, play) : []),
      ...(one.publishedAt
        ? [at('2026-12-04T15:50:00+01:00', (when) => play.measure(one, when))]
        : []),
    ]),
    at('2026-12-04T15:45:00+01:00', play.pay),
    ...['K01', 'K02', 'K03', 'K04', 'K06', 'K07', 'K08', 'K10'].map((key) =>
      at('2026-12-07T10:00:00+01:00', (when) => play.thank(key, when)),
    ),
  ];
}

type At = (time: string, run: (when: Date) => Promise<void>) => BriefStep;

function publish(one: DemoCreator, at: At, play: Play): BriefStep[] {
  const from = new Date(one.publishedAt ?? '');
  const later = (days: number) => new Date(from.getTime() + days * DAY_MS).toISOString();
  const isLate = one.isMentionLate ?? false;
  return [
    at(from.toISOString(), (when) => play.publish(one, when)),
    at(later(1), (when) => play.capture(one, when, !isLate)),
    at(later(3), (when) => play.capture(one, when, true)),
    at(later(7), (when) => play.capture(one, when, true)),
    ...(isLate
      ? [
          at('2026-11-13T15:25:00+01:00', (when) => play.askMention(one, when)),
          at('2026-11-13T20:20:00+01:00', (when) => play.captureAgain(one, when)),
        ]
      : []),
  ];
}
