import { enhance as enhanceForm, type SubmitFunction } from '$app/forms';

/** At the latest then: an answer that never comes doesn't shut a form for good. */
const AT_MOST_MS = 15_000;

/** Forms whose answer is awaited. */
let underWay = new WeakSet<HTMLFormElement>();

/** Before any handler of the form's own: what is sent twice at once goes out once. */
export function holdSecondSubmit(event: SubmitEvent): void {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
  if (underWay.has(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  underWay.add(form);
  setTimeout(() => underWay.delete(form), AT_MOST_MS);
}

/** The second half of a double click presses whatever stands there by now; not a form's button. */
export function holdSecondClick(event: MouseEvent): void {
  if (event.detail < 2 || !(event.target instanceof Element)) return;
  const button = event.target.closest('button');
  if (button?.type !== 'submit' || button.form?.method !== 'post') return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** A page that is shown again, as after "back", awaits nothing. */
export function releaseForms(): void {
  underWay = new WeakSet();
}

/** SvelteKit's `enhance`; the form may be sent again once its answer is on the page. */
export function enhance(form: HTMLFormElement, submit?: SubmitFunction) {
  return enhanceForm(form, async (input) => {
    const release = () => underWay.delete(form);
    const cancel = () => {
      release();
      input.cancel();
    };
    const answer = await submit?.({ ...input, cancel });
    return async (outcome) => {
      try {
        await (answer ? answer(outcome) : outcome.update());
      } finally {
        release();
      }
    };
  });
}
