import { expect, test } from 'vitest';
import { never, ok, type Result, refuse } from './result.ts';

type Answer = Result<number, { type: 'too-late'; hour: number } | { type: 'not-found' }>;

function tell(answer: Answer): string {
  if (answer.ok) return `value ${answer.value}`;
  switch (answer.error.type) {
    case 'too-late':
      return `late since ${answer.error.hour}`;
    case 'not-found':
      return 'nowhere';
    default:
      return never(answer.error);
  }
}

test('an answer is either its value, or a refusal with all that its type promises', () => {
  expect(tell(ok(3))).toBe('value 3');
  expect(tell(refuse({ type: 'too-late', hour: 9 }))).toBe('late since 9');
  expect(tell(refuse({ type: 'not-found' }))).toBe('nowhere');
});

test('a case that was forgotten is a surprise, and named', () => {
  const forgotten = { ok: false, error: { type: 'new-one' } } as unknown as Answer; // from elsewhere
  expect(() => tell(forgotten)).toThrow('new-one');
});
