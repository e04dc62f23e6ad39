import type { LogBundle } from '../format/bundle.ts';
import { paths, readBundle, sealText, textOf } from '../format/bundle.ts';
import { toHex } from '../format/bytes.ts';
import type { Primitives } from '../format/hash.ts';
import { portable } from '../format/hash.ts';
import type { Vkey } from '../format/key.ts';
import { parseVkey } from '../format/key.ts';
import type { KeyHistory } from '../format/key-history.ts';
import { keyForSize, readKeyHistory } from '../format/key-history.ts';
import type { KeyRange } from '../format/manifest.ts';
import { parseNote, signatureBy } from '../format/note.ts';
import type { Refusal } from '../format/result.ts';
import type { Steps } from '../format/steps.ts';
import { finish } from '../format/steps.ts';
import { growTree, rootOfTree } from '../format/tree.ts';
import { checkAudits } from './audits.ts';
import { checkBlobs, checkOpenings } from './blobs.ts';
import { checkContestContents } from './contest-content.ts';
import { nameContained, readHeads } from './heads.ts';
import type { LeafRows } from './leaf-rows.ts';
import { nameLeaf, readLeaves } from './leaf-rows.ts';
import { checkLeaves } from './leaves.ts';
import { checkStory } from './story.ts';
import type { CheckedLog, Finding, Verdict } from './verdict.ts';
import { finding, judge } from './verdict.ts';
import { checkWitnesses } from './witnesses.ts';

/** What the person who asks holds besides the file. All may be left out; the verdict then says so. */
export type CheckOptions = {
  /** The log's keys as got from elsewhere than the file. One of them must be the log's. */
  readonly keys?: readonly Vkey[];
  /** The witness's keys as got from the witness. Only their co-signatures count then. */
  readonly witnesses?: readonly Vkey[];
  /** Checkpoints (signed notes) kept elsewhere: the log must contain what they vouch for. */
  readonly checkpoints?: readonly string[];
  readonly primitives?: Primitives;
};

/**
 * Checks an exported log (`compagnon-log/v1`). Never throws for what the bytes hold: the verdict is
 * `unreadable` with the reason, or every finding named by its part.
 */
export function checkLog(bytes: Uint8Array, options: CheckOptions = {}): Verdict {
  return finish(checkLogInSteps(bytes, options));
}

/** The same in steps; they add up to about twice the length of the file. */
export function* checkLogInSteps(bytes: Uint8Array, options: CheckOptions = {}): Steps<Verdict> {
  const primitives = options.primitives ?? portable;
  const bundle = readBundle(bytes, primitives);
  if (!bundle.ok) return { verdict: 'unreadable', findings: [unreadable(bundle.error)] };
  const rows = yield* readLeaves(bundle.value, primitives);
  const history = readKeyHistory(rows.leaves, primitives);
  const keys = history.keys.length > 0 ? history.keys : bundle.value.manifest.keys;
  const heads = yield* readHeads(bundle.value, keys, options.checkpoints ?? [], primitives);
  const tree = yield* growTree(rows.hashes, primitives.sha256);
  const { size, client } = bundle.value.manifest;
  const witness = yield* checkWitnesses(
    heads.heads,
    history,
    rows.size,
    options.witnesses ?? [],
    primitives,
  );
  const opened = checkOpenings(bundle.value, rows.leaves);
  const blobs = yield* checkBlobs(bundle.value, rows.leaves, primitives);
  const findings = [
    ...checkFiles(bundle.value, primitives),
    ...checkSeal(bundle.value, keys, primitives),
    ...checkManifest(bundle.value, rows, history),
    ...heads.findings,
    ...checkLeaves(bundle.value, rows, heads.heads, tree, primitives),
    ...[...rows.refusals].map(([index, part]) =>
      finding('leaf-unreadable', { leaf: { index }, part }),
    ),
    ...(size === 0 ? [finding('log-not-opened')] : []),
    ...history.flaws.map(({ index, type }) =>
      finding(type, { leaf: nameLeaf(index, rows.leaves[index]) }),
    ),
    ...checkStory(rows.leaves, client, primitives),
    ...checkAudits(
      rows.leaves,
      history,
      (hash) => bundle.value.files.get(paths.blob(hash)),
      primitives,
    ),
    ...blobs,
    ...checkContestContents(bundle.value, rows.leaves, primitives),
    ...opened.findings,
    ...compareKeys(keys, options.keys ?? [], witness.witness?.isCompared ?? false),
    ...witness.findings,
    ...nameContained(heads.heads, tree),
  ];
  const root = toHex(rootOfTree(tree));
  return judge(findings, {
    ...describeLog(bundle.value, rows, root),
    witness: witness.witness,
    openings: opened.openings,
  });
}

function unreadable({ type, where, at }: Refusal): Finding {
  const known = ['not-a-bundle', 'cut-short', 'container-altered', 'file-missing'] as const;
  const found = known.find((name) => name === type);
  if (found !== undefined) return finding(found, { part: where });
  const place = at === undefined ? type : `${type}, ${at}`;
  return finding('manifest-unreadable', { part: `${where ?? paths.manifest} (${place})` });
}

/** Files against the manifest, and against the container's own checksums. */
function checkFiles({ files, manifest, altered }: LogBundle, primitives: Primitives): Finding[] {
  const findings = altered.map((part) => finding('file-altered', { part }));
  const listed = new Set<string>();
  for (const { path, sha256 } of manifest.files) {
    listed.add(path);
    const bytes = files.get(path);
    if (bytes === undefined) findings.push(finding('file-missing', { part: path }));
    else if (toHex(primitives.sha256(bytes)) !== sha256 && !altered.includes(path)) {
      findings.push(finding('file-altered', { part: path }));
    }
  }
  const own: readonly string[] = [paths.manifest, paths.seal, paths.leaves, paths.leafHashes];
  for (const path of files.keys()) {
    const isKnown = listed.has(path) || own.includes(path) || path.startsWith('blobs/');
    if (!isKnown) findings.push(finding('file-unexpected', { part: path }));
  }
  if (!files.has(paths.leafHashes)) {
    findings.push(finding('file-missing', { part: paths.leafHashes }));
  }
  return findings;
}

function checkSeal(
  bundle: LogBundle,
  keys: readonly KeyRange[],
  primitives: Primitives,
): Finding[] {
  const { manifest, manifestBytes } = bundle;
  const part = paths.seal;
  if (bundle.seal === undefined) return [finding('seal-absent', { part })];
  const note = parseNote(textOf(bundle.seal) ?? '');
  const range = keyForSize(keys, manifest.size);
  const key = range === undefined ? undefined : parseVkey(range.key);
  const isRight =
    note.ok &&
    key?.ok === true &&
    note.value.signatures.length === 1 &&
    note.value.text === sealText(manifest.origin, manifest.size, manifestBytes) &&
    signatureBy(note.value, key.value, primitives) === 'valid';
  return isRight ? [] : [finding('seal-invalid', { part })];
}

/** The manifest repeats what the leaves say; where it differs, it is wrong. */
function checkManifest({ manifest }: LogBundle, rows: LeafRows, history: KeyHistory): Finding[] {
  const [opened] = rows.leaves;
  const same = (a: readonly KeyRange[], b: readonly KeyRange[]) =>
    JSON.stringify(a.map(rowOf)) === JSON.stringify(b.map(rowOf));
  const wrong = [
    manifest.size === rows.size && rows.isEnded ? '' : 'size',
    same(manifest.keys, history.keys) ? '' : 'keys',
    same(manifest.witnesses, history.witnesses) ? '' : 'witnesses',
    opened?.kind !== 'log-opened' || opened.body.origin === manifest.origin ? '' : 'origin',
    opened === undefined || opened.client === manifest.client ? '' : 'client',
  ].filter((name) => name !== '');
  return wrong.map((part) => finding('manifest-differs', { part }));
}

function rowOf({ key, from, to }: KeyRange) {
  return [key, from, to];
}

/** A witness asked directly has vouched for this very log, and so for its keys. */
export function compareKeys(
  keys: readonly KeyRange[],
  compared: readonly Vkey[],
  isWitnessCompared: boolean,
): Finding[] {
  const own = keys.map(({ key }) => key);
  if (compared.length === 0) {
    return isWitnessCompared ? [] : [finding('key-not-compared', { part: own.at(-1) })];
  }
  return compared
    .filter(({ text }) => !own.includes(text))
    .map(({ text }) => finding('key-unknown', { part: text }));
}

function describeLog(
  { manifest }: LogBundle,
  rows: LeafRows,
  root: string,
): Omit<CheckedLog, 'openings'> {
  const kinds: Record<string, number> = {};
  for (const leaf of rows.leaves) {
    const kind = leaf?.kind ?? 'unreadable';
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return {
    origin: manifest.origin,
    client: manifest.client,
    size: rows.size,
    root,
    firstAt: rows.leaves[0]?.at.toISOString(),
    lastAt: rows.leaves.at(-1)?.at.toISOString(),
    key: manifest.keys.at(-1)?.key,
    kinds,
  };
}
