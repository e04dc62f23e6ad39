import { expect, test } from 'vitest';
import { refusals } from './messages.ts';

test('a step that does not follow is refused with what helps: another step, not only a reload', () => {
  const asked = { type: 'state-does-not-fit', from: 'kept', to: 'silent' } as const;
  expect(refusals.fr['state-does-not-fit'](asked)).toContain('Choisissez une étape qui suit');
  expect(refusals.en['state-does-not-fit'](asked)).toContain('Choose a step that follows');
});
