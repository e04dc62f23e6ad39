import { tick } from 'svelte';

/**
 * Saves a form by itself a little after somebody stops typing, and keeps what isn't saved on this device,
 * so that a crash loses nothing. Without script the form has its button.
 */
export function keepTyping(options: {
  /** Where it is kept: of one report and one person's browser. */
  key: string;
  revision: () => number;
  /** The new revision, or why it wasn't saved; throws where the server wasn't reached. */
  save: (data: FormData) => Promise<{ revision: number } | { message: string }>;
}) {
  let state = $state<'idle' | 'unsaved' | 'saving' | 'saved' | 'failed'>('idle');
  let isRecovered = $state(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let form: HTMLFormElement | undefined;
  let revision = $state(options.revision());
  let message = $state('');

  async function run() {
    if (!form || state === 'saving') return false;
    state = 'saving';
    const data = new FormData(form);
    data.set('revision', String(revision));
    const kept = localStorage.getItem(options.key);
    const saved = await options.save(data).catch(() => ({ message: '' }));
    message = 'message' in saved ? saved.message : '';
    if ('message' in saved) {
      state = 'failed';
      return false;
    }
    revision = saved.revision;
    // What was typed meanwhile is saved next.
    if (localStorage.getItem(options.key) === kept) {
      localStorage.removeItem(options.key);
      state = 'saved';
    } else later();
    return true;
  }
  function later() {
    state = 'unsaved';
    clearTimeout(timer);
    timer = setTimeout(() => void run(), 1500);
  }
  function keep() {
    if (!form) return;
    const texts = [...new FormData(form)].filter(([, value]) => typeof value === 'string');
    localStorage.setItem(options.key, JSON.stringify({ revision, texts }));
  }

  return {
    get state() {
      return state;
    },
    /** Why it wasn't saved, in the server's words; empty where it wasn't reached. */
    get message() {
      return message;
    },
    get revision() {
      return revision;
    },
    get isRecovered() {
      return isRecovered;
    },
    /** For `use:`: hears typing, and takes back what was kept on the same revision. */
    attach(node: HTMLFormElement) {
      form = node;
      const text = localStorage.getItem(options.key);
      if (text) {
        const kept = JSON.parse(text) as { revision: number; texts: [string, string][] };
        for (const [name, value] of kept.revision === revision ? kept.texts : []) {
          const field = node.elements.namedItem(name);
          const isText = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement;
          if (!isText || field.type === 'hidden' || field.type === 'checkbox') continue;
          if (field.value !== value) isRecovered = true;
          field.value = value;
        }
        if (isRecovered) later();
      }
      const heard = () => {
        keep();
        later();
      };
      node.addEventListener('input', heard);
      return {
        destroy() {
          clearTimeout(timer);
          node.removeEventListener('input', heard);
        },
      };
    },
    /** For another form of the page: what was typed goes first, and it is sent once that is saved. */
    async before(event: SubmitEvent) {
      const other = event.currentTarget;
      if (state === 'idle' || state === 'saved' || !(other instanceof HTMLFormElement)) return;
      event.preventDefault();
      clearTimeout(timer);
      if (!(await run())) return;
      // The revision that was just saved is in its field by then.
      await tick();
      other.submit();
    },
  };
}
