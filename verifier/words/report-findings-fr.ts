import type { ReportFindingType } from '../report/verdict.ts';
import type { ReportSentence } from './report-parts.ts';

/** Every finding about a report as a French sentence that names the part. */
export const reportFindingsFr: { readonly [T in ReportFindingType]: ReportSentence } = {
  'seal-missing': ({ part }) => `Le journal ne contient aucun sceau de ce bilan, version ${part}.`,
  'seal-of-other-content': ({ part, at }) =>
    `Le texte du bilan (${part}) a été changé : il n’est pas celui qui a été scellé le ${at}.`,
  'seal-differs': ({ part, at }) =>
    `Le sceau du ${at} ne dit pas la même chose que le bilan (${part}).`,
  'report-of-another-client': ({ part }) =>
    `Ce bilan est celui d’un autre client (${part}) que le journal qui l’accompagne.`,
  'report-unreadable': ({ part }) => `Le texte du bilan n’est pas lisible : ${part}.`,
  superseded: ({ part }) => `Sceau valide, mais une version ${part} corrige celle-ci.`,
  'logs-differ': () =>
    'Les deux fichiers ne contiennent pas le même journal : l’un des deux a été réécrit.',
  'other-not-verified': () =>
    'L’autre fichier n’est pas vérifié, ou n’est pas du même journal : il n’a pas compté.',
  'renderer-unknown': ({ part }) =>
    `La mise en page ${part} de ce bilan n’est pas connue de ce vérificateur. Prenez-en un plus récent, ou celui que l’archive contient.`,
  'page-differs': ({ place, part }) =>
    `Ce document diffère du bilan scellé : ${place === '' ? part : `${place} (${part})`}.`,
  'derived-differs': ({ part }) => `Le fichier ${part} ne dit pas ce que dit le bilan scellé.`,
  'attachment-differs': ({ part }) => `Le fichier joint ${part} a été changé après le sceau.`,
  'attachment-missing': ({ part }) => `Le fichier joint ${part} manque.`,
  'method-unknown': ({ name, part }) =>
    `Le chiffre ${name} suit une méthode que ce vérificateur ne connaît pas (${part}). Prenez un vérificateur plus récent.`,
  'method-differs': ({ name }) =>
    `Le chiffre ${name} annonce une autre définition que celle de sa méthode.`,
  'params-unknown': ({ name, part }) =>
    `Le chiffre ${name} a un paramètre que sa méthode ne connaît pas (${part}).`,
  'figure-differs': ({ name, place, sealed, found }) =>
    `${at(place)}le chiffre ${name} dit ${sealed} ; recalculé depuis ses preuves : ${found}.`,
  'figure-of-erased': ({ name, sealed, found, count }) =>
    `Le chiffre ${name} disait ${sealed} au sceau ; ${count} donnée(s) en ont été effacées depuis à la demande d’une personne, et ce qui reste donne ${found}.`,
  'figure-not-shown': ({ name }) => `Le chiffre ${name} est scellé et n’est montré nulle part.`,
  'figure-missing': ({ name, place }) =>
    `${at(place)}le chiffre ${name} n’existe pas, ou existe deux fois.`,
  'input-left-out': ({ name, place, leaf }) =>
    `${at(place)}le chiffre ${name} laisse de côté un relevé de sa question : ${leaf}.`,
  'input-too-many': ({ name, place, leaf }) =>
    `${at(place)}le chiffre ${name} compte un relevé qui n’est pas de sa question : ${leaf}.`,
  'observation-left-out': ({ leaf }) =>
    `Un relevé de l’opération n’entre dans aucun chiffre, alors que d’autres du même genre y entrent : ${leaf}.`,
  'observations-unused': ({ count }) =>
    `${count} relevé(s) de l’opération n’entrent dans aucun chiffre : personne n’a choisi d’en montrer de ce genre.`,
  'data-missing': ({ leaf, part }) => `Les données d’un relevé manquent (${part}) : ${leaf}.`,
  'data-unreadable': ({ leaf, part }) =>
    `Les données d’un relevé ne sont pas lisibles (${part}) : ${leaf}.`,
  'data-differs': ({ leaf, part }) => `Un relevé n’est pas de ce qu’il dit (${part}) : ${leaf}.`,
  'record-differs': ({ leaf, part }) =>
    `Au moins une donnée d’un relevé a été changée, retirée ou ajoutée (${part}) : ${leaf}.`,
  'record-without-erasure': ({ leaf, part }) =>
    `Une donnée est dite effacée, et aucune feuille du journal ne le dit à cette date (${part}) : ${leaf}.`,
  'records-erased': ({ count }) =>
    `${count} donnée(s) ont été effacées à la demande d’une personne ; leurs empreintes sont restées, et le reste se vérifie.`,
  'evidence-missing': ({ leaf, part }) => `Une preuve manque (${part}) : ${leaf}.`,
  'evidence-differs': ({ leaf, part }) =>
    `Une preuve n’est pas celle qui a été reçue (${part}) : ${leaf}.`,
  'evidence-withheld': ({ leaf, part, found, at: on }) =>
    `Une preuve n’est pas dans l’archive, et c’est dit depuis le ${on} (${part}, ${found}) : ${leaf}.`,
  'kpi-late': ({ name, leaf }) =>
    `L’indicateur ${name} a été annoncé après la première publication : ${leaf}.`,
  'kpi-changed': ({ name, leaf }) => `L’indicateur ${name} a été changé depuis : ${leaf}.`,
  'kpi-not-computed': ({ name, leaf }) =>
    `L’indicateur ${name} avait été annoncé, et le bilan ne le donne pas : ${leaf}.`,
  'no-kpi': () => 'Aucun indicateur n’avait été annoncé avant le début.',
  'no-capture-plan': () => 'Aucun plan des captures n’avait été annoncé.',
  'captures-missing': ({ count, found }) => `${count} capture(s) prévues manquent : ${found}.`,
  'captures-not-due': ({ count }) =>
    `${count} capture(s) prévues n’étaient pas encore dues au moment du sceau.`,
  'network-figures': () =>
    'Pour ce qui vient d’un réseau, le sceau prouve ce que l’agence a reçu et quand, pas que le réseau disait vrai.',
};

function at(place: string): string {
  return place === '' ? '' : `${place} : `;
}
