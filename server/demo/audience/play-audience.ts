import type { Tx } from '../../db/db.ts';
import { countVisits, findTag } from '../../modules/audience/count-visit.ts';
import {
  declareViews,
  recordAnswers,
  recordComments,
  recordSpontaneous,
} from '../../modules/audience/enter-observed.ts';
import { registerKpi } from '../../modules/audience/kpi.ts';
import { observeOperation } from '../../modules/audience/observe-operation.ts';
import { planCaptures } from '../../modules/audience/plan-captures.ts';
import { createTaggedLink } from '../../modules/audience/tagged-links.ts';
import { members } from '../cast.ts';
import { blogs } from '../creators/table.ts';
import type { DemoDeps } from '../deps.ts';
import { idIn, type World } from '../load-world.ts';
import { addressOf } from '../operation-pages.ts';
import { lune } from '../operation-plan.ts';
import { findLune, listDeliverables } from '../operation-play.ts';
import { settle } from '../settle.ts';
import { writeCommentsPage } from './comments-page.ts';
import { planComments } from './plan-comments.ts';
import { linkOrigins, type PlannedVisit } from './plan-visits.ts';
import { announced, asked, spontaneous } from './told.ts';

const TARGET = 'https://laiterie-ombrelune.example/carnet-du-lait/';
export const BRAND = 'brand';

/** What is announced, counted, read and told around "Brassé de Lune", each in one transaction. */
export function openAudiencePlay(deps: DemoDeps, world: World) {
  const clientId = idIn(world.clients, 'ombrelune');
  const { role, name } = members.ines;
  const ines = { memberId: idIn(world.members, 'ines'), name, role };
  const write = <T>(work: (tx: Tx) => Promise<T>) => deps.db.write(world.scope, work);
  /** By the origin: what is printed and posted. */
  const tags = new Map<string, string>();
  const blogOf = (key: string) => {
    const blog = blogs.find(({ id }) => id === key);
    if (!blog) throw new Error(`the demo has no blog ${key}`);
    return { name: blog.name, url: `https://${blog.slug}.example/` };
  };

  return {
    tags,

    /** Before anything opens: by what success is judged, and the links that are counted. */
    announce: (at: Date) =>
      write(async (tx) => {
        const operationId = await findLune(tx, world);
        for (const { indicator, target } of announced) {
          const kpi = { actor: ines, operationId, indicator, target, replaces: null, at };
          settle(await registerKpi(tx, kpi));
        }
        for (const origin of linkOrigins) {
          const label = origin === BRAND ? 'Laiterie Ombrelune' : blogOf(origin).name;
          const link = { name: label, target: TARGET, ownNetworks: [] };
          const made = await createTaggedLink(tx, {
            ...{ actor: ines, clientId, operationId, at },
            ...link,
          });
          tags.set(origin, settle(made).tag);
        }
      }),

    /** Each publication as it appears joins the plan of what is captured, and when. */
    plan: (at: Date) =>
      write(async (tx) => {
        const operationId = await findLune(tx, world);
        const deliverables = await listDeliverables(tx, operationId);
        const moments = ['live', 'day-1', 'day-3', 'day-7'] as const;
        const plan = { actor: ines, operationId, deliverables, moments, at };
        settle(await planCaptures(tx, plan));
      }),

    /** One day's clicks, as the link's own address counts them. */
    async visit(came: readonly PlannedVisit[]) {
      for (const [origin, visits] of Map.groupBy(came, (visit) => visit.origin)) {
        const link = await findTag(deps.db, idIn(tags, origin));
        if (!link) throw new Error('a link of the demo leads nowhere');
        const visitors = visits.map(({ ip, userAgent }) => ({ ip, userAgent, isSignedIn: false }));
        await countVisits(deps, link, visitors);
      }
    },

    /** What stands under the ten posts, read once, with the page as it was. */
    readComments: (at: Date) =>
      write(async (tx) => {
        const operationId = await findLune(tx, world);
        for (const [key, said] of planComments((one) => blogOf(one).name)) {
          const one = lune.find((creator) => creator.key === key);
          if (!one) continue;
          const url = addressOf(one, blogOf(key));
          const comments = said.map(({ parent, ...comment }, i) => ({
            ...comment,
            id: `c${i + 1}`,
            parent: parent === null ? null : `c${parent + 1}`,
            isBrand: false,
          }));
          const proof = { bytes: writeCommentsPage(url, said), mediaType: 'text/html' };
          const read = { url, comments, proof, from: new Date(one.publishedAt ?? at), to: at };
          const of = { actor: ines, operationId, at };
          settle(await recordComments(tx, deps.blobs, { ...of, ...read }));
        }
      }),

    /** What creators, the client and entrants told, and posts that nobody had asked for. */
    enterTold: (at: Date) =>
      write(async (tx) => {
        const of = { actor: ines, operationId: await findLune(tx, world), at };
        const from = new Date('2026-11-27T09:00:00+01:00');
        for (const { key, views } of lune) {
          if (views === undefined) continue;
          const creator = blogOf(key).name;
          const letter = `${creator}\n\nBonjour Inès, mon billet compte ${views} vues à ce jour.\n`;
          const proof = { bytes: new TextEncoder().encode(letter), mediaType: 'text/plain' };
          const told = { creator, value: views, saidAt: at, proof };
          settle(await declareViews(tx, deps.blobs, { ...of, ...told }));
        }
        for (const [party, question, answers] of asked) {
          const told = { party, question, answers, from, to: at };
          settle(await recordAnswers(tx, deps.blobs, { ...of, ...told }));
        }
        for (const found of spontaneous(at)) {
          const read = { where: 'Laiterie Ombrelune', ...found };
          settle(await recordSpontaneous(tx, deps.blobs, { ...of, ...read }));
        }
      }),

    observe: (at: Date) =>
      write(async (tx) => {
        const operationId = await findLune(tx, world);
        await observeOperation(deps, tx, { operationId, at });
      }),
  };
}
