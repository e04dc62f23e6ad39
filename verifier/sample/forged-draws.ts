import { quicknet, timeOfRound } from '../draw/chain.ts';
import type { DrawOptions } from '../draw/check.ts';
import { makeFreeze } from '../draw/freeze.ts';
import type { DrawFindingType, DrawVerdict } from '../draw/verdict.ts';
import { fromUtf8, toUtf8 } from '../format/bytes.ts';
import type { SampleLeaf } from './draw.ts';
import {
  contest,
  publishedBeacon,
  publishedRound,
  sampleDraw,
  sampleEntries,
  sampleExclusions,
  sampleRules,
} from './draw.ts';
import { followingDay } from './draw-rungs.ts';
import { keys, sampleId } from './names.ts';

/** A draw's proof, right or not, and what a verifier must say of it. */
export type DrawSample = {
  readonly name: string;
  readonly what: string;
  readonly bytes: () => Uint8Array;
  readonly verdict: DrawVerdict['verdict'];
  readonly finds: readonly (readonly [type: DrawFindingType, line?: number])[];
  readonly options?: DrawOptions;
};

export const known: DrawOptions = { outsiders: [keys.otherWitness.vkey] };
const at = (hoursBefore: number) =>
  new Date(timeOfRound(quicknet, publishedRound).getTime() - hoursBefore * 3_600_000);

const reading = sampleId('reading of comments');

/** By somebody who changes a downloaded file. */
export const changedByStranger: readonly DrawSample[] = [
  text('changed-commitment', 'One hexadecimal digit of the fifth commitment.', nthLine(5, flip), [
    ['line-changed', 5],
  ]),
  text(
    'changed-tickets',
    'The third entry has two tickets.',
    nthLine(3, (line) => line.replace('"w":1', '"w":2')),
    [
      ['line-changed', 3],
      ['tickets-beyond-rules', 3],
    ],
  ),
  text(
    'removed-entry',
    'The seventh entry is missing.',
    (file) => file.replace(/,\{"c":"[0-9a-f]{64}","n":7,"w":1\}/, ''),
    [['line-removed', 7]],
  ),
  text(
    'added-entry',
    'A ninth entry.',
    (file) =>
      file.replace('],"exclusions"', `,{"c":"${'ab'.repeat(32)}","n":9,"w":1}],"exclusions"`),
    [['line-added', 9]],
  ),
  text(
    'swapped-entries',
    'The second and the third entry have changed places.',
    (file) => file.replace(/(\{[^{]*"n":2,"w":1\}),(\{[^{]*"n":3,"w":1\})/, '$2,$1'),
    [
      ['lines-swapped', 2],
      ['lines-out-of-order', 3],
    ],
  ),
  text(
    'exclusion-removed',
    'An entry that wasn’t kept is kept after all.',
    (file) => file.replace(/\{"n":4,"reason":"[0-9a-f]{64}"\},/, ''),
    [['line-removed', 1]],
  ),
  text(
    'changed-marks',
    'The marks beside the list say something else.',
    (file) =>
      file.replace(
        /("marks":\{"entries":")(.)/,
        (_, start, mark) => `${start}${mark === 'A' ? 'B' : 'A'}`,
      ),
    [['marks-altered', 1]],
  ),
  text(
    'changed-winner',
    'Another code as the first winner.',
    (file) => file.replace(/("winners":\[\{"code":"LUNE-)...../, '$1AAAAA'),
    [['winner-differs']],
  ),
  text(
    'swapped-winners',
    'First and second winner have changed places.',
    (file) => file.replace(/"winners":\[(\{[^}]*\}),(\{[^}]*\})\]/, '"winners":[$2,$1]'),
    [['winner-differs']],
  ),
  text(
    'one-winner-more',
    'A substitute as a third winner.',
    (file) =>
      file.replace(
        /"substitutes":\[(\{[^}]*\}),(\{[^}]*\})\],"winners":\[([^\]]*)\]/,
        '"substitutes":[$2],"winners":[$3,$1]',
      ),
    [['winner-differs'], ['substitute-differs']],
  ),
  text(
    'other-seed',
    'Another seed.',
    (file) =>
      file.replace(/("seed":")(.)/, (_, start, digit) => `${start}${digit === '0' ? '1' : '0'}`),
    [['outcome-differs']],
  ),
  text(
    'changed-rules',
    'Three winners in the rules record.',
    (file) => file.replace(/("voidCodes":\[[^\]]*\],"winners":)2\}\}$/, '$13}}'),
    [['rules-differ'], ['freeze-differs']],
  ),
  text(
    'changed-count',
    'The freeze counts nine entries.',
    (file) => file.replace('"entries":{"count":8', '"entries":{"count":9'),
    [['freeze-differs']],
  ),
  text(
    'changed-beacon',
    'One digit of the beacon’s signature.',
    (file) => file.replace(/d97b/g, 'd97a'),
    [['beacon-invalid']],
  ),
  text(
    'other-round',
    'The signature of another round.',
    (file) =>
      file.replace(`"round":${publishedRound},"rung"`, `"round":${publishedRound + 1},"rung"`),
    [['beacon-invalid']],
  ),
  text(
    'cosignature-shifted',
    'The outside witness’s line was changed.',
    (file) =>
      file.replace(
        /(temoin\.ailleurs\.example [A-Za-z0-9+/]{16})(.)/,
        (_, start, letter) => `${start}${letter === 'A' ? 'C' : 'A'}`,
      ),
    [['cosignature-invalid']],
  ),
  text(
    'no-log',
    'What was shown of the log is taken away.',
    (file) => file.replace(/"log":\{.*\},"marks"/, '"log":null,"marks"'),
    [['not-logged'], ['organiser-only']],
    'verified-weaker',
  ),
  text('another-file', 'A letter.', () => 'Bonjour,\n', [['not-a-draw']], 'unreadable'),
  text(
    'half-a-line',
    'A line that breaks off.',
    (file) => file.replace('","n":6,', '","n":'),
    [['line-malformed', 6]],
    'unreadable',
  ),
];

/** By an organiser, who can write another log and file. */
export const changedByOrganiser: readonly DrawSample[] = [
  {
    name: 'nobody-outside',
    what: 'No witness but the organiser’s own.',
    bytes: () => sampleDraw({ seenBefore: null }),
    verdict: 'verified-weaker',
    finds: [['organiser-only']],
    options: { keys: [keys.first.vkey] },
  },
  {
    name: 'seen-too-late',
    what: 'The outside witness saw the freeze six minutes before the beacon’s value.',
    bytes: () => sampleDraw({ seenBefore: 0.1 }),
    verdict: 'verified-weaker',
    finds: [['organiser-only']],
    options: { keys: [keys.first.vkey] },
  },
  {
    name: 'frozen-after',
    what: 'The list was closed when the beacon’s value was known.',
    bytes: () =>
      sampleDraw({
        change: (leaves) => redate(leaves, 'contest-freeze', at(-0.5)),
        seenBefore: -0.6,
      }),
    verdict: 'not-verified',
    finds: [['freeze-after-draw'], ['organiser-only']],
  },
  {
    name: 'rules-late',
    what: 'The rules were logged after the contest had opened.',
    bytes: () => sampleDraw({ change: (leaves) => redate(leaves, 'contest-rules', at(95)) }),
    verdict: 'not-verified',
    finds: [['rules-after-opening']],
  },
  {
    name: 'another-list',
    what: 'Another list than the one whose freeze was logged.',
    bytes: () => {
      const rules = sampleRules();
      const entries = sampleEntries().slice(1);
      const other = makeFreeze({ rules, entries, exclusions: sampleExclusions() });
      const right = makeFreeze({ rules, entries: sampleEntries(), exclusions: sampleExclusions() });
      const change = (leaves: SampleLeaf[]) => rebody(leaves, { freezeHash: right.hash });
      return sampleDraw({ rules, freeze: other, change });
    },
    verdict: 'not-verified',
    finds: [['leaf-differs'], ['numbers-missing']],
  },
  {
    name: 'two-freezes',
    what: 'The log holds two freezes of the contest.',
    bytes: () =>
      sampleDraw({
        change: (leaves) => {
          const freeze = leaves.find(([, kind]) => kind === 'contest-freeze');
          if (freeze !== undefined) leaves.push(freeze);
        },
      }),
    verdict: 'not-verified',
    finds: [['leaf-differs']],
  },
  {
    name: 'shadow-contest',
    what: 'Another contest of the same log, open at the same time.',
    bytes: () =>
      sampleDraw({
        change: (leaves) => {
          const rules = leaves.find(([, kind]) => kind === 'contest-rules');
          if (rules?.[1] !== 'contest-rules') return;
          const [when, kind, body] = rules;
          leaves.push([when, kind, { ...body, contest: sampleId('shadow contest') }]);
        },
      }),
    verdict: 'verified',
    finds: [['contests-overlap']],
    options: known,
  },
  {
    name: 'moved-unseen',
    what: 'The round was moved, and nobody outside saw it before the first round’s time.',
    bytes: () => followingDay({ seen: false }),
    verdict: 'not-verified',
    finds: [['postponement-not-proven'], ['test-beacon']],
  },
  {
    name: 'told-out-of-order',
    what: 'A substitute was told although no winner was void.',
    bytes: () => sampleDraw({ after: [event('told', 5)] }),
    verdict: 'not-verified',
    finds: [['event-broken']],
  },
  {
    name: 'void-without-reason',
    what: 'A winner is void for a reason that the rules don’t have.',
    bytes: () => sampleDraw({ after: [event('void', 2, 'TOO-FAR')] }),
    verdict: 'not-verified',
    finds: [['event-broken']],
  },
  {
    name: 'comments-erased',
    what: 'What a network answered about comments is erased, at the end of its retention.',
    bytes: () => sampleDraw({ middle: [comments(30)], after: [commentsErased()] }),
    verdict: 'verified',
    finds: [['comments-erased']],
    options: known,
  },
  {
    name: 'comments-late',
    what: 'Comments were read when the list was closed already.',
    bytes: () => sampleDraw({ after: [comments(-1.5)] }),
    verdict: 'not-verified',
    finds: [['comments-after-freeze']],
  },
  {
    name: 'comments-erased-unread',
    what: 'A reading of comments is erased that no leaf told of.',
    bytes: () => sampleDraw({ after: [commentsErased()] }),
    verdict: 'not-verified',
    finds: [['comments-erasure-broken']],
  },
];

/** A reading of comments so many hours before the sample's draw, and its erasure after it. */
export function comments(hoursBefore: number): SampleLeaf {
  const body = { contest, reading, publication: sampleId('publication'), comments: 3, people: 2 };
  return [at(hoursBefore), 'contest-comments', { ...body, sha256: 'c5'.repeat(32) }];
}

export function commentsErased(): SampleLeaf {
  return [at(-1.8), 'contest-comments-erasure', { contest, reading }];
}

/** What happened to an entry after the sample's draw. */
export function event(
  what: 'told' | 'void' | 'answered' | 'prize-sent' | 'acknowledged',
  n: number,
  code: string | null = null,
): SampleLeaf {
  const id = sampleId(`${what} ${n}`);
  return [at(-2), 'contest-event', { contest, event: id, what, n, code, evidence: null }];
}

function text(
  name: string,
  what: string,
  change: (file: string) => string,
  finds: DrawSample['finds'],
  verdict: DrawSample['verdict'] = 'not-verified',
): DrawSample {
  const bytes = () => {
    const file = fromUtf8(sampleDraw({ random: publishedBeacon }));
    if (!file.ok) throw new Error('the sample is text');
    const changed = change(file.value);
    if (changed === file.value) throw new Error(`${name} changes nothing`);
    return toUtf8(changed);
  };
  return { name, what, bytes, verdict, finds, options: known };
}

function nthLine(n: number, change: (line: string) => string): (file: string) => string {
  return (file) => file.replace(new RegExp(`\\{"c":"[0-9a-f]{64}","n":${n},"w":1\\}`), change);
}

function flip(line: string): string {
  return line.replace(/("c":"..)(.)/, (_, start, digit) => `${start}${digit === '0' ? '1' : '0'}`);
}

function redate(leaves: SampleLeaf[], kind: string, when: Date): void {
  const index = leaves.findIndex((leaf) => leaf[1] === kind);
  const leaf = leaves[index];
  // Only the time is another one.
  if (leaf !== undefined) leaves[index] = [when, leaf[1], leaf[2]] as SampleLeaf;
}

function rebody(leaves: SampleLeaf[], changes: { readonly freezeHash: string }): void {
  for (const [index, leaf] of leaves.entries()) {
    if (leaf[1] === 'contest-freeze')
      leaves[index] = [leaf[0], leaf[1], { ...leaf[2], ...changes }];
  }
}
