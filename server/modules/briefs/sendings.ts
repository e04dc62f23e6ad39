import { z } from 'zod';
import type { Tx } from '../../db/db.ts';
import type { LinkId, RecommendationId } from '../../lib/ids.ts';
import type { PlanFacts, Verdict } from './feasibility.ts';
import { tables } from './store.ts';

const printed = z.object({
  facts: z.object({
    ceilingCents: z.number().nullable(),
    today: z.string(),
    approval: z.object({ medianHours: z.number(), n: z.number() }).nullable(),
    stockPerWeek: z.number().nullable(),
    isCold: z.boolean().nullable(),
    past: z.array(z.object({ name: z.string(), cents: z.number() })),
    rotation: z.array(
      z.object({
        name: z.string(),
        inYear: z.number(),
        isBeyond: z.boolean(),
        nextOn: z.string().nullable(),
      }),
    ),
  }),
  verdicts: z.record(
    z.string(),
    z.object({
      state: z.enum(['feasible', 'infeasible', 'undecided']),
      totalCents: z.number(),
      leftCents: z.number().nullable(),
      findings: z.array(
        z.object({
          rule: z.enum([
            'over-ceiling',
            'too-late',
            'stock',
            'cold-chain',
            'owner-missing',
            'contract-threshold',
            'rotation',
            'contest-rules',
            'no-measure',
          ]),
          outcome: z.enum(['fires', 'clear', 'unknown']),
          severity: z.enum(['block', 'warn']),
          facts: z.record(z.string(), z.union([z.string(), z.number()])),
        }),
      ),
    }),
  ),
});

/** That a version went to the client: what was known, and what was printed on it. */
export type Sending = {
  readonly linkId: LinkId;
  readonly n: number;
  readonly sentAt: Date;
  readonly sentBy: string;
  readonly facts: PlanFacts;
  readonly verdicts: Readonly<Record<string, Verdict>>;
};

/** The newest first. */
export async function listSendings(tx: Tx, id: RecommendationId): Promise<Sending[]> {
  const rows = await tables(tx)
    .selectFrom('recommendation_sending')
    .selectAll()
    .where('recommendation_id', '=', id)
    .orderBy('n', 'desc')
    .orderBy('sent_at', 'desc')
    .execute();
  return rows.map((row) => ({
    linkId: row.link_id,
    n: row.n,
    sentAt: row.sent_at,
    sentBy: row.sent_by,
    ...printed.parse(row.verdicts),
  }));
}

/** What the client's people said, the oldest first. */
export function listRecoAnswers(tx: Tx, id: RecommendationId) {
  return tables(tx)
    .selectFrom('recommendation_answer')
    .selectAll()
    .where('recommendation_id', '=', id)
    .orderBy('no')
    .execute();
}
