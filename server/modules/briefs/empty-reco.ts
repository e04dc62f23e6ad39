import type { Locale } from '../../lib/language.ts';
import type { WholeBrief } from './brief.ts';
import { type Plan, type RecoContent, TEXT_PARTS } from './reco-schema.ts';

const texts = {
  fr: {
    sales: 'Ventes : non fournies par le client. Nous ne saurons pas si elles ont bougé.',
    salesUnknown: 'Ventes : le client ne sait pas encore s’il pourra les fournir.',
    plan: (key: string) => `Plan ${key}`,
  },
  en: {
    sales: 'Sales: not provided by the client. We will not know whether they moved.',
    salesUnknown: 'Sales: the client does not know yet whether they can provide them.',
    plan: (key: string) => `Plan ${key}`,
  },
} as const;

/** A recommendation before its first word: the brief's title and dates, and what will stay unknown. */
export function emptyReco({ brief, facts, completeness }: WholeBrief, locale: Locale): RecoContent {
  const t = texts[locale];
  const parts = Object.fromEntries(TEXT_PARTS.map((part) => [part, '']));
  const { sales } = completeness;
  const unknown = sales === 'not-provided' ? t.sales : sales === 'unknown' ? t.salesUnknown : '';
  const keys = facts.ceilingCents === null ? (['A', 'B'] as const) : (['A'] as const);
  return {
    title: brief.title,
    // All of TEXT_PARTS, each a string.
    parts: { ...parts, unknown } as RecoContent['parts'],
    sources: [],
    plans: keys.map((key) => emptyPlan(key, t.plan(key), facts.launchOn)),
    creators: [],
    team: [],
    risks: [],
    measures: [],
    decisions: [],
  };
}

function emptyPlan(key: Plan['key'], title: string, startsOn: string | null): Plan {
  return {
    key,
    title,
    actions: '',
    startsOn,
    endsOn: null,
    lines: [],
    reserveBasisPoints: 500,
    contestRules: null,
    isUnasked: false,
  };
}
