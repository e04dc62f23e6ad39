/**
 * What other modules may use of operations. Every function sees only what the transaction's scope
 * holds; what crosses clients (`readRotation`) comes as counts and dates, never for whom.
 */

export { createOperation } from './create-operation.ts';
export { listDeliverables } from './deliverable-names.ts';
export { listOperationFacts, type OperationFact } from './facts.ts';
export { addPastRelation } from './give-benefit.ts';
export { keepProposed, type PlannedBenefit } from './keep-proposed.ts';
export { type ObservedFacts, readObservedFacts } from './observed-facts.ts';
export { findOperationName } from './operation-names.ts';
export { recordPast } from './past-relation.ts';
export { readRotation } from './read-rotation.ts';
export { CONTRACT_CENTS } from './threshold.ts';
export { totalsWithAdvertiser } from './totals.ts';
