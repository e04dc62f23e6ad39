import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type TestBrowser, textOf, textsOf, type Window } from '../browser.ts';
import { type RunningServer, startServer } from '../server.ts';

const PASSWORD = 'quinze pots en verre';

/** The same minutes in both languages: what is pressed, and what is seen. */
const words = {
  fr: {
    locale: 'fr-FR',
    agency: 'Nom de l’agence',
    name: 'Votre nom',
    email: 'Adresse électronique',
    password: 'Mot de passe',
    create: 'Créer l’agence',
    visit: 'Visiter l’Atelier Corvelle',
    day: 'Mardi 8 décembre',
    token: /Mastodon.* doit être reconnecté/,
    media: /« Albums de neige ».*Bluesky/,
    review: /à relire/,
    asInes: /^Inès, /,
    asClarisse: /^Clarisse /,
    sign: 'Bon à tirer',
    remove: 'Supprimer la démonstration',
    sure: 'Effacer l’Atelier Corvelle',
    signIn: 'Se connecter',
    signOut: 'Se déconnecter',
    allClients: 'Tous les clients',
    newClient: 'Nouveau client',
  },
  en: {
    locale: 'en-GB',
    agency: 'Agency name',
    name: 'Your name',
    email: 'E-mail address',
    password: 'Password',
    create: 'Create the agency',
    visit: 'Visit Atelier Corvelle',
    day: 'Tuesday 8 December',
    token: /Mastodon.* (must|has to|needs to) be reconnected/,
    media: /Albums de neige.*Bluesky/,
    review: /to review|to read/,
    asInes: /^Inès, /,
    asClarisse: /^Clarisse /,
    sign: 'Bon à tirer', // the client reads French
    remove: 'Remove the demo',
    sure: 'Erase Atelier Corvelle',
    signIn: 'Sign in',
    signOut: 'Sign out',
    allClients: 'All clients',
    newClient: 'New client',
  },
} as const;
type Words = (typeof words)[keyof typeof words];

let browser: TestBrowser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each(['fr', 'en'] as const)('the first five minutes, in %s', (language) => {
  const t = words[language];
  let server: RunningServer;
  let head: Window;

  beforeAll(async () => {
    server = await startServer();
    head = await browser.openWindow(server.url, { locale: t.locale });
  }, 180_000);
  afterAll(async () => {
    await head?.close();
    await server?.close();
  });

  test('the head answers a few questions and visits the demo', async () => {
    const { page } = head;
    await page.goto('/');
    await page.waitForURL('**/welcome');
    await answer(page, t);
    await page.getByLabel(t.password, { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: t.create }).click();
    await page.waitForURL('**/welcome/start');
    await page.getByRole('button', { name: t.visit }).click();
    await page.waitForURL(`${server.url}/`, { timeout: 60_000 });
    expect(await textOf(page.getByRole('heading', { level: 1 }))).toBe(t.day);
    const lines = await textsOf(page.getByRole('main').getByRole('listitem'));
    for (const line of [t.token, t.media, t.review])
      expect(lines).toContainEqual(expect.stringMatching(line));
    expect(lines.filter((line) => t.review.test(line)).length).toBeGreaterThan(1);
    expect(head.trouble).toEqual([]);
  }, 240_000);

  test('she plays the trainee, and opens the client’s page, which says nothing of the agency’s own', async () => {
    const { page } = head;
    await page.getByRole('button', { name: t.asInes }).click();
    await page.getByRole('button', { name: t.asInes, pressed: true }).waitFor();
    const lines = await textsOf(page.getByRole('main').getByRole('listitem'));
    expect(lines.filter((line) => t.review.test(line))).toEqual([]);

    await page.getByRole('link', { name: t.asClarisse }).click();
    await page.waitForURL('**/l/*');
    await page.getByRole('button', { name: t.sign }).first().waitFor();
    const seen = await textOf(page.locator('body'));
    expect(seen).toContain('Clarisse Montbazin');
    expect(seen).toContain('Ce que mange une vache en décembre');
    // No price, no time spent, no remark of a review, nobody else's client.
    expect(seen).not.toMatch(/€|\bEUR\b|€\/h|heures passées|hours spent/);
    expect(seen).not.toMatch(/Bielleroux|médiathèques|trop long|à raccourcir/i);
    expect(head.trouble).toEqual([]);
  });

  test('she removes the demo: an empty, working space is left, and she signs in again', async () => {
    const { page } = head;
    await page.goto('/');
    await page.getByRole('link', { name: t.remove }).click();
    await page.waitForURL('**/settings/demo');
    await page.getByRole('main').getByText(t.remove, { exact: true }).click();
    await page.getByRole('main').getByRole('button', { name: t.sure }).click();
    await page.waitForURL('**/sign-in*');
    await page.getByLabel(t.email).fill('aude@port.example');
    await page.getByLabel(t.password, { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: t.signIn, exact: true }).click();
    await page.waitForURL(`${server.url}/`);
    const seen = await textOf(page.locator('body'));
    expect(seen).not.toMatch(/Corvelle|Ombrelune|Bielleroux|Solène/);
    await page.goto('/clients/new');
    await page.getByRole('main').getByRole('textbox').first().fill('Cidrerie Passavant');
    await page.getByRole('main').getByRole('button').last().click();
    await page.waitForURL(/\/clients\/[0-9a-f-]{36}/);
    expect(await textOf(page.locator('body'))).toContain('Cidrerie Passavant');
    expect(head.trouble).toEqual([]);
  });
});

test('the head may also enter with a passkey, and never has a password', async () => {
  const t = words.fr;
  const server = await startServer();
  const head = await browser.openWindow(server.url, { locale: t.locale });
  try {
    const { page } = head;
    const cdp = await head.context.newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto('/welcome');
    await answer(page, t);
    await page.getByRole('radio', { name: /clé d’accès/ }).check();
    await page.getByRole('button', { name: t.create }).click();
    await page.waitForURL('**/welcome/passkey');
    await page.getByRole('button', { name: 'Enregistrer une clé d’accès' }).click();
    await page.waitForURL('**/welcome/start');
    await page.goto('/');
    await page.getByRole('button', { name: t.signOut }).click();
    await page.waitForURL('**/sign-in');
    await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click();
    await page.waitForURL(`${server.url}/`);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(head.trouble).toEqual([]);
  } finally {
    await head.close();
    await server.close();
  }
}, 240_000);

async function answer(page: Page, t: Words) {
  await page.getByLabel(t.agency).fill('Agence du Port');
  await page.getByLabel(t.name).fill('Aude Passavant');
  await page.getByLabel(t.email).fill('aude@port.example');
}
