import { complete, fraction, nothing, part, whole } from '../figure.ts';
import type { Indicator } from '../indicator.ts';
import { compareText, countParts, keyOf, latest, latestRecords, ofKind, union } from './read.ts';

export const spontaneous: Indicator = {
  id: 'spontaneous',
  version: 1,
  family: 'exposure',
  marks: ['measured'],
  params: [],
  unit: 'count',
  inputs: ['spontaneous'],
  name: { fr: 'Mentions spontanées', en: 'Spontaneous mentions' },
  definition: {
    fr: 'Publications de la période qui nomment la marque sans que personne l’ait demandé, sur les sources lues, chacune une fois.',
    en: 'Publications of the period that name the brand without anybody’s asking, on the sources that were read, each once.',
  },
  attention: {
    fr: 'Se compare à une période de même longueur, sur les mêmes sources. Ce n’est pas « le web ».',
    en: 'Compare with a period of the same length, on the same sources. It isn’t “the web”.',
  },
  compute: (observations, _params, { from, to }) => {
    const read = ofKind(observations, 'spontaneous');
    if (read.length === 0) return nothing('count', 'measured', 'unknown');
    const found = union(observations, 'spontaneous', ({ id }) => id).filter(
      ({ record: { at } }) => at >= from && at < to,
    );
    const parts = countParts(found.map(({ object }) => object));
    return whole('count', found.length, { mark: 'measured', n: found.length, parts });
  },
};

export const declaredViews: Indicator = {
  id: 'declared-views',
  version: 1,
  family: 'exposure',
  marks: ['declared'],
  params: [],
  unit: 'count',
  inputs: ['declared-views'],
  name: { fr: 'Vues dites par les créateurs', en: 'Views told by creators' },
  definition: {
    fr: 'Vues de sa publication que chaque créateur a dites, créateur par créateur, au dernier message de chacun.',
    en: 'Views of their own publication that each creator told, creator by creator, as each said last.',
  },
  attention: {
    fr: 'Déclarées et non mesurées : jamais additionnées. Qui n’a rien dit n’est pas dans la liste.',
    en: 'Declared, not measured: never added up. Who said nothing isn’t in the list.',
  },
  compute: (observations) => {
    const all = latest(observations, 'declared-views');
    const parts = latestRecords(observations, 'declared-views')
      .map(({ creator, value }) => part(creator, value))
      .sort((a, b) => compareText(a.name, b.name));
    if (all.length === 0) return nothing('count', 'declared', 'unknown');
    return { ...nothing('count', 'declared', 'unknown', parts), note: null, n: parts.length };
  },
};

export const survey: Indicator = {
  id: 'survey',
  version: 1,
  family: 'transformation',
  marks: ['declared'],
  params: ['party', 'question', 'answer'],
  unit: 'share',
  inputs: ['survey'],
  name: { fr: 'Questions aux trois parties', en: 'Questions to the three parties' },
  definition: {
    fr: 'Sans « answer » : réponses reçues sur personnes interrogées. Avec : réponses égales à celle-ci sur réponses reçues. « party » et « question » disent à qui et quoi.',
    en: 'Without “answer”: answers received of people asked. With it: answers equal to it of answers received. “party” and “question” say to whom and what.',
  },
  attention: {
    fr: 'Qui répond n’est pas comme qui ne répond pas : lire le nombre de réponses avec la part.',
    en: 'Those who answer aren’t like those who don’t: read the number of answers with the share.',
  },
  compute: (observations, { party, question, answer }) => {
    const asked = latestRecords(observations, 'survey').filter(
      (record) =>
        (party === undefined || record.party === party) &&
        (question === undefined || record.question === question),
    );
    const mark = 'declared';
    if (asked.length === 0) return nothing('share', mark, 'unknown');
    const given = asked.flatMap((record) => record.answer ?? []);
    const parts = countParts(given);
    if (answer === undefined) {
      return complete(
        fraction('share', given.length, asked.length, { mark, n: asked.length, parts }),
      );
    }
    const same = given.filter((item) => item === answer).length;
    return fraction('share', same, given.length, { mark, n: given.length, parts });
  },
};

export const sales: Indicator = {
  id: 'sales',
  version: 1,
  family: 'transformation',
  marks: ['declared'],
  params: [],
  unit: 'cents',
  inputs: ['sales'],
  name: { fr: 'Ventes', en: 'Sales' },
  definition: {
    fr: 'Ventes de la période que le client donne, avec celles de la période à laquelle elles se comparent. Sans chiffres du client, ou sans comparaison : non mesuré.',
    en: 'Sales of the period that the client gives, with those of the period that they are compared to. Without the client’s figures, or without a comparison: not measured.',
  },
  attention: {
    fr: 'Une différence ne prouve pas que l’opération en soit la cause.',
    en: 'A difference doesn’t prove that the operation caused it.',
  },
  compute: (observations) => {
    const found = latestRecords(observations, 'sales');
    const sum = (period: 'before' | 'during') =>
      found.reduce((total, item) => total + (item.period === period ? item.cents : 0), 0);
    const periods = new Set(found.map(({ period }) => period));
    if (periods.size < 2) return nothing('cents', 'declared', 'not-measured');
    const parts = [part('before', sum('before'), 'cents'), part('during', sum('during'), 'cents')];
    return complete(whole('cents', sum('during'), { mark: 'declared', n: found.length, parts }));
  },
};

export const shareOfVoice: Indicator = {
  id: 'share-of-voice',
  version: 1,
  family: 'exposure',
  marks: ['measured'],
  params: [],
  unit: 'share',
  inputs: ['voice'],
  name: { fr: 'Part de voix, sur les sources nommées', en: 'Share of voice, on the named sources' },
  definition: {
    fr: 'Mentions de la marque sur mentions d’un ensemble nommé de marques, dans la période, sur les sources lues.',
    en: 'Mentions of the brand of the mentions of a named set of brands, within the period, on the sources that were read.',
  },
  attention: {
    fr: 'Ne vaut qu’avec la liste des sources et des marques. Jamais « du web ».',
    en: 'Means something only with the list of sources and brands. Never “of the web”.',
  },
  compute: (observations, _params, { from, to }) => {
    if (ofKind(observations, 'voice').length === 0) return nothing('share', 'measured', 'unknown');
    const found = union(observations, 'voice', ({ id, brand }) => keyOf(id, brand)).filter(
      ({ record: { at } }) => at >= from && at < to,
    );
    const ours = found.filter(({ record }) => record.isOurs).length;
    const parts = countParts(found.map(({ record }) => record.brand));
    return fraction('share', ours, found.length, { mark: 'measured', n: found.length, parts });
  },
};
