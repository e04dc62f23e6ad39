import { audienceContract } from '../server/modules/audience/schema.ts';
import { TEXT_PARTS } from '../server/modules/briefs/reco-schema.ts';
import { briefsContract } from '../server/modules/briefs/schema.ts';
import { clientsContract } from '../server/modules/clients/schema.ts';
import { contestsContract } from '../server/modules/contests/schema.ts';
import { creatorsContract } from '../server/modules/creators/schema.ts';
import { rulesContract } from '../server/modules/operations/rules-schema.ts';
import { operationsContract } from '../server/modules/operations/schema.ts';
import { peopleContract } from '../server/modules/people/schema.ts';
import { publishingContract } from '../server/modules/publishing/schema.ts';
import { reportsContract } from '../server/modules/reports/schema.ts';
import { todayContract } from '../server/modules/today/schema.ts';
import { audienceRequests } from './audience-map.ts';
import { contestRequests, findKnownContest } from './contest-map.ts';
import { crawlRequests, findKnownCrawl } from './crawl-map.ts';
import { creatorRequests, findKnownCreator } from './creators-map.ts';
import { findKnownOperation, operationRequests } from './operations-map.ts';
import type { Api } from './person.ts';
import { findKnownReport, reportRequests } from './reports-map.ts';
import { PASSWORD, type TwoAgencies } from './two-agencies.ts';

const contracts = {
  people: peopleContract,
  clients: clientsContract,
  publishing: publishingContract,
  creators: creatorsContract,
  rules: rulesContract,
  operations: operationsContract,
  contests: contestsContract,
  audience: audienceContract,
  briefs: briefsContract,
  reports: reportsContract,
  today: todayContract,
};

export type Route = {
  /** `people.signIn`. */
  readonly name: string;
  readonly method: string;
  /** As the contract writes it, with `{clientId}`. */
  readonly path: string;
  readonly params: readonly string[];
  readonly hasInput: boolean;
};

/** Every procedure of every contract, as its own route says. */
export function listRoutes(): Route[] {
  return Object.entries(contracts).flatMap(([module, contract]) =>
    Object.entries(contract).map(([key, procedure]) => {
      const { route, inputSchema } = procedure['~orpc'];
      const { method, path } = route;
      if (!method || !path) throw new Error(`${module}.${key} has no route`);
      const params = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      return {
        name: `${module}.${key}`,
        method,
        path,
        params,
        hasInput: inputSchema !== undefined,
      };
    }),
  );
}

export type Known = Awaited<ReturnType<typeof findKnown>>;

/** Ids of rows that the first agency has, of every kind that a route asks for. */
export async function findKnown(house: TwoAgencies) {
  const { helene, agencyId, database, creatorToken, ownToken, reportToken } = house;
  const one = async (text: string): Promise<string> => {
    const { rows } = await database.ownerPool.query<{ id: string }>(text);
    if (!rows[0]) throw new Error(`nothing to ask for: ${text}`);
    return rows[0].id;
  };
  const within = `client_id in (select id from client where agency_id = '${agencyId}')`;
  const mails = await helene.api.people.listMail({});
  const invitation = mails.map(({ body }) => /\/invitations\/(\S+)/.exec(body)?.[1]).find(Boolean);
  const { castLinks } = await helene.api.people.readSession({});
  const captured = `select d.id from delivery d join capture c on c.delivery_id = d.id where d.${within}`;
  return {
    clientId: await one(`select client_id as id from delivery where ${within} limit 1`),
    memberId: await one(
      `select id from member where agency_id = '${agencyId}' and role = 'junior'`,
    ),
    contactId: await one(`select id from contact where ${within}`),
    channelId: await one(`select id from channel where ${within}`),
    postId: await one(
      `select post_id as id from delivery where ${within} and captured_at is not null`,
    ),
    deliveryId: await one(captured),
    remarkId: await one(`select id from remark where ${within}`),
    linkId: await one(`select id from link where ${within}`),
    mediaId: await one(`select id from media where ${within}`),
    token: tokenOf(castLinks[0]?.url),
    briefId: await one(`select id from brief where ${within} order by received_at desc limit 1`),
    answerId: await one(`select id from brief_answer where ${within} order by no desc limit 1`),
    recommendationId: await one(
      `select id from recommendation where ${within} and accepted_at is null`,
    ),
    /** Of a link that may be used up. */
    otherToken: tokenOf(await sendOne(helene.api)),
    invitation: invitation ?? '',
    sha256: 'a'.repeat(64),
    ...(await findKnownCreator(database, agencyId, ownToken)),
    ...(await findKnownOperation(database, creatorToken)),
    ...(await findKnownCrawl(database, agencyId)),
    ...(await findKnownContest(database, agencyId)),
    ...(await findKnownReport(database, agencyId, reportToken)),
  };
}

/** Passes a post that waits for review, and asks its client. */
async function sendOne({ publishing, clients }: Api): Promise<string> {
  const around = { from: '2026-11-20T00:00:00Z', to: '2027-01-10T00:00:00Z' };
  const { posts } = await publishing.listPosts(around);
  const inReview = posts.filter(({ stage }) => stage === 'in-review');
  const read = await Promise.all(inReview.map(({ id }) => publishing.readPost({ postId: id })));
  // One that she didn't rewrite herself.
  const waiting = read.find(({ can }) => can.review);
  if (!waiting) throw new Error('the demo has no post that waits for her review');
  const { id: postId, version } = waiting;
  await publishing.reviewPost({ postId, version, decision: 'reviewed' });
  const clientId = waiting.client.id;
  const { contacts } = await clients.readClient({ clientId });
  const signer = contacts.find(({ canSign }) => canSign);
  const sent = { clientId, contactId: signer?.id ?? '', postIds: [postId] };
  return (await publishing.sendToClient(sent)).url;
}

function tokenOf(url: string | undefined): string {
  const token = url === undefined ? undefined : new URL(url).pathname.split('/').at(-1);
  if (!token) throw new Error('the demo has too few links that wait for a client');
  return token;
}

function emptyContent() {
  const parts = Object.fromEntries(TEXT_PARTS.map((part) => [part, 'Un texte.']));
  const line = { id: 'l1', family: 'fees', label: 'Conseil', owner: '', deliverable: '' };
  const money = { quantityHundredths: 100, unitCents: 52_000, vatBasisPoints: 2000, priority: 1 };
  const rest = { isExternal: false, dueOn: null, brings: '', evidence: '', stockUnits: null };
  const plan = { key: 'A', title: 'Plan', actions: '', startsOn: '2027-01-11', endsOn: null };
  const rules = { reserveBasisPoints: 500, contestRules: null, isUnasked: false };
  return {
    ...{ title: 'Autre', parts, sources: ['Charte'], creators: [], risks: [], decisions: [] },
    plans: [{ ...plan, ...rules, lines: [{ ...line, ...money, ...rest }] }],
    team: [{ name: 'Inès', role: 'CM', daysHundredths: 100 }],
    measures: [{ indicator: 'Visites', source: 'liens suivis' }],
  };
}

/** A request that fits the contract, so that what is refused is refused for the reason at hand. */
export type GoodRequest = {
  readonly params?: Readonly<Record<string, string>>;
  /** The query of a GET, else the body. */
  readonly input?: Readonly<Record<string, unknown>>;
  readonly file?: boolean;
};

export function goodRequests(known: Known): Readonly<Record<string, GoodRequest>> {
  const { clientId, memberId, contactId, channelId, postId, deliveryId, remarkId, linkId } = known;
  const { token, sha256, briefId, answerId, recommendationId } = known;
  const content = {
    title: 'Titre',
    pillar: 'Coulisses',
    text: 'Un texte.',
    variants: { [channelId]: 'Un autre.' },
    channelIds: [channelId],
    images: [{ mediaId: known.mediaId, sha256, alt: 'Une cuve.' }],
    mention: 'none',
    dueAt: '2026-12-20T09:00:00Z',
    windowMinutes: 60,
  };
  const brandKit = {
    tone: 'Calme',
    claimsForbidden: [{ text: 'le meilleur', why: 'Sans preuve.' }],
    pillars: [{ name: 'Coulisses', share: 100 }],
    colours: [{ name: 'Nuit', hex: '#1d2b4f' }],
  };
  const access = { credentials: { url: 'http://127.0.0.1:9', token: 'x' }, grantedBy: 'Clarisse' };
  const person = { name: 'Lou', email: 'lou@ailleurs.example' };
  const response = { id: 'x', rawId: 'x', type: 'public-key', response: {} };
  const version = { version: 1 };
  const reco = emptyContent();
  return {
    ...audienceRequests(known),
    ...contestRequests(known),
    ...reportRequests(known),
    ...crawlRequests(known),
    ...creatorRequests(known),
    'people.readSetUp': {},
    'people.setUp': { input: { ...person, locale: 'fr', agencyName: 'Autre', password: PASSWORD } },
    'people.readSession': {},
    'people.signIn': { input: { email: person.email, password: PASSWORD } },
    'people.confirmSecondFactor': { input: { code: '123456' } },
    'people.signOut': {},
    'people.startPasskeySignIn': {},
    'people.signInByPasskey': { input: { response } },
    'people.startPasskey': {},
    'people.addPasskey': { input: { name: 'Clé', response } },
    'people.removePasskey': { params: { id: 'none' } },
    'people.startTwoFactor': { input: { password: 'x' } },
    'people.confirmTwoFactor': { input: { code: '123456' } },
    'people.removeTwoFactor': { input: { password: 'x' } },
    'people.askPasswordReset': { input: { email: person.email } },
    'people.resetPassword': { params: { token: 'x'.repeat(43) }, input: { password: PASSWORD } },
    'people.updateProfile': { input: { name: 'Aude Passavant', locale: 'fr', theme: 'dark' } },
    'people.listMembers': {},
    'people.inviteMember': {
      input: { ...person, role: 'junior', title: '', clientIds: [clientId] },
    },
    'people.renewInvitation': { params: { id: memberId } },
    'people.updateMember': { params: { id: memberId }, input: { role: 'mentor', title: 'Autre' } },
    'people.endMember': { params: { id: memberId } },
    'people.readInvitation': { params: { token: known.invitation } },
    'people.acceptInvitation': {
      params: { token: known.invitation },
      input: { name: 'Lou', locale: 'fr', password: PASSWORD },
    },
    'people.listMail': {},
    'people.enterDemo': { input: { locale: 'fr' } },
    'people.playAs': { input: { memberId } },
    'people.moveDemoClock': { input: { to: '2026-12-09T09:00:00Z' } },
    'people.removeDemo': {},
    'clients.listClients': {},
    'clients.createClient': { input: { name: 'Nouveau', locale: 'fr', accountableId: memberId } },
    'clients.readClient': { params: { clientId } },
    'clients.updateClient': {
      params: { clientId },
      input: { name: 'Autre', accountableId: memberId },
    },
    'clients.pauseClient': { params: { clientId }, input: { reason: 'Pause.' } },
    'clients.resumeClient': { params: { clientId } },
    'clients.assign': { params: { clientId, memberId } },
    'clients.unassign': { params: { clientId, memberId } },
    'clients.addContact': { params: { clientId }, input: { ...person, title: '', canSign: true } },
    'clients.updateContact': { params: { clientId, contactId }, input: person },
    'clients.endContact': { params: { clientId, contactId } },
    'clients.saveBrandKit': { params: { clientId }, input: { basedOn: 1, content: brandKit } },
    'clients.readBrandKit': { params: { clientId, n: '1' } },
    'clients.signBrandKit': { params: { clientId, n: '1' }, input: { contentHash: sha256 } },
    'clients.sendBrandKit': { params: { clientId, n: '1' }, input: { contactId } },
    'clients.decideBrandKit': {
      params: { clientId, n: '1' },
      input: { contentHash: sha256, decision: 'approved', comment: '' },
    },
    'clients.readBrandKitPage': { params: { token } },
    'clients.decideBrandKitByLink': {
      params: { token },
      input: { n: 1, contentHash: sha256, decision: 'approved', comment: '', name: 'Clarisse' },
    },
    'clients.readLink': { params: { token } },
    'clients.renewLink': { params: { token: known.otherToken } },
    'clients.disavowLink': { params: { token: known.otherToken } },
    'clients.revokeLink': { params: { clientId, linkId } },
    'clients.listConnectors': {},
    'clients.connectChannel': { params: { clientId }, input: { connector: 'sandbox', ...access } },
    'clients.reconnectChannel': { params: { clientId, channelId }, input: access },
    'clients.checkChannel': { params: { clientId, channelId } },
    'clients.endChannel': { params: { clientId, channelId } },
    'clients.enrolWitness': { params: { clientId }, input: { vkey: 'k', recovery: 'r' } },
    'clients.exportLog': { params: { clientId } },
    'clients.addCheckpointReader': {
      params: { clientId },
      input: { email: 'clarisse@ombrelune.example', locale: 'fr' },
    },
    'clients.removeCheckpointReader': { params: { clientId, readerId: contactId } },
    'clients.readCheckpointStop': { params: { token } },
    'clients.stopCheckpointMail': { params: { token } },
    'publishing.listPosts': {
      input: { clientId, from: '2026-12-01T00:00:00Z', to: '2026-12-31T00:00:00Z' },
    },
    'publishing.createPost': { input: { clientId, title: 'Titre', dueAt: content.dueAt } },
    'publishing.readPost': { params: { postId } },
    'publishing.readPostVersion': { params: { postId, n: '1' } },
    'publishing.comparePost': { params: { postId }, input: { from: '1', to: '1' } },
    'publishing.savePost': { params: { postId }, input: { basedOn: 1, content } },
    'publishing.checkPost': { params: { postId }, input: { content } },
    'publishing.submitPost': { params: { postId }, input: version },
    'publishing.reviewPost': {
      params: { postId },
      input: {
        ...version,
        decision: 'changes',
        reasonKind: 'tone',
        reason: 'Trop long.',
        remarks: [{ place: 'text', quote: 'Un', body: 'Non.' }],
      },
    },
    'publishing.finishRemark': { params: { postId, remarkId } },
    'publishing.sendToClient': { params: { clientId }, input: { contactId, postIds: [postId] } },
    'publishing.decidePost': {
      params: { postId },
      input: { ...version, contentHash: sha256, decision: 'approved' },
    },
    'publishing.dropPost': { params: { postId }, input: { reason: 'Trop tard.' } },
    'publishing.reopenPost': { params: { postId } },
    'publishing.decideLate': {
      params: { postId },
      input: { deliveryId, decision: 'publish', reason: 'Encore utile.' },
    },
    'publishing.retryDelivery': {
      params: { postId, deliveryId },
      input: { useSmallerImage: true },
    },
    'publishing.withdraw': { params: { postId, deliveryId }, input: { reason: 'Faux.' } },
    'publishing.uploadMedia': { params: { clientId }, input: { rights: '' }, file: true },
    'publishing.readApprovalPage': { params: { token } },
    'publishing.decide': {
      params: { token },
      input: {
        items: [{ postId, version: 1, contentHash: sha256 }],
        decision: 'approved',
        comment: '',
        place: 'all',
        quote: '',
        name: 'Clarisse Montbazin',
      },
    },
    'publishing.pauseByLink': {
      params: { token },
      input: { brandName: 'Autre', name: 'Clarisse' },
    },
    'rules.readOperationRules': { params: { operationId: known.operationId } },
    'rules.answerRule': {
      params: { operationId: known.operationId, fact: 'contest.isHeld' },
      input: { value: false },
    },
    'rules.overruleRule': {
      params: { operationId: known.operationId },
      input: { ruleId: 'FR-INF-09', reason: 'La référente relit.' },
    },
    'rules.listRules': {},
    'rules.readRule': { params: { id: 'FR-INF-01' } },
    'rules.setRuleParameter': { params: { name: 'prizeWithin' }, input: { value: null } },
    'briefs.listBriefs': { input: { clientId } },
    'briefs.enterBrief': {
      params: { clientId },
      input: { title: 'Autre', text: 'Du buzz.', receivedFrom: 'Clarisse', receivedHow: 'mail' },
    },
    'briefs.readBrief': { params: { briefId } },
    'briefs.updateBrief': { params: { briefId }, input: { title: 'Autre', facts: {} } },
    'briefs.addAnswer': {
      params: { briefId },
      input: { question: 'audience', kind: 'text', body: 'Ceux qui cuisinent.' },
    },
    'briefs.judgeAnswer': { params: { briefId, answerId }, input: { judged: 'vague' } },
    'briefs.addIdea': { params: { briefId }, input: { body: 'Une soirée' } },
    'briefs.moveFiled': { params: { briefId, itemId: answerId }, input: { to: 'idea' } },
    'briefs.sendBrief': { params: { briefId }, input: { contactId, questions: ['budget'] } },
    'briefs.signBrief': { params: { briefId }, input: { contentHash: sha256 } },
    'briefs.startReco': { params: { briefId } },
    'briefs.readReco': { params: { recommendationId }, input: { n: '1', ceilingCents: '100' } },
    'briefs.saveReco': { params: { recommendationId }, input: { basedOn: 1, content: reco } },
    'briefs.compareRecos': { params: { recommendationId }, input: { from: '1', to: '1' } },
    'briefs.signReco': {
      params: { recommendationId },
      input: { ...version, contentHash: sha256 },
    },
    'briefs.returnReco': {
      params: { recommendationId },
      input: { ...version, contentHash: sha256, reason: 'Trop cher.' },
    },
    'briefs.sendReco': {
      params: { recommendationId },
      input: { ...version, contentHash: sha256, contactId, isVerdictRead: true },
    },
    'briefs.replyToClient': {
      params: { recommendationId },
      input: { plan: 'A', body: 'Le transporteur.' },
    },
    'briefs.endBrief': { params: { briefId } },
    'briefs.readBriefPage': { params: { token } },
    'briefs.answerBrief': {
      params: { token },
      input: { answers: [{ question: 'budget', kind: 'no', body: '' }], name: '' },
    },
    'briefs.decideBrief': {
      params: { token },
      input: { decision: 'approved', comment: '', name: '', contentHash: sha256 },
    },
    'briefs.readRecoPage': { params: { token }, input: { locale: 'fr', ceilingCents: '100' } },
    'briefs.answerPlan': {
      params: { token },
      input: { plan: 'A', kind: 'accepted', body: '', contentHash: sha256, name: '' },
    },
    ...operationRequests(known),
    'today.readToday': { input: { clientId } },
  };
}
