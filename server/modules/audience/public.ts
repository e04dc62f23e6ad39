/**
 * What other modules may use of audience: what was seen, as indicators read it. Every function sees
 * only what the transaction's scope holds.
 */
export { eraseRecords } from './erase-records.ts';
export { planCaptures, registerKpi } from './kpi.ts';
export { listObservations, type ReadObservation } from './list-observations.ts';
export { observeOperation } from './observe-operation.ts';
export { type NewObservation, recordObservation } from './record-observation.ts';
