import type { Tx } from '../../db/db.ts';
import type { ClientId } from '../../lib/ids.ts';
import { type ClientFacts, readClientFacts } from '../clients/public.ts';
import { listStamps } from '../signing/public.ts';
import { listBriefs, readWhole } from './brief.ts';
import type { BriefSummary } from './brief-schema.ts';
import { isApproved } from './brief-view.ts';
import type { Actor } from './policy.ts';
import { summarizeRecos } from './reco-summary.ts';
import { tables } from './store.ts';

/** Every brief of the clients in scope, or of one of them, with its recommendations. */
export async function summarizeBriefs(
  tx: Tx,
  of: { actor: Pick<Actor, 'role'>; clientId: ClientId | undefined; now: Date },
): Promise<BriefSummary[]> {
  const briefs = await listBriefs(tx, of.clientId);
  const ids = briefs.map(({ id }) => id);
  const clients = new Map<ClientId, ClientFacts | null>();
  for (const { client_id: id } of briefs) {
    if (!clients.has(id)) clients.set(id, await readClientFacts(tx, id));
  }
  const recos = await summarizeRecos(tx, { actor: of.actor, briefIds: ids, now: of.now });
  const stamps = await listStamps(tx, 'brief', ids);
  const summaries: BriefSummary[] = [];
  for (const brief of briefs) {
    const client = clients.get(brief.client_id);
    if (!client) continue;
    const whole = await readWhole(tx, brief, client);
    const request = await tables(tx)
      .selectFrom('brief_request')
      .select(['questions', 'sent_at'])
      .where('brief_id', '=', brief.id)
      .where((eb) => eb(eb.fn<number>('cardinality', ['questions']), '>', 0))
      .orderBy('sent_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    const since = whole.answers.filter(({ given_at: at }) => request && at >= request.sent_at);
    const asked: readonly string[] = request?.questions ?? [];
    const answered = new Set<string>(since.map(({ question }) => question));
    summaries.push({
      id: brief.id,
      client: { id: client.id, name: client.name },
      title: brief.title,
      percent: whole.completeness.percent,
      receivedAt: brief.received_at.toISOString(),
      receivedFrom: brief.received_from,
      asked: asked.length,
      answered: asked.filter((key) => answered.has(key)).length,
      answeredMore: [...answered].filter((key) => !asked.includes(key)).length,
      askedAt: request?.sent_at.toISOString() ?? null,
      isApproved: isApproved(stamps.get(brief.id) ?? [], whole.contentHash),
      isEnded: brief.ended_at !== null,
      recos: recos.filter(({ briefId }) => briefId === brief.id),
    });
  }
  return summaries;
}
