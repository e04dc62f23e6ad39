import { expect, test } from 'vitest';
import { planA, planB } from '../../../test/ombrelune-brief.ts';
import { type RecoContent, TEXT_PARTS } from './reco-schema.ts';
import { writeDetails } from './write-details.ts';

const content: RecoContent = {
  title: 'Brassé de Lune',
  // All of TEXT_PARTS, each a string.
  parts: Object.fromEntries(TEXT_PARTS.map((part) => [part, ''])) as RecoContent['parts'],
  sources: ['Étude des visites'],
  plans: [planA(), planB()],
  creators: [
    {
      name: 'Le Bocal du Mardi',
      creatorId: '01900000-0000-7000-8000-000000000001',
      plans: ['A'],
      reason: 'Vingt articles',
      conflict: '',
      rotationException: '',
      feeCents: 35_000,
      giftCents: 2_400,
      hasContract: null,
    },
  ],
  team: [{ name: 'Inès', role: 'stagiaire', daysHundredths: 200 }],
  risks: [{ risk: 'Le colis arrive tiède', answer: 'On en renvoie un' }],
  measures: [{ indicator: 'Visites', source: 'nos liens' }],
  decisions: [{ what: 'Choisir', by: 'Clarisse', dueOn: '2026-10-19' }],
};

/** What says which one it is, and shows in no text. */
const silent = /\.(id|key|family|creatorId)$/;

type Holder = Record<string, unknown>;

function* leavesOf(holder: Holder, path = ''): Generator<{ path: string; holder: Holder }> {
  for (const [key, value] of Object.entries(holder)) {
    const at = `${path}.${key}`;
    if (typeof value === 'object' && value !== null) yield* leavesOf(value as Holder, at);
    else yield { path: at, holder };
  }
}

function another(value: unknown): unknown {
  if (typeof value === 'number') return value + 100;
  if (typeof value === 'boolean') return !value;
  return `${value ?? ''} autre`;
}

test('no field of a recommendation can change without the comparison showing it', () => {
  const { parts: _, ...lists } = content;
  const paths = [...leavesOf(lists)].map(({ path }) => path).filter((path) => !silent.test(path));
  expect(paths.length).toBeGreaterThan(60);
  for (const path of paths) {
    const changed = structuredClone(content);
    const leaf = [...leavesOf(changed as unknown as Holder)].find((one) => one.path === path);
    const key = path.slice(path.lastIndexOf('.') + 1);
    if (leaf) leaf.holder[key] = another(leaf.holder[key]);
    const [was, is] = [writeDetails(content, 'fr'), writeDetails(changed, 'fr')];
    expect([path, JSON.stringify([...is])]).not.toEqual([path, JSON.stringify([...was])]);
  }
});
