import type { Locale } from '../../lib/language.ts';
import type { WholeBrief } from './brief.ts';
import { type Plan, type RecoContent, TEXT_PARTS } from './reco-schema.ts';
import { salesUnknown } from './say-unknown.ts';

/** A recommendation before its first word: the brief's title and dates, and what will stay unknown. */
export function emptyReco({ brief, facts, completeness }: WholeBrief, locale: Locale): RecoContent {
  const parts = Object.fromEntries(TEXT_PARTS.map((part) => [part, '']));
  const unknown = salesUnknown[locale][completeness.sales];
  const keys = facts.ceilingCents === null ? (['A', 'B'] as const) : (['A'] as const);
  return {
    title: brief.title,
    // All of TEXT_PARTS, each a string.
    parts: { ...parts, unknown } as RecoContent['parts'],
    sources: [],
    plans: keys.map((key) => emptyPlan(key, facts.launchOn)),
    creators: [],
    team: [],
    risks: [],
    measures: [],
    decisions: [],
  };
}

function emptyPlan(key: Plan['key'], startsOn: string | null): Plan {
  return {
    key,
    title: '',
    actions: '',
    startsOn,
    endsOn: null,
    lines: [],
    reserveBasisPoints: 500,
    contestRules: null,
    isUnasked: false,
  };
}
