/**
 * What other modules may use of briefs: what waits for somebody. Every function sees only what the
 * transaction's scope holds.
 */
export { listWaitingBriefs, type WaitingBrief } from './waiting.ts';
