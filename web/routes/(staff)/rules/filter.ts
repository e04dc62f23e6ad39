import type { RuleSummary } from '#server/modules/operations/rules-schema.ts';

export type Choice = {
  readonly country: string;
  readonly severity: string;
  readonly confidence: string;
  readonly about: string;
};

export function readChoice(query: URLSearchParams): Choice {
  const text = (name: string) => query.get(name) ?? '';
  return {
    country: text('country'),
    severity: text('severity'),
    confidence: text('confidence'),
    about: text('about'),
  };
}

/** An empty part of the choice lets everything pass; a word that no rule knows lets nothing pass. */
export function filterRules(rules: readonly RuleSummary[], choice: Choice): RuleSummary[] {
  return rules.filter(
    (rule) =>
      (!choice.country || rule.jurisdiction === choice.country) &&
      (!choice.severity || rule.severity === choice.severity) &&
      (!choice.confidence || rule.confidence === choice.confidence) &&
      (!choice.about || (rule.about as readonly string[]).includes(choice.about)),
  );
}
