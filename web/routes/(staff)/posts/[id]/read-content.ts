import type { PostContent } from '#server/modules/publishing/schema.ts';
import type { Api } from '#web/api.ts';
import { clockOf, contentOf } from '#web/parts/post/content.ts';

type Read =
  | { kind: 'content'; basedOn: number; content: PostContent }
  /** An hour that the clocks jump over. */
  | { kind: 'never'; hour: string; proposal: string };

/** The composer's form, sent without script; an image that comes with it is received first. */
export async function readContent(api: Api, postId: string, form: FormData): Promise<Read> {
  const post = await api.publishing.readPost({ postId });
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
  };
  const list = (name: string) =>
    form.getAll(name).filter((value): value is string => typeof value === 'string');
  const known = new Map(post.media.map(({ id, sha256 }) => [id, sha256]));
  const added = await receiveImage(api, post.client.id, form.get('file'), text('rights'));
  if (added) known.set(added.id, added.sha256);
  const ids = [
    ...arrange(list('imageIds'), text('moveUp'), text('removeImage')),
    ...(added ? [added.id] : []),
  ];
  const variants = [...form.keys()].flatMap((name) =>
    name.startsWith('variant:') ? [[name.slice('variant:'.length), text(name)] as const] : [],
  );
  const writing = {
    title: text('title'),
    pillar: text('pillar'),
    text: text('text'),
    variants: Object.fromEntries(variants),
    channelIds: list('channelIds'),
    images: ids.map((id) => ({
      mediaId: id,
      sha256: known.get(id) ?? '',
      alt: text(`alt:${id}`),
    })),
    mention: readMention(text('mention')),
    day: text('day'),
    hour: text('hour'),
    fold: text('fold') === 'second' ? ('second' as const) : ('first' as const),
    windowMinutes: Number(text('windowMinutes')) || post.content.windowMinutes,
  };
  const clock = clockOf(writing, post.clientTimeZone);
  if (clock.kind === 'never')
    return { kind: 'never', hour: writing.hour, proposal: clock.proposal };
  const content = contentOf(writing, post.clientTimeZone);
  return { kind: 'content', basedOn: Number(text('basedOn')), content };
}

async function receiveImage(
  api: Api,
  clientId: string,
  file: FormDataEntryValue | null,
  rights: string,
) {
  if (!(file instanceof File) || file.size === 0) return null;
  return api.publishing.uploadMedia({ clientId, file, rights });
}

function arrange(ids: string[], moveUp: string, remove: string): string[] {
  const left = ids.filter((id) => id !== remove);
  const at = left.indexOf(moveUp);
  if (at > 0) left.splice(at - 1, 2, moveUp, left[at - 1] ?? '');
  return left;
}

function readMention(text: string): PostContent['mention'] {
  return text === 'advertising' || text === 'commercial-collaboration' ? text : 'none';
}
