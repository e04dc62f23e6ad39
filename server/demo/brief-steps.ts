import type { Tx } from '../db/db.ts';
import type { BriefId, ClientId, ContactId, RecommendationId } from '../lib/ids.ts';
import { answerByLink, decideBrief } from '../modules/briefs/answer-by-link.ts';
import { answerPlan } from '../modules/briefs/answer-plan.ts';
import { findBrief, readWhole } from '../modules/briefs/brief.ts';
import { updateBrief } from '../modules/briefs/correct-brief.ts';
import { enterBrief } from '../modules/briefs/enter-brief.ts';
import { findReco, findRecoVersion } from '../modules/briefs/reco.ts';
import type { RecoContent } from '../modules/briefs/reco-schema.ts';
import { replyToClient } from '../modules/briefs/reply-to-client.ts';
import { saveReco, startReco } from '../modules/briefs/save-reco.ts';
import { sendBrief } from '../modules/briefs/send-brief.ts';
import { sendReco } from '../modules/briefs/send-reco.ts';
import { signBrief } from '../modules/briefs/sign-brief.ts';
import { signReco } from '../modules/briefs/sign-reco.ts';
import { readClientFacts, withOpenLink } from '../modules/clients/public.ts';
import { biellerouxBrief, ombreluneBrief } from './brief-texts.ts';
import { type CastName, type ClientName, members } from './cast.ts';
import type { DemoDeps } from './deps.ts';
import { idIn, type World } from './load-world.ts';
import { controle, lune1, proposeLune } from './reco-texts.ts';
import { settle } from './settle.ts';

/** One thing that happened, at its hour. */
export type BriefStep = { readonly at: Date; run(): Promise<void> };

/**
 * From the dairy's brief to the plan that it accepted, and the garage's brief in preparation: each
 * through the command that a person would use, in the order in which they happened.
 */
export function planBriefSteps(deps: DemoDeps, world: World): BriefStep[] {
  const known: { briefId?: BriefId; recoId?: RecommendationId; token?: string } = {};
  const write = (work: (tx: Tx) => Promise<void>) => deps.db.write(world.scope, work);
  const step = (at: string, run: (at: Date) => Promise<void>): BriefStep => {
    const when = new Date(at);
    return { at: when, run: () => run(when) };
  };
  const ines = actorOf(world, 'ines');
  const solene = actorOf(world, 'solene');
  const clarisse = idIn(world.contacts, 'clarisse');
  const brief = ombreluneBrief;
  const briefId = () => known.briefId ?? missing('brief');
  const recoId = () => known.recoId ?? missing('recommendation');
  const open = <T>(work: Parameters<typeof withOpenLink<T, { type: string }>>[2]) =>
    withOpenLink(deps, known.token ?? missing('link'), work).then(settle);
  const enter = (client: ClientName, at: Date, of: Entered) =>
    write(async (tx) => {
      const clientId = idIn(world.clients, client);
      known.briefId = settle(await enterBrief(tx, { actor: ines, clientId, at, ...of })).briefId;
    });
  const start = (at: Date) =>
    write(async (tx) => {
      const made = await startReco(tx, { actor: ines, briefId: briefId(), at });
      known.recoId = settle(made).recommendationId;
    });
  const save = (content: RecoContent, at: Date) =>
    write(async (tx) => {
      const reco = (await findReco(tx, recoId())) ?? missing('recommendation');
      const basedOn = reco.revision;
      settle(await saveReco(tx, { actor: ines, recommendationId: reco.id, basedOn, content, at }));
    });
  const sign = (who: CastName, at: Date) =>
    write(async (tx) => {
      const exact = await newest(tx, recoId());
      settle(await signReco(tx, { actor: actorOf(world, who), ...exact, at }));
    });
  const send = (contactId: ContactId, at: Date) =>
    write(async (tx) => {
      const exact = await newest(tx, recoId());
      const sent = await sendReco(deps, tx, {
        ...{ actor: solene, ...exact, contactId, isVerdictRead: true, at },
      });
      known.token = tokenOf(settle(sent).url);
    });
  const ask = (questions: (typeof brief.asked)[number][], at: Date) =>
    write(async (tx) => {
      const actor = questions.length > 0 ? ines : solene;
      const asked = { actor, briefId: briefId(), contactId: clarisse, questions, at };
      known.token = tokenOf(settle(await sendBrief(deps, tx, asked)).url);
    });
  const onPlan = (plan: 'A' | 'B', kind: 'question' | 'accepted', body: string) =>
    open(async (tx, link) => {
      const { contentHash } = await newest(tx, recoId());
      const said = { plan, kind, body, ceilingCents: null, contentHash, name: '' };
      return answerPlan(deps, tx, link, said);
    }).then(() => {});

  return [
    step(brief.enteredAt, (at) =>
      enter('ombrelune', at, {
        title: brief.title,
        text: brief.text,
        receivedFrom: 'Clarisse Montbazin',
        receivedHow: 'mail',
        receivedAt: new Date(brief.receivedAt),
      }),
    ),
    step(brief.askedAt, (at) => ask([...brief.asked], at)),
    step(brief.answeredAt, async () => {
      const { answers } = brief;
      await open((tx, link) => answerByLink(deps, tx, link, { answers, name: '' }));
    }),
    step('2026-10-07T16:00:00+02:00', (at) =>
      write(async (tx) => {
        const found = (await findBrief(tx, briefId())) ?? missing('brief');
        const { subject } = brief;
        const facts = { ...found.facts, past: [...brief.past], subject };
        const change = { actor: ines, briefId: found.id, title: brief.title, facts, at };
        settle(await updateBrief(tx, change));
      }),
    ),
    step(brief.signedAt, (at) =>
      write(async (tx) => {
        const contentHash = await hashOfBrief(tx, briefId(), idIn(world.clients, 'ombrelune'));
        settle(await signBrief(tx, { actor: solene, briefId: briefId(), contentHash, at }));
      }),
    ),
    step(brief.sentAt, (at) => ask([], at)),
    step(brief.approvedAt, async () => {
      await open(async (tx, link) => {
        const contentHash = await hashOfBrief(tx, briefId(), idIn(world.clients, 'ombrelune'));
        const yes = { decision: 'approved', comment: '', name: '', contentHash } as const;
        return decideBrief(deps, tx, link, yes);
      });
    }),
    step('2026-10-09T09:30:00+02:00', (at) => start(at)),
    step('2026-10-12T11:00:00+02:00', (at) => save(lune1, at)),
    step('2026-10-12T11:10:00+02:00', (at) => sign('ines', at)),
    step('2026-10-12T16:20:00+02:00', (at) => sign('solene', at)),
    step('2026-10-12T16:30:00+02:00', (at) => send(clarisse, at)),
    step('2026-10-14T09:05:00+02:00', () =>
      onPlan('A', 'question', 'C’est plus que ce que nous avons. Que feriez-vous sans soirée ?'),
    ),
    step('2026-10-14T11:40:00+02:00', (at) =>
      write(async (tx) => {
        const body = 'Nous vous envoyons vendredi un second plan, qui tient sous 9 000 euros.';
        const reply = { actor: solene, recommendationId: recoId(), plan: 'A', body, at };
        settle(await replyToClient(tx, reply));
      }),
    ),
    step('2026-10-16T10:15:00+02:00', (at) => save(proposeLune(world), at)),
    step('2026-10-16T10:20:00+02:00', (at) => sign('ines', at)),
    step('2026-10-16T14:30:00+02:00', (at) => sign('solene', at)),
    step('2026-10-16T14:40:00+02:00', (at) => send(clarisse, at)),
    step('2026-10-19T11:20:00+02:00', () => onPlan('B', 'accepted', '')),
    step(biellerouxBrief.enteredAt, (at) =>
      enter('bielleroux', at, {
        title: biellerouxBrief.title,
        text: biellerouxBrief.text,
        receivedFrom: biellerouxBrief.receivedFrom,
        receivedHow: 'phone',
        receivedAt: new Date(biellerouxBrief.receivedAt),
      }),
    ),
    step('2026-11-30T15:10:00+01:00', (at) =>
      write(async (tx) => {
        const found = (await findBrief(tx, briefId())) ?? missing('brief');
        const { title, subject } = biellerouxBrief;
        const facts = { ...found.facts, subject };
        settle(await updateBrief(tx, { actor: ines, briefId: found.id, title, facts, at }));
      }),
    ),
    step(biellerouxBrief.startedAt, (at) => start(at)),
    step(biellerouxBrief.savedAt, (at) => save(controle, at)),
    step(biellerouxBrief.signedAt, (at) => sign('ines', at)),
  ];
}

type Entered = Pick<
  Parameters<typeof enterBrief>[1],
  'title' | 'text' | 'receivedFrom' | 'receivedHow' | 'receivedAt'
>;

async function newest(tx: Tx, id: RecommendationId) {
  const reco = (await findReco(tx, id)) ?? missing('recommendation');
  const version = (await findRecoVersion(tx, id, reco.version)) ?? missing('version');
  return { recommendationId: id, version: version.n, contentHash: version.contentHash };
}

async function hashOfBrief(tx: Tx, id: BriefId, clientId: ClientId) {
  const brief = (await findBrief(tx, id)) ?? missing('brief');
  const client = (await readClientFacts(tx, clientId)) ?? missing('client');
  return (await readWhole(tx, brief, client)).contentHash;
}

function actorOf(world: World, name: CastName) {
  const { role, name: called } = members[name];
  return { memberId: idIn(world.members, name), role, name: called };
}

function tokenOf(url: string): string {
  return new URL(url).pathname.split('/').at(-1) ?? '';
}

function missing(what: string): never {
  throw new Error(`the demo has no ${what} yet`);
}
