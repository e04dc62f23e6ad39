/**
 * What other modules may use of operations. Every function sees only what the transaction's scope
 * holds; what crosses clients (`readRotation`) comes as counts and dates, never for whom.
 */

export { dayOf, maySendCold, nextColdDay } from './cold.ts';
export {
  createOperation,
  type NewOperation,
  type OperationRefusal,
} from './create-operation.ts';
export { listOperationFacts, type OperationFact } from './facts.ts';
export { addPastRelation } from './give-benefit.ts';
export { type KeepRefusal, keepCreator } from './keep-creator.ts';
export { readRotation, readRotationRule } from './read-rotation.ts';
export { type Rotation, type RotationRule, shareOfTopTen } from './rotation.ts';
export { CONTRACT_CENTS, type Threshold, WARNING_CENTS } from './threshold.ts';
export { checkThreshold, readThreshold, totalsWithAdvertiser } from './totals.ts';
