import { act } from '#web/act.ts';
import { createApi } from '#web/api.ts';
import { readCountries } from '#web/countries.ts';
import type { FormText } from '#web/form.ts';
import { readHundredths } from '#web/numbers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const view = await createApi(event).rules.readOperationRules({ operationId: event.params.id });
  return { view, clientId: view.client.id };
};

export const actions: Actions = {
  answer: act((api, form, { params }) =>
    api.rules.answerRule({
      operationId: params.id ?? '',
      fact: form.text('fact'),
      value: readAnswer(form),
    }),
  ),
  countries: act((api, form, { params }) =>
    api.operations.updateOperation({
      operationId: params.id ?? '',
      countries: readCountries(form.text('countries')) ?? [],
    }),
  ),
  overrule: act((api, form, { params }) =>
    api.rules.overruleRule({
      operationId: params.id ?? '',
      ruleId: form.text('ruleId'),
      reason: form.text('reason'),
    }),
  ),
};

/** As the question's kind asks; what doesn't fit goes as text, and is refused with its sentence. */
function readAnswer(form: FormText): boolean | number | string | string[] {
  const text = form.text('value').trim();
  switch (form.text('kind')) {
    case 'flag':
      return text === 'yes' ? true : text === 'no' ? false : text;
    case 'count':
      // Sums are asked in euros or dollars, and kept in cents.
      if (form.text('fact').endsWith('Cents')) return readHundredths(text) ?? text;
      return /^\d{1,12}$/.test(text) ? Number(text) : text;
    case 'many':
      return form.all('value');
    case 'texts':
      return text.split('\n').flatMap((line) => line.trim() || []);
    default:
      return text;
  }
}
