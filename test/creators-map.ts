import type { TestDatabase } from './database.ts';
import type { Person } from './person.ts';
import type { GoodRequest } from './routes-map.ts';

/** What the demo's creators didn't need: a note, a choice, a request, a door, somebody who left. */
export async function fillCreators({ api }: Person): Promise<{ ownToken: string }> {
  const { creators } = api;
  const made = await creators.addCreator({ name: 'Sans suite', url: 'sans-suite.example' });
  await creators.removeCreator({ creatorId: made.id });
  const kept = await creators.addCreator({ name: 'Essai des murs', url: 'essai-murs.example' });
  const creatorId = kept.id;
  await creators.addNote({ creatorId, kind: 'note', body: 'Répond le matin.' });
  await creators.chooseCreator({ creatorId, choice: 'kept', reason: 'Écrit juste.' });
  await creators.declareLink({ creatorId, person: 'Perrine M.', relation: 'amie' });
  await creators.addStat({ creatorId, what: 'abonnés', value: 12 });
  const { url } = await creators.openOwnPage({ creatorId });
  const ownToken = url.split('/').at(-1) ?? '';
  await creators.askOnOwnPage({ token: ownToken, kind: 'correction', body: 'Pas en Bretagne.' });
  return { ownToken };
}

export type KnownCreator = Awaited<ReturnType<typeof findKnownCreator>>;

/** Ids of rows that `fillCreators` and the demo left. */
export async function findKnownCreator(
  { ownerPool }: Pick<TestDatabase, 'ownerPool'>,
  agencyId: string,
  ownToken: string,
) {
  const one = async (text: string): Promise<string> => {
    const { rows } = await ownerPool.query<{ id: string }>(text, [agencyId]);
    return rows[0]?.id ?? '';
  };
  const ours = `select id from creator where agency_id = $1 and name = 'Essai des murs' and site = 'essai-murs.example'`;
  return {
    ownToken,
    knownCreatorId: await one(ours),
    /** A post that was taken for commercial, and whose it is. */
    markedPostId: await one(`select post_id as id from creator_mark where agency_id = $1 limit 1`),
    noteId: await one(`select id from creator_note where agency_id = $1`),
    declaredLinkId: await one(`select id from creator_declared_link where creator_id in (${ours})`),
    requestId: await one(`select id from creator_request where agency_id = $1`),
  };
}

/** A request that fits for every route of creators, but for sources and crawls. */
export function creatorRequests(
  known: KnownCreator & { clientId: string },
): Readonly<Record<string, GoodRequest>> {
  const { knownCreatorId: creatorId, markedPostId, ownToken: token, clientId } = known;
  const params = { creatorId };
  const subject = { 'subject[*]': 'yaourt' };
  return {
    'creators.readShortlist': { input: { ...subject, clientId } },
    'creators.listCreators': {},
    'creators.addCreator': { input: { name: 'Autre', url: 'autre.example' } },
    'creators.readCreator': { params, input: subject },
    'creators.updateCreator': { params, input: { name: 'Autre', email: 'autre@autre.example' } },
    'creators.removeCreator': { params },
    'creators.decideMark': {
      params: { creatorId, postId: markedPostId },
      input: { decision: 'commercial', kind: 'gift', isDisclosed: true },
    },
    'creators.undoMark': { params: { creatorId, postId: markedPostId } },
    'creators.addNote': { params, input: { kind: 'note', body: 'Note.' } },
    'creators.endNote': { params: { creatorId, noteId: known.noteId } },
    'creators.chooseCreator': { params, input: { choice: 'kept', reason: 'Juste.', clientId } },
    'creators.undoChoice': { params },
    'creators.declareLink': { params, input: { person: 'Perrine M.', relation: 'amie' } },
    'creators.endDeclaredLink': { params: { creatorId, linkId: known.declaredLinkId } },
    'creators.addStat': { params, input: { what: 'abonnés', value: 1 } },
    'creators.openOwnPage': { params, input: { mail: false } },
    'creators.listRegister': {},
    'creators.listRequests': {},
    'creators.answerRequest': {
      params: { requestId: known.requestId },
      input: { answer: 'C’est corrigé.' },
    },
    'creators.readOwnPage': { params: { token } },
    'creators.askOnOwnPage': { params: { token }, input: { kind: 'correction', body: 'Non.' } },
    'creators.addOwnStat': { params: { token }, input: { what: 'abonnés', value: 1 } },
    'creators.askOwnPage': { input: { url: 'inconnu.example', email: 'x@inconnu.example' } },
  };
}
