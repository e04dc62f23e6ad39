import { expect, test } from 'vitest';
import { recos } from './recos.ts';
import { shell } from './shell.ts';

test('the role that signs and releases is called on the strip what the buttons call it', () => {
  expect(recos.en.signSenior).toContain('senior');
  expect(shell.en.roles.mentor).toBe('mentor (senior)');
  expect(recos.fr.signSenior).toContain(shell.fr.roles.mentor);
});
