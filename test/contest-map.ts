import { luneContest } from '../server/demo/contest/settings.ts';
import type { TestDatabase } from './database.ts';
import type { GoodRequest } from './routes-map.ts';

/** The demo's contest, as its public pages and its team know it. */
export async function findKnownContest(
  { ownerPool }: Pick<TestDatabase, 'ownerPool'>,
  agencyId: string,
) {
  const { rows } = await ownerPool.query<{ contestId: string; publicId: string }>(
    `select id as "contestId", public_id as "publicId" from contest
     where client_id in (select id from client where agency_id = $1)`,
    [agencyId],
  );
  if (!rows[0]) throw new Error('the demo has no contest');
  return rows[0];
}

/** A request that fits for every route of contests. */
export function contestRequests(known: {
  contestId: string;
  publicId: string;
  clientId: string;
  contactId: string;
  token: string;
  sha256: string;
}): Readonly<Record<string, GoodRequest>> {
  const { contestId, publicId, clientId, contactId, token, sha256 } = known;
  const one = { contestId };
  const key = 'x'.repeat(22);
  const person = { firstName: 'Lou', familyName: 'Pinel', email: 'lou@ailleurs.example' };
  const form = {
    postalCode: '29000',
    birthYear: 1990,
    hasReadRules: true,
    formKey: 'k'.repeat(24),
  };
  return {
    'contests.listContests': {},
    'contests.createContest': { input: { clientId, name: 'Autre jeu' } },
    'contests.readContest': { params: one },
    'contests.readContestPreview': { params: one },
    'contests.saveContest': {
      params: one,
      input: { revision: 1, name: 'Autre', settings: luneContest() },
    },
    'contests.askContestSignature': { params: one, input: { contactId } },
    'contests.openContest': { params: one },
    'contests.tryRules': { params: one, input: { csv: 'email\n' } },
    'contests.listEntries': { params: one },
    'contests.decideEntry': { params: { ...one, n: '1' }, input: { effect: 'kept', note: 'Vu.' } },
    'contests.barPerson': { params: one, input: { email: person.email, why: 'staff' } },
    'contests.tellExcluded': { params: one },
    'contests.freezeContest': { params: one },
    'contests.drawContest': { params: one, input: { signature: 'ab' } },
    'contests.voidWinner': { params: { ...one, n: '1' }, input: { reason: 'Salariée.' } },
    'contests.answerObjection': { params: { ...one, n: '1' }, input: { answer: 'Vu.' } },
    'contests.sendPrize': {
      params: { ...one, n: '1' },
      input: { what: 'prize-sent', evidence: 'Bordereau' },
    },
    'contests.readContestComments': { params: one },
    'contests.importContestComments': { params: one },
    'contests.readContestRulesPage': { params: { token } },
    'contests.signContestRules': { params: { token }, input: { contentHash: sha256 } },
    'contests.readContestPage': { params: { publicId } },
    'contests.readContestRules': { params: { publicId } },
    'contests.enterContest': { params: { publicId }, input: { ...person, ...form } },
    'contests.readConfirmation': { params: { key } },
    'contests.confirmEntry': { params: { key } },
    'contests.readOwnEntry': { params: { key } },
    'contests.withdrawEntry': { params: { key } },
    'contests.readPrize': { params: { key } },
    'contests.answerPrize': { params: { key }, input: { street: '1 rue', city: 'Ici' } },
    'contests.acknowledgePrize': { params: { key } },
    'contests.objectToDraw': {
      params: { publicId },
      input: { name: 'Lou', email: person.email, words: 'Pourquoi ?', formKey: form.formKey },
    },
    'contests.readDrawPage': { params: { publicId } },
  };
}
