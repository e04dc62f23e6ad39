import type { Tx } from '../../db/db.ts';
import type { Session } from '../../http/context.ts';
import type { ClientId } from '../../lib/ids.ts';
import { listWaitingBriefs, type WaitingBrief } from '../briefs/public.ts';
import { listClientNames } from '../clients/public.ts';
import { isClientSide, isSenior, type Role } from '../people/public.ts';
import { briefWords } from './brief-words.ts';
import type { TodayItem } from './schema.ts';
import type { Line } from './today.ts';
import { describeAge } from './words.ts';

/** What briefs and recommendations wait for, from this person. */
export async function describeBriefs(
  tx: Tx,
  { session, clientIds, now }: { session: Session; clientIds: readonly ClientId[]; now: Date },
): Promise<Line[]> {
  // The client's own account reads what was sent; what the agency waits for isn't theirs to do.
  if (isClientSide(session.role as Role) || session.role === 'dpo') return []; // one of the contract's
  const waiting = await listWaitingBriefs(tx, { role: session.role, now });
  const own = waiting.filter(({ clientId }) => clientIds.includes(clientId));
  const names = await listClientNames(
    tx,
    own.map(({ clientId }) => clientId),
  );
  return own.flatMap((one) => {
    const client = names.get(one.clientId);
    const told = client && tell(one, session);
    if (!told) return [];
    const { locale } = session;
    return [
      {
        section: told.section,
        rank: one.since.getTime(),
        since: one.since,
        item: {
          id: told.id,
          kind: one.kind,
          client: { id: one.clientId, name: client.name },
          title: told.title,
          reason: told.reason,
          urgency: told.urgency,
          clock: describeAge(now.getTime() - one.since.getTime(), locale),
          action: { label: briefWords[locale].open, href: told.href },
        },
      },
    ];
  });
}

type Told = {
  section: Line['section'];
  id: string;
  title: string;
  reason: string;
  urgency: TodayItem['urgency'];
  href: string;
};

function tell(one: WaitingBrief, session: Session): Told | null {
  const t = briefWords[session.locale];
  const senior = isSenior(session.role as Role); // as above
  if (one.kind === 'brief-unanswered') {
    return {
      section: 'deadlines',
      id: `brief ${one.briefId}`,
      title: t.unanswered(one.title, one.open),
      reason: t.unansweredWhy,
      urgency: 'calm',
      href: `/operations/briefs/${one.briefId}`,
    };
  }
  const of = {
    id: `reco ${one.recommendationId}`,
    urgency: 'waiting',
    href: `/operations/recos/${one.recommendationId}`,
  } as const;
  if (one.kind === 'reco-returned') {
    if (one.authorId !== session.memberId) return null;
    return { ...of, section: 'to-prepare', title: t.returned(one.title), reason: t.returnedWhy };
  }
  if (one.kind === 'plan-over-ceiling') {
    const title = t.over(one.title, one.plan ?? '', one.overCents ?? 0);
    return { ...of, section: senior ? 'to-validate' : 'to-prepare', title, reason: t.overWhy };
  }
  if (one.kind === 'reco-for-senior') {
    if (!senior) return null;
    return { ...of, section: 'to-validate', title: t.forSenior(one.title), reason: t.forSeniorWhy };
  }
  return {
    ...of,
    section: 'deadlines',
    urgency: 'calm',
    title: t.withClient(one.title),
    reason: t.withClientWhy,
  };
}
