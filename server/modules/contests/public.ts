/**
 * What other modules may use of contests: what waits for somebody, and figures without people. Every
 * function sees only what the transaction's scope holds.
 */
export { countObjections, type ObjectionCount } from './count-objections.ts';
export { listContestsOf, readEntryRecords } from './entry-records.ts';
export { type ContestFact, listContestFacts } from './facts.ts';
export { sayCode } from './words.ts';
