import { expect, test } from 'vitest';
import { chooseLeaves } from '../audit/choose.ts';
import { auditBody } from '../audit/leaf.ts';
import { type AuditedLeaf, type AuditRecord, sealAudit } from '../audit/record.ts';
import { checkBeacon } from '../draw/beacon.ts';
import { toBase64, toHex } from '../format/bytes.ts';
import { signCheckpoint } from '../format/checkpoint.ts';
import { addCosignature, cosign } from '../format/cosignature.ts';
import { decodeLeaf } from '../format/leaf.ts';
import { formatNote, parseNote } from '../format/note.ts';
import { makeInclusionProof } from '../format/proof.ts';
import { buildTree, hashLeaf, rootOfTree } from '../format/tree.ts';
import { sampleBeacon, sampleRound } from '../sample/audit.ts';
import { leaf } from '../sample/leaves.ts';
import { keys, origin } from '../sample/names.ts';
import { decodeAll, sampleContent, sampleReportInput } from '../sample/report.ts';
import { leavesBefore } from '../sample/report-leaves.ts';
import { findSeal, makeReport } from './archive.ts';
import { checkReport } from './check.ts';
import { newestRenderer, renderReport } from './renderer.ts';

const before = leavesBefore();
const content = { ...sampleContent(), renderer: newestRenderer };
const visits = indexOf('visits');

function indexOf(kind: string): number {
  return decodeAll(before).findIndex((one) => one.kind === 'observation' && one.body.kind === kind);
}

/** An audit of the whole log so far, in which the witness says of `index` what `evidence` says. */
function audit(evidence: (index: number) => AuditedLeaf['evidence'], by = keys.witness) {
  const tree = buildTree(before.map((one) => hashLeaf(one)));
  const head = { origin, size: before.length, root: rootOfTree(tree) };
  const note = parseNote(signCheckpoint(head, keys.first));
  if (!note.ok) throw new Error('a checkpoint is a note');
  const line = cosign(note.value.text, by, new Date('2026-11-03T08:00:00.000Z'));
  const signature = sampleBeacon.sign(sampleRound);
  const { chain } = sampleBeacon;
  const beacon = checkBeacon(chain, sampleRound, signature);
  if (!beacon.ok) throw new Error('a test beacon signs rightly');
  const of = { chain, round: sampleRound, randomness: beacon.value };
  const record: AuditRecord = {
    ...{ format: 'compagnon-audit/v1', head: formatNote(addCosignature(note.value, line)) },
    ...{ key: keys.first.vkey.text, witness: by.vkey.text, chain, round: sampleRound, signature },
    ...{ count: 59, fetchedAt: '2026-11-04T00:10:00.000Z' },
    leaves: chooseLeaves(head, of, 59).map((index) => {
      const bytes = before[index] ?? new Uint8Array();
      const read = decodeLeaf(bytes);
      return {
        ...{ index, state: 'included', kind: read.ok ? read.value.kind : null },
        ...{ hash: toHex(hashLeaf(bytes)), evidence: evidence(index) },
        proof: makeInclusionProof(tree, index, before.length).map(toBase64),
      };
    }),
  };
  const file = sealAudit(record, by);
  return { file, body: auditBody(record, file, before.length) };
}

function reportWith({ file, body }: ReturnType<typeof audit>, hasFile = true) {
  const leaves = [...before, leaf(500, 'witness-audit', body)];
  const input = sampleReportInput({ ...content, range: leaves.length }, leaves);
  const all = decodeAll(input.leaves);
  const seal = findSeal(all, content.report, content.version);
  if (!seal) throw new Error('the sample is sealed');
  const page = renderReport({ content: input.content, seal: seal.leaf, leaves: all });
  const evidence = hasFile ? [...input.evidence, file] : input.evidence;
  const { verdict, findings } = checkReport(makeReport({ ...input, evidence }));
  return { page, verdict, types: findings.map(({ type }) => type) };
}

test('without an audit a figure is measured, and no more', () => {
  const input = sampleReportInput(content);
  const all = decodeAll(input.leaves);
  const seal = findSeal(all, content.report, content.version);
  if (!seal) throw new Error('the sample is sealed');
  const page = renderReport({ content, seal: seal.leaf, leaves: all });
  expect(page).toContain('(mesuré');
  expect(page).not.toContain('témoin');
});

test('what the witness read as recorded is measured, and checked by the witness', () => {
  const both = audit((at) => (at === visits || at === visits + 1 ? 'same' : null));
  const { page, verdict, types } = reportWith(both);
  expect(page).toMatch(/\(mesuré, recoupé par le témoin(, trop peu[^)]*)?\)/);
  expect(types).not.toContain('audit-broken');
  expect(types).toContain('audited');
  expect(verdict).toBe('verified-weaker');
  // Where only some readings were chosen, it says how many.
  const one = reportWith(audit((at) => (at === visits ? 'same' : null)));
  expect(one.page).toContain('mesuré, recoupé par le témoin pour 1 relevé sur 2');
});

test('what the witness found otherwise is said beside the figure, and in the verdict', () => {
  const { page, verdict, types } = reportWith(audit((at) => (at === visits ? 'other' : null)));
  expect(page).toContain('le témoin n’a pas retrouvé 1 relevé sur 2');
  expect(page).not.toContain('recoupé par le témoin');
  expect([verdict, types]).toEqual(['verified-weaker', expect.arrayContaining(['audit-differs'])]);
});

test('nobody but the witness says that it checked', () => {
  const right = audit(() => null);
  const told = { ...right, body: { ...right.body, same: [visits] } };
  expect(reportWith(told)).toMatchObject({
    verdict: 'not-verified',
    types: expect.arrayContaining(['audit-broken']),
  });
  const stranger = audit((at) => (at === visits ? 'same' : null), keys.otherWitness);
  expect(reportWith(stranger)).toMatchObject({
    verdict: 'not-verified',
    types: expect.arrayContaining(['audit-broken']),
  });
  const shown = audit((at) => (at === visits ? 'same' : null));
  expect(reportWith(shown, false)).toMatchObject({
    verdict: 'not-verified',
    types: expect.arrayContaining(['evidence-missing']),
  });
});
