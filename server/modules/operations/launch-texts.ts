import type { Locale } from '../../lib/language.ts';
import { packs } from '../../rules/packs.ts';
import type { RulesRefusal } from './launch.ts';

type Stop = Pick<RulesRefusal, 'what' | 'firing' | 'waiting'>;

/** What is named; the page of the operation's rules, linked beside it, shows all. */
const NAMED = 3;

/** What happened, what is safe, what comes next and the one action: the checklist is linked beside it. */
export const stopTexts = {
  fr: ({ what, firing, waiting }: Stop) =>
    [
      what === 'letter' ? 'Des règles arrêtent cette lettre.' : 'Des règles arrêtent cet envoi.',
      firing.length === 0
        ? ''
        : `${firing.length > 1 ? `${firing.length} s’y opposent` : 'Une s’y oppose'}\u00a0: ${sayFiring(firing, 'fr')}`,
      waiting.length === 0
        ? ''
        : `${waiting.length > 1 ? `${waiting.length} attendent` : 'Une attend'} une réponse\u00a0: ${sayWaiting(waiting, 'fr')}.`,
      what === 'letter'
        ? 'Rien n’est parti, la lettre reste prête.'
        : 'Rien n’est parti, rien n’est compté.',
      'L’arrêt est consigné au journal du client. Répondez sur la page des règles de l’opération, qui les montre toutes, puis recommencez.',
    ]
      .filter(Boolean)
      .join(' '),
  en: ({ what, firing, waiting }: Stop) =>
    [
      what === 'letter' ? 'Rules stop this letter.' : 'Rules stop what was to leave.',
      firing.length === 0
        ? ''
        : `${firing.length > 1 ? `${firing.length} stand` : 'One stands'} against it: ${sayFiring(firing, 'en')}`,
      waiting.length === 0
        ? ''
        : `${waiting.length > 1 ? `${waiting.length} wait` : 'One waits'} for an answer: ${sayWaiting(waiting, 'en')}.`,
      what === 'letter'
        ? 'Nothing left, the letter stays ready.'
        : 'Nothing left, nothing is counted.',
      'The stop is recorded in the client’s log. Answer on the page of the operation’s rules, which shows them all, then try again.',
    ]
      .filter(Boolean)
      .join(' '),
} as const;

/** The first ones in their own words, which say what to do; of the others how many there are. */
function sayFiring(ids: readonly string[], locale: Locale): string {
  const [colon, and] = locale === 'fr' ? ['\u00a0: ', 'Et'] : [': ', 'And'];
  const said = ids.slice(0, NAMED).map((id) => {
    const message = messages.get(id)?.[locale] ?? '';
    return message === '' ? `${id}.` : `${id}${colon}${message}`;
  });
  const left = ids.length - said.length;
  const others = locale === 'fr' ? (left > 1 ? 'autres' : 'autre') : left > 1 ? 'others' : 'other';
  return [...said, ...(left > 0 ? [`${and} ${left} ${others}.`] : [])].join(' ');
}

/** By what they are about, those with most rules first. */
function sayWaiting(ids: readonly string[], locale: Locale): string {
  const fr = locale === 'fr';
  const groups = new Map<string, string[]>();
  for (const id of ids) {
    const key = id.replace(/-\d+\w*$/, '');
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  const sorted = [...groups].sort(([, a], [, b]) => b.length - a.length);
  const said = sorted.slice(0, NAMED).map(([key, [first = '', ...rest]]) => {
    const more =
      rest.length === 0
        ? first
        : fr
          ? `${first} et ${rest.length} ${rest.length > 1 ? 'autres' : 'autre'}`
          : `${first} and ${rest.length} more`;
    const name = subjects[locale][key];
    return name === undefined ? more : `${name} (${more})`;
  });
  const left = sorted.length - said.length;
  const others = fr
    ? `${left} ${left > 1 ? 'autres sujets' : 'autre sujet'}`
    : `${left} ${left > 1 ? 'other subjects' : 'other subject'}`;
  const parts = left > 0 ? [...said, others] : said;
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${fr ? 'et' : 'and'} ${last}`;
}

const messages = new Map(
  packs.flatMap(({ rules }) => rules.map(({ id, message }) => [id, message])),
);

/** What the rules of one family of codes are about. */
const subjects: Record<Locale, Readonly<Record<string, string>>> = {
  fr: {
    'FR-INF': 'influence commerciale',
    'FR-FOOD': 'alimentation',
    'FR-ALC': 'alcool',
    'FR-CTR': 'concours',
    'FR-CLI': 'bilan au client',
    'FR-LANG': 'langue',
    'FR-MIN': 'mineurs',
    'EU-AI': 'images fabriquées',
    GDPR: 'données personnelles',
    INT: 'stagiaires',
    MOD: 'modération',
    'PF-ALL': 'plateformes',
    'PF-META': 'Instagram et Facebook',
    'PF-X': 'X',
    'PF-YT': 'YouTube',
    BE: 'Belgique',
    CA: 'Canada',
    CH: 'Suisse',
    QC: 'Québec',
    UK: 'Royaume-Uni',
    US: 'États-Unis',
  },
  en: {
    'FR-INF': 'commercial influence',
    'FR-FOOD': 'food',
    'FR-ALC': 'alcohol',
    'FR-CTR': 'contests',
    'FR-CLI': 'the client’s report',
    'FR-LANG': 'language',
    'FR-MIN': 'minors',
    'EU-AI': 'made-up images',
    GDPR: 'personal data',
    INT: 'trainees',
    MOD: 'moderation',
    'PF-ALL': 'platforms',
    'PF-META': 'Instagram and Facebook',
    'PF-X': 'X',
    'PF-YT': 'YouTube',
    BE: 'Belgium',
    CA: 'Canada',
    CH: 'Switzerland',
    QC: 'Quebec',
    UK: 'United Kingdom',
    US: 'United States',
  },
};
