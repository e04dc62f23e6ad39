import { quicknet, timeOfRound } from '../draw/chain.ts';
import type { Postponement } from '../draw/draw.ts';
import { draw } from '../draw/draw.ts';
import { entryCommitment } from '../draw/entry.ts';
import { makeDrawFile } from '../draw/file.ts';
import type { Freeze } from '../draw/freeze.ts';
import { makeFreeze } from '../draw/freeze.ts';
import { drawBody, freezeBody, rulesBody } from '../draw/leaf-bodies.ts';
import type { Exclusion, ListEntry } from '../draw/list.ts';
import type { LogPart } from '../draw/log-part.ts';
import { makeLogPart } from '../draw/log-part.ts';
import type { Random } from '../draw/random.ts';
import type { RulesInput, RulesRecord } from '../draw/rules.ts';
import { makeRules } from '../draw/rules.ts';
import { toUtf8 } from '../format/bytes.ts';
import { signCheckpoint } from '../format/checkpoint.ts';
import { addCosignature, cosign } from '../format/cosignature.ts';
import { commitTo, sha256Hex } from '../format/hash.ts';
import type { Signer } from '../format/key.ts';
import type { Leaf } from '../format/leaf.ts';
import { encodeLeaf } from '../format/leaf.ts';
import type { BodyOf, LeafKind } from '../format/leaf-body.ts';
import { formatNote, parseNote } from '../format/note.ts';
import { buildTree, hashLeaf, rootOfTree } from '../format/tree.ts';
import { client, keys, origin, sampleId, sampleSalt } from './names.ts';

/** A real round of quicknet: its signature was published, so the sample's draw is one of 2023. */
export const publishedRound = 657_413;
export const publishedSignature =
  'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b';

export const contest = sampleId('contest');
const hour = 3_600_000;
const drawAt = timeOfRound(quicknet, publishedRound);
const before = (hours: number) => new Date(drawAt.getTime() - hours * hour);

export function sampleRules(changes: Partial<RulesInput> = {}): RulesRecord {
  return makeRules({
    contest,
    textHash: sha256Hex(toUtf8('Règlement du jeu « Brassé de Lune »\n')),
    opensAt: before(96),
    closesAt: before(48),
    drawAt,
    winners: 2,
    substitutes: 2,
    exclusionCodes: ['R1', 'R3'],
    voidCodes: ['SILENT', 'DECLINED', 'ERASED'],
    codePrefix: 'LUNE',
    chain: quicknet,
    ...changes,
  });
}

export const handles = [
  'ines',
  'solene',
  'clarisse',
  'yvonne',
  'gildas',
  'bastien',
  'maelle',
  'loic',
];

export function sampleNonce(handle: string): Uint8Array {
  return sampleSalt(`nonce ${handle}`);
}

export function sampleEntries(): ListEntry[] {
  return handles.map((handle, i) => ({
    n: i + 1,
    c: entryCommitment(contest, `${handle}@courriel.example`, sampleNonce(handle)),
    w: 1,
  }));
}

export function sampleExclusions(): Exclusion[] {
  return [
    { n: 4, code: 'R3', reason: commitTo(sampleSalt('R3'), 'R3'), judgedBy: 'person' },
    { n: 6, code: 'R1', reason: commitTo(sampleSalt('R1'), 'R1'), judgedBy: 'rule' },
  ];
}

/** Everything of the sample's contest; each part may be handed in changed. */
export type SampleParts = {
  readonly rules?: RulesRecord;
  readonly freeze?: Freeze;
  readonly random?: Random;
  readonly postponements?: readonly Postponement[];
  /** Hours before the draw at which the outside witness saw the freeze; null: there is none. */
  readonly seenBefore?: number | null;
  /** Leaves between rules and freeze, and after the draw. */
  readonly middle?: readonly SampleLeaf[];
  readonly after?: readonly SampleLeaf[];
  readonly change?: (leaves: SampleLeaf[]) => void;
};

export type SampleLeaf = {
  [K in LeafKind]: readonly [at: Date, kind: K, body: BodyOf<K>];
}[LeafKind];

export const publishedBeacon: Random = {
  rung: 'beacon',
  entered: 'relay',
  round: publishedRound,
  signature: publishedSignature,
};

/** The proof of the sample's draw. */
export function sampleDraw(parts: SampleParts = {}): Uint8Array {
  const rules = parts.rules ?? sampleRules();
  const freeze =
    parts.freeze ?? makeFreeze({ rules, entries: sampleEntries(), exclusions: sampleExclusions() });
  const random = parts.random ?? publishedBeacon;
  const postponements = parts.postponements ?? [];
  const log = sampleLogPart(parts, rules, freeze, random, postponements);
  const made = makeDrawFile({ rules, freeze, postponements, random, log });
  if (!made.ok) throw new Error(`the sample doesn’t draw: ${made.error.type}`);
  return made.value.bytes;
}

/** The leaves of the sample's contest in the log's order, and how many there were at the freeze. */
export function sampleContestLeaves(
  parts: SampleParts,
  rules: RulesRecord,
  freeze: Freeze,
  random: Random,
  postponements: readonly Postponement[],
): { readonly leaves: readonly SampleLeaf[]; readonly frozen: number } {
  const contentHash = sha256Hex(toUtf8('le règlement, tel qu’il a été signé\n'));
  const drawn = draw({ rules, freeze, postponements, random });
  if (!drawn.ok) throw new Error(`the sample doesn’t draw: ${drawn.error.type}`);
  const signed: BodyOf<'approval'> = {
    approval: sampleId('approval rules'),
    subject: 'contest-rules',
    subjectId: contest,
    version: 1,
    contentHash,
    signerKind: 'contact',
    signer: commitTo(sampleSalt('signer'), 'Clarisse'),
  };
  const leaves: SampleLeaf[] = [
    [before(120), 'log-opened', { origin, key: keys.first.vkey.text }],
    [before(110), 'approval', signed],
    [
      before(100),
      'contest-rules',
      { ...rulesBody(rules), version: 1, contentHash, approvals: [signed.approval] },
    ],
    ...sampleEntries().map(
      (entry): SampleLeaf => [before(90 - entry.n), 'contest-entry', { contest, ...entry }],
    ),
    ...sampleExclusions().map(
      ({ n, reason, judgedBy }): SampleLeaf => [
        before(40),
        'contest-exclusion',
        { contest, n, effect: 'excluded', reason, judgedBy, by: null },
      ],
    ),
    ...(parts.middle ?? []),
    [before(25), 'contest-freeze', freezeBody(freeze.record, freeze.hash)],
  ];
  const frozen = leaves.length;
  const round = postponements.at(-1)?.to ?? rules.round;
  leaves.push(
    [before(-1), 'contest-draw', drawBody(rules, freeze.hash, round, random, drawn.value)],
    ...(parts.after ?? []),
  );
  parts.change?.(leaves);
  return { leaves, frozen };
}

function sampleLogPart(
  parts: SampleParts,
  rules: RulesRecord,
  freeze: Freeze,
  random: Random,
  postponements: readonly Postponement[],
): LogPart {
  const { leaves, frozen } = sampleContestLeaves(parts, rules, freeze, random, postponements);
  const bytes = leaves.map(encodeSampleLeaf);
  const tree = buildTree(bytes.map((leaf) => hashLeaf(leaf)));
  const { seenBefore = 24 } = parts;
  const sign = (size: number, hoursBefore: number, witnesses: readonly Signer[]) => {
    const checkpoint = { origin, size, root: rootOfTree(tree, size) };
    return coSigned(signCheckpoint(checkpoint, keys.first), witnesses, before(hoursBefore));
  };
  const outsider = seenBefore === null ? [] : [keys.otherWitness];
  const shown = ['approval', 'contest-entry', 'contest-exclusion', 'log-opened'];
  return makeLogPart({
    tree,
    checkpoints: [
      sign(frozen, seenBefore ?? 24, [keys.witness, ...outsider]),
      sign(leaves.length, -2, [keys.witness, ...outsider]),
    ],
    keys: [{ from: 0, key: keys.first.vkey.text, to: null }],
    witnesses: [
      { key: keys.witness.vkey.text, party: 'client' },
      { key: keys.otherWitness.vkey.text, party: 'outside' },
    ],
    leaves: bytes.flatMap((leaf, index) =>
      shown.includes(leaves[index]?.[1] ?? '') ? [] : [{ index, bytes: leaf }],
    ),
  });
}

export function encodeSampleLeaf([at, kind, body]: SampleLeaf): Uint8Array {
  // Kind and body belong together by the type of the pair.
  return encodeLeaf({ v: 1, kind, client, at, body } as unknown as Leaf);
}

function coSigned(text: string, witnesses: readonly Signer[], at: Date): string {
  const note = parseNote(text);
  if (!note.ok) throw new Error('the sample’s checkpoint is no note');
  const signed = witnesses.reduce(
    (one, witness) => addCosignature(one, cosign(note.value.text, witness, at)),
    note.value,
  );
  return formatNote(signed);
}
