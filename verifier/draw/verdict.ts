import type { Verdict, Weight } from '../check/verdict.ts';
import type { FreezeRecord } from './freeze.ts';
import type { RulesRecord } from './rules.ts';

/** Every finding about a draw or its list, with its weight. The names are permanent. */
export const weights = {
  // The file itself.
  'not-a-draw': 'fault',
  'file-malformed': 'fault',
  'line-malformed': 'fault',
  'rules-malformed': 'fault',
  'freeze-malformed': 'fault',
  // The lists against the freeze.
  'rules-differ': 'fault',
  'freeze-differs': 'fault',
  'line-changed': 'fault',
  'line-removed': 'fault',
  'line-added': 'fault',
  'lines-swapped': 'fault',
  'lines-out-of-order': 'fault',
  'lines-differ': 'fault',
  'marks-altered': 'fault',
  'exclusion-of-no-entry': 'fault',
  'tickets-beyond-rules': 'fault',
  'code-differs': 'fault',
  'numbers-missing': 'note',
  // The draw.
  'postponement-broken': 'fault',
  'postponement-not-proven': 'fault',
  'beacon-invalid': 'fault',
  'random-invalid': 'fault',
  'beacon-prevails': 'fault',
  'outage-not-proven': 'fault',
  'outcome-differs': 'fault',
  'winner-differs': 'fault',
  'substitute-differs': 'fault',
  'test-beacon': 'weaker',
  'lower-rung': 'weaker',
  'typed-by-hand': 'note',
  // What the log says, and who vouches for when.
  'not-logged': 'weaker',
  'leaf-missing': 'fault',
  'leaf-not-proven': 'fault',
  'leaf-differs': 'fault',
  'leaf-of-another-client': 'fault',
  'checkpoint-invalid': 'fault',
  'checkpoint-inconsistent': 'fault',
  'cosignature-invalid': 'fault',
  'key-unknown': 'fault',
  'key-not-compared': 'weaker',
  'witness-unknown': 'fault',
  'rules-after-opening': 'fault',
  'freeze-after-draw': 'fault',
  'comments-after-freeze': 'fault',
  'comments-erased': 'note',
  'comments-erasure-broken': 'fault',
  'organiser-only': 'weaker',
  'outsider-not-compared': 'weaker',
  'contests-overlap': 'note',
  'event-broken': 'fault',
  // One's own entry.
  'mine-verified': 'note',
  'mine-listed': 'note',
  'mine-absent': 'weaker',
  // The list against a draw.
  'list-not-compared': 'weaker',
  'list-compared': 'note',
  'list-of-another-draw': 'fault',
  // What no draw proves.
  'chance-only': 'note',
  'beacon-members': 'note',
} as const satisfies Record<string, Weight>;

export type DrawFindingType = keyof typeof weights;

/** One thing found, and what it is about. */
export type DrawFinding = {
  readonly type: DrawFindingType;
  readonly weight: Weight;
  /** Which list a line is of. */
  readonly list?: 'entries' | 'exclusions' | 'codes';
  /** Lines, counted from 1 in their list; the last one of a pair or a stretch. */
  readonly line?: number;
  readonly lastLine?: number;
  /** The entry's number, where it can be read. */
  readonly n?: number;
  /** A place among winners or substitutes, from 1; a postponement's number; a leaf's index. */
  readonly place?: number;
  /** A field, a key, a reason in the format's own words. */
  readonly part?: string;
  readonly at?: string;
  readonly code?: string;
};

/** What a verdict on a draw is about. */
export type CheckedDraw = {
  readonly rules: RulesRecord;
  readonly freeze: FreezeRecord;
  readonly freezeHash: string;
  readonly isTest: boolean;
  readonly round?: number;
  readonly roundAt?: string;
  readonly randomness?: string;
  readonly rung?: 'beacon' | 'lottery' | 'commit-reveal' | 'witness';
  readonly winners: readonly DrawnEntry[];
  readonly substitutes: readonly DrawnEntry[];
  /** Since when somebody outside vouches for the list. */
  readonly provenAt?: string;
  /** What happened to drawn entries, in the log's order. */
  readonly events: readonly DrawEvent[];
};

export type DrawnEntry = { readonly code: string; readonly n: number };

export type DrawEvent = {
  readonly what: string;
  readonly at: string;
  readonly n: number | null;
  readonly code: string | null;
};

export type DrawVerdict = {
  readonly verdict: Verdict['verdict'];
  readonly findings: readonly DrawFinding[];
  readonly draw?: CheckedDraw;
};

export function finding(
  type: DrawFindingType,
  about: Omit<DrawFinding, 'type' | 'weight'> = {},
): DrawFinding {
  return { type, weight: weights[type], ...about };
}

/** The worst finding decides. */
export function judge(findings: readonly DrawFinding[], draw?: CheckedDraw): DrawVerdict {
  const has = (weight: Weight) => findings.some((item) => item.weight === weight);
  if (has('fault')) return { verdict: 'not-verified', findings, draw };
  return { verdict: has('weaker') ? 'verified-weaker' : 'verified', findings, draw };
}
