import type { Tx } from '../../db/db.ts';
import type { Session } from '../../http/context.ts';
import { writeMoment } from '../../lib/moments.ts';
import type { ClientFacts } from '../clients/public.ts';
import { type ContestFact, listContestFacts } from '../contests/public.ts';
import { isClientSide, isSenior } from '../people/public.ts';
import { contestWords } from './contest-words.ts';
import { today as texts } from './messages.ts';
import type { Line } from './today.ts';
import { describeAge } from './words.ts';

/** What only a senior may do; the others see what comes by itself. */
const ofSeniors: readonly ContestFact['kind'][] = [
  'unsigned',
  'to-open',
  'households',
  'draw-late',
];
/** What lies ahead: its hour is shown, not how long it has waited. */
const ahead: readonly ContestFact['kind'][] = [
  'households',
  'list-soon',
  'draw-soon',
  'answer-due',
];

/** What waits in a client's contests: a signature, a decision, an hour, a prize. */
export async function describeContests(
  tx: Tx,
  { client, session, now }: { client: ClientFacts; session: Session; now: Date },
): Promise<Line[]> {
  if (isClientSide(session.role) || session.role === 'dpo') return [];
  const facts = await listContestFacts(tx, { clientId: client.id, now });
  return facts
    .filter(({ kind }) => isSenior(session.role) || !ofSeniors.includes(kind))
    .map((fact) => describeFact(fact, { client, session, now }));
}

function describeFact(
  { contestId, name, kind, count, isRed, at }: ContestFact,
  { client, session, now }: { client: ClientFacts; session: Session; now: Date },
): Line {
  const { locale } = session;
  const words = contestWords[locale][kind];
  const moment = writeMoment(at, locale, client.timeZone);
  const isAhead = ahead.includes(kind);
  return {
    section: isRed ? 'blocking' : isAhead ? 'deadlines' : 'to-prepare',
    rank: at.getTime(),
    since: isAhead ? now : at,
    item: {
      id: `contest ${contestId} ${kind}`,
      kind: 'contest',
      client: { id: client.id, name: client.name },
      title: words.title(name, count),
      reason: words.why(moment),
      urgency: isRed ? 'now' : isAhead ? 'calm' : 'waiting',
      clock: isAhead ? moment : describeAge(now.getTime() - at.getTime(), locale),
      action: { label: texts[locale].actions.open, href: `/contests/${contestId}` },
    },
  };
}
