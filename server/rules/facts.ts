import { z } from 'zod';
import type { Text } from '../lib/language.ts';
import { date, instant } from '../lib/wire.ts';
import { contestFacts } from './facts/contest.ts';
import type { FactKind, FactSpec } from './facts/kinds.ts';
import { peopleFacts } from './facts/people.ts';
import { postFacts } from './facts/post.ts';
import { relationFacts } from './facts/relation.ts';

/** Every fact that a rule may ask for. */
export const factTable = { ...relationFacts, ...postFacts, ...contestFacts, ...peopleFacts };

export type FactPath = keyof typeof factTable;
type KindOf<P extends FactPath> = (typeof factTable)[P]['is'];

export type ValueOf<P extends FactPath> =
  KindOf<P> extends 'flag'
    ? boolean
    : KindOf<P> extends 'count'
      ? number
      : KindOf<P> extends 'text' | 'day'
        ? string
        : KindOf<P> extends 'texts'
          ? readonly string[]
          : KindOf<P> extends { readonly one: infer W }
            ? keyof W & string
            : KindOf<P> extends { readonly many: infer W }
              ? readonly (keyof W & string)[]
              : never;

/** The facts whose values are of one kind. */
export type PathOf<V> = { [P in FactPath]: ValueOf<P> extends V ? P : never }[FactPath];

type Group = FactPath extends `${infer G}.${string}` ? G : never;

/** What is known of one case. A fact that is left out is unknown; there is no other default. */
export type Facts = {
  readonly [G in Group]?: {
    readonly [P in FactPath as P extends `${G}.${infer F}` ? F : never]?: ValueOf<P> | undefined;
  };
};

const groups = Map.groupBy(
  Object.entries(factTable) as [FactPath, FactSpec][],
  ([path]) => path.split('.')[0] ?? '',
);

const factsSchema = z.strictObject(
  Object.fromEntries(
    [...groups].map(([group, specs]) => {
      const shape = specs.map(([path, { is }]) => [nameOf(path), shapeOf(is).optional()]);
      return [group, z.strictObject(Object.fromEntries(shape)).optional()];
    }),
  ),
);

/** Facts from outside; throws a ZodError on an unknown key or a value of another kind. */
export function parseFacts(value: unknown): Facts {
  return factsSchema.parse(value) as Facts; // the schema is built from the table that gives the type
}

/** The value of a fact, undefined while unknown. */
export function factOf<P extends FactPath>(facts: Facts, path: P): ValueOf<P> | undefined {
  const group = (facts as Record<string, Record<string, unknown> | undefined>)[
    path.split('.')[0] ?? ''
  ];
  return group?.[nameOf(path)] as ValueOf<P> | undefined; // by the table
}

/** The question that is asked for a missing fact. */
export function questionOf(path: FactPath): Text {
  return factTable[path].ask;
}

export function specOf(path: FactPath): FactSpec {
  return factTable[path];
}

function nameOf(path: FactPath): string {
  return path.slice(path.indexOf('.') + 1);
}

function shapeOf(is: FactKind): z.ZodType {
  if (typeof is === 'object') {
    if ('one' in is) return z.enum(Object.keys(is.one));
    return z.array(z.enum(Object.keys(is.many))).max(50);
  }
  switch (is) {
    case 'flag':
      return z.boolean();
    case 'count':
      return z.int().min(0);
    case 'text':
      return z.string().max(200_000);
    case 'texts':
      return z.array(z.string().max(2000)).max(200);
    case 'day':
      return z.union([date, instant]);
  }
}
