import type { SubjectInput } from '#server/modules/creators/shortlist-schema.ts';

/** What the search page asks, as it stands in its address: `q`, `q.fr`, `without`, `in`, `months`. */
export type Asked = {
  readonly q: string;
  readonly perLanguage: Readonly<Record<string, string>>;
  readonly without: string;
  readonly languages: readonly string[];
  readonly months: number;
  readonly position: 'fit' | 'all';
};

export const MONTHS = [6, 12, 24, 36] as const;

export function readAsked(query: URLSearchParams): Asked {
  const perLanguage = [...query].flatMap(([name, value]) => {
    const language = /^q\.([a-z]{2,3})$/.exec(name)?.[1];
    return language && value.trim() !== '' ? [[language, value.trim()] as const] : [];
  });
  const months = Number(query.get('months'));
  return {
    q: query.get('q')?.trim() ?? '',
    perLanguage: Object.fromEntries(perLanguage),
    without: query.get('without')?.trim() ?? '',
    languages: query.getAll('in').filter((language) => /^[a-z]{2,3}$/.test(language)),
    months: MONTHS.find((one) => one === months) ?? 24,
    position: query.get('position') === 'all' ? 'all' : 'fit',
  };
}

export function isAsked({ q, perLanguage }: Asked): boolean {
  return q !== '' || Object.keys(perLanguage).length > 0;
}

/** The same for the API. */
export function toInput({ q, perLanguage, without, languages, months }: Asked): SubjectInput {
  return {
    subject: { ...perLanguage, ...(q === '' ? {} : { '*': q }) },
    without: without === '' ? {} : { '*': without },
    languages: languages.join(','),
    months,
  };
}

/** The query of a link that keeps what was asked; begins with `?`, or is empty. */
export function writeAsked(
  asked: Asked,
  more: Readonly<Record<string, string | null>> = {},
): string {
  const query = new URLSearchParams();
  if (asked.q !== '') query.set('q', asked.q);
  for (const [language, text] of Object.entries(asked.perLanguage))
    query.set(`q.${language}`, text);
  if (asked.without !== '') query.set('without', asked.without);
  for (const language of asked.languages) query.append('in', language);
  if (asked.position === 'all') query.set('position', 'all');
  if (asked.months !== 24) query.set('months', String(asked.months));
  for (const [name, value] of Object.entries(more)) if (value) query.set(name, value);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
