import { canonicalBytes, type JsonObject } from '../../../verifier/format/canonical.ts';
import { sha256Hex } from '../../../verifier/format/hash.ts';
import type { Locale } from '../../lib/language.ts';
import { writeCommentsArticle } from './import-words.ts';
import { modelEn } from './model-en.ts';
import { modelFr } from './model-fr.ts';
import type { ContestSettings } from './settings.ts';

/** One article of the rules; `isChanged` where somebody wrote other words than the model's. */
export type Article = {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly list?: string[];
  readonly isChanged?: boolean;
};

const models = { fr: modelFr, en: modelEn } as const;

/** The rules in one language: the model's articles, with what was changed in them. */
export function writeRules(
  settings: ContestSettings,
  locale: Locale,
  links: { rules: string; draw: string },
): Article[] {
  const changes = settings.changes[locale];
  const model = models[locale](settings, links).flatMap((article) =>
    article.key === 'how' ? [article, ...writeCommentsArticle(settings, locale)] : [article],
  );
  return model.map((article) => {
    const text = changes[article.key]?.trim();
    return text && text !== article.text ? { ...article, text, isChanged: true } : article;
  });
}

/** SHA-256, in hexadecimal, of the canonical bytes of both languages' articles. */
export function hashText(text: Readonly<Record<Locale, readonly Article[]>>): string {
  return sha256Hex(canonicalBytes(plain(text) as JsonObject));
}

/** Without what is undefined: as it is stored. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
