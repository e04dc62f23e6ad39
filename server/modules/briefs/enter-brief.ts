import type { Tx } from '../../db/db.ts';
import { type BriefId, type ClientId, newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { readClientFacts } from '../clients/public.ts';
import { insertEvent } from './events.ts';
import { fileText } from './file-text.ts';
import { type Actor, mayWrite } from './policy.ts';
import { type ReceivedHow, tables } from './store.ts';

export type WriteRefusal = { type: 'not-found' } | { type: 'not-allowed' };

/**
 * Keeps a client's text word for word and files its pieces by rule: answers to their question, what is
 * asked for by name to the ideas. A person corrects what was filed wrongly; the text never changes.
 */
export async function enterBrief(
  tx: Tx,
  input: {
    actor: Actor;
    clientId: ClientId;
    title: string;
    text: string;
    receivedFrom: string;
    receivedHow: ReceivedHow;
    receivedAt: Date | null;
    at: Date;
  },
): Promise<Result<{ briefId: BriefId }, WriteRefusal>> {
  const { actor, clientId, at } = input;
  if (!(await readClientFacts(tx, clientId))) return refuse({ type: 'not-found' });
  if (!mayWrite(actor)) return refuse({ type: 'not-allowed' });
  const briefId = newId<BriefId>(at.getTime());
  const text = input.text
    .toWellFormed()
    .replaceAll('\0', '')
    .replaceAll('\r\n', '\n')
    .normalize('NFC');
  const receivedAt = input.receivedAt ?? at;
  await tables(tx)
    .insertInto('brief')
    .values({
      id: briefId,
      client_id: clientId,
      title: input.title,
      received_text: text,
      received_from: input.receivedFrom,
      received_how: input.receivedHow,
      received_at: receivedAt,
      facts: '{}',
      created_by: actor.memberId,
      created_at: at,
    })
    .execute();
  for (const { place, quote, start, end } of fileText(text, receivedAt)) {
    const filed = {
      client_id: clientId,
      brief_id: briefId,
      body: quote,
      source: 'text',
      quote_start: start,
      quote_end: end,
      given_by: input.receivedFrom,
      link_id: null,
      entered_by: actor.memberId,
      given_at: receivedAt,
    } as const;
    if (place === 'idea') {
      await tables(tx)
        .insertInto('brief_idea')
        .values({ id: newId(at.getTime()), ...filed })
        .execute();
    } else {
      await tables(tx)
        .insertInto('brief_answer')
        .values({ id: newId(at.getTime()), ...filed, question: place, kind: 'text' })
        .execute();
    }
  }
  await insertEvent(tx, { clientId, briefId, kind: 'received', memberId: actor.memberId, at });
  return ok({ briefId });
}
