import type { Indicator, Params } from '../../../verifier/report/indicator.ts';
import { allIndicators, indicators } from '../../../verifier/report/indicators.ts';
import { recordsOf } from '../../../verifier/report/observation.ts';
import { type Names, objectName, paramInWords } from '../../../verifier/report/part-names.ts';
import type { ReadObservation } from './deps.ts';
import type { ReportView } from './view-schema.ts';

type Language = 'fr' | 'en';
type Of = { readonly names: Names; readonly language: Language };
/** As the draft keeps a parameter; what is longer can't be asked for. */
const LONGEST = 200;

/** What can be inserted: indicators, the objects of their kinds that were observed, and what narrows them. */
export function listChoices(
  observations: readonly ReadObservation[],
  of: Of,
): ReportView['choices'] {
  return allIndicators
    .filter((item) => indicators[item.id] === item)
    .map((item) => {
      const read = observations.filter(({ observation }) => item.inputs.includes(observation.kind));
      const objects = [...new Set(read.map(({ observation }) => observation.object))];
      return {
        id: item.id,
        name: item.name[of.language],
        definition: item.definition[of.language],
        family: item.family,
        objects: objects
          .map((value) => ({ value, label: objectName(value, of.names, of.language) }))
          .sort((a, b) => a.label.localeCompare(b.label, of.language)),
        precisions: listPrecisions(item, read, of),
      };
    });
}

/** Every value that was seen of what the indicator asks for, and no other. */
function listPrecisions({ params: asked }: Indicator, read: readonly ReadObservation[], of: Of) {
  const found = new Map<string, Params>();
  for (const { observation } of read) {
    for (const params of paramsSeen(observation)) {
      const isAskable = Object.entries(params).every(
        ([name, value]) => asked.includes(name) && value.length <= LONGEST,
      );
      if (isAskable) found.set(JSON.stringify(params), params);
    }
  }
  return [...found.values()]
    .map((params) => ({ params, label: precisionInWords(params, of) }))
    .sort((a, b) => a.label.localeCompare(b.label, of.language));
}

function paramsSeen(observation: ReadObservation['observation']): Params[] {
  if (observation.kind === 'entries') {
    return recordsOf(observation).map(({ origin }) => ({ origin: origin ?? '' }));
  }
  if (observation.kind !== 'survey') return [];
  return recordsOf(observation).flatMap(({ party, question, answer }) => {
    const about = { party, question };
    return [{ party }, about, ...(answer === null ? [] : [{ ...about, answer }])];
  });
}

function precisionInWords(params: Params, of: Of): string {
  return Object.entries(params)
    .map(([name, value]) =>
      name === 'origin' && value === ''
        ? { fr: 'venues sans lien', en: 'through no link' }[of.language]
        : paramInWords(name, value, of),
    )
    .join(', ');
}
