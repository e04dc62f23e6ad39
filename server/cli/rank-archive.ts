import { proposeCommercial, SURE } from '../discovery/commercial.ts';
import { openPostIndex } from '../discovery/post-index.ts';
import type { CreatorPostId } from '../lib/ids.ts';
import { type CommercialAxis, countCommercial } from '../modules/creators/commercial-axis.ts';
import { hasContestWords } from '../modules/creators/read-material.ts';
import type { Out } from './creators.ts';
import { archiveDay, type Described, type RankSource, YEAR_MS } from './rank-source.ts';
import { readBlogs } from './read-blogs.ts';

/** An archive as it lies in a file: no comments, and nothing of what we did with its authors. */
export async function openArchive(
  file: string,
  asked: { at: Date | null },
  { err }: Out,
): Promise<RankSource> {
  const index = openPostIndex();
  const languages = new Set<string>();
  const blogs = new Map<string, Omit<Described, 'commercial'>>();
  let [newest, badLines]: [Date | null, number] = [null, 0];
  for await (const line of readBlogs(file)) {
    if ('problem' in line) {
      badLines++;
      err.write(`line ${line.number}: ${line.problem}\n`);
      continue;
    }
    const { blog } = line;
    const posts = blog.posts.map((post) => ({
      ...post,
      id: JSON.stringify([blog.id, post.key]),
      creatorId: blog.id,
      url: post.url ?? blog.url ?? '',
    }));
    for (const { language, publishedAt } of posts) {
      languages.add(language);
      if (publishedAt && publishedAt <= new Date() && (!newest || publishedAt > newest))
        newest = publishedAt;
    }
    if (blogs.has(blog.id)) index.remove(blog.id);
    index.add(posts);
    blogs.set(blog.id, {
      id: blog.id,
      title: blog.title,
      url: blog.url ?? '',
      readers: null,
      posts: new Map(posts.map((post) => [post.id, post])),
    });
  }
  const at = asked.at ?? archiveDay(newest);
  return {
    index,
    languages,
    at,
    badLines,
    close: async () => {},
    describe: async (ranked) =>
      new Map(
        ranked.flatMap(({ creatorId }) => {
          const blog = blogs.get(creatorId);
          return blog ? [[creatorId, { ...blog, commercial: propose(blog, at) }] as const] : [];
        }),
      ),
  };
}

/** The proposals of the twelve months up to the newest post, as an import would have kept them. */
function propose({ posts }: Pick<Described, 'posts'>, at: Date): CommercialAxis {
  const dated = [...posts.values()].filter(({ publishedAt }) => publishedAt && publishedAt <= at);
  const last = Math.max(...dated.map(({ publishedAt }) => publishedAt?.getTime() ?? 0));
  const past = dated.filter(({ publishedAt }) => last - (publishedAt?.getTime() ?? 0) <= YEAR_MS);
  const lines = past.map((post) => {
    const found = proposeCommercial(post);
    const { kind, isDisclosed, sentence, mention, markers } = found;
    const isDoubtful = found.isCommercial && found.confidence < SURE;
    const isContest = kind === 'contest-host' || (kind !== 'none' && hasContestWords(markers));
    const mark = {
      kind,
      isCommercial: found.isCommercial && !isDoubtful,
      isDisclosed,
      sentence,
      mention,
      isDecided: false,
      isDoubtful,
      isContest,
    };
    const { url, title, publishedAt } = post;
    const id = post.id as CreatorPostId; // only handed back
    return { id, url, title, publishedAt, capturedAt: at, mark: kind === 'none' ? null : mark };
  });
  return countCommercial(lines);
}
