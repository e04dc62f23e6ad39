import { checkAudits } from '../check/audits.ts';
import { readHeads } from '../check/heads.ts';
import { type LeafRows, nameLeaf, readLeaves } from '../check/leaf-rows.ts';
import { checkLeaves } from '../check/leaves.ts';
import { type CheckOptions, compareKeys } from '../check/log.ts';
import { checkStory } from '../check/story.ts';
import type { CheckedLog, Finding } from '../check/verdict.ts';
import { finding } from '../check/verdict.ts';
import { checkWitnesses } from '../check/witnesses.ts';
import type { LogBundle } from '../format/bundle.ts';
import { textOf } from '../format/bundle.ts';
import { toHex } from '../format/bytes.ts';
import { parseCanonical } from '../format/canonical.ts';
import type { Primitives } from '../format/hash.ts';
import { portable } from '../format/hash.ts';
import { parseVkey } from '../format/key.ts';
import { type KeyHistory, keyForSize, readKeyHistory } from '../format/key-history.ts';
import type { KeyRange } from '../format/manifest.ts';
import { parseNote, signatureBy } from '../format/note.ts';
import { findFlaw, is } from '../format/shape.ts';
import type { Steps } from '../format/steps.ts';
import { finish } from '../format/steps.ts';
import { growTree, rootOfTree, type Tree } from '../format/tree.ts';
import type { ReportArchive } from './archive.ts';
import { archiveText, readReport } from './archive.ts';
import { checkContent } from './check-content.ts';
import { checkOther } from './check-other.ts';
import { paths } from './derive.ts';
import type { ReportFinding, ReportVerdict } from './verdict.ts';

export type ReportOptions = CheckOptions & {
  /** A newer archive of the same report, or an export of the same log. */
  readonly other?: Uint8Array;
};

/** A report's log as it was checked, for what is checked next. */
export type CheckedPart = {
  readonly rows: LeafRows;
  readonly tree: Tree;
  readonly log: CheckedLog;
  readonly findings: readonly Finding[];
};

/**
 * Checks a sealed report (`compagnon-report/v1`): its log, its evidence, and every figure by computing
 * it again. Never throws for what the bytes hold.
 */
export function checkReport(bytes: Uint8Array, options: ReportOptions = {}): ReportVerdict {
  return finish(checkReportInSteps(bytes, options));
}

export function* checkReportInSteps(
  bytes: Uint8Array,
  options: ReportOptions = {},
): Steps<ReportVerdict> {
  const primitives = options.primitives ?? portable;
  const read = readReport(bytes, primitives);
  if (!read.ok) {
    const known = ['not-a-bundle', 'cut-short', 'container-altered', 'file-missing'] as const;
    const type = known.find((name) => name === read.error.type) ?? 'manifest-unreadable';
    const isKnown = type !== 'manifest-unreadable';
    const part = isKnown ? read.error.where : `${read.error.where} (${read.error.type})`;
    return { verdict: 'unreadable', findings: [finding(type, { part })] };
  }
  const archive = read.value;
  const part = yield* checkLogPart(archive, options, primitives);
  const content = yield* checkContent(archive, part, primitives);
  const other = yield* checkOther(archive, part, content.report, options, checkReportInSteps);
  const findings: (Finding | ReportFinding)[] = [
    ...content.findings,
    ...other.findings,
    ...part.findings,
  ];
  const report = content.report && {
    ...content.report,
    newest: Math.max(content.report.newest, other.newest),
  };
  const has = (weight: string) => findings.some((item) => item.weight === weight);
  const verdict = has('fault') ? 'not-verified' : has('weaker') ? 'verified-weaker' : 'verified';
  return { verdict, findings, log: part.log, report };
}

/** Leaves, keys, checkpoints and witnesses: the same checks as of an exported log. */
function* checkLogPart(
  archive: ReportArchive,
  options: ReportOptions,
  primitives: Primitives,
): Steps<CheckedPart> {
  const rows = yield* readLeaves(archive, primitives);
  const told = readKeyHistory(rows.leaves, primitives);
  // Where the leaves name no key, what the archive says of it still tells which leaf was changed.
  const history = told.keys.length > 0 ? told : { ...told, keys: keysIn(archive) };
  const bundle = asLog(archive, history);
  const held = options.checkpoints ?? [];
  const heads = yield* readHeads(bundle, history.keys, held, primitives, paths.checkpoint);
  const tree = yield* growTree(rows.hashes, primitives.sha256);
  const compared = options.witnesses ?? [];
  const { witness, findings: onWitness } = yield* checkWitnesses(
    heads.heads,
    history,
    rows.size,
    compared,
    primitives,
  );
  const { client } = archive.manifest;
  const findings = [
    ...checkFiles(archive, primitives),
    ...checkSignature(archive, history, primitives),
    ...checkManifest(archive, rows),
    ...heads.findings,
    ...checkLeaves(bundle, rows, heads.heads, tree, primitives),
    ...[...rows.refusals].map(([index, part]) =>
      finding('leaf-unreadable', { leaf: { index }, part }),
    ),
    ...(rows.size === 0 ? [finding('log-not-opened')] : []),
    ...history.flaws.map(({ index, type }) =>
      finding(type, { leaf: nameLeaf(index, rows.leaves[index]) }),
    ),
    ...checkStory(rows.leaves, client),
    ...checkAudits(
      rows.leaves,
      history,
      (hash) => archive.files.get(paths.evidence(hash)),
      primitives,
    ),
    ...compareKeys(history.keys, options.keys ?? [], witness?.isCompared ?? false),
    ...onWitness,
  ];
  const kinds: Record<string, number> = {};
  for (const leaf of rows.leaves) {
    const kind = leaf?.kind ?? 'unreadable';
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  const log = {
    origin: archive.manifest.origin,
    client,
    size: rows.size,
    root: toHex(rootOfTree(tree)),
    firstAt: rows.leaves[0]?.at.toISOString(),
    lastAt: rows.leaves.at(-1)?.at.toISOString(),
    key: history.keys.at(-1)?.key,
    witness,
    kinds,
    openings: [],
  };
  return { rows, tree, log, findings };
}

function keysIn({ files }: ReportArchive): readonly KeyRange[] {
  const value = parseCanonical(files.get(paths.keys) ?? new Uint8Array());
  const shape = { key: is.logKey, from: is.count, to: is.orNull(is.count) };
  const keys: unknown =
    value.ok && is.object(value.value) && 'keys' in value.value ? value.value.keys : [];
  return Array.isArray(keys) && keys.every((item) => findFlaw(item, shape) === undefined)
    ? keys
    : [];
}

function asLog(archive: ReportArchive, { keys, witnesses }: KeyHistory): LogBundle {
  const { origin, client, size } = archive.manifest;
  const withheld: LogBundle['manifest']['withheld'] = [];
  const manifest = { origin, client, size, keys, witnesses, files: [], withheld };
  return {
    ...archive,
    seal: undefined,
    manifest: { format: 'compagnon-log/v1', ...manifest },
  };
}

/** Files that the manifest lists, and the container's own checksums; strange files. */
function checkFiles(
  { files, manifest, altered }: ReportArchive,
  primitives: Primitives,
): Finding[] {
  const findings = altered.map((part) => finding('file-altered', { part }));
  for (const { path, sha256 } of manifest.files) {
    const bytes = files.get(path);
    if (bytes === undefined) findings.push(finding('file-missing', { part: path }));
    else if (toHex(primitives.sha256(bytes)) !== sha256 && !altered.includes(path)) {
      findings.push(finding('file-altered', { part: path }));
    }
  }
  const listed = new Set(manifest.files.map(({ path }) => path));
  for (const path of [paths.page, paths.spec, paths.checkpoint(manifest.size)]) {
    if (!listed.has(path)) findings.push(finding('manifest-differs', { part: `files ${path}` }));
  }
  for (const path of listed) {
    const isOurs = path === paths.page || path === paths.spec || path.startsWith('proofs/');
    if (!isOurs) findings.push(finding('manifest-differs', { part: `files ${path}` }));
  }
  for (const path of files.keys()) {
    if (path.startsWith('proofs/') && !listed.has(path)) {
      findings.push(finding('file-unexpected', { part: path }));
    }
  }
  for (const path of [paths.page, paths.spec]) {
    if (files.has(path) && !listed.has(path))
      findings.push(finding('file-unexpected', { part: path }));
  }
  if (!files.has(paths.leafHashes))
    findings.push(finding('file-missing', { part: paths.leafHashes }));
  return findings;
}

function checkSignature(
  { files, manifest, manifestBytes }: ReportArchive,
  { keys }: KeyHistory,
  primitives: Primitives,
): Finding[] {
  const part = paths.signature;
  const bytes = files.get(part);
  if (bytes === undefined) return [finding('seal-absent', { part })];
  const note = parseNote(textOf(bytes) ?? '');
  const range = keyForSize(keys, manifest.size);
  const key = range === undefined ? undefined : parseVkey(range.key);
  const isRight =
    note.ok &&
    key?.ok === true &&
    note.value.signatures.length === 1 &&
    note.value.text === archiveText(manifest.origin, manifest.size, manifestBytes) &&
    signatureBy(note.value, key.value, primitives) === 'valid';
  return isRight ? [] : [finding('seal-invalid', { part })];
}

function checkManifest({ manifest }: ReportArchive, rows: LeafRows): Finding[] {
  const [opened] = rows.leaves;
  const wrong = [
    manifest.size === rows.size && rows.isEnded ? '' : 'size',
    opened?.kind !== 'log-opened' || opened.body.origin === manifest.origin ? '' : 'origin',
    opened === undefined || opened.client === manifest.client ? '' : 'client',
  ].filter((name) => name !== '');
  return wrong.map((part) => finding('manifest-differs', { part }));
}
