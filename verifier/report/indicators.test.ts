import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figureInWords } from './display.ts';
import { allIndicators, indicators } from './indicators.ts';
import { indicatorsDoc } from './indicators-doc.ts';
import type { Mark, Observation, ObservationKind, RecordOf } from './observation.ts';
import { compute } from './query.ts';

const query = {
  objects: null,
  from: '2026-11-01T00:00:00.000Z',
  to: '2026-12-05T00:00:00.000Z',
};
let next = 0;

function seen<K extends ObservationKind>(
  kind: K,
  records: readonly RecordOf<K>[],
  of: { object?: string; mark?: Mark; day?: number; source?: string } = {},
): Observation {
  const { object = 'object', mark = 'measured', day = 10, source = 'own-server' } = of;
  const from = new Date(Date.UTC(2026, 10, day));
  const index = next++;
  const id = `observation-${index}`;
  // The records are of this very kind.
  return {
    id,
    kind,
    object,
    source,
    mark,
    method: 'm',
    from,
    to: from,
    index,
    records,
  } as unknown as Observation;
}

function figure(id: string, observations: readonly Observation[], params = {}, of = query) {
  const indicator = indicators[id];
  if (indicator === undefined) throw new Error(`no ${id}`);
  return compute(indicator, params, of, observations).figure;
}

const spend = seen('spend', [
  { line: 'all', plannedCents: 788_000, actualCents: 717_100, ceilingCents: 900_000 },
]);

function comment(id: string, author: string, text = 'Belle recette, je la tente ?', more = {}) {
  const at = '2026-11-10T10:00:00.000Z';
  return { id, author, parent: null, at, text, isBrand: false, isCreator: false, ...more };
}

const times = <T>(count: number, make: (i: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));

test('the figures of an operation are what its data gives, rounded once', () => {
  const entries = seen('entries', [
    ...times(253, (n) => ({ n, origin: null, code: null, optIn: n < 61 })),
    ...times(147, (n) => ({ n: 253 + n, origin: 'k01', code: 'R2', optIn: false })),
  ]);
  const comments = seen(
    'comments',
    times(312, (i) =>
      comment(
        `c${i}`,
        `p${i % 187}`,
        i < 128 ? 'Je participe !' : `Sans yaourtière, cela prend combien de temps ${i} ?`,
      ),
    ),
  );
  const subscribers = seen(
    'subscribers',
    times(61, (i) => ({ id: `s${i}`, at: '2026-11-12T10:00:00.000Z' })),
  );
  const all = [spend, entries, comments, subscribers];
  const inFrench = (id: string) => figureInWords(figure(id, all), 'fr');
  expect(['spent', 'quoted', 'ceiling'].map(inFrench)).toEqual([
    '7\u202f171\u00a0€',
    '7\u202f880\u00a0€',
    '9\u202f000\u00a0€',
  ]);
  expect(inFrench('entries')).toBe('253 sur 400 (63\u00a0%)');
  expect(inFrench('formula-share')).toBe('128 sur 312 (41\u00a0%)');
  expect(inFrench('commenters')).toBe('187');
  expect(inFrench('cost-per-entry')).toBe('28,34\u00a0€');
  expect(inFrench('cost-per-commenter')).toBe('38,35\u00a0€');
  expect(inFrench('cost-per-subscriber')).toBe('117,56\u00a0€');
  expect(figureInWords(figure('cost-per-entry', all), 'en')).toBe('€28.34');
  expect(inFrench('sales')).toBe('non mesuré');
});

test('a mention corrected after request counts in the second figure, with its delay', () => {
  const mention = (deliverable: string, day: number, hour: string, state: 'present' | 'absent') =>
    ({
      deliverable,
      at: `2026-11-${day}T${hour}:00.000Z`,
      state,
      moment: day === 12 ? 'live' : 'asked',
    }) as const;
  const first = times(9, (i) => mention(`d${i}`, 12, '10:00', 'present'));
  const all = [
    seen('mention', [
      ...first,
      mention('k08', 12, '17:20', 'absent'),
      mention('k08', 13, '19:20', 'present'),
    ]),
  ];
  expect(figure('mentions-first', all)).toMatchObject({
    numerator: 9,
    denominator: 10,
    note: null,
  });
  const after = figure('mentions-after', all);
  expect(after).toMatchObject({ numerator: 10, denominator: 10 });
  expect(after.parts[0]).toMatchObject({ name: 'longest-delay', value: 26 * 60 });
});

test('robots are removed from visits, and told; a session counts once a link', () => {
  const visit = (session: string, robot = false, ownNetwork = false) => ({
    session,
    day: '2026-11-10',
    robot,
    ownNetwork,
  });
  const a = seen('visits', [visit('a'), visit('b', true), visit('c', false, true)], {
    object: 'k01',
  });
  const b = seen('visits', [visit('a'), visit('a')], { object: 'k02' });
  const found = figure('visits', [a, b]);
  expect(found).toMatchObject({ value: 3, note: 'too-few' });
  expect(found.parts).toContainEqual(expect.objectContaining({ name: 'robots', value: 1 }));
  expect(found.parts).toContainEqual(
    expect.objectContaining({ name: 'own-networks', numerator: 1, denominator: 3 }),
  );
});

test('a conversation has a turn of each, no mere thanks and no formula', () => {
  const under = (text: string, answer: string) => [
    seen('comments', [
      comment('a', 'reader', text),
      comment('b', 'blog', answer, { parent: 'a', isCreator: true }),
    ]),
  ];
  expect(
    figure('conversations', under('On peut le faire sans yaourtière ?', 'Oui, au four.')).value,
  ).toBe(1);
  expect(
    figure('conversations', under('On peut le faire sans yaourtière ?', 'Merci Anne !')).value,
  ).toBe(0);
  expect(figure('conversations', under('Je participe !', 'Bonne idée, le four tiède.')).value).toBe(
    0,
  );
});

test('reach is never added up, and what a network doesn’t give is unknown', () => {
  const reading = (value: number | null, object: string, source = 'mastodon') =>
    seen('reading', [{ name: 'reach', value, rule: 'accounts' }], {
      object,
      source,
      mark: 'network',
    });
  expect(figure('reach', [reading(40, 'a'), reading(50, 'b', 'facebook')])).toMatchObject({
    value: null,
    note: null,
  });
  expect(figure('reach', [reading(null, 'a')])).toMatchObject({ value: null, note: 'unknown' });
  expect(figureInWords(figure('reach', [reading(40, 'a')]), 'en')).toBe('40');
});

test('spontaneous mentions are those of the period', () => {
  const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`;
  const all = [
    seen(
      'spontaneous',
      times(23, (i) => ({ id: `m${i}`, author: `a${i}`, at: at(i < 9 ? 5 : 20) })),
    ),
  ];
  const before = { ...query, to: '2026-11-09T00:00:00.000Z' };
  const observation = {
    ...all[0],
    from: new Date(query.from),
    to: new Date(query.to),
  } as Observation;
  expect(figure('spontaneous', [observation], {}, before)).toMatchObject({
    value: 9,
    note: 'too-few',
  });
  expect(figure('spontaneous', [observation], {}, { ...query, from: before.to })).toMatchObject({
    value: 14,
  });
});

describe('any indicator', () => {
  test.each(allIndicators.map(({ id }) => id))(
    '%s is unknown where nothing was read, never zero',
    (id) => {
      const found = figure(id, []);
      expect([found.value, found.numerator, found.denominator]).toEqual([null, null, null]);
      expect(['unknown', 'not-measured']).toContain(found.note);
    },
  );

  test('mixes no marks', () => {
    const marks = ['measured', 'declared'] as const;
    const all = marks.map((mark) =>
      seen('comments', [comment(mark, mark)], { mark, object: mark }),
    );
    expect(figure('commenters', all)).toMatchObject({ value: null, note: 'mixed-marks' });
    expect(
      figure('cost-per-commenter', [
        spend,
        seen('comments', [comment('a', 'a')], { mark: 'network' }),
      ]),
    ).toMatchObject({
      note: 'mixed-marks',
    });
  });

  test('doesn’t depend on the order of observations, and a union is at most the sum', () => {
    const author = fc.integer({ min: 0, max: 20 }).map((i) => `p${i}`);
    const list = fc.array(fc.array(author, { maxLength: 12 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(list, fc.integer(), (objects, seed) => {
        const all = objects.map((authors, o) =>
          seen(
            'comments',
            authors.map((name, i) => comment(`c${i}`, name)),
            { object: `o${o}`, day: 1 + o },
          ),
        );
        const turned = [...all].sort(
          (a, b) => (((a.index ?? 0) * 31 + seed) % 7) - (((b.index ?? 0) * 31 + seed) % 7),
        );
        for (const id of ['comments', 'commenters', 'formula-share', 'conversations']) {
          expect(figure(id, turned)).toEqual(figure(id, all));
        }
        const { value, parts } = figure('commenters', all);
        const sum = parts.reduce((total, item) => total + (item.value ?? 0), 0);
        expect(value).toBeLessThanOrEqual(sum);
      }),
      { numRuns: 60 },
    );
  });
});

test('the document says what the code says; no advertising value, no potential reach', () => {
  const path = new URL('../../docs/indicators.md', import.meta.url);
  expect(readFileSync(path, 'utf8')).toBe(indicatorsDoc());
  const ids = allIndicators.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => /emv|ave|potential/.test(id))).toEqual([]);
});
