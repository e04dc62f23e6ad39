import { expect, test } from 'vitest';
import { obstacleOf } from './obstacle.ts';

const finding = (rule: string, outcome: 'fires' | 'clear' | 'unknown') => ({
  ...{ rule, outcome, words: '' },
  severity: 'block' as const,
});

test('the client is told of the ceiling only where the ceiling is what stops a plan', () => {
  const within = finding('over-ceiling', 'clear');
  const undated = [within, finding('cold-chain', 'unknown')];
  expect(obstacleOf({ state: 'undecided', findings: undated })).toBe('undecided');
  const late = [within, finding('too-late', 'fires')];
  expect(obstacleOf({ state: 'infeasible', findings: late })).toBe('other');
  const over = [finding('over-ceiling', 'fires'), finding('cold-chain', 'unknown')];
  expect(obstacleOf({ state: 'infeasible', findings: over })).toBe('over-ceiling');
  const open = [finding('over-ceiling', 'unknown')];
  expect(obstacleOf({ state: 'undecided', findings: open })).toBe('no-ceiling');
});
