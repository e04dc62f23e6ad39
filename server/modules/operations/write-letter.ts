import type { Tx } from '../../db/db.ts';
import { type Id, type MemberId, newId } from '../../lib/ids.ts';
import { isLocale, type Locale } from '../../lib/language.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readClientFacts } from '../clients/public.ts';
import { type Creator, findCreator } from '../creators/public.ts';
import { findMember, readAgency } from '../people/public.ts';
import { askWords } from './ask-words.ts';
import { addEvent } from './events.ts';
import { type LetterFacts, letterTexts, type WrittenKind } from './letter-texts.ts';
import { benefitOf, mentionFor } from './mention-words.ts';
import { writeMoney } from './money.ts';
import { hasPublished } from './operation.ts';
import { findOperation, type ParticipationRow, tables } from './store.ts';

/** After a reminder nothing more is written about a proposal. */
const REMINDER_DAYS = 5;

export type LetterRefusal =
  | { type: 'not-found' }
  | { type: 'human-sentence-missing' }
  | { type: 'creator-objected'; name: string }
  | { type: 'letter-waits-already' }
  | { type: 'already-proposed' }
  | { type: 'too-soon-to-remind'; days: number }
  | { type: 'already-reminded' }
  | { type: 'already-answered' }
  | { type: 'nothing-published' };

export type OutreachId = Id<'outreach-message'>;

/** Prepares a letter; it waits for a senior, who alone can send it. */
export async function writeLetter(
  tx: Tx,
  of: ParticipationRow,
  letter: { kind: WrittenKind; humanSentence: string; deliverableUrl?: string | null },
  how: { by: MemberId; at: Date },
): Promise<Result<OutreachId, LetterRefusal>> {
  const creator = await findCreator(tx, of.creator_id);
  if (!creator) return refuse({ type: 'not-found' });
  if (creator.objectedAt) return refuse({ type: 'creator-objected', name: creator.name });
  if (letter.humanSentence.trim().length < 15) return refuse({ type: 'human-sentence-missing' });
  const untimely = await refuseUntimely(tx, of, letter.kind, how.at);
  if (untimely) return untimely;
  const locale = await localeOf(tx, of, creator);
  const facts = await readFacts(tx, of, creator, locale, { ...letter, by: how.by });
  const { subject, text } = letterTexts[locale][letter.kind](facts);
  const id = newId<OutreachId>(how.at.getTime());
  await tables(tx)
    .insertInto('outreach_message')
    .values({
      id,
      client_id: of.client_id,
      participation_id: of.id,
      direction: 'out',
      kind: letter.kind,
      subject,
      body: text,
      human_sentence: letter.humanSentence.trim().normalize('NFC'),
      state: 'ready',
      prepared_by: how.by,
      prepared_at: how.at,
    })
    .execute();
  await addEvent(tx, {
    clientId: of.client_id,
    operationId: of.operation_id,
    participationId: of.id,
    kind: 'letter',
    detail: { what: 'prepared', letter: letter.kind },
    ...how,
  });
  return ok(id);
}

/** One proposal, one reminder after some days, and none once they have answered. */
async function refuseUntimely(tx: Tx, of: ParticipationRow, kind: WrittenKind, at: Date) {
  const earlier = await tables(tx)
    .selectFrom('outreach_message')
    .select(['kind', 'state', 'released_at'])
    .where('participation_id', '=', of.id)
    .where('direction', '=', 'out')
    .where('state', '<>', 'dropped')
    .orderBy('n')
    .execute();
  if (earlier.some((one) => one.kind === kind && one.state === 'ready')) {
    return refuse({ type: 'letter-waits-already' } as const);
  }
  const proposal = earlier.find((one) => one.kind === 'proposal' && one.released_at);
  if (kind === 'proposal' && proposal) return refuse({ type: 'already-proposed' } as const);
  if (kind === 'proposal' && !['spotted', 'kept'].includes(of.state)) {
    return refuse({ type: 'already-answered' } as const);
  }
  if (kind === 'reminder') {
    if (!['contacted', 'silent'].includes(of.state)) {
      return refuse({ type: 'already-answered' } as const);
    }
    if (earlier.some((one) => one.kind === 'reminder')) {
      return refuse({ type: 'already-reminded' } as const);
    }
    const since = proposal?.released_at ? at.getTime() - proposal.released_at.getTime() : 0;
    if (since < REMINDER_DAYS * 86_400_000) {
      return refuse({ type: 'too-soon-to-remind', days: REMINDER_DAYS } as const);
    }
  }
  if (kind === 'mention' && !hasPublished(of.state)) {
    return refuse({ type: 'nothing-published' } as const);
  }
  return null;
}

/** The creator's language where we write it, else the client's. */
export async function localeOf(tx: Tx, of: ParticipationRow, creator: Creator): Promise<Locale> {
  const spoken = creator.languages.find(isLocale);
  if (spoken) return spoken;
  return (await readClientFacts(tx, of.client_id))?.locale ?? 'fr';
}

async function readFacts(
  tx: Tx,
  of: ParticipationRow,
  creator: Creator,
  locale: Locale,
  letter: {
    kind: WrittenKind;
    humanSentence: string;
    deliverableUrl?: string | null;
    by: MemberId;
  },
): Promise<LetterFacts> {
  const client = await readClientFacts(tx, of.client_id);
  const sender = await findMember(tx, letter.by);
  const agency = client && (await readAgency(tx, client.agencyId));
  const benefits = await tables(tx)
    .selectFrom('benefit')
    .select(['kind', 'label', 'value_cents', 'condition'])
    .where('participation_id', '=', of.id)
    .where('state', '<>', 'cancelled')
    .orderBy('created_at')
    .execute();
  const operation = await findOperation(tx, of.operation_id);
  const clientName = client?.name ?? '';
  return {
    creatorName: creator.name,
    clientName,
    agencyName: agency?.name ?? '',
    senderName: sender?.name ?? '',
    humanSentence: letter.humanSentence.trim().normalize('NFC'),
    quotes: of.quotes,
    offers: benefits.map(
      ({ label, value_cents }) => `${label} (${writeMoney(value_cents, locale)})`,
    ),
    ask: askWords(of.ask, benefits, locale),
    why: of.why,
    mention: mentionFor(benefitOf(benefits), clientName, {
      locale,
      countries: operation?.countries ?? ['FR'],
    }).words,
    deliverableUrl: letter.deliverableUrl ?? null,
    source: sourceInWords(creator, locale),
    // Whoever reads the proposal or its reminder can say no; so each says why we write at all.
    needsNotice: letter.kind === 'proposal' || creator.informedAt === null,
  };
}

function sourceInWords({ source, sourceDetail, site }: Creator, locale: Locale): string {
  const fr = locale === 'fr';
  const how =
    source === 'self'
      ? fr
        ? 'vous vous êtes fait connaître'
        : 'you made yourself known'
      : source === 'list' || source === 'archive'
        ? fr
          ? 'votre blog figurait dans une liste qui nous a été remise'
          : 'your blog was on a list that was given to us'
        : fr
          ? `nous avons lu votre blog public, ${site}`
          : `we read your public blog, ${site}`;
  // What an archive calls a blog is a name for programs.
  const isNamed = sourceDetail !== '' && source !== 'archive';
  return isNamed ? `${how} (${sourceDetail})` : how;
}
