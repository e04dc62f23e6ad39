import { expect, test } from 'vitest';
import { refuseRequest } from './refusal.ts';

// Clients have accounts, too, and no mentor.
test.each(['fr', 'en'] as const)(
  'a role refused in %s is sent to somebody that it has',
  (locale) => {
    expect(() => refuseRequest('not-allowed', { locale })).toThrow(/agence|agency/);
    expect(() => refuseRequest('not-allowed', { locale })).not.toThrow(/référent|mentor/);
  },
);
