import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Call, Outcome } from '../connector.ts';
import { Credentials, Session } from './schema.ts';
import { ask, conclude, type Exchange, type Trouble } from './xrpc.ts';

/** An exchange that isn't logged in yet. */
export function open(call: Call): Result<Exchange, Trouble> {
  const parsed = Credentials.safeParse(call.credentials);
  if (!parsed.success) {
    return refuse({ type: 'reconnect', detail: 'The stored access is incomplete.' });
  }
  const { service, appPassword } = parsed.data;
  return ok({ call, service, secrets: [appPassword], raw: [] });
}

/** Logs in, acts, and answers with all that was said. */
export async function withSession<T>(
  call: Call,
  act: (exchange: Exchange, session: Session) => Promise<Result<T, Trouble>>,
): Promise<Outcome<T>> {
  const exchange = open(call);
  if (!exchange.ok) return conclude([], exchange);
  const session = await logIn(exchange.value);
  if (!session.ok) return conclude(exchange.value.raw, session);
  return conclude(exchange.value.raw, await act(exchange.value, session.value));
}

async function logIn(exchange: Exchange): Promise<Result<Session, Trouble>> {
  const { identifier, appPassword: password } = exchange.call.credentials;
  const session = await ask(exchange, {
    method: 'com.atproto.server.createSession',
    json: { identifier, password },
    schema: Session,
    isSecret: true,
  });
  if (!session.ok) return session;
  exchange.secrets.push(session.value.accessJwt);
  if (session.value.active !== false) return session;
  const detail = `The account is not active: ${session.value.status ?? 'no reason given'}.`;
  return refuse({ type: 'reconnect', detail });
}

/** The parts of `at://<did>/app.bsky.feed.post/<key>`. */
export function parseAddress(remoteId: string): Result<{ did: string; key: string }, Trouble> {
  const [, did, key] = /^at:\/\/(did:[^/]+)\/app\.bsky\.feed\.post\/([^/]+)$/.exec(remoteId) ?? [];
  return did && key ? ok({ did, key }) : rejected(`${remoteId} is no address of a post.`);
}

/** Refused for what it is, in these words. */
export function rejected(detail: string) {
  return refuse({ type: 'rejected', reason: 'other', detail } as const);
}
