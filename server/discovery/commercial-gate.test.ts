import { describe, expect, test } from 'vitest';
import { proposeCommercial } from './commercial.ts';
import { readEvidence } from './commercial-evidence.ts';
import { splitSentences } from './commercial-sentences.ts';
import { readVisible } from './commercial-visible.ts';
import { markerExamples } from './markers/examples.ts';
import { markers } from './markers/markers.ts';

const OPEN = /(?:)/;

/** Ids of the markers found; an open gate lets every sentence through. */
function found(sentence: string, gate?: RegExp): string[] {
  const text = readVisible(sentence);
  const { hits } = readEvidence(text, splitSentences(text), readVisible(''), gate);
  return hits.map(({ marker }) => marker.id);
}

test('every marker has its own sentence, and no sentence is without one', () => {
  expect(Object.keys(markerExamples)).toEqual(markers.map(({ id }) => id));
});

test.each(Object.entries(markerExamples))('%s is found and not stopped before', (id, sentence) => {
  expect(found(sentence, OPEN)).toContain(id);
  expect(found(sentence)).toEqual(found(sentence, OPEN));
});

const propose = (text: string, title = 'Dimanche') =>
  proposeCommercial({ title, text: `It rains today. ${text} More tomorrow.`, language: 'und' });

describe('what a reader would see', () => {
  test.each([
    ['Encore un grand merci aux éditions Larivière !', 'gift'],
    ["L'office du tourisme de Vallombre, m'a conviée à un week-end.", 'invitation'],
    ['Glycines Croisières me proposait de m’intégrer à un de leurs voyages.', 'invitation'],
    ['Les maisons d’édition qui ont accepté de m’envoyer leurs livres sont rares.', 'gift'],
    ['Disclaimer: No Lantern Press sent me a review copy of the book.', 'gift'],
    ['Disclaimer: Hodder Lane sent me this; no other compensation was provided.', 'gift'],
    ['Thank you to Hodder Lane and its readers’ club for this eARC.', 'gift'],
    ['I received this book as an ARC from Lanternfolk.', 'gift'],
    ['My walnut burgers won the grand prize in the Orvelle Recipe Contest!', 'contest-entry'],
    ['To celebrate we are giving away one family ticket to Glycine Park.', 'contest-host'],
    ['I was invited to an Orvelle bloggers dinner at the harbour.', 'invitation'],
    ['Although I’m compensated, all thoughts are my own.', 'paid'],
  ])('%s', (sentence, kind) => {
    const { isCommercial, kind: proposed, sentence: quoted } = propose(sentence);
    expect({ isCommercial, kind: proposed }).toEqual({ isCommercial: true, kind });
    expect(quoted).toContain(sentence.slice(-20, -2));
  });

  test.each([
    ['Ma grand-mère nous a envoyé sa recette.', 'Dimanche'],
    ['No publisher sent me this book, I bought it.', 'Dimanche'],
    ['On m’a proposé de faire un billet sponsorisé, puis plus rien.', 'Dimanche'],
    ['My neighbour Martha is giving away a painting.', 'Dimanche'],
    ['I have enjoyed entering many giveaways.', 'Dimanche'],
    ['Martha invited me to share a shell session with Tmuxia.', 'Dimanche'],
    ['Il faut les ouvrir et gagner un peu de place.', 'Dimanche'],
    ['Bloggers keep saying that a brand has gifted them a jam.', 'Influencers and jam'],
    [
      'L’article sponsorisé est un article qu’une marque paie. Les marques et les blogueuses parlent de partenariats.',
      'Les partenariats et moi : je vous dis tout',
    ],
  ])('not proposed: %s', (sentence, title) => {
    expect(propose(sentence, title).isCommercial).toBe(false);
  });
});
