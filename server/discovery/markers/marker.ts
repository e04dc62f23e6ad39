export type CommercialKind =
  | 'none'
  | 'gift'
  | 'paid'
  | 'partnership'
  | 'affiliate'
  | 'invitation'
  | 'contest-host'
  | 'contest-entry'
  | 'own-product';

/**
 * Words that show or betray a commercial relation. `pattern` is read without accents and in lower
 * case, within one sentence; a space stands for any white space, `{name}` for a part below.
 */
export type Marker = {
  id: string;
  kind: Exclude<CommercialKind, 'none'>;
  /** How sure these words alone make one, 0 to 1. */
  weight: number;
  /** The weight beside a name, a shop or a maker; `weight` otherwise. */
  named?: number;
  /** Only beside a word of the first person. */
  mine?: true;
  /** How a contest runs rather than that there is one: seldom the sentence to quote. */
  procedure?: true;
  /** The words say so in due form: a disclosure, not merely a sign. */
  formal?: true;
  pattern: string;
  /** The sentence in which these words mean something else. */
  unless?: string;
};

/** Words that speak against one, wherever they stand in the post. */
export type CounterMarker = {
  id: string;
  pattern: string;
  /** What is left of each kind's weight; a kind that isn't named keeps all. */
  leaves: Partial<Record<Marker['kind'], number>>;
  /** Holds for its own sentence only. */
  isLocal?: true;
};

export type CompiledMarker = Omit<Marker, 'pattern' | 'unless'> & {
  pattern: RegExp;
  unless: RegExp | null;
};
export type CompiledCounter = Omit<CounterMarker, 'pattern'> & { pattern: RegExp };

export type Parts = Readonly<Record<string, string>>;

/** Markers ready to be searched for; throws on a part that isn't there. */
export function compileMarkers(markers: readonly Marker[], parts: Parts): CompiledMarker[] {
  return markers.map(({ pattern, unless, ...marker }) => ({
    ...marker,
    pattern: compile(pattern, parts),
    unless: unless === undefined ? null : compile(unless, parts),
  }));
}

export function compileCounters(
  counters: readonly CounterMarker[],
  parts: Parts,
): CompiledCounter[] {
  return counters.map(({ pattern, ...counter }) => ({
    ...counter,
    pattern: compile(pattern, parts),
  }));
}

export function compile(pattern: string, parts: Parts): RegExp {
  let source = pattern;
  for (let depth = 0; depth < 4; depth++)
    source = source.replace(/\{([a-z]+)\}/g, (_, name: string) => {
      const part = parts[name];
      if (part === undefined) throw new Error(`no part ${name} for the marker ${pattern}`);
      return `(?:${part})`;
    });
  return new RegExp(source.replaceAll(' ?', '\\s*').replaceAll(' ', '\\s+'), 'su');
}
