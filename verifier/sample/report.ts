import { toUtf8 } from '../format/bytes.ts';
import { signCheckpoint } from '../format/checkpoint.ts';
import { addCosignature, cosign } from '../format/cosignature.ts';
import { commitTo, sha256Hex } from '../format/hash.ts';
import type { Signer } from '../format/key.ts';
import { decodeLeaf, type Leaf } from '../format/leaf.ts';
import { formatNote, parseNote } from '../format/note.ts';
import { hashLeaf, rootOfHashes } from '../format/tree.ts';
import type { ReportInput } from '../report/archive.ts';
import { makeReport } from '../report/archive.ts';
import { hashContent, type ReportContent } from '../report/content.ts';
import type { DataFile } from '../report/data-file.ts';
import { isSalted } from '../report/data-file.ts';
import type { Observation } from '../report/observation.ts';
import { placeFigure } from '../report/query.ts';
import { newestRenderer } from '../report/renderer.ts';
import { countEvidence, readScope } from '../report/scope.ts';
import { leaf } from './leaves.ts';
import { client, keys, origin, sampleId, sampleSalt } from './names.ts';
import { leavesBefore, operation, reads, received } from './report-leaves.ts';

export const report = sampleId('report');
const annex = toUtf8('ligne;montant\ncréateurs;717,10\n');

const from = '2026-11-01T00:00:00.000Z';
const to = '2026-12-01T00:00:00.000Z';
const query = { objects: null, from, to } as const;

/** The figures that the sample's report shows. */
const asked = [
  'spent',
  'visits',
  'entries',
  'comments',
  'formula-share',
  'commenters',
  'conversations',
  'cost-per-entry',
  'interactions',
  'reach',
  'sales',
];

/** The sample's report as people wrote it, over the leaves that were there. */
export function sampleContent(
  leaves: readonly Uint8Array[] = leavesBefore(),
  data: readonly DataFile[] = Object.values(reads).map((read) => read.data),
): ReportContent {
  const observations = observationsOf(leaves, data);
  const figures = asked.map((indicator) =>
    placeFigure({ id: indicator, indicator, params: {}, query }, observations),
  );
  return {
    format: 'compagnon-report/v1',
    renderer: newestRenderer,
    report,
    version: 1,
    replaces: null,
    client,
    clientName: 'Laiterie Ombrelune',
    agencyName: 'Atelier Corvelle',
    title: 'Bilan Brassé de Lune',
    language: 'fr',
    timeZone: 'Europe/Paris',
    operation,
    from,
    to,
    range: leaves.length,
    question: 'Faire goûter la gamme à des gens qui cuisinent le yaourt.',
    answer: ['Deux blogs en ont parlé.', 'Nous ne savons pas si vos ventes ont bougé.'],
    chapters: [
      {
        kind: 'actions',
        title: 'Actions déployées',
        blocks: [table('Budget', ['spent', 'cost-per-entry'])],
      },
      {
        kind: 'transformation',
        title: 'Exposition et transformation',
        blocks: [
          table('Sur les blogs', ['visits', 'comments', 'formula-share', 'commenters']),
          { type: 'quote', text: 'Peut-on le faire sans yaourtière ?', source: 'Un commentaire' },
          table('Et ailleurs', ['entries', 'conversations', 'interactions', 'reach', 'sales']),
        ],
      },
      { kind: 'next', title: 'Suite', blocks: [{ type: 'list', items: ['Pas de jeu.'] }] },
    ],
    figures,
    names: [{ id: operation, name: 'Brassé de Lune' }],
    annotations: [{ about: 'chapter-1', by: 'Clarisse', at: to, text: 'Vu avec la comptabilité.' }],
    attachments: [{ path: 'annexes/lignes.csv', sha256: sha256Hex(annex), title: 'Lignes' }],
  };
}

/** Everything that a sealed sample is made of; forgeries change some of it. */
export function sampleReportInput(
  content: ReportContent = sampleContent(),
  before: readonly Uint8Array[] = leavesBefore(),
  data: readonly DataFile[] = Object.values(reads).map((read) => read.data),
): ReportInput {
  const leaves = [...before, ...sealLeaves(content, before)];
  return {
    content,
    leaves,
    checkpoints: [reportCheckpoint(leaves, 5), reportCheckpoint(leaves, leaves.length)],
    data,
    evidence: [received.page, received.answer],
    withheld: [],
    attachments: [{ path: 'annexes/lignes.csv', bytes: annex }],
    page: toUtf8('<!doctype html>\n'),
    spec: toUtf8('# Specification\n'),
    signer: keys.first,
  };
}

/** A fresh copy each time. */
export function sampleReport(): Uint8Array {
  made ??= makeReport(sampleReportInput());
  return made.slice();
}

let made: Uint8Array | undefined;

/** A senior's signature and the seal. */
export function sealLeaves(
  content: ReportContent,
  before: readonly Uint8Array[],
  hour = 802,
): Uint8Array[] {
  const { version, replaces } = content;
  const contentHash = hashContent(content);
  const approval = sampleId(`approval report ${version}`);
  return [
    leaf(hour - 1, 'approval', {
      approval,
      subject: 'report',
      subjectId: report,
      version,
      contentHash,
      signerKind: 'member',
      signer: commitTo(sampleSalt('senior'), 'Solène'),
    }),
    leaf(hour, 'report-seal', {
      report,
      version,
      replaces,
      operation,
      contentHash,
      approvals: [approval],
      range: content.range,
      evidence: countEvidence(readScope(decodeAll(before), content)),
    }),
  ];
}

export function reportCheckpoint(
  leaves: readonly Uint8Array[],
  size: number,
  witness: Signer | null = keys.witness,
): string {
  const root = rootOfHashes(leaves.slice(0, size).map((bytes) => hashLeaf(bytes)));
  const note = parseNote(signCheckpoint({ origin, size, root }, keys.first));
  if (!note.ok) throw new TypeError('a checkpoint is a note');
  if (witness === null) return formatNote(note.value);
  const at = new Date(Date.parse('2026-12-05T08:00:00.000Z') + size * 1000);
  return formatNote(addCosignature(note.value, cosign(note.value.text, witness, at)));
}

export function decodeAll(leaves: readonly Uint8Array[]): Leaf[] {
  return leaves.map((bytes) => {
    const found = decodeLeaf(bytes);
    if (!found.ok) throw new TypeError(found.error.type);
    return found.value;
  });
}

function observationsOf(
  leaves: readonly Uint8Array[],
  data: readonly DataFile[],
): readonly Observation[] {
  return decodeAll(leaves).flatMap((found, index) => {
    if (found.kind !== 'observation') return [];
    const { body } = found;
    const own = data.find(({ observation }) => observation === body.observation);
    if (own === undefined) return [];
    const { observation: id, kind, source, mark, method } = body;
    const records = own.records.map((item) => (isSalted(item) ? item.record : item));
    const times = { from: new Date(body.from), to: new Date(body.to) };
    const { object } = own;
    // The records were made for this very kind.
    return [{ id, kind, object, source, mark, method, ...times, index, records } as Observation];
  });
}

function table(title: string, figures: readonly string[]) {
  const rows = figures.map((figure) => ({ label: figure, figures: [figure] }));
  return { type: 'figures', title, rows } as const;
}
