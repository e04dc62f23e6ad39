import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/**
 * A `<details>` that opens with a value, spread onto it. Whoever opened it before the script came finds
 * it open afterwards: a bound `open` would shut it again.
 */
export function keptOpen(isOpen: boolean): { open?: boolean } {
  return typeof document === 'undefined' ? { open: isOpen } : {};
}

/** Ties the element to the value once it is there; give it to `{@attach}`. */
export function opensWith(
  read: () => boolean,
  write: (isOpen: boolean) => void,
): Attachment<HTMLDetailsElement> {
  return (details) => {
    untrack(() => {
      if (details.open && !read()) write(true);
    });
    const tell = () => write(details.open);
    details.addEventListener('toggle', tell);
    $effect(() => {
      details.open = read();
    });
    return () => details.removeEventListener('toggle', tell);
  };
}
