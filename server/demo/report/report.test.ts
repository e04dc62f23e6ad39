import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../../test/app.ts';
import { createPerson, type Person } from '../../../test/person.ts';

let app: TestApp;
let solene: Person;

beforeAll(async () => {
  app = await startApp();
  solene = createPerson(app.url);
  await solene.api.people.enterDemo({ locale: 'fr' });
}, 180_000);
afterAll(() => app?.[Symbol.asyncDispose]());

async function readReport() {
  const { reports } = await solene.api.reports.listReports({});
  const [found] = reports;
  return solene.api.reports.readReport({ reportId: found?.id ?? '' });
}

test('the sealed report’s figures come out of what was seen', async () => {
  const { text, state, sealedAt, version, evidence } = await readReport();
  expect({ state, sealedAt: new Date(sealedAt ?? 0).toISOString(), version }).toEqual({
    state: 'received',
    sealedAt: '2026-12-04T16:02:00.000Z',
    version: 1,
  });
  const shown = text.figures.map(({ label, display, beside }) =>
    [label, display, beside].join(' | ').replaceAll(/\s/g, ' '),
  );
  expect(shown).toEqual([
    'Dépensé | 7 171 € | mesuré',
    'Devis | 7 880 € | mesuré',
    'Plafond | 9 000 € | mesuré',
    'Vues dites par les créateurs | ligne par ligne | déclaré',
    'Mentions spontanées avant l’opération | 9 | mesuré, trop peu pour conclure',
    'Mentions spontanées depuis | 14 | mesuré, trop peu pour conclure',
    'Visites venues des dix billets | 1 151 | mesuré',
    'Visites venues de la marque | 233 | mesuré',
    'Participations valides, sur reçues | 253 sur 400 (63 %) | mesuré',
    'Commentaires | 312 | mesuré',
    'Part des formules de jeu | 128 sur 312 (41 %) | mesuré',
    'Personnes différentes qui ont commenté | 187 | mesuré',
    'Conversations | 38 | mesuré',
    'Nouvelles inscriptions à la lettre | 61 | mesuré',
    'Coût par participation valide | 28,34 € | mesuré',
    'Coût par personne qui a commenté | 38,35 € | mesuré',
    'Coût par nouvelle inscription | 117,56 € | mesuré',
    'Mentions conformes à la première capture | 9 sur 10 (90 %) | mesuré',
    'Mentions conformes après demande | 10 sur 10 (100 %) | mesuré',
    'Captures faites, sur prévues | 41 sur 41 (100 %) | mesuré',
    'Laiterie, satisfaite à 4 sur 5 | 1 sur 1 (100 %) | déclaré, trop peu pour conclure',
    'Créateurs qui ont répondu | 8 sur 11 (73 %) | déclaré',
    'Créateurs qui le referaient | 7 sur 8 (88 %) | déclaré, trop peu pour conclure',
    'Participants qui ont répondu | 96 sur 253 (38 %) | déclaré',
    'Participants pour qui les règles étaient claires | 68 sur 96 (71 %) | déclaré',
    'Ventes | non mesuré | ',
  ]);
  expect(evidence).toBe(214);
  const partsOf = (label: string) =>
    text.figures
      .find((figure) => figure.label === label)
      ?.parts.map(({ value }) => value.replaceAll(/\s/g, ' '));
  const views = ['310', '980', '860', '540', '1 420', '1 150'];
  expect(partsOf('Vues dites par les créateurs')).toEqual(views);
  expect(partsOf('Mentions conformes après demande')?.[0]).toBe('26 h');
});

test('by each link as many came, and under each post as many spoke, as the blogs’ story says', async () => {
  const { text } = await readReport();
  const valuesOf = (label: string) =>
    text.figures
      .find((figure) => figure.label === label)
      ?.parts.map(({ value }) => Number(value))
      .filter((value) => Number.isFinite(value))
      .toSorted((a, b) => a - b);
  const visits = [49, 58, 71, 84, 96, 117, 131, 143, 188, 214];
  expect(valuesOf('Visites venues des dix billets')).toEqual(expect.arrayContaining(visits));
  expect(valuesOf('Commentaires')).toEqual([10, 16, 18, 19, 29, 29, 34, 44, 47, 66]);
  const people = [10, 10, 12, 13, 16, 18, 19, 24, 27, 38];
  expect(valuesOf('Personnes différentes qui ont commenté')).toEqual(people);
  expect(valuesOf('Conversations')).toEqual([1, 2, 2, 2, 3, 3, 4, 5, 7, 9]);
});

test('a new report of the operation finds what is known, without anybody’s observing it first', async () => {
  const [first] = await solene.api.operations.listOperations({});
  const sealed = await readReport();
  const { id } = await solene.api.reports.startReport({
    clientId: sealed.client.id,
    operationId: sealed.operation?.id ?? first?.id ?? '',
    firstDay: '2026-11-01',
    lastDay: '2026-12-08',
    title: 'Suite',
  });
  await expect
    .poll(async () => {
      const { text } = await solene.api.reports.readReport({ reportId: id });
      return text.figures.map(({ label, display }) => `${label} ${display}`.replaceAll(/\s/g, ' '));
    })
    .toEqual(
      expect.arrayContaining([
        'Mentions conformes à la première capture 9 sur 10 (90 %)',
        'Mentions conformes après demande 10 sur 10 (100 %)',
        'Dépensé 7 171 €',
      ]),
    );
});
