import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openGate } from './gate.ts';

test('never more inside than the gate is wide, everybody gets in, in the order of coming', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.boolean()), { maxLength: 30 }),
      async (width, works) => {
        const gate = openGate(width);
        let inside = 0;
        let most = 0;
        const entered: number[] = [];
        const ends = await Promise.allSettled(
          works.map(([ms, fails], i) =>
            gate(async () => {
              entered.push(i);
              inside += 1;
              most = Math.max(most, inside);
              await sleep(ms);
              inside -= 1;
              if (fails) throw new Error('it failed inside');
              return i;
            }),
          ),
        );
        expect(most).toBeLessThanOrEqual(width);
        expect(most).toBe(Math.min(width, works.length));
        expect(entered).toEqual(works.map((_, i) => i));
        expect(ends.map(({ status }) => status === 'rejected')).toEqual(works.map(([, f]) => f));
      },
    ),
    { numRuns: 40 },
  );
});
