import assert from 'node:assert/strict';
import { refusalOf } from '../person.ts';
import { type Accepted, dayIn, PAID } from './ask-creators.ts';
import { sendForm } from './by-link.ts';
import type { House, Stage } from './one-post.ts';
import { euros } from './plan-with-client.ts';
import { storyOf } from './story-blogs.ts';

/** A contract by link for who is paid, a box for everybody; one tastes it and will not write. */
export async function sendBoxes(
  { say }: Stage,
  { ines, solene }: House,
  accepted: readonly Accepted[],
) {
  const paid = accepted.find(({ blog }) => blog.key === PAID);
  if (!paid) throw new Error('who is paid has not accepted');
  await signAgreement(solene, paid);
  say(`${paid.blog.name}’s agreement is signed by Solène, then on the page by the creator`);
  await waitForTheCold(say, solene, paid.id);
  for (const { id: participationId, page, person } of accepted) {
    const { benefits } = await solene.api.operations.readParticipation({ participationId });
    const fee = benefits.find(({ kind }) => kind === 'fee');
    if (fee) await solene.api.operations.giveBenefit({ participationId, benefitId: fee.id });
    const gift = benefits.find(({ kind }) => kind === 'gift');
    const benefitIds = gift ? [gift.id] : [];
    await ines.api.operations.ship({ participationId, benefitIds, carrier: 'Froid du Val' });
    await sendForm(person, page, 'received');
  }
  const quitter = accepted.find(({ blog }) => storyOf(blog.key).declinedAt);
  if (!quitter) throw new Error('nobody says no after tasting');
  const { comment = '' } = storyOf(quitter.blog.key);
  await sendForm(quitter.person, quitter.page, 'notPublishing', { comment });
  const view = await solene.api.operations.readParticipation({ participationId: quitter.id });
  assert.deepEqual([view.state, view.parcel], ['not-publishing', 'received']);
  say(
    `${accepted.length} boxes leave and arrive; ${quitter.blog.name} tastes, and will not write: “${comment}”`,
  );
  return { paid, writers: accepted.filter((one) => one !== quitter) };
}

/** What must stay cold leaves on three days of the week: on the others it is refused, and said when. */
async function waitForTheCold(say: Stage['say'], solene: House['solene'], participationId: string) {
  const { operations } = solene.api;
  const { nextColdDay, timeZone } = await operations.readParticipation({ participationId });
  if (nextColdDay === dayIn(timeZone)) return;
  const { id: benefitId } = await operations.addBenefit({
    ...{ participationId, kind: 'gift', label: 'Coffret frais', valueCents: 100 },
    ...{ condition: 'none', isCold: true },
  });
  const refusal = await refusalOf(operations.ship({ participationId, benefitIds: [benefitId] }));
  assert.equal(refusal, 'cold-before-weekend');
  await operations.cancelBenefit({ participationId, benefitId, reason: 'Trop tard en semaine.' });
  say(`nothing cold leaves before ${nextColdDay} (${refusal}): today the boxes are dry ones`);
}

async function signAgreement(
  solene: House['solene'],
  { id: participationId, page, person }: Accepted,
) {
  const { operations } = solene.api;
  const { agreementDraft: content } = await operations.readParticipation({ participationId });
  const { n } = await operations.saveAgreement({ participationId, kind: 'agreement', content });
  const { agreementDetail } = await operations.readParticipation({ participationId });
  const contentHash = agreementDetail?.contentHash ?? '';
  await operations.signAgreement({ participationId, n, contentHash });
  await sendForm(person, page, 'sign', { n: String(n), contentHash, name: 'Katell Le Bihan' });
  const after = await operations.readParticipation({ participationId });
  assert.equal(after.agreement, 'signed');
}

/**
 * 620 of this year's past, a fee of 350 and a box of 24 are 994 and pass; the box of six that would
 * make exactly 1 000 has no way out without a contract.
 */
export async function meetTheThreshold({ say }: Stage, { ines, solene }: House, paid: Accepted) {
  const { id: participationId, blog } = paid;
  const { operations } = solene.api;
  const read = async () => (await operations.readParticipation({ participationId })).threshold;
  const before = await read();
  assert.equal(before.givenCents, 62_000 + 35_000 + 2_400);
  assert.equal(before.state, 'near');
  const { id: benefitId } = await ines.api.operations.addBenefit({
    ...{ participationId, kind: 'gift', label: 'Carte et cuillère', valueCents: before.leftCents },
    condition: 'none',
  });
  assert.equal((await read()).state, 'contract-needed');
  const parcel = ines.api.operations.ship({ participationId, benefitIds: [benefitId] });
  const hand = operations.giveBenefit({ participationId, benefitId });
  const answers = [await refusalOf(parcel), await refusalOf(hand)];
  assert.deepEqual(answers, ['contract-missing', 'contract-missing']);
  const { shipments, threshold } = await operations.readParticipation({ participationId });
  assert.deepEqual([shipments.length, threshold.givenCents], [1, before.givenCents]);
  say(
    `${blog.name} has had ${euros(before.givenCents)} this year; ${euros(before.leftCents)} more is blocked, as a parcel and by hand: ${answers[0]}`,
  );
}
