import type { PostCard } from '#server/modules/publishing/schema.ts';
import { type Api, createApi } from '#web/api.ts';
import { dayKey, instantOf, zoneOffset } from '#web/dates.ts';
import { addDays, type Day, firstOfMonth, isDay, mondayOf, monthGrid } from '#web/days.ts';
import type { PageServerLoad } from './$types';

const views = ['week', 'month', 'list'] as const;
type View = (typeof views)[number];

export const load: PageServerLoad = async (event) => {
  const api = createApi(event);
  const query = event.url.searchParams;
  const clientId = query.get('client') || undefined;
  const [session, client] = await Promise.all([
    event.parent().then((parent) => parent.session),
    clientId ? api.clients.readClient({ clientId }) : undefined,
  ]);
  const zone = client?.timeZone ?? session.agency.timeZone;
  const view = views.find((each) => each === query.get('view')) ?? 'week';
  const today = dayKey(session.agency.now, zone);
  const asked = query.get('at');
  const at = isDay(asked) ? asked : today;
  const days = daysOf(view, at);
  const range = {
    from: startOf(days[0] ?? at, zone),
    to: startOf(addDays(days.at(-1) ?? at, 1), zone),
  };

  const [found, mix] = await Promise.all([
    api.publishing.listPosts({ clientId, ...range }),
    client?.brandKit ? readMix(api, client.id, client.brandKit.content.pillars, at, zone) : null,
  ]);
  const filters = readFilters(query);
  const isShown = (post: PostCard) => fits(post, filters);
  return {
    clientId,
    clientName: client?.name ?? null,
    view,
    at,
    today,
    zone,
    days,
    mix,
    filters,
    choices: listChoices([...found.posts, ...found.undated]),
    posts: found.posts.filter(isShown),
    undated: found.undated.filter(isShown),
    clockChange: days.find((day) => changesClock(day, zone)) ?? null,
    previous: view === 'month' ? firstOfMonth(at, -1) : addDays(at, -7),
    next: view === 'month' ? firstOfMonth(at, 1) : addDays(at, 7),
  };
};

function daysOf(view: View, at: Day): Day[] {
  if (view === 'month') return monthGrid(at);
  const monday = mondayOf(at);
  return Array.from({ length: 7 }, (_, i) => addDays(monday, i));
}

function startOf(day: Day, zone: string): string {
  return instantOf(day, '00:00', zone).toISOString();
}

function changesClock(day: Day, zone: string): boolean {
  const [start, end] = [instantOf(day, '00:00', zone), instantOf(addDays(day, 1), '00:00', zone)];
  return zoneOffset(start.getTime(), zone) !== zoneOffset(end.getTime(), zone);
}

type Filters = { network: string; pillar: string; state: string; author: string };

function readFilters(query: URLSearchParams): Filters {
  const get = (name: string) => query.get(name) ?? '';
  return {
    network: get('network'),
    pillar: get('pillar'),
    state: get('state'),
    author: get('author'),
  };
}

function fits(post: PostCard, filters: Filters): boolean {
  const { network, pillar, state, author } = filters;
  return (
    (network === '' || post.networks.some((each) => each.network === network)) &&
    (pillar === '' || post.pillar === pillar) &&
    (state === '' || post.stage === state) &&
    (author === '' || post.author.id === author)
  );
}

function listChoices(posts: PostCard[]) {
  const sorted = (values: string[]) => [...new Set(values)].filter(Boolean).sort();
  const authors = new Map(posts.map((post) => [post.author.id, post.author.name]));
  return {
    networks: sorted(posts.flatMap((post) => post.networks.map((each) => each.network))),
    pillars: sorted(posts.map((post) => post.pillar)),
    authors: [...authors].map(([id, name]) => ({ id, name })),
  };
}

/** The shares that the posts of four weeks give, beside those that the brand kit wants. */
async function readMix(
  api: Api,
  clientId: string,
  pillars: { name: string; share: number }[],
  at: Day,
  zone: string,
) {
  if (pillars.length === 0) return null;
  const monday = mondayOf(at);
  const { posts } = await api.publishing.listPosts({
    clientId,
    from: startOf(addDays(monday, -21), zone),
    to: startOf(addDays(monday, 7), zone),
  });
  const counted = posts.filter((post) => post.stage !== 'dropped' && post.stage !== 'refused');
  const n = counted.length;
  if (n === 0) return null;
  return {
    n,
    pillars: pillars.map(({ name, share }) => {
      const own = counted.filter((post) => post.pillar === name).length;
      return { name, wanted: share, found: Math.round((100 * own) / n) };
    }),
  };
}
