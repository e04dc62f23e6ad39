import type { CreatorPostId } from '../../lib/ids.ts';
import type { PostLine } from './read-material.ts';

/** A post as evidence: dated, linked, and the hour at which its words were captured. */
export type PostRef = {
  readonly id: CreatorPostId;
  readonly title: string;
  readonly url: string;
  readonly publishedAt: Date | null;
  readonly capturedAt: Date;
  /** The sentence that decided, where there is one. */
  readonly sentence: string | null;
};

/** The post with the sentence by which it was taken for commercial. */
export function refOf(post: PostLine): PostRef {
  const { id, title, url, publishedAt, capturedAt, mark } = post;
  return { id, title, url, publishedAt, capturedAt, sentence: mark?.sentence ?? null };
}
