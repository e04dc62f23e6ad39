import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts';
import type { Scope } from '../../db/db.ts';
import { createApiHandler } from '../../http/api.ts';
import type { Session } from '../../http/context.ts';
import { openJobs } from '../../jobs/jobs.ts';
import { type AgencyId, type CreatorId, type MemberId, newId } from '../../lib/ids.ts';
import { SEND_MAIL, sendMailSchema } from '../../mail/mail.ts';
import { createAgency, createMember, type Role } from '../people/public.ts';
import { openCreatorMemory } from './creator-memory.ts';
import type { OwnView } from './own-schema.ts';
import type { ProfileView } from './profile-schema.ts';
import { addComments, addCreator, addPosts, markContacted, mayContact } from './public.ts';
import { creatorRoutes } from './routes.ts';
import type { ShortlistView } from './shortlist-schema.ts';
import { readSite } from './site.ts';
import { lowerByWear, type WearOut } from './wear-out.ts';

const NOW = new Date('2026-12-08T08:30:00Z');
const DAY_MS = 86_400_000;

let database: TestDatabase;
let jobs: ReturnType<typeof openJobs>;
let ours: Agency;
let across: Agency;

beforeAll(async () => {
  database = await openTestDatabase();
  const { ownerPool, ownerConfig } = database;
  jobs = openJobs({ ownerPool, ownerConfig, onError: () => {} });
  jobs.register({ name: SEND_MAIL, data: sendMailSchema, handle: async () => {} });
  await jobs.start({ work: false });
  ours = await seedAgency('Atelier Corvelle');
  across = await seedAgency('Agence d’en face');
}, 60_000);
afterAll(async () => {
  await jobs?.stop();
  await database?.[Symbol.asyncDispose]();
});

describe('a list of those who write on it', () => {
  test('holds what another process has just read, and nobody who was removed', async () => {
    const id = await enter(ours, 'frais.example', 6);
    expect(await placesOf(ours)).toContain(id);
    const more = await database.worker.write(ours.scope, (tx) =>
      addPosts(tx, id, [post('zz', 0, 'Kéfir de figue, le retour', 'Le kéfir de figue.')], NOW),
    );
    expect(more.size).toBe(1);
    const { body } = await ours.ask('head', 'GET', '/shortlist?subject[*]=figue');
    expect((body as ShortlistView).ranked.map((row) => row.creatorId)).toEqual([id]);
    expect((await ours.ask('head', 'DELETE', `/creators/${id}`)).status).toBe(200);
    expect(await placesOf(ours)).not.toContain(id);
  });

  test('counts the words as they are when a post was rewritten', async () => {
    const id = await enter(ours, 'recrit.example', 3);
    const rewritten = post('p0', 0, 'Sur le safran', 'Le safran, rien que le safran.');
    await database.worker.write(ours.scope, (tx) => addPosts(tx, id, [rewritten], NOW));
    const { body } = await ours.ask('head', 'GET', '/shortlist?subject[*]=safran');
    expect((body as ShortlistView).ranked.map((row) => row.creatorId)).toEqual([id]);
    expect((body as ShortlistView).ranked[0]?.subject.posts).toBe(3);
  });

  test('reads its words out of a sentence, and says which', async () => {
    const id = await enter(ours, 'phrase.example', 2);
    const sentence = 'Nous cherchons des blogs qui parlent vraiment de yaourts';
    const query = `/shortlist?subject[*]=${encodeURIComponent(sentence)}`;
    const list = (await ours.ask('head', 'GET', query)).body as ShortlistView;
    expect(list.ranked.map(({ creatorId }) => creatorId)).toContain(id);
    expect(list.readFrom).toContain('yaourts');
    expect(list.readFrom).not.toContain('blogs');
  });

  test('is nobody’s across the street, nor a client’s', async () => {
    const id = await enter(ours, 'chez-nous.example', 2);
    expect(await placesOf(across)).toEqual([]);
    expect((await across.ask('head', 'GET', `/creators/${id}`)).status).toBe(404);
    expect((await ours.ask('client', 'GET', '/shortlist?subject[*]=yaourt')).status).toBe(404);
    expect((await ours.ask('client', 'GET', '/creators')).status).toBe(404);
    expect((await ours.ask(null, 'GET', '/creators')).status).toBe(401);
  });

  test('leaves out whom a person set aside, with the reason, and takes them back', async () => {
    const id = await enter(ours, 'choix.example', 4);
    const choice = { choice: 'set-aside', reason: 'Trop loin.' };
    await ours.ask('trainee', 'PUT', `/creators/${id}/choice`, choice);
    const { body } = await ours.ask('head', 'GET', '/shortlist?subject[*]=yaourt');
    const list = body as ShortlistView;
    expect(list.ranked.map(({ creatorId }) => creatorId)).not.toContain(id);
    expect(list.setAside.find(({ creatorId }) => creatorId === id)).toMatchObject({
      reason: 'chosen',
      sentence: 'Écarté par une personne\u00a0: Trop loin.',
    });
    await ours.ask('trainee', 'DELETE', `/creators/${id}/choice`);
    expect(await placesOf(ours)).toContain(id);
  });
});

describe('what was counted', () => {
  test('says unknown where no comment could be read, never zero', async () => {
    const id = await enter(ours, 'muet.example', 4);
    const { readers, factors } = await ours.profile(id);
    expect(readers).toMatchObject({ median: null, ringShare: null });
    expect(factors.filter(({ bearing }) => bearing === 'unknown')).toHaveLength(1);
  });

  test('keeps no commenter’s name, and knows creators of the base among them', async () => {
    const id = await enter(ours, 'comptoir.example', 3);
    await enter(ours, 'voisine.example', 1, ['Mireille Voisine']);
    const names = ['Mireille Voisine', 'Albéric Quidam', 'Zélie Passante'];
    const said = names.flatMap((author) =>
      ['p0', 'p1', 'p2'].map((postKey) => ({ postKey, author, text: 'Merci.', at: NOW })),
    );
    await database.worker.write(ours.scope, (tx) => addComments(tx, id, said));
    expect(await database.worker.write(ours.scope, (tx) => addComments(tx, id, said))).toBe(0);
    const { readers } = await ours.profile(id);
    expect(readers.median).toBe(3);
    expect(readers.ringShare).toBeCloseTo(1 / 3, 2);
    const { rows } = await database.ownerPool.query(
      'select string_agg(c::text, chr(10)) as all from creator_comment c',
    );
    for (const name of names) expect(rows[0].all).not.toContain(name.split(' ')[1]);
  });

  test('follows a person’s word on a post, and the proposal again when it is taken back', async () => {
    const gift = post('gift', 5, 'Un robot', 'Produits offerts par Velmaro. Le robot pétrit.');
    const id = await enter(ours, 'juge.example', 2);
    await database.worker.write(ours.scope, (tx) => addPosts(tx, id, [gift], NOW));
    const [paid] = (await ours.profile(id)).paid;
    expect(paid).toMatchObject({ isDisclosed: true, isDecided: false });
    expect(paid?.post.sentence).toBe('Produits offerts par Velmaro.');
    const mark = `/creators/${id}/posts/${paid?.post.id}/mark`;
    await ours.ask('trainee', 'PUT', mark, { decision: 'not-commercial' });
    expect((await ours.profile(id)).commercial).toMatchObject({ commercial: 0, posts: 3 });
    // Read again, with other words: the person's word stays.
    const again = { ...gift, text: `${gift.text} Encore.` };
    await database.worker.write(ours.scope, (tx) => addPosts(tx, id, [again], NOW));
    expect((await ours.profile(id)).commercial.commercial).toBe(0);
    await ours.ask('trainee', 'DELETE', mark);
    expect((await ours.profile(id)).commercial.commercial).toBe(1);
  });
});

describe('an address', () => {
  test('is kept from trainees', async () => {
    const id = await enter(ours, 'adresse.example', 1, undefined, 'ecrire@adresse.example');
    const seen = async (who: Who) =>
      ((await ours.ask(who, 'GET', `/creators/${id}`)).body as ProfileView).email;
    expect([await seen('trainee'), await seen('junior')]).toEqual([null, 'ecrire@adresse.example']);
    const { status } = await ours.ask('trainee', 'PATCH', `/creators/${id}`, { email: null });
    expect(status).toBe(403);
    expect((await ours.ask('trainee', 'POST', `/creators/${id}/own-page`, {})).status).toBe(403);
  });

  test('may be written to once somebody was told, and first with the notice', async () => {
    const id = await enter(ours, 'avis.example', 1, undefined, 'a@avis.example');
    const may = () => database.app.read(ours.scope, (tx) => mayContact(tx, id));
    expect(await may()).toMatchObject({ ok: true, value: { needsNotice: true } });
    await database.app.write(ours.scope, (tx) => markContacted(tx, id, NOW));
    expect(await may()).toMatchObject({ ok: true, value: { needsNotice: false } });
    const { register } = await ours.profile(id);
    expect(register.eraseDueAt).toBe('2029-12-08T08:30:00.000Z');
  });

  test.each([
    ['https://www.Exemple.example/', 'exemple.example'],
    ['exemple.example/blog/feed/', 'exemple.example/blog'],
    ['http://exemple.example/index.html?x=1#y', 'exemple.example'],
    ['https://exemple.example:8080/a/', 'exemple.example:8080/a'],
  ])('%s is the site %s', (address, site) => {
    expect(readSite(address)).toMatchObject({ ok: true, value: { site } });
  });

  test.each(['', 'un blog', 'ftp://exemple.example', 'https://a:b@exemple.example', 'localhost'])(
    '%j can’t be read',
    (address) => expect(readSite(address).ok).toBe(false),
  );
});

describe('on their own page a creator', () => {
  test('reads what is held in the agency’s sentences, and asks for a correction', async () => {
    const id = await enter(ours, 'moi.example', 4);
    const token = await ours.openOwn(id);
    const { body } = await ours.ask(null, 'GET', `/own-pages/${token}?subject[*]=yaourt`);
    const own = body as OwnView;
    const seen = await ours.profile(id, '?subject[*]=yaourt');
    expect(own.factors.map(({ sentence }) => sentence)).toEqual(
      seen.factors.filter(({ axis }) => axis !== 'wear-out').map(({ sentence }) => sentence),
    );
    expect(own.held.posts).toBe(4);
    const request = { kind: 'correction', body: 'Je ne vis pas en Bretagne.' };
    expect((await ours.ask(null, 'POST', `/own-pages/${token}/requests`, request)).status).toBe(
      201,
    );
    const [open] = (await ours.ask('dpo', 'GET', '/creator-requests')).body as { id: string }[];
    const answer = { answer: 'C’est corrigé, merci.' };
    await ours.ask('dpo', 'PUT', `/creator-requests/${open?.id}/answer`, answer);
    const later = (await ours.ask(null, 'GET', `/own-pages/${token}`)).body as OwnView;
    expect(later.requests.map((one) => one.answer)).toEqual(['C’est corrigé, merci.']);
  });

  test('objects: out of every list at once, never written to, never read again', async () => {
    const id = await enter(ours, 'refus.example', 4, undefined, 'moi@refus.example');
    const token = await ours.openOwn(id);
    await ours.ask(null, 'POST', `/own-pages/${token}/requests`, { kind: 'objection' });
    expect(await placesOf(ours)).not.toContain(id);
    const may = await database.app.read(ours.scope, (tx) => mayContact(tx, id));
    expect(may).toMatchObject({ ok: false, error: { type: 'creator-objected' } });
    const more = await database.worker.write(ours.scope, (tx) =>
      addPosts(tx, id, [post('new', 0, 'Yaourt', 'Yaourt.')], NOW),
    );
    expect(more.size).toBe(0);
    const mails = await mailsTo('moi@refus.example');
    expect(mails).toHaveLength(1);
  });

  test('is removed with every row, and stays out of whatever list comes', async () => {
    const id = await enter(ours, 'efface.example', 4, undefined, 'moi@efface.example');
    const said = [{ postKey: 'p0', author: 'Ida', text: 'Oui.', at: NOW }];
    await database.worker.write(ours.scope, (tx) => addComments(tx, id, said));
    const token = await ours.openOwn(id);
    await ours.ask(null, 'POST', `/own-pages/${token}/requests`, { kind: 'removal' });
    for (const table of ['creator_post', 'creator_comment', 'creator_mark', 'creator_stat']) {
      const { rowCount } = await database.ownerPool.query(
        `select from ${table} where creator_id = $1`,
        [id],
      );
      expect([table, rowCount]).toEqual([table, 0]);
    }
    const { body } = await ours.ask(null, 'GET', `/own-pages/${token}`);
    expect(body).toMatchObject({ state: 'erased', name: '', held: { posts: 0 } });
    for (const url of ['efface.example', 'https://www.efface.example/feed']) {
      const again = await ours.ask('head', 'POST', '/creators', { name: 'Encore', url });
      expect([again.status, again.type]).toEqual([409, 'creator-barred']);
    }
    // By their address too, on whatever blog.
    const moved = { name: 'Ailleurs', url: 'ailleurs.example', email: 'moi@efface.example' };
    expect((await ours.ask('head', 'POST', '/creators', moved)).type).toBe('creator-barred');
    const { rows } = await database.ownerPool.query(
      'select string_agg(b::text, chr(10)) as all from creator_barred b',
    );
    expect(rows[0].all).not.toContain('efface');
    expect(await mailsTo('moi@efface.example')).toHaveLength(1);
  });

  test('is sent the link at the address that is known; another asker waits for a person', async () => {
    await enter(ours, 'demande.example', 1, undefined, 'moi@demande.example');
    const askAs = (url: string, email: string) =>
      ours.ask(null, 'POST', '/own-pages', { url, email });
    const answers = [
      await askAs('https://demande.example/', 'moi@demande.example'),
      await askAs('https://demande.example/', 'intrus@ailleurs.example'),
      await askAs('https://personne.example/', 'intrus@ailleurs.example'),
    ];
    // Asked again, nobody is written to twice.
    await askAs('https://demande.example/', 'moi@demande.example');
    await askAs('https://demande.example/', 'intrus@ailleurs.example');
    expect(await mailsTo('moi@demande.example')).toHaveLength(1);
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [202, {}],
      [202, {}],
      [202, {}],
    ]);
    const [mail] = await mailsTo('moi@demande.example');
    expect(mail).toMatch(/\/about-me\/[\w-]{43}\n/);
    expect(await mailsTo('intrus@ailleurs.example')).toEqual([]);
    const requests = (await ours.ask('head', 'GET', '/creator-requests')).body as {
      replyTo: string | null;
    }[];
    expect(requests.filter(({ replyTo }) => replyTo === 'intrus@ailleurs.example')).toHaveLength(1);
  });

  test('finds no page behind a token that isn’t one', async () => {
    const { status, type } = await ours.ask(null, 'GET', `/own-pages/${'x'.repeat(43)}`);
    expect([status, type]).toEqual([404, 'link-unknown']);
  });
});

test('the register lists who has been held for 36 months without a word', async () => {
  const { app } = database;
  const at = new Date('2023-11-01T00:00:00Z');
  const made = await app.write(across.scope, (tx) =>
    addCreator(tx, {
      agencyId: across.agencyId,
      name: 'Vieux',
      url: 'vieux.example',
      languages: [],
      source: 'list',
      at,
    }),
  );
  expect(made.ok).toBe(true);
  const { body } = await across.ask('dpo', 'GET', '/creator-register?due=true');
  expect(body).toMatchObject({ due: 1, lines: [{ name: 'Vieux', source: 'list' }] });
});

test('wear lowers by one place among comparable subjects, and raises nobody else', () => {
  const list = [
    { creatorId: 'a', score: 10 },
    { creatorId: 'b', score: 9.5 },
    { creatorId: 'c', score: 5 },
  ];
  const worn = (wear: number): WearOut => ({ wear, operations12: 1, lastAt: null, nextAt: null });
  const names = (wears: Record<string, number>) => {
    const read = new Map(Object.entries(wears).map(([id, wear]) => [id, worn(wear)]));
    const { order, lowered } = lowerByWear(list, read);
    return [order.map(({ creatorId }) => creatorId).join(''), [...lowered.keys()].join('')];
  };
  expect(names({})).toEqual(['abc', '']);
  expect(names({ a: 1 })).toEqual(['bac', 'a']);
  expect(names({ a: 1, b: 2 })).toEqual(['abc', '']);
  expect(names({ b: 9 })).toEqual(['abc', '']); // c is not of comparable subject
});

type Who = Exclude<Role, 'in-house' | 'mentor'> | null;
type Agency = Awaited<ReturnType<typeof seedAgency>>;

async function seedAgency(name: string) {
  const agencyId = newId<AgencyId>();
  const scope: Scope = { agencyId, clientIds: [] };
  const at = new Date('2026-09-01T00:00:00Z');
  const roles = ['head', 'junior', 'dpo', 'client', 'trainee'] as const;
  const members = await database.app.write(scope, async (tx) => {
    const agency = { name, locale: 'fr', timeZone: 'Europe/Paris', frozenAt: null, at } as const;
    await createAgency(tx, { ...agency, id: agencyId });
    const made = new Map<string, MemberId>();
    for (const role of roles) {
      const tutorId = role === 'trainee' ? made.get('head') : null;
      const email = `${role}-${agencyId}@agence.example`;
      const person = { agencyId, name: role, email, role, tutorId, locale: 'fr', at } as const;
      made.set(role, await createMember(tx, person));
    }
    return made;
  });
  const memory = openCreatorMemory();
  const clock = { now: () => new Date(NOW) };
  const publicUrl = 'http://localhost:4321';
  const deps = { db: database.app, clock, jobs, publicUrl, memory };
  const handle = createApiHandler({ creators: creatorRoutes(deps) }, pino({ level: 'silent' }));
  const sessionOf = (who: Who): Session | null =>
    who && {
      userId: who,
      memberId: members.get(who) as MemberId, // the cast above
      name: who,
      role: who,
      locale: 'fr',
      isDemo: false,
      scope,
    };
  const ask = async (who: Who, method: string, path: string, body?: object) => {
    const request = new Request(`${publicUrl}/api${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const response = await handle(request, {
      session: sessionOf(who),
      locale: 'fr',
      headers: request.headers,
      ip: '127.0.0.1',
      isLoopback: true,
      setCookie: () => {},
    });
    if (!response) throw new Error(`no route ${method} ${path}`);
    const text = await response.text();
    const answer: unknown = text === '' ? {} : JSON.parse(text);
    const type = (answer as { code?: string }).code ?? '';
    return { status: response.status, body: answer, type };
  };
  return {
    agencyId,
    scope,
    ask,
    profile: async (id: string, query = '') =>
      (await ask('head', 'GET', `/creators/${id}${query}`)).body as ProfileView,
    async openOwn(id: string) {
      const { body } = await ask('head', 'POST', `/creators/${id}/own-page`, {});
      return (body as { url: string }).url.split('/').at(-1) ?? '';
    },
  };
}

async function enter(
  agency: Agency,
  url: string,
  posts: number,
  authors?: string[],
  email?: string,
): Promise<CreatorId> {
  return database.app.write(agency.scope, async (tx) => {
    const made = await addCreator(tx, {
      ...{ agencyId: agency.agencyId, name: url, url, languages: ['fr'], authors, email },
      source: 'hand',
      at: new Date('2026-09-02T00:00:00Z'),
    });
    if (!made.ok) throw new Error(made.error.type);
    const written = Array.from({ length: posts }, (_, i) =>
      post(`p${i}`, 10 * i + 3, `Yaourt du jour ${i}`, 'Le yaourt a pris. Un yaourt doux.'),
    );
    await addPosts(tx, made.value, written, NOW);
    return made.value;
  });
}

function post(key: string, daysAgo: number, title: string, text: string) {
  const publishedAt = new Date(NOW.getTime() - daysAgo * DAY_MS - 3_600_000);
  return { key, url: `https://blog.example/${key}`, title, text, language: 'fr', publishedAt };
}

async function placesOf(agency: Agency): Promise<string[]> {
  const { body } = await agency.ask('head', 'GET', '/shortlist?subject[*]=yaourt');
  return (body as ShortlistView).ranked.map(({ creatorId }) => creatorId);
}

async function mailsTo(address: string): Promise<string[]> {
  const { rows } = await database.ownerPool.query<{ body: string }>(
    'select body from mail where recipient = $1',
    [address],
  );
  return rows.map(({ body }) => body);
}
