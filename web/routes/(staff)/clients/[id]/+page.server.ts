import { act } from '#web/act.ts';
import { listZones, modernZone } from '#web/zones.ts';
import type { PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const { client } = await event.parent();
  return { zones: client.can.edit ? listZones() : [modernZone(client.timeZone)] };
};

const ofClient = (event: RequestEvent) => ({ clientId: event.params.id });

export const actions = {
  update: act(({ clients }, form, event: RequestEvent) =>
    clients.updateClient({
      ...ofClient(event),
      name: form.text('name'),
      locale: form.text('locale') === 'en' ? 'en' : 'fr',
      timeZone: form.text('timeZone'),
      accountableId: form.text('accountableId') || null,
    }),
  ),
  pause: act(({ clients }, form, event: RequestEvent) =>
    clients.pauseClient({ ...ofClient(event), reason: form.text('reason') }),
  ),
  resume: act(({ clients }, _form, event: RequestEvent) => clients.resumeClient(ofClient(event))),
  assign: act(({ clients }, form, event: RequestEvent) =>
    clients.assign({ ...ofClient(event), memberId: form.text('memberId') }),
  ),
  unassign: act(({ clients }, form, event: RequestEvent) =>
    clients.unassign({ ...ofClient(event), memberId: form.text('memberId') }),
  ),
  addContact: act(({ clients }, form, event: RequestEvent) =>
    clients.addContact({
      ...ofClient(event),
      name: form.text('name'),
      email: form.text('email'),
      title: form.text('title'),
      canSign: form.has('canSign'),
    }),
  ),
  updateContact: act(({ clients }, form, event: RequestEvent) =>
    clients.updateContact({
      ...ofClient(event),
      contactId: form.text('contactId'),
      name: form.text('name'),
      email: form.text('email'),
      title: form.text('title'),
      canSign: form.has('canSign'),
    }),
  ),
  endContact: act(({ clients }, form, event: RequestEvent) =>
    clients.endContact({ ...ofClient(event), contactId: form.text('contactId') }),
  ),
  check: act(({ clients }, form, event: RequestEvent) =>
    clients.checkChannel({ ...ofClient(event), channelId: form.text('channelId') }),
  ),
  endChannel: act(({ clients }, form, event: RequestEvent) =>
    clients.endChannel({ ...ofClient(event), channelId: form.text('channelId') }),
  ),
  enrol: act(({ clients }, form, event: RequestEvent) =>
    clients.enrolWitness({
      ...ofClient(event),
      vkey: form.text('vkey'),
      recovery: form.text('recovery'),
    }),
  ),
  addReader: act(({ clients }, form, event: RequestEvent) =>
    clients.addCheckpointReader({
      ...ofClient(event),
      email: form.text('email'),
      locale: form.text('locale') === 'en' ? 'en' : 'fr',
    }),
  ),
  removeReader: act(({ clients }, form, event: RequestEvent) =>
    clients.removeCheckpointReader({ ...ofClient(event), readerId: form.text('readerId') }),
  ),
  export: act(({ clients }, _form, event: RequestEvent) => clients.exportLog(ofClient(event))),
};
