import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { openPostWorld, type PostWorld } from '../../../test/post-world.ts';
import { openBlobStore } from '../../blobs/blobs.ts';
import { sandbox } from '../../connectors/sandbox/sandbox.ts';
import { type JobQueue, openJobs } from '../../jobs/jobs.ts';
import { sendMailSchema } from '../../mail/mail.ts';
import { openVault } from '../../vault/vault.ts';
import type { ApprovalPage, Check } from './schema.ts';

let database: TestDatabase;
let jobs: JobQueue;
let world: PostWorld;
let folder: string;

beforeAll(async () => {
  database = await openTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'compagnon-posts-'));
  const { ownerPool, ownerConfig } = database;
  jobs = openJobs({ ownerPool, ownerConfig, onError: () => {} });
  jobs.register({ name: 'send-mail', data: sendMailSchema, handle: async () => {} });
  await jobs.start({ work: false });
  world = await openPostWorld({
    db: database.app,
    ownerPool,
    jobs,
    blobs: await openBlobStore(path.join(folder, 'blobs')),
    vault: await openVault(path.join(folder, 'vault-key')),
    connectors: new Map([[sandbox.id, sandbox]]),
  });
});

beforeEach(() => {
  world.clock.at = new Date('2026-12-08T08:30:00Z');
});

afterAll(async () => {
  await jobs.stop();
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

describe('a trainee writes', () => {
  test('a forbidden claim keeps her text from being submitted, and is named', async () => {
    const { ines } = world.ours.people;
    const text = 'Nos brassés sont meilleurs, pour la SANTE.';
    const id = await world.writePost(ines, { text });
    const refused = await world.ask(ines, 'POST', `/posts/${id}/submission`, { version: 2 });
    expect(refused).toMatchObject({ status: 422, type: 'checks-block' });
    const { data } = refused.body as { data: { checks: Check[] } };
    expect(data.checks).toEqual([
      expect.objectContaining({ rule: 'claim-forbidden', quote: 'meilleurs, pour la SANTE' }),
    ]);
    expect((await world.read(ines, id)).stage).toBe('draft');
  });

  test('she can’t approve it, by any way: four eyes', async () => {
    const { ines, yanis } = world.ours.people;
    const id = await submitted();
    const review = { version: 2, decision: 'reviewed' };
    expect(await world.ask(ines, 'POST', `/posts/${id}/reviews`, review)).toMatchObject({
      status: 403,
      type: 'four-eyes',
    });
    expect(await world.ask(yanis, 'POST', `/posts/${id}/reviews`, review)).toMatchObject({
      type: 'not-allowed',
    });
    const view = await world.read(ines, id);
    expect(view.stage).toBe('in-review');
    expect(view.can).toMatchObject({ review: false, sendToClient: false });
    expect(view.why.review).toContain('Quatre yeux');
  });

  test('a senior’s own post is read by another senior', async () => {
    const { solene, helene } = world.ours.people;
    const id = await world.writePost(solene);
    await world.ask(solene, 'POST', `/posts/${id}/submission`, { version: 2 });
    const review = { version: 2, decision: 'reviewed' };
    expect((await world.ask(solene, 'POST', `/posts/${id}/reviews`, review)).type).toBe(
      'four-eyes',
    );
    expect(await send(id)).toMatchObject({ type: 'not-reviewed' });
    expect((await world.ask(helene, 'POST', `/posts/${id}/reviews`, review)).status).toBe(201);
  });

  test('alone in an agency, the client’s signature is the second pair of eyes', async () => {
    const { solene } = world.ours.people;
    const team = [world.ours.agencyId, solene.memberId];
    const setEnd = (end: string) =>
      database.ownerPool.query(
        `update member set ended_at = ${end} where agency_id = $1 and id <> $2`,
        team,
      );
    await setEnd('now()');
    const id = await world.writePost(solene);
    expect((await send(id)).type).toBe('not-reviewed');
    await world.ask(solene, 'POST', `/posts/${id}/submission`, { version: 2 });
    const view = await world.read(solene, id);
    const sent = await send(id);
    await setEnd('null');
    expect(view.can).toMatchObject({ review: false, sendToClient: true });
    expect(sent.status).toBe(201);
  });

  test('a client’s account sees the post, not the lesson', async () => {
    const { solene, karim } = world.ours.people;
    const id = await submitted();
    const changes = { version: 2, decision: 'changes', reason: 'trop long' };
    const remarks = [{ place: 'text', quote: 'foin', body: 'À couper.' }];
    await world.ask(solene, 'POST', `/posts/${id}/reviews`, { ...changes, remarks });
    const view = await world.read(karim, id);
    expect(view.content.text).toContain('foin');
    expect(JSON.stringify(view)).not.toContain('trop long');
    expect(JSON.stringify(view)).not.toContain('À couper');
  });

  test('whoever only reads changes nothing', async () => {
    const { maud, karim, ines } = world.ours.people;
    const id = await world.writePost(ines);
    const { content } = await world.read(ines, id);
    for (const reader of [maud, karim]) {
      const save = { basedOn: 2, content: { ...content, text: 'autre' } };
      expect(await world.ask(reader, 'PUT', `/posts/${id}/content`, save)).toMatchObject({
        status: 403,
      });
      expect((await world.read(reader, id)).can.edit).toBe(false);
    }
  });
});

describe('a version is never lost', () => {
  test('two people save on the same version: the second is told who and when', async () => {
    const { ines, solene } = world.ours.people;
    const id = await world.writePost(ines);
    const { content } = await world.read(ines, id);
    const save = (text: string) => ({ basedOn: 2, content: { ...content, text } });
    await world.ask(solene, 'PUT', `/posts/${id}/content`, save('par Solène'));
    const refused = await world.ask(ines, 'PUT', `/posts/${id}/content`, save('par Inès'));
    expect(refused).toMatchObject({ status: 409, type: 'edited-meanwhile' });
    expect(refused.body).toMatchObject({ data: { by: 'Solène', version: 3 } });
  });

  test('the same content again makes no version', async () => {
    const { ines } = world.ours.people;
    const id = await world.writePost(ines);
    const { content, contentHash } = await world.read(ines, id);
    const again = await world.ask(ines, 'PUT', `/posts/${id}/content`, { basedOn: 2, content });
    expect(again.body).toMatchObject({ version: 2, contentHash, voided: 0 });
  });

  test('a text that grows beyond what is kept, once normal, is refused and not lost', async () => {
    const { ines } = world.ours.people;
    const id = await world.writePost(ines);
    const { content } = await world.read(ines, id);
    // U+0958 has no composed form: it becomes two characters.
    const save = { basedOn: 2, content: { ...content, title: '\u0958'.repeat(150) } };
    expect((await world.ask(ines, 'PUT', `/posts/${id}/content`, save)).type).toBe(
      'content-too-long',
    );
    expect((await world.read(ines, id)).version).toBe(2);
  });

  test('another client’s channel or picture is refused', async () => {
    const { ines } = world.ours.people;
    const id = await world.writePost(ines);
    const { content } = await world.read(ines, id);
    const elsewhere = world.stranger.scope.clientIds[0];
    const put = (over: object) =>
      world.ask(ines, 'PUT', `/posts/${id}/content`, {
        basedOn: 2,
        content: { ...content, ...over },
      });
    expect((await put({ channelIds: [elsewhere] })).type).toBe('channel-unknown');
    const image = { mediaId: elsewhere, sha256: '0'.repeat(64), alt: 'x' };
    expect((await put({ images: [image] })).type).toBe('media-unknown');
  });
});

describe('a review that teaches', () => {
  test('a change is asked with a reason and remarks, and the comparison shows the words', async () => {
    const { ines, solene } = world.ours.people;
    const id = await submitted();
    const changes = { version: 2, decision: 'changes', reasonKind: 'too-long' };
    expect((await world.ask(solene, 'POST', `/posts/${id}/reviews`, changes)).type).toBe(
      'reason-missing',
    );
    const remarks = [{ place: 'text', quote: 'un peu de betterave', body: 'À couper.' }];
    await world.ask(solene, 'POST', `/posts/${id}/reviews`, {
      ...changes,
      reason: 'trop long pour Bluesky',
      remarks,
    });
    const back = await world.read(ines, id);
    expect(back.stage).toBe('changes-requested');
    expect(back.remarks).toMatchObject([{ quote: 'un peu de betterave', author: 'Solène' }]);
    const text = back.content.text.replace(' un peu de betterave,', '');
    await world.ask(ines, 'PUT', `/posts/${id}/content`, {
      basedOn: 2,
      content: { ...back.content, text },
    });
    const compared = await world.ask(ines, 'GET', `/posts/${id}/comparison?from=2&to=3`);
    const { parts } = compared.body as {
      parts: { place: string; words: { kind: string; text: string }[] }[];
    };
    expect(parts.map(({ place }) => place)).toEqual(['text']);
    const removed = parts[0]?.words.filter(({ kind }) => kind === 'removed');
    expect(removed?.map(({ text: words }) => words.trim())).toEqual(['un peu de betterave,']);
    const [remark] = back.remarks;
    await world.ask(ines, 'POST', `/posts/${id}/remarks/${remark?.id}/completion`);
    expect((await world.read(ines, id)).remarks[0]?.doneAt).not.toBeNull();
  });
});

describe('the client signs, the mail robot does not', () => {
  test('twenty readings decide nothing; one decision stamps one post, and mails a receipt', async () => {
    const { ines, solene } = world.ours.people;
    const ids = [await reviewed({ title: 'Un' }), await reviewed({ title: 'Deux' })];
    const sent = await send(...ids);
    expect(sent.status).toBe(201);
    const { token } = await world.lastMail(world.ours.clarisse.email);
    for (let i = 0; i < 20; i++) await world.ask(null, 'GET', `/links/${token}`);
    const page = await open(token);
    expect(page.state).toBe('open');
    expect(page.posts.map(({ stamp }) => stamp)).toEqual([null, null]);
    expect(JSON.stringify(page)).not.toContain('agence.example');
    const [first] = page.posts;
    const done = await decide(token, [first], { decision: 'approved' });
    expect(done.body).toMatchObject({
      stamps: [{ signerName: 'Clarisse Montbazin', version: 2, leaf: { index: null } }],
    });
    const receipt = await world.lastMail(world.ours.clarisse.email);
    expect(receipt.body).toContain(first?.contentHash);
    const signed = await world.read(ines, first?.postId ?? '');
    expect(signed).toMatchObject({ stage: 'signed', diffusion: 'scheduled', withClient: null });
    expect(signed.deliveries.map(({ state }) => state)).toEqual(['prepared', 'prepared']);
    const other = ids.find((id) => id !== first?.postId) ?? '';
    expect(await world.read(solene, other)).toMatchObject({ stage: 'with-client', stamps: [] });
  });

  test('deciding twice answers the same stamp; another decision is refused with who and when', async () => {
    const { token, page } = await sentToClarisse();
    const once = await decide(token, page.posts, { decision: 'approved' });
    const mails = (await world.lastMail(world.ours.clarisse.email)).count;
    const twice = await decide(token, page.posts, { decision: 'approved' });
    expect(stampIds(twice)).toEqual(stampIds(once));
    expect((await world.lastMail(world.ours.clarisse.email)).count).toBe(mails);
    const other = await decide(token, page.posts, { decision: 'refused' });
    expect(other).toMatchObject({ status: 409, type: 'already-decided' });
    expect(other.body).toMatchObject({ data: { by: 'Clarisse Montbazin' } });
  });

  test('a change needs a sentence, and comes back to the author with it', async () => {
    const { token, page } = await sentToClarisse();
    expect((await decide(token, page.posts, { decision: 'changes' })).type).toBe('comment-missing');
    const change = {
      decision: 'changes',
      comment: 'Dire « étable ».',
      place: 'text',
      quote: 'foin',
    };
    expect((await decide(token, page.posts, change)).status).toBe(201);
    const view = await world.read(world.ours.people.ines, page.posts[0]?.postId ?? '');
    expect(view.stage).toBe('changes-requested');
    expect(view.remarks).toMatchObject([{ author: 'Clarisse Montbazin', quote: 'foin' }]);
    expect(view.deliveries).toEqual([]);
  });

  test('somebody else who holds the link signs under their own name', async () => {
    const { token, page } = await sentToClarisse();
    const done = await decide(token, page.posts, { decision: 'approved', name: 'Katia Sorlin' });
    expect(done.body).toMatchObject({
      stamps: [{ signerName: 'Katia Sorlin', linkOwnerName: 'Clarisse Montbazin' }],
    });
  });

  test('somebody of the client’s who wrote the post doesn’t approve it by a link', async () => {
    const { token, page } = await sentToClarisse();
    const { ownerPool } = database;
    const setMember = (id: string | null) =>
      ownerPool.query('update contact set member_id = $1 where id = $2', [
        id,
        world.ours.clarisse.id,
      ]);
    await setMember(world.ours.people.ines.memberId);
    const refused = await decide(token, page.posts, { decision: 'approved' });
    await setMember(null);
    expect(refused).toMatchObject({ status: 403, type: 'four-eyes' });
  });

  test('only who may sign for the client is asked', async () => {
    const id = await reviewed();
    const setSigner = (can: boolean) =>
      database.ownerPool.query('update contact set can_sign = $1 where id = $2', [
        can,
        world.ours.clarisse.id,
      ]);
    await setSigner(false);
    const refused = await send(id);
    await setSigner(true);
    expect(refused.type).toBe('contact-cannot-sign');
  });

  test('an approval after the hour publishes nothing by itself', async () => {
    const { token, page } = await sentToClarisse();
    world.clock.at = new Date('2026-12-14T07:40:00Z');
    await decide(token, page.posts, { decision: 'approved' });
    const view = await world.read(world.ours.people.solene, page.posts[0]?.postId ?? '');
    expect(view).toMatchObject({ stage: 'signed', diffusion: 'late', can: { decideLate: true } });
    for (const { id: deliveryId } of view.deliveries) {
      const drop = { deliveryId, decision: 'drop', reason: 'Trop tard.' };
      await world.ask(world.ours.people.solene, 'POST', `/posts/${view.id}/late-decisions`, drop);
    }
    expect(await world.read(world.ours.people.solene, view.id)).toMatchObject({
      stage: 'dropped',
      diffusion: 'none',
      stamps: [{ voided: { reason: 'window-passed' } }],
    });
  });

  test('an ended link shows nothing and decides nothing; a fresh one goes to its owner only', async () => {
    const { token, page } = await sentToClarisse();
    world.clock.at = new Date('2027-01-08T08:30:00Z');
    expect(await open(token)).toMatchObject({ state: 'expired', posts: [] });
    expect((await decide(token, page.posts, { decision: 'approved' })).status).toBe(410);
    const mails = (await world.lastMail(world.ours.clarisse.email)).count;
    expect((await world.ask(null, 'POST', `/links/${token}/renewal`)).status).toBe(201);
    const mail = await world.lastMail(world.ours.clarisse.email);
    expect(mail.count).toBe(mails + 1);
    expect((await open(mail.token)).state).toBe('open');
    await world.ask(null, 'POST', `/links/${token}/renewal`);
    expect((await world.lastMail(world.ours.clarisse.email)).count).toBe(mails + 1);
  });

  test('a link in wrong hands is closed, and its posts can be sent again', async () => {
    const { token, page } = await sentToClarisse();
    expect((await world.ask(null, 'POST', `/links/${token}/disavowal`)).status).toBe(201);
    expect(await open(token)).toMatchObject({ state: 'revoked', posts: [] });
    expect((await decide(token, page.posts, { decision: 'approved' })).type).toBe('link-revoked');
    const id = page.posts[0]?.postId ?? '';
    expect((await world.read(world.ours.people.solene, id)).stage).toBe('reviewed');
    expect((await send(id)).status).toBe(201);
  });

  test('a senior takes a link back', async () => {
    const { page, id } = await sentToClarisse();
    const view = await world.read(world.ours.people.solene, id);
    const address = `/clients/${page.clientId}/approval-links/${view.withClient?.linkId}`;
    expect((await world.ask(world.ours.people.ines, 'DELETE', address)).status).toBe(403);
    expect((await world.ask(world.ours.people.solene, 'DELETE', address)).status).toBe(200);
    expect(await world.read(world.ours.people.solene, id)).toMatchObject({
      stage: 'reviewed',
      withClient: null,
    });
  });

  test('the client stops everything by typing the brand’s name', async () => {
    const { token } = await sentToClarisse();
    const pause = (brandName: string) =>
      world.ask(null, 'PUT', `/links/${token}/pause`, { brandName, name: 'Clarisse Montbazin' });
    expect((await pause('Ombrelune')).type).toBe('brand-name-differs');
    expect((await pause('laiterie  ombrelune')).status).toBe(200);
    expect((await open(token)).isPaused).toBe(true);
    await database.ownerPool.query('update client set paused_at = null, pause_reason = null');
  });
});

describe('a signed text is touched', () => {
  test.each([
    ['one letter', { text: 'Du foin de juin, un peu de betteravE, et l’eau du puits.' }],
    ['the hour', { dueAt: '2026-12-15T07:30:00.000Z' }],
    ['the networks', { channelIds: [] as string[] }],
    ['the mention', { mention: 'advertising' as const }],
  ])('%s: the stamp falls, nothing leaves, and the client sees the difference', async (_, over) => {
    const { ines, solene } = world.ours.people;
    const { token, page, id } = await sentToClarisse();
    await decide(token, page.posts, { decision: 'approved' });
    const signed = await world.read(ines, id);
    const saved = await world.ask(solene, 'PUT', `/posts/${id}/content`, {
      basedOn: 2,
      content: { ...signed.content, ...over },
    });
    expect(saved.body).toMatchObject({ version: 3, voided: 1 });
    const after = await world.read(ines, id);
    expect(after.stamps).toMatchObject([{ voided: { reason: 'content-changed', by: 'Solène' } }]);
    expect(after.deliveries.every(({ state }) => state === 'cancelled')).toBe(true);
    expect(['draft', 'in-review']).toContain(after.stage);
    expect(await open(token)).toMatchObject({ posts: [{ isReplaced: true }] });
    expect((await decide(token, page.posts, { decision: 'refused' })).type).toBe('content-changed');
    const old = await world.ask(ines, 'GET', `/posts/${id}/versions/2`);
    expect(old.body).toMatchObject({ contentHash: signed.contentHash, content: signed.content });
    if (after.stage === 'draft') return; // nothing to send: a rule blocks it
    await world.ask(solene, 'POST', `/posts/${id}/reviews`, { version: 3, decision: 'reviewed' });
    const mails = (await world.lastMail(world.ours.clarisse.email)).count;
    await send(id);
    const mail = await world.lastMail(world.ours.clarisse.email);
    expect(mail.count).toBe(mails + 1);
    expect(mail.subject).toContain('a changé');
    const again = await open(mail.token);
    expect(again.posts[0]?.stamp).toBeNull();
    expect(again.posts[0]?.changes.length).toBe(1);
  });

  test('the pillar isn’t signed: changing it voids nothing', async () => {
    const { token, page, id } = await sentToClarisse();
    await decide(token, page.posts, { decision: 'approved' });
    const { ines } = world.ours.people;
    const { content } = await world.read(ines, id);
    const saved = await world.ask(ines, 'PUT', `/posts/${id}/content`, {
      basedOn: 2,
      content: { ...content, pillar: 'Recettes' },
    });
    expect(saved.body).toMatchObject({ version: 3, voided: 0 });
    expect((await world.read(ines, id)).stage).toBe('signed');
  });

  test('what is going out can’t be changed or dropped any more', async () => {
    const { solene } = world.ours.people;
    const { token, page, id } = await sentToClarisse();
    await decide(token, page.posts, { decision: 'approved' });
    await database.ownerPool.query(
      "update delivery set state = 'sending' where id = (select id from delivery where post_id = $1 limit 1)",
      [id],
    );
    const { content } = await world.read(solene, id);
    const save = { basedOn: 2, content: { ...content, text: 'trop tard' } };
    expect((await world.ask(solene, 'PUT', `/posts/${id}/content`, save)).type).toBe(
      'already-sending',
    );
    const drop = await world.ask(solene, 'PUT', `/posts/${id}/drop`, { reason: 'x' });
    expect(drop.type).toBe('already-sending');
    const view = await world.read(solene, id);
    expect(view.deliveries.map(({ state }) => state).sort()).toEqual(['prepared', 'sending']);
    expect(view.stamps[0]?.voided).toBeNull();
  });

  test('a dropped post is void and quiet, and can be taken up again', async () => {
    const { solene } = world.ours.people;
    const { token, page, id } = await sentToClarisse();
    await decide(token, page.posts, { decision: 'approved' });
    await world.ask(solene, 'PUT', `/posts/${id}/drop`, { reason: 'La vache est vendue.' });
    expect(await world.read(solene, id)).toMatchObject({
      stage: 'dropped',
      diffusion: 'none',
      stamps: [{ voided: { reason: 'withdrawn' } }],
      can: { edit: false },
    });
    await world.ask(solene, 'DELETE', `/posts/${id}/drop`);
    expect((await world.read(solene, id)).stage).toBe('draft');
  });
});

test('the calendar shows each post once, with its two states', async () => {
  const { solene } = world.ours.people;
  const id = await reviewed({ title: 'Au calendrier', dueAt: '2026-12-21T08:00:00.000Z' });
  const days = '/posts?from=2026-12-21T00:00:00Z&to=2026-12-22T00:00:00Z';
  const { body } = await world.ask(solene, 'GET', days);
  expect(body).toMatchObject({
    posts: [
      {
        id,
        title: 'Au calendrier',
        stage: 'reviewed',
        diffusion: 'none',
        author: { name: 'Inès' },
      },
    ],
  });
});

test('a stranger finds nothing, on any route', async () => {
  const { page, id, token } = await sentToClarisse();
  const { ines } = world.ours.people;
  const view = await world.read(ines, id);
  const { clientId, clarisse } = world.ours;
  const { content } = view;
  const delivery = `/posts/${id}/deliveries/${id}`;
  const routes: [string, string, object?][] = [
    ['POST', '/posts', { clientId, title: 'x' }],
    ['GET', `/posts/${id}`],
    ['GET', `/posts/${id}/versions/1`],
    ['GET', `/posts/${id}/comparison?from=1&to=2`],
    ['PUT', `/posts/${id}/content`, { basedOn: 2, content }],
    ['POST', `/posts/${id}/checks`, { content }],
    ['POST', `/posts/${id}/submission`, { version: 2 }],
    ['POST', `/posts/${id}/reviews`, { version: 2, decision: 'reviewed' }],
    ['POST', `/posts/${id}/remarks/${id}/completion`],
    ['POST', `/clients/${clientId}/approval-links`, { contactId: clarisse.id, postIds: [id] }],
    ['DELETE', `/clients/${clientId}/approval-links/${view.withClient?.linkId}`],
    ['PUT', `/posts/${id}/drop`, { reason: 'x' }],
    ['DELETE', `/posts/${id}/drop`],
    ['POST', `/posts/${id}/late-decisions`, { deliveryId: id, decision: 'drop', reason: 'x' }],
    ['POST', `${delivery}/tries`, {}],
    ['POST', `${delivery}/withdrawal`, { reason: 'x' }],
  ];
  for (const [method, address, body] of routes) {
    const asked = await world.ask(world.stranger, method, address, body);
    expect({ method, address, type: asked.type }).toEqual({ method, address, type: 'not-found' });
    const nobody = await world.ask(null, method, address, body);
    expect({ method, address, status: nobody.status }).toEqual({ method, address, status: 401 });
  }
  const days = `/posts?clientId=${clientId}&from=2026-01-01T00:00:00Z&to=2027-12-31T00:00:00Z`;
  const list = await world.ask(world.stranger, 'GET', days);
  expect(list.body).toEqual({ posts: [], undated: [] });
  // The stranger's own client, our contact and our post.
  const [theirs] = world.stranger.scope.clientIds;
  const mixed = { contactId: clarisse.id, postIds: [id] };
  const sent = await world.ask(world.stranger, 'POST', `/clients/${theirs}/approval-links`, mixed);
  expect(sent.type).toBe('not-found');
  expect((await world.ask(null, 'GET', `/links/${'x'.repeat(43)}`)).type).toBe('link-unknown');
  const elsewhere = { ...page.posts[0], postId: theirs };
  expect((await decide(token, [elsewhere], { decision: 'approved' })).type).toBe('not-found');
  expect((await world.read(ines, id)).stage).toBe('with-client');
});

async function submitted(over: object = {}): Promise<string> {
  const { ines } = world.ours.people;
  const id = await world.writePost(ines, over);
  const done = await world.ask(ines, 'POST', `/posts/${id}/submission`, { version: 2 });
  expect(done.body).toEqual({});
  return id;
}

async function reviewed(over: object = {}): Promise<string> {
  const id = await submitted(over);
  const review = { version: 2, decision: 'reviewed' };
  await world.ask(world.ours.people.solene, 'POST', `/posts/${id}/reviews`, review);
  return id;
}

function send(...postIds: string[]) {
  const { clientId, clarisse, people } = world.ours;
  return world.ask(people.solene, 'POST', `/clients/${clientId}/approval-links`, {
    contactId: clarisse.id,
    postIds,
  });
}

async function sentToClarisse() {
  const id = await reviewed();
  await send(id);
  const { token } = await world.lastMail(world.ours.clarisse.email);
  return { id, token, page: await open(token) };
}

async function open(token: string): Promise<ApprovalPage> {
  return (await world.ask(null, 'GET', `/links/${token}`)).body as ApprovalPage; // the contract's shape
}

function decide(
  token: string,
  posts: readonly ({ postId?: string; version?: number; contentHash?: string } | undefined)[],
  given: object,
) {
  const items = posts.map((post) => ({
    postId: post?.postId,
    version: post?.version,
    contentHash: post?.contentHash,
  }));
  const name = 'Clarisse Montbazin';
  return world.ask(null, 'POST', `/links/${token}/decisions`, { name, ...given, items });
}

function stampIds({ body }: { body: unknown }): string[] {
  return (body as { stamps: { id: string }[] }).stamps.map(({ id }) => id); // the contract's shape
}
