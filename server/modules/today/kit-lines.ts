import type { Session } from '../../http/context.ts';
import { isSenior, type Role } from '../people/public.ts';
import type { ClientSituation } from './client-lines.ts';
import { today as texts } from './messages.ts';
import type { TodayItem } from './schema.ts';
import type { Line } from './today.ts';
import { describeAge, describeMoment } from './words.ts';

type Told = {
  kind: TodayItem['kind'];
  section: Line['section'];
  title: string;
  reason: string;
  action: string;
  since: Date;
  /** When something happens if nobody does anything; without it, by age. */
  rank?: Date;
};

/** What the newest version of the brand kit waits for, from this person; at most one line. */
export function describeKit(situation: ClientSituation, session: Session): Line[] {
  const told = tell(situation, session);
  if (!told) return [];
  const { client, now } = situation;
  const { section, since, kind, title, reason } = told;
  return [
    {
      section,
      rank: (told.rank ?? since).getTime(),
      since,
      item: {
        id: `kit ${client.id}`,
        kind,
        client: { id: client.id, name: client.name },
        title,
        reason,
        urgency: 'waiting',
        clock: describeAge(now.getTime() - since.getTime(), session.locale),
        action: { label: told.action, href: `/clients/${client.id}/brand-kit` },
      },
    },
  ];
}

function tell(situation: ClientSituation, session: Session): Told | null {
  const { client, newestKit: kit, contacts, now } = situation;
  if (!kit) return null;
  const words = texts[session.locale];
  // A session's role is one of the contract's.
  const isTheirs = isSenior(session.role as Role) || kit.authorId === session.memberId;
  if (session.role === 'client') {
    const own = contacts.find(({ memberId }) => memberId === session.memberId);
    const asked = kit.askedOf.find(({ contactId }) => contactId === own?.id);
    if (!asked) return null;
    return {
      kind: 'to-sign',
      section: 'to-sign',
      title: words.kitAsked(kit.n),
      reason: words.kitAskedWhy,
      action: words.actions.decide,
      since: asked.since,
      rank: asked.expiresAt,
    };
  }
  if (!isTheirs) return null;
  if (kit.cameBack) {
    const { by, decision, reason, at } = kit.cameBack;
    return {
      kind: 'brand-kit-came-back',
      section: 'came-back',
      title: words.kitCameBack(by, decision, client.name, kit.n),
      reason: reason === '' ? words.kitCameBackWhy : words.quote(reason),
      action: words.actions.open,
      since: at,
    };
  }
  // Whoever waits for the client's person has nothing to do: the margin says so.
  if (kit.isSigned || kit.askedOf.length > 0 || !isSenior(session.role as Role)) return null;
  if (kit.expired) {
    return {
      kind: 'brand-kit-to-send',
      section: 'to-validate',
      title: words.kitExpired(kit.expired.name, client.name, kit.n),
      reason: words.kitExpiredWhy(
        describeMoment(kit.expired.at, now, client.timeZone, session.locale),
      ),
      action: words.actions.open,
      since: kit.expired.at,
    };
  }
  const isOwn = kit.authorId === session.memberId;
  return {
    kind: isOwn ? 'brand-kit-to-send' : 'brand-kit-to-sign',
    section: 'to-validate',
    title: isOwn ? words.kitToSend(client.name, kit.n) : words.kit(client.name, kit.n),
    reason: words.kitWhy,
    action: isOwn ? words.actions.send : words.actions.read,
    since: kit.createdAt,
  };
}
