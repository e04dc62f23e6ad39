import type { Text } from '../lib/language.ts';
import type { When } from './condition.ts';
import type { Facts } from './facts.ts';
import type { Jurisdiction } from './jurisdictions.ts';
import type { Confidence } from './labels.ts';

/** What a rule looks at; a check asks for one of these, or several. */
export const ABOUTS = [
  'post',
  'relation',
  'creator',
  'contest',
  'event',
  'person',
  'report',
  'trainee',
  'moderation',
] as const;
export type About = (typeof ABOUTS)[number];

export const SEVERITIES = ['block', 'sign-off', 'warn', 'info'] as const;
/** `block`: refused. `sign-off`: a senior may overrule, by name and with a reason. */
export type Severity = (typeof SEVERITIES)[number];

export type Rule = {
  /** `FR-INF-01`: permanent. A later version of the text has the same id and other dates. */
  readonly id: string;
  readonly about: readonly About[];
  /** As the text deserves it; what is applied is never stronger than `confidence` allows. */
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** The text or the code, with its article. */
  readonly source: string;
  /** The same for English readers, where more than a citation stands there. */
  readonly sourceEn?: string;
  /** Where it was read. */
  readonly reference?: string;
  /** The day on which somebody last compared the rule with its source. */
  readonly verifiedOn: string | null;
  /** First and last day of the text itself, where they matter. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly when: When;
  /** What is said when it fires: what is wrong, and what to do. */
  readonly message: Text;
  /** Where our rule is stricter or simpler than its text. */
  readonly note?: Text;
  readonly fixtures: { readonly fires: Facts; readonly clear: Facts; readonly unknown: Facts };
};

export type Pack = { readonly jurisdiction: Jurisdiction; readonly rules: readonly Rule[] };
