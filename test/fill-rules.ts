import type { Db, Scope } from '../server/db/db.ts';
import type { AgencyId, ClientId, MemberId } from '../server/lib/ids.ts';
import { sayFact } from '../server/rules/answers.ts';
import { overruleRule } from '../server/rules/overrule.ts';
import type { Person } from './person.ts';

/** A threshold of the agency's own, and a decision that its head went past. */
export async function fillRules(db: Db, { api }: Person): Promise<void> {
  await api.rules.setRuleParameter({ name: 'prizeWithin', value: 21 });
  const { agency, member, clients } = await api.people.readSession({});
  const [client] = clients;
  if (!client) throw new Error('the demo has no client');
  const clientId = client.id as ClientId; // read from the API, as the others
  const scope: Scope = { agencyId: agency.id as AgencyId, clientIds: [clientId] };
  const at = new Date();
  const by = { id: member.id as MemberId, name: member.name };
  const subject = { subject: 'participation', subjectId: clientId };
  await db.write(scope, (tx) =>
    sayFact(tx, { ...subject, clientId, fact: 'contest.isHeld', value: false, by, at }),
  );
  const done = await db.write(scope, (tx) =>
    overruleRule(tx, {
      clientId,
      ruleId: 'FR-INF-09',
      facts: { relation: { benefit: 'gift', isReviewed: false } },
      scope: { jurisdictions: ['FR'], at, about: 'relation' },
      ...subject,
      by: { ...by, isSenior: true },
      reason: 'La référente relit le jour même.',
      at,
    }),
  );
  if (!done.ok) throw new Error(`not overruled: ${done.error.type}`);
}
