import type { Tx } from '../../db/db.ts';
import type { Session } from '../../http/context.ts';
import type { ClientFacts } from '../clients/public.ts';
import { listOperationFacts, type OperationFact } from '../operations/public.ts';
import { isClientSide, isSenior, type Role } from '../people/public.ts';
import { today as texts } from './messages.ts';
import type { Line } from './today.ts';
import { describeAge } from './words.ts';

/** More of the same operation is one line that leads to its board. */
const MOST = 4;

/** What waits with creators: a missing mention, an answer, a letter to be sent, a parcel. */
export async function describeOperations(
  tx: Tx,
  { client, session, now }: { client: ClientFacts; session: Session; now: Date },
): Promise<Line[]> {
  // A session's role is one of the contract's.
  const role = session.role as Role;
  if (isClientSide(role) || role === 'dpo') return [];
  const facts = await listOperationFacts(tx, { clientId: client.id, locale: session.locale, now });
  // Sending and signing are a senior's; thanking can wait for a quiet day.
  const own = facts.filter(
    ({ kind }) => isSenior(role) || !['release-waits', 'sign'].includes(kind),
  );
  const shown = own.filter(({ kind, isRed }) => isRed || kind !== 'thank');
  const byOperation = Map.groupBy(shown, ({ operationId }) => operationId);
  return [...byOperation.values()].flatMap((lines) => {
    const sorted = lines.sort(
      (a, b) => Number(b.isRed) - Number(a.isRed) || a.since.getTime() - b.since.getTime(),
    );
    const told = sorted.slice(0, MOST).map((fact) => describeFact(fact, { client, session, now }));
    const rest = sorted.slice(MOST);
    return rest.length === 0 ? told : [...told, describeRest(rest, { client, session, now })];
  });
}

type Around = { client: ClientFacts; session: Session; now: Date };

function describeFact(fact: OperationFact, { client, session, now }: Around): Line {
  const words = texts[session.locale];
  return {
    section: fact.isRed ? 'blocking' : 'to-prepare',
    rank: fact.since.getTime(),
    since: fact.since,
    item: {
      id: `${fact.kind} ${fact.participationId}`,
      kind: 'operation',
      client: { id: client.id, name: client.name },
      title: words.operation(fact.creatorName, fact.sentence),
      reason: words.operationOf(fact.operationName),
      urgency: fact.isRed ? 'now' : 'waiting',
      clock: describeAge(now.getTime() - fact.since.getTime(), session.locale),
      action: {
        label: words.actions.open,
        href: `/operations/${fact.operationId}/${fact.participationId}`,
      },
    },
  };
}

function describeRest(rest: readonly OperationFact[], { client, session, now }: Around): Line {
  const words = texts[session.locale];
  const [first] = rest;
  const since = rest.map((fact) => fact.since).reduce((a, b) => (a < b ? a : b), now);
  return {
    section: 'to-prepare',
    rank: since.getTime(),
    since,
    item: {
      id: `operation ${first?.operationId}`,
      kind: 'operation',
      client: { id: client.id, name: client.name },
      title: words.operationMore(rest.length, first?.operationName ?? ''),
      reason: words.operationMoreWhy,
      urgency: 'waiting',
      clock: describeAge(now.getTime() - since.getTime(), session.locale),
      action: { label: words.actions.open, href: `/operations/${first?.operationId}` },
    },
  };
}
