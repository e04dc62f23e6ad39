import { Hono } from 'hono';
import { makeListFile } from '../../../verifier/draw/list-file.ts';
import type { Tx } from '../../db/db.ts';
import type { ShellEnv } from '../../http/shell.ts';
import {
  type ContestDeps,
  type ContestRow,
  findContest,
  findRules,
  locateContest,
  scopeOf,
} from './contest.ts';
import { buildFreeze, findFreeze } from './freeze.ts';
import { makeProof } from './proof.ts';

/** What a stranger downloads, without a session: the closed list, and the draw's proof. */
export function contestFileRoutes(
  deps: Pick<ContestDeps, 'db'> & { readonly readPage: () => Promise<Uint8Array> },
) {
  const app = new Hono<ShellEnv>();
  const make: Readonly<Record<string, (tx: Tx, of: ContestRow) => Promise<Uint8Array | null>>> = {
    'draw.json': makeProof,
    'list.json': makeList,
  };
  // The program that checks both, one file that needs no network.
  app.get('/:publicId/verify.html', async (c) =>
    c.body(new Uint8Array(await deps.readPage()).buffer, 200, {
      'content-type': 'text/html',
      'content-disposition': 'attachment; filename="verify.html"',
      'x-content-type-options': 'nosniff',
    }),
  );
  app.get('/:publicId/:file', async (c) => {
    const found = await locateContest(deps.db, c.req.param('publicId'));
    const name = c.req.param('file');
    const write = Object.hasOwn(make, name) ? make[name] : undefined;
    if (!found || !write) return c.notFound();
    const bytes = await deps.db.read(scopeOf(found), async (tx) => {
      const contest = await findContest(tx, found.contest_id);
      return contest && write(tx, contest);
    });
    if (!bytes) return c.notFound();
    return c.body(new Uint8Array(bytes).buffer, 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${found.contest_id.slice(0, 8)}.${name}"`,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    });
  });
  return app;
}

/** The public list as it was closed, before chance was known; null before that. */
async function makeList(tx: Tx, contest: ContestRow): Promise<Uint8Array | null> {
  const rules = contest.opened_version
    ? await findRules(tx, contest.id, contest.opened_version)
    : null;
  if (!rules || !(await findFreeze(tx, contest.id))) return null;
  return makeListFile(rules.record, await buildFreeze(tx, contest.id, rules));
}
