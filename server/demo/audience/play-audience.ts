import { createHmac, randomBytes } from 'node:crypto';
import type { Tx } from '../../db/db.ts';
import { countVisits, findTag } from '../../modules/audience/count-visit.ts';
import { registerKpi } from '../../modules/audience/kpi.ts';
import { observeOperation } from '../../modules/audience/observe-operation.ts';
import { planCaptures } from '../../modules/audience/plan-captures.ts';
import {
  type NewObservation,
  recordObservation,
} from '../../modules/audience/record-observation.ts';
import { createTaggedLink } from '../../modules/audience/tagged-links.ts';
import { listContestsOf, readEntryRecords } from '../../modules/contests/public.ts';
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
import { announced, said, spontaneous } from './told.ts';

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
  const record = (
    tx: Tx,
    input: Omit<NewObservation, 'clientId' | 'operationId'>,
    operationId: NewObservation['operationId'],
  ) => recordObservation(tx, deps.blobs, { ...input, clientId, operationId });

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
        const salt = randomBytes(32);
        const pseudonym = (author: string) =>
          createHmac('sha256', salt).update(author).digest('hex').slice(0, 32);
        for (const [key, comments] of planComments((one) => blogOf(one).name)) {
          const one = lune.find((creator) => creator.key === key);
          if (!one) continue;
          const url = addressOf(one, blogOf(key));
          const records = comments.map((comment, i) => ({
            id: `c${i + 1}`,
            author: pseudonym(`${url} ${comment.author}`),
            parent: comment.parent === null ? null : `c${comment.parent + 1}`,
            at: comment.at.toISOString(),
            text: comment.text,
            isBrand: false,
            isCreator: comment.isCreator,
          }));
          const read = {
            source: 'creator-page',
            mark: 'measured',
            method: 'page-comments',
          } as const;
          const raw = { bytes: writeCommentsPage(url, comments), mediaType: 'text/html' };
          const from = new Date(one.publishedAt ?? at);
          const what = { kind: 'comments', object: url, records, raw, from, to: at, at } as const;
          await record(tx, { ...read, ...what }, operationId);
        }
      }),

    /** What creators, the client and entrants told, and posts that nobody had asked for. */
    enterTold: (at: Date) =>
      write(async (tx) => {
        const operationId = await findLune(tx, world);
        const from = new Date('2026-11-27T09:00:00+01:00');
        for (const { key, views } of lune) {
          if (views === undefined) continue;
          const creator = blogOf(key).name;
          const told = { source: 'creator', mark: 'declared', method: 'told-by-mail' } as const;
          const records = [{ creator, value: views }];
          const what = {
            kind: 'declared-views',
            object: creator,
            records,
            from,
            to: at,
            at,
          } as const;
          await record(tx, { ...told, ...what }, operationId);
        }
        for (const [party, question, answers] of said) {
          const records = answers.map((answer) => ({ party, question, answer }));
          const told = { source: 'survey', mark: 'declared', method: 'form' } as const;
          const object = `${party}: ${question}`;
          await record(
            tx,
            { ...told, kind: 'survey', object, records, from, to: at, at },
            operationId,
          );
        }
        for (const { from, to, records } of spontaneous(at)) {
          const read = { source: 'public-search', mark: 'measured', method: 'search' } as const;
          const what = { kind: 'spontaneous', object: 'Laiterie Ombrelune' } as const;
          await record(tx, { ...read, ...what, records, from, to, at }, operationId);
        }
      }),

    /** Entrants whose entry is kept and who ticked the box: the box is apart, and was unticked. */
    countSubscribers: (at: Date) =>
      write(async (tx) => {
        const operationId = await findLune(tx, world);
        for (const { id, openedAt } of await listContestsOf(tx, { operationId })) {
          const kept = (await readEntryRecords(tx, id)).filter(
            ({ code, optIn }) => code === null && optIn,
          );
          const records = kept.map(({ n, at: entered }) => ({
            id: `${id} ${n}`,
            at: entered.toISOString(),
          }));
          const read = {
            source: 'our-server',
            mark: 'measured',
            method: 'contest-opt-in',
          } as const;
          const what = { kind: 'subscribers', object: id, records } as const;
          await record(tx, { ...read, ...what, from: openedAt ?? at, to: at, at }, operationId);
        }
      }),

    observe: (at: Date) =>
      write(async (tx) => {
        const operationId = await findLune(tx, world);
        await observeOperation(deps, tx, { operationId, at });
      }),
  };
}
