import { redirect } from '@sveltejs/kit';
import { attempt, createApi } from '#web/api.ts';
import { readForm } from '#web/form.ts';
import { listZones, modernZone } from '#web/zones.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { session } = await event.parent();
  const members = await createApi(event).people.listMembers();
  return {
    zones: listZones(),
    zone: modernZone(session.agency.timeZone),
    accountables: members.filter((member) => member.state === 'active'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await readForm(event.request);
    const input = {
      name: form.text('name'),
      locale: form.text('locale') === 'en' ? ('en' as const) : ('fr' as const),
      timeZone: form.text('timeZone'),
      accountableId: form.text('accountableId'),
    };
    const result = await attempt(
      () =>
        createApi(event).clients.createClient({
          ...input,
          accountableId: input.accountableId || undefined,
        }),
      input,
    );
    if (!result.ok) return result.failure;
    redirect(303, `/clients/${result.value.id}`);
  },
};
