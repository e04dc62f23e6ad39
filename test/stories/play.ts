/**
 * `npm run story -- [--out DIR]`: one post's whole life, headless, against a real Bluesky server and a
 * real WordPress; the exported log is left in DIR, verified, and verified again with one byte flipped.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installNeeds } from '../install.ts';
import { openMailbox } from '../mailbox.ts';
import { startPds } from '../networks/bluesky/pds.ts';
import { startWordPress } from '../networks/wordpress/wordpress.ts';
import { startServer } from '../server.ts';
import { flipLeaf } from './flip-leaf.ts';
import {
  openTheHouse,
  reviewPost,
  type Stage,
  signByLink,
  waitForCaptures,
  writePost,
} from './one-post.ts';

const CLI = path.resolve(import.meta.dirname, '../../verifier/cli.ts');
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
const mailbox = await openMailbox();
const [pds, wordpress] = await Promise.all([startPds(), startWordPress()]);
const server = await startServer({ env: { SMTP_URL: mailbox.url } });
try {
  say(
    `the product listens after ${(server.listeningAfterMs / 1000).toFixed(1)} s; Bluesky and WordPress are real`,
  );
  await play({ url: server.url, mailbox, pds, wordpress, say });
} finally {
  await server.close();
  await Promise.all([pds.stop(), wordpress.stop(), mailbox.close()]);
}

async function play(stage: Stage) {
  const cast = await openTheHouse(stage);
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
  const onBluesky = await stage.pds.listPosts(cast.blueskyDid);
  const onBlog = (await stage.wordpress.listPosts()).filter(
    ({ status, title }) => status === 'publish' && title.raw === post.content.title,
  );
  say(
    `asked themselves, Bluesky has it ${onBluesky.length} time and WordPress ${onBlog.length} time`,
  );
  if (onBluesky.length !== 1 || onBlog.length !== 1) throw new Error('a post is lost or doubled');
  await verifyLog(cast);
}

async function verifyLog({ solene, clientId }: Awaited<ReturnType<typeof openTheHouse>>) {
  const made = await solene.api.clients.exportLog({ clientId });
  const response = await solene.fetch(new URL(made.url, server.url));
  const bytes = new Uint8Array(await response.arrayBuffer());
  const file = path.join(out, 'ombrelune.log.zip');
  await writeFile(file, bytes);
  say(
    `the log is exported: ${made.leaves} leaves, ${(bytes.length / 1e3).toFixed(0)} kB, in ${out}`,
  );
  report('the exported log', file, 0);
  const forged = path.join(out, 'forged.log.zip');
  await writeFile(forged, flipLeaf(new Uint8Array(await readFile(file))));
  report('a copy with one byte of a leaf flipped', forged, 1);
}

function report(what: string, file: string, expected: number) {
  const run = spawnSync(process.execPath, [CLI, file, '--lang', 'en'], { encoding: 'utf8' });
  say(`${what}: exit ${run.status}`);
  console.log(run.stdout.replace(/^/gm, '              | '));
  if (run.status !== expected)
    throw new Error(`the verifier ended with ${run.status}, not ${expected}`);
}
