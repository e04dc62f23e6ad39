import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { quicknet } from '../draw/chain.ts';
import { fromHex, toUtf8 } from '../format/bytes.ts';
import { sampleAudit, sampleRecord, sampleRound } from '../sample/audit.ts';
import { sampleLeaves } from '../sample/leaves.ts';
import { sampleCheckpoint } from '../sample/log.ts';
import { keys } from '../sample/names.ts';
import { describeAudit } from '../words/audit.ts';
import type { AuditFindingType } from './check.ts';
import { checkAudit } from './check.ts';
import { chooseLeaves, roundAfterDay, usualCount } from './choose.ts';
import type { AuditedLeaf, AuditRecord } from './record.ts';

const own = { witnesses: [keys.witness.vkey], keys: [keys.second.vkey] };
const right = sampleRecord();
const types = (bytes: Uint8Array, options: Parameters<typeof checkAudit>[1] = own) =>
  checkAudit(bytes, options).findings.map(({ type }) => type);

function withFirst(change: Partial<AuditedLeaf>): Partial<AuditRecord> {
  return { leaves: right.leaves.map((leaf, i) => (i === 0 ? { ...leaf, ...change } : leaf)) };
}

test('a right audit holds, and the published vector is it', () => {
  const verdict = checkAudit(sampleAudit(), own);
  expect(verdict.verdict).toBe('verified-weaker');
  expect(verdict.findings.every(({ weight }) => weight !== 'fault')).toBe(true);
  expect(verdict.audit).toMatchObject({ size: 12, chosen: 5, included: 5 });
  const file = new URL('../vectors/audit/right.audit.json', import.meta.url);
  expect(new Uint8Array(readFileSync(file))).toEqual(sampleAudit());
  expect(types(sampleAudit(), {})).toContain('witness-not-compared');
});

describe('a forged audit', () => {
  const index = right.leaves[0]?.index ?? 0;
  const cases: readonly (readonly [string, Uint8Array, AuditFindingType])[] = [
    ['by another witness', sampleAudit({}, keys.otherWitness), 'signature-wrong'],
    [
      'of leaves that nobody drew',
      sampleAudit(withFirst({ index: (index + 1) % 12 })),
      'other-leaves',
    ],
    ['that leaves one out', sampleAudit({ leaves: right.leaves.slice(1) }), 'other-leaves'],
    ['in another order', sampleAudit({ leaves: right.leaves.toReversed() }), 'other-leaves'],
    ['of fewer than were settled', sampleAudit({ count: 5, leaves: [] }), 'other-leaves'],
    [
      'of another beacon’s digits',
      sampleAudit({ round: sampleRound, signature: sampleRecord({ round: 5 }).signature }),
      'beacon-wrong',
    ],
    ['on the real chain, unsigned by it', sampleAudit({ chain: quicknet }), 'beacon-wrong'],
    ['of a head kept after the round', sampleAudit({ round: 1000 }), 'head-too-late'],
    [
      'of a head that the witness never kept',
      sampleAudit({ head: sampleCheckpoint(sampleLeaves(), 12, keys.second, null) }),
      'head-not-kept',
    ],
    [
      'of a head that the log never signed',
      sampleAudit({ head: sampleCheckpoint(sampleLeaves(), 12, keys.stranger) }),
      'head-unsigned',
    ],
    [
      'of a rewritten log',
      sampleAudit({ head: sampleCheckpoint(sampleLeaves().toReversed(), 12) }),
      'leaf-not-included',
    ],
    ['with a false leaf', sampleAudit(withFirst({ hash: '0'.repeat(64) })), 'leaf-not-included'],
    ['with a proof cut short', sampleAudit(withFirst({ proof: [] })), 'leaf-not-included'],
    [
      'where the agency hid one',
      sampleAudit(withFirst({ state: 'not-shown', hash: null, proof: [] })),
      'leaf-not-shown',
    ],
    ['where the bytes differ', sampleAudit(withFirst({ evidence: 'other' })), 'evidence-other'],
    ['of no head', sampleAudit({ head: 'hello\n' }), 'head-malformed'],
  ];
  test.each(cases)('%s is found', (_, bytes, type) => {
    const verdict = checkAudit(bytes, own);
    expect(verdict.findings.map((one) => one.type)).toContain(type);
    expect(verdict.verdict).toBe('not-verified');
    for (const language of ['fr', 'en'] as const) {
      expect(describeAudit(verdict, language).length).toBeGreaterThan(40);
    }
  });

  test('by a key or for a log that isn’t the reader’s is found', () => {
    const others = { witnesses: [keys.otherWitness.vkey], keys: [keys.first.vkey] };
    expect(types(sampleAudit(), others)).toEqual(
      expect.arrayContaining(['witness-unknown', 'key-unknown']),
    );
  });

  test('changed in any byte never holds', () => {
    const bytes = sampleAudit();
    for (let i = 0; i < bytes.length; i += 41) {
      const changed = bytes.slice();
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect([i, checkAudit(changed, own).verdict]).toEqual([
        i,
        expect.stringMatching(/not-verified|unreadable/),
      ]);
    }
  });

  test('that is no audit at all is said to be none', () => {
    for (const text of ['', '{}', '[]', '{"record":{},"signature":""}']) {
      expect(checkAudit(toUtf8(text)).verdict).toBe('unreadable');
    }
    expect(types(sampleAudit({ fetchedAt: '2026-11-06T00:00:00.000Z' }))).toContain('fetched-late');
    const endless = sampleAudit({ round: Number.MAX_SAFE_INTEGER, signature: right.signature });
    expect(checkAudit(endless, own).verdict).toBe('not-verified');
  });
});

test('the rule of choosing: the published example', () => {
  const randomness = fromHex(`${'00'.repeat(31)}07`);
  if (!randomness.ok) throw new Error('32 bytes');
  const head = { origin: 'agence.example/log', size: 1000, root: new Uint8Array(32).fill(1) };
  const of = { chain: quicknet, round: 657_413, randomness: randomness.value };
  const chosen = chooseLeaves(head, of, 8);
  expect(chosen).toMatchInlineSnapshot(`
    [
      806,
      508,
      113,
      794,
      460,
      926,
      929,
      701,
    ]
  `);
  expect(new Set(chooseLeaves(head, of, usualCount)).size).toBe(59);
  expect(chooseLeaves(head, of, usualCount).slice(0, 8)).toEqual(chosen);
  expect([...chooseLeaves({ ...head, size: 5 }, of, usualCount)].sort()).toEqual([0, 1, 2, 3, 4]);
  const noon = new Date('2026-11-25T12:00:00.000Z');
  expect(roundAfterDay(quicknet, noon)).toBe(
    Math.ceil((Date.parse('2026-11-26T00:00:00Z') / 1000 - 1_692_803_367) / 3) + 1,
  );
});
