import { quicknet, roundsPerDay, timeOfRound } from '../draw/chain.ts';
import type { Random } from '../draw/random.ts';
import { secretCommitment } from '../draw/random.ts';
import type { Fallback } from '../draw/rules.ts';
import { testChain } from '../draw/test-chain.ts';
import { toUtf8 } from '../format/bytes.ts';
import { sha256Hex } from '../format/hash.ts';
import type { SampleLeaf, SampleParts } from './draw.ts';
import { contest, publishedRound, sampleDraw, sampleRules } from './draw.ts';
import { sampleId, sampleSalt } from './names.ts';

/** A beacon whose secret is public by its making. */
export const localChain = testChain(new Uint8Array(32).fill(7));

const at = (hoursBefore: number) =>
  new Date(timeOfRound(quicknet, publishedRound).getTime() - hoursBefore * 3_600_000);

/** A draw by a test beacon. */
export function testBeaconDraw(): Uint8Array {
  const rules = sampleRules({ chain: localChain.chain });
  const signature = localChain.sign(rules.round);
  const random: Random = { rung: 'beacon', entered: 'hand', round: rules.round, signature };
  return sampleDraw({ rules, random });
}

/** A draw a day later than announced. @param seen whether an outside witness saw the round move in time */
export function followingDay({ seen }: { readonly seen: boolean }): Uint8Array {
  const rules = sampleRules({ chain: localChain.chain });
  const from = rules.round;
  const to = from + roundsPerDay(rules.beacon);
  const random: Random = {
    rung: 'beacon',
    entered: 'relay',
    round: to,
    signature: localChain.sign(to),
  };
  const moved: SampleLeaf = [
    at(26),
    'contest-postponement',
    { contest, number: 1, from, to, reason: 'no-proof-of-time' },
  ];
  return sampleDraw({
    rules,
    random,
    postponements: [{ from, reason: 'no-proof-of-time', to }],
    // The checkpoint that holds freeze and postponement.
    middle: [moved],
    seenBefore: seen ? 24 : -12,
  });
}

const secrets = ['agency', 'client', 'bailiff'].map((party) => sha256Hex(sampleSalt(party)));

/** Each lower rung, as the rules of its sample have it. */
export const rungs: readonly { readonly fallback: Fallback; readonly random: Random }[] = [
  {
    fallback: { rung: 'lottery', draws: ['Loto', 'EuroMillions'], block: 'first after T + 72 h' },
    random: {
      rung: 'lottery',
      draws: [
        { name: 'Loto', numbers: [9, 18, 26, 34, 41] },
        { name: 'EuroMillions', numbers: [2, 5, 8, 10, 12] },
      ],
      block: sha256Hex(toUtf8('a block')),
    },
  },
  {
    fallback: { rung: 'commit-reveal', commitments: secrets.map(secretCommitment) },
    random: { rung: 'commit-reveal', secrets },
  },
  {
    fallback: { rung: 'witness' },
    random: { rung: 'witness', digits: '1623'.repeat(15) },
  },
];

/** A draw by a lower rung, with the outage written down and seen, unless told otherwise. */
export function lowerRungDraw(
  { fallback, random }: (typeof rungs)[number],
  parts: SampleParts & { readonly isOutageLogged?: boolean } = {},
): Uint8Array {
  const outage: SampleLeaf = [
    at(-1),
    'contest-event',
    {
      contest,
      event: sampleId('outage'),
      what: 'outage',
      n: null,
      code: null,
      evidence: null,
    },
  ];
  const { isOutageLogged = true } = parts;
  return sampleDraw({
    ...parts,
    rules: sampleRules({ fallback: [fallback] }),
    random,
    after: isOutageLogged ? [outage] : [],
  });
}
