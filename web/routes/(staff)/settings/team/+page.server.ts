import { type Role, roles } from '#server/modules/people/schema.ts';
import { act } from '#web/act.ts';
import { createApi } from '#web/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  members: await createApi(event).people.listMembers(),
});

const readRole = (text: string): Role => roles.find((role) => role === text) ?? 'junior';

export const actions = {
  invite: act(({ people }, form) =>
    people.inviteMember({
      name: form.text('name'),
      email: form.text('email'),
      role: readRole(form.text('role')),
      title: form.text('title'),
      tutorId: form.text('tutorId') || undefined,
      clientIds: form.all('clientIds'),
    }),
  ),
  renew: act(({ people }, form) => people.renewInvitation({ id: form.text('id') })),
  update: act(({ people }, form) =>
    people.updateMember({
      id: form.text('id'),
      role: readRole(form.text('role')),
      title: form.text('title'),
      tutorId: form.text('tutorId') || null,
    }),
  ),
  end: act(({ people }, form) => people.endMember({ id: form.text('id') })),
};
