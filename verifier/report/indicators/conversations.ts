import { isEntryFormula } from '../entry-formula.ts';
import { nothing, whole } from '../figure.ts';
import { fold } from '../fold.ts';
import type { Indicator } from '../indicator.ts';
import { allComments, markOf, type SeenComment } from './comments.ts';
import { countParts, keyOf } from './read.ts';

export const conversations: Indicator = {
  id: 'conversations',
  version: 1,
  family: 'transformation',
  marks: ['measured', 'network'],
  params: [],
  inputs: ['comments'],
  name: { fr: 'Conversations', en: 'Conversations' },
  definition: {
    fr: 'Deux personnes dont l’une répond à l’autre sous une publication, sans compter les simples remerciements ni les formules de jeu : au moins un tour de parole chacune. Deux personnes qui échangent plusieurs fois sous la même publication comptent une fois.',
    en: 'Two people of whom one answers the other under a publication, mere thanks and contest formulas not counted: at least one turn each. Two people who exchange several times under one publication count once.',
  },
  attention: {
    fr: 'L’un des deux est souvent l’auteur du billet. Les échanges privés ne se voient pas.',
    en: 'One of the two is often the post’s author. Private exchanges aren’t seen.',
  },
  unit: 'count',
  compute: (observations) => {
    const all = allComments(observations);
    const mark = markOf(observations);
    if (all === null) return nothing('count', mark, 'unknown');
    const pairs = pairsOf(all);
    const parts = countParts([...pairs.values()]);
    return whole('count', pairs.size, { mark, n: pairs.size, parts });
  },
};

/** Who talked with whom, each pair once a publication; the value is the publication. */
function pairsOf(all: readonly SeenComment[]): ReadonlyMap<string, string> {
  const turns = all.filter(({ record: { text } }) => !isLoneThanks(text) && !isEntryFormula(text));
  const byId = new Map(turns.map((turn) => [keyOf(turn.object, turn.record.id), turn.record]));
  const pairs = new Map<string, string>();
  for (const { object, record } of turns) {
    const asked = record.parent === null ? undefined : byId.get(keyOf(object, record.parent));
    if (asked === undefined || asked.author === record.author) continue;
    pairs.set(keyOf(object, ...[asked.author, record.author].sort()), object);
  }
  return pairs;
}

/** Whether a comment thanks, or answers thanks, and says nothing else but perhaps a name. */
export function isLoneThanks(text: string): boolean {
  const words = fold(text.toLowerCase().replace(/[’ʼ]/g, "'"))
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .split(/[\s']+/)
    .filter((word) => word !== '');
  const others = words.filter((word) => !polite.has(word));
  return words.some((word) => thanks.has(word)) && others.length <= 1;
}

const thanks = new Set('merci mercis thanks thank thx cheers rien welcome remercie'.split(' '));

const polite = new Set([
  ...thanks,
  ...`a toi vous te tu je tous toutes bien beaucoup infiniment mille grand gros de du pour ton ta tes votre
  commentaire passage visite gentil gentille gentillesse avec plaisir et bonne bon journee soiree week end
  bises bisous bise bientot oh oui super you so very much many a lot for your comment visiting kind my
  pleasure re ll d are it the and have nice day xx x lol`.split(/\s+/),
]);
