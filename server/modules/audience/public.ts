/**
 * What other modules may use of audience: what was seen, as indicators read it. Every function sees
 * only what the transaction's scope holds.
 */
export { erasePersonAgain } from './erase-person.ts';
export { eraseReaderAgain } from './erase-reader.ts';
export { eraseRecords } from './erase-records.ts';
export { listLinkNames } from './link-names.ts';
export { listObservations, listRecordLines } from './list-observations.ts';
export { recordObservation } from './record-observation.ts';
