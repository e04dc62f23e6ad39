import type { RecoContent } from '#server/modules/briefs/reco-schema.ts';
import { contentOf, type RecoWriting, writingOf } from './writing.ts';

export type SaveState =
  | { kind: 'saved'; at: string | null }
  | { kind: 'saving' }
  | { kind: 'failed'; message: string };

/**
 * One recommendation being written: saved as one goes, undone step by step. What the server refuses
 * stays on the screen and on this device.
 */
export function createEditor(
  first: { id: string; revision: number; content: RecoContent },
  locale: string,
) {
  const keptAt = `reco-${first.id}`;
  let writing: RecoWriting = $state(writingOf(first.content));
  let revision = $state(first.revision);
  let onServer = $state(JSON.stringify(contentOf(writingOf(first.content))));
  let state: SaveState = $state({ kind: 'saved', at: null });
  let past: string[] = $state([]);
  let future: string[] = $state([]);
  let last = JSON.stringify(writingOf(first.content));

  const content = $derived(contentOf(writing));
  const text = $derived(JSON.stringify(content));
  const isDirty = $derived(text !== onServer);

  /** A pause in the writing is a step that can be undone. */
  function keepStep() {
    const now = JSON.stringify(writing);
    if (now === last) return;
    past = [...past.slice(-99), last];
    future = [];
    last = now;
  }

  async function save(): Promise<void> {
    keepStep();
    if (!isDirty || state.kind === 'saving') return;
    const sent = text;
    state = { kind: 'saving' };
    try {
      const answer = await fetch(`/api/recommendations/${first.id}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'accept-language': locale },
        body: JSON.stringify({ basedOn: revision, content: JSON.parse(sent) }),
      });
      const body: { revision?: number; savedAt?: string; message?: string } = await answer.json();
      if (answer.ok) {
        revision = body.revision ?? revision;
        onServer = sent;
        state = { kind: 'saved', at: body.savedAt ?? null };
        localStorage.removeItem(keptAt);
        return;
      }
      state = { kind: 'failed', message: body.message ?? answer.statusText };
    } catch {
      state = { kind: 'failed', message: '' };
    }
    localStorage.setItem(keptAt, JSON.stringify(writing));
  }

  function step(from: string[], to: string[]): { from: string[]; to: string[] } | null {
    const target = from.at(-1);
    if (target === undefined) return null;
    const now = JSON.stringify(writing);
    writing = JSON.parse(target);
    last = target;
    return { from: from.slice(0, -1), to: [...to, now] };
  }

  return {
    get writing() {
      return writing;
    },
    get state() {
      return state;
    },
    get isDirty() {
      return isDirty;
    },
    get text() {
      return text;
    },
    get canUndo() {
      return past.length > 0;
    },
    get canRedo() {
      return future.length > 0;
    },
    /** What this device kept because the server couldn't. */
    takeKept() {
      const kept = localStorage.getItem(keptAt);
      if (kept) writing = JSON.parse(kept);
    },
    save,
    undo() {
      keepStep();
      const done = step(past, future);
      if (done) [past, future] = [done.from, done.to];
    },
    redo() {
      const done = step(future, past);
      if (done) [future, past] = [done.from, done.to];
    },
  };
}
