import type { Locale } from '../../lib/language.ts';
import { writeDay } from '../../lib/moments.ts';
import type { Finding, Outcome, RuleId, Verdict } from './feasibility.ts';
import { writeEuros } from './money.ts';

type Facts = Finding['facts'];
type Sentence = (facts: Facts) => string;
type Sentences = Readonly<Record<RuleId, Readonly<Record<Outcome, Sentence>>>>;

const text = (facts: Facts, key: string) => String(facts[key] ?? '');
const number = (facts: Facts, key: string) => Number(facts[key] ?? 0);
const euros = (facts: Facts, key: string, locale: Locale) => writeEuros(number(facts, key), locale);
const day = (facts: Facts, key: string, locale: Locale) =>
  writeDay(new Date(`${text(facts, key)}T12:00:00Z`), locale, 'UTC');
const of = (label: string, locale: Locale) =>
  label === '' ? '' : locale === 'fr' ? ` (« ${label} »)` : ` (“${label}”)`;

/** What a rule found, in a sentence with its reason; what isn't known is asked. */
const sentences: Readonly<Record<Locale, Sentences>> = {
  fr: {
    'over-ceiling': {
      fires: (f) =>
        `Dépasse de ${euros(f, 'overCents', 'fr')} le plafond de ${euros(f, 'ceilingCents', 'fr')} hors taxes.`,
      clear: (f) =>
        `Tient sous le plafond de ${euros(f, 'ceilingCents', 'fr')} hors taxes : reste ${euros(f, 'leftCents', 'fr')}.`,
      unknown: () =>
        'Quel est le plafond, hors taxes, et que comprend-il ? Sans lui, rien ne peut être dit du budget.',
    },
    'too-late': {
      fires: (f) =>
        `Commence le ${day(f, 'first', 'fr')}, avant le ${day(f, 'ready', 'fr')} : ${delayFr(f)}, puis deux jours ouvrés pour se préparer.`,
      clear: (f) =>
        `Les dates tiennent : ${delayFr(f)}, donc prêt le ${day(f, 'ready', 'fr')} au plus tôt.`,
      unknown: (f) =>
        f.first === undefined
          ? 'Quand le plan commence-t-il ? Aucune date n’est posée.'
          : 'Aucune signature de ce client n’a encore été mesurée : combien de jours lui faut-il pour valider ?',
    },
    stock: {
      fires: (f) =>
        `Demande ${number(f, 'units')} produits ; le client en a ${number(f, 'stockPerWeek')} par semaine.`,
      clear: (f) =>
        number(f, 'units') === 0
          ? 'Ne prend rien dans le stock.'
          : `Le stock suffit : ${number(f, 'units')} produits.`,
      unknown: (f) =>
        f.units === undefined
          ? `Combien de produits faut-il${of(text(f, 'label'), 'fr')} ?`
          : `Combien de produits le client peut-il fournir par semaine ? Il en faut ${number(f, 'units')}.`,
    },
    'cold-chain': {
      fires: (f) =>
        `Produit froid : départ du lundi au mercredi seulement, et${of(text(f, 'label'), 'fr')} part le ${day(f, 'day', 'fr')}.`,
      clear: () => 'Aucun produit froid ne passe un week-end en route.',
      unknown: (f) =>
        f.label === undefined
          ? 'Le produit voyage-t-il au froid ?'
          : `Quel jour part l’envoi${of(text(f, 'label'), 'fr')} ? Un produit froid part du lundi au mercredi.`,
    },
    'owner-missing': {
      fires: (f) =>
        `${number(f, 'n')} ligne${number(f, 'n') > 1 ? 's' : ''} sans responsable : ${text(f, 'labels')}.`,
      clear: () => 'Chaque ligne a un responsable.',
      unknown: () => 'Qui répond de chaque ligne ?',
    },
    'contract-threshold': {
      fires: (f) =>
        `${text(f, 'name')} atteindrait ${euros(f, 'cents', 'fr')} avec ce client cette année : au-delà de 1 000 euros, un contrat écrit est obligatoire.`,
      clear: (f) =>
        f.name === undefined
          ? 'Personne n’approche du seuil du contrat écrit.'
          : f.contract === 'yes'
            ? `Contrat écrit signé ou prévu : ${text(f, 'name')} atteindrait ${euros(f, 'cents', 'fr')} cette année.`
            : `Sous le seuil du contrat écrit, d’après ce qui est noté ici : ${text(f, 'name')} atteindrait ${euros(f, 'cents', 'fr')} cette année.`,
      unknown: (f) =>
        f.name === undefined
          ? 'Qui sera payé ? Tant que les créateurs ne sont pas nommés, leur total de l’année n’est pas vérifié.'
          : `${text(f, 'name')} atteindrait ${euros(f, 'cents', 'fr')} cette année : un contrat est-il signé ou prévu ?`,
    },
    rotation: {
      fires: (f) =>
        `${text(f, 'name')} a déjà fait ${number(f, 'inYear')} opération${number(f, 'inYear') > 1 ? 's' : ''} avec l’agence en douze mois${f.nextOn === '' ? '' : `, et pourra revenir le ${day(f, 'nextOn', 'fr')}`} : sans raison écrite, cette personne sera laissée de côté à l’acceptation ; dites pourquoi quand même, ce sera imprimé.`,
      clear: (f) =>
        number(f, 'n') === 0
          ? 'Personne n’est au-delà de la rotation.'
          : `${number(f, 'n')} exception${number(f, 'n') > 1 ? 's' : ''} à la rotation, avec sa raison.`,
      unknown: () => 'Qui a déjà travaillé avec l’agence cette année ?',
    },
    'contest-rules': {
      fires: () =>
        'Un concours sans règlement ne peut pas ouvrir : prévoyez-le, ou retirez la dotation.',
      clear: (f) =>
        f.rules === undefined ? 'Aucun concours.' : 'Le règlement du concours est prévu.',
      unknown: () => 'Le règlement du concours est-il prévu, ou signé ?',
    },
    'no-measure': {
      fires: () => 'Rien ne mesure l’objectif : nommez un indicateur et sa source.',
      clear: (f) =>
        `L’objectif est mesuré : ${number(f, 'n')} indicateur${number(f, 'n') > 1 ? 's' : ''} avec source.`,
      unknown: () => 'Comment l’objectif sera-t-il mesuré ?',
    },
  },
  en: {
    'over-ceiling': {
      fires: (f) =>
        `Over the ceiling of ${euros(f, 'ceilingCents', 'en')} before tax by ${euros(f, 'overCents', 'en')}.`,
      clear: (f) =>
        `Within the ceiling of ${euros(f, 'ceilingCents', 'en')} before tax: ${euros(f, 'leftCents', 'en')} left.`,
      unknown: () =>
        'What is the ceiling before tax, and what does it include? Without it nothing can be said of the budget.',
    },
    'too-late': {
      fires: (f) =>
        `Begins on ${day(f, 'first', 'en')}, before ${day(f, 'ready', 'en')}: ${delayEn(f)}, then two working days to prepare.`,
      clear: (f) =>
        `The dates hold: ${delayEn(f)}, so ready on ${day(f, 'ready', 'en')} at the earliest.`,
      unknown: (f) =>
        f.first === undefined
          ? 'When does the plan begin? No date is set.'
          : 'No signature of this client has been measured yet: how many days do they need to approve?',
    },
    stock: {
      fires: (f) =>
        `Asks for ${number(f, 'units')} items; the client has ${number(f, 'stockPerWeek')} a week.`,
      clear: (f) =>
        number(f, 'units') === 0
          ? 'Takes nothing from the stock.'
          : `The stock is enough: ${number(f, 'units')} items.`,
      unknown: (f) =>
        f.units === undefined
          ? `How many items are needed${of(text(f, 'label'), 'en')}?`
          : `How many items can the client supply a week? ${number(f, 'units')} are needed.`,
    },
    'cold-chain': {
      fires: (f) =>
        `A cold product leaves on Monday to Wednesday only, and${of(text(f, 'label'), 'en')} leaves on ${day(f, 'day', 'en')}.`,
      clear: () => 'No cold product spends a weekend on the way.',
      unknown: (f) =>
        f.label === undefined
          ? 'Does the product travel cold?'
          : `On which day does the parcel leave${of(text(f, 'label'), 'en')}? A cold product leaves on Monday to Wednesday.`,
    },
    'owner-missing': {
      fires: (f) =>
        `${number(f, 'n')} line${number(f, 'n') > 1 ? 's' : ''} without an owner: ${text(f, 'labels')}.`,
      clear: () => 'Every line has an owner.',
      unknown: () => 'Who answers for each line?',
    },
    'contract-threshold': {
      fires: (f) =>
        `${text(f, 'name')} would reach ${euros(f, 'cents', 'en')} with this client this year: from €1,000 on a written contract is compulsory.`,
      clear: (f) =>
        f.name === undefined
          ? 'Nobody comes near the threshold of the written contract.'
          : f.contract === 'yes'
            ? `A written contract is signed or planned: ${text(f, 'name')} would reach ${euros(f, 'cents', 'en')} this year.`
            : `Below the threshold of the written contract, by what is noted here: ${text(f, 'name')} would reach ${euros(f, 'cents', 'en')} this year.`,
      unknown: (f) =>
        f.name === undefined
          ? 'Who will be paid? Until the creators are named, their total of the year is not checked.'
          : `${text(f, 'name')} would reach ${euros(f, 'cents', 'en')} this year: is a contract signed or planned?`,
    },
    rotation: {
      fires: (f) =>
        `${text(f, 'name')} has done ${number(f, 'inYear')} operation${number(f, 'inYear') > 1 ? 's' : ''} with the agency in twelve months${f.nextOn === '' ? '' : `, and may come back on ${day(f, 'nextOn', 'en')}`}: without a written reason this person will be left out on acceptance; say why all the same, it will be printed.`,
      clear: (f) =>
        number(f, 'n') === 0
          ? 'Nobody is beyond the rotation.'
          : `${number(f, 'n')} exception${number(f, 'n') > 1 ? 's' : ''} to the rotation, with the reason.`,
      unknown: () => 'Who has worked with the agency this year already?',
    },
    'contest-rules': {
      fires: () => 'A contest without rules cannot open: plan them, or take the prizes out.',
      clear: (f) =>
        f.rules === undefined ? 'No contest.' : 'The rules of the contest are planned.',
      unknown: () => 'Are the rules of the contest planned, or signed?',
    },
    'no-measure': {
      fires: () => 'Nothing measures the objective: name an indicator and its source.',
      clear: (f) =>
        `The objective is measured: ${number(f, 'n')} indicator${number(f, 'n') > 1 ? 's' : ''} with a source.`,
      unknown: () => 'How will the objective be measured?',
    },
  },
};

export function sayFinding({ rule, outcome, facts }: Finding, locale: Locale): string {
  return sentences[locale][rule][outcome](facts);
}

type Told = Readonly<Partial<Record<RuleId, Readonly<Partial<Record<Outcome, Sentence>>>>>>;

/** The same to the client, where we'd speak of them to each other. */
const toClient: Readonly<Record<Locale, Told>> = {
  fr: {
    'too-late': {
      fires: (f) =>
        `Commence le ${day(f, 'first', 'fr')}, avant le ${day(f, 'ready', 'fr')} : ${delayFr(f, 'vous signez')}, puis deux jours ouvrés pour se préparer.`,
      clear: (f) =>
        `Les dates tiennent : ${delayFr(f, 'vous signez')}, donc prêt le ${day(f, 'ready', 'fr')} au plus tôt.`,
      unknown: (f) =>
        f.first === undefined
          ? 'L’agence n’a pas encore posé de date de début.'
          : 'Aucune de vos signatures n’a encore été mesurée : combien de jours vous faut-il pour valider ?',
    },
    stock: {
      fires: (f) =>
        `Demande ${number(f, 'units')} produits ; vous en avez ${number(f, 'stockPerWeek')} par semaine.`,
      unknown: (f) =>
        f.units === undefined
          ? `L’agence n’a pas encore dit combien de produits il faut${of(text(f, 'label'), 'fr')}.`
          : `Combien de produits pouvez-vous fournir par semaine ? Il en faut ${number(f, 'units')}.`,
    },
    'cold-chain': {
      unknown: (f) =>
        f.label === undefined
          ? 'Votre produit voyage-t-il au froid ?'
          : `L’agence n’a pas encore posé le jour de l’envoi${of(text(f, 'label'), 'fr')}. Un produit froid part du lundi au mercredi.`,
    },
    'contract-threshold': {
      fires: (f) =>
        `${text(f, 'name')} atteindrait ${euros(f, 'cents', 'fr')} avec vous cette année : au-delà de 1 000 euros, un contrat écrit est obligatoire.`,
    },
    rotation: {
      fires: (f) =>
        `${text(f, 'name')} ne serait pas retenu(e) : déjà ${number(f, 'inYear')} opération${number(f, 'inYear') > 1 ? 's' : ''} avec l’agence en douze mois, et aucune exception écrite.`,
    },
    'contest-rules': {
      fires: () => 'Un concours sans règlement ne peut pas ouvrir.',
      unknown: () => 'L’agence n’a pas encore dit si le règlement du concours est prévu.',
    },
    'no-measure': {
      fires: () => 'L’agence n’a pas encore dit comment l’objectif sera mesuré.',
    },
  },
  en: {
    'too-late': {
      fires: (f) =>
        `Begins on ${day(f, 'first', 'en')}, before ${day(f, 'ready', 'en')}: ${delayEn(f, 'you sign')}, then two working days to prepare.`,
      clear: (f) =>
        `The dates hold: ${delayEn(f, 'you sign')}, so ready on ${day(f, 'ready', 'en')} at the earliest.`,
      unknown: (f) =>
        f.first === undefined
          ? 'The agency has not set a first day yet.'
          : 'No signature of yours has been measured yet: how many days do you need to approve?',
    },
    stock: {
      fires: (f) =>
        `Asks for ${number(f, 'units')} items; you have ${number(f, 'stockPerWeek')} a week.`,
      unknown: (f) =>
        f.units === undefined
          ? `The agency has not said yet how many items are needed${of(text(f, 'label'), 'en')}.`
          : `How many items can you supply a week? ${number(f, 'units')} are needed.`,
    },
    'cold-chain': {
      unknown: (f) =>
        f.label === undefined
          ? 'Does your product travel cold?'
          : `The agency has not set the parcel’s day yet${of(text(f, 'label'), 'en')}. A cold product leaves on Monday to Wednesday.`,
    },
    'contract-threshold': {
      fires: (f) =>
        `${text(f, 'name')} would reach ${euros(f, 'cents', 'en')} with you this year: from €1,000 on a written contract is compulsory.`,
    },
    rotation: {
      fires: (f) =>
        `${text(f, 'name')} would not be taken: already ${number(f, 'inYear')} operation${number(f, 'inYear') > 1 ? 's' : ''} with the agency in twelve months, and no written exception.`,
    },
    'contest-rules': {
      fires: () => 'A contest without rules cannot open.',
      unknown: () => 'The agency has not said yet whether the rules of the contest are planned.',
    },
    'no-measure': {
      fires: () => 'The agency has not said yet how the objective will be measured.',
    },
  },
};

/** A finding to the client's people; null: a note between colleagues, which stops nothing. */
export function sayToClient(finding: Finding, locale: Locale): string | null {
  const { rule, outcome, severity, facts } = finding;
  if (rule === 'owner-missing' && severity === 'warn' && outcome !== 'clear') return null;
  return toClient[locale][rule]?.[outcome]?.(facts) ?? sayFinding(finding, locale);
}

/** "irréalisable : dépasse de 3 537 euros", "réalisable : reste 1 120 euros". */
export function sayVerdict({ state, leftCents, findings }: Verdict, locale: Locale): string {
  const over = leftCents !== null && leftCents < 0 ? writeEuros(-leftCents, locale) : null;
  const left = leftCents !== null && leftCents >= 0 ? writeEuros(leftCents, locale) : null;
  const stops = findings.filter(
    ({ severity, outcome }) =>
      severity === 'block' && outcome === (state === 'undecided' ? 'unknown' : 'fires'),
  );
  // One rule may stop several people, and each of them is a question of its own.
  const n = state === 'undecided' ? stops.length : new Set(stops.map(({ rule }) => rule)).size;
  if (locale === 'fr') {
    if (state === 'feasible') return `réalisable${left ? ` : reste ${left}` : ''}`;
    if (state === 'undecided')
      return `indécis : ${n} réponse${n > 1 ? 's' : ''} manque${n > 1 ? 'nt' : ''}`;
    return over
      ? `irréalisable : dépasse de ${over}`
      : `irréalisable : ${n} règle${n > 1 ? 's' : ''} l’empêche${n > 1 ? 'nt' : ''}`;
  }
  if (state === 'feasible') return `feasible${left ? `: ${left} left` : ''}`;
  if (state === 'undecided') return `undecided: ${n} answer${n > 1 ? 's' : ''} missing`;
  return over
    ? `not feasible: over by ${over}`
    : `not feasible: ${n} rule${n > 1 ? 's' : ''} stop${n > 1 ? '' : 's'} it`;
}

function delayFr(facts: Facts, who = 'ce client signe'): string {
  const n = number(facts, 'n');
  return n === 0
    ? 'aucun délai de validation n’est mesuré'
    : `${who} en ${hours(facts, 'fr')} (médiane de ${n} signature${n > 1 ? 's' : ''})`;
}

function delayEn(facts: Facts, who = 'this client signs'): string {
  const n = number(facts, 'n');
  return n === 0
    ? 'no approval delay has been measured'
    : `${who} in ${hours(facts, 'en')} (median of ${n} signature${n > 1 ? 's' : ''})`;
}

function hours(facts: Facts, locale: Locale): string {
  const h = number(facts, 'hours');
  if (h < 48) return `${Math.round(h)}\u00a0${locale === 'fr' ? 'h' : 'hours'}`;
  return `${Math.round(h / 24)}\u00a0${locale === 'fr' ? 'jours' : 'days'}`;
}
