import { type Role, roles } from '#server/modules/people/schema.ts';
import { act } from '#web/act.ts';
import { type Api, createApi } from '#web/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const api = createApi(event);
  const query = event.url.searchParams;
  const [members, invitee] = await Promise.all([
    api.people.listMembers(),
    findInvitee(api, query.get('client'), query.get('contact')),
  ]);
  return { members, invitee };
};

/** Somebody at a client's whom an account is opened for, from the client's card. */
async function findInvitee(api: Api, clientId: string | null, contactId: string | null) {
  if (!clientId || !contactId) return null;
  const client = await api.clients.readClient({ clientId });
  const contact = client.contacts.find(({ id }) => id === contactId);
  if (!contact || contact.hasAccount) return null;
  const { name, email, title } = contact;
  return { clientId, contactId, clientName: client.name, name, email, title };
}

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
      contactId: form.text('contactId') || undefined,
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
