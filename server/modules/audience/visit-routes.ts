import { Hono } from 'hono';
import type { Db } from '../../db/db.ts';
import type { ShellEnv } from '../../http/shell.ts';
import type { Clock } from '../../lib/clock.ts';
import { countVisits, findTag } from './count-visit.ts';

type Deps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
};

/**
 * `/v/<tag>` leads to what was written down for the tag and nowhere else: nothing of the request enters
 * the address. No cookie is set; whoever only asks (HEAD, a browser that loads ahead) isn't counted.
 */
export function visitRoutes(deps: Deps) {
  const app = new Hono<ShellEnv>();
  app.get('/:tag', async (c) => {
    const link = await findTag(deps.db, c.req.param('tag'));
    if (!link) return c.notFound();
    const isAhead = /prefetch|prerender|preview/i.test(
      `${c.req.header('sec-purpose') ?? ''} ${c.req.header('purpose') ?? ''}`,
    );
    if (c.req.method === 'GET' && !isAhead) {
      const { ip, session } = c.get('context');
      const isSignedIn = session?.scope.clientIds.includes(link.client_id) ?? false;
      const userAgent = c.req.header('user-agent') ?? '';
      // Whoever follows a link arrives, also when counting fails.
      await countVisits(deps, link, [{ ip, userAgent, isSignedIn }]).catch(deps.onError);
    }
    return new Response(null, {
      status: 302,
      headers: {
        location: link.target,
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex, nofollow',
        'referrer-policy': 'no-referrer',
      },
    });
  });
  return app;
}
