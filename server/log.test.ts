import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** What a process wrote on standard error through the product's log. */
function logFrom(script: string, level = 'info'): readonly Record<string, unknown>[] {
  const source = `
    import { createLog } from './server/log.ts';
    const log = createLog({ logLevel: '${level}' });
    ${script}`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', source], {
    encoding: 'utf8',
  });
  expect(run.stdout).toBe('');
  return run.stderr
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

test('an error is told by its kind, words and stack, without the rows that a library puts beside it', () => {
  const [line] = logFrom(`
    class DatabaseError extends Error { name = 'DatabaseError'; }
    const cause = Object.assign(new DatabaseError('duplicate key value'), {
      code: '23505',
      detail: 'Key (email)=(clarisse@ombrelune.example) already exists.',
      where: 'clarisse@ombrelune.example', query: 'insert', parameters: ['clarisse@ombrelune.example'],
      headers: { cookie: 'clarisse@ombrelune.example' }, config: { body: 'clarisse@ombrelune.example' },
    });
    log.error({ err: new Error('the member was not kept', { cause }), number: 'abcd1234' }, 'request failed');
  `);
  expect(line).toMatchObject({
    level: 50,
    msg: 'request failed',
    number: 'abcd1234',
    err: {
      type: 'Error',
      message: 'the member was not kept',
      cause: { type: 'DatabaseError', message: 'duplicate key value', code: '23505' },
    },
  });
  const { err } = line as { err: { stack: string; cause: object } };
  expect(err.stack).toContain('at ');
  expect(Object.keys(err).sort()).toEqual(['cause', 'message', 'stack', 'type']);
  expect(JSON.stringify(line)).not.toContain('clarisse');
});

test('what was thrown and is no error is told by its type alone', () => {
  const [text, row] = logFrom(`
    log.error({ err: 'clarisse@ombrelune.example' }, 'one');
    log.error({ err: { email: 'clarisse@ombrelune.example' } }, 'two');
  `);
  expect([text?.err, row?.err]).toEqual([{ type: 'string' }, { type: 'object' }]);
});

test('an error that is its own cause is told, and the process goes on', () => {
  const lines = logFrom(`
    const error = new Error('round'); error.cause = error;
    log.error({ err: error }, 'one');
    log.error('two');
  `);
  expect(lines.map(({ msg }) => msg)).toEqual(['one', 'two']);
});

test('the level is the settings’, and a line names no machine', () => {
  const lines = logFrom(`log.info('one'); log.warn('two'); log.error('three');`, 'warn');
  expect(lines.map(({ msg }) => msg)).toEqual(['two', 'three']);
  for (const line of lines) expect(Object.keys(line).sort()).toEqual(['level', 'msg', 'time']);
  expect(logFrom(`log.error('one');`, 'silent')).toEqual([]);
});

test('a connection that an orderly stop ends is no error; one that breaks is', () => {
  const script = (isStopping: boolean) => `
    const { sayLost } = await import('./server/log.ts');
    sayLost(log, new Error('terminating connection due to administrator command'), ${isStopping});
  `;
  expect(logFrom(script(true))).toEqual([]);
  expect(logFrom(script(false))).toMatchObject([
    { level: 50, msg: 'a database connection was lost' },
  ]);
  expect(logFrom(script(true), 'debug')).toEqual([
    expect.not.objectContaining({ err: expect.anything() }),
  ]);
});
