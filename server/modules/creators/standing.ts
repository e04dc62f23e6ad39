import type { Tx } from '../../db/db.ts';
import type { AgencyId, ClientId, CreatorId } from '../../lib/ids.ts';
import type { Locale } from '../../lib/language.ts';
import { commercialFactors } from './commercial-factors.ts';
import type { CreatorMemory } from './creator-memory.ts';
import type { Factor } from './factors.ts';
import { type Counted, countCreators } from './facts.ts';
import { countedFlags, type Flag } from './flags.ts';
import { listPeopleFlags } from './people-words.ts';
import { presentSetAside, presentSubject } from './present.ts';
import { rankForSubject } from './rank-for-subject.ts';
import { readSubject } from './read-subject.ts';
import { readerFactors } from './reader-factors.ts';
import type { SubjectInput } from './shortlist-schema.ts';
import type { ReadWearOut } from './wear-out.ts';

export type StandingInput = {
  readonly agencyId: AgencyId;
  readonly creatorId: CreatorId;
  readonly asked: SubjectInput;
  readonly clientId: ClientId | null;
  readonly now: Date;
  readonly timeZone: string;
  readonly locale: Locale;
  readonly readWearOut?: ReadWearOut;
};

/** One creator's facts, and their place for a subject where one was asked: in the page's own sentences. */
export async function readStanding(memory: CreatorMemory, tx: Tx, input: StandingInput) {
  const { agencyId, creatorId, now, timeZone, locale, readWearOut } = input;
  const [counted] = await countCreators(memory.counted, tx, [creatorId], now);
  if (!counted) return null;
  const { index, languages } = await memory.indexes.at(tx, agencyId);
  const query = readSubject(input.asked, languages);
  const list =
    query &&
    (await rankForSubject(memory, tx, {
      ...{ agencyId, query, now, timeZone, readWearOut },
      forClient: input.clientId,
      months: input.asked.months,
      limit: index.size,
    }));
  const row = list?.ranked.find((one) => one.creatorId === creatorId) ?? null;
  const aside = list?.setAside.find((one) => one.creatorId === creatorId) ?? null;
  return {
    counted,
    factors: row ? row.factors : withoutSubject(counted),
    flags: row ? row.flags : await flagsOf(tx, counted),
    votes: row?.factors.find(({ key }) => key === 'subject-posts')?.posts ?? [],
    setAside: aside && presentSetAside(aside, locale),
    subject:
      row && list
        ? presentSubject(row.subject, {
            place: row.place,
            of: list.total,
            isRegular: row.isRegular,
            votes: row.factors.find(({ key }) => key === 'subject-posts')?.posts ?? [],
          })
        : null,
  };
}

function withoutSubject(counted: Counted): Factor[] {
  return [...readerFactors(counted.readers), ...commercialFactors(counted.commercial)];
}

async function flagsOf(tx: Tx, counted: Counted): Promise<Flag[]> {
  const people = await listPeopleFlags(tx, [counted.id]);
  return [...countedFlags(counted), ...(people.get(counted.id) ?? [])];
}
