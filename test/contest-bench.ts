import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { openBlobStore } from '../server/blobs/blobs.ts';
import type { Connector } from '../server/connectors/connector.ts';
import type { PlannedEntry } from '../server/demo/contest/plan-entries.ts';
import { sequence } from '../server/evidence/sequence.ts';
import { openJobs } from '../server/jobs/jobs.ts';
import type { ContactId } from '../server/lib/ids.ts';
import { SEND_MAIL, sendMailSchema } from '../server/mail/mail.ts';
import { addContact } from '../server/modules/clients/edit-contacts.ts';
import { contestRoutes } from '../server/modules/contests/routes.ts';
import type { ContestSettings } from '../server/modules/contests/settings.ts';
import { emptySettings, ruleCodes } from '../server/modules/contests/settings.ts';
import { openVault } from '../server/vault/vault.ts';
import { testChain } from '../verifier/draw/test-chain.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { movingClock } from './operations-bench.ts';
import { buildSmallAgency, contextFor, type SmallAgency, type Who } from './small-agency.ts';

export const chain = testChain(Uint8Array.from({ length: 32 }, (_, i) => i + 1));

/**
 * The routes of contests over a real database, with a beacon of the test's own. `kept`: the folder of keys
 * and bytes of an earlier bench, which stays.
 */
export async function openContestBench(
  open: () => Promise<TestDatabase> = openTestDatabase,
  kept?: string,
) {
  const folder = kept ?? (await mkdtemp(path.join(tmpdir(), 'contests-')));
  const database = await open();
  const vault = await openVault(path.join(folder, 'keys'));
  const blobs = await openBlobStore(path.join(folder, 'blobs'));
  const { ownerPool, ownerConfig } = database;
  const jobs = openJobs({ ownerPool, ownerConfig, onError: () => {} });
  jobs.register({ name: SEND_MAIL, data: sendMailSchema, handle: async () => {} });
  await jobs.start({ work: false });
  const clock = movingClock('2026-10-26T09:00:00Z');
  const deps = {
    db: database.app,
    clock,
    jobs,
    blobs,
    publicUrl: 'http://localhost:4321',
    isMailSetUp: true,
    chain: chain.chain,
    relays: ['http://127.0.0.1:1'],
    fetch,
    vault,
    connectors: new Map<string, Connector>(),
  };
  const lastLink = async (pattern: RegExp, to?: string): Promise<string> => {
    const { rows } = await ownerPool.query<{ body: string }>(
      'select body from mail where $1::text is null or recipient = $1 order by created_at desc, id desc limit 50',
      [to ?? null],
    );
    const found = rows.map(({ body }) => pattern.exec(body)?.[1]).find(Boolean);
    if (!found) throw new Error(`no mail holds ${pattern}`);
    return found;
  };
  return {
    database,
    deps,
    clock,
    vault,
    lastLink,
    buildAgency: () => buildSmallAgency(database, { vault, publicUrl: deps.publicUrl }),
    as: async (who: Who | null, of?: SmallAgency, ip = '127.0.0.1') =>
      createRouterClient(contestRoutes(deps), {
        context: who && of ? await of.contextOf(who) : { ...contextFor(null), ip },
      }),
    addSigner: (of: SmallAgency) =>
      database.app.write(of.scope, async (tx): Promise<ContactId> => {
        const person = { name: 'Clarisse M.', email: 'clarisse@ombrelune.example', title: '' };
        const made = await addContact(tx, of.clientId, { ...person, canSign: true }, clock.now());
        if (!made.ok) throw new Error(made.error.type);
        return made.value.id;
      }),
    /** Numbers what was logged and signs it, as the worker does. */
    settle: (of: SmallAgency) =>
      sequence(
        { worker: database.worker, vault, clock },
        { agencyId: of.agencyId, clientId: of.clientId },
        { checkpoint: true },
      ),
    async [Symbol.asyncDispose]() {
      await jobs.stop();
      await database[Symbol.asyncDispose]();
      if (!kept) await rm(folder, { recursive: true, force: true });
    },
  };
}
export type ContestBench = Awaited<ReturnType<typeof openContestBench>>;

/** Settings that can be signed, on the demo's days. */
export function luneSettings(): ContestSettings {
  return {
    ...emptySettings(new Date('2026-10-26T09:00:00Z'), 'Europe/Paris'),
    organiser: {
      name: 'Laiterie Ombrelune',
      legalForm: 'SARL',
      capital: '40 000 euros',
      registration: 'RCS Sauvigne 000 000 000',
      address: '4 chemin des Cuves, Sauvigne',
    },
    controller: { name: 'Laiterie Ombrelune', email: 'donnees@ombrelune.example' },
    opensAt: '2026-11-09T09:00:00.000Z',
    closesAt: '2026-11-22T22:59:59.000Z',
    confirmUntil: '2026-11-23T08:00:00.000Z',
    listAt: '2026-11-23T09:00:00.000Z',
    drawAt: '2026-11-24T10:00:00.000Z',
    prizes: [{ label: 'panier d’hiver', quantity: 10, valueCents: 3900 }],
    substitutes: 5,
    eraseEntriesOn: '2027-02-22',
    eraseWinnersOn: '2027-11-24',
    codePrefix: 'LUNE',
    dottedDomains: ['pointmail.example'],
    disposableDomains: ['jetable.example', 'trois-minutes.example'],
    rules: [...ruleCodes],
  };
}

/** A contest with those settings, signed by the client and opened. */
export async function openLune(
  bench: ContestBench,
  house: SmallAgency,
  settings: ContestSettings = luneSettings(),
) {
  const solene = await bench.as('solene', house);
  const nobody = await bench.as(null);
  const name = 'Brassé de Lune';
  const { id: contestId, publicId } = await solene.createContest({
    clientId: house.clientId,
    name,
  });
  const { revision } = await solene.readContest({ contestId });
  await solene.saveContest({ contestId, revision, name, settings });
  const contactId = await bench.addSigner(house);
  const { url } = await solene.askContestSignature({ contestId, contactId });
  const token = url.split('/').at(-1) ?? '';
  const { contentHash } = await nobody.readContestRulesPage({ token });
  await nobody.signContestRules({ token, contentHash });
  await solene.openContest({ contestId });
  return { contestId, publicId };
}

export function formOf(publicId: string, entry: PlannedEntry) {
  const { firstName, familyName, email, postalCode, birthYear, isOptIn, origin } = entry;
  return {
    publicId,
    firstName,
    familyName,
    email,
    postalCode,
    birthYear,
    isOptIn,
    hasReadRules: true as const,
    formKey: randomBytes(18).toString('base64url'),
    origin: origin === 'direct' ? '' : origin,
  };
}
