import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { CaptureView } from '../../server/modules/operations/board-schema.ts';
import { createPerson, refusalOf } from '../person.ts';
import type { Accepted } from './ask-creators.ts';
import { sendForm, tokenOf } from './by-link.ts';
import type { House, Stage } from './one-post.ts';
import { storyOf } from './story-blogs.ts';
import { waitFor } from './wait-for.ts';

export type Mended = { readonly late: Accepted; readonly captures: readonly CaptureView[] };

/** They publish on their own blogs; each page is fetched and read, and one has no mention. */
export async function publishPosts({ say }: Stage, house: House, writers: readonly Accepted[]) {
  for (const { blog, page, person } of writers) {
    const { mention } = await person.api.operations.readCreatorPage({ token: tokenOf(page) });
    const isForgotten = storyOf(blog.key).isMentionLate ?? false;
    const url = await blog.publish(isForgotten ? null : mention.words);
    await sendForm(person, page, 'publish', { url });
  }
  for (const { blog, id } of writers) {
    const [capture] = await readCaptures(house, id, 1);
    const isForgotten = storyOf(blog.key).isMentionLate ?? false;
    assert.equal(capture?.mentionState, isForgotten ? 'absent' : 'present', blog.name);
    const found = capture?.mention ? `“${capture.mention}” in “${capture.sentence}”` : 'no mention';
    say(
      `${blog.name} (${blog.made}): ${capture?.size} bytes ${capture?.sha256?.slice(0, 8)}, ${found}`,
    );
  }
}

/** Asked for in one action with the exact words; the blog is corrected; the next capture shows it. */
export async function mendTheMention(stage: Stage, house: House, late: Accepted): Promise<Mended> {
  const { say, mailbox } = stage;
  const { operations } = house.solene.api;
  const { id: participationId, blog, page } = late;
  const before = await operations.readParticipation({ participationId });
  assert.deepEqual([before.alert?.kind, before.mention], ['mention-absent', 'absent']);
  const { sections } = await house.solene.api.today.readToday({});
  const told = sections
    .flatMap(({ items }) => items)
    .find(({ id }) => id === `mention-absent ${participationId}`);
  assert.equal(told?.urgency, 'now', 'it is in Solène’s Today');
  const deliverableId = before.deliverables[0]?.id ?? '';
  const asked = await operations.requestMention({ participationId, deliverableId });
  assert.equal(asked.isSent, true);
  const letter = await mailbox.find(blog.email, new RegExp(quoted(before.deliverableUrl ?? '')));
  assert.ok(letter.text.includes(asked.words), 'the letter has the exact words');
  const { mention } = await createPerson(stage.url).api.operations.readCreatorPage({
    token: tokenOf(page),
  });
  assert.equal(asked.words, mention.words, 'the words are those of their page');
  const again = operations.requestMention({ participationId, deliverableId });
  assert.equal(await refusalOf(again), 'mention-asked-already');
  say(
    `missing at ${blog.name}: ${before.deliverables[0]?.captures[0]?.problems[0] ?? 'no rule says so'}`,
  );
  say(`one action, one letter (“${letter.subject}”), with the exact words: “${asked.words}”`);

  await blog.mend(asked.words);
  await house.ines.api.operations.captureNow({ participationId, deliverableId });
  const captures = await readCaptures(house, participationId, 2);
  assert.deepEqual(
    captures.map(({ mentionState }) => mentionState),
    ['absent', 'present'],
  );
  const after = await operations.readParticipation({ participationId });
  const [incident] = after.deliverables[0]?.incidents ?? [];
  assert.deepEqual(
    [incident?.firstCaptureId, incident?.mendedCaptureId],
    captures.map(({ id }) => id),
  );
  assert.deepEqual([after.mention, after.state], ['mended', 'mention-checked']);
  const seconds =
    (Date.parse(incident?.mendedAt ?? '') - Date.parse(incident?.openedAt ?? '')) / 1000;
  say(
    `${blog.name} corrects it; the second capture has it, ${seconds.toFixed(0)} s after the first: ${captures.map(({ sha256 }) => sha256?.slice(0, 8)).join(' → ')}`,
  );
  return { late, captures };
}

/** What was captured is there as it was, also when the blog is gone. */
export async function outliveTheBlog(
  { say, url }: Stage,
  { solene }: House,
  { late, captures }: Mended,
) {
  await late.blog.close();
  const texts: string[] = [];
  for (const { url: path, sha256 } of captures) {
    const response = await solene.fetch(new URL(path ?? '', url));
    const bytes = new Uint8Array(await response.arrayBuffer());
    assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256);
    texts.push(new TextDecoder().decode(bytes));
  }
  const words = /Produit offert par Laiterie Ombrelune/;
  assert.deepEqual(
    texts.map((text) => words.test(text)),
    [false, true],
  );
  say(`the blog is switched off: both captures still open, byte for byte`);
}

/** The captures that are done, oldest first, once there are `n`. */
function readCaptures({ solene }: House, participationId: string, n: number) {
  return waitFor(`${n} capture(s)`, async () => {
    const { deliverables } = await solene.api.operations.readParticipation({ participationId });
    const all = deliverables[0]?.captures ?? [];
    const missed = all.find(({ state }) => state === 'missed');
    if (missed) throw new Error(`a capture was missed: ${missed.missedBecause}`);
    const done = all.filter(({ state }) => state === 'done');
    done.sort((a, b) => ((a.capturedAt ?? '') < (b.capturedAt ?? '') ? -1 : 1));
    return done.length >= n && done;
  });
}

function quoted(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
