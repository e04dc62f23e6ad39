import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PostWorld, startPostWorld } from '../../../test/post-world.ts';
import type { Check } from './schema.ts';

let world: PostWorld;

beforeAll(async () => {
  world = await startPostWorld();
});

afterAll(() => world[Symbol.asyncDispose]());

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
    const id = await world.submitted();
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
    expect(await world.send(id)).toMatchObject({ type: 'not-reviewed' });
    expect((await world.ask(helene, 'POST', `/posts/${id}/reviews`, review)).status).toBe(201);
  });

  test('whoever rewrote a text doesn’t pass it on: another senior reads it, be it its author', async () => {
    const { ines, solene, helene } = world.ours.people;
    const id = await world.submitted();
    const rewrite = (who: typeof solene, postId: string) => {
      const content = { ...world.ours.content, text: `Réécrit par ${who.name}.` };
      return world.ask(who, 'PUT', `/posts/${postId}/content`, { basedOn: 2, content });
    };
    await rewrite(solene, id);
    const review = { version: 3, decision: 'reviewed' };
    const pass = (who: typeof solene) => world.ask(who, 'POST', `/posts/${id}/reviews`, review);
    expect((await world.read(solene, id)).can.review).toBe(false);
    expect((await pass(ines)).type).toBe('not-allowed');
    expect((await pass(solene)).type).toBe('four-eyes');
    expect((await pass(helene)).status).toBe(201);

    const own = await world.writePost(solene);
    await world.ask(solene, 'POST', `/posts/${own}/submission`, { version: 2 });
    await rewrite(helene, own);
    const read = (who: typeof solene) => world.ask(who, 'POST', `/posts/${own}/reviews`, review);
    expect((await read(helene)).type).toBe('four-eyes');
    expect((await read(solene)).status).toBe(201);
  });

  test('alone in an agency, the client’s signature is the second pair of eyes', async () => {
    const { solene } = world.ours.people;
    const team = [world.ours.agencyId, solene.memberId];
    const setEnd = (end: string) =>
      world.ownerPool.query(
        `update member set ended_at = ${end} where agency_id = $1 and id <> $2`,
        team,
      );
    await setEnd('now()');
    const id = await world.writePost(solene);
    expect((await world.send(id)).type).toBe('not-reviewed');
    await world.ask(solene, 'POST', `/posts/${id}/submission`, { version: 2 });
    const view = await world.read(solene, id);
    const sent = await world.send(id);
    await setEnd('null');
    expect(view.can).toMatchObject({ review: false, sendToClient: true });
    expect(sent.status).toBe(201);
  });

  test('a client’s account sees the post, not the lesson', async () => {
    const { solene, karim } = world.ours.people;
    const id = await world.submitted();
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
    const save = { basedOn: 2, content: { ...content, text: '\u0958'.repeat(15_000) } };
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
    const id = await world.submitted();
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

test('the calendar shows each post once, with its two states', async () => {
  const { solene } = world.ours.people;
  const id = await world.reviewed({ title: 'Au calendrier', dueAt: '2026-12-21T08:00:00.000Z' });
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
