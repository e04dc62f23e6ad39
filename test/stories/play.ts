/**
 * `npm run story -- [--out DIR]`: one post's whole life and one operation's, headless, against a real
 * Bluesky server, two real WordPress, real mail in both directions and blogs over HTTP; the exported
 * log is left in DIR, verified, and verified again with one digit changed. Then the demonstration's draw
 * and sealed report, which the product makes on its own: the same is done with their files.
 */
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installNeeds } from '../install.ts';
import { openMailbox } from '../mailbox.ts';
import { startPds } from '../networks/bluesky/pds.ts';
import { startDovecot } from '../networks/dovecot/dovecot.ts';
import { startWordPress } from '../networks/wordpress/wordpress.ts';
import { startServer } from '../server.ts';
import { LEAVES, playOperation } from './one-operation.ts';
import {
  type Cast,
  connectNetworks,
  type Networks,
  openTheHouse,
  reviewPost,
  type Stage,
  signByLink,
  waitForCaptures,
  writePost,
} from './one-post.ts';
import { proveBoth } from './prove-both.ts';
import { startStoryBlogs } from './story-blogs.ts';
import { verifyLog } from './verify-story.ts';

const { values } = parseArgs({ options: { out: { type: 'string' } } });
const out = path.resolve(values.out ?? (await mkdtemp(path.join(tmpdir(), 'compagnon-story-'))));
await mkdir(out, { recursive: true });

const started = performance.now();
let steps = 0;
const say = (line: string) => {
  steps += 1;
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(5);
  console.log(`${seconds} s  ${String(steps).padStart(2)}  ${line}`);
};

await installNeeds((line) => console.log(`· ${line}`));
await using ends = new AsyncDisposableStack();
const mailbox = await openMailbox();
ends.defer(mailbox.close);
const dovecot = await startDovecot();
ends.defer(dovecot.stop);
const [pds, wordpress, theirs] = await Promise.all([
  startPds(),
  startWordPress(),
  startWordPress(),
]);
for (const one of [pds, wordpress, theirs]) ends.defer(one.stop);
const server = await startServer({
  env: { SMTP_URL: mailbox.url, IMAP_URL: dovecot.url, PRIVATE_HOSTS: '127.0.0.1' },
});
ends.defer(server.close);
say(
  `the product listens after ${(server.listeningAfterMs / 1000).toFixed(1)} s; Bluesky, two WordPress and mail both ways are real`,
);
const stage: Stage = { url: server.url, mailbox, say };
const blogs = await startStoryBlogs(theirs);
for (const blog of blogs) ends.defer(blog.close);
const house = await openTheHouse(stage);
const cast = await connectNetworks(stage, { pds, wordpress }, house);
await playPost(stage, { pds, wordpress }, cast);
const { outlive } = await playOperation(stage, { dovecot, blogs }, house);
await outlive();
const show = (text: string) => console.log(text.trimEnd().replace(/^/gm, '              | '));
await verifyLog(stage, house, { out, kinds: LEAVES, show });
await proveBoth(stage, { out, show });

async function playPost(stage: Stage, { pds, wordpress }: Networks, cast: Cast) {
  const dueAt = new Date(Date.now() + 30_000);
  const { postId } = await writePost(stage, cast, { title: 'Une cuve, deux heures', dueAt });
  await reviewPost(stage, cast, postId);
  await signByLink(stage, cast, postId);
  say(`scheduled for ${dueAt.toISOString().slice(11, 19)} UTC`);
  const post = await waitForCaptures(cast.solene, postId);
  for (const { channel, url, attempts, capture } of post.deliveries) {
    const verdict = capture?.matches ? 'as signed' : 'NOT as signed';
    say(`${channel.network}: out after ${attempts} attempt, captured ${verdict}: ${url}`);
  }
  const onBluesky = await pds.listPosts(cast.blueskyDid);
  const onBlog = (await wordpress.listPosts()).filter(
    ({ status, title }) => status === 'publish' && title.raw === post.content.title,
  );
  say(
    `asked themselves, Bluesky has it ${onBluesky.length} time and WordPress ${onBlog.length} time`,
  );
  if (onBluesky.length !== 1 || onBlog.length !== 1) throw new Error('a post is lost or doubled');
}
