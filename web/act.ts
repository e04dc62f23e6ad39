import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import { type Api, attempt, createApi } from './api.ts';
import type { Problem } from './api-problem.ts';
import { type FormText, readForm } from './form.ts';

/** What an `ActionForm` gets back; `at` says which form of the page was sent. */
export type Acted<T = unknown> = { at: string; done?: true; value?: T; problem?: Problem };

/** A form action that makes one call: its value, or the failure with its problem. */
export function act<T, Event extends RequestEvent>(
  run: (api: Api, form: FormText, event: Event) => Promise<T>,
): (event: Event) => Promise<Acted<T> | ActionFailure<Acted<T>>> {
  return async (event) => {
    const form = await readForm(event.request);
    const at = form.text('at');
    const result = await attempt(() => run(createApi(event), form, event), { at });
    return result.ok ? { at, done: true, value: result.value } : result.failure;
  };
}
