/** What other modules may use of reports. Every function sees only what the transaction's scope holds. */
export { listReportFacts } from './report-facts.ts';
