import type { ReportInput } from '../report/archive.ts';
import { makeReport } from '../report/archive.ts';
import type { ReportOptions } from '../report/check.ts';
import type { PlacedFigure, ReportContent } from '../report/content.ts';
import { type DataFile, eraseRecord, isSalted } from '../report/data-file.ts';
import { paths } from '../report/derive.ts';
import type { ReportVerdict } from '../report/verdict.ts';
import { replaceIn, tamper } from './archive.ts';
import { leaf } from './leaves.ts';
import { keys, otherClient, sampleId } from './names.ts';
import {
  reportCheckpoint,
  sampleContent,
  sampleReport,
  sampleReportInput,
  sealLeaves,
} from './report.ts';
import { leavesBefore, reads, received, registration } from './report-leaves.ts';

/** A report that isn't as it was sealed, or is less than whole, and what must be said of it. */
export type ReportForgery = {
  readonly name: string;
  readonly what: string;
  readonly bytes: () => Uint8Array;
  readonly verdict: ReportVerdict['verdict'];
  /** A finding that must be there, and what of it must be so. */
  readonly finds: readonly [type: string, about?: object];
  readonly options?: ReportOptions;
};

const known: ReportOptions = { keys: [keys.first.vkey], witnesses: [keys.witness.vkey] };

export const reportForgeries: readonly ReportForgery[] = [
  {
    name: 'right',
    what: 'A right report; log and witness known.',
    bytes: sampleReport,
    verdict: 'verified',
    finds: ['network-figures'],
    options: known,
  },
  {
    name: 'digit-changed-in-page',
    what: 'In report.html the entries are 3 of 3.',
    bytes: () =>
      tamper((files) => replaceIn(files, paths.html, '2 sur 3', '3 sur 3'), sampleReport()),
    verdict: 'not-verified',
    finds: ['page-differs', { place: { page: 3, table: 3, figure: 'entries' } }],
    options: known,
  },
  {
    name: 'seal-date-changed-in-page',
    what: 'In report.html the seal is a day older.',
    bytes: () =>
      tamper((files) => replaceIn(files, paths.html, 'Scellé le 5', 'Scellé le 4'), sampleReport()),
    verdict: 'not-verified',
    finds: ['page-differs', { place: { page: 1, part: 'seal' } }],
    options: known,
  },
  {
    name: 'capture-replaced',
    what: 'Other bytes stand under a capture’s hash.',
    bytes: () =>
      tamper(
        (files) => replaceIn(files, pageFile(sampleReport()), 'offert', 'acheté'),
        sampleReport(),
      ),
    verdict: 'not-verified',
    finds: ['evidence-differs', { leaf: { index: 5, kind: 'deliverable-capture' } }],
    options: known,
  },
  {
    name: 'figure-raised',
    what: 'The agency seals 3 entries kept of 3, over evidence that gives 2.',
    bytes: () =>
      makeReport(
        sealed((placed) => ({ ...placed, figure: { ...placed.figure, numerator: 3 } }), 'entries'),
      ),
    verdict: 'not-verified',
    finds: [
      'figure-differs',
      { figure: 'entries', place: { page: 3, table: 3, figure: 'entries' } },
    ],
    options: known,
  },
  {
    name: 'observation-left-out',
    what: 'The agency leaves the second link’s visits out of the sealed figure.',
    bytes: () =>
      makeReport(sealed((placed) => ({ ...placed, inputs: placed.inputs.slice(0, 1) }), 'visits')),
    verdict: 'not-verified',
    finds: ['input-left-out', { figure: 'visits', leaf: { kind: 'observation' } }],
    options: known,
  },
  {
    name: 'objects-picked',
    what: 'The agency asks for one link only, and no figure shows the other’s visits.',
    bytes: () =>
      makeReport(
        sealed((placed) => ({ ...placed, query: { ...placed.query, objects: ['k01'] } }), 'visits'),
      ),
    verdict: 'not-verified',
    finds: ['input-too-many'],
    options: known,
  },
  {
    name: 'another-client',
    what: 'The sealed text is another client’s.',
    bytes: () =>
      makeReport(
        sampleReportInput({ ...sampleContent(), client: otherClient, clientName: 'Bielleroux' }),
      ),
    verdict: 'not-verified',
    finds: ['report-of-another-client', { part: 'Bielleroux' }],
    options: known,
  },
  {
    name: 'truncated-log',
    what: 'A later checkpoint was kept, and the log has fewer leaves.',
    bytes: sampleReport,
    verdict: 'not-verified',
    finds: ['log-truncated'],
    options: { ...known, checkpoints: [reportCheckpoint(longer(sampleReportInput()), 16)] },
  },
  {
    name: 'key-unknown',
    what: 'A right report; the reader holds another key.',
    bytes: sampleReport,
    verdict: 'not-verified',
    finds: ['key-unknown'],
    options: { keys: [keys.stranger.vkey] },
  },
  {
    name: 'no-witness',
    what: 'No witness has co-signed.',
    bytes: () => {
      const input = sampleReportInput();
      return makeReport({
        ...input,
        checkpoints: [reportCheckpoint(input.leaves, input.leaves.length, null)],
      });
    },
    verdict: 'verified-weaker',
    finds: ['witness-absent'],
    options: { keys: [keys.first.vkey] },
  },
  {
    name: 'superseded',
    what: 'The log holds the seal of a version 2.',
    bytes: () =>
      makeReport(
        withLeaves(sampleReportInput(), (leaves) =>
          sealLeaves({ ...sampleContent(), version: 2, replaces: 1 }, leaves, 810),
        ),
      ),
    verdict: 'verified-weaker',
    finds: ['superseded', { part: '2' }],
    options: known,
  },
  {
    name: 'person-erased',
    what: 'An entrant had their record erased after the seal.',
    bytes: () =>
      makeReport({ ...withLeaves(sampleReportInput(), () => [erasure()]), data: erasedData() }),
    verdict: 'verified-weaker',
    finds: [
      'figure-of-erased',
      { figure: 'entries', sealed: { fr: '2 sur 3 (67\u00a0%)', en: '2 of 3 (67%)' }, count: 1 },
    ],
    options: known,
  },
  {
    name: 'record-hidden',
    what: 'A record is called erased, and no leaf says so.',
    bytes: () => makeReport({ ...sampleReportInput(), data: erasedData() }),
    verdict: 'not-verified',
    finds: ['record-without-erasure'],
    options: known,
  },
  {
    name: 'indicator-registered-late',
    what: 'An indicator was announced after the first captures.',
    bytes: () => {
      const before = [...leavesBefore(), registration(20, 'visits', 1000)];
      return makeReport(sampleReportInput(sampleContent(before), before));
    },
    verdict: 'verified-weaker',
    finds: ['kpi-late', { indicator: 'visits' }],
    options: known,
  },
];

/** The agency changes one figure of the text and has it sealed. */
function sealed(change: (placed: PlacedFigure) => PlacedFigure, id: string): ReportInput {
  const content = sampleContent();
  const figures = content.figures.map((placed) => (placed.id === id ? change(placed) : placed));
  const changed: ReportContent = { ...content, figures };
  return sampleReportInput(changed);
}

/** The same report from a log that has grown. */
function withLeaves(
  input: ReportInput,
  more: (leaves: readonly Uint8Array[]) => readonly Uint8Array[],
): ReportInput {
  const leaves = [...input.leaves, ...more(input.leaves)];
  return { ...input, leaves, checkpoints: [reportCheckpoint(leaves, leaves.length)] };
}

function longer(input: ReportInput): readonly Uint8Array[] {
  return [...input.leaves, erasure()];
}

function erasure(): Uint8Array {
  return leaf(815, 'record-erasure', {
    erasure: sampleId('erasure'),
    observation: reads.entries.data.observation,
    record: 0,
  });
}

function erasedData(): DataFile[] {
  // The hour of the erasure's leaf, counted from the sample's first.
  const at = new Date(Date.parse('2026-11-02T08:00:00.000Z') + 815 * 3_600_000);
  return Object.values(reads).map(({ data }) =>
    data.observation !== reads.entries.data.observation
      ? data
      : {
          ...data,
          records: data.records.map((record, i) =>
            i === 0 && isSalted(record) ? eraseRecord(record, at) : record,
          ),
        },
  );
}

function pageFile(report: Uint8Array): string {
  let found = '';
  tamper((files) => {
    for (const [path, bytes] of files) {
      const isPage =
        path.startsWith('evidence/') && Buffer.from(bytes).equals(Buffer.from(received.page));
      if (isPage) found = path;
    }
  }, report);
  return found;
}
