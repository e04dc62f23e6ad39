import { expect, test } from 'vitest';
import { refusals } from './messages.ts';

test.each(['not-48-bytes', 'point-at-infinity', 'not-canonical', 'signature-wrong'])(
  'a value refused for %s says why in words',
  (reason) => {
    for (const locale of ['fr', 'en'] as const) {
      const said = refusals[locale]['beacon-wrong']({ type: 'beacon-wrong', reason });
      expect(said).not.toContain(reason);
      expect(said).not.toContain(locale === 'fr' ? 'reports annoncés' : 'postponements');
    }
  },
);
