import { Hono } from 'hono';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReportWorld, type ReportWorld } from '../../../test/report-world.ts';
import type { ApiContext } from '../../http/context.ts';
import type { ShellEnv } from '../../http/shell.ts';
import { readBlocks, splitSentences } from './chapter-text.ts';
import { dayStart } from './days.ts';
import { findLooseNumbers } from './numbers.ts';
import { reportFileRoutes } from './report-file-routes.ts';

let world: ReportWorld;
beforeAll(async () => {
  world = await openReportWorld();
}, 60_000);
afterAll(() => world?.[Symbol.asyncDispose]());

function filesFor(context: ApiContext) {
  const app = new Hono<ShellEnv>();
  app.use('*', async (c, next) => {
    c.set('context', context);
    await next();
  });
  return app.route('/', reportFileRoutes({ ...world.deps, blobs: world.blobs }));
}

test('PDF and spreadsheet are the same bytes each time, and nobody else’s to read', async () => {
  const agency = await world.buildAgency();
  await world.observe(agency, {
    object: 'billet-1',
    records: [{ session: 's', day: '2026-11-10', robot: false, ownNetwork: false }],
  });
  const ines = await world.as('ines', agency);
  const { id } = await ines.startReport({
    clientId: agency.clientId,
    operationId: null,
    firstDay: '2026-11-01',
    lastDay: '2026-11-30',
    title: 'Bilan de novembre',
  });
  const files = filesFor(await agency.contextOf('ines'));
  for (const format of ['pdf', 'xlsx']) {
    const read = async () => {
      const response = await files.request(`/${id}/1/report.${format}`);
      expect(response.status).toBe(200);
      return Buffer.from(await response.arrayBuffer());
    };
    const bytes = await read();
    expect((await read()).equals(bytes)).toBe(true);
    if (format === 'pdf') {
      const text = bytes.toString('latin1');
      expect(text).toMatch(/^%PDF-/);
      expect(text).toContain('/StructTreeRoot');
      expect(text).not.toContain('/Type3');
    } else {
      const [head, first] = await readSheet(bytes, 'Chiffres');
      const at = head?.indexOf('du (Europe/Paris)') ?? -1;
      expect(first?.[at]).toEqual(new Date('2026-11-01T00:00:00Z'));
      expect(first?.[at + 1]).toEqual(new Date('2026-11-30T23:59:00Z'));
      expect(first?.[head?.indexOf('valeur') ?? -1]).toBe(1);
      const columns = await readSheet(bytes, 'Colonnes');
      for (const name of ['Chiffres', 'Détail', 'Preuves']) {
        const heads = (await readSheet(bytes, name))[0];
        expect(columns.filter(([sheet]) => sheet === name).map(([, one]) => one)).toEqual(heads);
      }
      expect(columns.flat()).not.toContain(null);
    }
  }
  const other = await world.buildAgency();
  const theirs = filesFor(await other.contextOf('solene'));
  const client = filesFor(await agency.contextOf('clarisse'));
  for (const app of [theirs, client]) {
    expect((await app.request(`/${id}/1/report.pdf`)).status).toBe(404);
  }
  expect((await files.request(`/${id}/1/report.zip`)).status).toBe(404);
});

test('a day begins where the client lives, also when the hour changes', () => {
  expect(dayStart('2026-11-09', 'Europe/Paris').toISOString()).toBe('2026-11-08T23:00:00.000Z');
  expect(dayStart('2026-10-25', 'Europe/Paris').toISOString()).toBe('2026-10-24T22:00:00.000Z');
  expect(dayStart('2026-10-25', 'Europe/Paris', 1).toISOString()).toBe('2026-10-25T23:00:00.000Z');
});

test('a typed number needs a figure; days, hours and years need none', () => {
  const draft = {
    question: 'Sous 9 000 euros, avant le 4 décembre 2026 à 17 h 02 ?',
    answer: 'En 2026, 1 151 visites. La règle FR-INF-09 l’arrêtait.',
    chapters: [],
  };
  const figure = {
    value: 1151,
    numerator: null,
    denominator: null,
    unit: 'count',
    n: 1151,
    mark: 'measured',
    note: null,
    parts: [],
  } as const;
  const placed = {
    id: 'f1',
    indicator: 'visits',
    version: 1,
    methodHash: '0'.repeat(64),
    params: {},
    query: { objects: null, from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' },
    inputs: [],
    figure,
  };
  expect(findLooseNumbers(draft, [placed], 'fr')).toEqual([{ place: 'question', number: '9 000' }]);
});

test('a chapter’s text is read in blocks, an answer in sentences', () => {
  expect(readBlocks('Un.\nDeux.\n\n- a\n- b\n\n> Dit\n— une lectrice\n\n> Dit\n> encore')).toEqual([
    { type: 'text', text: 'Un.\nDeux.' },
    { type: 'list', items: ['a', 'b'] },
    { type: 'quote', text: 'Dit', source: 'une lectrice' },
    { type: 'quote', text: 'Dit\nencore', source: '' },
  ]);
  expect(
    splitSentences('Dix blogs. 187 personnes, dit M. Roux. Nous « ne savons pas. » Voilà'),
  ).toEqual(['Dix blogs.', '187 personnes, dit M. Roux.', 'Nous « ne savons pas. »', 'Voilà']);
});
