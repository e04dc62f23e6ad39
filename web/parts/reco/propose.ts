import type { BriefSummary, BriefView } from '#server/modules/briefs/brief-schema.ts';
import type { Plan, ProposedCreator, RecoContent } from '#server/modules/briefs/reco-schema.ts';
import type { ProfileView } from '#server/modules/creators/profile-schema.ts';

const REASON = 600;

/** The search for those who write about what a brief looks for; without words of ours, an empty one. */
export function searchFor({ entered, client }: Pick<BriefView, 'entered' | 'client'>): string {
  const query = new URLSearchParams(entered.subject === '' ? [] : [['q', entered.subject]]);
  query.append('client', client.id);
  return `/creators?${query}`;
}

/** The plans of this client's recommendations that are being written: `<recommendation>:<plan>`. */
export function listDrafts(briefs: readonly BriefSummary[]): { value: string; label: string }[] {
  return briefs
    .flatMap(({ recos }) => recos)
    .filter(({ state }) => state === 'draft' || state === 'returned')
    .flatMap(({ id, title, plans }) =>
      plans.map(({ key, title: name }) => ({
        value: `${id}:${key}`,
        // "Plan A" says its letter already.
        label: [
          title,
          !name || new RegExp(`\\b${key}$`).test(name) ? name || key : `${key}, ${name}`,
        ]
          .filter(Boolean)
          .join(', '),
      })),
    );
}

export type Proposal = Pick<
  ProposedCreator,
  'name' | 'reason' | 'conflict' | 'rotationException'
> & { creatorId: string };

/** What speaks for somebody in the words of their facts, and every declared link with them. */
export function proposalOf(profile: ProfileView): Proposal {
  const facts = profile.factors.filter(
    ({ axis, bearing }) => (axis === 'subject' || axis === 'readers') && bearing !== 'unknown',
  );
  return {
    creatorId: profile.id,
    name: profile.name,
    reason: cut(whole(facts.map(({ sentence }) => sentence)), REASON),
    conflict: cut(
      profile.links.map(({ person, relation }) => `${person}, ${relation}`).join(', '),
      400,
    ),
    rotationException: '',
  };
}

/** With them in one plan; who is there already keeps what was written of them. */
export function addProposals(
  content: RecoContent,
  plan: Plan['key'],
  proposals: readonly Proposal[],
): RecoContent {
  const creators = content.creators.map((one) =>
    proposals.some(({ creatorId }) => creatorId === one.creatorId) && !one.plans.includes(plan)
      ? { ...one, plans: [...one.plans, plan] }
      : one,
  );
  const fresh = proposals.filter(
    ({ creatorId }) => !creators.some((one) => one.creatorId === creatorId),
  );
  return {
    ...content,
    creators: [
      ...creators,
      ...fresh.map((one) => ({
        ...one,
        plans: [plan],
        feeCents: 0,
        giftCents: 0,
        hasContract: null,
      })),
    ],
  };
}

/** Whole sentences, as many as there is room for. */
function whole(sentences: readonly string[]): string {
  let text = '';
  for (const sentence of sentences) {
    const longer = text === '' ? sentence : `${text} ${sentence}`;
    if (longer.length > REASON) break;
    text = longer;
  }
  return text;
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/\s+\S*$/, '');
}
