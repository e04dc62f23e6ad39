import type { FindingType } from '../check/verdict.ts';
import type { Sentence } from './finding-parts.ts';

/** Every finding as a French sentence that names the part. */
export const findingsFr: { readonly [T in FindingType]: Sentence } = {
  'not-a-bundle': ({ part }) =>
    part === ''
      ? 'Ce fichier n’est pas un journal exporté : c’est un autre genre de fichier.'
      : `Ce fichier n’est pas un journal exporté : il n’y a pas de ${part} à l’intérieur.`,
  'cut-short': () => 'Le fichier est incomplet : sa fin manque. Téléchargez-le de nouveau.',
  'container-altered': ({ part }) =>
    `L’archive n’est plus telle qu’elle a été faite : décompressée et refaite, ou abîmée, à cet endroit : ${part || 'la liste de ses fichiers'}.`,
  'manifest-unreadable': ({ part }) => `Le sommaire du fichier ne se lit pas : ${part}.`,
  'manifest-differs': ({ part }) =>
    `Le sommaire du journal ne dit pas la même chose que les feuilles, au champ « ${part} ».`,
  'file-altered': ({ part }) => `Le fichier ${part} a été modifié depuis l’export.`,
  'file-missing': ({ part }) => `Le fichier ${part} manque dans l’archive.`,
  'file-unexpected': ({ part }) =>
    `Le fichier ${part} se trouve dans l’archive sans être annoncé par rien de signé.`,
  'seal-absent': ({ part }) => `Le sceau de l’agence (${part}) manque.`,
  'seal-invalid': ({ part }) =>
    `Le sceau (${part}) n’est pas celui de la clé du journal sur ce sommaire.`,
  'leaf-differs': ({ leaf }) =>
    `La ${leaf} a été changée : ce n’est pas celle que le point de contrôle signé garantit.`,
  'leaf-removed': ({ leaf }) => `La ${leaf} a été retirée.`,
  'leaf-added': ({ leaf }) => `La ${leaf} a été ajoutée : aucun point de contrôle ne la garantit.`,
  'leaves-swapped': ({ leaf, other }) => `Deux feuilles ont été échangées : ${leaf} et ${other}.`,
  'leaves-differ-in-range': ({ part, from, to }) =>
    `Au moins une feuille entre les numéros ${from} et ${to} a été changée, retirée ou ajoutée : le point de contrôle ${part} en garantit d’autres.`,
  'leaf-unreadable': ({ leaf, part }) =>
    `La ${leaf} n’est pas écrite comme le format le demande (${part}).`,
  'leaf-of-another-client': ({ leaf, part }) =>
    `La ${leaf} appartient à un autre client (${part}).`,
  'hash-list-altered': ({ leaf }) =>
    `La liste des empreintes ne correspond plus aux feuilles, à partir de la ${leaf}, et aucun point de contrôle ne dit laquelle des deux est vraie.`,
  'log-truncated': ({ part, from, to }) =>
    `Le journal a été coupé : il a ${from} feuilles, et ${part} prouve qu’il en avait ${to}.`,
  'checkpoint-contained': ({ part, to }) =>
    `Le journal contient ${part} : les ${to} feuilles d’alors y sont, inchangées et dans le même ordre.`,
  'log-not-opened': ({ leaf }) =>
    `Un journal commence par son ouverture et n’en a qu’une seule ; ce n’est pas le cas ici (${leaf}).`,
  'log-restored': ({ leaf, from, to }) =>
    `L’agence a remis une copie ancienne : le journal repart de ${from} feuilles, alors que quelqu’un en avait vu ${to} ; les autres sont perdues (${leaf}).`,
  'checkpoint-absent': ({ from, to }) =>
    `Aucun point de contrôle signé ne garantit tout le journal : ils garantissent ${from} feuilles sur ${to}.`,
  'checkpoint-malformed': ({ part }) => `${part} n’est pas un point de contrôle lisible.`,
  'checkpoint-of-another-log': ({ part }) => `${part} est un point de contrôle d’un autre journal.`,
  'checkpoint-inconsistent': ({ part, from, to }) =>
    from === to
      ? `Deux points de contrôle signés se contredisent pour ${from} feuilles (${part}) : l’agence a signé deux versions du journal.`
      : `Le point de contrôle ${part} (${from} feuilles) contredit celui de ${to} feuilles : l’agence a signé deux versions du journal.`,
  'checkpoint-unsigned': ({ part }) =>
    `${part} n’est pas signé par la clé du journal qui vaut à cette taille.`,
  'checkpoint-signature-invalid': ({ part }) =>
    `La signature du journal est fausse sur ${part} : le texte ou la signature a été changé.`,
  'signature-of-unknown-key': ({ part, at }) =>
    `${part} porte la signature d’une autre clé (${at}).`,
  'key-unknown': ({ part }) =>
    `La clé que vous avez donnée n’est pas une clé de ce journal (${part}).`,
  'key-of-another-log': ({ leaf }) =>
    `La clé inscrite à la ${leaf} porte le nom d’un autre journal.`,
  'key-not-compared': ({ part }) =>
    `La clé du journal n’a été comparée à rien : ce fichier pourrait venir de n’importe qui. Comparez-la à celle que l’agence vous a remise : ${part}.`,
  'rotation-invalid': ({ leaf }) =>
    `Le changement de clé de la ${leaf} n’est pas signé par l’ancienne et la nouvelle clé.`,
  'enrolment-invalid': ({ leaf }) =>
    `L’inscription du témoin à la ${leaf} ne suit pas les règles : elle ne porte pas la signature qu’il faut.`,
  'cosignature-invalid': ({ part, at }) =>
    `La contre-signature du témoin ${at} est fausse sur ${part}.`,
  'witness-unknown': ({ part }) =>
    `Aucun point de contrôle ne porte la contre-signature de votre témoin (${part}).`,
  'witness-absent': () =>
    'Aucun témoin extérieur n’a contre-signé ce journal : seule l’agence s’en porte garante.',
  'witness-behind': ({ from, to, at }) =>
    `Le témoin a contre-signé ${from} feuilles sur ${to}, le ${at} : l’agence seule garantit les suivantes.`,
  'witness-not-compared': ({ part }) =>
    `La clé du témoin vient du fichier lui-même. Comparez-la à celle que le témoin détient : ${part}.`,
  'witness-replaced-by-notice': ({ leaf }) =>
    `Le témoin a été remplacé sans l’ancienne clé, sur simple avis (${leaf}).`,
  'id-used-twice': ({ leaf, part }) => `La ${leaf} reprend un identifiant déjà utilisé (${part}).`,
  'publication-without-approval': ({ leaf, part }) =>
    `La ${leaf} invoque un bon à tirer qui n’existe pas avant elle (${part}).`,
  'publication-of-other-content': ({ leaf, part }) =>
    `La ${leaf} n’est pas le contenu que le bon à tirer a signé (${part}).`,
  'publication-after-void': ({ leaf, part }) =>
    `La ${leaf} est partie après l’annulation de son bon à tirer (${part}).`,
  'void-without-approval': ({ leaf, part }) =>
    `La ${leaf} annule un bon à tirer qui n’existe pas (${part}).`,
  'capture-without-publication': ({ leaf, part }) =>
    `La ${leaf} montre une publication que le journal ne connaît pas (${part}).`,
  'capture-shows-other-content': ({ leaf }) =>
    `La ${leaf} dit elle-même que la page ne montrait pas le contenu signé.`,
  'overrule-without-decision': ({ leaf, part }) =>
    `La ${leaf} passe outre une décision qui n’est pas consignée avant, ou que nul ne peut écarter (${part}).`,
  'shipment-without-gift': ({ leaf, part }) =>
    `La ${leaf} envoie un cadeau que le journal ne connaît pas (${part}).`,
  'withdrawal-without-publication': ({ leaf, part }) =>
    `La ${leaf} retire une publication que le journal ne connaît pas (${part}).`,
  'contest-unknown': ({ leaf, part }) =>
    `La ${leaf} est d’un concours dont le règlement ne se trouve pas avant elle (${part}).`,
  'contest-rules-not-signed': ({ leaf, part }) =>
    `La ${leaf} invoque un bon à tirer qui n’a pas signé ce règlement (${part}).`,
  'contest-record-not-signed': ({ leaf }) =>
    `Ce qui a été signé pour la ${leaf} ne contient pas la fiche dont le tirage dépend : seule l’agence garantit que les deux concordent.`,
  'contest-rules-after-opening': ({ leaf, part }) =>
    `La ${leaf} change le règlement d’un concours déjà ouvert (${part}).`,
  'contests-overlap': ({ leaf, part }) =>
    `La ${leaf} ouvre un concours pendant qu’un autre est ouvert (${part}) : comparez l’empreinte du règlement sur un reçu.`,
  'entry-number-used-twice': ({ leaf, part }) =>
    `La ${leaf} reprend le numéro d’une participation (${part}).`,
  'entry-after-freeze': ({ leaf, part }) =>
    `La ${leaf} ajoute la participation n° ${part} à une liste déjà arrêtée.`,
  'comments-after-freeze': ({ leaf, part }) =>
    `La ${leaf} relève des commentaires alors que la liste est arrêtée (${part}).`,
  'comments-erasure-broken': ({ leaf, part }) =>
    `La ${leaf} efface un relevé qui n’est pas là pour l’être (${part}).`,
  'exclusion-without-entry': ({ leaf, part }) =>
    `La ${leaf} écarte ou reprend une participation qui n’est pas là pour l’être (n° ${part}).`,
  'exclusion-after-freeze': ({ leaf, part }) =>
    `La ${leaf} écarte ou reprend la participation n° ${part} alors que la liste est arrêtée.`,
  'contest-frozen-twice': ({ leaf, part }) => `La ${leaf} arrête une liste déjà arrêtée (${part}).`,
  'freeze-differs': ({ leaf, part }) =>
    `La ${leaf} arrête une autre liste que celle que donnent les feuilles qui la précèdent, à « ${part} ».`,
  'postponement-broken': ({ leaf, part }) =>
    `La ${leaf}, report n° ${part}, ne suit pas le règlement : le numéro avance de son pas fixe, trois fois au plus, avant le tirage.`,
  'draw-without-freeze': ({ leaf, part }) =>
    `La ${leaf} tire au sort dans une liste qui n’a pas été arrêtée avant (${part}).`,
  'contest-drawn-twice': ({ leaf, part }) =>
    `La ${leaf} tire un concours une seconde fois (${part}).`,
  'draw-differs': ({ leaf, part }) =>
    `La ${leaf} n’est pas le tirage que donnent la liste, le numéro et la valeur, à « ${part} ».`,
  'test-beacon': ({ leaf, part }) =>
    `La ${leaf} utilise une balise d’essai (${part}) : n’importe qui a pu en faire la valeur.`,
  'contest-event-broken': ({ leaf, part }) =>
    `La ${leaf} dit d’une participation tirée ce que le règlement ne permet pas (${part}).`,
  'observation-times-swapped': ({ leaf }) => `${leaf} dit avoir fini avant d’avoir commencé.`,
  'erasure-without-record': ({ leaf, part }) =>
    `${leaf} efface une donnée qu’aucun relevé antérieur ne contient (${part}).`,
  'registration-replaces-nothing': ({ leaf, part }) =>
    `${leaf} change un indicateur qui n’avait pas été annoncé (${part}).`,
  'plan-out-of-order': ({ leaf, part }) =>
    `${leaf} n’est pas le plan suivant de son opération (version ${part}).`,
  'seal-without-approval': ({ leaf, part }) =>
    `${leaf} scelle un bilan que personne n’a approuvé avec ce contenu exact (${part}).`,
  'seal-after-void': ({ leaf, part }) =>
    `${leaf} scelle un bilan dont l’approbation avait été annulée (${part}).`,
  'seal-beyond-log': ({ leaf }) => `${leaf} parle de feuilles qui n’existaient pas encore.`,
  'seal-out-of-order': ({ leaf, part }) =>
    `${leaf} n’est pas la version suivante de son bilan (${part}).`,
  audited: ({ from, to, at }) =>
    `La balise a choisi ${from} feuilles différentes pour les contrôles du témoin (${to} inscrits, le dernier du ${at}).`,
  'audit-differs': ({ leaf, part }) =>
    `Le témoin n’a pas retrouvé telles qu’inscrites les feuilles numéros ${part} (${leaf}).`,
  'audit-broken': ({ leaf, part }) =>
    `La ${leaf} ne dit pas ce que dit le témoin inscrit, ou pas comme il le doit (${part}).`,
  'blob-missing': ({ leaf, part }) =>
    `Le contenu de la ${leaf} manque, et rien ne dit pourquoi (${part}).`,
  'blob-changed': ({ leaf, part }) =>
    `Le contenu de la ${leaf} a été remplacé : son empreinte n’est pas celle du journal (${part}).`,
  'blob-withheld': ({ leaf, part, at }) =>
    `Le contenu de la ${leaf} n’est pas joint ; l’agence en donne la raison le ${at} (${part}).`,
  'opening-differs': ({ leaf, part }) =>
    `Le nom ou le texte montré pour la ${leaf}, champ « ${part} », n’est pas celui que le journal a scellé.`,
  'openings-unreadable': ({ part }) =>
    `La liste des noms et textes montrés ne se lit pas : ${part}.`,
};
