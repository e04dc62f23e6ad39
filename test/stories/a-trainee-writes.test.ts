import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  openBrowser,
  scrollTo,
  type TestBrowser,
  textOf,
  textsOf,
  type Window,
} from '../browser.ts';
import { type RunningServer, startServer } from '../server.ts';

/** The four contents of week 51: the trainee's draft, and three that wait for review. */
const DRAFT = 'Ce qui change dans un pot de décembre';
const SIGNED = 'Gratin de poireaux, yaourt et noisette';
const WAITING = [SIGNED, 'Brassé ou ferme, le retour', 'Première neige sur les prés'];

let browser: TestBrowser;
let server: RunningServer;
let ines: Window;
let solene: Window;
/** What the client was sent. */
let link = '';

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
  ines = await enterAs('Inès');
  solene = await enterAs('Solène');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe('the trainee writes', () => {
  test('a claim that the brand forbids is underlined, and holds the post back by its rule and signer', async () => {
    const { page } = ines;
    await open(ines, DRAFT);
    expect(await textsOf(page.locator('mark.caught-block'))).toEqual(['meilleurs pour la santé']);
    const rules = await textsOf(await scrollTo(page, page.locator('.check-block')));
    expect(rules).toHaveLength(1);
    expect(rules[0]).toMatch(/meilleurs pour la santé.*interdite.*Solène Kermarzin/s);
    expect(await page.getByRole('button', { name: 'Envoyer en relecture' }).isDisabled()).toBe(
      true,
    );
  });

  test('a picture without an alternative text holds it back too', async () => {
    const { page } = ines;
    await page.getByLabel('Texte de remplacement 1').fill('');
    await page.locator('.check-block').nth(1).waitFor();
    const rules = await textsOf(page.locator('.check-block'));
    expect(rules).toHaveLength(2);
    expect(rules.join()).toMatch(/remplacement/);
  });

  test('once both are mended she submits, and has no control to approve it', async () => {
    const { page } = ines;
    await page
      .getByLabel('Texte commun')
      .fill(
        'En décembre, le lait est plus riche et la cuve plus lente. On goûte avant de mettre en pot. Anselme laisse dix minutes de plus.',
      );
    await page.getByLabel('Texte de remplacement 1').fill('Dessin : des collines sous un disque.');
    const submit = page.getByRole('button', { name: 'Envoyer en relecture' });
    await submit.and(page.locator(':enabled')).click();
    await expect.poll(() => stageOn(ines)).toBe('en relecture');
    for (const name of [/Relu/, /Bon à tirer/, /Publier/, /Envoyer au client/, /^Envoyer$/])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    const id = new URL(page.url()).pathname.split('/').at(-1);
    const refused = await page.request.post(`/api/posts/${id}/reviews`, {
      headers: { origin: server.url },
      data: { version: 2, decision: 'reviewed' },
    });
    expect(refused.status()).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'four-eyes' });
    expect(ines.trouble.filter((line) => !line.includes('403'))).toEqual([]);
  });
});

describe('a review that teaches', () => {
  test('what the mentor opens before the script has come stays open', async () => {
    const { page } = solene;
    const post = (await readPosts())[DRAFT];
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/*.js', (route) => held.then(() => route.continue()));
    await page.goto(`/posts/${post?.id}`, { waitUntil: 'commit' });
    await page.locator('summary', { hasText: 'Demander un changement' }).click();
    await page.getByLabel('La raison, en une phrase').fill('trop long');
    letGo();
    await page.waitForLoadState('networkidle');
    await page.unroute('**/*.js');
    const review = page.locator('#review');
    const row = review.getByRole('button', { name: 'Ajouter une remarque' });
    await row.click();
    expect(await review.getByLabel('Passage').count()).toBe(2);
    expect(await page.getByLabel('La raison, en une phrase').inputValue()).toBe('trop long');
  });

  test('the mentor asks for a change, with a reason and a remark on a sentence', async () => {
    const { page } = solene;
    await open(solene, DRAFT);
    await page.locator('summary', { hasText: 'Demander un changement' }).click();
    await page.getByLabel('Ce qui ne va pas').selectOption('too-long');
    await page.getByLabel('La raison, en une phrase').fill('trop long pour Bluesky');
    await page.getByLabel('Passage').fill('On goûte avant de mettre en pot.');
    await page.getByRole('textbox', { name: /^Remarque/ }).fill('Cette phrase se devine.');
    await page.getByRole('button', { name: 'Renvoyer avec cette demande' }).click();
    await expect.poll(() => stageOn(solene)).toMatch(/changement/);
    expect(solene.trouble).toEqual([]);
  });

  test('the trainee sees it first, with the reason and the marked sentence', async () => {
    const { page } = ines;
    await page.goto('/');
    // What came back stands above all else; the demo had one of these already.
    const cameBack = page.getByRole('main').getByRole('region').first();
    const line = cameBack.getByRole('listitem').filter({ hasText: DRAFT });
    expect(await textOf(line)).toContain('trop long pour Bluesky');
    await line.getByRole('link').click();
    await page.waitForURL('**/posts/*');
    const body = await textOf(page.locator('body'));
    expect(body).toContain('trop long pour Bluesky');
    expect(body).toContain('Cette phrase se devine.');
    expect(body).toContain('On goûte avant de mettre en pot.');
  });

  test('she corrects; the comparison shows exactly the words that changed; it is passed on', async () => {
    const text = ines.page.getByLabel('Texte commun');
    await text.fill((await text.inputValue()).replace(' On goûte avant de mettre en pot.', ''));
    const submit = ines.page.getByRole('button', { name: 'Envoyer en relecture' });
    await submit.and(ines.page.locator(':enabled')).click();
    await expect.poll(() => stageOn(ines)).toBe('en relecture');

    const { page } = solene;
    await open(solene, DRAFT);
    const shown = page.locator('#comparison');
    await scrollTo(page, shown);
    const removed = await textsOf(shown.locator('del'));
    expect(removed.join(' ')).toMatch(/On goûte avant de mettre en pot\./);
    expect(removed.join(' ')).not.toMatch(/Anselme|décembre/);
    expect(await shown.locator('ins').count()).toBe(0);
    await pass(DRAFT);
    for (const title of WAITING) {
      await open(solene, title);
      await pass(title);
    }
    expect(solene.trouble).toEqual([]);
    expect(ines.trouble.filter((line) => !line.includes('403'))).toEqual([]);
  });
});

describe('the client signs, the mail robot does not', () => {
  test('four contents go to the client in one link', async () => {
    const { page } = solene;
    await open(solene, SIGNED);
    await page
      .getByLabel('À qui')
      .selectOption({ label: 'Clarisse Montbazin, Responsable marketing' });
    const others = page.getByRole('group', { name: 'Joindre dans le même lien' });
    const boxes = await others.getByRole('checkbox').all();
    expect(boxes).toHaveLength(3);
    // Nothing goes to a client that nobody asked to send.
    expect(await others.getByRole('checkbox', { checked: true }).count()).toBe(0);
    for (const box of boxes) await box.check();
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
    link = await page.getByLabel('Lien personnel').inputValue();
    expect(new URL(link).pathname).toMatch(/^\/l\/\S{20,}/);
  });

  test('twenty openings by a robot decide nothing, and the link still works', async () => {
    const token = new URL(link).pathname.split('/').at(-1);
    for (let i = 0; i < 20; i++) {
      const method = i % 2 ? 'HEAD' : 'GET';
      const page = await fetch(link, { method });
      await page.arrayBuffer();
      expect(page.status).toBe(200);
      await (await fetch(`${server.url}/api/links/${token}/posts`, { method })).arrayBuffer();
    }
    const asked = await (await fetch(`${server.url}/api/links/${token}/posts`)).json();
    expect(asked.posts).toHaveLength(4);
    expect(asked.posts.filter((post: { stamp: unknown }) => post.stamp !== null)).toEqual([]);
  });

  test('on a phone 360 wide, without script or account, she presses “Bon à tirer” on the first', async () => {
    const clarisse = await browser.openWindow(server.url, { width: 360, hasScript: false });
    const { page } = clarisse;
    await page.goto(link);
    const post = page.getByRole('article', { name: SIGNED });
    await post.getByRole('button', { name: 'Bon à tirer' }).click();
    const stamp = await textOf(post.locator('.stamp'));
    expect(stamp).toMatch(/Bon à tirer/i);
    expect(stamp).toMatch(/Clarisse Montbazin, .*9 h 30/s);
    expect(stamp).toMatch(/v1 · Empreinte [0-9a-f]{4} [0-9a-f]{4}/i);
    expect(await page.locator('.stamp').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Bon à tirer' }).count()).toBe(3);
    const isWide = await page.locator('body').evaluate((body) => body.scrollWidth > 360);
    expect(isWide).toBe(false);
    expect(clarisse.trouble).toEqual([]);
    await clarisse.close();

    const calendar = await readPosts();
    expect(calendar[SIGNED]).toMatchObject({ stage: 'signed', diffusion: 'scheduled' });
    for (const title of [DRAFT, ...WAITING.slice(1)])
      expect(calendar[title]).toMatchObject({ stage: 'with-client', diffusion: 'none' });
    await solene.page.goto('/calendar');
    await solene.page.goto(`/calendar?from=2026-12-14`);
    expect(await textOf(solene.page.locator('body'))).toMatch(/BAT/);
  });
});

describe('a signed text is touched', () => {
  test('one letter: the stamp is struck through, and nothing leaves at its hour', async () => {
    const { page } = solene;
    await open(solene, SIGNED);
    await page.getByRole('link', { name: 'Modifier quand même' }).click();
    const text = page.getByLabel('Texte commun');
    await text.fill((await text.inputValue()).replace('noisettes', 'noisetteS'));
    await page
      .locator('#compose')
      .getByRole('button', { name: /^Enregistrer/ })
      .click();
    await page.locator('.stamp-void').first().waitFor();
    const stamp = await textOf(page.locator('.stamp-void').first());
    expect(stamp).toMatch(/annulé/i);
    expect(stamp).toMatch(/Clarisse Montbazin/);
    const [id = ''] = new URL(page.url()).pathname.split('/').slice(-1);
    const post = await (await page.request.get(`/api/posts/${id}`)).json();
    expect(post.deliveries.length).toBeGreaterThan(0);
    for (const { state } of post.deliveries) expect(state).toBe('cancelled');
    expect(post.stage).toBe('in-review');
  });

  test('the client gets one new request that shows the difference, and the old version stays readable', async () => {
    const { page } = solene;
    await open(solene, SIGNED);
    // She rewrote it, so another senior reads it.
    expect(await page.getByRole('button', { name: 'Relu, prêt pour le client' }).count()).toBe(0);
    const helene = await enterAs('Hélène');
    await open(helene, SIGNED);
    await pass(SIGNED, helene);
    await open(solene, SIGNED);
    await page
      .getByLabel('À qui')
      .selectOption({ label: 'Clarisse Montbazin, Responsable marketing' });
    await page.getByRole('button', { name: 'Envoyer', exact: true }).click();
    const next = await page.getByLabel('Lien personnel').inputValue();
    const id = new URL(page.url()).pathname.split('/').at(-1);
    const clarisse = await browser.openWindow(server.url, { width: 360, hasScript: false });
    await clarisse.page.goto(next);
    const post = clarisse.page.getByRole('article', { name: SIGNED });
    expect(await textsOf(post.locator('del'))).toEqual([expect.stringContaining('noisettes')]);
    expect(await textsOf(post.locator('ins'))).toEqual([expect.stringContaining('noisetteS')]);
    await clarisse.page.goto(link);
    const old = clarisse.page.getByRole('article', { name: SIGNED });
    expect(await old.getByRole('button').count()).toBe(0);
    expect(clarisse.trouble).toEqual([]);
    await clarisse.close();
    const first = await (await page.request.get(`/api/posts/${id}/versions/1`)).json();
    expect(first.content.text).toContain('noisettes par-dessus');
    expect(solene.trouble).toEqual([]);
  });
});

/** A window in the demo, played as this person. */
async function enterAs(name: string): Promise<Window> {
  const window = await browser.openWindow(server.url);
  const { page } = window;
  const entered = await page.request.post('/api/demo', {
    headers: { origin: server.url },
    data: { locale: 'fr' },
    timeout: 60_000,
  });
  expect(entered.ok()).toBe(true);
  await page.goto('/');
  const button = page.getByRole('button', { name: new RegExp(`^${name}, `) });
  await button.click();
  await button.and(page.locator('[aria-pressed=true]')).waitFor();
  return window;
}

async function stageOn({ page }: Window): Promise<string> {
  const head = await textOf(page.getByRole('main'));
  return /Validation : (.+?) Diffusion/.exec(head)?.[1] ?? '';
}

type Card = { id: string; title: string; stage: string; diffusion: string };

async function readPosts(): Promise<Record<string, Card>> {
  const range = 'from=2026-12-08T00:00:00Z&to=2026-12-31T00:00:00Z';
  const response = await solene.page.request.get(`/api/posts?${range}`);
  const { posts }: { posts: Card[] } = await response.json();
  return Object.fromEntries(posts.map((post) => [post.title, post]));
}

async function open({ page }: Window, title: string) {
  const post = (await readPosts())[title];
  if (!post) throw new Error(`no post ${title}`);
  await page.goto(`/posts/${post.id}`);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

/** The mentor passes on what is open. */
async function pass(title: string, { page }: Window = solene) {
  await page.getByRole('button', { name: 'Relu, prêt pour le client' }).click();
  await page.getByRole('heading', { name: 'Envoyer au client' }).waitFor();
  expect((await readPosts())[title]?.stage).toBe('reviewed');
}
