import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { audienceContract } from '../modules/audience/schema.ts';
import { briefsContract } from '../modules/briefs/schema.ts';
import { clientsContract } from '../modules/clients/schema.ts';
import { contestsContract } from '../modules/contests/schema.ts';
import { creatorsContract } from '../modules/creators/schema.ts';
import { rulesContract } from '../modules/operations/rules-schema.ts';
import { operationsContract } from '../modules/operations/schema.ts';
import { peopleContract } from '../modules/people/schema.ts';
import { publishingContract } from '../modules/publishing/schema.ts';
import { reportsContract } from '../modules/reports/schema.ts';
import { todayContract } from '../modules/today/schema.ts';

const FILE = path.resolve(import.meta.dirname, '../../openapi.json');

/** The API's description (OpenAPI 3.1), made from the contracts alone. */
export async function describeApi(): Promise<string> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const contract = {
    people: peopleContract,
    clients: clientsContract,
    publishing: publishingContract,
    creators: creatorsContract,
    rules: rulesContract,
    operations: operationsContract,
    contests: contestsContract,
    audience: audienceContract,
    reports: reportsContract,
    briefs: briefsContract,
    today: todayContract,
  };
  const document = await generator.generate(contract, {
    info: { title: 'Compagnon', version: '1', license: { name: 'AGPL-3.0-or-later' } },
    servers: [{ url: '/api' }],
  });
  return `${JSON.stringify(document, null, 1)}\n`;
}

export async function writeOpenApi(): Promise<number> {
  await writeFile(FILE, await describeApi());
  console.log('openapi.json written');
  return 0;
}

/** Whether the committed file says what the contracts say. */
export async function isOpenApiCurrent(): Promise<boolean> {
  const committed = await readFile(FILE, 'utf8').catch(() => '');
  return committed === (await describeApi());
}
