import type { Pool } from 'pg';
import { newId } from '../server/lib/ids.ts';
import { answerRules } from './answer-rules.ts';
import type { TestDatabase } from './database.ts';
import type { Person } from './person.ts';

const sentence = 'J’ai lu votre riz au lait deux fois avant d’oser vous écrire.';

/** An operation with one creator who went all the way, so that every table of operations has a row. */
export async function fillOperations(
  { ownerPool }: Pick<TestDatabase, 'ownerPool'>,
  { api }: Person,
  of: { agencyId: string; clientId: string },
): Promise<{ token: string; operationId: string; participationId: string }> {
  const { operations } = api;
  const creatorId = await insertCreator(ownerPool, of.agencyId);
  const { id: operationId } = await operations.createOperation({
    clientId: of.clientId,
    name: 'Essai des murs',
    startsOn: '2026-12-07',
    endsOn: '2026-12-30',
    lines: [{ family: 'gifts', label: 'Coffrets', quantityHundredths: 100, unitPriceCents: 2_400 }],
  });
  await answerRules({ ownerPool }, operationId);
  await operations.updateRotationRule({ mostInYear: 2, daysBetween: 90, topTenPercent: 40 });
  const { id: participationId } = await operations.keepCreator({ operationId, creatorId });
  const at = { participationId };
  const { id: letterId } = await operations.writeLetter({
    ...at,
    kind: 'proposal',
    humanSentence: sentence,
  });
  const { url } = await operations.releaseLetter({ ...at, letterId });
  const token = url?.split('/').at(-1) ?? '';
  await operations.answerByLink({ token, answer: 'interested' });
  const address = {
    street: '3 rue du Puits',
    postalCode: '29000',
    city: 'Quimper',
    country: 'France',
  };
  await operations.giveAddressByLink({ token, recipient: 'K. Le Bihan', ...address });
  const box = { kind: 'gift', label: 'Coffret', valueCents: 2_400, condition: 'none' } as const;
  const { id: benefitId } = await operations.addBenefit({ ...at, ...box });
  const { agreementDraft: content } = await operations.readParticipation(at);
  await operations.saveAgreement({ ...at, kind: 'agreement', content });
  await operations.ship({ ...at, benefitIds: [benefitId] });
  await operations.publishByLink({ token, url: 'https://mijote.example/potimarron' });
  const { deliverables } = await operations.readParticipation(at);
  const deliverableId = deliverables[0]?.id ?? '';
  const figure = {
    kind: 'comments',
    value: 29,
    mark: 'measured',
    source: 'lus sous le billet',
  } as const;
  await operations.addFigure({ ...at, deliverableId, ...figure });
  await ownerPool.query(
    `insert into mention_incident (id, client_id, deliverable_id, first_capture_id, opened_at)
     select $1, client_id, deliverable_id, id, now() from deliverable_capture where deliverable_id = $2 limit 1`,
    [newId(), deliverableId],
  );
  await operations.raiseObjection({ operationId, body: 'C’est trop tôt après le dernier.' });
  await ownerPool.query(
    `insert into creator_trace (agency_id, hash, creator_id, erased_on) values ($1, $2, $3, now())`,
    [of.agencyId, 'a'.repeat(64), newId()],
  );
  return { token, operationId, participationId };
}

async function insertCreator(pool: Pool, agencyId: string): Promise<string> {
  const id = newId();
  await pool.query(
    `insert into creator (id, agency_id, name, url, site, languages, source, added_at)
     values ($1, $2, 'Mijote et Compagnie', 'https://essai-des-murs.example/', 'essai-des-murs.example', '{fr}', 'hand', now())`,
    [id, agencyId],
  );
  return id;
}
