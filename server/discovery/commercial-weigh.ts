import type { Evidence, Hit } from './commercial-evidence.ts';
import type { CommercialKind } from './markers/marker.ts';

type Kind = Exclude<CommercialKind, 'none'>;
export type Verdict = {
  kind: Kind;
  confidence: number;
  /** The number of the deciding sentence. */
  decisive: number | null;
  mention: Hit | null;
  used: Hit[];
};

/** On equal weight the earlier one names the post. */
const ORDER: readonly Kind[] = [
  'paid',
  'contest-host',
  'partnership',
  'gift',
  'invitation',
  'contest-entry',
  'own-product',
  'affiliate',
];

/** Title words count a little less than a sentence's. */
const TITLE = 0.9;
/** A second kind says less that a post is commercial than a second sign of the same. */
const OTHER_KINDS = 0.5;

/** Brings a post's signs and denials together: noisy-or by kind, then over kinds. */
export function weigh({ hits, denials, talk, lengths }: Evidence): Verdict {
  // Said twice, a denial denies no more.
  const general = [...new Set(denials.map(({ counter }) => counter))].filter(
    ({ isLocal }) => !isLocal,
  );
  const isTalk = talk >= 3 && talk / Math.max(8, lengths.length) > 0.05;
  const isAllTalk = talk >= 4 && talk / Math.max(8, lengths.length) > 0.2;
  const used = hits
    .map((hit) => ({
      ...hit,
      weight:
        hit.weight *
        (hit.sentence === null ? TITLE : 1) *
        (isAllTalk ? 0.2 : isTalk ? 0.4 : 1) *
        general.reduce((rest, { leaves }) => rest * (leaves[hit.marker.kind] ?? 1), 1),
    }))
    .filter(({ weight }) => weight > 0.02);
  // Where the author enters a contest, its words don't make the author its host.
  const entered = new Set(
    used
      .filter(({ marker, weight }) => marker.kind === 'contest-entry' && weight > 0.4)
      .map(({ sentence }) => sentence),
  );
  const byKind = new Map<Kind, number>();
  for (const kind of ORDER) {
    const best = new Map<string, number>();
    for (const { marker, weight, sentence } of used)
      if (marker.kind === kind && !(kind === 'contest-host' && entered.has(sentence)))
        best.set(marker.id, Math.max(best.get(marker.id) ?? 0, weight));
    if (best.size > 0) byKind.set(kind, noisyOr([...best.values()]));
  }
  const ranked = [...byKind].sort(
    (a, b) => b[1] - a[1] || ORDER.indexOf(a[0]) - ORDER.indexOf(b[0]),
  );
  const [first, ...others] = ranked;
  if (!first) return { kind: 'gift', confidence: 0, decisive: null, mention: null, used };
  const [kind, weight] = first;
  const confidence = noisyOr([weight, ...others.map(([, other]) => other * OTHER_KINDS)]);
  return {
    kind,
    confidence,
    decisive: decide(used, kind, lengths),
    mention: findDisclosure(used),
    used,
  };
}

/** The sentence that weighs most: its own kind first, what announces before how it runs, early ones. */
function decide(hits: readonly Hit[], kind: Kind, lengths: readonly number[]): number | null {
  const bySentence = new Map<number, Hit[]>();
  for (const hit of hits)
    if (hit.sentence !== null)
      bySentence.set(hit.sentence, [...(bySentence.get(hit.sentence) ?? []), hit]);
  let best: { sentence: number; weight: number } | null = null;
  for (const [sentence, found] of bySentence) {
    const runs = found.some(({ marker }) => marker.procedure);
    const weights = found.map(({ marker, weight }) => {
      const isBare = marker.procedure || (runs && BARE.has(marker.id));
      return weight * (marker.kind === kind ? 1 : 0.75) * (isBare ? 0.15 : 1);
    });
    const isHeading =
      (lengths[sentence] ?? 0) < SHORT && !found.some(({ marker }) => marker.formal);
    const place = (EARLY * sentence) / Math.max(1, lengths.length);
    const weight = noisyOr(weights) * (1 - place) * (isHeading ? 0.6 : 1);
    if (!best || weight > best.weight + 1e-9) best = { sentence, weight };
  }
  return best?.sentence ?? null;
}

/** The word alone: beside how a contest runs, it announces nothing. */
const BARE: ReadonlySet<string> = new Set(['fr.contest', 'en.contest']);
/** How much less the last sentence counts than the first. */
const EARLY = 0.12;
/** Characters below which words without due form are rather a heading. */
const SHORT = 25;

/** The strongest words that disclose in due form; the text before the title. */
function findDisclosure(hits: readonly Hit[]): Hit | null {
  const formal = hits.filter(({ marker, weight }) => marker.formal && weight >= 0.3);
  formal.sort(
    (a, b) => Number(a.sentence === null) - Number(b.sentence === null) || b.weight - a.weight,
  );
  return formal[0] ?? null;
}

function noisyOr(weights: readonly number[]): number {
  return (
    1 -
    [...weights]
      .sort((a, b) => b - a)
      .slice(0, 5)
      .reduce((rest, weight) => rest * (1 - Math.min(0.99, weight)), 1)
  );
}
