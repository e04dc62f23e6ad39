import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostWorld, startPostWorld } from '../../../test/post-world.ts';

let world: PostWorld;

beforeAll(async () => {
  world = await startPostWorld();
});

afterAll(() => world[Symbol.asyncDispose]());

const acts = [
  'save',
  'save',
  'submit',
  'review',
  'send',
  'approve',
  'approve',
  'drop',
  'reopen',
] as const;
type Act = (typeof acts)[number];

test('whoever does what at the same moment, what stands signed is what stands written', async () => {
  const batch = fc.array(fc.constantFrom(...acts), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.array(batch, { minLength: 2, maxLength: 6 }), async (batches) => {
      const id = await world.writePost(world.ours.people.ines);
      // First the straight way, so that there is something to void.
      for (const act of ['submit', 'review', 'send', 'approve'] as const) await run(id, act);
      await expectInvariant(id);
      for (const together of batches) {
        await Promise.all(together.map((act) => run(id, act)));
        await expectInvariant(id);
      }
    }),
    { numRuns: 25 },
  );
});

test('two presses of the same button sign once', async () => {
  const id = await world.writePost(world.ours.people.ines);
  for (const act of ['submit', 'review', 'send'] as const) await run(id, act);
  const answers = await Promise.all([1, 2, 3, 4].map(() => run(id, 'approve')));
  const ids = answers.map((body) => (body as { stamps: { id: string }[] }).stamps[0]?.id);
  expect(new Set(ids).size).toBe(1);
  expect((await world.read(world.ours.people.solene, id)).deliveries).toHaveLength(2);
});

let texts = 0;

async function run(id: string, act: Act): Promise<unknown> {
  const { ines, solene, helene } = world.ours.people;
  const { clientId, clarisse } = world.ours;
  const { version, content } = await world.read(ines, id);
  const answers = {
    save: () => {
      const text = `Du foin de juin. ${++texts}`;
      const saved = { basedOn: version, content: { ...content, text } };
      return world.ask(helene, 'PUT', `/posts/${id}/content`, saved);
    },
    submit: () => world.ask(ines, 'POST', `/posts/${id}/submission`, { version }),
    review: () =>
      world.ask(solene, 'POST', `/posts/${id}/reviews`, { version, decision: 'reviewed' }),
    send: () =>
      world.ask(solene, 'POST', `/clients/${clientId}/approval-links`, {
        contactId: clarisse.id,
        postIds: [id],
      }),
    approve: approveNewest,
    drop: () => world.ask(solene, 'PUT', `/posts/${id}/drop`, { reason: 'x' }),
    reopen: () => world.ask(solene, 'DELETE', `/posts/${id}/drop`),
  };
  const { status, body } = await answers[act]();
  expect(status).toBeLessThan(500);
  return body;
}

/** By the newest link that was mailed, on what it shows. */
async function approveNewest() {
  const { token } = await world.lastMail(world.ours.clarisse.email, 'link');
  const page = await world.ask(null, 'GET', `/links/${token}/posts`);
  const { posts } = page.body as {
    posts: { postId: string; version: number; contentHash: string }[];
  }; // the contract's shape
  const items = posts.map(({ postId, version, contentHash }) => ({ postId, version, contentHash }));
  const decision = { items, decision: 'approved', name: 'Clarisse Montbazin' };
  return world.ask(null, 'POST', `/links/${token}/decisions`, decision);
}

/** Living approvals and deliveries are on the newest content; "signed" is where an approval stands. */
async function expectInvariant(id: string) {
  const { rows } = await world.ownerPool.query(
    `select p.stage, v.content_hash as newest,
       array(select s.content_hash from signature s left join signature_void x on x.signature_id = s.id
             where s.subject_id = p.id and s.decision = 'approved' and x.signature_id is null) as signed,
       array(select d.content_hash from delivery d where d.post_id = p.id and d.state <> 'cancelled') as going,
       (select count(*)::integer from post_version where post_id = p.id) as versions, p.version
     from post p join post_version v on v.post_id = p.id and v.n = p.version where p.id = $1`,
    [id],
  );
  const [{ stage, newest, signed, going, versions, version }] = rows;
  expect(versions).toBe(version);
  expect(signed).toEqual(stage === 'signed' ? [newest] : []);
  expect(going).toEqual(stage === 'signed' ? [newest, newest] : []);
}
