import type { CheckedLog, Finding, LeafName, Weight } from '../check/verdict.ts';
import type { InBoth } from '../words/language.ts';
import type { Place } from './html.ts';

/** Every finding about a report itself, with its weight; those about its log are the log's own. */
export const reportWeights = {
  // What was sealed.
  'seal-missing': 'fault',
  'seal-of-other-content': 'fault',
  'seal-differs': 'fault',
  'report-of-another-client': 'fault',
  'report-unreadable': 'fault',
  superseded: 'weaker',
  'logs-differ': 'fault',
  'other-not-verified': 'note',
  // What is shown.
  'renderer-unknown': 'fault',
  'page-differs': 'fault',
  'derived-differs': 'fault',
  'attachment-differs': 'fault',
  'attachment-missing': 'fault',
  // Figures.
  'method-unknown': 'fault',
  'method-differs': 'fault',
  'params-unknown': 'fault',
  'figure-differs': 'fault',
  'figure-of-erased': 'weaker',
  'figure-not-shown': 'fault',
  'figure-missing': 'fault',
  'input-left-out': 'fault',
  'input-too-many': 'fault',
  'observation-left-out': 'fault',
  'observations-unused': 'note',
  // Evidence.
  'data-missing': 'fault',
  'data-unreadable': 'fault',
  'data-differs': 'fault',
  'record-differs': 'fault',
  'record-without-erasure': 'fault',
  'records-erased': 'note',
  'evidence-missing': 'fault',
  'evidence-differs': 'fault',
  'evidence-withheld': 'note',
  // What was announced.
  'kpi-late': 'weaker',
  'kpi-changed': 'note',
  'kpi-not-computed': 'weaker',
  'no-kpi': 'note',
  'no-capture-plan': 'note',
  'captures-missing': 'note',
  'captures-not-due': 'note',
  'network-figures': 'note',
} as const satisfies Record<string, Weight>;

export type ReportFindingType = keyof typeof reportWeights;

export type ReportFinding = {
  readonly type: ReportFindingType;
  readonly weight: Weight;
  readonly place?: Place;
  /** A figure's id, and what its indicator is called. */
  readonly figure?: string;
  readonly indicator?: string;
  readonly leaf?: LeafName;
  /** A file, a field, a record's place, a version. */
  readonly part?: string;
  /** As sealed, and as found. */
  readonly sealed?: InBoth;
  readonly found?: InBoth;
  readonly at?: string;
  readonly count?: number;
};

export type CheckedReport = {
  readonly report: string;
  readonly version: number;
  readonly title: string;
  readonly clientName: string;
  readonly agencyName: string;
  readonly timeZone: string;
  /** Null where the log holds no seal of it. */
  readonly sealedAt: string | null;
  readonly evidence: {
    readonly expected: number;
    readonly present: number;
    readonly withheld: number;
  };
  readonly figures: number;
  readonly recomputed: number;
  /** The newest version that is known. */
  readonly newest: number;
};

export type ReportVerdict = {
  readonly verdict: 'verified' | 'verified-weaker' | 'not-verified' | 'unreadable';
  readonly findings: readonly (Finding | ReportFinding)[];
  readonly log?: CheckedLog;
  readonly report?: CheckedReport;
};

export function reportFinding(
  type: ReportFindingType,
  about: Omit<ReportFinding, 'type' | 'weight'> = {},
): ReportFinding {
  return { type, weight: reportWeights[type], ...about };
}

export function isReportFinding(item: Finding | ReportFinding): item is ReportFinding {
  return Object.hasOwn(reportWeights, item.type);
}
