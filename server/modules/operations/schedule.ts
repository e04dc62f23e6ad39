const DAY_MS = 86_400_000;

export const STEPS = [
  'brief',
  'approval',
  'answers',
  'agreements',
  'shipments',
  'reception',
  'publication',
  'measure',
] as const;
export type Step = (typeof STEPS)[number];

/** Ours, in days; the approval's is the client's own median where there is one. */
const DEFAULT_APPROVAL_DAYS = 3;
const TASTING_DAYS = 5;
const CARRIER_DAYS = 2;
const AGREEMENT_DAYS = 5;
const ANSWER_DAYS = 7;
const BRIEF_DAYS = 7;

export type ScheduleLine = {
  readonly step: Step;
  /** The last day that still leaves time, as `2026-11-02`. */
  readonly on: string;
  /** How long it takes, and whether that is what this client really takes. */
  readonly days: number;
  readonly isMeasured: boolean;
};

/**
 * Counted back from the first publication, so that each step has the time it really takes.
 * `medianApprovalHours` is this client's own, over its decided links; null: nothing measured yet.
 * `hasCold` moves departures to Monday, Tuesday or Wednesday.
 */
export function planBackwards(input: {
  startsOn: string;
  measuredUntil: string | null;
  medianApprovalHours: number | null;
  hasCold: boolean;
}): ScheduleLine[] {
  const start = new Date(`${input.startsOn}T12:00:00Z`);
  const isMeasured = input.medianApprovalHours !== null;
  const approvalDays = isMeasured
    ? Math.max(1, Math.ceil((input.medianApprovalHours ?? 0) / 24))
    : DEFAULT_APPROVAL_DAYS;
  const reception = workingDay(minus(start, TASTING_DAYS));
  let shipments = workingDay(minus(reception, CARRIER_DAYS));
  while (input.hasCold && shipments.getUTCDay() > 3) shipments = minus(shipments, 1);
  const agreements = workingDay(minus(shipments, AGREEMENT_DAYS));
  const answers = workingDay(minus(agreements, ANSWER_DAYS));
  const approval = workingDay(minus(answers, approvalDays));
  const brief = workingDay(minus(approval, BRIEF_DAYS));
  const line = (step: Step, at: Date, days: number, measured = false): ScheduleLine => ({
    step,
    on: at.toISOString().slice(0, 10),
    days,
    isMeasured: measured,
  });
  return [
    line('brief', brief, BRIEF_DAYS),
    line('approval', approval, approvalDays, isMeasured),
    line('answers', answers, ANSWER_DAYS),
    line('agreements', agreements, AGREEMENT_DAYS),
    line('shipments', shipments, CARRIER_DAYS),
    line('reception', reception, TASTING_DAYS),
    line('publication', start, 0),
    ...(input.measuredUntil
      ? [line('measure', new Date(`${input.measuredUntil}T12:00:00Z`), 0)]
      : []),
  ];
}

function minus(at: Date, days: number): Date {
  return new Date(at.getTime() - days * DAY_MS);
}

/** Saturdays and Sundays go back to Friday. */
function workingDay(at: Date): Date {
  const day = at.getUTCDay();
  if (day === 6) return minus(at, 1);
  return day === 0 ? minus(at, 2) : at;
}
