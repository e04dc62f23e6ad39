import type { LineState, OperationLine, ParticipationState } from './schema.ts';

/** From which states a creator's place in an operation may be brought into each state. */
const before: Readonly<Record<ParticipationState, readonly ParticipationState[]>> = {
  spotted: [],
  kept: ['spotted'],
  contacted: ['spotted', 'kept', 'silent'],
  accepted: ['contacted', 'silent'],
  declined: ['kept', 'contacted', 'accepted', 'agreed', 'silent'],
  silent: ['contacted'],
  agreed: ['accepted'],
  shipped: ['accepted', 'agreed', 'shipped'],
  received: ['shipped'],
  published: ['accepted', 'agreed', 'shipped', 'received', 'published'],
  'not-publishing': ['accepted', 'agreed', 'shipped', 'received'],
  'mention-checked': ['published'],
  measured: ['published', 'mention-checked'],
  thanked: ['published', 'mention-checked', 'measured', 'not-publishing'],
};

export function canBecome(from: ParticipationState, to: ParticipationState): boolean {
  return before[to].includes(from);
}

/** Whether the creator has said yes, and hasn't taken it back. */
export function hasAccepted(state: ParticipationState): boolean {
  return !['spotted', 'kept', 'contacted', 'declined', 'silent'].includes(state);
}

/** Whether anything was ever asked of them. */
export function hasBeenAsked(state: ParticipationState): boolean {
  return state !== 'spotted' && state !== 'kept';
}

export function hasPublished(state: ParticipationState): boolean {
  return ['published', 'mention-checked', 'measured'].includes(state);
}

type Priced = Pick<OperationLine, 'quantityHundredths' | 'unitPriceCents'>;

/** Before tax, rounded half up once a line. */
export function totalOf({ quantityHundredths, unitPriceCents }: Priced): number {
  return Math.floor((quantityHundredths * unitPriceCents + 50) / 100);
}

type Spent = Priced & { readonly state: LineState; readonly realCents: number | null };

/** What was agreed, what of it is bound, what was paid, what is left; all in cents before tax. */
export function sumBudget(lines: readonly Spent[]) {
  const sum = (chosen: readonly Spent[], of: (line: Spent) => number) =>
    chosen.reduce((total, line) => total + of(line), 0);
  const real = (line: Spent) => line.realCents ?? totalOf(line);
  const agreed = sum(lines, totalOf);
  const committed = sum(
    lines.filter(({ state }) => state === 'ordered' || state === 'received' || state === 'paid'),
    real,
  );
  const paid = sum(
    lines.filter(({ state }) => state === 'paid'),
    real,
  );
  return { agreed, committed, paid, left: agreed - committed };
}
