import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type TestBrowser, textOf, textsOf, type Window } from '../browser.ts';
import { ANSWERS, OMBRELUNE, planA, planB } from '../ombrelune-brief.ts';
import { type RunningServer, startServer } from '../server.ts';

let browser: TestBrowser;
let server: RunningServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
  // Whoever comes first waits until the demo's past is made.
  await (await enterAs('Inès', 'fr')).close();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** The same in both languages: what is pressed, and what must be read. */
const words = {
  fr: {
    browser: 'fr-FR',
    client: 'Client',
    title: 'Nom de l’opération',
    text: 'Texte du client',
    from: 'Qui l’a écrit ou dit',
    keep: 'Garder et ranger',
    percent: (n: number) => `complet à ${n} %`,
    send: 'Envoyer',
    to: 'À qui',
    no: 'Non',
    save: 'Enregistrer mes réponses',
    others: 'Les autres questions, si vous avez le temps',
    salesNone: 'Ventes : non fournies.',
    write: 'Écrire la recommandation',
    signAuthor: 'Signer comme auteur',
    signSenior: 'Signer comme référent',
    verdictA: /Plan A, Soirée : irréalisable : dépasse de 3 537 euros/,
    verdictB: /Plan B, .* : réalisable : reste 1 120 euros/,
    verdictRead: 'J’ai lu les verdicts qui seront imprimés.',
    look: 'Regarder',
    otherCeiling: 'Et avec un autre plafond ?',
    dropped: /3 lignes tomberaient/,
    accept: 'Accepter le plan B',
    acceptA: 'Accepter le plan A',
    accepted: /Le plan B a été accepté/,
    stampB: /Plan B accepté Clarisse Montbazin/,
    total: /7 880 €/,
    operation: 'Ouvrir l’opération',
  },
  en: {
    browser: 'en-GB',
    client: 'Client',
    title: 'Name of the operation',
    text: 'The client’s text',
    from: 'Who wrote or said it',
    keep: 'Keep and file',
    percent: (n: number) => `${n}% complete`,
    send: 'Send',
    to: 'To whom',
    no: 'No',
    save: 'Save my answers',
    others: 'The other questions, if you have the time',
    salesNone: 'Sales: not provided.',
    write: 'Write the recommendation',
    signAuthor: 'Sign as the author',
    signSenior: 'Sign as a senior',
    verdictA: /Plan A, Soirée: not feasible: over by €3,537/,
    verdictB: /Plan B, .*: feasible: €1,120 left/,
    verdictRead: 'I have read the verdicts that will be printed.',
    look: 'Look',
    otherCeiling: 'And with another ceiling?',
    dropped: /3 lines would fall away/,
    accept: 'Accept plan B',
    acceptA: 'Accept plan A',
    accepted: /Plan B was accepted/,
    stampB: /Plan B accepted Clarisse Montbazin/,
    total: /€7,880/,
    operation: 'Open the operation',
  },
} as const;

describe.each(['fr', 'en'] as const)('in %s', (locale) => {
  const t = words[locale];
  let ines: Window;
  let solene: Window;
  let clarisse: Window;
  let recoPath = '';

  beforeAll(async () => {
    ines = await enterAs('Inès', locale);
    solene = await enterAs('Solène', locale);
    // A phone, without script and without account.
    clarisse = await browser.openWindow(server.url, {
      locale: t.browser,
      width: 320,
      hasScript: false,
    });
  }, 180_000);
  afterAll(() => Promise.all([ines, solene, clarisse].map((seat) => seat?.close())));

  test('the text that says “buzz” is filed: ideas apart, 25 %, three questions proposed', async () => {
    const { page } = ines;
    await page.goto('/operations/briefs/new', { waitUntil: 'networkidle' });
    await page.getByLabel(t.client, { exact: true }).selectOption({ label: 'Laiterie Ombrelune' });
    await page.getByLabel(t.title).fill('Brassé de Lune');
    await page.getByLabel(t.text, { exact: true }).fill(OMBRELUNE);
    await page.getByLabel(t.from).fill('Clarisse Montbazin');
    await page.getByRole('button', { name: t.keep }).click();
    await page.waitForURL(/\/operations\/briefs\/[0-9a-f-]{36}$/);
    expect(await textOf(page.locator('main'))).toContain(t.percent(25));
    expect(await textsOf(page.locator('.brief-text mark'))).toEqual(
      expect.arrayContaining(['ambassadeurs', 'buzz', 'fans']),
    );
    const ideas = await textOf(page.locator('#ideas'));
    for (const idea of ['ambassadeurs', 'une belle soirée', 'du buzz', '5 000 fans']) {
      expect(ideas).toContain(idea);
    }
    expect(await page.locator('#ask input[type=checkbox]:checked').count()).toBe(3);
    expect(await barriers(ines)).toEqual([]);
  }, 240_000);

  test('the client answers by link, on a phone, without script; “no” is an answer', async () => {
    const { page } = ines;
    const ask = page.locator('#ask');
    await ask.getByLabel(t.to, { exact: true }).selectOption({ label: 'Clarisse Montbazin' });
    await ask.getByRole('button', { name: t.send }).click();
    const link = await ask.locator('.copy-text input').inputValue();
    await clarisse.page.goto(`${new URL(link).pathname}?lang=${locale}`);
    expect(new URL(clarisse.page.url()).pathname).toMatch(/\/brief$/);
    expect(await barriers(clarisse)).toEqual([]);
    await clarisse.page.getByText(t.others).click();
    for (const { question, kind, body } of ANSWERS) {
      if (kind === 'no') await clarisse.page.locator(`#kind-${question}-no`).check();
      else await clarisse.page.locator(`textarea[name=body-${question}]`).fill(body);
    }
    await clarisse.page.getByRole('button', { name: t.save }).click();
    expect(await textOf(clarisse.page.getByRole('status'))).toContain('8');
    await page.reload();
    const main = await textOf(page.locator('main'));
    expect(main).toContain(t.percent(92));
    expect(main).toContain(t.salesNone);
  }, 240_000);

  test('a plan over its ceiling is told by how much; two signatures, and the verdict is read', async () => {
    const { page } = ines;
    await page.getByRole('button', { name: t.write }).click();
    await page.waitForURL(/\/operations\/recos\/[0-9a-f-]{36}\/edit$/);
    recoPath = new URL(page.url()).pathname.replace(/\/edit$/, '');
    await writePlans(ines, recoPath);
    await page.goto(recoPath, { waitUntil: 'networkidle' });
    const plans = await textsOf(page.locator('.reco-plan .notice'));
    expect(plans[0]).toMatch(t.verdictA);
    expect(plans[1]).toMatch(t.verdictB);
    expect(await textOf(page.locator('main'))).toContain(t.salesNone);
    expect(await barriers(ines)).toEqual([]);
    await page.getByRole('button', { name: t.signAuthor }).click();
    await page.locator('.stamp').first().waitFor();
    await solene.page.goto(recoPath, { waitUntil: 'networkidle' });
    await solene.page.getByRole('button', { name: t.signSenior }).click();
    await solene.page.locator('.stamp').nth(1).waitFor();
    const margin = solene.page.locator('aside');
    await margin.getByLabel(t.verdictRead).check();
    await margin.getByLabel(t.to, { exact: true }).selectOption({ label: 'Clarisse Montbazin' });
    await margin.getByRole('button', { name: t.send }).click();
    const link = await margin.locator('.copy-text input').inputValue();
    await clarisse.page.goto(`${new URL(link).pathname}?lang=${locale}`);
    expect(new URL(clarisse.page.url()).pathname).toMatch(/\/reco$/);
  }, 240_000);

  test('the client looks at another ceiling, and accepts the plan that holds', async () => {
    const { page } = clarisse;
    const main = await textOf(page.locator('main'));
    expect(main).toMatch(t.verdictA);
    expect(main).toContain('Inès Taldir');
    expect(main).toContain('Solène Kermarzin');
    expect(await page.getByRole('button', { name: t.acceptA }).count()).toBe(0);
    expect(await barriers(clarisse)).toEqual([]);
    await page.getByLabel(t.otherCeiling).fill('7000');
    await page.getByRole('button', { name: t.look }).click();
    expect(await textOf(page.locator('#plan-B'))).toMatch(t.dropped);
    await page.getByRole('button', { name: t.accept }).click();
    expect(await textOf(page.locator('main'))).toMatch(t.accepted);
    expect(await textOf(page.locator('#plan-B .stamp'))).toMatch(t.stampB);
    await solene.page.reload();
    expect(await textOf(solene.page.locator('main'))).toMatch(t.total);
    await solene.page.getByRole('link', { name: t.operation }).click();
    await solene.page.waitForURL(/\/operations\/[0-9a-f-]{36}$/);
    for (const seat of [ines, solene, clarisse]) expect(seat.trouble).toEqual([]);
  }, 240_000);

  test('each file of it opens as what it is', async () => {
    const { request } = solene.page;
    const base = recoPath.replace('/operations/recos/', '/api/reco-files/');
    const starts = { pdf: '%PDF-', docx: 'PK', pptx: 'PK' } as const;
    for (const [format, start] of Object.entries(starts)) {
      const answer = await request.get(`${base}/1/reco.${format}`);
      expect([format, answer.status()]).toEqual([format, 200]);
      expect((await answer.body()).subarray(0, start.length).toString()).toBe(start);
    }
  });
});

/** What the trainee wrote, by the door that her page saves through. */
async function writePlans({ page }: Window, path: string) {
  const api = path.replace('/operations/recos/', '/api/recommendations/');
  const { content, revision } = await (await page.request.get(api)).json();
  const measures = [{ indicator: 'Commentateurs distincts', source: 'captures des billets' }];
  const dated = [planA(), planB()].map((plan) => ({
    ...plan,
    startsOn: '2027-01-11',
    endsOn: '2027-02-12',
    lines: plan.lines.map((line) => ({ ...line, dueOn: line.dueOn && '2027-01-18' })),
  }));
  const saved = await page.request.put(api, {
    headers: { origin: server.url },
    data: { basedOn: revision, content: { ...content, plans: dated, measures } },
  });
  expect(saved.status()).toBe(200);
}

async function enterAs(name: string, locale: 'fr' | 'en'): Promise<Window> {
  const seat = await browser.openWindow(server.url, { locale: words[locale].browser });
  const headers = { origin: server.url };
  const { request } = seat.page;
  const entered = await request.post('/api/demo', { headers, data: { locale }, timeout: 200_000 });
  expect(entered.ok()).toBe(true);
  const { cast } = await (await request.get('/api/session')).json();
  const member = cast.find((one: { name: string }) => one.name.startsWith(name));
  await request.post('/api/demo/role', { headers, data: { memberId: member.memberId } });
  return seat;
}

/** What would keep somebody out, of the page that this window shows; light and dark. */
async function barriers({ page }: Window): Promise<string[]> {
  // A window without script can't be asked by one: its page is read in another.
  const reader = await browser.openWindow(server.url, { width: page.viewportSize()?.width ?? 320 });
  await reader.context.addCookies(await page.context().cookies());
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await reader.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await reader.page.goto(page.url());
    const { violations } = await new AxeBuilder({ page: reader.page }).analyze();
    for (const { id, impact, nodes } of violations) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      found.push(`${colorScheme}: ${id} ${nodes[0]?.html.slice(0, 160)}`);
    }
  }
  const wide = await reader.page.evaluate(
    () => (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth,
  );
  if (wide > 0) found.push(`${wide} px too wide`);
  await reader.close();
  return found;
}
