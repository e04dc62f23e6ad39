import type { DrawFindingType } from '../draw/verdict.ts';
import type { DrawSentence } from './draw-parts.ts';

/** Every finding about a draw as a French sentence that names the part. */
export const drawFindingsFr: { readonly [T in DrawFindingType]: DrawSentence } = {
  'not-a-draw': () =>
    'Ce fichier n’est pas la preuve d’un tirage : c’est un autre genre de fichier.',
  'file-malformed': ({ part }) =>
    `Le fichier n’est pas écrit comme le format le demande, ou il est abîmé, à « ${part} ».`,
  'line-malformed': ({ line }) => `Il y a autre chose là où devrait se trouver ceci : ${line}.`,
  'rules-malformed': ({ part }) =>
    `La fiche du règlement n’est pas comme le format le demande, à « ${part} ».`,
  'freeze-malformed': ({ part }) =>
    `L’arrêté de la liste n’est pas écrit comme le format le demande, à « ${part} ».`,
  'rules-differ': () =>
    'La fiche du règlement n’est pas celle sous laquelle la liste a été arrêtée : quelque chose y a été changé.',
  'freeze-differs': ({ part }) =>
    `L’arrêté de la liste dit autre chose que les listes ou le règlement, à « ${part} ».`,
  'line-changed': ({ line }) => `Changée depuis que la liste est arrêtée : ${line}.`,
  'line-removed': ({ line, lastLine, n, isStretch, list }) =>
    isStretch
      ? `Retirées depuis que la liste est arrêtée : de la ${line} à ce qui était la ligne ${lastLine}.`
      : n === ''
        ? `Retirée depuis que la liste est arrêtée : l’ancienne ${line}.`
        : `La participation n° ${n} a été retirée depuis que ${list} est arrêtée : ${line}.`,
  'line-added': ({ line, lastLine, isStretch }) =>
    `Ajoutée depuis que la liste est arrêtée : ${line}${isStretch ? `, jusqu’à la ligne ${lastLine}` : ''}.`,
  'lines-swapped': ({ line, lastLine }) =>
    `Deux lignes ont été échangées : ${line}, et ligne ${lastLine}.`,
  'lines-out-of-order': ({ line }) => `Les numéros ne vont pas en croissant : ${line}.`,
  'lines-differ': ({ line, lastLine, isStretch }) =>
    isStretch
      ? `Plus d’une ligne n’est pas celle de la liste arrêtée : de la ${line} à la ligne ${lastLine}.`
      : `Ce n’est pas la liste qui a été arrêtée (${line}), et rien ne dit quelle ligne a été changée.`,
  'marks-altered': ({ line }) =>
    `Les repères joints à la liste ont été changés, à la ${line} ; la liste elle-même est celle qui a été arrêtée.`,
  'exclusion-of-no-entry': ({ line }) =>
    `Une participation est écartée alors qu’elle n’est pas dans la liste : ${line}.`,
  'tickets-beyond-rules': ({ line }) => `Plus de chances que le règlement n’en permet : ${line}.`,
  'code-differs': ({ line, code }) =>
    `Le code ${code} n’est pas celui de sa participation : l’un ou l’autre a été changé à la ${line}.`,
  'numbers-missing': ({ n, place }) =>
    `Aucune participation ne porte un numéro de ${n} à ${place}. Qui tient un reçu avec un tel numéro doit demander pourquoi.`,
  'postponement-broken': ({ place }) =>
    `Le report n° ${place} ne suit pas le règlement : le numéro avance de son pas fixe, trois fois au plus.`,
  'postponement-not-proven': ({ place }) =>
    `Personne d’extérieur ne garantit que le report n° ${place} a été inscrit avant le numéro qu’il abandonne : le tirage n’est pas prouvé.`,
  'beacon-invalid': ({ part }) => `La signature de la balise est fausse : ${part}.`,
  'random-invalid': ({ part }) =>
    `Ce qui remplace la balise n’est pas ce que le règlement demande : ${part}.`,
  'beacon-prevails': () =>
    'La balise a finalement signé ce numéro : sa valeur l’emporte, et ce tirage ne compte pas.',
  'outage-not-proven': () =>
    'Le tirage n’utilise pas la balise, et personne d’extérieur ne garantit qu’elle était en panne : le tirage n’est pas prouvé.',
  'outcome-differs': ({ part }) =>
    `Le fichier dit autre chose que ce qui a été recalculé, à « ${part} ».`,
  'winner-differs': ({ place, code, part }) =>
    code === ''
      ? `Le tirage ne donne pas de gagnant n° ${place}, et le fichier nomme ${part}.`
      : `Le gagnant n° ${place} est ${code} ; le fichier dit ${part === '' ? 'personne' : part}.`,
  'substitute-differs': ({ place, code, part }) =>
    code === ''
      ? `Le tirage ne donne pas de suppléant n° ${place}, et le fichier nomme ${part}.`
      : `Le suppléant n° ${place} est ${code} ; le fichier dit ${part === '' ? 'personne' : part}.`,
  'test-beacon': ({ part }) =>
    `Balise d’essai : la valeur vient d’une chaîne que n’importe qui pourrait faire (${part}), pas de la chaîne publique.`,
  'lower-rung': ({ part }) =>
    `La valeur de la balise est remplacée, comme le règlement le prévoit (${part}) : c’est plus faible, et à comparer avec ce qui a été publié.`,
  'typed-by-hand': () =>
    'Une personne a tapé la valeur de la balise ; elle a été vérifiée tout de même.',
  'not-logged': ({ part }) =>
    part === 'log'
      ? 'Aucun journal ne soutient ce tirage : rien ne montre que le règlement et la liste n’ont pas été écrits après coup.'
      : `Le journal montré ne contient pas encore le tirage lui-même (${part}).`,
  'leaf-missing': ({ part }) => `Il manque au journal montré une feuille de ce concours : ${part}.`,
  'leaf-not-proven': ({ place }) =>
    `La feuille ${place} n’est pas dans le journal que garantissent les points de contrôle.`,
  'leaf-differs': ({ place, part }) =>
    `La feuille ${place} du journal dit autre chose, à « ${part} ».`,
  'leaf-of-another-client': ({ place }) =>
    `La feuille ${place} appartient au journal d’un autre client.`,
  'checkpoint-invalid': ({ place, part }) =>
    `Le point de contrôle n° ${place} du journal est faux (${part}).`,
  'checkpoint-inconsistent': ({ place }) =>
    place === '0'
      ? 'Le point de contrôle que vous gardez contredit celui qui est montré : deux versions du journal ont été signées.'
      : `Le point de contrôle n° ${place} ne prolonge pas le précédent : deux versions du journal ont été signées.`,
  'cosignature-invalid': ({ part }) => `Une contre-signature du témoin ${part} est fausse.`,
  'key-unknown': ({ part }) =>
    `La clé que vous avez donnée n’est pas une clé de ce journal (${part}).`,
  'key-not-compared': ({ part }) =>
    `La clé du journal n’a été comparée à rien. Comparez-la à celle que l’organisateur publie : ${part}.`,
  'witness-unknown': ({ part }) =>
    `Aucun point de contrôle ne porte la contre-signature de votre témoin (${part}).`,
  'rules-after-opening': ({ at }) =>
    `Le règlement a été inscrit au journal après l’ouverture du concours, le ${at}.`,
  'freeze-after-draw': ({ at }) =>
    `La liste a été arrêtée alors que la valeur de la balise était connue, le ${at} : le tirage n’est pas prouvé.`,
  'comments-after-freeze': ({ place, at }) =>
    `La feuille ${place} relève des commentaires le ${at}, alors que la liste était arrêtée : ils n’ont pas à compter.`,
  'comments-erased': ({ part, at }) =>
    `Ce que les réseaux avaient répondu aux relevés de commentaires (feuilles ${part}) a été effacé le ${at}, à la fin de la conservation : l’empreinte et le nombre en restent, et le tirage n’en dépend pas.`,
  'comments-erasure-broken': ({ place }) =>
    `La feuille ${place} efface un relevé de commentaires qui n’est pas là pour l’être.`,
  'organiser-only': ({ at }) =>
    at === ''
      ? 'Parole de l’organisateur seulement : personne d’extérieur ne garantit que la liste était arrêtée avant que la valeur de la balise soit connue.'
      : `Parole de l’organisateur seulement : le témoin extérieur a vu la liste arrêtée le ${at}, moins de dix minutes avant la valeur de la balise, ou après elle.`,
  'outsider-not-compared': ({ at }) =>
    `Un témoin a vu la liste arrêtée le ${at}, et c’est le fichier lui-même qui dit qu’il n’est ni l’agence ni l’organisateur. Donnez sa clé, telle que vous l’avez reçue de lui.`,
  'contests-overlap': ({ part, at }) =>
    `Un autre concours de ce journal était ouvert en même temps (${part}, à partir du ${at}) : comparez l’empreinte du règlement sur votre reçu.`,
  'event-broken': ({ place, part }) =>
    `Ce que la feuille ${place} dit d’une participation tirée est contraire au règlement : ${part}.`,
  'mine-verified': ({ code, n, place, part }) =>
    `Vérifié : votre participation est ${code}, n° ${n}${place === '' ? '' : `, au rang ${place} de celles qui ont été tirées au sort`} (${part}).`,
  'mine-listed': ({ code, n, place, part }) =>
    `Inscrit : ${code} est le n° ${n}${place === '' ? '' : `, au rang ${place} de celles qui ont été tirées au sort`} (${part}). Seuls l’adresse et le nombre du reçu prouvent à qui il est.`,
  'mine-absent': () =>
    'Votre participation n’est pas dans la liste. Vérifiez l’orthographe ; si elle est juste, montrez votre reçu à l’organisateur.',
  'list-compared': () => 'La liste publique des codes est celle de ce tirage, ligne par ligne.',
  'list-not-compared': () =>
    'La liste est d’accord avec elle-même. Seul le fichier du tirage (.draw.json) montre que c’est celle qui a servi.',
  'list-of-another-draw': () => 'Les deux fichiers ne sont pas de la même liste arrêtée.',
  'chance-only': () =>
    'Un tirage prouve que chaque chance d’une liste est égale. Il ne prouve pas que la liste est faite de personnes, chacune une seule fois.',
  'beacon-members': () =>
    'Assez de membres du réseau de la balise, s’ils s’entendaient, pourraient connaître ses valeurs d’avance.',
};
