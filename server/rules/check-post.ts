import { checkRules, type RuleScope, type Verdict } from './engine.ts';
import { type Facts, factOf } from './facts.ts';
import { claims, fold } from './folding.ts';
import { labelSets } from './labels.ts';

/**
 * The rules about one post. Mentions that stand in its text count as seen, besides the labels that
 * the caller saw elsewhere (on a picture, in the network's own label). Where the caller gives no
 * labels the text alone is looked at: give `labels: []` only once the rest was looked at too.
 */
export function checkPost(facts: Facts, scope: Omit<RuleScope, 'about'>): Verdict[] {
  return checkRules(withMentionsOfText(facts), { ...scope, about: 'post' });
}

function withMentionsOfText(facts: Facts): Facts {
  const text = factOf(facts, 'post.text');
  if (text === undefined) return facts;
  const found = mentionsIn(text);
  const labels = factOf(facts, 'post.labels');
  if (labels === undefined && found.length === 0) return facts;
  return { ...facts, post: { ...facts.post, labels: [...(labels ?? []), ...found] } };
}

/**
 * The accepted mentions of every country that a text makes, as `labels.ts` spells them. A phrase
 * counts anywhere; a single word ("annonce", "ad") only where it stands as a label: alone between
 * signs, before whom it is for, or as a hashtag.
 */
export function mentionsIn(text: string): string[] {
  const folded = fold(text);
  const parts = text.split(/[\n.!?:;,()[\]{}|–—•"«»“”]+/).map(fold);
  const phrases = Object.values(labelSets).flatMap((set) => [...set.counts, ...set.countsForGift]);
  return [...new Set(phrases)].filter((phrase) =>
    phrase.includes(' ')
      ? claims(folded, phrase)
      : parts.some((part) => isLabel(part, fold(phrase))) || hasHashtag(text, phrase),
  );
}

const forWhom = [' pour ', ' avec ', ' par ', ' for ', ' with ', ' by ', ' voor ', ' für '].map(
  fold,
);

function isLabel(part: string, word: string): boolean {
  if (part === word) return true;
  const rest = part.startsWith(word) ? part.slice(word.length - 1) : '';
  return forWhom.some((one) => rest.startsWith(one));
}

function hasHashtag(text: string, phrase: string): boolean {
  const tags = text.match(/#[\p{L}\p{N}_]+/gu) ?? [];
  return tags.some((tag) => fold(tag) === fold(phrase));
}
