import type { BoardLine } from './board-schema.ts';
import { dayOf } from './cold.ts';
import { hasAccepted, hasPublished } from './operation.ts';
import type { DeliverableRow, Place } from './read-operation.ts';
import { CONTRACT_CENTS } from './threshold.ts';

const DAY_MS = 86_400_000;
const SILENT_DAYS = 5;

export type AlertKind = NonNullable<BoardLine['alert']>['kind'];

/** Why a person must act on a creator's place, the gravest first; `since` is for how long. */
export type Alert = {
  readonly kind: AlertKind;
  readonly isRed: boolean;
  readonly since: Date;
  readonly action:
    | 'request-mention'
    | 'contract'
    | 'letter'
    | 'read'
    | 'release'
    | 'sign'
    | 'ship'
    | 'capture'
    | 'thank'
    | 'remind'
    | 'address'
    | 'objections'
    | 'close';
};

/** The one thing that waits for a person here, or null. */
export function findAlert(place: Place, now: Date): Alert | null {
  return (
    contestedAlert(place) ??
    mentionAlert(place) ??
    objectedAlert(place) ??
    contractAlert(place) ??
    mailAlert(place) ??
    paperAlert(place) ??
    missedAlert(place) ??
    dateAlert(place, now) ??
    endAlert(place) ??
    plannedContractAlert(place)
  );
}

/** Somebody of the team objects: nothing leaves for this creator until a senior has answered. */
function contestedAlert({ contested: [since] }: Place): Alert | null {
  return since ? { kind: 'contested', isRed: true, since, action: 'objections' } : null;
}

/** They want no proposals, and still stand as somebody to be written to. */
function objectedAlert({ asked, row }: Place): Alert | null {
  const objection = asked.find(({ kind }) => kind === 'objection');
  if (!objection || !['kept', 'contacted'].includes(row.state)) return null;
  return { kind: 'objected', isRed: false, since: objection.at, action: 'close' };
}

function mentionAlert({ incidents }: Place): Alert | null {
  const open = incidents.find((one) => !one.mended_at && !one.closed_at);
  if (!open) return null;
  return {
    kind: 'mention-absent',
    isRed: open.requested_at === null,
    since: open.opened_at,
    action: open.requested_at ? 'capture' : 'request-mention',
  };
}

function contractAlert({ threshold, row, benefits }: Place): Alert | null {
  if (threshold.state !== 'contract-needed' || !hasAccepted(row.state)) return null;
  // Where nothing more leaves, what is planned elsewhere asks for nothing here.
  const isMoreToCome = benefits.some(({ state }) => state === 'planned');
  if (!isMoreToCome && threshold.givenCents < CONTRACT_CENTS) return null;
  return { kind: 'contract-needed', isRed: true, since: row.state_since, action: 'contract' };
}

/** What is planned would reach the sum: known before they are asked, and before anything is signed. */
function plannedContractAlert({ threshold, row }: Place): Alert | null {
  if (threshold.state !== 'contract-needed' || row.state !== 'kept') return null;
  return { kind: 'contract-needed', isRed: false, since: row.state_since, action: 'contract' };
}

function mailAlert({ messages, row }: Place): Alert | null {
  const bounce = messages.findLast((one) => one.kind === 'bounce' && one.read_at === null);
  if (bounce) return { kind: 'bounced', isRed: true, since: bounce.prepared_at, action: 'letter' };
  const unread = messages.find(
    (one) => one.direction === 'in' && one.kind !== 'bounce' && one.read_at === null,
  );
  if (unread) {
    return { kind: 'answer-came', isRed: true, since: unread.prepared_at, action: 'read' };
  }
  const ready = messages.find((one) => one.state === 'ready');
  if (!ready || row.state === 'declined') return null;
  return { kind: 'release-waits', isRed: false, since: ready.prepared_at, action: 'release' };
}

function paperAlert({ agreement, benefits, row, hasAddress, shipments }: Place): Alert | null {
  if (!['accepted', 'agreed'].includes(row.state)) return null;
  if (agreement && !agreement.isSignedByUs) {
    return { kind: 'sign', isRed: false, since: agreement.createdAt, action: 'sign' };
  }
  const hasGift = benefits.some(({ kind, state }) => kind === 'gift' && state === 'planned');
  const waits = shipments.some(({ sent_at }) => sent_at === null);
  if (!hasGift && !waits) return null;
  return hasAddress
    ? { kind: 'ship', isRed: false, since: row.state_since, action: 'ship' }
    : { kind: 'address-missing', isRed: false, since: row.state_since, action: 'address' };
}

function missedAlert({ captures, deliverables }: Place): Alert | null {
  for (const { id } of deliverables) {
    const own = captures.filter(({ deliverable_id }) => deliverable_id === id);
    const last = own.findLast(({ state }) => state !== 'due');
    if (last?.state === 'missed') {
      return { kind: 'capture-missed', isRed: true, since: last.due_at, action: 'capture' };
    }
    if (last?.mention_state === 'unclear') {
      const since = last.captured_at ?? last.due_at;
      return { kind: 'mention-unclear', isRed: false, since, action: 'read' };
    }
  }
  return null;
}

function dateAlert({ row, operation, messages }: Place, now: Date): Alert | null {
  const due = row.due_on ?? operation.ends_on;
  const isOut =
    hasPublished(row.state) || row.state === 'thanked' || row.state === 'not-publishing';
  if (hasAccepted(row.state) && !isOut && due < dayOf(now, 'UTC')) {
    const since = new Date(`${due}T23:59:00Z`);
    return { kind: 'overdue', isRed: false, since, action: 'letter' };
  }
  if (row.state !== 'contacted') return null;
  if (now.getTime() - row.state_since.getTime() < SILENT_DAYS * DAY_MS) return null;
  const isReminded = messages.some(
    ({ kind, state }) => kind === 'reminder' && state === 'released',
  );
  return isReminded
    ? null
    : { kind: 'silent', isRed: false, since: row.state_since, action: 'remind' };
}

function endAlert({ row, captures }: Place): Alert | null {
  const isMeasured = row.state === 'measured' || row.state === 'not-publishing';
  if (!isMeasured || captures.some(({ state }) => state === 'due' && row.state !== 'measured')) {
    return null;
  }
  return { kind: 'thank', isRed: false, since: row.state_since, action: 'thank' };
}

export function agreementState({ agreement }: Place): BoardLine['agreement'] {
  if (!agreement) return 'none';
  if (!agreement.isSignedByUs) return 'draft';
  return agreement.isSignedByCreator ? 'signed' : 'signed-by-us';
}

export function parcelState({ shipments }: Place): BoardLine['parcel'] {
  const last = shipments.at(-1);
  if (!last) return 'none';
  if (last.lost_at) return 'lost';
  if (last.received_at) return 'received';
  return last.sent_at ? 'sent' : 'planned';
}

/** What the newest capture of the newest page shows; mended: it was missing once. */
export function mentionState(place: Place): BoardLine['mention'] {
  const page = place.deliverables.at(-1);
  if (!page) return 'none';
  const newest = newestCapture(place, page);
  if (!newest?.mention_state) return 'waits';
  const wasAbsent = place.incidents.some(({ deliverable_id }) => deliverable_id === page.id);
  return newest.mention_state === 'present' && wasAbsent ? 'mended' : newest.mention_state;
}

export function newestCapture(place: Place, page: DeliverableRow) {
  return place.captures
    .filter(({ deliverable_id, state }) => deliverable_id === page.id && state === 'done')
    .sort((a, b) => (a.captured_at?.getTime() ?? 0) - (b.captured_at?.getTime() ?? 0))
    .at(-1);
}

/** Whether the very first capture showed the mention: the report says both. */
export function wasThereAtFirst(place: Place): boolean {
  const page = place.deliverables[0];
  if (!page) return false;
  const first = place.captures.find(
    ({ deliverable_id, state }) => deliverable_id === page.id && state === 'done',
  );
  return first?.mention_state === 'present';
}
