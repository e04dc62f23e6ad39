import { describe, expect, test } from 'vitest';
import { makeFreeze } from '../draw/freeze.ts';
import { canonicalBytes, type Json } from '../format/canonical.ts';
import { portable, sha256Hex } from '../format/hash.ts';
import { leafOf } from '../sample/contest-leaves.ts';
import {
  contest,
  publishedBeacon,
  type SampleLeaf,
  sampleContestLeaves,
  sampleEntries,
  sampleExclusions,
  sampleRules,
} from '../sample/draw.ts';
import { comments, commentsErased, event } from '../sample/forged-draws.ts';
import { client, sampleId } from '../sample/names.ts';
import { checkContestContents } from './contest-content.ts';
import { checkStory } from './story.ts';

type Change = (leaves: SampleLeaf[]) => void;

function findings(change: Change = () => undefined) {
  const rules = sampleRules();
  const freeze = makeFreeze({ rules, entries: sampleEntries(), exclusions: sampleExclusions() });
  const { leaves } = sampleContestLeaves({ change }, rules, freeze, publishedBeacon, []);
  return checkStory(leaves.map(leafOf), client).map(({ type, part }) =>
    `${type} ${part ?? ''}`.trim(),
  );
}

/** Puts in the place of the first leaf of a kind what `change` makes of its body. */
function changing(kind: string, change: (body: Record<string, unknown>) => object): Change {
  return (leaves) => {
    const index = leaves.findIndex((leaf) => leaf[1] === kind);
    const leaf = leaves[index];
    if (leaf === undefined) throw new Error(`no ${kind}`);
    // What a log's owner could write, whatever the types say.
    leaves[index] = [leaf[0], leaf[1], { ...leaf[2], ...change(leaf[2]) }] as SampleLeaf;
  };
}

function moving(kind: string, behind: string): Change {
  return (leaves) => {
    const [leaf] = leaves.splice(
      leaves.findIndex((one) => one[1] === kind),
      1,
    );
    if (leaf === undefined) throw new Error(`no ${kind}`);
    leaves.splice(leaves.findIndex((one) => one[1] === behind) + 1, 0, leaf);
  };
}

function doubling(kind: string, change: (body: Record<string, unknown>) => object = () => ({})) {
  return (leaves: SampleLeaf[]) => {
    const leaf = leaves.find((one) => one[1] === kind);
    if (leaf !== undefined)
      leaves.push([leaf[0], leaf[1], { ...leaf[2], ...change(leaf[2]) }] as SampleLeaf);
  };
}

test('a right contest has nothing wrong', () => {
  expect(findings()).toEqual([]);
});

test('comments read before the freeze, and erased long after it, are right', () => {
  const change: Change = (leaves) => {
    leaves.splice(4, 0, comments(80));
    leaves.push(commentsErased());
  };
  expect(findings(change)).toEqual([]);
});

describe('found, and named', () => {
  const cases: readonly (readonly [what: string, change: Change, found: string])[] = [
    [
      'rules that nobody signed',
      changing('contest-rules', () => ({ contentHash: '0'.repeat(64) })),
      `contest-rules-not-signed ${sampleId('approval rules')}`,
    ],
    [
      'rules logged twice, after opening',
      doubling('contest-rules', () => ({ version: 2 })),
      `contest-rules-after-opening ${contest}`,
    ],
    [
      'an entry of another contest',
      changing('contest-entry', () => ({ contest: client })),
      `contest-unknown ${client}`,
    ],
    [
      'a number used twice',
      changing('contest-entry', () => ({ n: 2 })),
      'entry-number-used-twice 2',
    ],
    [
      'an entry after the freeze',
      moving('contest-entry', 'contest-freeze'),
      'entry-after-freeze 1',
    ],
    [
      'an exclusion after the freeze',
      moving('contest-exclusion', 'contest-freeze'),
      'exclusion-after-freeze 4',
    ],
    [
      'comments read after the freeze',
      (leaves) => leaves.push(comments(-1.5)),
      `comments-after-freeze ${sampleId('reading of comments')}`,
    ],
    [
      'a reading logged twice',
      (leaves) => leaves.splice(4, 0, comments(80), comments(80)),
      `id-used-twice ${sampleId('reading of comments')}`,
    ],
    [
      'a reading erased that there isn’t',
      (leaves) => leaves.push(commentsErased()),
      `comments-erasure-broken ${sampleId('reading of comments')}`,
    ],
    [
      'a reading erased twice',
      (leaves) => {
        leaves.splice(4, 0, comments(80));
        leaves.push(commentsErased(), commentsErased());
      },
      `comments-erasure-broken ${sampleId('reading of comments')}`,
    ],
    [
      'an exclusion of nobody',
      changing('contest-exclusion', () => ({ n: 77 })),
      'exclusion-without-entry 77',
    ],
    [
      'an exclusion lifted that wasn’t there',
      changing('contest-exclusion', () => ({ effect: 'kept' })),
      'exclusion-without-entry 4',
    ],
    [
      'a freeze of other rules',
      changing('contest-freeze', () => ({ rulesHash: '0'.repeat(64) })),
      'freeze-differs rulesHash',
    ],
    [
      'a freeze of another list',
      changing('contest-entry', () => ({ c: '0'.repeat(64) })),
      'freeze-differs entriesRoot',
    ],
    [
      'a freeze with another count',
      changing('contest-freeze', () => ({ excludedByPerson: 0 })),
      'freeze-differs excludedByPerson',
    ],
    ['a second freeze', doubling('contest-freeze'), `contest-frozen-twice ${contest}`],
    [
      'a draw before the freeze',
      moving('contest-freeze', 'contest-draw'),
      `draw-without-freeze ${contest}`,
    ],
    ['a second draw', doubling('contest-draw'), `contest-drawn-twice ${contest}`],
    [
      'other winners',
      changing('contest-draw', () => ({ selected: [7, 2, 5, 1] })),
      'draw-differs selected',
    ],
    [
      'a beacon of another round',
      changing('contest-draw', () => ({ round: 657_414 })),
      'draw-differs round',
    ],
    [
      'another value',
      changing('contest-draw', () => ({ randomness: '0'.repeat(64) })),
      'draw-differs randomness',
    ],
    [
      'a wrong signature',
      changing('contest-draw', () => ({ signature: `c0${'00'.repeat(47)}` })),
      'draw-differs signature point-at-infinity',
    ],
    [
      'tickets beyond what can be counted',
      changing('contest-entry', () => ({ w: Number.MAX_SAFE_INTEGER })),
      'draw-differs weight',
    ],
    [
      'an event before the draw',
      (leaves) => leaves.splice(5, 0, event('told', 2)),
      'contest-event-broken no-draw',
    ],
    [
      'an event twice',
      (leaves) => leaves.push(event('told', 2), event('told', 2)),
      `id-used-twice ${sampleId('told 2')}`,
    ],
    [
      'a substitute told too soon',
      (leaves) => leaves.push(event('told', 5)),
      'contest-event-broken out-of-order',
    ],
    [
      'a postponement after the draw',
      (leaves) => leaves.push(postponed(leaves, 28_800)),
      'postponement-broken 1',
    ],
    [
      'a postponement by choice',
      (leaves) => leaves.splice(5, 0, postponed(leaves, 600)),
      'postponement-broken 1',
    ],
    [
      'a shadow contest',
      doubling('contest-rules', () => ({ contest: client })),
      `contests-overlap ${contest}`,
    ],
  ];
  test.each(cases)('%s', (_, change, found) => {
    expect(findings(change)).toContain(found);
  });
});

test('an exclusion that is taken back leaves the entry in the list', () => {
  const change: Change = (leaves) => {
    const at = leaves.findIndex((leaf) => leaf[1] === 'contest-exclusion');
    const leaf = leaves[at];
    if (leaf?.[1] !== 'contest-exclusion') throw new Error('there is one');
    const [when, kind, body] = leaf;
    leaves.splice(at, 0, leaf, [when, kind, { ...body, effect: 'kept' }]);
  };
  expect(findings(change)).toEqual([]);
});

function postponed(leaves: readonly SampleLeaf[], rounds: number): SampleLeaf {
  const [when] = leaves[4] ?? [new Date()];
  const from = 657_413;
  return [
    when,
    'contest-postponement',
    { contest, number: 1, from, to: from + rounds, reason: 'no-freeze' },
  ];
}

describe('what was signed for the rules', () => {
  const rules = sampleRules();
  const content = (value: Json) => {
    const bytes = canonicalBytes(value);
    const hash = sha256Hex(bytes);
    const freeze = makeFreeze({ rules, entries: sampleEntries(), exclusions: sampleExclusions() });
    const change = changing('contest-rules', () => ({ contentHash: hash }));
    const { leaves } = sampleContestLeaves({ change }, rules, freeze, publishedBeacon, []);
    const files = new Map([[`blobs/${hash}`, bytes]]);
    const findings = checkContestContents({ files }, leaves.map(leafOf), portable);
    return findings.map(({ type, leaf }) => `${type} ${leaf?.index}`);
  };

  test('holds the very record', () => {
    const record = JSON.parse(JSON.stringify(rules));
    expect(content({ record, text: 'Règlement' })).toEqual([]);
    expect(content({ record: { ...record, winners: 3 }, text: '' })).toEqual([
      'contest-rules-not-signed 2',
    ]);
    expect(content({ text: 'Règlement' })).toEqual(['contest-record-not-signed 2']);
    expect(content('Règlement')).toEqual(['contest-record-not-signed 2']);
  });
});
