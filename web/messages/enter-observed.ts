import { catalogue } from '#web/catalogue.ts';

/** What was told, or read by hand. */
export const enterObserved = catalogue({
  fr: {
    title: 'Saisir un relevé',
    lead: 'Ce que d’autres ont dit est marqué « déclaré » ; ce que vous avez relevé vous-même, « mesuré ».',
    back: 'L’audience',
    kind: 'Genre',
    kinds: {
      views: 'Vues dites par un créateur',
      answers: 'Réponses à une question',
      mentions: 'Mentions spontanées',
      subscribers: 'Inscriptions à la lettre',
      comments: 'Commentaires sous une publication',
    },
    about: 'Sujet',
    aboutHint:
      'Le créateur, la question, la source lue, la liste ou l’adresse de la publication, toujours écrits de même.',
    party: 'Qui a été interrogé (réponses)',
    parties: { client: 'Le client', creator: 'Les créateurs', entrant: 'Les participants' },
    lines: 'Lignes en CSV, titres compris',
    linesHint:
      'Vues : value. Réponses : answer,count (sans réponse : ,3). Mentions : url,author,at. Inscriptions : id,at,opt_in. Commentaires : id,author,parent,at,text,is_brand,is_creator. Dates comme 2026-11-09T08:30:00Z, oui ou non.',
    from: 'Du',
    to: 'Au',
    timesIn: 'À l’heure du client.',
    file: 'Preuve',
    fileHint:
      'Capture ou page enregistrée, 10 Mo au plus. Obligatoire pour les vues et les commentaires, à joindre au moment d’enregistrer.',
    look: 'Vérifier les lignes',
    keep: 'Enregistrer',
    seen: (n: string) => `Lignes lues : ${n}. Rien n’est encore enregistré.`,
    done: (n: string) => `Relevé enregistré. Enregistrements : ${n}.`,
    leftOut: (n: string) => `Sans accord, laissées de côté : ${n}.`,
    errors: 'Lignes illisibles. Rien n’a été enregistré. Corrigez-les, puis vérifiez de nouveau.',
    error: (line: string, field: string) => `Ligne ${line}, colonne ${field}`,
  },
  en: {
    title: 'Enter what was seen',
    lead: 'What others told is marked “declared”; what you read yourself, “measured”.',
    back: 'Audience',
    kind: 'Kind',
    kinds: {
      views: 'Views told by a creator',
      answers: 'Answers to a question',
      mentions: 'Spontaneous mentions',
      subscribers: 'Newsletter sign-ups',
      comments: 'Comments under a publication',
    },
    about: 'About',
    aboutHint:
      'The creator, the question, what was read, the list or the publication’s address, always written the same.',
    party: 'Who was asked (answers)',
    parties: { client: 'The client', creator: 'The creators', entrant: 'The entrants' },
    lines: 'Lines in CSV, with headings',
    linesHint:
      'Views: value. Answers: answer,count (no answer: ,3). Mentions: url,author,at. Sign-ups: id,at,opt_in. Comments: id,author,parent,at,text,is_brand,is_creator. Times such as 2026-11-09T08:30:00Z, yes or no.',
    from: 'From',
    to: 'To',
    timesIn: 'In the client’s time.',
    file: 'Proof',
    fileHint:
      'A screenshot or saved page, 10 MB at most. Needed for views and comments, to be added when you keep them.',
    look: 'Check the lines',
    keep: 'Keep',
    seen: (n: string) => `Lines read: ${n}. Nothing is kept yet.`,
    done: (n: string) => `Kept. Records: ${n}.`,
    leftOut: (n: string) => `Left out, without consent: ${n}.`,
    errors: 'Some lines can’t be read. Nothing was kept. Correct them, then check again.',
    error: (line: string, field: string) => `Line ${line}, column ${field}`,
  },
});
