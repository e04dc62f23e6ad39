/**
 * Saves a form by itself a little after somebody stops typing, and keeps what isn't saved on this device,
 * so that a crash loses nothing. Without script the form has its button.
 */
export function keepTyping(options: {
  /** Where it is kept: of one report and one person's browser. */
  key: string;
  revision: () => number;
  save: (data: FormData) => Promise<number | null>;
}) {
  let state = $state<'idle' | 'unsaved' | 'saving' | 'saved' | 'failed'>('idle');
  let isRecovered = $state(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let form: HTMLFormElement | undefined;
  let revision = 0;

  async function run() {
    if (!form || state === 'saving') return;
    state = 'saving';
    const data = new FormData(form);
    data.set('revision', String(revision));
    const kept = localStorage.getItem(options.key);
    const saved = await options.save(data).catch(() => null);
    if (saved === null) {
      state = 'failed';
      return;
    }
    revision = saved;
    const field = form.elements.namedItem('revision');
    if (field instanceof HTMLInputElement) field.value = String(saved);
    // What was typed meanwhile is saved next.
    if (localStorage.getItem(options.key) === kept) {
      localStorage.removeItem(options.key);
      state = 'saved';
    } else later();
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
    get isRecovered() {
      return isRecovered;
    },
    /** For `use:`: hears typing, and takes back what was kept on the same revision. */
    attach(node: HTMLFormElement) {
      form = node;
      revision = options.revision();
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
    saveNow: run,
  };
}
