import { oc } from '@orpc/contract';
import { implement } from '@orpc/server';
import fc from 'fast-check';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { line, uuid } from '../lib/wire.ts';
import { createApiHandler } from './api.ts';
import type { ApiContext } from './context.ts';

const contract = {
  save: oc
    .route({ method: 'PUT', path: '/things/{id}' })
    .input(
      z.object({
        id: uuid,
        title: line(20),
        tags: z.array(line(10)).max(3).default([]),
        at: z.iso.datetime().nullable(),
      }),
    )
    .output(z.object({ title: z.string() })),
};
const os = implement(contract).$context<ApiContext>();
const errors: string[] = [];
const log = pino({ level: 'error' }, { write: (text: string) => errors.push(text) });
const ask = createApiHandler(
  { save: os.save.handler(({ input }) => ({ title: input.title })) },
  log,
);

const id = '019a7aaa-a980-7933-8fde-18d4b05af5a9';

async function put(body: string | Uint8Array<ArrayBuffer>, type: string) {
  const request = new Request(`http://localhost/api/things/${id}`, {
    method: 'PUT',
    headers: { 'content-type': type },
    body,
  });
  const context: ApiContext = {
    session: null,
    locale: 'fr',
    headers: request.headers,
    ip: '127.0.0.1',
    isLoopback: true,
    setCookie: () => {},
  };
  const response = await ask(request, context);
  if (!response) throw new Error('no route');
  return { status: response.status, body: await response.json() };
}

test('any JSON is taken or refused by its fields, and nothing is unforeseen', async () => {
  const near = fc.record(
    { title: fc.anything(), tags: fc.anything(), at: fc.anything() },
    { requiredKeys: [] },
  );
  const bodies = fc.oneof(fc.jsonValue(), near).map((value) => JSON.stringify(value) ?? 'null');
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      const { status, body: answer } = await put(body, 'application/json');
      if (status !== 200) expect(answer).toMatchObject({ code: 'input-invalid', status: 422 });
    }),
    { numRuns: 300 },
  );
  expect(errors).toEqual([]);
});

test('any bytes that call themselves JSON are refused in words', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (bytes) => {
      const { status } = await put(new Uint8Array(bytes), 'application/json');
      expect(status).toBe(422);
    }),
    { numRuns: 200 },
  );
  expect(errors).toEqual([]);
});

test('what fits is answered, brought to normal form', async () => {
  const body = JSON.stringify({ title: 'e\u0301te ', at: null });
  expect(await put(body, 'application/json')).toEqual({ status: 200, body: { title: 'éte' } });
});
