import { writeDay, writeMoment } from '../../lib/moments.ts';
import type { Article } from './rules-text.ts';
import { type ContestSettings, countPrizes } from './settings.ts';
import { writeEuros } from './words.ts';

/** The model's articles in French, filled in from the settings. */
export function modelFr(
  settings: ContestSettings,
  links: { rules: string; draw: string },
): Article[] {
  const { organiser, controller, prizes, timeZone } = settings;
  const moment = (text: string) => writeMoment(new Date(text), 'fr', timeZone);
  const day = (text: string) =>
    writeDay(new Date(`${text}T12:00:00Z`), 'fr', 'UTC', { year: 'numeric' });
  const some = (n: number, what: string) => `${n} ${what}${n > 1 ? 's' : ''}`;
  const won = countPrizes(settings);
  const total = prizes.reduce((sum, { quantity, valueCents }) => sum + quantity * valueCents, 0);
  const about = [organiser.legalForm, organiser.capital, organiser.registration, organiser.address];
  return [
    {
      key: 'organiser',
      title: 'Organisateur',
      text: `${[organiser.name, ...about].filter(Boolean).join(', ')} (ci-après « l’organisateur ») organise ce jeu gratuit et sans obligation d’achat.`,
    },
    {
      key: 'purpose',
      title: 'Objet et durée',
      text: `${settings.purpose ? `${settings.purpose} ` : ''}Le jeu est ouvert du ${moment(settings.opensAt)} au ${moment(settings.closesAt)} (heure de ${city(timeZone)}).`,
    },
    {
      key: 'who',
      title: 'Qui peut participer',
      text: [
        `Le jeu est ouvert à toute personne d’au moins ${settings.minAge} ans${settings.territory === 'fr-metropolitan' ? ' résidant en France métropolitaine, Corse comprise' : ''}.`,
        settings.onePerHousehold
          ? 'Une seule participation par foyer.'
          : 'Une seule participation par personne.',
        settings.excluded ? `Ne peuvent pas participer : ${settings.excluded}.` : '',
      ]
        .filter(Boolean)
        .join(' '),
    },
    {
      key: 'how',
      title: 'Comment participer',
      text: `La participation se fait sur la page du jeu, en remplissant le formulaire, puis en confirmant son adresse par le lien reçu par courriel, au plus tard le ${moment(settings.confirmUntil)}. Aucun achat, aucun abonnement à un compte, aucun partage n’est demandé ni pris en compte. La case qui propose des nouvelles de l’organisateur est facultative et sans effet sur les chances.`,
    },
    {
      key: 'eligibility',
      title: 'Participations non retenues',
      text: 'Les règles suivantes sont appliquées dans cet ordre ; la première qui s’applique décide. Chaque personne dont la participation n’est pas retenue en est informée, avec le motif, et peut répondre avant la clôture de la liste.',
      list: settings.rules.map((code) => ruleWordsFr[code]),
    },
    {
      key: 'prizes',
      title: 'Lots',
      text: `${won > 1 ? 'Sont mis' : 'Est mis'} en jeu ${some(won, 'lot')}, d’une valeur totale de ${writeEuros(total, 'fr')} TTC, dans cet ordre :`,
      list: prizes.map(
        ({ label, quantity, valueCents }) =>
          `${quantity} × ${label}, d’une valeur unitaire de ${writeEuros(valueCents, 'fr')} TTC`,
      ),
    },
    {
      key: 'draw',
      title: 'Tirage',
      text: `La liste des codes retenus et son empreinte sont publiées le ${moment(settings.listAt)}. Le tirage a lieu le ${moment(settings.drawAt)} : une valeur aléatoire publique, annoncée d’avance et que personne ne choisit, désigne ${some(won, 'gagnant')} et ${some(settings.substitutes, 'suppléant')} dans l’ordre. Chacun peut refaire le calcul à la page ${links.draw}. Si la liste n’a pas pu être publiée à temps, le tirage est reporté de vingt-quatre heures, trois fois au plus. Si la valeur publique manque plus de soixante-douze heures, le tirage n’a pas lieu avant qu’elle soit de nouveau disponible.`,
    },
    {
      key: 'winners',
      title: 'Gagnants',
      text: `Les gagnants sont prévenus par courriel et ont ${some(settings.answerDays, 'jour')} pour répondre. Sans réponse, ou si le lot est refusé, il revient au suppléant suivant, dans l’ordre. Les lots sont remis dans les ${settings.deliveryDays} jours de la réponse, sans frais. Le prénom et le département d’un gagnant ne sont publiés que s’il l’accepte.`,
    },
    {
      key: 'never-cancelled',
      title: 'Jamais annulé faute de participants',
      text: 'Le jeu n’est jamais annulé faute de participants : s’il y a moins de participations retenues que de lots, toutes gagnent.',
    },
    {
      key: 'networks',
      title: 'Réseaux sociaux',
      text: 'Le jeu n’est ni géré, ni parrainé, ni administré par un réseau social. Les participants ne donnent leurs informations qu’à l’organisateur.',
    },
    {
      key: 'data',
      title: 'Données personnelles',
      text: `Le responsable du traitement est ${controller.name} (${controller.email}). Le prénom, le nom, l’adresse électronique, le code postal et l’année de naissance servent à tenir le jeu (exécution du règlement) et à rien d’autre. Les participations sont effacées le ${day(settings.eraseEntriesOn)}, le dossier des gagnants le ${day(settings.eraseWinnersOn)}. Chacun peut demander l’accès, la rectification, l’effacement et la limitation, s’opposer, et saisir la CNIL. L’effacement par le lien du reçu est immédiat ; le code anonyme reste dans la liste, qui reste vérifiable.`,
    },
    {
      key: 'fraud',
      title: 'Fraude et responsabilité',
      text: 'Une participation obtenue par un programme, une fausse identité ou une adresse jetable n’est pas retenue. L’organisateur répond de la remise des lots ; il n’est pas responsable d’une panne du réseau du participant.',
    },
    {
      key: 'changes',
      title: 'Règlement',
      text: `Le règlement ne change pas pendant le jeu. S’il le fallait par force majeure, une nouvelle version serait signée, datée et montrée aux participants, qui pourraient se retirer. Il est disponible à la page ${links.rules}, gratuitement.`,
    },
    {
      key: 'law',
      title: 'Droit et litiges',
      text: 'Le règlement est soumis au droit français. Une réclamation s’adresse d’abord à l’organisateur ; le consommateur peut recourir à un médiateur de la consommation, puis aux tribunaux compétents.',
    },
  ];
}

/** What each rule says, for the rules' text and for the person concerned. */
export const ruleWordsFr = {
  R1: 'R1 : la participation est arrivée hors délai',
  R2: 'R2 : l’adresse électronique n’a pas été confirmée à temps',
  R3: 'R3 : la même adresse électronique, ou le même compte, participe déjà',
  R4: 'R4 : la même boîte participe déjà, sous une variante de l’adresse',
  R5: 'R5 : l’adresse appartient à un domaine jetable',
  R6: 'R6 : la participation fait partie d’une rafale automatisée',
  R7: 'R7 : le même foyer participe déjà',
  R8: 'R8 : le code postal est hors du territoire du jeu',
  R9: 'R9 : la personne n’a pas l’âge demandé',
  R10: 'R10 : la personne fait partie de celles que le règlement exclut',
  R11: 'R11 : la personne a demandé à se retirer',
} as const;

function city(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}
