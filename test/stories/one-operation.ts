import assert from 'node:assert/strict';
import type { Dovecot } from '../networks/dovecot/dovecot.ts';
import { askCreators, offerBoxes, writeLetters } from './ask-creators.ts';
import { chooseBlogs, readTheBlogs } from './choose-blogs.ts';
import type { House, Stage } from './one-post.ts';
import { passTheRules } from './pass-the-rules.ts';
import { agreeOnAPlan, euros, takeTheBrief } from './plan-with-client.ts';
import { meetTheThreshold, sendBoxes } from './send-boxes.ts';
import type { StoryBlog } from './story-blogs.ts';
import { mendTheMention, outliveTheBlog, publishPosts } from './watch-mentions.ts';

/** What an operation meets outside: a mailbox for answers, and blogs that people really have. */
export type Outside = { readonly dovecot: Dovecot; readonly blogs: readonly StoryBlog[] };

/** The leaves that an operation leaves in its client's log. */
export const LEAVES = [
  'approval',
  'rule-decision',
  'overrule',
  'gift',
  'shipment',
  'deliverable-capture',
] as const;

/** From what a client wrote to the mention on the last page; every figure is read from the product. */
export async function playOperation(stage: Stage, outside: Outside, house: House) {
  const { say } = stage;
  const { blogs } = outside;
  const { operations } = house.solene.api;
  const { briefId, percents } = await takeTheBrief(stage, house);
  const operationId = await agreeOnAPlan(stage, house, briefId);
  await readTheBlogs(stage, house, blogs);
  const asked = await chooseBlogs(stage, house, blogs, operationId);
  await offerBoxes(house, asked);
  const written = await writeLetters(stage, house, asked);
  await passTheRules(stage, house, operationId);
  const accepted = await askCreators({ ...stage, dovecot: outside.dovecot }, house, written);
  const { paid, writers } = await sendBoxes(stage, house, accepted);
  await publishPosts(stage, house, writers);
  const late = writers.find(({ blog }) => blog.key === 'K08');
  if (!late) throw new Error('who forgets the mention does not write');
  const mended = await mendTheMention(stage, house, late);
  await meetTheThreshold(stage, house, paid);

  const { counts, budget } = await operations.readOperation({ operationId });
  const { kept, contacted, published, mentions, mentionsAtFirst } = counts;
  assert.deepEqual(
    { kept, contacted, published, mentions, mentionsAtFirst, accepted: counts.accepted },
    {
      ...{ kept: asked.length, contacted: asked.length, accepted: asked.length - 1 },
      ...{
        published: writers.length,
        mentions: writers.length,
        mentionsAtFirst: writers.length - 1,
      },
    },
  );
  say(
    `the board: ${kept} kept, ${contacted} contacted, ${counts.accepted} accepted, ${published} published; mention at the first capture on ${mentionsAtFirst} of ${published}, now on ${mentions}; ${euros(budget.agreedCents)} agreed`,
  );
  return { operationId, percents, mended, outlive: () => outliveTheBlog(stage, house, mended) };
}
