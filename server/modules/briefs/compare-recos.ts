import type { Tx } from '../../db/db.ts';
import { diffWords } from '../../lib/diff-words.ts';
import type { Locale } from '../../lib/language.ts';
import { findReco, findRecoVersion } from './reco.ts';
import { type Plan, type RecoContent, TEXT_PARTS } from './reco-schema.ts';
import { addUp, lineTotal } from './totals.ts';
import type { ComparisonView } from './view-schema.ts';
import { writeDetails } from './write-details.ts';

/** What changed between two versions, word by word and line by line; null where one isn't there. */
export async function compareRecos(
  tx: Tx,
  id: string,
  from: number,
  to: number,
  locale: Locale,
): Promise<ComparisonView | null> {
  const reco = await findReco(tx, id);
  const before = reco && (await findRecoVersion(tx, reco.id, from));
  const after = reco && (await findRecoVersion(tx, reco.id, to));
  if (!before || !after) return null;
  return {
    parts: [
      ...compareParts(before.content, after.content),
      ...compareDetails(before.content, after.content, locale),
    ],
    plans: comparePlans(before.content.plans, after.content.plans),
  };
}

function compareParts(before: RecoContent, after: RecoContent): ComparisonView['parts'] {
  return TEXT_PARTS.filter((part) => before.parts[part] !== after.parts[part]).map((part) => ({
    place: part,
    words: [...diffWords(before.parts[part], after.parts[part])],
  }));
}

function compareDetails(before: RecoContent, after: RecoContent, locale: Locale) {
  const [old, now] = [writeDetails(before, locale), writeDetails(after, locale)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((place) => {
    const [was, is] = [old.get(place) ?? '', now.get(place) ?? ''];
    return was === is ? [] : [{ place, words: [...diffWords(was, is)] }];
  });
}

function comparePlans(before: readonly Plan[], after: readonly Plan[]): ComparisonView['plans'] {
  const keys = [...new Set([...before, ...after].map(({ key }) => key))].sort();
  return keys.flatMap((key) => {
    const old = before.find((plan) => plan.key === key);
    const now = after.find((plan) => plan.key === key);
    const lines = compareLines(old, now);
    const beforeCents = old ? addUp(old).totalCents : null;
    const afterCents = now ? addUp(now).totalCents : null;
    const isSame = lines.length === 0 && beforeCents === afterCents;
    return isSame ? [] : [{ key, beforeCents, afterCents, lines }];
  });
}

function compareLines(old: Plan | undefined, now: Plan | undefined) {
  const before = new Map(old?.lines.map((line) => [line.id, line]));
  const after = new Map(now?.lines.map((line) => [line.id, line]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const was = before.get(id);
    const is = after.get(id);
    const beforeCents = was ? lineTotal(was) : null;
    const afterCents = is ? lineTotal(is) : null;
    const isSame = was?.label === is?.label && beforeCents === afterCents;
    if (isSame) return [];
    const kind = !was ? ('added' as const) : !is ? ('removed' as const) : ('changed' as const);
    return [{ kind, label: is?.label ?? was?.label ?? '', beforeCents, afterCents }];
  });
}
