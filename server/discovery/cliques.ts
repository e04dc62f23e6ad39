type Seen = { readonly postId: string; readonly author: string };

/** People who comment on fewer posts than this are no clique, however alike their choice. */
const POSTS = 4;
/** Two people belong together if the posts they share make this part of those that either commented on. */
const ALIKE = 0.6;
const LEAST = 3;
/** The most active people only: pairs are compared one by one. */
const COMPARED = 400;

/**
 * Groups of three people or more of whom each pair mostly comments on the same posts. A blog on which
 * everybody answers everything has none: posts that more than half of the people comment on tell nothing.
 */
export function findCliques(comments: readonly Seen[]): string[][] {
  const posts = groupPosts(comments);
  const people = [...posts]
    .filter(([, ids]) => ids.size >= POSTS)
    .sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1))
    .slice(0, COMPARED);
  const friends = new Map(people.map(([author]) => [author, new Set<string>()]));
  for (const [i, [a, mine]] of people.entries()) {
    for (const [b, theirs] of people.slice(i + 1)) {
      if (overlap(mine, theirs) < ALIKE) continue;
      friends.get(a)?.add(b);
      friends.get(b)?.add(a);
    }
  }
  return gather(
    people.map(([author]) => author),
    friends,
  );
}

function groupPosts(comments: readonly Seen[]): Map<string, Set<string>> {
  const authors = new Map<string, Set<string>>();
  for (const { postId, author } of comments) {
    const known = authors.get(postId) ?? new Set();
    authors.set(postId, known.add(author));
  }
  const everybody = new Set(comments.map(({ author }) => author)).size;
  const posts = new Map<string, Set<string>>();
  for (const { postId, author } of comments) {
    if ((authors.get(postId)?.size ?? 0) > everybody / 2) continue;
    const known = posts.get(author) ?? new Set();
    posts.set(author, known.add(postId));
  }
  return posts;
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const id of a) if (b.has(id)) shared++;
  return shared / (a.size + b.size - shared);
}

/** Each person goes to at most one group, in which everyone knows everyone. */
function gather(people: readonly string[], friends: ReadonlyMap<string, ReadonlySet<string>>) {
  const taken = new Set<string>();
  const groups: string[][] = [];
  for (const author of people) {
    if (taken.has(author)) continue;
    const group = [author];
    for (const other of people) {
      if (taken.has(other) || other === author) continue;
      if (group.every((member) => friends.get(member)?.has(other))) group.push(other);
    }
    if (group.length < LEAST) continue;
    for (const member of group) taken.add(member);
    groups.push(group.sort());
  }
  return groups;
}
