const FIELDS = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(FIELDS) !== null;
}

/** Moves the focus to the next or previous `[data-row]`, onto its first link or button. */
export function stepRow(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[here < 0 ? (by === 1 ? 0 : rows.length - 1) : here + by];
  const target = next?.querySelector<HTMLElement>('a[href], button:not([disabled])');
  target?.focus({ focusVisible: true } as FocusOptions);
  next?.scrollIntoView({ block: 'nearest' });
}
