import { sql } from 'kysely';
import type { Tx } from '../db/db.ts';
import type { ClientId } from '../lib/ids.ts';
import { withOpenLink } from '../modules/clients/public.ts';
import type { Actor } from '../modules/publishing/public.ts';
import {
  createPost,
  decide,
  findPost,
  reviewPost,
  submitPost,
} from '../modules/publishing/public.ts';
import type { PostContent } from '../modules/publishing/schema.ts';
import { sendToClient } from '../modules/publishing/send-to-client.ts';
import { uploadMedia } from '../modules/publishing/upload-media.ts';
import { brandKits } from './brand-kits.ts';
import { type CastName, clients, members } from './cast.ts';
import type { DemoDeps } from './deps.ts';
import { idIn, until, type World } from './load-world.ts';
import { describePicture, drawPicture } from './pictures.ts';
import type { DemoPost } from './posts.ts';
import { settle } from './settle.ts';
import type { Step } from './timeline.ts';

/** Does one step of the story through the command that a person would use. */
export async function playStep(
  deps: DemoDeps,
  world: World,
  { what, post, at }: Step,
): Promise<void> {
  if (what === 'write') return write(deps, world, post, at);
  if (what === 'sign') return sign(deps, world, post);
  if (what === 'publish') return publish(deps, world, post);
  const postId = idIn(world.posts, post.title);
  await deps.db.write(world.scope, async (tx) => {
    const found = await findPost(tx, postId);
    if (!found) throw new Error(`the demo has no post ${post.title}`);
    const { version } = found;
    const { locale } = world;
    if (what === 'submit') {
      settle(
        await submitPost(deps, tx, {
          actor: actorOf(world, post.author),
          postId,
          version,
          locale,
          at,
        }),
      );
    } else if (what === 'send') {
      await send(deps, tx, world, post, at);
    } else {
      const decision = what === 'pass-on' ? 'reviewed' : 'changes';
      const remarks =
        decision === 'changes' && post.review
          ? [{ place: 'text', quote: post.review.quote, body: post.review.body }]
          : [];
      const reason = decision === 'changes' ? (post.review?.reason ?? '') : '';
      const reasonKind = decision === 'changes' ? post.review?.reasonKind : undefined;
      settle(
        await reviewPost(tx, {
          actor: actorOf(world, 'solene'),
          postId,
          version,
          decision,
          reason,
          reasonKind,
          remarks,
          at,
        }),
      );
    }
  });
}

async function write(deps: DemoDeps, world: World, post: DemoPost, at: Date) {
  const clientId = idIn(world.clients, post.client);
  const actor = actorOf(world, post.author);
  const images = post.picture ? [await upload(deps, world, post, clientId)] : [];
  const content: PostContent = {
    title: post.title,
    pillar: post.pillar,
    text: post.text,
    variants: {},
    channelIds: post.channels.map((key) => idIn(world.channels, `${post.client} ${key}`).id),
    images,
    mention: 'none',
    dueAt: new Date(post.dueAt).toISOString(),
    windowMinutes: 60,
  };
  await deps.db.write(world.scope, async (tx) => {
    const { title, dueAt } = content;
    const made = settle(await createPost(tx, { actor, clientId, title, dueAt, content, at }));
    world.posts.set(post.title, made.postId);
  });
}

async function upload(deps: DemoDeps, world: World, post: DemoPost, clientId: ClientId) {
  const { colours } = brandKits[post.client];
  const [ink = '#000000', paper = '#ffffff', accent = '#888888'] = colours.map(({ hex }) => hex);
  const name = post.picture?.name ?? '';
  const bytes = await drawPicture({
    name,
    colours: [ink, paper, accent],
    bytes: post.picture?.bytes,
  });
  const media = settle(
    await uploadMedia(deps, world.scope, {
      actor: actorOf(world, 'malo'),
      clientId,
      name: `${name}.jpg`,
      bytes,
      rights: `${members.malo.name}, sans limite`,
    }),
  );
  const alt = post.picture?.isDescribed ? describePicture(colours) : '';
  return { mediaId: media.id, sha256: media.sha256, alt };
}

async function send(deps: DemoDeps, tx: Tx, world: World, post: DemoPost, at: Date) {
  const [contact] = clients[post.client].contacts;
  const sent = settle(
    await sendToClient(deps, tx, {
      actor: actorOf(world, 'solene'),
      clientId: idIn(world.clients, post.client),
      contactId: idIn(world.contacts, contact.key),
      postIds: [idIn(world.posts, post.title)],
      at,
    }),
  );
  world.links.set(post.title, {
    kind: 'client',
    name: contact.name,
    url: sent.url,
  });
}

async function sign(deps: DemoDeps, world: World, post: DemoPost) {
  const link = idIn(world.links, post.title);
  const token = new URL(link.url).pathname.split('/').at(-1) ?? '';
  const [contact] = clients[post.client].contacts;
  const postId = idIn(world.posts, post.title);
  const signed = await withOpenLink(deps, token, async (tx, open) => {
    const item = open.link.items.find(({ subjectId }) => subjectId === postId);
    if (!item) throw new Error(`the link to ${contact.name} doesn’t hold ${post.title}`);
    const { version, contentHash } = item;
    const items = [{ postId, version, contentHash }];
    return decide(deps, tx, open, {
      items,
      decision: 'approved',
      comment: '',
      place: 'all',
      quote: '',
      name: contact.name,
    });
  });
  settle(signed);
}

/** The workers send what is due at the demo's hour; here it is only waited for. */
async function publish(deps: DemoDeps, world: World, post: DemoPost) {
  await world.at(new Date(new Date(post.dueAt).getTime() + 1000));
  const postId = idIn(world.posts, post.title);
  const isOut = () =>
    deps.db.read(world.scope, async (tx) => {
      const { rows } = await sql<{ open: number }>`select count(*)::integer as open from delivery
        where post_id = ${postId} and captured_at is null`.execute(tx);
      return rows[0]?.open === 0;
    });
  await until(isOut, `"${post.title}" to go out`);
}

function actorOf(world: World, name: CastName): Actor & { name: string } {
  return {
    memberId: idIn(world.members, name),
    role: members[name].role,
    name: members[name].name,
  };
}
