import type { Tx } from '../../db/db.ts';
import type { ParticipationId } from '../../lib/ids.ts';
import type { FactPath } from '../../rules/facts.ts';
import { readClientFacts } from '../clients/public.ts';
import { findCreator, mayContact } from '../creators/public.ts';
import { dayOf } from './cold.ts';
import { benefitOf } from './mention-words.ts';
import type { ParticipationState } from './schema.ts';
import { type OperationRow, type ParticipationRow, tables } from './store.ts';
import { hasSignedContract, totalsWithAdvertiser } from './totals.ts';

/** Where the product knows a fact from. */
export type FactSource = 'benefits' | 'totals' | 'contracts' | 'creators' | 'letters' | 'budget';

export type Known = {
  readonly fact: FactPath;
  readonly value: boolean | number | string | readonly string[];
  readonly from: FactSource;
  /** Read from what isn't there: what somebody answers counts more. */
  readonly isPresumed: boolean;
};

/** Who isn't given or asked anything any more. */
const OUT: readonly ParticipationState[] = ['declined', 'silent', 'not-publishing'];

/** At which hour, of which creator alone, and whether only a post of theirs is judged. */
export type Looked = {
  readonly at: Date;
  readonly only?: ParticipationId;
  readonly isOfPost?: boolean;
};

/**
 * What the product knows of an operation by itself. Of several creators the gravest counts; with `only`,
 * what is about a creator is about that one.
 */
export async function deriveFacts(
  tx: Tx,
  operation: OperationRow,
  { at, only, isOfPost }: Looked,
): Promise<Known[]> {
  if (isOfPost) return ofBudget(tx, operation);
  const rows = await tables(tx)
    .selectFrom('participation')
    .selectAll()
    .where('operation_id', '=', operation.id)
    .orderBy('n')
    .execute();
  const places = rows.filter(({ id, state }) => id === only || !OUT.includes(state));
  const looked = only === undefined ? places : places.filter(({ id }) => id === only);
  return [
    ...(await ofBudget(tx, operation)),
    ...(await ofBenefits(tx, places)),
    ...(await ofTotals(tx, operation, looked, at)),
    ...(await ofCreators(tx, looked)),
  ];
}

const sure = (fact: FactPath, from: FactSource, value: Known['value']): Known => ({
  fact,
  from,
  value,
  isPresumed: false,
});

/** A budget names what is paid for; of what it doesn't name we only presume that there is none. */
async function ofBudget(tx: Tx, { id }: OperationRow): Promise<Known[]> {
  const lines = await tables(tx)
    .selectFrom('operation_line')
    .select(['family', 'unit_price_cents'])
    .where('operation_id', '=', id)
    .where('state', '<>', 'dropped')
    .execute();
  if (lines.length === 0) return [];
  const has = (family: (typeof lines)[number]['family']) =>
    lines.some((line) => line.family === family);
  const presumed = { from: 'budget', value: false, isPresumed: true } as const;
  return [
    has('prizes')
      ? sure('contest.isHeld', 'budget', true)
      : { ...presumed, fact: 'contest.isHeld' as const },
    ...(has('event') ? [] : [{ ...presumed, fact: 'event.hasAlcohol' as const }]),
  ];
}

async function ofBenefits(tx: Tx, places: readonly ParticipationRow[]): Promise<Known[]> {
  if (places.length === 0) return [];
  const benefits = await tables(tx)
    .selectFrom('benefit')
    .select(['kind', 'condition'])
    .where(
      'participation_id',
      'in',
      places.map(({ id }) => id),
    )
    .where('state', '<>', 'cancelled')
    .execute();
  const benefit = benefitOf(benefits);
  return benefit === null ? [] : [sure('relation.benefit', 'benefits', benefit)];
}

/** The largest sum given this year without a contract; with one, where everybody has one. */
async function ofTotals(
  tx: Tx,
  operation: OperationRow,
  places: readonly ParticipationRow[],
  at: Date,
): Promise<Known[]> {
  const found: { cents: number; isSigned: boolean }[] = [];
  for (const place of places) {
    const { objective } = operation;
    const client = await readClientFacts(tx, place.client_id);
    const year = Number(dayOf(at, client?.timeZone ?? 'UTC').slice(0, 4));
    const of = { clientId: place.client_id, creatorId: place.creator_id, objective, year };
    const totals = await totalsWithAdvertiser(tx, of);
    const isSigned = await hasSignedContract(tx, { ...of, participationId: place.id });
    found.push({ cents: totals.get(objective)?.givenCents ?? 0, isSigned });
  }
  found.sort((a, b) => Number(a.isSigned) - Number(b.isSigned) || b.cents - a.cents);
  const [worst] = found;
  if (!worst) return [];
  return [
    sure('relation.yearTotalCents', 'totals', worst.cents),
    sure('relation.hasSignedContract', 'contracts', worst.isSigned),
    // Nobody can sign one that lacks any of these.
    ...(worst.isSigned
      ? [
          sure('relation.clauses', 'contracts', [
            'identity',
            'missions',
            'benefit',
            'rights',
            'law',
          ]),
        ]
      : []),
  ];
}

async function ofCreators(tx: Tx, places: readonly ParticipationRow[]): Promise<Known[]> {
  const added: string[] = [];
  const contacts: string[] = [];
  let [hasObjected, hasAddress] = [false, false];
  for (const { creator_id } of places) {
    const creator = await findCreator(tx, creator_id);
    if (!creator) continue;
    const may = await mayContact(tx, creator_id);
    hasObjected ||= !may.ok && may.error.type === 'creator-objected';
    hasAddress ||= may.ok;
    added.push(dayIn(creator.addedAt));
    // Whoever was never written to is kept from the day on which they were entered.
    contacts.push(dayIn(creator.lastContactAt ?? creator.addedAt));
  }
  const [firstAdded] = added.toSorted();
  const [oldestContact] = contacts.toSorted();
  if (firstAdded === undefined || oldestContact === undefined) return [];
  return [
    sure('person.isContacted', 'letters', true),
    sure('person.contactBy', 'creators', hasAddress ? 'email' : 'message'),
    // Every proposal tells the source, the purpose and the rights (`write-letter.ts`).
    sure('person.isInformed', 'letters', true),
    sure('person.hasObjected', 'creators', hasObjected),
    sure('person.collectedOn', 'creators', firstAdded),
    sure('person.lastContactOn', 'creators', oldestContact),
  ];
}

function dayIn(at: Date): string {
  return at.toISOString().slice(0, 10);
}
