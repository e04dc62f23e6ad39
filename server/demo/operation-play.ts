import type { Tx } from '../db/db.ts';
import type {
  BenefitId,
  CreatorId,
  DeliverableCaptureId,
  DeliverableId,
  OperationId,
  ParticipationId,
} from '../lib/ids.ts';
import { listPostsOf } from '../modules/creators/public.ts';
import { findAgreement, saveAgreement, signAgreement } from '../modules/operations/agreement.ts';
import { draftAgreement } from '../modules/operations/agreement-draft.ts';
import {
  answerByLink,
  declineToPublish,
  giveAddress,
} from '../modules/operations/answer-by-link.ts';
import { keepCapture } from '../modules/operations/capture-deliverable.ts';
import { type OpenPage, withOpenPage } from '../modules/operations/creator-link.ts';
import { addDeliverable, captureNow } from '../modules/operations/deliverable.ts';
import { moveTo } from '../modules/operations/events.ts';
import { cancelBenefit, giveBenefit } from '../modules/operations/give-benefit.ts';
import { updateParticipation } from '../modules/operations/keep-creator.ts';
import { requestMention } from '../modules/operations/mention-incident.ts';
import { addPastRelation } from '../modules/operations/public.ts';
import { readPlace } from '../modules/operations/read-operation.ts';
import { addFigure } from '../modules/operations/record.ts';
import { releaseLetter } from '../modules/operations/release-letter.ts';
import { createShipment, loseShipment, receiveParcels } from '../modules/operations/ship.ts';
import { lockParticipation, type ParticipationRow, tables } from '../modules/operations/store.ts';
import { updateLine } from '../modules/operations/update-line.ts';
import { writeLetter } from '../modules/operations/write-letter.ts';
import { type Counted, readMeasured } from './audience/measured.ts';
import { blogs } from './creators/table.ts';
import type { DemoDeps } from './deps.ts';
import { idIn, type World } from './load-world.ts';
import { addressOf, writePage } from './operation-pages.ts';
import { type DemoCreator, lune, spent } from './operation-plan.ts';
import { answerRules } from './rule-answers.ts';
import { settle } from './settle.ts';

const DAY_MS = 86_400_000;
const TIME_ZONE = 'Europe/Paris';
const MENTION = 'Produit offert par Laiterie Ombrelune, sans condition.';
const PAID_MENTION = 'Collaboration commerciale avec Laiterie Ombrelune.';

const sources: Readonly<Record<Counted, string>> = {
  visits: 'lien suivi vers le Carnet du lait, robots retirés',
  comments: 'lus sous le billet',
  commenters: 'auteurs distincts, marque et créateurs exclus',
  conversations: 'au moins deux tours, hors merci seul',
};

/** Everything that somebody does in this story, each in one transaction of their own. */
export function openPlay(deps: DemoDeps, world: World) {
  const ines = idIn(world.members, 'ines');
  const solene = idIn(world.members, 'solene');
  const places = new Map<string, ParticipationId>();
  const pages = new Map<string, DeliverableId>();
  const tokens = new Map<string, string>();
  // The demo's pages are on no network: no job may look for them while its past is made.
  const quiet = { ...deps, jobs: { send: async () => {} } };
  const write = <T>(work: (tx: Tx) => Promise<T>) => deps.db.write(world.scope, work);
  const on = <T>(key: string, work: (tx: Tx, of: ParticipationRow) => Promise<T>): Promise<T> =>
    write(async (tx) => {
      const of = await lockParticipation(tx, idIn(places, key));
      if (!of) throw new Error(`the demo has no place for ${key}`);
      return work(tx, of);
    });
  const asCreator = <T>(
    key: string,
    work: (
      tx: Tx,
      page: OpenPage,
    ) => Promise<{ ok: true; value: T } | { ok: false; error: { type: string } }>,
  ) => withOpenPage<T, { type: string }>(deps, idIn(tokens, key), work).then(settle);
  const blogOf = (key: string) => {
    const blog = blogs.find(({ id }) => id === key);
    if (!blog) throw new Error(`the demo has no blog ${key}`);
    return { name: blog.name, url: `https://${blog.slug}.example/` };
  };
  const mentionOf = (one: DemoCreator) => (one.fee === 'taken' ? PAID_MENTION : MENTION);

  async function see(one: DemoCreator, id: DeliverableCaptureId, isMentioned: boolean) {
    const blog = blogOf(one.key);
    const bytes = writePage(one, blog, isMentioned ? mentionOf(one) : null);
    const page = { bytes, mediaType: 'text/html', status: 200, url: addressOf(one, blog) };
    await keepCapture(
      { worker: deps.db, blobs: deps.blobs, clock: deps.clock },
      world.scope,
      id,
      page,
    );
  }

  async function nextCapture(one: DemoCreator, now: Date): Promise<DeliverableCaptureId | null> {
    const row = await deps.db.read(world.scope, (tx) =>
      tables(tx)
        .selectFrom('deliverable_capture')
        .select('id')
        .where('deliverable_id', '=', idIn(pages, one.key))
        .where('state', '=', 'due')
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(1)
        .executeTakeFirst(),
    );
    return row?.id ?? null;
  }

  const send = async (
    key: string,
    kind: 'proposal' | 'thanks',
    humanSentence: string,
    at: Date,
    readAt: Date,
  ) => {
    const id = await on(key, async (tx, of) =>
      settle(await writeLetter(tx, of, { kind, humanSentence }, { by: ines, at })),
    );
    await on(key, async (tx, of) =>
      settle(await releaseLetter(deps, tx, of, id, { by: solene, at: readAt })),
    );
  };

  return {
    /** Each blog's operations of the last year with other clients, and the recipe of April. */
    rememberPast: (at: Date) =>
      write(async (tx) => {
        const past = { by: null, at, wasOperation: true };
        for (const blog of blogs) {
          const creatorId = idIn(world.creators, blog.id);
          for (let i = 0; i < blog.operations; i++) {
            const isApril = blog.id === 'K10' && i === 0;
            const givenOn = isApril ? '2026-04-14' : dayBefore(at, 100 + i * 20);
            const client = isApril ? 'ombrelune' : i % 2 === 0 ? 'mediatheques' : 'bielleroux';
            const label = isApril ? 'Recette d’avril' : 'Opération passée';
            const valueCents = isApril ? 62_000 : 4_000;
            const whose = {
              clientId: clientOf(world, client),
              creatorId,
              label,
              valueCents,
              givenOn,
            };
            await addPastRelation(tx, { ...past, ...whose });
          }
        }
      }),

    /** The accepted plan brought the twelve, with what each is given; what their letters say of each. */
    prepareAll: (at: Date) =>
      write(async (tx) => {
        const operationId = await findLune(tx, world);
        for (const one of lune) {
          const creatorId = idIn(world.creators, one.key);
          const { id } = await tables(tx)
            .selectFrom('participation')
            .select('id')
            .where('operation_id', '=', operationId)
            .where('creator_id', '=', creatorId)
            .executeTakeFirstOrThrow();
          places.set(one.key, id);
          const row = await lockParticipation(tx, id);
          if (!row) continue;
          const quotes = await quoteTwo(tx, creatorId, at);
          settle(await updateParticipation(tx, row, { why: one.why, quotes, dueOn: '2026-11-20' }));
        }
      }),

    answerRules: (at: Date) =>
      write(async (tx) =>
        answerRules(
          tx,
          {
            agencyId: world.agencyId,
            clientId: idIn(world.clients, 'ombrelune'),
            operationId: await findLune(tx, world),
            ines: { id: ines, name: 'Inès Taldir' },
            solene: { id: solene, name: 'Solène Kermarzin' },
          },
          at,
        ),
      ),

    async ask(one: DemoCreator, at: Date) {
      await send(one.key, 'proposal', one.human, new Date(at.getTime() - 3_600_000), at);
      const { rows } = await deps.ownerPool.query<{ body: string }>(
        `select m.body from mail m join outreach_message o on o.mail_id = m.id
         where o.participation_id = $1`,
        [idIn(places, one.key)],
      );
      const token = /\/c\/([\w-]{43})/.exec(rows[0]?.body ?? '')?.[1];
      if (!token) throw new Error(`nobody wrote to ${one.key}`);
      tokens.set(one.key, token);
      const url = `${deps.publicUrl}/c/${token}`;
      world.links.set(one.key, { kind: 'creator', name: blogOf(one.key).name, url });
    },

    async answer(one: DemoCreator, at: Date) {
      const comment = one.answer === 'no' || one.fee === 'refused' ? (one.comment ?? '') : '';
      await asCreator(one.key, (tx, page) =>
        answerByLink(tx, page, { answer: one.answer, comment }),
      );
      if (one.answer === 'no') return;
      const { name } = blogOf(one.key);
      const address = { street: '4 chemin des Cuves', postalCode: '00000', city: 'Sauvigne' };
      await asCreator(one.key, (tx, page) =>
        giveAddress(tx, page, { recipient: name, ...address, country: 'France', slot: 'le matin' }),
      );
      if (one.fee !== 'refused') return;
      await on(one.key, async (tx, of) => {
        const fee = await findBenefit(tx, of.id, 'fee');
        const reason = 'préfère ne pas être payée';
        settle(await cancelBenefit(tx, of, fee, { by: solene, at, reason }));
      });
    },

    /** The one-page agreement: written by Inès, signed by Solène, then by the creator. */
    async agree(one: DemoCreator, at: Date) {
      await on(one.key, async (tx, of) => {
        const place = await readPlace(tx, of, at);
        if (!place) throw new Error(`no place for ${one.key}`);
        const content = await draftAgreement(tx, place, true, 'fr');
        settle(await saveAgreement(tx, of, { kind: 'agreement', content }, { by: ines, at }));
        const found = await findAgreement(tx, of.id);
        if (!found) throw new Error('no agreement');
        const signer = { kind: 'member', id: solene, name: 'Solène Kermarzin' } as const;
        const { n, contentHash } = found;
        settle(await signAgreement(tx, of, { n, contentHash, signer, at }));
      });
      await asCreator(one.key, async (tx, page) => {
        const found = await findAgreement(tx, page.participation.id);
        const { n = 0, contentHash = '' } = found ?? {};
        const signer = {
          kind: 'creator',
          id: page.participation.creator_id,
          name: blogOf(one.key).name,
        } as const;
        return signAgreement(tx, page.participation, { n, contentHash, signer, at: page.now });
      });
      if (one.fee !== 'taken') return;
      await on(one.key, async (tx, of) => {
        const fee = await findBenefit(tx, of.id, 'fee');
        settle(
          await giveBenefit(tx, of, [fee], { by: solene, at, on: at.toISOString().slice(0, 10) }),
        );
      });
    },

    ship: (one: DemoCreator, at: Date) =>
      on(one.key, async (tx, of) => {
        const box = await findBenefit(tx, of.id, 'gift');
        const parcel = {
          benefitIds: [box],
          carrier: 'Froid du Val',
          tracking: `FV${one.key}`,
          plannedOn: null,
        };
        settle(await createShipment(tx, of, parcel, { by: ines, at, timeZone: TIME_ZONE }));
      }),

    lose: (one: DemoCreator, at: Date) =>
      on(one.key, async (tx, of) => {
        const row = await tables(tx)
          .selectFrom('shipment')
          .select('id')
          .where('participation_id', '=', of.id)
          .executeTakeFirstOrThrow();
        const reason = one.lost?.reason ?? '';
        settle(await loseShipment(tx, of, row.id, { by: ines, at, reason }));
      }),

    receive: (one: DemoCreator, _at: Date) =>
      asCreator(one.key, (tx, page) =>
        receiveParcels(tx, page.participation, { by: null, at: page.now }),
      ).then(() => {}),

    decline: (one: DemoCreator, _at: Date) =>
      asCreator(one.key, (tx, page) => declineToPublish(tx, page, one.comment ?? '')).then(
        () => {},
      ),

    async publish(one: DemoCreator, at: Date) {
      const url = addressOf(one, blogOf(one.key));
      const id = await asCreator(one.key, (tx, page) =>
        addDeliverable(
          quiet,
          tx,
          page.participation,
          { url, publishedAt: null },
          {
            agencyId: world.agencyId,
            by: null,
            at: page.now,
          },
        ),
      );
      pages.set(one.key, id);
      const capture = await nextCapture(one, at);
      if (capture) await see(one, capture, !one.isMentionLate);
    },

    async capture(one: DemoCreator, at: Date, isMentioned: boolean) {
      const capture = await nextCapture(one, at);
      if (capture) await see(one, capture, isMentioned);
    },

    askMention: (one: DemoCreator, at: Date) =>
      on(one.key, async (tx, of) => {
        const how = { by: solene, at, maySend: true };
        settle(await requestMention(deps, tx, of, idIn(pages, one.key), how));
      }),

    async captureAgain(one: DemoCreator, at: Date) {
      const id = await on(one.key, async (tx, of) => {
        const how = { agencyId: world.agencyId, by: solene, at };
        return settle(await captureNow(quiet, tx, of, idIn(pages, one.key), how));
      });
      await see(one, id, true);
    },

    measure: (one: DemoCreator, at: Date) =>
      on(one.key, async (tx, of) => {
        const deliverableId = idIn(pages, one.key);
        const how = { by: ines, at };
        const blog = blogOf(one.key);
        const seen = await readMeasured(
          tx,
          { clientId: of.client_id, operationId: of.operation_id, at },
          { name: blog.name, url: addressOf(one, blog) },
        );
        const add = (
          kind: Counted | 'views',
          value: number,
          mark: 'measured' | 'declared',
          source: string,
        ) => addFigure(tx, of, { deliverableId, kind, value, mark, source }, how).then(settle);
        for (const [kind, value] of seen) await add(kind, value, 'measured', sources[kind]);
        const views = one.views ?? null;
        if (views !== null)
          await add('views', views, 'declared', 'statistiques envoyées par la créatrice');
        settle(await moveTo(tx, of, 'measured', how));
      }),

    pay: (at: Date) =>
      write(async (tx) => {
        const operationId = await findLune(tx, world);
        const lines = await tables(tx)
          .selectFrom('operation_line')
          .select(['id', 'label', 'is_internal'])
          .where('operation_id', '=', operationId)
          .execute();
        for (const line of lines) {
          const found = spent.find(([label]) => line.label.startsWith(label));
          const [, euros = 0, evidence = ''] = found ?? [];
          const change = found
            ? { state: 'paid', realCents: euros * 100, evidence }
            : { state: 'dropped', realCents: 0 };
          const ids = { operationId, lineId: line.id };
          settle(
            await updateLine(tx, ids, change as Parameters<typeof updateLine>[2], {
              by: solene,
              at,
            }),
          );
        }
      }),

    thank: (key: string, at: Date) =>
      send(
        key,
        'thanks',
        'Votre billet a été lu à voix haute à la laiterie, et discuté.',
        new Date(at.getTime() - 3_600_000),
        at,
      ),
  };
}

export async function findLune(tx: Tx, world: World): Promise<OperationId> {
  const row = await tables(tx)
    .selectFrom('operation')
    .select('id')
    .where('client_id', '=', idIn(world.clients, 'ombrelune'))
    .orderBy('created_at')
    .executeTakeFirst();
  if (!row) throw new Error('the accepted plan made no operation');
  return row.id;
}

/** Every publication that is known by now, in the order in which they came. */
export async function listDeliverables(tx: Tx, operationId: OperationId): Promise<DeliverableId[]> {
  const rows = await tables(tx)
    .selectFrom('deliverable as d')
    .innerJoin('participation as p', 'p.id', 'd.participation_id')
    .select('d.id')
    .where('p.operation_id', '=', operationId)
    .orderBy('d.id')
    .execute();
  return rows.map(({ id }) => id);
}

async function findBenefit(tx: Tx, id: ParticipationId, kind: 'gift' | 'fee'): Promise<BenefitId> {
  const row = await tables(tx)
    .selectFrom('benefit')
    .select('id')
    .where('participation_id', '=', id)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  return row.id;
}

const ABOUT = /yaourt|lait|brassé|châtaigne|coing|poire|sarrasin|dessert|goûter|gâteau/i;
const PAID = /concours|gagne|offert|partenariat|collaboration|sponsor|invité/i;

/** The first sentence of two posts on the subject that were there then, word for word. */
async function quoteTwo(tx: Tx, creatorId: CreatorId, at: Date) {
  const posts = await listPostsOf(tx, creatorId, { limit: 400 });
  return posts
    .filter(({ publishedAt }) => publishedAt !== null && publishedAt < at)
    .filter(({ title, text }) => ABOUT.test(title) && !PAID.test(`${title} ${text}`))
    .slice(0, 2)
    .map(({ id, text }) => ({ postId: id, quote: firstSentence(text) }));
}

function firstSentence(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return (/^.{20,200}?[.!?…](?=\s|$)/.exec(line)?.[0] ?? line.slice(0, 160)).trim();
}

function dayBefore(at: Date, days: number): string {
  return new Date(at.getTime() - days * DAY_MS).toISOString().slice(0, 10);
}

function clientOf(world: World, name: 'ombrelune' | 'mediatheques' | 'bielleroux') {
  return idIn(world.clients, name);
}

export type Play = ReturnType<typeof openPlay>;
