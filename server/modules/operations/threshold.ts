import { defaultParameters } from '../../rules/parameters.ts';

/**
 * A written contract is due once pay and benefits in kind that one advertiser gives one creator, in
 * one calendar year and for one promotional purpose, reach this sum before tax (decree 2025-1137).
 */
export const CONTRACT_CENTS = 100_000;
export type Threshold = {
  /** What was given or bound so far, before tax. */
  readonly givenCents: number;
  /** The same with what is planned. */
  readonly plannedCents: number;
  readonly leftCents: number;
  readonly state: 'clear' | 'near' | 'contract-needed' | 'under-contract';
};

/** Where a creator stands with one advertiser; `addedCents` is what is about to be given. */
export function weighThreshold(sums: {
  givenCents: number;
  plannedCents: number;
  hasContract: boolean;
  /** The agency's: from here on the page says how much is left. */
  warningCents?: number;
}): Threshold {
  const { givenCents, plannedCents, hasContract } = sums;
  const { warningCents = defaultParameters.contractWarning } = sums;
  const leftCents = Math.max(0, CONTRACT_CENTS - plannedCents);
  const state =
    plannedCents >= CONTRACT_CENTS
      ? hasContract
        ? 'under-contract'
        : 'contract-needed'
      : plannedCents >= warningCents
        ? 'near'
        : 'clear';
  return { givenCents, plannedCents, leftCents, state };
}

/** Whether giving this much more needs a contract that isn't there. */
export function crossesThreshold(
  givenCents: number,
  addedCents: number,
  hasContract: boolean,
): boolean {
  return !hasContract && givenCents + addedCents >= CONTRACT_CENTS;
}
