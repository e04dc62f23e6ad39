import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReportWorld, type ReportWorld } from '../../../test/report-world.ts';
import { newId, type OverruleId } from '../../lib/ids.ts';
import { overruleRule } from '../../rules/overrule.ts';
import { listUnsaid, sayObjections, sayOverruled } from './said-against.ts';

let world: ReportWorld;
beforeAll(async () => {
  world = await openReportWorld();
}, 60_000);
afterAll(() => world?.[Symbol.asyncDispose]());

const reason = 'Chacun écrit librement ;\nje relis la mention le jour même.';

test('a rule that was gone past is proposed to the author, by role and never by name', async () => {
  const agency = await world.buildAgency();
  const by = { id: agency.ids.solene, name: agency.nameOf('solene'), isSenior: true };
  const overrule = (at: string) =>
    world.database.app.write(agency.scope, (tx) =>
      overruleRule(tx, {
        subject: 'participation',
        subjectId: newId(),
        clientId: agency.clientId,
        ruleId: 'FR-INF-09',
        facts: { relation: { benefit: 'gift', isReviewed: false } },
        scope: { jurisdictions: ['FR'], at: new Date(at), about: 'relation' },
        by,
        reason,
        at: new Date(at),
      }),
    );
  expect((await overrule('2026-10-31T22:59:59Z')).ok).toBe(true);
  expect((await overrule('2026-11-10T09:00:00Z')).ok).toBe(true);
  const ines = await world.as('ines', agency);
  const { id: reportId } = await ines.startReport({
    clientId: agency.clientId,
    operationId: null,
    firstDay: '2026-11-01',
    lastDay: '2026-11-30',
    title: 'Novembre',
  });
  const { draft, warnings, revision } = await ines.readReport({ reportId });
  if (!draft) throw new Error('no draft');
  const failures = draft.chapters.find(({ kind }) => kind === 'failures')?.text ?? '';
  expect(failures.split('FR-INF-09')).toHaveLength(2);
  expect(failures).toContain('le 10 novembre 2026');
  expect(failures).toContain('> Chacun écrit librement ; je relis la mention le jour même.');
  expect(failures).not.toContain(by.name);
  expect(warnings?.unsaid).toEqual([]);
  const silent = draft.chapters.map((chapter) => ({ ...chapter, text: '' }));
  await ines.saveReport({ reportId, basedOn: revision, draft: { ...draft, chapters: silent } });
  const after = await ines.readReport({ reportId });
  expect(after.warnings?.unsaid).toMatchObject([{ text: failures }]);
});

test('readers who objected are counted in words, in both languages', () => {
  const say = (received: number, open: number, locale: 'fr' | 'en') =>
    sayObjections({ contestId: newId(), contest: 'Lune', received, open }, locale).text;
  expect(say(1, 0, 'fr')).toBe(
    'Un lecteur a contesté le tirage de «\u00a0Lune\u00a0»\u00a0; il a eu sa réponse.',
  );
  expect(say(3, 1, 'fr')).toContain('Trois lecteurs ont contesté');
  expect(say(3, 1, 'fr')).toContain('une réponse manque encore');
  expect(say(3, 2, 'en')).toBe(
    'Three readers objected to the draw of “Lune”; two answers are still missing.',
  );
});

test('what the author worded otherwise is said where the reason stands', () => {
  const one = {
    id: newId<OverruleId>(),
    ruleId: 'X-1',
    message: { fr: 'Non.', en: 'No.' },
    reason,
  } as const;
  const against = sayOverruled({ ...one, at: new Date('2026-11-10T09:00:00Z') }, 'fr', 'UTC');
  const chapter = { kind: 'failures' as const, title: 'Raté', figures: [] };
  const draft = (text: string) => ({
    title: '',
    question: '',
    answer: '',
    chapters: [{ ...chapter, text }],
    figures: [],
  });
  expect(listUnsaid([against], draft('Rien.'))).toEqual([against]);
  const reworded =
    'On l’a laissé faire.\n\n> Chacun écrit librement ; je relis\n> la mention le jour même.';
  expect(listUnsaid([against], draft(reworded))).toEqual([]);
});
