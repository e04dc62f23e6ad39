import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import type { reviewReasons } from '#server/modules/publishing/schema.ts';
import { attempt, createApi } from '#web/api.ts';
import type { Problem } from '#web/api-problem.ts';
import { formatHour } from '#web/dates.ts';
import { type FormText, readForm } from '#web/form.ts';
import { loadWordsToWrite } from '#web/messages/post-words.ts';
import { readContent } from './read-content.ts';

type PostEvent = RequestEvent<{ id: string }>;

export const actions = {
  save: async (event: PostEvent) => {
    const saved = await save(event);
    if (!saved.ok) return saved.failure;
    goBack(event);
  },
  submit: async (event: PostEvent) => {
    const saved = await save(event);
    if (!saved.ok) return saved.failure;
    const postId = event.params.id;
    const { version } = saved.value;
    return run(event, 'compose', () => createApi(event).publishing.submitPost({ postId, version }));
  },
  review: async (event: PostEvent) => {
    const form = await readForm(event.request);
    return run(event, 'review', () =>
      createApi(event).publishing.reviewPost({
        postId: event.params.id,
        version: Number(form.text('version')),
        decision: form.text('decision') === 'reviewed' ? 'reviewed' : 'changes',
        reasonKind: readReason(form.text('reasonKind')),
        reason: form.text('reason'),
        remarks: readRemarks(form),
      }),
    );
  },
  done: async (event: PostEvent) => {
    const form = await readForm(event.request);
    const remark = { postId: event.params.id, remarkId: form.text('remarkId') };
    return run(event, 'remarks', () => createApi(event).publishing.finishRemark(remark));
  },
  send: async (event: PostEvent) => {
    const form = await readForm(event.request);
    const api = createApi(event);
    const contactId = form.text('contactId');
    const { id } = event.params;
    const sent = await attempt(
      async () => {
        const post = await api.publishing.readPost({ postId: id });
        const client = await api.clients.readClient({ clientId: post.client.id });
        const postIds = [id, ...form.all('postIds')];
        const ask = { clientId: client.id, contactId, postIds };
        const link = await api.publishing.sendToClient(ask);
        const contact = client.contacts.find((each) => each.id === contactId);
        return { ...link, name: contact?.name ?? '' };
      },
      { about: 'send' },
    );
    return sent.ok ? { sent: sent.value } : sent.failure;
  },
  decide: async (event: PostEvent) => {
    const form = await readForm(event.request);
    return run(event, 'decide', () =>
      createApi(event).publishing.decidePost({
        postId: event.params.id,
        version: Number(form.text('version')),
        contentHash: form.text('contentHash'),
        decision: readDecision(form.text('decision')),
        comment: form.text('comment'),
        place: form.text('place') || 'all',
        quote: form.text('quote'),
      }),
    );
  },
  attach: async (event: PostEvent) => {
    const operationId = (await readForm(event.request)).text('operationId');
    const postId = event.params.id;
    return run(event, 'operation', () =>
      createApi(event).audience.attachPost({ operationId, postId }),
    );
  },
  drop: async (event: PostEvent) => {
    const reason = (await readForm(event.request)).text('reason');
    const postId = event.params.id;
    return run(event, 'drop', () => createApi(event).publishing.dropPost({ postId, reason }));
  },
  reopen: (event: PostEvent) =>
    run(event, 'drop', () => createApi(event).publishing.reopenPost({ postId: event.params.id })),
  decideLate: async (event: PostEvent) => {
    const form = await readForm(event.request);
    return run(event, 'delivery', () =>
      createApi(event).publishing.decideLate({
        postId: event.params.id,
        deliveryId: form.text('deliveryId'),
        decision: form.text('decision') === 'publish' ? 'publish' : 'drop',
        reason: form.text('reason'),
      }),
    );
  },
  retry: async (event: PostEvent) => {
    const form = await readForm(event.request);
    return run(event, 'delivery', () =>
      createApi(event).publishing.retryDelivery({
        postId: event.params.id,
        deliveryId: form.text('deliveryId'),
        useSmallerImage: form.text('useSmallerImage') === 'true',
      }),
    );
  },
  withdraw: async (event: PostEvent) => {
    const form = await readForm(event.request);
    return run(event, 'delivery', () =>
      createApi(event).publishing.withdraw({
        postId: event.params.id,
        deliveryId: form.text('deliveryId'),
        reason: form.text('reason'),
      }),
    );
  },
};

/** Then back to the page, or the refusal beside the part that it is about. */
async function run(event: PostEvent, about: string, call: () => Promise<unknown>) {
  const result = await attempt(call, { about });
  if (!result.ok) return result.failure;
  goBack(event);
}

function goBack(event: PostEvent): never {
  redirect(303, `/posts/${event.params.id}`);
}

async function save(event: PostEvent) {
  const api = createApi(event);
  const postId = event.params.id;
  const form = await event.request.formData();
  const written = await readContent(api, postId, form);
  if (written.kind === 'never') {
    const { locale } = event.locals;
    const spoken = (hour: string) => formatHour(`2026-01-01T${hour}:00Z`, locale, 'UTC');
    const { compose } = await loadWordsToWrite(locale);
    const message = compose.never(spoken(written.hour), spoken(written.proposal));
    const problem: Problem = { status: 422, message };
    return { ok: false as const, failure: fail(422, { about: 'compose', problem }) };
  }
  const { basedOn, content } = written;
  return attempt(() => api.publishing.savePost({ postId, basedOn, content }), { about: 'compose' });
}

/** What isn't one of the two asks for a sentence: nothing is signed by a form that lost its button. */
function readDecision(text: string): 'approved' | 'changes' | 'refused' {
  return text === 'approved' || text === 'refused' ? text : 'changes';
}

type Reason = (typeof reviewReasons)[number];
const reasons: readonly Reason[] = ['too-long', 'tone', 'fact', 'claim', 'image', 'date', 'other'];

function readReason(text: string): Reason | undefined {
  return reasons.find((reason) => reason === text);
}

function readRemarks(form: FormText) {
  const places = form.all('remarkPlace');
  const quotes = form.all('remarkQuote');
  return form
    .all('remarkBody')
    .map((body, i) => ({ place: places[i] ?? 'all', quote: quotes[i] ?? '', body }))
    .filter(({ body }) => body.trim() !== '');
}
