import { nameLeaf } from '../check/leaf-rows.ts';
import { fromHex, toHex } from '../format/bytes.ts';
import type { Primitives } from '../format/hash.ts';
import { commitTo } from '../format/hash.ts';
import type { Leaf, LeafOf } from '../format/leaf.ts';
import type { Steps } from '../format/steps.ts';
import { growTree, rootOfTree } from '../format/tree.ts';
import { type DataFile, isSalted, readData } from './data-file.ts';
import { paths } from './derive.ts';
import type { Observation } from './observation.ts';
import type { ReportScope } from './scope.ts';
import { type ReportFinding, reportFinding } from './verdict.ts';

type Scoped = { readonly index: number; readonly leaf: LeafOf<'observation'> };

export type CheckedData = {
  /** Those that open to their leaves, with how many of their records are gone. */
  readonly observations: readonly Observation[];
  readonly erased: ReadonlyMap<number, number>;
  /** Leaves whose data isn't what they commit to. */
  readonly broken: ReadonlySet<number>;
  readonly findings: readonly ReportFinding[];
};

/** Opens every observation of the scope: its object, and each record, against the leaf. */
export function* checkData(
  files: ReadonlyMap<string, Uint8Array>,
  scope: ReportScope,
  leaves: readonly (Leaf | undefined)[],
  primitives: Pick<Primitives, 'sha256'>,
): Steps<CheckedData> {
  const findings: ReportFinding[] = [];
  const observations: Observation[] = [];
  const erased = new Map<number, number>();
  const broken = new Set<number>();
  const erasures = readErasures(leaves);
  for (const scoped of scope.observations) {
    const found = yield* checkOne(files, scoped, erasures, primitives);
    findings.push(...found.findings);
    if (found.findings.length > 0 || found.data === undefined) broken.add(scoped.index);
    if (found.data === undefined) continue;
    observations.push(toObservation(found.data, scoped));
    const gone = found.data.records.filter((record) => !isSalted(record)).length;
    if (gone > 0) erased.set(scoped.index, gone);
  }
  const total = [...erased.values()].reduce((sum, count) => sum + count, 0);
  if (total > 0) findings.push(reportFinding('records-erased', { count: total }));
  return { observations, erased, broken, findings };
}

function* checkOne(
  files: ReadonlyMap<string, Uint8Array>,
  { index, leaf }: Scoped,
  erasures: ReadonlyMap<string, string>,
  primitives: Pick<Primitives, 'sha256'>,
): Steps<{ data?: DataFile; findings: ReportFinding[] }> {
  const { body } = leaf;
  const file = paths.data(body.observation);
  const name = nameLeaf(index, leaf);
  const bytes = files.get(file);
  if (bytes === undefined) {
    return { findings: [reportFinding('data-missing', { leaf: name, part: file })] };
  }
  const read = yield* readData(bytes, body, primitives);
  if (!read.ok) {
    const part = [file, read.error.type, read.error.where].filter(Boolean).join(' ');
    return { findings: [reportFinding('data-unreadable', { leaf: name, part })] };
  }
  const { data, hashes } = read.value;
  const findings: ReportFinding[] = [];
  const salt = fromHex(data.objectSalt);
  if (!salt.ok || commitTo(salt.value, data.object) !== body.object) {
    findings.push(reportFinding('data-differs', { leaf: name, part: `${file} object` }));
  }
  const tree = yield* growTree(hashes, primitives.sha256);
  const isWhole = data.records.length === body.records;
  if (!isWhole || toHex(rootOfTree(tree)) !== body.root) {
    findings.push(
      reportFinding('record-differs', { leaf: name, part: file, count: data.records.length }),
    );
  }
  for (const [place, record] of data.records.entries()) {
    if (isSalted(record)) continue;
    const at = erasures.get(`${body.observation} ${place}`);
    if (at === record.erasedOn) continue;
    findings.push(
      reportFinding('record-without-erasure', { leaf: name, part: `${file} ${place}` }),
    );
  }
  return { data, findings };
}

/** When each record was erased, by its leaf. */
function readErasures(leaves: readonly (Leaf | undefined)[]): ReadonlyMap<string, string> {
  const erasures = new Map<string, string>();
  for (const leaf of leaves) {
    if (leaf?.kind !== 'record-erasure') continue;
    const { observation, record } = leaf.body;
    const key = `${observation} ${record}`;
    if (!erasures.has(key)) erasures.set(key, leaf.at.toISOString());
  }
  return erasures;
}

function toObservation(data: DataFile, { index, leaf: { body } }: Scoped): Observation {
  const records = data.records.map((record) =>
    isSalted(record) ? record.record : { erasedOn: record.erasedOn },
  );
  const { observation: id, kind, source, mark, method } = body;
  const [from, to] = [new Date(body.from), new Date(body.to)];
  const { object } = data;
  // Each record was found to have the shape of this very kind when the file was read.
  return { id, kind, object, source, mark, method, from, to, index, records } as Observation;
}
