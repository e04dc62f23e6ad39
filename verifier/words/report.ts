import type { Finding } from '../check/verdict.ts';
import { momentInWords } from '../report/display.ts';
import type { CheckedReport, ReportFinding, ReportVerdict } from '../report/verdict.ts';
import { isReportFinding } from '../report/verdict.ts';
import type { Language } from './language.ts';
import { numberInWords, timeInWords } from './language.ts';
import { reportFindingsEn } from './report-findings-en.ts';
import { reportFindingsFr } from './report-findings-fr.ts';
import { placeInWords, reportPartsOf } from './report-parts.ts';
import { describeFinding, inOrder, type VerdictInWords } from './verdict.ts';

/** A report's verdict in words: title, meaning, each finding, and what it is about. */
export function describeReport(verdict: ReportVerdict, language: Language): VerdictInWords {
  const timeZone = verdict.report?.timeZone ?? 'UTC';
  return {
    title: titleOf(verdict, language),
    meaning: meaningOf(verdict, language),
    findings: inOrder(verdict.findings, (item) => describeOne(item, language, timeZone), language),
    facts: factsOf(verdict, language),
    openings: [],
  };
}

function describeOne(item: Finding | ReportFinding, language: Language, timeZone: string): string {
  if (!isReportFinding(item)) return describeFinding(item, language);
  const sentences = language === 'fr' ? reportFindingsFr : reportFindingsEn;
  const text = sentences[item.type](reportPartsOf(item, language, timeZone));
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Names the first place that differs, as far as one is known. */
function titleOf({ verdict, findings }: ReportVerdict, language: Language): string {
  const isFrench = language === 'fr';
  if (verdict === 'unreadable') return isFrench ? 'Illisible' : 'Can’t be read';
  const about = findings.filter(isReportFinding);
  if (verdict === 'not-verified') {
    const place = about.find((item) => item.weight === 'fault' && item.place !== undefined)?.place;
    const where = place === undefined ? '' : placeInWords(place, language);
    const differs = isFrench
      ? 'Ce document diffère du bilan scellé'
      : 'This document differs from the sealed report';
    const colon = isFrench ? '\u00a0: ' : ': ';
    return where === '' ? differs : `${differs}${colon}${where}`;
  }
  const newer = about.find(({ type }) => type === 'superseded')?.part;
  if (newer !== undefined) {
    return isFrench
      ? `Sceau valide, mais une version ${newer} corrige celle-ci`
      : `The seal is valid, but a version ${newer} corrects this one`;
  }
  if (verdict === 'verified') return isFrench ? 'Scellé et inchangé' : 'Sealed and unchanged';
  return isFrench ? 'Scellé et inchangé, avec réserve' : 'Sealed and unchanged, with reservation';
}

function meaningOf({ verdict, report }: ReportVerdict, language: Language): string {
  const isFrench = language === 'fr';
  if (verdict === 'unreadable') {
    return isFrench
      ? 'Le fichier n’a pas pu être lu, et rien n’a donc été vérifié.'
      : 'The file could not be read, so nothing was verified.';
  }
  if (verdict === 'not-verified' || report === undefined || report.sealedAt === null) {
    return isFrench
      ? 'Ce fichier n’est pas tel qu’il a été scellé. Ne vous y fiez pas : demandez à l’agence le bilan scellé et gardez celui-ci.'
      : 'This file isn’t as it was sealed. Don’t rely on it: ask the agency for the sealed report, and keep this one.';
  }
  const at = momentInWords(report.sealedAt, report.timeZone, language);
  const first = isFrench
    ? `Ce bilan est celui qui a été scellé le ${at} par ${report.agencyName}.`
    : `This report is the one that was sealed on ${at} by ${report.agencyName}.`;
  return `${first} ${evidenceInWords(report, language)} ${figuresInWords(report, language)}`;
}

/** "214 preuves, toutes présentes et inchangées." */
function evidenceInWords({ evidence }: CheckedReport, language: Language): string {
  const { expected, withheld } = evidence;
  const all = numberInWords(expected, language);
  const gone = numberInWords(withheld, language);
  if (language === 'fr') {
    const rest =
      withheld === 0
        ? 'toutes présentes et inchangées'
        : `${gone} retenue(s), les autres présentes et inchangées`;
    return expected === 1
      ? `1 preuve, ${withheld === 0 ? 'présente et inchangée' : 'retenue'}.`
      : `${all} preuves, ${rest}.`;
  }
  const rest =
    withheld === 0
      ? 'all present and unchanged'
      : `${gone} withheld, the others present and unchanged`;
  return expected === 1
    ? `1 item of evidence, ${withheld === 0 ? 'present and unchanged' : 'withheld'}.`
    : `${all} items of evidence, ${rest}.`;
}

function figuresInWords({ figures, recomputed }: CheckedReport, language: Language): string {
  const all = numberInWords(figures, language);
  const done = numberInWords(recomputed, language);
  return language === 'fr'
    ? `${done} chiffres sur ${all} ont été recalculés depuis leurs preuves.`
    : `${done} of ${all} figures were computed again from their evidence.`;
}

function factsOf({ report, log }: ReportVerdict, language: Language): VerdictInWords['facts'] {
  const isFrench = language === 'fr';
  const number = (value: number | undefined) =>
    value === undefined ? undefined : numberInWords(value, language);
  const witness = log?.witness;
  const facts = [
    { name: isFrench ? 'Bilan' : 'Report', value: report?.title },
    { name: 'Client', value: report?.clientName },
    { name: isFrench ? 'Agence' : 'Agency', value: report?.agencyName },
    { name: 'Version', value: number(report?.version) },
    {
      name: isFrench ? 'Scellé' : 'Sealed',
      value: report?.sealedAt
        ? momentInWords(report.sealedAt, report.timeZone, language)
        : undefined,
    },
    { name: isFrench ? 'Preuves' : 'Evidence', value: number(report?.evidence.expected) },
    { name: isFrench ? 'Journal' : 'Log', value: log?.origin },
    { name: isFrench ? 'Feuilles du journal' : 'Leaves of the log', value: number(log?.size) },
    {
      name: isFrench ? 'Dernière feuille' : 'Last leaf',
      value: log?.lastAt && timeInWords(log.lastAt, language),
    },
    { name: isFrench ? 'Racine' : 'Root', value: log?.root },
    { name: isFrench ? 'Clé du journal' : 'Log’s key', value: log?.key },
    { name: isFrench ? 'Témoin' : 'Witness', value: witness?.key },
    {
      name: isFrench ? 'Contre-signé' : 'Co-signed',
      value:
        witness &&
        `${numberInWords(witness.size, language)} ${isFrench ? 'feuilles, le' : 'leaves, on'} ${timeInWords(witness.at, language)}`,
    },
  ];
  return facts.flatMap(({ name, value }) =>
    value === undefined || value === '' ? [] : [{ name, value }],
  );
}
