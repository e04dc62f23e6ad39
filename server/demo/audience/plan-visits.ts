import { randomOf } from '../creators/random.ts';

/** One click on a tagged link, by its hour; the address and the browser are nobody's. */
export type PlannedVisit = {
  readonly origin: string;
  readonly at: Date;
  readonly ip: string;
  readonly userAgent: string;
};

/** When each link was first published, and the people who came through it until the end. */
const origins = [
  ['K01', '2026-11-09T07:40:00+01:00', 214],
  ['K02', '2026-11-10T08:00:00+01:00', 143],
  ['K03', '2026-11-11T17:00:00+01:00', 96],
  ['K04', '2026-11-12T09:30:00+01:00', 71],
  ['K06', '2026-11-13T12:00:00+01:00', 58],
  ['K07', '2026-11-16T07:00:00+01:00', 188],
  ['K08', '2026-11-12T18:20:00+01:00', 117],
  ['K10', '2026-11-16T09:00:00+01:00', 131],
  ['K11', '2026-11-18T16:00:00+01:00', 84],
  ['K12', '2026-11-20T18:00:00+01:00', 49],
  ['brand', '2026-11-09T10:00:00+01:00', 233],
] as const;

const UNTIL = new Date('2026-12-04T12:00:00+01:00').getTime();
const HOUR_MS = 3_600_000;
/** Half of those who come do so within little more than two days of a post. */
const HALF_LIFE_HOURS = 52.5;

const BROWSERS = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
];
const ROBOTS = [
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
];

export const linkOrigins: readonly string[] = origins.map(([origin]) => origin);

/** Every click, people's first, some twice on a day, and the robots that come by; in order of time. */
export function planVisits(): PlannedVisit[] {
  const visits = origins.flatMap(([origin, from, people]) => {
    const random = randomOf(`visits:${origin}`);
    const start = new Date(from).getTime();
    const hourOf = () => {
      for (;;) {
        const after = -Math.log2(1 - random.next()) * HALF_LIFE_HOURS * HOUR_MS;
        // Few read at night.
        const at = new Date(start + after);
        const hour = (at.getUTCHours() + 1) % 24;
        if (at.getTime() < UNTIL && (hour >= 7 || random.next() < 0.1)) return at;
      }
    };
    return Array.from({ length: people }, (_, i) => i).flatMap((i): PlannedVisit[] => {
      const at = hourOf();
      const ip = `198.51.100.${1 + (i % 254)}`;
      const first = { origin, at, ip, userAgent: random.pick(BROWSERS) };
      const seen: PlannedVisit[] = [first];
      // Some look a second time within minutes: the same session.
      if (random.next() < 0.11 && !isLate(at)) {
        seen.push({ ...first, at: new Date(at.getTime() + 240_000) });
      }
      if (random.next() < 0.16) {
        seen.push({
          origin,
          at: hourOf(),
          ip: `203.0.113.${i % 256}`,
          userAgent: random.pick(ROBOTS),
        });
      }
      return seen;
    });
  });
  return visits.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** Four minutes later it might be another day, and another session. */
function isLate(at: Date): boolean {
  return at.getUTCHours() === 22 && at.getUTCMinutes() > 50;
}
