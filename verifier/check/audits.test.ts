import { describe, expect, test } from 'vitest';
import { auditBody } from '../audit/leaf.ts';
import { sealAudit } from '../audit/record.ts';
import { readKeyHistory } from '../format/key-history.ts';
import { decodeLeaf } from '../format/leaf.ts';
import type { BodyOf } from '../format/leaf-body.ts';
import { sampleRecord } from '../sample/audit.ts';
import { leaf, sampleLeaves } from '../sample/leaves.ts';
import { keys } from '../sample/names.ts';
import { checkAudits } from './audits.ts';

const record = sampleRecord();
const file = sealAudit(record, keys.witness);
const body = auditBody(record, file, 12);
const [first = 0, second = 0] = body.chosen;

function find(bodies: readonly BodyOf<'witness-audit'>[], bytes: Uint8Array | null = file) {
  const added = bodies.map((one, n) => leaf(40 + n, 'witness-audit', one));
  const leaves = [...sampleLeaves(), ...added].map((one) => {
    const read = decodeLeaf(one);
    if (!read.ok) throw new Error(read.error.type);
    return read.value;
  });
  return checkAudits(leaves, readKeyHistory(leaves), () => bytes ?? undefined).map(
    ({ type, part, from, to, leaf: about }) =>
      type === 'audited' ? `audited ${from} in ${to}` : `${type} ${about?.index} ${part}`,
  );
}

test('a recorded audit is what the witness signed', () => {
  expect(find([body])).toEqual(['audited 5 in 1']);
  expect(find([body], null)).toEqual(['audited 5 in 1']);
});

test('a difference is said, whatever else holds', () => {
  const [one, ...others] = record.leaves;
  if (!one) throw new Error('five are chosen');
  const accusing = { ...record, leaves: [{ ...one, evidence: 'other' as const }, ...others] };
  const bytes = sealAudit(accusing, keys.witness);
  const told = auditBody(accusing, bytes, 12);
  expect(find([told], null)).toEqual([`audit-differs 12 ${first}`, 'audited 5 in 1']);
});

describe('a forged audit leaf is found', () => {
  const path = body.contentHash;
  const forged: readonly [string, Partial<BodyOf<'witness-audit'>>, string][] = [
    ['by another witness', { witness: keys.otherWitness.vkey.text }, 'witness'],
    ['of a head that comes after it', { size: 13 }, 'size'],
    ['of leaves that were not chosen', { same: [99] }, 'chosen'],
    ['that says and unsays', { same: [first], differing: [first] }, 'chosen'],
    ['that hides one', { chosen: body.chosen.slice(1), same: [] }, path],
    ['that moves the day', { fetchedAt: '2026-11-05T00:10:00.000Z' }, path],
    ['that adds one read', { same: [...new Set([...body.same, first, second])] }, path],
  ];
  test.each(forged)('%s', (_, change, part) => {
    expect(find([{ ...body, ...change }])).toContain(`audit-broken 12 ${part}`);
  });

  test('told twice for one round', () => {
    expect(find([body, body])).toEqual(['audit-broken 13 round', 'audited 5 in 1']);
  });

  test('whose file another has signed, or nobody', () => {
    const bytes = sealAudit(record, keys.otherWitness);
    expect(find([body], bytes)).toContain(`audit-broken 12 ${path}`);
    expect(find([body], new Uint8Array(3))).toContain(`audit-broken 12 ${path}`);
  });
});
