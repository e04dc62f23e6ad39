type Toast = { id: number; text: string; undo?: () => void };

const SHOWN_MS = 10_000;
let last = 0;

/** What the undo bar shows; ten seconds each. */
export const toasts: Toast[] = $state([]);

export function say(text: string, undo?: () => void): void {
  const id = ++last;
  toasts.push({ id, text, undo });
  setTimeout(() => dismiss(id), SHOWN_MS);
}

export function dismiss(id: number): void {
  const at = toasts.findIndex((toast) => toast.id === id);
  if (at >= 0) toasts.splice(at, 1);
}
