import { createRouterClient } from '@orpc/server';
import pg from 'pg';
import { z } from 'zod';
import '../server/db/connect.ts'; // how timestamps are read
import { openBlobStore } from '../server/blobs/blobs.ts';
import { openDb } from '../server/db/db.ts';
import { openJobs } from '../server/jobs/jobs.ts';
import { SEND_MAIL, sendMailSchema } from '../server/mail/mail.ts';
import { contestRoutes } from '../server/modules/contests/routes.ts';
import { openVault } from '../server/vault/vault.ts';
import { quicknet } from '../verifier/draw/chain.ts';

/** A process of the tests through whose door entries come, until it is killed. */
const { owner, folder, hour, forms } = z
  .object({
    owner: z.record(z.string(), z.string()),
    folder: z.string(),
    hour: z.string(),
    forms: z.array(
      z.object({
        publicId: z.string(),
        firstName: z.string(),
        familyName: z.string(),
        email: z.string(),
        postalCode: z.string(),
        birthYear: z.number(),
        hasReadRules: z.literal(true),
        formKey: z.string(),
      }),
    ),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

const fail = (error: Error) => console.error(error.message);
const ownerPool = new pg.Pool({ ...owner, max: 2 });
const appPool = new pg.Pool({ ...owner, user: 'compagnon_app', max: 8 });
for (const pool of [ownerPool, appPool]) pool.on('error', fail);
const jobs = openJobs({ ownerPool, ownerConfig: owner, onError: fail });
jobs.register({ name: SEND_MAIL, data: sendMailSchema, handle: async () => {} });
await jobs.start({ work: false });
const deps = {
  db: openDb(appPool),
  clock: { now: () => new Date(hour) },
  jobs,
  blobs: await openBlobStore(`${folder}/blobs`),
  publicUrl: 'http://localhost:4321',
  isMailSetUp: true,
  chain: quicknet,
  relays: [],
  fetch,
  vault: await openVault(`${folder}/keys`),
  connectors: new Map(),
};
const context = {
  session: null,
  locale: 'fr' as const,
  headers: new Headers(),
  ip: '198.51.100.7',
  isLoopback: false,
  setCookie: () => {},
};
const nobody = createRouterClient(contestRoutes(deps), { context });
console.log('works');
// As a rush comes: many at once, each told its receipt as soon as it has one.
const waiting = [...forms];
await Promise.all(
  Array.from({ length: 12 }, async () => {
    for (let form = waiting.shift(); form; form = waiting.shift()) {
      const { n, code, secret } = await nobody.enterContest(form);
      console.log(JSON.stringify({ email: form.email, n, code, secret }));
    }
  }),
);
process.exit(0);
