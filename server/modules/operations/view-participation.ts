import type { Tx } from '../../db/db.ts';
import type { Session } from '../../http/context.ts';
import type { MemberId } from '../../lib/ids.ts';
import { readClientFacts } from '../clients/public.ts';
import { mayContact } from '../creators/public.ts';
import { listMembersByIds } from '../people/public.ts';
import { draftAgreement } from './agreement-draft.ts';
import type { ParticipationView } from './board-schema.ts';
import { nextColdDay } from './cold.ts';
import { listFigures } from './creator-page.ts';
import { refusals } from './messages.ts';
import * as policy from './policy.ts';
import { type Place, readPlace } from './read-operation.ts';
import { readRotation } from './read-rotation.ts';
import { type ParticipationRow, tables } from './store.ts';
import { canUndo } from './undo-move.ts';
import { viewAgreement } from './view-agreement.ts';
import { viewCapture } from './view-capture.ts';
import { viewJournal } from './view-journal.ts';
import { viewLetters } from './view-letters.ts';
import { viewLine } from './view-line.ts';
import { viewObjections } from './view-objections.ts';

/** One creator's whole place, as far as this reader may see it. */
export async function viewParticipation(
  tx: Tx,
  session: Session,
  row: ParticipationRow,
  { now, isMailSetUp }: { now: Date; isMailSetUp: boolean },
): Promise<ParticipationView | null> {
  const place = await readPlace(tx, row, now);
  const client = await readClientFacts(tx, row.client_id);
  if (!place || !client) return null;
  const { locale } = session;
  const { timeZone } = client;
  const letters = policy.maySeeLetters(session)
    ? await viewLetters(tx, place, { isDemo: session.isDemo, isMailSetUp })
    : [];
  const may = await mayContact(tx, row.creator_id);
  const rotations = await readRotation(tx, {
    agencyId: client.agencyId,
    creatorIds: [row.creator_id],
    now,
  });
  const objections = await viewObjections(tx, session, {
    ...{ operationId: row.operation_id, client, places: [place], now },
  });
  const rotation = rotations.get(row.creator_id);
  return {
    ...viewLine(place, { locale, timeZone, now, seesRemarks: policy.maySeeRemarks(session) }),
    operation: { id: place.operation.id, name: place.operation.name },
    client: { id: client.id, name: client.name },
    timeZone,
    now: now.toISOString(),
    why: row.why,
    quotes: row.quotes,
    ask: row.ask,
    dueOn: row.due_on,
    objections: objections.filter(({ participationId }) => participationId === row.id),
    benefits: place.benefits.map((one) => ({
      id: one.id,
      kind: one.kind,
      label: one.label,
      valueCents: one.value_cents,
      condition: one.condition,
      isCold: one.is_cold,
      state: one.state,
      givenOn: one.given_on,
    })),
    shipments: place.shipments.map((one) => ({
      id: one.id,
      gifts: one.gifts,
      isCold: one.is_cold,
      carrier: one.carrier,
      tracking: one.tracking,
      plannedOn: one.planned_on,
      sentAt: one.sent_at?.toISOString() ?? null,
      receivedAt: one.received_at?.toISOString() ?? null,
      lostAt: one.lost_at?.toISOString() ?? null,
      lostReason: one.lost_reason,
    })),
    address: policy.maySeeAddress(session) ? await readAddress(tx, row) : null,
    hasAddress: place.hasAddress,
    agreementDetail:
      place.agreement &&
      (await viewAgreement(tx, place.agreement, { seesAddress: policy.maySeeAddress(session) })),
    agreementDraft: await draftAgreement(tx, place, policy.maySeeAddress(session), locale),
    letters,
    deliverables: await viewDeliverables(tx, place, session),
    rotation: {
      inYear: policy.maySeePool(session) ? (rotation?.inYear ?? 0) : 0,
      lastAt: policy.maySeePool(session) ? (rotation?.lastAt?.toISOString() ?? null) : null,
      wear: policy.maySeePool(session) ? (rotation?.wear ?? 0) : 0,
      nextAt: policy.maySeePool(session) ? (rotation?.nextAt?.toISOString() ?? null) : null,
      isBeyond: policy.maySeePool(session) ? (rotation?.isBeyond ?? false) : false,
    },
    mayContact: {
      is: may.ok || may.error.type === 'creator-unaddressed',
      reason: may.ok ? '' : whyNot(may.error, locale),
    },
    hasEmail: may.ok,
    isDemo: session.isDemo,
    nextColdDay: nextColdDay(now, timeZone),
    journal: policy.maySeeLetters(session)
      ? (
          await viewJournal(
            tx,
            { operationId: row.operation_id, participationId: row.id },
            [place],
            locale,
          )
        ).map(({ at, by, sentence }) => ({ at, by, sentence }))
      : [],
    canUndo: policy.mayEdit(session) && (await canUndo(tx, row, session.memberId, now)) !== null,
    can: {
      edit: policy.mayEdit(session),
      release: policy.mayRelease(session),
      sign: policy.mayRelease(session),
      seeAddresses: policy.maySeeAddress(session),
    },
  };
}

function whyNot(error: { type: string; name?: string }, locale: 'fr' | 'en'): string {
  const texts: Readonly<Record<string, ((error: never) => string) | undefined>> = refusals[locale];
  return texts[error.type]?.(error as never) ?? ''; // indexed by its own type
}

async function readAddress(tx: Tx, row: ParticipationRow): Promise<string | null> {
  const found = await tables(tx)
    .selectFrom('creator_address')
    .selectAll()
    .where('participation_id', '=', row.id)
    .executeTakeFirst();
  if (!found) return null;
  const place = `${found.postal_code} ${found.city}`;
  return [found.recipient, found.street, place, found.country, found.slot]
    .filter((part) => part !== '')
    .join('\n');
}

async function viewDeliverables(tx: Tx, place: Place, { locale }: Session) {
  const ids = place.incidents.map(({ requested_by }) => requested_by);
  const people = await listMembersByIds(
    tx,
    ids.filter((id): id is MemberId => id !== null),
  );
  return Promise.all(
    place.deliverables.map(async (page) => ({
      id: page.id,
      url: page.url,
      publishedAt: page.published_at.toISOString(),
      announcedBy: page.announced_by,
      captures: place.captures
        .filter(({ deliverable_id }) => deliverable_id === page.id)
        .map((row) => viewCapture(row, locale)),
      incidents: place.incidents
        .filter(({ deliverable_id }) => deliverable_id === page.id)
        .map((one) => ({
          id: one.id,
          openedAt: one.opened_at.toISOString(),
          requestedAt: one.requested_at?.toISOString() ?? null,
          requestedBy: (one.requested_by && people.get(one.requested_by)?.name) ?? null,
          words: one.words,
          mendedAt: one.mended_at?.toISOString() ?? null,
          closedAt: one.closed_at?.toISOString() ?? null,
          closedReason: one.closed_reason,
          firstCaptureId: one.first_capture_id,
          mendedCaptureId: one.mended_capture_id,
        })),
      figures: await listFigures(tx, page.id),
    })),
  );
}
