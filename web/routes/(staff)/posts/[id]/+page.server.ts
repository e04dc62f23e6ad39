import type { PostView } from '#server/modules/publishing/schema.ts';
import { type Api, attempt, createApi } from '#web/api.ts';
import type { PageServerLoad } from './$types';

export { actions } from './actions.ts';

const DAY_MS = 86_400_000;

export const load: PageServerLoad = async (event) => {
  const api = createApi(event);
  const post = await api.publishing.readPost({ postId: event.params.id });
  const query = event.url.searchParams;
  const [client, comparison, shown, others, operation] = await Promise.all([
    api.clients.readClient({ clientId: post.client.id }),
    compare(api, post, Number(query.get('from')), Number(query.get('to'))),
    readOld(api, post, Number(query.get('version'))),
    post.can.sendToClient ? listOthers(api, post) : [],
    readOperation(api, post),
  ]);
  return {
    clientId: post.client.id,
    post,
    language: client.locale,
    channels: client.channels.map(({ id, network, iconPath, handle, state, limits, hasTitle }) => ({
      id,
      network,
      iconPath,
      handle,
      state,
      limits,
      hasTitle,
    })),
    contacts: client.contacts
      .filter(({ canSign }) => canSign)
      .map(({ id, name, title }) => ({ id, name, title })),
    comparison,
    shown,
    others,
    operation,
  };
};

/** Whose operation it is, and which it could join; null for who sees no operations. */
async function readOperation(api: Api, post: PostView) {
  if (post.isForClient) return null;
  const read = await attempt(() =>
    Promise.all([
      api.audience.readPostOperation({ postId: post.id }),
      api.operations.listOperations({ clientId: post.client.id }),
    ]),
  );
  if (!read.ok) return null;
  const [{ operationId }, all] = read.value;
  const named = all.map(({ id, name, phase }) => ({ id, name, isOpen: phase !== 'closed' }));
  return {
    attached: named.find(({ id }) => id === operationId) ?? null,
    choices: named.filter(({ isOpen }) => isOpen),
  };
}

/** Since the version that was reviewed last, unless other versions are asked for. */
async function compare(api: Api, post: PostView, askedFrom: number, askedTo: number) {
  if (post.version < 2) return null;
  const reviewed = post.reviews.map(({ version }) => version).filter((n) => n < post.version);
  const isVersion = (n: number) => Number.isInteger(n) && n >= 1 && n <= post.version;
  const lastReviewed = reviewed.length > 0 ? Math.max(...reviewed) : null;
  const from = isVersion(askedFrom) ? askedFrom : (lastReviewed ?? post.version - 1);
  const to = isVersion(askedTo) ? askedTo : post.version;
  const { parts } = await api.publishing.comparePost({ postId: post.id, from, to });
  const isAsked = from === askedFrom || to === askedTo;
  return { from, to, parts, isSinceReview: from === lastReviewed && to === post.version, isAsked };
}

async function readOld(api: Api, post: PostView, n: number) {
  if (!Number.isInteger(n) || n < 1 || n > post.version) return null;
  return api.publishing.readPostVersion({ postId: post.id, n });
}

/** Other posts of the client that are reviewed too: one link asks for all of them. */
async function listOthers(api: Api, post: PostView) {
  const around = post.content.dueAt === null ? Date.now() : Date.parse(post.content.dueAt);
  const { posts } = await api.publishing.listPosts({
    clientId: post.client.id,
    from: new Date(around - 14 * DAY_MS).toISOString(),
    to: new Date(around + 28 * DAY_MS).toISOString(),
  });
  return posts.filter(({ id, stage }) => id !== post.id && stage === 'reviewed');
}
