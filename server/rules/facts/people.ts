import { count, day, type FactTable, flag, one } from './kinds.ts';

/** The people whose data is held, the trainees, moderation, and the report. */
export const peopleFacts = {
  'person.collectedOn': day(
    'Quand les données de cette personne ont-elles été recueillies ?',
    'When was this person’s data collected?',
  ),
  'person.isInformed': flag(
    'La personne sait-elle d’où viennent ses données, à quoi elles servent, et quels sont ses droits ?',
    'Has the person been told where the data comes from, what it is for, and their rights?',
  ),
  'person.isContacted': flag(
    'Contacte-t-on cette personne, créateur ou participant ?',
    'Is this person, a creator or an entrant, to be contacted?',
  ),
  'person.hasObjected': flag('La personne s’est-elle opposée ?', 'Has the person objected?'),
  'person.lastContactOn': day('À quand remonte le dernier contact ?', 'When was the last contact?'),
  'person.contactBy': one(
    {
      email: ['par courrier électronique', 'by e-mail'],
      post: ['par la poste', 'by post'],
      phone: ['par téléphone', 'by phone'],
      message: ['par le réseau', 'through the network'],
    },
    'Comment la contacte-t-on ?',
    'How is she or he contacted?',
  ),
  'person.isProfessional': flag(
    'Lui écrit-on à son adresse professionnelle, au sujet de son activité ?',
    'Is it a professional address, and about the person’s own trade?',
  ),
  'person.hasConsented': flag(
    'La personne a-t-elle consenti à ces messages ?',
    'Has the person consented to such messages?',
  ),
  'person.isInRegister': flag(
    'Ce traitement figure-t-il au registre ?',
    'Does this processing stand in the register?',
  ),
  'person.isScored': flag('Un score est-il montré ?', 'Is a score shown?'),
  'person.isScoreExplained': flag(
    'Ses données d’entrée et son explication sont-elles gardées ?',
    'Are its inputs and its explanation kept?',
  ),
  'report.hasFigureWithoutEvidence': flag(
    'Le bilan contient-il un chiffre sans référence à une preuve ?',
    'Does the report contain a figure without a reference to evidence?',
  ),
  'report.differingFigures': count(
    'Combien de chiffres du bilan diffèrent de ceux recalculés depuis les captures ?',
    'How many figures of the report differ from those recomputed from the captures?',
  ),
  'trainee.isActive': flag(
    'Le stagiaire a-t-il un compte actif ?',
    'Has the trainee an active account?',
  ),
  'trainee.hasAgreement': flag(
    'La convention de stage est-elle signée ?',
    'Is the placement agreement signed?',
  ),
  'trainee.hasTutor': flag('Un tuteur est-il désigné ?', 'Is there a named tutor?'),
  'trainee.ofTutor': count(
    'De combien de stagiaires ce tuteur s’occupe-t-il ?',
    'How many trainees has this tutor?',
  ),
  'trainee.inWeek': count(
    'Combien de stagiaires l’agence accueille-t-elle cette semaine ?',
    'How many trainees are there this week?',
  ),
  'trainee.headcount': count(
    'Combien l’agence a-t-elle de salariés ?',
    'How many people does the agency employ?',
  ),
  'trainee.weeksAsSoleOwner': count(
    'Depuis combien de semaines un stagiaire tient-il seul la page d’un client ?',
    'For how many weeks has a trainee alone held a client’s page?',
  ),
  'trainee.replacesLeaverEarly': flag(
    'Remplace-t-il un stagiaire sans le délai d’un tiers de la durée précédente ?',
    'Does this trainee follow another without the gap of a third of the former placement?',
  ),
  'trainee.hours': count(
    'Combien d’heures dure le stage ?',
    'How many hours does the placement last?',
  ),
  'trainee.stipendCents': count(
    'Quelle est la gratification par heure (en euros) ?',
    'What is the stipend an hour (in euros)?',
  ),
  'trainee.hoursInDay': count(
    'Combien d’heures la plus longue journée a-t-elle duré ?',
    'How long was the longest day, in hours?',
  ),
  'trainee.hoursInWeek': count(
    'Combien d’heures la plus longue semaine a-t-elle duré ?',
    'How long was the longest week, in hours?',
  ),
  'trainee.worksAtNight': flag('Travaille-t-il la nuit ?', 'Is there work at night?'),
  'trainee.publishedAlone': flag(
    'A-t-il publié sans l’accord de son référent ?',
    'Did the trainee publish without the mentor’s approval?',
  ),
  'objection.raisedOn': day(
    'Quand l’objection a-t-elle été soulevée ?',
    'When was the objection raised?',
  ),
  'objection.isAnswered': flag(
    'A-t-elle reçu une réponse écrite ?',
    'Has it been answered in writing?',
  ),
  'objection.hasReprisal': flag(
    'Les droits ou les missions de son auteur ont-ils été réduits depuis ?',
    'Have its author’s rights or tasks been cut since?',
  ),
  'moderation.oldestNoticeHours': count(
    'Depuis combien d’heures le plus ancien signalement attend-il ?',
    'For how many hours has the oldest notice been waiting?',
  ),
  'moderation.isTerrorOrAbuse': flag(
    'Porte-t-il sur du terrorisme ou des violences sur enfants ?',
    'Is it about terrorism or child abuse?',
  ),
  'moderation.removesWithoutReason': flag(
    'Un commentaire a-t-il été retiré sans que son auteur en sache la raison ?',
    'Was a comment removed without telling its author why?',
  ),
  'moderation.hidesLawfulCriticism': flag(
    'Des avis négatifs, mais licites, sont-ils masqués ?',
    'Is lawful criticism hidden?',
  ),
} as const satisfies FactTable;
