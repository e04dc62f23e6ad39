import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { buildSmallAgency, type SmallAgency } from '../../../test/small-agency.ts';
import type { Tx } from '../../db/db.ts';
import type { ContactId, PostId } from '../../lib/ids.ts';
import { newId } from '../../lib/ids.ts';
import { openVault } from '../../vault/vault.ts';
import { addContact, endContact, updateContact } from '../clients/edit-contacts.ts';
import {
  createLink,
  findApproval,
  findLink,
  listStamps,
  markLinkOpened,
  recordSignature,
  refuseLink,
  refuseOwnWork,
  revokeLink,
  signerByLink,
  voidSignatures,
} from './public.ts';
import type { SignatureInput } from './record-signature.ts';

let folder: string;
let database: TestDatabase;
let agency: SmallAgency;
let other: SmallAgency;
const at = new Date('2026-12-08T09:12:00.000Z');
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'signing-'));
  database = await openTestDatabase();
  const vault = await openVault(path.join(folder, 'keys'));
  agency = await buildSmallAgency(database, { vault, publicUrl: 'http://localhost:4321' });
  other = await buildSmallAgency(database, { vault, publicUrl: 'http://localhost:4321' });
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

const write = <T>(work: (tx: Tx) => Promise<T>) => database.app.write(agency.scope, work);
const read = <T>(work: (tx: Tx) => Promise<T>) => database.app.read(agency.scope, work);

function buildSignature(over: Partial<SignatureInput> = {}): SignatureInput {
  return {
    clientId: agency.clientId,
    subjectKind: 'post',
    subjectId: newId<PostId>(),
    version: 3,
    contentHash: hash('v3'),
    decision: 'approved',
    signer: { kind: 'member', id: agency.ids.solene, name: 'Solène Kermarzin' },
    at,
    ...over,
  };
}

async function newContact(email: string): Promise<ContactId> {
  const fields = { name: 'Clarisse Montbazin', email, title: '', canSign: true };
  const made = await write((tx) => addContact(tx, agency.clientId, fields, at));
  if (!made.ok) throw new Error(made.error.type);
  return made.value.id;
}

async function newLink(contactId: ContactId, expiresAt?: Date) {
  const items = [1, 2, 3].map((version) => ({
    subjectKind: 'post' as const,
    subjectId: newId<PostId>(),
    version,
    contentHash: hash(`v${version}`),
  }));
  const createdBy = agency.ids.solene;
  const link = await write((tx) =>
    createLink(tx, { clientId: agency.clientId, contactId, createdBy, items, at, expiresAt }),
  );
  return { ...link, items };
}

describe('a signature', () => {
  test('stands on one exact content, with a leaf that names nobody', async () => {
    const input = buildSignature();
    const { signatureId, leaf } = await write((tx) => recordSignature({}, tx, input));
    expect(leaf).toMatchObject({ index: null, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const { subjectKind, subjectId, contentHash } = input;
    const found = await read((tx) => findApproval(tx, { subjectKind, subjectId, contentHash }));
    expect(found).toMatchObject([{ signatureId, signerName: 'Solène Kermarzin' }]);
    const elsewhere = { subjectKind, subjectId, contentHash: hash('v4') };
    expect(await read((tx) => findApproval(tx, elsewhere))).toEqual([]);
    const { rows } = await database.ownerPool.query(
      `select l.kind, convert_from(l.bytes, 'UTF8') as text from leaf l join signature s on s.leaf_id = l.id where s.id = $1`,
      [signatureId],
    );
    expect(rows[0].kind).toBe('approval');
    expect(rows[0].text).not.toContain('Solène');
    expect(JSON.parse(rows[0].text).body).toMatchObject({ approval: signatureId, contentHash });
  });

  test('that asks for changes or refuses makes no leaf and approves nothing', async () => {
    for (const decision of ['changes', 'refused'] as const) {
      const input = buildSignature({ decision, comment: 'Le coing, pas la poire.' });
      const { leaf } = await write((tx) => recordSignature({}, tx, input));
      expect(leaf).toBeNull();
      expect(await read((tx) => findApproval(tx, input))).toEqual([]);
    }
  });

  test('of an author on their own work is refused, and never kept', async () => {
    const ines = { kind: 'member', id: agency.ids.ines, name: 'Inès' } as const;
    expect(refuseOwnWork(ines, agency.ids.ines)).toMatchObject({ error: { type: 'four-eyes' } });
    expect(refuseOwnWork(ines, agency.ids.solene)).toBeNull();
    expect(refuseOwnWork({ kind: 'contact', id: agency.ids.ines }, agency.ids.ines)).toBeNull();
    const input = buildSignature({ signer: ines, authorId: agency.ids.ines });
    await expect(write((tx) => recordSignature({}, tx, input))).rejects.toThrow(/own work/);
    expect(await read((tx) => findApproval(tx, input))).toEqual([]);
  });

  test('is rolled back with its leaf', async () => {
    const input = buildSignature();
    const failed = write(async (tx) => {
      await recordSignature({}, tx, input);
      throw new Error('later in the same command');
    });
    await expect(failed).rejects.toThrow('later');
    const { rows } = await database.ownerPool.query(
      `select 1 from leaf where convert_from(bytes, 'UTF8') like $1`,
      [`%${input.subjectId}%`],
    );
    expect(rows).toEqual([]);
  });

  test('can be neither changed nor deleted by the application', async () => {
    for (const statement of ['update signature set comment = $1', 'delete from signature']) {
      const client = await database.workerPool.connect();
      try {
        const values = statement.includes('$1') ? ['x'] : [];
        await expect(client.query(statement, values)).rejects.toThrow(/permission denied/);
      } finally {
        client.release();
      }
    }
  });

  test("isn't seen from another agency", async () => {
    const input = buildSignature();
    await write((tx) => recordSignature({}, tx, input));
    expect(await database.app.read(other.scope, (tx) => findApproval(tx, input))).toEqual([]);
    const stamps = await database.app.read(other.scope, (tx) =>
      listStamps(tx, 'post', [input.subjectId]),
    );
    expect(stamps.get(input.subjectId)).toEqual([]);
  });
});

describe('a void', () => {
  test('leaves the signature readable and says who, when and why', async () => {
    const input = buildSignature();
    const subject = { ...input, reason: 'content-changed', by: agency.ids.ines, at } as const;
    await write((tx) => recordSignature({}, tx, input));
    expect(await write((tx) => voidSignatures(tx, subject))).toBe(1);
    expect(await write((tx) => voidSignatures(tx, subject))).toBe(0);
    expect(await read((tx) => findApproval(tx, input))).toEqual([]);
    const stamps = await read((tx) => listStamps(tx, 'post', [input.subjectId]));
    expect(stamps.get(input.subjectId)).toMatchObject([
      {
        decision: 'approved',
        version: 3,
        contentHash: hash('v3'),
        voided: { by: 'Inès Taldir', at: at.toISOString(), reason: 'content-changed' },
      },
    ]);
    await write((tx) => recordSignature({}, tx, { ...input, version: 4, contentHash: hash('v4') }));
    const again = { ...input, contentHash: hash('v4') };
    expect(await read((tx) => findApproval(tx, again))).toHaveLength(1);
  });

  test('and a signature at the same moment never leave a voided thing half approved', async () => {
    const input = buildSignature();
    const voiding = { ...input, reason: 'withdrawn', by: null, at } as const;
    await write((tx) => recordSignature({}, tx, input));
    const voided = await Promise.all(
      Array.from({ length: 6 }, () => write((tx) => voidSignatures(tx, voiding))),
    );
    expect(voided.reduce((sum, n) => sum + n, 0)).toBe(1);
    const { rows } = await database.ownerPool.query(
      `select count(*)::int as n from leaf l join signature_void v on v.leaf_id = l.id
       join signature s on s.id = v.signature_id where s.subject_id = $1`,
      [input.subjectId],
    );
    expect(rows[0].n).toBe(1);
  });
});

describe('a link', () => {
  test('leads whoever holds it to its items, in order, and keeps only a hash of its token', async () => {
    const contactId = await newContact('clarisse@ombrelune.example');
    const { token, linkId, items } = await newLink(contactId);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const found = await findLink(database.app, token);
    expect(found).toMatchObject({
      linkId,
      clientId: agency.clientId,
      scope: { agencyId: agency.agencyId, clientIds: [agency.clientId] },
      contact: { id: contactId, name: 'Clarisse Montbazin', email: 'clarisse@ombrelune.example' },
      expiresAt: new Date(at.getTime() + 14 * 86_400_000),
      revokedAt: null,
      firstOpenedAt: null,
      items,
    });
    const { rows } = await database.ownerPool.query('select * from link');
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows.find((row) => row.id === linkId).token_hash).toEqual(
      createHash('sha256').update(token).digest(),
    );
  });

  test('decides nothing and burns nothing by being opened', async () => {
    const { token, linkId, items } = await newLink(await newContact('a@ombrelune.example'));
    const later = new Date(at.getTime() + 60_000);
    for (const opened of [at, later, later]) {
      expect((await findLink(database.app, token))?.items).toEqual(items);
      await write((tx) => markLinkOpened(tx, linkId, opened));
    }
    expect((await findLink(database.app, token))?.firstOpenedAt).toEqual(at);
    for (const item of items) expect(await read((tx) => findApproval(tx, item))).toEqual([]);
  });

  test('ends: expired, revoked, or with its contact', async () => {
    const soon = new Date(at.getTime() + 1000);
    const { token } = await newLink(await newContact('b@ombrelune.example'), soon);
    const expiring = await findLink(database.app, token);
    if (!expiring) throw new Error('no link');
    expect(refuseLink(expiring, at)).toBeNull();
    expect(refuseLink(expiring, soon)).toMatchObject({ error: { type: 'link-expired' } });
    await write((tx) => revokeLink(tx, expiring.linkId, at));
    await write((tx) => revokeLink(tx, expiring.linkId, soon));
    const revoked = await findLink(database.app, token);
    expect(revoked?.revokedAt).toEqual(at);
    expect(revoked && refuseLink(revoked, at)).toMatchObject({ error: { type: 'link-revoked' } });

    const contact = await newContact('c@ombrelune.example');
    const ended = await newLink(contact);
    await write((tx) => endContact(tx, agency.clientId, contact, at));
    expect((await findLink(database.app, ended.token))?.revokedAt).toEqual(at);

    const demoted = await newContact('d@ombrelune.example');
    const lost = await newLink(demoted);
    await write((tx) => updateContact(tx, agency.clientId, demoted, { canSign: false }, at));
    expect((await findLink(database.app, lost.token))?.revokedAt).toEqual(at);
  });

  test('that nobody made is unknown, whatever is written in the address', async () => {
    const tokens = ['', 'x', '../..', "' or 1=1 --", 'A'.repeat(43), 'é'.repeat(43), '\0'];
    for (const token of tokens) expect(await findLink(database.app, token)).toBeNull();
  });

  test('used by another person says whose it was', async () => {
    const owner = { id: newId<ContactId>(), name: 'Clarisse Montbazin' };
    expect(signerByLink(owner, null)).toEqual({
      signer: { kind: 'contact', ...owner },
      linkOwnerName: null,
    });
    expect(signerByLink(owner, ' clarisse  MONTBAZIN ').linkOwnerName).toBeNull();
    const signed = signerByLink(owner, 'René Bielleroux');
    expect(signed).toMatchObject({
      signer: { name: 'René Bielleroux' },
      linkOwnerName: 'Clarisse Montbazin',
    });
    const contactId = await newContact('e@ombrelune.example');
    const { linkId, items } = await newLink(contactId);
    const [item] = items;
    if (!item) throw new Error('no item');
    const input = buildSignature({ ...item, ...signed, linkId });
    await write((tx) => recordSignature({}, tx, input));
    const stamps = await read((tx) => listStamps(tx, 'post', [item.subjectId]));
    expect(stamps.get(item.subjectId)).toMatchObject([
      { signerName: 'René Bielleroux', linkOwnerName: 'Clarisse Montbazin', signerKind: 'contact' },
    ]);
  });

  test('can be rewritten by nobody but for its opening and its revocation', async () => {
    await expect(
      write((tx) =>
        tx
          .withTables<{ link: { expires_at: Date } }>()
          .updateTable('link')
          .set({ expires_at: at })
          .execute(),
      ),
    ).rejects.toThrow(/permission denied/);
  });
});
