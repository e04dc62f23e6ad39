import type { ReportFindingType } from '../report/verdict.ts';
import type { ReportSentence } from './report-parts.ts';

/** Every finding about a report as an English sentence that names the part. */
export const reportFindingsEn: { readonly [T in ReportFindingType]: ReportSentence } = {
  'seal-missing': ({ part }) => `The log holds no seal of this report, version ${part}.`,
  'seal-of-other-content': ({ part, at }) =>
    `The report’s text (${part}) was changed: it isn’t the one that was sealed on ${at}.`,
  'seal-differs': ({ part, at }) => `The seal of ${at} doesn’t say what the report says (${part}).`,
  'report-of-another-client': ({ part }) =>
    `This report is another client’s (${part}) than the log that comes with it.`,
  'report-unreadable': ({ part }) => `The report’s text can’t be read: ${part}.`,
  superseded: ({ part }) => `The seal is valid, but a version ${part} corrects this one.`,
  'logs-differ': () => 'The two files don’t hold the same log: one of the two was rewritten.',
  'other-not-verified': () =>
    'The other file isn’t verified, or isn’t of the same log: it didn’t count.',
  'renderer-unknown': ({ part }) =>
    `This verifier doesn’t know the layout ${part} of this report. Take a newer one, or the one that the archive holds.`,
  'page-differs': ({ place, part }) =>
    `This document differs from the sealed report: ${place === '' ? part : `${place} (${part})`}.`,
  'derived-differs': ({ part }) => `The file ${part} doesn’t say what the sealed report says.`,
  'attachment-differs': ({ part }) => `The attached file ${part} was changed after the seal.`,
  'attachment-missing': ({ part }) => `The attached file ${part} is missing.`,
  'method-unknown': ({ name, part }) =>
    `The figure ${name} follows a method that this verifier doesn’t know (${part}). Take a newer verifier.`,
  'method-differs': ({ name }) =>
    `The figure ${name} announces another definition than that of its method.`,
  'params-unknown': ({ name, part }) =>
    `The figure ${name} has a parameter that its method doesn’t know (${part}).`,
  'figure-differs': ({ name, place, sealed, found }) =>
    `${at(place)}the figure ${name} says ${sealed}; computed again from its evidence: ${found}.`,
  'figure-of-erased': ({ name, sealed, found, count }) =>
    `The figure ${name} said ${sealed} when it was sealed; ${count} of its records have been erased since at a person’s request, and what is left gives ${found}.`,
  'figure-not-shown': ({ name }) => `The figure ${name} is sealed and shown nowhere.`,
  'figure-missing': ({ name, place }) =>
    `${at(place)}the figure ${name} doesn’t exist, or exists twice.`,
  'input-left-out': ({ name, place, leaf }) =>
    `${at(place)}the figure ${name} leaves out an observation of its question: ${leaf}.`,
  'input-too-many': ({ name, place, leaf }) =>
    `${at(place)}the figure ${name} counts an observation that isn’t of its question: ${leaf}.`,
  'observation-left-out': ({ leaf }) =>
    `An observation of the operation is in no figure, while others of its kind are: ${leaf}.`,
  'observations-unused': ({ count }) =>
    `${count} observation(s) of the operation are in no figure: nobody chose to show any of that kind.`,
  'data-missing': ({ leaf, part }) => `The data of an observation is missing (${part}): ${leaf}.`,
  'data-unreadable': ({ leaf, part }) =>
    `The data of an observation can’t be read (${part}): ${leaf}.`,
  'data-differs': ({ leaf, part }) => `An observation isn’t of what it says (${part}): ${leaf}.`,
  'record-differs': ({ leaf, part }) =>
    `At least one record of an observation was changed, removed or added (${part}): ${leaf}.`,
  'record-without-erasure': ({ leaf, part }) =>
    `A record is called erased, and no leaf of the log says so at that date (${part}): ${leaf}.`,
  'records-erased': ({ count }) =>
    `${count} record(s) were erased at a person’s request; their hashes stayed, and the rest verifies.`,
  'evidence-missing': ({ leaf, part }) => `A piece of evidence is missing (${part}): ${leaf}.`,
  'evidence-differs': ({ leaf, part }) =>
    `A piece of evidence isn’t the one that was received (${part}): ${leaf}.`,
  'evidence-withheld': ({ leaf, part, found, at: on }) =>
    `A piece of evidence isn’t in the archive, and this is said since ${on} (${part}, ${found}): ${leaf}.`,
  'kpi-late': ({ name, leaf }) =>
    `The indicator ${name} was announced after the first publication: ${leaf}.`,
  'kpi-changed': ({ name, leaf }) => `The indicator ${name} has been changed since: ${leaf}.`,
  'kpi-not-computed': ({ name, leaf }) =>
    `The indicator ${name} had been announced, and the report doesn’t give it: ${leaf}.`,
  'no-kpi': () => 'No indicator had been announced before the start.',
  'no-capture-plan': () => 'No plan of captures had been announced.',
  'captures-missing': ({ count, found }) => `${count} planned capture(s) are missing: ${found}.`,
  'captures-not-due': ({ count }) =>
    `${count} planned capture(s) weren’t due yet when the report was sealed.`,
  'network-figures': () =>
    'For what comes from a network, the seal proves what the agency received and when, not that the network was right.',
};

function at(place: string): string {
  return place === '' ? '' : `${place}: `;
}
