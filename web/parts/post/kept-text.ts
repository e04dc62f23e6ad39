import type { PostContent } from '#server/modules/publishing/schema.ts';
import { page } from '$app/state';

/** Unsaved text, kept on this device until the server has it. */
export type KeptText = { at: string; content: PostContent };

/** By person too: whoever signs in next on this device is offered nothing of hers. */
const keyOf = (postId: string) => `compagnon:post:${page.data.session?.member.id ?? ''}:${postId}`;

export function keepText(postId: string, content: PostContent): void {
  try {
    const kept: KeptText = { at: new Date().toISOString(), content };
    localStorage.setItem(keyOf(postId), JSON.stringify(kept));
  } catch {
    // No storage, or full: the text is still in the page.
  }
}

export function readKeptText(postId: string): KeptText | null {
  try {
    const text = localStorage.getItem(keyOf(postId));
    // Written by `keepText` alone.
    return text === null ? null : (JSON.parse(text) as KeptText);
  } catch {
    return null;
  }
}

export function forgetText(postId: string): void {
  try {
    localStorage.removeItem(keyOf(postId));
  } catch {
    // Nothing was kept where there is no storage.
  }
}
