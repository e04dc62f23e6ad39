import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkDraw } from '../../verifier/draw/check.ts';
import { checkListInSteps } from '../../verifier/draw/check-list-file.ts';
import { finish } from '../../verifier/format/steps.ts';
import { openBrowser, type TestBrowser, textOf, type Window } from '../browser.ts';
import { luneSettings } from '../contest-bench.ts';
import { createPerson, type Person } from '../person.ts';
import { type RunningServer, startServer } from '../server.ts';

/** The rules are signed and logged before the contest opens. */
const SOON = 8_000;

let browser: TestBrowser;
let server: RunningServer;
let head: Person;
let reader: Window;
let publicId = '';
let receipt = '';

/** Everybody here is without script: what an entrant gets works without any. */
beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer()]);
  head = createPerson(server.url);
  reader = await browser.openWindow(server.url, { hasScript: false, width: 320 });
  await openContest();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function openContest() {
  const { api } = head;
  const password = 'quinze pots en verre';
  const own = {
    locale: 'fr',
    timeZone: 'Europe/Paris',
    agencyName: 'Atelier',
    name: 'Marc',
  } as const;
  await api.people.setUp({ ...own, email: 'marc@atelier.example', password });
  const { id: clientId } = await api.clients.createClient({ name: 'Ombrelune', locale: 'fr' });
  const person = { name: 'Clarisse', email: 'clarisse@ombrelune.example', title: '' };
  const contact = await api.clients.addContact({ clientId, ...person, canSign: true });
  const made = await api.contests.createContest({ clientId, name: 'Brassé de Lune' });
  ({ publicId } = made);
  const { revision } = await api.contests.readContest({ contestId: made.id });
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const dates = {
    opensAt: at(SOON / 3_600_000),
    closesAt: at(24),
    confirmUntil: at(30),
    listAt: at(31),
  };
  const settings = { ...luneSettings(), ...dates, drawAt: at(48), eraseEntriesOn: '2099-01-01' };
  await api.contests.saveContest({
    contestId: made.id,
    revision,
    name: 'Brassé de Lune',
    settings,
  });
  const contestId = made.id;
  const { url } = await api.contests.askContestSignature({ contestId, contactId: contact.id });
  const token = url.split('/').at(-1) ?? '';
  const { contentHash } = await api.contests.readContestRulesPage({ token });
  await api.contests.signContestRules({ token, contentHash });
  await api.contests.openContest({ contestId });
  await sleep(Date.parse(dates.opensAt) - Date.now() + 100);
}

test('a form that doesn’t fit is refused field by field, and nothing typed is lost', async () => {
  const { page } = reader;
  await page.goto(`/j/${publicId}?from=le-bocal`);
  expect(await page.getByLabel(/lettre de/).isChecked()).toBe(false);
  await page.getByLabel('Prénom').fill('Léa');
  await page.getByLabel('Nom', { exact: true }).fill('Morin');
  await page.getByLabel('Adresse électronique').fill('lea.morin@courriel.example');
  await page.getByLabel('Code postal').fill('29000');
  await page.getByLabel('Année de naissance').fill('1790');
  await page.getByLabel(/J’ai lu le règlement/).check();
  await page.getByRole('button', { name: 'Participer' }).click();
  expect(await textOf(page.locator('main'))).toContain('Quatre chiffres, comme 1984.');
  expect(await page.getByLabel('Prénom').inputValue()).toBe('Léa');
  await page.getByLabel('Année de naissance').fill('1990');
  await page.getByRole('button', { name: 'Participer' }).click();
  await page.waitForURL('**/r/*');
  receipt = page.url();
  const body = await textOf(page.locator('main'));
  expect(body).toMatch(/LUNE-[0-9A-Z]{5}-[0-9A-Z]{5}/);
  expect(body).toContain('À confirmer');
  expect(await page.locator('.contest-qr svg').count()).toBe(1);
  expect(await page.evaluate(() => document.scripts.length)).toBe(0);
});

test('a robot that opens the confirmation decides nothing; the entrant’s click does', async () => {
  const { page } = reader;
  const mails = await head.api.people.listMail({});
  const path =
    mails.map(({ body }) => /\/j\/\S+\/confirm\/\S+/.exec(body)?.[0]).find(Boolean) ?? '';
  for (const method of ['GET', 'HEAD', 'GET'] as const) {
    expect((await page.request.fetch(path, { method })).status()).toBe(200);
  }
  await page.goto(receipt);
  expect(await textOf(page.locator('.contest-state'))).toContain('À confirmer');
  await page.goto(path);
  await page.getByRole('button', { name: 'Confirmer' }).click();
  expect(await textOf(page.locator('main'))).toContain('C’est confirmé');
  await page.goto(receipt);
  expect(await textOf(page.locator('.contest-state'))).toContain('Enregistrée');
});

test('withdrawn by the receipt, the person is gone and the page says so in both languages', async () => {
  const { page } = reader;
  await page.goto(receipt);
  await page.locator('summary', { hasText: 'Retirer et effacer' }).click();
  await page.getByRole('button', { name: 'Oui, retirer et effacer' }).click();
  expect(await textOf(page.locator('.contest-state'))).toContain('Retirée et effacée');
  await page.goto(`${receipt}?lang=en`);
  expect(await textOf(page.locator('.contest-state'))).toContain('Withdrawn and erased');
  expect(await page.locator('.contest-qr').count()).toBe(0);
  await page.goto(`/j/${publicId}/r/${'x'.repeat(22)}?lang=fr`);
  expect(await textOf(page.locator('body'))).toContain('Ce lien n’est pas connu');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(320);
});

test('the demo’s draw is verified from what its page offers, and a changed code is named', async () => {
  await head.api.people.enterDemo({ locale: 'fr' });
  const { contests } = await head.api.contests.listContests({});
  const { page } = reader;
  await page.goto(`/j/${contests[0]?.publicId}/draw?lang=fr`);
  expect(await textOf(page.locator('main'))).toContain('Liste de 253 codes');
  // The draw is signed into a checkpoint soon after; until then the page says so.
  const offer = page.getByRole('link', { name: 'Télécharger la preuve' });
  await expect
    .poll(() => page.reload().then(() => offer.count()), { timeout: 60_000, interval: 2_000 })
    .toBe(1);
  const [proof, list] = await Promise.all(
    ['Télécharger la preuve', 'Télécharger la liste'].map(async (name) => {
      const path = await page.getByRole('link', { name }).getAttribute('href');
      return new Uint8Array(await (await page.request.get(path ?? '')).body());
    }),
  );
  if (!proof || !list) throw new Error('nothing was downloaded');
  const faults = (verdict: ReturnType<typeof checkDraw>) =>
    verdict.findings.filter(({ weight }) => weight === 'fault');
  const compare = (bytes: Uint8Array) => faults(finish(checkListInSteps(bytes, { draw: proof })));
  expect(faults(checkDraw(proof))).toEqual([]);
  expect(compare(list)).toEqual([]);
  const text = new TextDecoder().decode(list);
  const code = /LUNE-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(text)?.[0] ?? '';
  const changed = new TextEncoder().encode(text.replace(code, 'LUNE-00000-00000'));
  expect(compare(changed)).toMatchObject([{ list: 'codes', line: 1 }]);
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Chercher' }).click();
  expect(await textOf(page.locator('#mine'))).toMatch(/rang \d+ sur 253/);
}, 120_000);
