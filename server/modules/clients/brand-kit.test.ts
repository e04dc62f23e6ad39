import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ClientsBench, openClientsBench, refusalOf } from '../../../test/clients-bench.ts';
import type { SmallAgency, Who } from '../../../test/small-agency.ts';
import { recordSignature } from '../signing/public.ts';
import { findBrandKit, hashContent, tidyContent } from './brand-kit.ts';
import { brandKitContent } from './kit-schema.ts';
import { readClientFacts } from './public.ts';

let bench: ClientsBench;
let agency: SmallAgency;

beforeAll(async () => {
  bench = await openClientsBench();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());
beforeEach(async () => {
  agency = await bench.buildAgency();
});

const as = (who: Who) => bench.as(who, agency);

describe('a brand kit', () => {
  const content = (tone: string) => brandKitContent.parse({ tone, avoid: ['incroyable'] });

  test('keeps every version, with a leaf that names nobody', async () => {
    const { clientId } = agency;
    const ines = await as('ines');
    const first = { clientId, basedOn: 0, content: content('Simple') };
    expect(await ines.saveBrandKit(first)).toEqual({ n: 1 });
    expect(await ines.saveBrandKit({ ...first, basedOn: 1 })).toEqual({ n: 1 });
    expect(await ines.saveBrandKit({ clientId, basedOn: 1, content: content('Gai') })).toEqual({
      n: 2,
    });
    expect((await ines.readBrandKit({ clientId, n: 1 })).content.tone).toBe('Simple');
    const view = await ines.readClient({ clientId });
    expect(view.missing).not.toContain('brand-kit');
    expect(view.brandKit).toMatchObject({ n: 2, author: { name: 'Inès Taldir' }, stamps: [] });
    expect(view.brandKit?.leaf?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(view.brandKitVersions.map(({ n, isSigned }) => [n, isSigned])).toEqual([
      [2, false],
      [1, false],
    ]);
    const { rows } = await bench.database.ownerPool.query(
      `select convert_from(bytes, 'UTF8') as text from leaf where client_id = $1 and kind = 'brand-kit-version'`,
      [clientId],
    );
    expect(rows).toHaveLength(2);
    for (const { text } of rows) expect(text).not.toMatch(/Taldir|Simple/);
    expect(await refusalOf(ines.readBrandKit({ clientId, n: 3 }))).toBe('not-found');
  });

  test('edited by two people keeps the first and tells the second whose it is', async () => {
    const { clientId } = agency;
    const ines = await as('ines');
    await ines.saveBrandKit({ clientId, basedOn: 0, content: content('Simple') });
    await ines.saveBrandKit({ clientId, basedOn: 1, content: content('Gai') });
    const late = (await as('solene')).saveBrandKit({
      ...{ clientId, basedOn: 1, content: content('Sobre') },
    });
    await expect(late).rejects.toMatchObject({
      code: 'edited-meanwhile',
      status: 409,
      message: expect.stringContaining('Inès Taldir'),
      data: { n: 2, by: 'Inès Taldir' },
    });
    const atOnce = await Promise.all(
      ['A', 'B', 'C', 'D'].map(async (tone) =>
        refusalOf(ines.saveBrandKit({ clientId, basedOn: 2, content: content(tone) })),
      ),
    );
    expect(atOnce.filter((type) => type === 'done')).toHaveLength(1);
    expect(atOnce.filter((type) => type === 'edited-meanwhile')).toHaveLength(3);
    expect(
      await refusalOf(ines.saveBrandKit({ clientId, basedOn: 9, content: content('E') })),
    ).toBe('edited-meanwhile');
  });

  test('is signed by a senior who did not write it, once, on what was read', async () => {
    const { clientId } = agency;
    const solene = await as('solene');
    await solene.saveBrandKit({ clientId, basedOn: 0, content: content('Simple') });
    const { contentHash } = await solene.readBrandKit({ clientId, n: 1 });
    const signing = { clientId, n: 1, contentHash };
    expect(await refusalOf(solene.signBrandKit(signing))).toBe('four-eyes');
    for (const who of ['ines', 'karim', 'dora', 'clarisse'] as const) {
      expect(await refusalOf((await as(who)).signBrandKit(signing))).toBe('not-allowed');
    }
    const marc = await as('marc');
    const otherHash = hashContent(content('Gai'));
    expect(await refusalOf(marc.signBrandKit({ ...signing, contentHash: otherHash }))).toBe(
      'content-differs',
    );
    expect(await refusalOf(marc.signBrandKit({ ...signing, n: 2 }))).toBe('not-found');
    expect(await marc.signBrandKit(signing)).toMatchObject({
      decision: 'approved',
      signerName: 'Marc Le Gall',
      contentHash,
      leaf: { index: null },
    });
    expect(await refusalOf(marc.signBrandKit(signing))).toBe('already-signed');
    expect((await marc.readClient({ clientId })).brandKitVersions).toMatchObject([
      { isSigned: true },
    ]);
  });

  test('in force is the newest that is signed: drafting lifts no rule', async () => {
    const { clientId, scope } = agency;
    const facts = () => bench.database.app.read(scope, (tx) => readClientFacts(tx, clientId));
    expect((await facts())?.brandKit).toBeNull();
    const ines = await as('ines');
    await ines.saveBrandKit({ clientId, basedOn: 0, content: content('Simple') });
    expect((await facts())?.brandKit).toMatchObject({ n: 1, signedBy: null });
    const { contentHash } = await ines.readBrandKit({ clientId, n: 1 });
    await (await as('solene')).signBrandKit({ clientId, n: 1, contentHash });
    await ines.saveBrandKit({ clientId, basedOn: 1, content: content('Gai') });
    expect((await facts())?.brandKit).toMatchObject({ n: 1, signedBy: 'Solène Kermarzin' });
    const view = await ines.readClient({ clientId });
    expect(view.brandKit?.n).toBe(2);
    expect(view.brandKitVersions.map(({ isSigned }) => isSigned)).toEqual([false, true]);
  });

  test("of a one-person agency is in force once the client's contact has signed", async () => {
    const { clientId, scope } = agency;
    const solene = await as('solene');
    await solene.saveBrandKit({ clientId, basedOn: 0, content: content('Simple') });
    const { id } = await solene.addContact({
      ...{ clientId, name: 'Clarisse Montbazin', email: 'c@o.example', canSign: true },
    });
    await bench.database.app.write(scope, async (tx) => {
      const kit = await findBrandKit(tx, clientId, 1);
      if (!kit) throw new Error('no kit');
      await recordSignature({}, tx, {
        clientId,
        subjectKind: 'brand-kit',
        subjectId: kit.id,
        version: 1,
        contentHash: kit.contentHash,
        decision: 'approved',
        signer: { kind: 'contact', id, name: 'Clarisse Montbazin' },
        authorId: kit.authorId,
        at: new Date(),
      });
    });
    const facts = await bench.database.app.read(scope, (tx) => readClientFacts(tx, clientId));
    expect(facts?.brandKit?.signedBy).toBe('Clarisse Montbazin');
  });

  test('has one hash, however its text is composed and its keys are ordered', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    const phrase = text.map((t) => t.trim() || 'x');
    const kits = fc.record({ tone: text, presentation: text, say: fc.array(phrase) });
    fc.assert(
      fc.property(kits, (given) => {
        const kit = tidyContent(brandKitContent.parse(given));
        const stored: unknown = JSON.parse(JSON.stringify(kit));
        const shuffled = Object.fromEntries(Object.entries(kit).reverse());
        const decomposed = { ...kit, tone: kit.tone.normalize('NFD') };
        const hash = hashContent(kit);
        expect(hashContent(brandKitContent.parse(stored))).toBe(hash);
        expect(hashContent(brandKitContent.parse(shuffled))).toBe(hash);
        expect(hashContent(tidyContent(brandKitContent.parse(decomposed)))).toBe(hash);
        expect(hashContent({ ...kit, emoji: `${kit.emoji}!` })).not.toBe(hash);
      }),
    );
  });

  test('takes any text that a person can type, and gives it back with the same hash', async () => {
    const { clientId } = agency;
    const ines = await as('ines');
    const odd = { ...content('café'.normalize('NFD')), presentation: 'zéro\0 \ud800 👩‍🍳 “ok”' };
    const { n } = await ines.saveBrandKit({ clientId, basedOn: 0, content: odd });
    const view = await ines.readBrandKit({ clientId, n });
    expect(view.content.tone).toBe('café');
    expect(hashContent(view.content)).toBe(view.contentHash);
  });
});
