import { redirect } from '@sveltejs/kit';
import { act } from '#web/act.ts';
import { readCountries } from '#web/countries.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { session } = await event.parent();
  return { clients: session.clients, clientId: event.url.searchParams.get('client') };
};

export const actions: Actions = {
  create: async (event) => {
    const made = await act(async (api, form) =>
      api.operations.createOperation({
        clientId: form.text('clientId'),
        name: form.text('name'),
        startsOn: form.text('startsOn'),
        endsOn: form.text('endsOn'),
        measuredUntil: form.text('measuredUntil') || null,
        countries: readCountries(form.text('countries')),
      }),
    )(event);
    if ('value' in made && made.value) redirect(303, `/operations/${made.value.id}`);
    return made;
  },
};
