import { catalogue } from '#web/catalogue.ts';

type Envelope = {
  readonly planned: string;
  readonly named: string;
  readonly creators: number;
  readonly left: string;
  readonly isOver: boolean;
};

const frEnvelope = ({ planned, named, creators, left, isOver }: Envelope) => {
  const whose = `${planned} HT au plan, ${named} au nom de ${creators} ${creators > 1 ? 'créateurs' : 'créateur'}`;
  if (isOver) return `${whose} : ${left} de trop.`;
  const rest = `${left} sans nom, qui ne comptent encore dans le total annuel de personne.`;
  return creators === 0 ? `${planned} HT au plan, ${rest}` : `${whose}, ${rest}`;
};

const enEnvelope = ({ planned, named, creators, left, isOver }: Envelope) => {
  const whose = `${planned} before tax in the plan, ${named} at the name of ${creators} ${creators > 1 ? 'creators' : 'creator'}`;
  if (isOver) return `${whose}: ${left} too much.`;
  const rest = `${left} at nobody’s name yet, and so in nobody’s total of the year.`;
  return creators === 0 ? `${planned} before tax in the plan, ${rest}` : `${whose}, ${rest}`;
};

/** The board: one row a creator. */
export const board = catalogue({
  fr: {
    counts: {
      kept: 'Retenus',
      contacted: 'Contactés',
      accepted: 'Acceptent',
      agreed: 'Accords signés',
      parcels: 'Colis',
      published: 'Publiés',
      mentions: 'Mentions',
      measured: 'Mesurés',
    },
    mentionsOf: (n: number, of: number, read: number, first: number) => {
      if (of === 0) return '0';
      if (read === 0) return 'inconnues, aucune page n’a pu être lue';
      const rest =
        read < of ? `, ${of - read} sans capture, non ${of - read > 1 ? 'lus' : 'lu'}` : '';
      return `${n} sur ${read} (${first} dès la première capture)${rest}`;
    },
    noCreators:
      'Aucun créateur retenu. Cherchez qui écrit vraiment sur le sujet, puis ajoutez-le ici.',
    search: 'Chercher par sujet',
    columns: {
      creator: 'Créateur',
      state: 'Où il en est',
      papers: 'Accord et colis',
      money: 'Avec ce client',
      mention: 'Mention',
      act: 'À faire',
    },
    papers: {
      none: 'sans accord',
      draft: 'accord à signer',
      'signed-by-us': 'attend sa signature',
      signed: 'accord signé',
    } as Record<string, string>,
    parcels: {
      none: '',
      planned: 'colis prévu',
      sent: 'colis parti',
      received: 'colis reçu',
      lost: 'colis perdu',
    } as Record<string, string>,
    mentions: {
      none: '',
      waits: 'à capturer',
      present: 'présente',
      unclear: 'à lire',
      absent: 'absente',
      mended: 'ajoutée après demande',
    } as Record<string, string>,
    threshold: (have: string, year: number) => `${have} sur 1 000 € en ${year}`,
    left1000: (left: string) => `encore ${left} avant le contrat obligatoire`,
    underContract: 'sous contrat',
    contractNeeded: 'contrat obligatoire',
    envelope: {
      fee: (of: Envelope) => `Rémunérations : ${frEnvelope(of)}`,
      gift: (of: Envelope) => `Cadeaux : ${frEnvelope(of)}`,
    },
    evidence: (n: number) => (n === 1 ? '1 capture' : `${n} captures`),
    actions: {
      'request-mention': 'Demander la mention',
      contract: 'Rédiger le contrat',
      letter: 'Voir',
      read: 'Lire',
      release: 'Relire et envoyer',
      sign: 'Signer',
      ship: 'Envoyer le colis',
      capture: 'Capturer maintenant',
      thank: 'Remercier',
      remind: 'Relancer',
      address: 'Voir',
      objections: 'Répondre',
      close: 'Retirer',
    } as Record<string, string>,
    exceptionPrinted: (reason: string) => `Au-delà de la rotation : ${reason}`,
    leftOut: {
      rotation: (name: string) =>
        `${name}, proposé dans le plan accepté, n’est pas dans l’opération : au-delà de la rotation, sans exception écrite.`,
      objected: (name: string) =>
        `${name}, proposé dans le plan accepté, n’est pas dans l’opération : s’oppose à toute sollicitation.`,
    },
    keepAnyway: 'Retenir, avec une exception écrite',
    asked: 'La demande est partie, avec les mots exacts.',
    askedWaits: 'La demande est prête : un référent l’envoie.',
    askedByHand: (url: string) => `Aucune adresse : remettez-lui cette page, ${url}`,
    captureAsked: 'La page est en cours de lecture.',
  },
  en: {
    counts: {
      kept: 'Chosen',
      contacted: 'Written to',
      accepted: 'Accept',
      agreed: 'Agreements signed',
      parcels: 'Parcels',
      published: 'Published',
      mentions: 'Mentions',
      measured: 'Measured',
    },
    mentionsOf: (n, of, read, first) => {
      if (of === 0) return '0';
      if (read === 0) return 'unknown, no page could be read';
      const rest = read < of ? `, ${of - read} without a capture, not read` : '';
      return `${n} of ${read} (${first} at the first capture)${rest}`;
    },
    noCreators:
      'No creator chosen. Search who really writes about the subject, then add them here.',
    search: 'Search by subject',
    columns: {
      creator: 'Creator',
      state: 'Where they are',
      papers: 'Agreement and parcel',
      money: 'With this client',
      mention: 'Mention',
      act: 'To do',
    },
    papers: {
      none: 'no agreement',
      draft: 'agreement to sign',
      'signed-by-us': 'waits for their signature',
      signed: 'agreement signed',
    },
    parcels: {
      none: '',
      planned: 'parcel planned',
      sent: 'parcel left',
      received: 'parcel received',
      lost: 'parcel lost',
    },
    mentions: {
      none: '',
      waits: 'to be captured',
      present: 'present',
      unclear: 'to be read',
      absent: 'missing',
      mended: 'added when asked',
    },
    threshold: (have, year) => `${have} of €1,000 in ${year}`,
    left1000: (left) => `${left} left before a contract is due`,
    underContract: 'under contract',
    contractNeeded: 'contract due',
    envelope: {
      fee: (of) => `Fees: ${enEnvelope(of)}`,
      gift: (of) => `Gifts: ${enEnvelope(of)}`,
    },
    evidence: (n) => (n === 1 ? '1 capture' : `${n} captures`),
    actions: {
      'request-mention': 'Ask for the mention',
      contract: 'Write the contract',
      letter: 'See',
      read: 'Read',
      release: 'Read and send',
      sign: 'Sign',
      ship: 'Send the parcel',
      capture: 'Capture now',
      thank: 'Thank',
      remind: 'Remind',
      address: 'See',
      objections: 'Answer',
      close: 'Take out',
    },
    exceptionPrinted: (reason) => `Beyond the rotation: ${reason}`,
    leftOut: {
      rotation: (name) =>
        `${name}, proposed in the accepted plan, is not in the operation: beyond the rotation, without a written exception.`,
      objected: (name) =>
        `${name}, proposed in the accepted plan, is not in the operation: objects to being asked.`,
    },
    keepAnyway: 'Choose, with a written exception',
    asked: 'The request has left, with the exact words.',
    askedWaits: 'The request is ready: a senior sends it.',
    askedByHand: (url) => `No address: hand them this page, ${url}`,
    captureAsked: 'The page is being read.',
  },
});
