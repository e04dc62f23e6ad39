import type { BrandKitContent } from '../modules/clients/kit-schema.ts';
import type { ClientName } from './cast.ts';

/** What each brand says and never says. The brand's own language is French, whoever visits. */
export const brandKits: Readonly<Record<ClientName, BrandKitContent>> = {
  ombrelune: {
    presentation: 'Yaourts brassés en pot de verre, au lait collecté autour de Sauvigne.',
    audience: 'Des gens qui cuisinent chez eux, de 30 à 60 ans, à 150 km à la ronde.',
    tone: 'Calme et précis, à la première personne du pluriel.',
    address: 'vous',
    say: ['lait', 'pot', 'cuve', 'brassé', 'saison'],
    avoid: ['détox', 'léger', 'sain'],
    claimsAllowed: [
      { text: 'lait collecté à 38 km au plus', proof: 'Carte des fermes, version 2' },
      { text: 'pot en verre consigné', proof: 'Contrat de consigne de septembre 2026' },
    ],
    claimsForbidden: [
      { text: 'meilleur pour la santé', why: 'Allégation de santé sans autorisation.' },
      { text: 'naturel', why: 'Seulement avec une preuve, que nous n’avons pas.' },
    ],
    emoji: 'aucun',
    altText: 'Ce que l’on voit, où, et le texte que porte l’image.',
    pillars: [
      { name: 'Recettes', share: 40 },
      { name: 'Coulisses', share: 30 },
      { name: 'Questions', share: 20 },
      { name: 'Saison', share: 10 },
    ],
    colours: [
      { name: 'bleu nuit', hex: '#1d2b4f' },
      { name: 'crème', hex: '#f6efe0' },
      { name: 'coing', hex: '#d9a21b' },
    ],
  },
  bielleroux: {
    presentation: 'Pièces neuves et de réemploi, au comptoir depuis 1971.',
    audience: 'Des conducteurs qui entretiennent une voiture ancienne, de 20 à 65 ans.',
    tone: 'Direct et serviable ; le tutoiement est admis dans les réponses.',
    address: 'vous',
    say: ['référence', 'diagnostic', 'réemploi'],
    avoid: ['imbattable'],
    claimsAllowed: [
      { text: 'pièces de réemploi garanties 1 an', proof: 'Conditions générales de vente' },
    ],
    claimsForbidden: [
      { text: 'n° 1', why: 'Aucune étude ne le montre.' },
      { text: 'ça passe au contrôle', why: 'Nous ne pouvons pas le promettre.' },
    ],
    emoji: 'un au plus, jamais sur la sécurité',
    altText: 'La pièce, son état, sa référence lisible.',
    pillars: [
      { name: 'Conseil', share: 45 },
      { name: 'Atelier', share: 35 },
      { name: 'Comptoir', share: 20 },
    ],
    colours: [
      { name: 'pétrole', hex: '#12464b' },
      { name: 'orange signal', hex: '#d9480f' },
      { name: 'gris clair', hex: '#eceeef' },
    ],
  },
  mediatheques: {
    presentation: 'Sept médiathèques, un bibliobus, et une carte qui ne coûte rien.',
    audience: 'Les habitants, les parents, les lecteurs en grands caractères.',
    tone: 'Chaleureux, en français simple.',
    address: 'vous',
    say: ['prêt', 'rendez-vous', 'gratuit'],
    avoid: ['incontournable', 'pépite'],
    claimsAllowed: [{ text: 'entrée libre', proof: 'Règlement intérieur, article 3' }],
    claimsForbidden: [],
    emoji: 'aucun',
    altText: 'Le livre, son auteur, le texte que porte l’image.',
    pillars: [
      { name: 'Livres', share: 40 },
      { name: 'Agenda', share: 40 },
      { name: 'Coulisses', share: 20 },
    ],
    colours: [
      { name: 'prune', hex: '#5a2a5f' },
      { name: 'papier', hex: '#faf7f2' },
      { name: 'feuille', hex: '#2f7d4f' },
    ],
  },
};
