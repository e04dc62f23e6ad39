import { isTyping } from '#web/parts/row-focus.ts';

/** Ctrl or Cmd+S saves; S submits, B passes on, D asks for a change, where those controls stand. */
export function pressPostKey(event: KeyboardEvent, hasShortcuts: boolean): void {
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && !event.altKey && key === 's') {
    event.preventDefault();
    press('save');
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (!hasShortcuts || !['s', 'b', 'd'].includes(key) || isTyping(event.target)) return;
  if (document.querySelector('dialog[open]')) return;
  if (press(key)) event.preventDefault();
}

function press(key: string): boolean {
  const control = document.querySelector<HTMLElement>(`[data-key="${key}"]`);
  if (!control || control.matches(':disabled')) return false;
  control.click();
  control.focus();
  return true;
}
