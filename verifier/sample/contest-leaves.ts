import type { Leaf } from '../format/leaf.ts';
import { decodeLeaf } from '../format/leaf.ts';
import type { SampleLeaf } from './draw.ts';
import { encodeSampleLeaf } from './draw.ts';

/** A sample's leaf as a verifier reads it. */
export function leafOf(sample: SampleLeaf): Leaf {
  const leaf = decodeLeaf(encodeSampleLeaf(sample));
  if (!leaf.ok) throw new Error(`the sample’s leaf: ${leaf.error.type}`);
  return leaf.value;
}
