import { timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { newId } from '../lib/ids.ts';
import { present } from './api.ts';
import type { Journal } from './journal.ts';
import { command, newAccount } from './schema.ts';
import { accountByHandle, postsOf } from './state.ts';
import { newToken } from './token.ts';

/** What the demo and the tests may do, with the secret that stands in the folder. */
export function control(journal: Journal, at: { url: string; adminToken: string }): Hono {
  const { state } = journal;
  const app = new Hono();

  app.use(async (c, next) => {
    const given = c.req.header('authorization') ?? '';
    return isSecret(given, `Bearer ${at.adminToken}`) ? next() : c.json({ error: 'secret' }, 401);
  });

  app.get('/', (c) => c.json({ pid: process.pid }));

  app.post('/accounts', async (c) => {
    const asked = newAccount.parse(await c.req.json());
    const known = accountByHandle(state, asked.network, asked.handle);
    if (known) {
      const token = known.token ?? newToken();
      if (known.token === null) journal.record({ type: 'token', account: known.id, token });
      return c.json({ token, remoteId: known.id });
    }
    const [id, token] = [newId(), newToken()];
    journal.record({ type: 'account', id, token, ...asked });
    return c.json({ token, remoteId: id });
  });

  app.get('/accounts/:id/posts', (c) => {
    const account = state.accounts.get(c.req.param('id'));
    if (!account) return c.json({ error: 'account-unknown' }, 404);
    return c.json(postsOf(state, account).map((post) => present(account, post, at.url)));
  });

  app.post('/', async (c) => {
    const asked = command.parse(await c.req.json());
    if ('account' in asked && !state.accounts.has(asked.account)) {
      return c.json({ error: 'account-unknown' }, 404);
    }
    switch (asked.type) {
      case 'revoke':
        journal.record({ type: 'token', account: asked.account, token: null });
        break;
      case 'grant': {
        const token = newToken();
        journal.record({ type: 'token', account: asked.account, token });
        return c.json({ token });
      }
      case 'clear-faults':
        journal.record({ type: 'faults-cleared' });
        break;
      case 'limit':
      case 'fault':
        journal.record(asked);
        break;
    }
    return c.json({ token: null });
  });

  return app;
}

export function isSecret(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}
