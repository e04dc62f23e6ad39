import type { Composer } from './composer.svelte.ts';

const SAVE_AFTER_MS = 2000;
const CHECK_AFTER_MS = 600;
const RETRY_MS = 20_000;

/**
 * Saves two seconds after the last key where `saves` says so; elsewhere saving is asked for, since
 * it sends the post back to be read. Rules look in any case.
 */
export function keepSaving(composer: Composer, saves: () => boolean): void {
  $effect(() => {
    if (!composer.isDirty) return;
    void composer.content;
    const timer = setTimeout(() => void composer.check(), CHECK_AFTER_MS);
    return () => clearTimeout(timer);
  });
  $effect(() => {
    void composer.content;
    if (!composer.isDirty || !composer.maySave || !saves()) return;
    const timer = setTimeout(() => void composer.save(), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  });
  $effect(() => {
    if (composer.status.kind !== 'offline') return;
    const retry = () => void composer.save();
    const timer = setInterval(retry, RETRY_MS);
    window.addEventListener('online', retry);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', retry);
    };
  });
}
