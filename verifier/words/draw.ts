import type { CheckedDraw, DrawEvent, DrawFinding, DrawVerdict } from '../draw/verdict.ts';
import { drawFindingsEn } from './draw-findings-en.ts';
import { drawFindingsFr } from './draw-findings-fr.ts';
import { drawPartsOf } from './draw-parts.ts';
import type { InBoth, Language } from './language.ts';
import { numberInWords, timeInWords } from './language.ts';
import type { VerdictInWords } from './verdict.ts';
import { inOrder } from './verdict.ts';

type Kind = 'draw' | 'list';

/** A verdict on a draw or on its list, in words. */
export function describeDraw(
  verdict: DrawVerdict,
  language: Language,
  kind: Kind = 'draw',
): VerdictInWords {
  const { draw } = verdict;
  return {
    title: titles[kind][verdict.verdict][language],
    meaning: meanings[kind][verdict.verdict][language],
    findings: inOrder(verdict.findings, (item) => describeDrawFinding(item, language), language),
    facts: draw === undefined ? [] : factsOf(draw, language, kind),
    openings: draw === undefined ? [] : linesOf(draw, language),
    headings: {
      facts: { fr: 'Ce que dit le fichier', en: 'What the file says' }[language],
      openings: { fr: 'Les tirés au sort, dans l’ordre', en: 'Drawn, in order' }[language],
    },
  };
}

/** One finding as a sentence. */
export function describeDrawFinding(finding: DrawFinding, language: Language): string {
  const sentences = language === 'fr' ? drawFindingsFr : drawFindingsEn;
  return sentences[finding.type](drawPartsOf(finding, language));
}

const unreadable: InBoth = { fr: 'Illisible', en: 'Can’t be read' };
const nothing: InBoth = {
  fr: 'Le fichier n’a pas pu être lu, et rien n’a donc été vérifié.',
  en: 'The file could not be read, so nothing was verified.',
};

const titles: { readonly [K in Kind]: { readonly [V in DrawVerdict['verdict']]: InBoth } } = {
  draw: {
    verified: { fr: 'Tirage vérifié', en: 'Draw verified' },
    'verified-weaker': {
      fr: 'Tirage recalculé, avec réserve',
      en: 'Draw recomputed, with reservation',
    },
    'not-verified': { fr: 'Tirage pas vérifié', en: 'Draw not verified' },
    unreadable,
  },
  list: {
    verified: { fr: 'Liste vérifiée', en: 'List verified' },
    'verified-weaker': {
      fr: 'Liste en ordre, avec réserve',
      en: 'List in order, with reservation',
    },
    'not-verified': { fr: 'Liste pas vérifiée', en: 'List not verified' },
    unreadable,
  },
};

const meanings: { readonly [K in Kind]: { readonly [V in DrawVerdict['verdict']]: InBoth } } = {
  draw: {
    verified: {
      fr: 'De la liste arrêtée d’avance et de la valeur publique suivent exactement ces gagnants et ces suppléants ; un témoin extérieur a vu la liste avant.',
      en: 'From the list that was closed beforehand and the public value follow exactly these winners and substitutes; an outside witness saw the list before.',
    },
    'verified-weaker': {
      fr: 'De cette liste et de cette valeur suivent exactement ces gagnants et ces suppléants, mais il manque une garantie venue d’ailleurs que de ce fichier. Ce qui manque est dit ci-dessous.',
      en: 'From this list and this value follow exactly these winners and substitutes, but an assurance from outside this file is lacking. What is lacking is said below.',
    },
    'not-verified': {
      fr: 'Ce fichier ne prouve pas le tirage. Gardez-le, et demandez à l’organisateur le fichier publié.',
      en: 'This file doesn’t prove the draw. Keep it, and ask the organiser for the published one.',
    },
    unreadable: nothing,
  },
  list: {
    verified: {
      fr: 'Chaque ligne est celle de la liste dont le tirage est parti.',
      en: 'Every line is that of the list that the draw started from.',
    },
    'verified-weaker': {
      fr: 'Chaque code est celui de sa participation, et la liste a l’empreinte qu’elle annonce.',
      en: 'Every code is that of its entry, and the list has the fingerprint that it states.',
    },
    'not-verified': {
      fr: 'Cette liste n’est pas celle qui a été arrêtée.',
      en: 'This list isn’t the one that was closed.',
    },
    unreadable: nothing,
  },
};

function factsOf(draw: CheckedDraw, language: Language, kind: Kind): VerdictInWords['facts'] {
  const isFrench = language === 'fr';
  const { rules, freeze } = draw;
  const number = (value: number) => numberInWords(value, language);
  const time = (value: string) => timeInWords(value, language);
  const codes = freeze.exclusions.byCode
    .filter(({ rule, person }) => rule + person > 0)
    .map(({ code, rule, person }) => {
      const judged = isFrench
        ? `par une personne : ${number(person)}`
        : `by a person: ${number(person)}`;
      return `${code} ${number(rule + person)}${person > 0 ? ` (${judged})` : ''}`;
    });
  const facts: readonly (readonly [string, string, string | undefined])[] = [
    ['Concours', 'Contest', rules.contest],
    ['Ouvert', 'Open', `${time(rules.opensAt)} – ${time(rules.closesAt)}`],
    ['Participations', 'Entries', number(freeze.entries.count)],
    [
      'Non retenues',
      'Not kept',
      [number(freeze.exclusions.count), codes.join(', ')]
        .filter(Boolean)
        .join(isFrench ? ' : ' : ': '),
    ],
    ['Tirées au sort parmi', 'Drawn from', number(freeze.kept.count)],
    [
      'Chances en tout',
      'Tickets in all',
      freeze.kept.weight === freeze.kept.count ? undefined : number(freeze.kept.weight),
    ],
    [
      'Gagnants et suppléants',
      'Winners and substitutes',
      `${rules.winners} + ${rules.substitutes}`,
    ],
    ['Empreinte de la liste', 'Fingerprint of the list', freeze.kept.root],
    ['Empreinte de l’arrêté', 'Fingerprint of the freeze', draw.freezeHash],
    ['Empreinte du règlement', 'Fingerprint of the rules', freeze.rulesHash],
    [
      'Balise',
      'Beacon',
      draw.isTest ? (isFrench ? 'balise d’essai' : 'test beacon') : 'drand quicknet',
    ],
    [
      'Numéro',
      'Round',
      draw.round === undefined ? undefined : `${draw.round} (${time(draw.roundAt ?? '')})`,
    ],
    ['Valeur', 'Value', draw.randomness],
    ['Liste vue par un témoin', 'List seen by a witness', draw.provenAt && time(draw.provenAt)],
    ['Suites', 'Afterwards', kind === 'draw' ? eventsIn(draw.events, language) : undefined],
  ];
  return facts.flatMap(([french, english, value]) =>
    value === undefined || value === '' ? [] : [{ name: isFrench ? french : english, value }],
  );
}

function linesOf(draw: CheckedDraw, language: Language): string[] {
  const isFrench = language === 'fr';
  const word = isFrench
    ? { winner: 'Gagnant', substitute: 'Suppléant', no: 'n°' }
    : { winner: 'Winner', substitute: 'Substitute', no: 'no.' };
  const colon = isFrench ? ' :' : ':';
  return [
    ...draw.winners.map(
      ({ code, n }, i) => `${word.winner} ${i + 1}${colon} ${code} (${word.no} ${n})`,
    ),
    ...draw.substitutes.map(
      ({ code, n }, i) => `${word.substitute} ${i + 1}${colon} ${code} (${word.no} ${n})`,
    ),
  ];
}

const happened: Readonly<Record<string, InBoth>> = {
  told: { fr: 'prévenu', en: 'told' },
  answered: { fr: 'a répondu', en: 'answered' },
  silent: { fr: 'sans réponse', en: 'silent' },
  void: { fr: 'annulé', en: 'void' },
  'prize-sent': { fr: 'lot envoyé', en: 'prize sent' },
  acknowledged: { fr: 'lot reçu', en: 'prize received' },
  outage: { fr: 'balise en panne', en: 'beacon down' },
};

const whyVoid: Readonly<Record<string, InBoth>> = {
  SILENT: { fr: 'sans réponse', en: 'no answer' },
  REFUSED: { fr: 'lot refusé', en: 'prize refused' },
  ERASED: { fr: 'effacé à sa demande', en: 'erased at their request' },
  EXCLUDED: { fr: 'exclu par le règlement', en: 'excluded by the rules' },
};

/** Late rejections stand here with their reason and hour. */
function eventsIn(events: readonly DrawEvent[], language: Language): string {
  return events
    .map(({ what, at, n, code }) => {
      const why = code === null ? '' : `, ${whyVoid[code]?.[language] ?? code}`;
      const who = n === null ? '' : `${language === 'fr' ? 'n° ' : 'no. '}${n} `;
      return `${who}${happened[what]?.[language] ?? what}${why} (${timeInWords(at, language)})`;
    })
    .join(' · ');
}
