import type { Tx } from '../../db/db.ts';
import type { ClientId } from '../../lib/ids.ts';
import { summarizeBriefs } from './list-briefs.ts';
import { maySignAsSenior } from './policy.ts';

/** What waits for somebody in a brief or a recommendation. */
export type WaitingBrief =
  | {
      readonly kind: 'brief-unanswered';
      readonly clientId: ClientId;
      readonly briefId: string;
      readonly title: string;
      readonly open: number;
      readonly since: Date;
    }
  | {
      readonly kind: 'reco-returned';
      readonly clientId: ClientId;
      readonly recommendationId: string;
      readonly title: string;
      readonly authorId: string;
      readonly since: Date;
    }
  | {
      readonly kind: 'reco-for-senior' | 'reco-with-client' | 'plan-over-ceiling';
      readonly clientId: ClientId;
      readonly recommendationId: string;
      readonly title: string;
      /** The plan that doesn't fit, and by how much; else null. */
      readonly plan: string | null;
      readonly overCents: number | null;
      readonly since: Date;
    };

/**
 * Questions that a client hasn't answered, recommendations that wait for a senior or for the client,
 * and plans over the ceiling in one that is still the agency's; for the clients in scope.
 */
export async function listWaitingBriefs(
  tx: Tx,
  of: { role: string; clientId?: ClientId; now: Date },
): Promise<WaitingBrief[]> {
  const briefs = await summarizeBriefs(tx, { actor: of, clientId: of.clientId, now: of.now });
  return briefs
    .filter(({ isEnded }) => !isEnded)
    .flatMap((brief): WaitingBrief[] => {
      const clientId = brief.client.id as ClientId; // as it was stored
      const open = brief.asked - brief.answered;
      const unanswered: WaitingBrief[] =
        open > 0 && brief.askedAt !== null
          ? [
              {
                kind: 'brief-unanswered',
                clientId,
                briefId: brief.id,
                title: brief.title,
                open,
                since: new Date(brief.askedAt),
              },
            ]
          : [];
      const recos = brief.recos.flatMap((reco): WaitingBrief[] => {
        const line = {
          clientId,
          recommendationId: reco.id,
          title: reco.title,
          since: new Date(reco.changedAt),
        };
        if (reco.state === 'returned') {
          return [{ ...line, kind: 'reco-returned', authorId: reco.authorId }];
        }
        const isInside = ['draft', 'waits-for-senior', 'signed'].includes(reco.state);
        const over = reco.plans.find(({ leftCents }) => leftCents !== null && leftCents < 0);
        // A colleague's draft isn't a senior's to look at before its author has signed it.
        const isShown = reco.state !== 'draft' || !maySignAsSenior(of);
        if (isInside && isShown && over && over.leftCents !== null) {
          const { key: plan, leftCents } = over;
          return [{ ...line, kind: 'plan-over-ceiling', plan, overCents: -leftCents }];
        }
        const none = { plan: null, overCents: null };
        if (reco.state === 'waits-for-senior')
          return [{ ...line, ...none, kind: 'reco-for-senior' }];
        if (reco.state === 'with-client') return [{ ...line, ...none, kind: 'reco-with-client' }];
        return [];
      });
      return [...unanswered, ...recos];
    });
}
