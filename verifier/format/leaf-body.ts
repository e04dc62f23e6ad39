import type { Shape, Shaped } from './shape.ts';
import { is } from './shape.ts';

/** What an observation may be of; `docs/formats/report.md` gives the fields of the records of each. */
export const observationKinds = [
  'visits',
  'entries',
  'comments',
  'reading',
  'mention',
  'spontaneous',
  'spend',
  'subscribers',
  'declared-views',
  'survey',
  'capture',
  'response',
  'voice',
  'tone',
  'sales',
] as const;

/** How a figure is known: our server or capture, a network, a third party, an assumption. */
export const marks = ['measured', 'network', 'declared', 'estimated'] as const;

/**
 * What each kind of leaf holds: ids, hashes and salted commitments (`commitTo`), never a name, an
 * address or a text. `docs/formats/log.md` says what each field means.
 */
export const bodyShapes = {
  /** Always leaf 0, and only leaf 0. */
  'log-opened': { origin: is.origin, key: is.logKey },
  /** Both keys sign `rotationText`; the new key signs every checkpoint larger than this leaf's index. */
  'key-rotated': {
    oldKey: is.logKey,
    newKey: is.logKey,
    oldSignature: is.signature,
    newSignature: is.signature,
  },
  /** `replaces` is null for a first witness; then `by` is null too. `signature` is over `enrolmentText`. */
  'witness-enrolled': {
    witness: is.witnessKey,
    recovery: is.logKey,
    replaces: is.orNull(is.witnessKey),
    by: is.orNull(is.one('old-key', 'recovery-key', 'notice')),
    signature: is.orNull(is.signature),
  },
  'brand-kit-version': {
    brandKit: is.uuid,
    version: is.count,
    contentHash: is.hash,
    author: is.hash,
  },
  approval: {
    approval: is.uuid,
    subject: is.one(
      'post',
      'brand-kit',
      'brief',
      'recommendation',
      'agreement',
      'contest-rules',
      'report',
    ),
    subjectId: is.uuid,
    version: is.count,
    contentHash: is.hash,
    signerKind: is.one('contact', 'creator', 'member'),
    signer: is.hash,
  },
  'approval-voided': {
    approval: is.uuid,
    reason: is.one('content-changed', 'withdrawn', 'window-passed', 'other'),
  },
  /** What went out: `contentHash` is the hash of the exact content that was signed. */
  publication: {
    publication: is.uuid,
    post: is.uuid,
    version: is.count,
    contentHash: is.hash,
    channel: is.uuid,
    network: is.word,
    approvals: is.list(is.uuid, 1, 16),
    address: is.hash,
  },
  /** What was seen at the publication's address afterwards: the raw bytes by their hash. */
  capture: {
    capture: is.uuid,
    publication: is.uuid,
    sha256: is.hash,
    size: is.count,
    mediaType: is.mediaType,
    matches: is.flag,
  },
  withdrawal: {
    withdrawal: is.uuid,
    publication: is.uuid,
    by: is.hash,
    reason: is.one('client', 'agency', 'network', 'other'),
  },
  /** A benefit in kind given to a creator; `recipient` stands for the creator's id. */
  gift: {
    gift: is.uuid,
    operation: is.uuid,
    recipient: is.hash,
    valueCents: is.count,
    condition: is.one('none', 'publication'),
  },
  shipment: {
    shipment: is.uuid,
    gifts: is.list(is.uuid, 1, 20),
  },
  /** What a creator's publication showed when it was fetched; `address` stands for where. */
  'deliverable-capture': {
    capture: is.uuid,
    deliverable: is.uuid,
    address: is.hash,
    moment: is.one('live', 'day-1', 'day-3', 'day-7', 'day-30', 'asked'),
    sha256: is.hash,
    size: is.count,
    mediaType: is.mediaType,
    mention: is.one('present', 'unclear', 'absent'),
  },
  /** A rule that stopped something; `facts` stands for the hash of the facts that it looked at. */
  'rule-decision': {
    decision: is.uuid,
    rule: is.word,
    outcome: is.one('fires', 'unknown'),
    severity: is.one('block', 'sign-off'),
    subject: is.word,
    subjectId: is.uuid,
    facts: is.hash,
  },
  /** A named senior went past a rule of `sign-off`, for a written reason. */
  overrule: {
    overrule: is.uuid,
    decision: is.uuid,
    by: is.hash,
    reason: is.hash,
  },
  /**
   * A contest's rules as they were signed, before they open. `contentHash` is what the approvals
   * signed; `rulesHash` is that of the rules record of `draw/v1`.
   */
  'contest-rules': {
    contest: is.uuid,
    version: is.count,
    contentHash: is.hash,
    approvals: is.list(is.uuid, 1, 16),
    rulesHash: is.hash,
    opensAt: is.time,
    closesAt: is.time,
    drawAt: is.time,
    winners: is.count,
    substitutes: is.count,
    chain: is.hash,
    round: is.count,
    postponeRounds: is.count,
    voidCodes: is.list(is.code, 0, 32),
  },
  /** `c` is the entry's commitment, `w` its tickets: exactly a leaf of the contest's own tree. */
  'contest-entry': { contest: is.uuid, n: is.fromOne, c: is.hash, w: is.fromOne },
  /** Comments under one publication, as the network told them: how many, by how many people, and the bytes. */
  'contest-comments': {
    contest: is.uuid,
    reading: is.uuid,
    publication: is.uuid,
    sha256: is.hash,
    comments: is.count,
    people: is.count,
  },
  /** The bytes of this reading are gone, by the rules' retention: its hash and its counts stay. */
  'contest-comments-erasure': { contest: is.uuid, reading: is.uuid },
  /** `reason` is the commitment to the code. `kept` lifts what an earlier one excluded. */
  'contest-exclusion': {
    contest: is.uuid,
    n: is.fromOne,
    effect: is.one('excluded', 'kept'),
    reason: is.hash,
    judgedBy: is.one('rule', 'person'),
    by: is.orNull(is.hash),
  },
  'contest-freeze': {
    contest: is.uuid,
    rulesHash: is.hash,
    freezeHash: is.hash,
    round: is.count,
    entries: is.count,
    entriesRoot: is.hash,
    excluded: is.count,
    excludedByPerson: is.count,
    exclusionsRoot: is.hash,
    kept: is.count,
    weight: is.count,
    keptRoot: is.hash,
  },
  /** The round moves by the rules' fixed step; at most three times. */
  'contest-postponement': {
    contest: is.uuid,
    number: is.count,
    from: is.count,
    to: is.count,
    reason: is.one('no-freeze', 'no-proof-of-time'),
  },
  /** `selected`: the numbers in the order drawn, winners first. `signature` is null on lower rungs. */
  'contest-draw': {
    contest: is.uuid,
    freezeHash: is.hash,
    rung: is.one('beacon', 'lottery', 'commit-reveal', 'witness'),
    chain: is.hash,
    round: is.count,
    signature: is.orNull(is.beaconSignature),
    randomness: is.hash,
    winners: is.count,
    selected: is.list(is.count, 0, 10_000),
  },
  /** What happened to a drawn entry; `outage` is of the beacon and has no `n`. */
  'contest-event': {
    contest: is.uuid,
    event: is.uuid,
    what: is.one('told', 'answered', 'silent', 'void', 'prize-sent', 'acknowledged', 'outage'),
    n: is.orNull(is.count),
    code: is.orNull(is.code),
    evidence: is.orNull(is.hash),
  },
  /**
   * What was read of one object at one time. `root` is that of the tree over its records, each with a
   * salt of its own (`hashRecord`); `raw` is what the source answered, as received.
   */
  observation: {
    observation: is.uuid,
    operation: is.orNull(is.uuid),
    kind: is.one(...observationKinds),
    object: is.hash,
    source: is.word,
    mark: is.one(...marks),
    method: is.word,
    from: is.time,
    to: is.time,
    records: is.count,
    root: is.hash,
    raw: is.orNull(is.hash),
    rawSize: is.orNull(is.count),
    rawType: is.orNull(is.mediaType),
  },
  /** A person's record is gone; its hash stays in the observation's tree, at this place from 0. */
  'record-erasure': { erasure: is.uuid, observation: is.uuid, record: is.count },
  /** What success will be judged by. `target` of `targetOf` for shares, else `targetOf` is null. */
  'kpi-registration': {
    registration: is.uuid,
    operation: is.uuid,
    indicator: is.word,
    method: is.count,
    methodHash: is.hash,
    aim: is.orNull(is.one('at-least', 'at-most')),
    target: is.orNull(is.count),
    targetOf: is.orNull(is.count),
    replaces: is.orNull(is.uuid),
  },
  /** Each of these deliverables is to be captured at each of these moments. */
  'capture-plan': {
    plan: is.uuid,
    operation: is.uuid,
    version: is.count,
    deliverables: is.list(is.uuid, 0, 200),
    moments: is.list(is.one('live', 'day-1', 'day-3', 'day-7', 'day-30'), 1, 5),
  },
  /**
   * `contentHash` is that of `report.json`, which the approvals signed; it speaks of the leaves before
   * index `range`. `evidence` counts those leaves whose content it rests on.
   */
  'report-seal': {
    report: is.uuid,
    version: is.count,
    replaces: is.orNull(is.count),
    operation: is.orNull(is.uuid),
    contentHash: is.hash,
    approvals: is.list(is.uuid, 1, 16),
    range: is.count,
    evidence: is.count,
  },
  /**
   * What a witness found of the leaves that a beacon chose. `contentHash` is that of its file, `same` are
   * the chosen leaves whose content it read unchanged, `differing` those that it was not shown as recorded.
   */
  'witness-audit': {
    witness: is.witnessKey,
    contentHash: is.hash,
    size: is.fromOne,
    chain: is.hash,
    round: is.fromOne,
    fetchedAt: is.time,
    chosen: is.list(is.count, 1, 400),
    same: is.list(is.count, 0, 400),
    differing: is.list(is.count, 0, 400),
  },
  /** An older backup was put back: of a head that somebody holds, only the first `kept` leaves are left. */
  'log-restored': { kept: is.count, heldSize: is.fromOne, heldRoot: is.hash },
} as const satisfies Record<string, Shape>;

export type LeafKind = keyof typeof bodyShapes;

export type BodyOf<K extends LeafKind> = Shaped<(typeof bodyShapes)[K]>;

// The keys of the object above, in its order.
export const leafKinds = Object.keys(bodyShapes) as readonly LeafKind[];

/** What both keys of a rotation sign. The first line is no origin, so it can't be a checkpoint. */
export function rotationText(origin: string, oldKey: string, newKey: string): string {
  return `compagnon-key-rotation/v1\n${origin}\n${oldKey}\n${newKey}\n`;
}

/** What the old witness key, or its recovery key, signs for its successor. */
export function enrolmentText(replaces: string, witness: string, recovery: string): string {
  return `compagnon-witness/v1\n${replaces}\n${witness}\n${recovery}\n`;
}
