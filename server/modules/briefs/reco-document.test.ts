import { expect, test } from 'vitest';
import { planB, recoWith } from '../../../test/ombrelune-brief.ts';
import { documentOf } from './reco-document.ts';
import { type RecoContent, TEXT_PARTS } from './reco-schema.ts';
import { addUp } from './totals.ts';

const mine = 'a'.repeat(64);
const choice = 'c'.repeat(64);
const parts = Object.fromEntries(TEXT_PARTS.map((part) => [part, '']));
const empty = {
  ...{ title: 'Lune', parts, sources: [], plans: [], creators: [], team: [], risks: [] },
  ...{ measures: [], decisions: [] },
} as unknown as RecoContent; // its parts by name

function stamp(signerName: string, contentHash: string, isVoid: boolean) {
  const voided = { at: '2026-10-12T08:00:00.000Z', by: 'Inès Taldir', reason: 'content-changed' };
  return {
    ...{ id: signerName, signerName, contentHash, decidedAt: '2026-10-10T08:00:00.000Z' },
    ...{ decision: 'approved' as const, signerKind: 'member' as const, version: 1, comment: '' },
    ...{ linkOwnerName: null, linkId: null, leaf: null, voided: isVoid ? voided : null },
  };
}

function signatures(stamps: ReturnType<typeof stamp>[], replacedBy: number | null) {
  const content = recoWith(empty, [planB()]);
  const reco = {
    ...{ content, contentHash: mine, unknown: '', plans: [], ceilingCents: null, stamps },
    ...{ shown: 1, replacedBy, timeZone: 'Europe/Paris', clientName: 'Laiterie' },
    ...{ author: 'Inès Taldir', choices: new Map([[choice, 'B']]) },
  };
  const { sections } = documentOf(reco as never, 'fr');
  return JSON.stringify(sections.at(-1)?.blocks);
}

test('a version that was replaced still says who signed it, and by which it is replaced', () => {
  const both = [stamp('Inès Taldir', mine, true), stamp('Solène Kermarzin', mine, true)];
  const said = signatures(both, 2);
  expect(said).toContain('remplacée par la version 2');
  expect(said).toContain('Solène Kermarzin');
  expect(said).not.toContain('document de travail');
  expect(signatures([], null)).toContain('document de travail');
  // Without a newer one that was sent, the agency has begun again.
  expect(signatures(both, null)).toContain('reprend cette version');
});

test('two fingerprints on one paper are explained, one is not', () => {
  const agency = [stamp('Inès Taldir', mine, false), stamp('Solène Kermarzin', mine, false)];
  expect(signatures(agency, null)).not.toContain('empreinte');
  const said = signatures([...agency, stamp('Clarisse Montbazin', choice, false)], null);
  expect(said).toContain('(aaaa aaaa)');
  expect(said).toContain('le seul plan');
});

test('a plan reads as its page does: the verdict in force, then what was printed at its sending', () => {
  const content = recoWith(empty, [planB()]);
  const verdictOf = (state: string, words: string) => ({ state, words, findings: [] });
  const plan = (printed: string) => ({
    ...{ key: 'B', lineCents: [], totals: addUp(planB()), fit: null },
    ...{ verdict: verdictOf('feasible', 'réalisable'), printed: verdictOf('undecided', printed) },
  });
  const read = (printed: string) =>
    JSON.stringify(
      documentOf(
        {
          ...{ content, contentHash: mine, unknown: '', plans: [plan(printed)], stamps: [] },
          ...{ shown: 1, replacedBy: null, timeZone: 'Europe/Paris', clientName: 'Laiterie' },
          ...{ author: 'Inès Taldir', choices: new Map(), ceilingCents: null },
        } as never, // as above
        'fr',
      ),
    );
  const changed = read('indécis');
  expect(changed).toMatch(/"tone":"good","text":"[^"]*réalisable"/);
  expect(changed).toContain('Imprimé à l’envoi\u00a0: indécis.');
  expect(read('réalisable')).not.toContain('Imprimé');
});
