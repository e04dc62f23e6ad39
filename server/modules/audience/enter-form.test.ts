import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOperationsBench } from '../../../test/operations-bench.ts';
import type { SmallAgency } from '../../../test/small-agency.ts';
import { createApiHandler } from '../../http/api.ts';
import type { OperationId } from '../../lib/ids.ts';
import { audienceRoutes } from './routes.ts';

let bench: Awaited<ReturnType<typeof openOperationsBench>>;
let agency: SmallAgency;
let operationId: OperationId;
let api: ReturnType<typeof createApiHandler>;

beforeAll(async () => {
  bench = await openOperationsBench();
  bench.clock.set('2026-12-08T08:30:00Z');
  agency = await bench.buildAgency();
  operationId = await bench.buildOperation(agency);
  const deps = { ...bench.deps, connectors: new Map(), publicUrl: 'http://localhost:4321' };
  api = createApiHandler(audienceRoutes(deps), pino({ level: 'silent' }));
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const views = {
  kind: 'views',
  about: 'Le Bol Bleu',
  lines: 'value\n900',
  from: '2026-12-07T08:00:00Z',
  to: '2026-12-08T08:00:00Z',
  keep: 'yes',
};
const png = new File(['png'], 'vues.png', { type: 'image/png' });

/** The fields and the file in the order given, as a page's form sends them. */
function formOf(...parts: readonly (readonly [string, string | File])[]): FormData {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  return form;
}

async function send(body: FormData | string, headers: Record<string, string> = {}) {
  const url = `http://localhost:4321/api/operations/${operationId}/entered`;
  const request = new Request(url, { method: 'POST', body, headers });
  const response = await api(request, await agency.contextOf('ines'));
  const told = (await response?.json()) as { code?: string; id?: string | null; data?: unknown };
  return { status: response?.status, ...told };
}
const kept = async () => {
  const { rows } = await bench.database.ownerPool.query<{ n: number }>(
    'select count(*)::integer as n from observation where client_id = $1',
    [agency.clientId],
  );
  return rows[0]?.n;
};

const fields = Object.entries(views);

test.each([
  ['before it', [...fields, ['file', png]]],
  ['behind it', [['file', png], ...fields]],
  ['around it', [...fields.slice(0, 3), ['file', png], ...fields.slice(3)]],
] as [string, [string, string | File][]][])(
  'a file is kept with the fields that stand %s',
  async (_, parts) => {
    const before = (await kept()) ?? 0;
    expect(await send(formOf(...parts))).toMatchObject({ status: 200, id: expect.any(String) });
    expect(await kept()).toBe(before + 1);
  },
);

test.each([
  ['without its file', formOf(...fields), 'proof-missing'],
  ['with an empty file', formOf(...fields, ['file', new File([], 'x.png')]), 'proof-missing'],
  ['with two files', formOf(...fields, ['file', png], ['file', png]), 'input-invalid'],
  ['with words in the place of the file', formOf(...fields, ['file', 'vues.png']), 'input-invalid'],
  [
    'with a file in the place of a field',
    formOf(...fields.slice(1), ['kind', png]),
    'input-invalid',
  ],
  ['with a field twice', formOf(...fields, ['about', 'Un autre'], ['file', png]), 'input-invalid'],
  ['without a field', formOf(...fields.slice(1), ['file', png]), 'input-invalid'],
  [
    'with half a character',
    formOf(...fields.slice(0, 2), ['lines', 'value\n\u00009'], ...fields.slice(3), ['file', png]),
    'input-invalid',
  ],
  [
    'with a file that is too large',
    formOf(...fields, ['file', new File([new Uint8Array(10_000_001)], 'x.png')]),
    'input-invalid',
  ],
  [
    'that ended in the future',
    formOf(
      ...fields.filter(([name]) => name !== 'to'),
      ['to', '2026-12-09T08:00:00Z'],
      ['file', png],
    ),
    'time-unfit',
  ],
] as [string, FormData, string][])(
  'a form %s is refused, and keeps nothing',
  async (_, form, code) => {
    const before = await kept();
    expect(await send(form)).toMatchObject({ status: 422, code });
    expect(await kept()).toBe(before);
  },
);

test.each([
  [
    'breaks off',
    'multipart/form-data; boundary=x',
    '--x\r\ncontent-disposition: form-data; name="kind"\r\n\r\nvi',
  ],
  ['has no boundary', 'multipart/form-data', '--x\r\n\r\n--x--'],
  ['is no form', 'multipart/form-data; boundary=x', 'Bonjour'],
  ['is empty', 'multipart/form-data; boundary=x', ''],
])('a form that %s is refused', async (_, type, body) => {
  expect(await send(body, { 'content-type': type })).toMatchObject({
    status: 422,
    code: 'input-invalid',
  });
});

test('lines that name more answers than any survey are refused before they are made', async () => {
  const lines = `answer,count\n${'oui,10000\n'.repeat(50_000)}`;
  const asked = { ...views, kind: 'answers', about: 'Encore ?', lines, keep: 'no' };
  const { status, ...told } = await send(formOf(...Object.entries(asked)));
  expect(status).toBe(200);
  expect(told).toMatchObject({ id: null, records: 100_000 });
});
