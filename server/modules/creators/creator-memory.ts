import type { CountedMemory } from './facts.ts';
import { openPostIndexes, type PostIndexes } from './post-indexes.ts';

/** What this process keeps at hand of the rows; it never knows more than they do. */
export type CreatorMemory = { readonly indexes: PostIndexes; readonly counted: CountedMemory };

export function openCreatorMemory(): CreatorMemory {
  return { indexes: openPostIndexes(), counted: new Map() };
}
