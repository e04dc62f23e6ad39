import type { Tx } from '../../db/db.ts';
import type { SubjectQuery } from '../../discovery/post-index.ts';
import { type Near, type RankedCreator, rankCreators, suggestTerms } from '../../discovery/rank.ts';
import type { AgencyId, CreatorId } from '../../lib/ids.ts';
import { findAudienceSignals } from './audience-signals.ts';
import { commercialFactors } from './commercial-factors.ts';
import type { CreatorMemory } from './creator-memory.ts';
import { monthsBefore } from './dates.ts';
import type { Factor } from './factors.ts';
import { type Counted, countCreators } from './facts.ts';
import { audienceFlag, countedFlags, type Flag } from './flags.ts';
import { listChoices, listPeopleFlags } from './people-words.ts';
import { readerFactors } from './reader-factors.ts';
import { type SetAside, whySetAside } from './set-aside.ts';
import { subjectFactors } from './subject-factors.ts';
import { quoteAll, readVotes, refsOf, textsOf } from './votes.ts';
import { lowerByWear, type ReadWearOut, type WearOut, wearFactors } from './wear-out.ts';

export type RankInput = {
  readonly agencyId: AgencyId;
  readonly query: SubjectQuery;
  readonly now: Date;
  readonly timeZone?: string;
  /** How many of the first are answered; all are ranked. */
  readonly limit?: number;
  /** How far back it is read; without it, 24 months. */
  readonly months?: number;
  /** `all`: whoever is against the subject stays in the list, with the extracts as a flag. */
  readonly position?: 'fit' | 'all';
  /** Whose choices (kept, set aside) count besides those for everybody. */
  readonly forClient?: string | null;
  readonly readWearOut?: ReadWearOut;
};

/** A creator at their place, with the four axes and the sentences that say why. */
export type ShortlistRow = {
  readonly creatorId: CreatorId;
  readonly place: number;
  readonly score: number;
  readonly subject: RankedCreator;
  readonly counted: Counted;
  readonly wear: WearOut | null;
  readonly factors: readonly Factor[];
  readonly flags: readonly Flag[];
  readonly choice: 'kept' | null;
  /** Many posts on it, a fair part of all, month after month. */
  readonly isRegular: boolean;
};

export type Shortlist = {
  readonly ranked: readonly ShortlistRow[];
  /** Of all that were ranked, beyond the limit too. */
  readonly total: number;
  readonly regular: number;
  readonly setAside: readonly SetAside[];
  /** Terms that would bring more blogs. */
  readonly wider: readonly { term: string; more: number }[];
  /** Empty, or why nobody fits. */
  readonly near: Near;
};

const SUBJECT_MONTHS = 24;
const OPPOSED = { fr: 'position opposée', en: 'opposed position' };
const REGULAR = { posts: 6, share: 0.15, months: 3 };

/**
 * Who really writes about this, in the order of the subject alone; wear with this agency may lower a
 * place by one. Whoever is against it or asleep is set aside with what shows it. The same question on
 * the same rows gives the same list.
 */
export async function rankForSubject(
  memory: CreatorMemory,
  tx: Tx,
  input: RankInput,
): Promise<Shortlist> {
  const { now, limit = 50 } = input;
  const query = { ...input.query, since: monthsBefore(now, input.months ?? SUBJECT_MONTHS) };
  const zone = input.timeZone ?? 'Europe/Paris';
  const { index } = await memory.indexes.at(tx, input.agencyId);
  const { ranked: found, near } = rankCreators(index, query, now);
  const ids = found.map(({ creatorId }) => creatorId as CreatorId); // as they were indexed
  const [counted, choices, people] = [
    new Map((await countCreators(memory.counted, tx, ids, now)).map((one) => [one.id, one])),
    await listChoices(tx, ids, input.forClient ?? null),
    await listPeopleFlags(tx, ids),
  ];
  const posts = await readVotes(tx, found);
  const setAside: SetAside[] = [];
  const opposed = new Map<CreatorId, Flag>();
  const kept = found.filter((one) => {
    const id = one.creatorId as CreatorId;
    const facts = counted.get(id);
    if (!facts) return false;
    const aside = whySetAside(one, facts, choices.get(id), posts, { query, zone });
    if (aside?.reason === 'opposed' && input.position === 'all') {
      opposed.set(id, { kind: 'opposed', label: OPPOSED, detail: '', posts: aside.extracts });
      return true;
    }
    if (aside) setAside.push(aside);
    return aside === null;
  });
  const wears =
    (await input.readWearOut?.(kept.map(({ creatorId }) => creatorId as CreatorId))) ?? null;
  const { order, lowered } = lowerByWear(kept, wears ?? new Map());
  const rows = order.map((one, i): ShortlistRow => {
    const id = one.creatorId as CreatorId;
    const facts = counted.get(id) as Counted; // those without were left out above
    const votes = refsOf(one, posts);
    const texts = textsOf(one, posts);
    const below = lowered.get(id);
    const signals = findAudienceSignals(texts);
    return {
      creatorId: id,
      place: i + 1,
      score: one.score,
      subject: one,
      counted: facts,
      wear: wears?.get(id) ?? null,
      factors: [
        ...subjectFactors(one, votes, { now, timeZone: zone }),
        ...readerFactors(facts.readers),
        ...commercialFactors(facts.commercial),
        ...wearFactors(
          wears?.get(id),
          below ? (counted.get(below.creatorId as CreatorId)?.name ?? '') : null,
        ),
      ],
      flags: [
        ...(opposed.has(id) ? [opposed.get(id) as Flag] : []), // as just asked
        ...signals.map((signal) => audienceFlag(signal, quoteAll(signal.extracts, posts))),
        ...countedFlags(facts),
        ...(people.get(id) ?? []),
      ],
      choice: choices.get(id)?.choice === 'kept' ? 'kept' : null,
      isRegular: isRegular(one),
    };
  });
  return {
    ranked: rows.slice(0, limit),
    total: rows.length,
    regular: rows.filter((row) => row.isRegular).length,
    setAside,
    wider: suggestTerms(index, query, 4),
    near,
  };
}

function isRegular({ subjectPosts, posts, persistence }: RankedCreator): boolean {
  return (
    subjectPosts >= REGULAR.posts &&
    subjectPosts >= REGULAR.share * posts &&
    persistence >= REGULAR.months
  );
}
