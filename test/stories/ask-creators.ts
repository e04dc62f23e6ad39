import assert from 'node:assert/strict';
import { type Letter, linkIn } from '../mailbox.ts';
import type { Dovecot } from '../networks/dovecot/dovecot.ts';
import { createPerson, type Person, refusalOf } from '../person.ts';
import { openByRobot, sendForm } from './by-link.ts';
import type { Asked } from './choose-blogs.ts';
import type { House, Stage } from './one-post.ts';
import { storyOf } from './story-blogs.ts';
import { waitFor } from './wait-for.ts';

/** Somebody who said yes: their page without account, and themselves at a browser. */
export type Accepted = Asked & { readonly page: string; readonly person: Person };

/** Who is offered money as well as a box, and whose year has a past with this client. */
export const PAID = 'K10';
const REFUSES = 'K09';

/** A box for everybody, money for one, and who had what from this client before. */
export async function offerBoxes(house: House, asked: readonly Asked[]) {
  const { operations } = house.solene.api;
  const [first] = asked;
  const view = await operations.readParticipation({ participationId: first?.id ?? '' });
  const isCold = view.nextColdDay === dayIn(view.timeZone);
  for (const one of asked) await offer(house, one, isCold);
}

/** Inès writes to everybody; nothing leaves by her, nor by anybody before the rules are passed. */
export async function writeLetters(
  { say }: Stage,
  { ines, solene }: House,
  asked: readonly Asked[],
) {
  const written: Written[] = [];
  for (const one of asked) {
    const { human: humanSentence } = storyOf(one.blog.key);
    const letter = { participationId: one.id, kind: 'proposal', humanSentence } as const;
    const { id: letterId } = await ines.api.operations.writeLetter(letter);
    written.push({ ...one, humanSentence, letterId });
  }
  const [first] = written;
  if (!first) throw new Error('nobody is asked');
  const ids = { participationId: first.id, letterId: first.letterId };
  const alone = await refusalOf(ines.api.operations.releaseLetter(ids));
  const early = await refusalOf(solene.api.operations.releaseLetter(ids));
  assert.deepEqual([alone, early], ['not-allowed', 'rules-stop']);
  say(
    `Inès writes ${written.length} letters; she can’t send one (${alone}), and Solène not yet (${early})`,
  );
  return written;
}

type Written = Asked & { readonly humanSentence: string; readonly letterId: string };

/** The letters leave by Solène, and everybody answers their own way. */
export async function askCreators(
  stage: Stage & { readonly dovecot: Dovecot },
  house: House,
  asked: readonly Written[],
): Promise<Accepted[]> {
  const { say } = stage;
  const { ines, solene } = house;
  const letters = new Map<string, Letter>();
  for (const { blog, id: participationId, letterId, humanSentence } of asked) {
    await solene.api.operations.releaseLetter({ participationId, letterId });
    const letter = await stage.mailbox.find(blog.email, /\/c\//);
    assert.ok(letter.text.includes(humanSentence), 'the sentence of a person is in it');
    letters.set(blog.key, letter);
  }
  say(`${letters.size} letters leave over SMTP, each with a sentence that a person wrote`);

  const refused = asked.find(({ blog }) => blog.key === REFUSES);
  if (!refused) throw new Error(`${REFUSES} was not asked`);
  await refuseByMail(stage, house, refused, letters.get(REFUSES));
  const accepted: Accepted[] = [];
  for (const one of asked.filter(({ blog }) => blog.key !== REFUSES)) {
    const letter = letters.get(one.blog.key);
    if (!letter) throw new Error(`nobody wrote to ${one.blog.name}`);
    const page = linkIn(letter, '/c/');
    const person = createPerson(stage.url);
    if (accepted.length === 0) {
      await openByRobot(page, 10);
      const { state } = await solene.api.operations.readParticipation({ participationId: one.id });
      assert.equal(state, 'contacted', 'a robot has answered');
    }
    await sendForm(person, page, 'answer', { answer: 'interested', comment: '' });
    await sendForm(person, page, 'address', {
      ...{ recipient: one.blog.name, street: '4 chemin des Cuves', postalCode: '00000' },
      ...{ city: 'Sauvigne', country: 'France', slot: 'le matin' },
    });
    accepted.push({ ...one, page, person });
  }
  const seen = await ines.api.operations.readParticipation({
    participationId: accepted[0]?.id ?? '',
  });
  assert.equal(seen.address, null, 'a trainee doesn’t see where somebody lives');
  say(
    `${accepted.length} accept on their own page and give an address there, which Inès doesn’t see`,
  );
  return accepted;
}

async function offer({ ines, solene, clientId }: House, of: Asked, isCold: boolean) {
  const { operations } = ines.api;
  const { id: participationId, creatorId, blog } = of;
  await operations.addBenefit({
    ...{ participationId, kind: 'gift', label: 'Coffret Brassé de Lune, trois pots' },
    ...{ valueCents: 2_400, condition: 'none', isCold },
  });
  if (blog.key !== PAID) return;
  await operations.addBenefit({
    ...{ participationId, kind: 'fee', label: 'Billet développé, avec essais et photos' },
    ...{ valueCents: 35_000, condition: 'publication' },
  });
  const today = dayIn('Europe/Paris');
  const april = `${today.slice(0, 4)}-04-14`;
  await solene.api.operations.addPastRelation({
    ...{ clientId, creatorId, label: 'Recette', valueCents: 62_000 },
    givenOn: april < today ? april : today,
  });
}

export function dayIn(timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());
}

/** A real answer into a real mailbox: it comes back to the thread it belongs to. */
async function refuseByMail(
  { dovecot, say }: Stage & { readonly dovecot: Dovecot },
  { ines }: House,
  { blog, id: participationId }: Asked,
  letter: Letter | undefined,
) {
  if (!letter) throw new Error(`nobody wrote to ${blog.name}`);
  const words = storyOf(blog.key).comment ?? '';
  const raw = [
    `From: ${blog.name} <${blog.email}>`,
    `To: ${letter.replyTo}`,
    `Subject: =?utf-8?B?${Buffer.from(`Re: ${letter.subject}`).toString('base64')}?=`,
    `Message-ID: <non-${Date.now()}@blog.example>`,
    `In-Reply-To: ${letter.messageId}`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Bonjour, merci, mais ${words} en ce moment.`,
    '',
  ];
  await dovecot.deliver(raw.join('\r\n'), letter.replyTo);
  const { operations } = ines.api;
  const seen = await waitFor('the answer by mail', async () => {
    const view = await operations.readParticipation({ participationId });
    return view.letters.some(({ kind }) => kind === 'reply') && view;
  });
  assert.equal(seen.alert?.kind, 'answer-came');
  assert.match(seen.letters.at(-1)?.body ?? '', new RegExp(words));
  await operations.moveParticipation({ participationId, to: 'declined', note: words });
  await operations.markLettersRead({ participationId });
  const after = await operations.readParticipation({ participationId });
  assert.deepEqual([after.state, after.alert?.kind ?? null], ['declined', null]);
  say(`${blog.name} answers by mail, read over IMAP into its thread: “${words}”; no is kept as no`);
}
