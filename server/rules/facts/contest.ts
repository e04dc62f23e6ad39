import { count, day, type FactTable, flag, many, one } from './kinds.ts';

/** One contest, whoever runs it. */
export const contestFacts = {
  'contest.isHeld': flag('Y a-t-il un jeu-concours ?', 'Is there a contest?'),
  'contest.decidedBy': one(
    {
      chance: ['le hasard', 'chance'],
      skill: ['l’adresse, mesurée', 'skill, measured'],
      judges: ['un jury', 'judges'],
    },
    'Qu’est-ce qui décide du gagnant ?',
    'What decides who wins?',
  ),
  'contest.hasPublishedRules': flag('Un règlement est-il publié ?', 'Are there published rules?'),
  'contest.rules': many(
    {
      organiser: ['l’organisateur', 'the organiser'],
      dates: ['les dates et le fuseau horaire', 'dates and time zone'],
      eligibility: ['qui peut participer', 'who may enter'],
      exclusions: ['qui est exclu', 'who is excluded'],
      steps: ['comment participer', 'how to enter'],
      limit: ['le nombre de participations', 'how many entries'],
      'free-route': ['la voie gratuite', 'the free route'],
      prizes: ['les lots, leur nombre et leur valeur', 'prizes, number and value'],
      selection: ['le mode et la date de désignation', 'how and when winners are chosen'],
      claim: ['comment le gagnant est prévenu et réclame', 'how winners are told and claim'],
      alternates: ['les suppléants', 'alternates'],
      names: ['la publication des noms', 'publication of names'],
      data: ['les données personnelles', 'personal data'],
      disputes: ['la loi et les litiges', 'law and disputes'],
    },
    'Que dit le règlement ?',
    'What do the rules say?',
  ),
  'contest.isChangedAfterOpening': flag(
    'Le règlement, les dates, les lots ou la méthode ont-ils changé depuis l’ouverture ?',
    'Have rules, dates, prizes or method changed since it opened?',
  ),
  'contest.endedOn': day('Quand le jeu a-t-il fini ?', 'When did the contest end?'),
  'contest.hasDeliveryProof': flag(
    'A-t-on la preuve que chaque lot a été remis ?',
    'Is there proof that every prize was handed over?',
  ),
  'contest.announcesWin': flag(
    'Un message dit-il « vous avez gagné » ?',
    'Does a message say “you have won”?',
  ),
  'contest.hasDrawRecord': flag(
    'Un tirage, consigné, a-t-il eu lieu ?',
    'Has a draw taken place, and been recorded?',
  ),
  'contest.asksDeposit': flag(
    'Demande-t-on le dépôt du règlement chez un commissaire de justice ?',
    'Is a deposit of the rules with a bailiff asked for?',
  ),
  'contest.entryActions': many(
    {
      form: ['remplir un formulaire', 'fill in a form'],
      comment: ['commenter', 'comment'],
      post: ['publier', 'post'],
      share: ['partager sur son journal', 'share on one’s timeline'],
      tag: ['identifier un ami', 'tag a friend'],
      like: ['aimer', 'like'],
      follow: ['s’abonner', 'follow'],
    },
    'Que faut-il faire pour participer ?',
    'What must one do to enter?',
  ),
  'contest.isPurchaseNeeded': flag(
    'Faut-il acheter pour participer ?',
    'Must one buy something to enter?',
  ),
  'contest.isPriceAboveMarket': flag(
    'Le prix à payer dépasse-t-il le prix du marché ?',
    'Is the price above the market price?',
  ),
  'contest.hasFreeRoute': flag(
    'Une voie gratuite, équivalente, existe-t-elle ?',
    'Is there an equal free route?',
  ),
  'contest.hasSkillQuestion': flag(
    'Une question d’habileté est-elle posée au gagnant ?',
    'Is a skill-testing question asked?',
  ),
  'contest.prizesUsdCents': count(
    'Que valent les lots ensemble (en dollars américains) ?',
    'What are all prizes worth (in US dollars)?',
  ),
  'contest.includesNyOrFl': flag(
    'Le jeu est-il ouvert à l’État de New York ou à la Floride ?',
    'Is it open to New York or Florida?',
  ),
  'contest.isRegisteredAndBonded': flag(
    'Le jeu y est-il enregistré et cautionné à temps ?',
    'Is it registered and bonded there in time?',
  ),
  'contest.hasFrenchRules': flag(
    'Le règlement existe-t-il en français ?',
    'Are there rules in French?',
  ),
  'contest.asksRegieFiling': flag(
    'Demande-t-on un dépôt auprès de la Régie québécoise ?',
    'Is a filing with Quebec’s Régie asked for?',
  ),
  'contest.hasDrawProof': flag(
    'Le tirage est-il vérifiable, ou fait sous les yeux d’une personne indépendante ?',
    'Is the draw verifiable, or supervised by an independent person?',
  ),
  'contest.hasIndependentJudge': flag(
    'Un juré indépendant siège-t-il au jury ?',
    'Is there an independent judge?',
  ),
  'contest.hasConditionsInPost': flag(
    'L’annonce donne-t-elle la clôture, les restrictions, les lots et le lien vers le règlement ?',
    'Does the announcement give the closing date, restrictions, prizes and a link to the rules?',
  ),
  'contest.hasPlatformRelease': flag(
    'Le règlement décharge-t-il le réseau et dit-il qu’il n’est pas partie au jeu ?',
    'Do the rules release the network and say that it has no part in the contest?',
  ),
  'contest.rewardsDuplicates': flag(
    'Récompense-t-on plusieurs comptes ou des publications répétées ?',
    'Are several accounts or repeated posts rewarded?',
  ),
  'contest.rewardsIndicators': flag(
    'Récompense-t-on des vues, des « j’aime » ou des abonnements ?',
    'Are views, likes or subscriptions rewarded?',
  ),
  'contest.asksEntrantDisclosure': flag(
    'Demande-t-on aux participants de dire qu’ils publient pour un jeu ?',
    'Are entrants asked to say that they post for a contest?',
  ),
  'contest.isOptInForced': flag(
    'L’accord à recevoir des messages est-il coché d’avance, ou exigé pour participer ?',
    'Is consent to messages ticked in advance, or needed to enter?',
  ),
  'contest.hasEntrantsUnder15': flag(
    'Des moins de 15 ans peuvent-ils participer ?',
    'May people under 15 enter?',
  ),
  'contest.hasJointConsent': flag(
    'Le consentement du mineur et celui d’un parent sont-ils recueillis ?',
    'Is the consent of both the minor and a parent collected?',
  ),
} as const satisfies FactTable;
