import type { Text } from '../../lib/language.ts';
import type { AudienceSignal } from './audience-signals.ts';
import type { Counted } from './facts.ts';
import type { PostRef } from './post-ref.ts';

/** What a person should look at before they choose; none of it moves a place. */
export type Flag = {
  readonly kind:
    | 'opposed'
    | 'mentions-missing'
    | 'same-commenters'
    | 'audience'
    | 'declared-link'
    | 'warning';
  readonly label: Text;
  /** In whole: what was found, or what the person wrote. */
  readonly detail: string;
  readonly posts: readonly PostRef[];
};

export function countedFlags(counted: Counted): Flag[] {
  const flags: Flag[] = [];
  if (counted.commercial.isHidden)
    flags.push({
      kind: 'mentions-missing',
      label: { fr: 'mentions manquantes', en: 'missing disclosures' },
      detail: '',
      posts: [],
    });
  if (counted.readers.isRing)
    flags.push({
      kind: 'same-commenters',
      label: { fr: 'mêmes commentateurs', en: 'same commenters' },
      detail: '',
      posts: [],
    });
  return flags;
}

export function audienceFlag(signal: AudienceSignal, posts: readonly PostRef[]): Flag {
  return {
    kind: 'audience',
    label: {
      fr: `${signal.label.fr} : à lire`,
      en: `${signal.label.en}: to be read`,
    },
    detail: '',
    posts,
  };
}
