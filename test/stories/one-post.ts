import { setTimeout as sleep } from 'node:timers/promises';
import { drawPicture } from '../../server/demo/pictures.ts';
import type { PostContent, PostView } from '../../server/modules/publishing/schema.ts';
import { linkIn, type Mailbox } from '../mailbox.ts';
import type { Pds } from '../networks/bluesky/pds.ts';
import type { WordPress } from '../networks/wordpress/wordpress.ts';
import { createPerson, type Person, refusalOf } from '../person.ts';

export type Stage = {
  readonly url: string;
  readonly mailbox: Mailbox;
  /** One line a step, for whoever watches. */
  readonly say: (line: string) => void;
};

/** Where the client's posts go. */
export type Networks = { readonly pds: Pds; readonly wordpress: WordPress };

const PASSWORD = 'quinze pots en verre';

/** Everybody of the story, with the rooms they work in. */
export type House = {
  readonly helene: Person;
  readonly solene: Person;
  readonly ines: Person;
  readonly clientId: string;
  readonly contactId: string;
};

/** With the client's two networks. */
export type Cast = House & {
  readonly channelIds: readonly string[];
  readonly blueskyDid: string;
};

/** First start, the people, a client with its brand kit signed. */
export async function openTheHouse(stage: Stage): Promise<House> {
  const { url, say } = stage;
  const helene = createPerson(url);
  await helene.api.people.setUp({
    locale: 'fr',
    timeZone: 'Europe/Paris',
    agencyName: 'Atelier Corvelle',
    name: 'Hélène Vauquerin',
    email: 'helene@corvelle.example',
    password: PASSWORD,
  });
  say('Hélène sets the agency up');
  const solene = await invite(stage, helene, {
    name: 'Solène Kermarzin',
    email: 'solene@corvelle.example',
    role: 'mentor',
  });
  const soleneId = (await solene.api.people.readSession({})).member.id;
  const refusal = await refusalOf(
    helene.api.people.inviteMember({
      name: 'Inès Taldir',
      email: 'ines@corvelle.example',
      role: 'trainee',
    }),
  );
  say(`a trainee without a tutor is refused: ${refusal}`);

  const { id: clientId } = await solene.api.clients.createClient({
    name: 'Laiterie Ombrelune',
    locale: 'fr',
    timeZone: 'Europe/Paris',
    accountableId: soleneId,
  });
  const ines = await invite(stage, helene, {
    name: 'Inès Taldir',
    email: 'ines@corvelle.example',
    role: 'trainee',
    tutorId: soleneId,
    clientIds: [clientId],
  });
  const { id: contactId } = await solene.api.clients.addContact({
    clientId,
    name: 'Clarisse Montbazin',
    email: 'clarisse@ombrelune.example',
    title: 'Responsable marketing',
    canSign: true,
  });
  await signKit(ines, solene, clientId);
  say('Inès writes the brand kit; Solène signs it');
  return { helene, solene, ines, clientId, contactId };
}

async function invite(
  { url, mailbox }: Stage,
  by: Person,
  whom: {
    name: string;
    email: string;
    role: 'mentor' | 'trainee';
    tutorId?: string;
    clientIds?: string[];
  },
): Promise<Person> {
  await by.api.people.inviteMember(whom);
  const link = linkIn(await mailbox.find(whom.email, /invitation/i), '/invitations/');
  const token = new URL(link).pathname.split('/').at(-1) ?? '';
  const person = createPerson(url);
  await person.api.people.acceptInvitation({
    token,
    name: whom.name,
    locale: 'fr',
    password: PASSWORD,
  });
  return person;
}

async function signKit(author: Person, signer: Person, clientId: string) {
  await author.api.clients.saveBrandKit({
    clientId,
    basedOn: 0,
    content: {
      tone: 'Calme et précis, à la première personne du pluriel.',
      claimsForbidden: [
        { text: 'meilleur pour la santé', why: 'Allégation de santé sans autorisation.' },
      ],
      claimsAllowed: [
        { text: 'lait collecté à 38 km au plus', proof: 'Carte des fermes, version 2' },
      ],
      pillars: [
        { name: 'Recettes', share: 60 },
        { name: 'Coulisses', share: 40 },
      ],
    },
  });
  const { brandKit } = await signer.api.clients.readClient({ clientId });
  if (!brandKit) throw new Error('the brand kit was not saved');
  await signer.api.clients.signBrandKit({
    clientId,
    n: brandKit.n,
    contentHash: brandKit.contentHash,
  });
}

export async function connectNetworks(
  { say }: Stage,
  { pds, wordpress }: Networks,
  house: House,
): Promise<Cast> {
  const { clients } = house.solene.api;
  const { clientId } = house;
  const account = await pds.createAccount('ombrelune');
  const bluesky = await clients.connectChannel({
    clientId,
    connector: 'bluesky',
    credentials: { service: pds.url, identifier: account.handle, appPassword: account.appPassword },
    grantedBy: 'Clarisse Montbazin',
  });
  const blog = await clients.connectChannel({
    clientId,
    connector: 'wordpress',
    credentials: {
      site: wordpress.url,
      user: wordpress.user,
      applicationPassword: wordpress.applicationPassword,
    },
    grantedBy: 'Clarisse Montbazin',
  });
  say('Clarisse’s Bluesky and WordPress are connected by Solène; Inès holds no key');
  return { ...house, channelIds: [bluesky.id, blog.id], blueskyDid: account.did };
}

/** The trainee writes; what the rules hold back is said; she mends it and submits. */
export async function writePost(
  { say }: Stage,
  { ines, clientId, channelIds }: Cast,
  post: { title: string; dueAt: Date },
): Promise<{ postId: string }> {
  const { id: postId } = await ines.api.publishing.createPost({
    clientId,
    title: post.title,
    dueAt: post.dueAt.toISOString(),
  });
  const picture = await drawPicture({
    name: post.title,
    colours: ['#1d2b4f', '#f6efe0', '#d9a21b'],
  });
  const file = new File([new Uint8Array(picture)], 'cuve.jpg', { type: 'image/jpeg' });
  const media = await ines.api.publishing.uploadMedia({ clientId, file });
  const content: PostContent = {
    title: post.title,
    pillar: 'Coulisses',
    text: 'Une cuve, deux heures, 43 °C. Nos brassés sont meilleurs pour la santé que les autres. Anselme note l’heure à la craie.',
    variants: {},
    channelIds: [...channelIds],
    images: [{ mediaId: media.id, sha256: media.sha256, alt: '' }],
    mention: 'none',
    dueAt: post.dueAt.toISOString(),
    windowMinutes: 60,
  };
  const first = await ines.api.publishing.savePost({ postId, basedOn: 1, content });
  const blocking = first.checks.filter(({ level }) => level === 'block').map(({ rule }) => rule);
  const refusal = await refusalOf(
    ines.api.publishing.submitPost({ postId, version: first.version }),
  );
  say(
    `the claim and the missing alternative text hold it back (${refusal}: ${blocking.join(', ')})`,
  );
  const mended: PostContent = {
    ...content,
    text: 'Une cuve, deux heures, 43 °C. Si l’on ouvre trop tôt, le yaourt file ; trop tard, il pique. Anselme note l’heure à la craie.',
    images: [
      {
        mediaId: media.id,
        sha256: media.sha256,
        alt: 'Dessin : trois lignes de collines bleu nuit sous un disque couleur coing.',
      },
    ],
  };
  const second = await ines.api.publishing.savePost({
    postId,
    basedOn: first.version,
    content: mended,
  });
  await ines.api.publishing.submitPost({ postId, version: second.version });
  say('Inès mends both and submits');
  return { postId };
}

/** The mentor sends it back with a reason, the trainee corrects, the mentor passes it on. */
export async function reviewPost({ say }: Stage, { ines, solene }: Cast, postId: string) {
  const own = await ines.api.publishing.readPost({ postId });
  const refusal = await refusalOf(
    ines.api.publishing.reviewPost({
      postId,
      version: own.version,
      decision: 'reviewed',
      reason: '',
      remarks: [],
    }),
  );
  say(`Inès can’t release her own work, not by the API either: ${refusal}`);
  await solene.api.publishing.reviewPost({
    postId,
    version: own.version,
    decision: 'changes',
    reasonKind: 'too-long',
    reason: 'Trop long pour Bluesky : la dernière phrase suffit à le dire.',
    remarks: [{ place: 'text', quote: 'trop tard, il pique', body: 'Gardez une seule image.' }],
  });
  const today = await ines.api.today.readToday({});
  const line = today.sections
    .flatMap(({ items }) => items)
    .find(({ kind }) => kind === 'came-back');
  say(`it is first in Inès’s Today: ${line?.title ?? 'MISSING'}`);
  const back = await ines.api.publishing.readPost({ postId });
  const text =
    'Une cuve, deux heures, 43 °C. Trop tôt, le yaourt file. Anselme note l’heure à la craie.';
  const saved = await ines.api.publishing.savePost({
    postId,
    basedOn: back.version,
    content: { ...back.content, text },
  });
  const { parts } = await solene.api.publishing.comparePost({
    postId,
    from: back.version,
    to: saved.version,
  });
  const changed = parts.flatMap(({ words }) => words).filter(({ kind }) => kind !== 'same').length;
  say(`Solène compares: ${changed} stretches of words differ`);
  await ines.api.publishing.submitPost({ postId, version: saved.version });
  await solene.api.publishing.reviewPost({
    postId,
    version: saved.version,
    decision: 'reviewed',
    reason: '',
    remarks: [],
  });
}

/** The client signs by a link; a robot that opened it twenty times before has decided nothing. */
export async function signByLink(stage: Stage, cast: Cast, postId: string) {
  const { solene, clientId, contactId } = cast;
  const sent = await solene.api.publishing.sendToClient({ clientId, contactId, postIds: [postId] });
  await stage.mailbox.find('clarisse@ombrelune.example', /\/l\//);
  const token = new URL(sent.url).pathname.split('/').at(-1) ?? '';
  for (let i = 0; i < 20; i++) {
    const method = i % 2 ? 'HEAD' : 'GET';
    await fetch(`${stage.url}/l/${token}`, { method });
    await fetch(`${stage.url}/api/links/${token}/posts`, { method });
  }
  const clarisse = createPerson(stage.url);
  const page = await clarisse.api.publishing.readApprovalPage({ token });
  const asked = page.posts.find((post) => post.postId === postId);
  if (!asked || asked.stamp) throw new Error('a robot has decided, or the post is not asked');
  const { version, contentHash } = asked;
  const { stamps } = await clarisse.api.publishing.decide({
    token,
    items: [{ postId, version, contentHash }],
    decision: 'approved',
    name: page.owner,
  });
  const [stamp] = stamps;
  stage.say(
    `after 20 openings by a robot nothing is decided; Clarisse signs v${stamp?.version} ${stamp?.contentHash.slice(0, 8)}`,
  );
  return { token, version, contentHash };
}

/** Waits until every delivery of the post is over and captured, or `waitMs` have passed. */
export async function waitForCaptures(
  person: Person,
  postId: string,
  waitMs = 90_000,
): Promise<PostView> {
  for (const until = Date.now() + waitMs; ; await sleep(250)) {
    const post = await person.api.publishing.readPost({ postId });
    const isDone =
      post.deliveries.length > 0 &&
      post.deliveries.every(({ state, capture }) => state === 'accepted' && capture);
    if (isDone) return post;
    if (Date.now() > until) {
      const states = post.deliveries.map(
        ({ channel, state, sentence }) => `${channel.network}: ${state} (${sentence})`,
      );
      throw new Error(`the post is not out and captured: ${states.join('; ') || 'no delivery'}`);
    }
  }
}
