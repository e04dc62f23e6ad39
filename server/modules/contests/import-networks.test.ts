import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type ContestBench,
  formOf,
  luneSettings,
  openContestBench,
  openLune,
} from '../../../test/contest-bench.ts';
import { putOut } from '../../../test/contest-comments.ts';
import { startAppView } from '../../../test/networks/bluesky/app-view.ts';
import { startPds } from '../../../test/networks/bluesky/pds.ts';
import { ensureInstalled } from '../../../test/networks/wordpress/install.ts';
import { startWordPress } from '../../../test/networks/wordpress/wordpress.ts';
import type { SmallAgency } from '../../../test/small-agency.ts';
import { bluesky } from '../../connectors/bluesky/bluesky.ts';
import { COLLECTION } from '../../connectors/bluesky/record.ts';
import type { Connector } from '../../connectors/connector.ts';
import { newRecordKey } from '../../connectors/key.ts';
import { wordpress } from '../../connectors/wordpress/wordpress.ts';
import { type PlannedEntry, planEntries } from '../../demo/contest/plan-entries.ts';

const MINUTE = 60_000;
const started = Date.now();
const later = (minutes: number) => new Date(started + minutes * MINUTE).toISOString();
const ends: (() => Promise<unknown>)[] = [];
const [someone] = planEntries();

let bench: ContestBench;
let house: SmallAgency;
let pds: Awaited<ReturnType<typeof startPds>>;
let blog: Awaited<ReturnType<typeof startWordPress>>;
let lea: Awaited<ReturnType<typeof pds.createAccount>>;
let root: { uri: string; cid: string };
let blogPost = '';
let contestId = '';
let publicId = '';

/** A real server of Bluesky with a view of its app, and a real WordPress: one post on each. */
beforeAll(async () => {
  await ensureInstalled();
  const appView = await startAppView();
  ends.push(() => appView.close());
  [pds, blog, bench] = await Promise.all([
    startPds({ appViewUrl: appView.url }),
    startWordPress(),
    openContestBench(),
  ]);
  ends.push(pds.stop, blog.stop, () => bench[Symbol.asyncDispose]());
  appView.watch(pds.url);
  house = await bench.buildAgency();
  for (const connector of [bluesky, wordpress]) bench.deps.connectors.set(connector.id, connector);
  const brand = await pds.createAccount('ombrelune');
  lea = await pds.createAccount('lea');
  bench.clock.set(later(-60));
  const { handle: identifier, appPassword } = brand;
  const sky = await publish(bluesky, { service: pds.url, identifier, appPassword });
  const { url: site, user, applicationPassword } = blog;
  const press = await publish(wordpress, { site, user, applicationPassword });
  const out = (await pds.listPosts(brand.did)).find(({ uri }) => uri === sky.remoteId);
  if (!out) throw new Error('the post is not there');
  [root, blogPost] = [{ uri: out.uri, cid: out.cid }, press.remoteId];
  ({ contestId, publicId } = await openLune(bench, house, {
    ...luneSettings(),
    opensAt: later(-30),
    closesAt: later(10),
    confirmUntil: later(60),
    listAt: later(120),
    drawAt: later(240),
    comments: [sky, press].map(({ postId, title }) => ({ postId, title })),
  }));
}, 600_000);
afterAll(() => Promise.allSettled(ends.map((end) => end())));

async function publish(connector: Connector, credentials: Record<string, string>) {
  const now = new Date();
  const signal = AbortSignal.timeout(60_000);
  const title = `Le jeu sur ${connector.id}`;
  const outcome = await connector.publish(
    { credentials, fetch, signal, now: () => now },
    { key: newRecordKey(now), title, text: 'À vous.', language: 'fr', images: [], dueAt: now },
  );
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  const { remoteId } = outcome.value;
  const made = { title, connector: connector.id, credentials, remoteId, at: new Date(later(-50)) };
  return { ...(await putOut(bench, house, made)), title, remoteId };
}

const replyOnBluesky = (text: string) =>
  pds.createRecord(lea, COLLECTION, {
    $type: COLLECTION,
    text,
    createdAt: new Date().toISOString(),
    reply: { root, parent: root },
  });
const commentOnBlog = (by: string, text: string) =>
  blog.comment({
    comment_post_ID: blogPost,
    comment_author: by,
    comment_author_email: `${by}@courriel.example`,
    comment_content: text,
    comment_parent: '0',
  });
async function enter(email: string) {
  const nobody = await bench.as(null);
  const form = formOf(publicId, { ...(someone as PlannedEntry), email });
  const receipt = await nobody.enterContest(form);
  await nobody.confirmEntry({ key: await bench.lastLink(/\/confirm\/([\w-]{22})/, email) });
  return receipt;
}
async function readAll() {
  const ines = await bench.as('ines', house);
  expect(await ines.importContestComments({ contestId })).toEqual({ read: 2, failed: 0 });
  return ines.readContestComments({ contestId });
}
async function reasons() {
  const { entries } = await (await bench.as('solene', house)).listEntries({ contestId });
  return new Map(entries.map(({ n, rule }) => [n, rule]));
}

test('a Bluesky account and a blog’s reader keep the hour of their comments', async () => {
  await replyOnBluesky('Je tente ma chance');
  const comment = await commentOnBlog('nora', 'Quelle belle gamme');
  bench.clock.set(later(-5));
  const { sources } = await readAll();
  expect(sources).toHaveLength(2);
  for (const source of sources) {
    expect(source).toMatchObject({ comments: 1, people: 1, inTime: 1, captures: 1, why: null });
  }

  bench.clock.set(later(20)); // closed ten minutes ago
  const byCode = await enter('lea@courriel.example');
  const byAddress = await enter('nora@courriel.example');
  const nothing = await enter('personne@courriel.example');
  const twice = await enter('lea.bis@courriel.example');
  await replyOnBluesky(`Voici mon code : ${byCode.code}`);
  await replyOnBluesky(twice.code);
  await commentOnBlog('yann', `Je recopie ${byCode.code}`);
  expect(await readAll()).toMatchObject({ tied: 3, savedByHour: 3 });
  const found = await reasons();
  expect(found.get(byCode.n)).toBeNull();
  expect(found.get(byAddress.n)).toBeNull();
  expect(found.get(nothing.n)).toBe('R1');
  expect(found.get(twice.n)).toBe('R3');

  await blog.rest('DELETE', `/wp/v2/comments/${comment}?force=true`);
  const after = await readAll();
  expect(after.sources.map(({ gone }) => gone).toSorted()).toEqual([0, 1]);
  expect((await reasons()).get(byAddress.n)).toBe('R1');
}, 120_000);

test('a network that is away is said so, and nothing that was read is lost', async () => {
  await blog.stop();
  const ines = await bench.as('ines', house);
  expect(await ines.importContestComments({ contestId })).toEqual({ read: 1, failed: 1 });
  const { sources } = await ines.readContestComments({ contestId });
  expect(sources.find(({ why }) => why !== null)).toMatchObject({
    comments: 1,
    why: 'unavailable',
  });
}, 60_000);
