/** A leaf as a finding names it: its index, and its kind and time where they can be read. */
export type LeafName = { readonly index: number; readonly kind?: string; readonly at?: string };

/**
 * How much a finding weighs. A `fault` makes the verdict "not verified". `weaker`: verified, in a
 * weaker colour. A `note` must be known to read the verdict rightly.
 */
export type Weight = 'fault' | 'weaker' | 'note';

/** Every finding there is, with its weight. The names are permanent. */
export const weights = {
  // The file itself.
  'not-a-bundle': 'fault',
  'cut-short': 'fault',
  'container-altered': 'fault',
  'manifest-unreadable': 'fault',
  'manifest-differs': 'fault',
  'file-altered': 'fault',
  'file-missing': 'fault',
  'file-unexpected': 'fault',
  'seal-absent': 'fault',
  'seal-invalid': 'fault',
  // Leaves.
  'leaf-differs': 'fault',
  'leaf-removed': 'fault',
  'leaf-added': 'fault',
  'leaves-swapped': 'fault',
  'leaves-differ-in-range': 'fault',
  'leaf-unreadable': 'fault',
  'leaf-of-another-client': 'fault',
  'hash-list-altered': 'fault',
  'log-truncated': 'fault',
  'log-not-opened': 'fault',
  'log-restored': 'weaker',
  // Checkpoints, keys, witnesses.
  'checkpoint-absent': 'fault',
  'checkpoint-malformed': 'fault',
  'checkpoint-of-another-log': 'fault',
  'checkpoint-inconsistent': 'fault',
  'checkpoint-unsigned': 'fault',
  'checkpoint-signature-invalid': 'fault',
  'checkpoint-contained': 'note',
  'signature-of-unknown-key': 'note',
  'key-unknown': 'fault',
  'key-of-another-log': 'fault',
  'key-not-compared': 'weaker',
  'rotation-invalid': 'fault',
  'enrolment-invalid': 'fault',
  'cosignature-invalid': 'fault',
  'witness-unknown': 'fault',
  'witness-absent': 'weaker',
  'witness-behind': 'weaker',
  'witness-not-compared': 'weaker',
  'witness-replaced-by-notice': 'weaker',
  // What the leaves tell together.
  'id-used-twice': 'fault',
  'publication-without-approval': 'fault',
  'publication-of-other-content': 'fault',
  'publication-after-void': 'fault',
  'void-without-approval': 'fault',
  'capture-without-publication': 'fault',
  'capture-shows-other-content': 'note',
  'withdrawal-without-publication': 'fault',
  'shipment-without-gift': 'fault',
  'overrule-without-decision': 'fault',
  'observation-times-swapped': 'fault',
  'erasure-without-record': 'fault',
  'registration-replaces-nothing': 'fault',
  'plan-out-of-order': 'fault',
  'seal-without-approval': 'fault',
  'seal-after-void': 'fault',
  'seal-beyond-log': 'fault',
  'seal-out-of-order': 'fault',
  // Contests.
  'contest-unknown': 'fault',
  'contest-rules-not-signed': 'fault',
  'contest-record-not-signed': 'weaker',
  'contest-rules-after-opening': 'fault',
  'contests-overlap': 'note',
  'entry-number-used-twice': 'fault',
  'entry-after-freeze': 'fault',
  'comments-after-freeze': 'fault',
  'comments-erasure-broken': 'fault',
  'exclusion-without-entry': 'fault',
  'exclusion-after-freeze': 'fault',
  'contest-frozen-twice': 'fault',
  'freeze-differs': 'fault',
  'postponement-broken': 'fault',
  'draw-without-freeze': 'fault',
  'contest-drawn-twice': 'fault',
  'draw-differs': 'fault',
  'test-beacon': 'note',
  'contest-event-broken': 'fault',
  // What witnesses found.
  audited: 'note',
  'audit-differs': 'weaker',
  'audit-broken': 'fault',
  // Content.
  'blob-missing': 'fault',
  'blob-changed': 'fault',
  'blob-withheld': 'note',
  'opening-differs': 'fault',
  'openings-unreadable': 'fault',
} as const satisfies Record<string, Weight>;

export type FindingType = keyof typeof weights;

/** One thing found, and the part that it is about. */
export type Finding = {
  readonly type: FindingType;
  readonly weight: Weight;
  /** The leaf that it is about; `other` is the second one of a pair. */
  readonly leaf?: LeafName;
  readonly other?: LeafName;
  /** A file of the archive, a field, a key, or a reason in the format's own words. */
  readonly part?: string;
  /** Sizes or indices, where the finding is about a stretch of the log. */
  readonly from?: number;
  readonly to?: number;
  readonly at?: string;
};

/** What the verdict is about: the log as of its latest checkpoint. */
export type CheckedLog = {
  readonly origin: string;
  readonly client: string;
  readonly size: number;
  /** Root of the tree over all leaves, in hexadecimal. */
  readonly root: string;
  readonly firstAt?: string;
  readonly lastAt?: string;
  readonly key?: string;
  readonly witness?: {
    readonly key: string;
    readonly size: number;
    readonly at: string;
    readonly isCompared: boolean;
  };
  readonly kinds: Readonly<Record<string, number>>;
  /** Opened commitments: who signed, where it stood. */
  readonly openings: readonly {
    readonly leaf: LeafName;
    readonly field: string;
    readonly value: string;
  }[];
};

export type Verdict = {
  readonly verdict: 'verified' | 'verified-weaker' | 'not-verified' | 'unreadable';
  readonly findings: readonly Finding[];
  readonly log?: CheckedLog;
};

/** Collects findings; each type's weight stands in one table. */
export function finding(type: FindingType, about: Omit<Finding, 'type' | 'weight'> = {}): Finding {
  return { type, weight: weights[type], ...about };
}

/** The worst finding decides. */
export function judge(findings: readonly Finding[], log: CheckedLog): Verdict {
  const has = (weight: Weight) => findings.some((item) => item.weight === weight);
  if (has('fault')) return { verdict: 'not-verified', findings, log };
  return { verdict: has('weaker') ? 'verified-weaker' : 'verified', findings, log };
}
