import type { Account, Connector } from '../../connectors/connector.ts';
import type { Db, Scope, Tx } from '../../db/db.ts';
import type { ChannelId, ClientId, MemberId } from '../../lib/ids.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Vault } from '../../vault/vault.ts';
import { agencyNow } from '../people/public.ts';
import { askNetwork, type NetworkDeps } from './ask-network.ts';
import { sealCredentials } from './channels.ts';
import { lockClient, tables } from './store.ts';

export type ConnectDeps = NetworkDeps & { readonly db: Db; readonly vault: Vault };

export type AccessRefusal =
  | { type: 'credentials-invalid'; fields: string[] }
  | { type: 'access-refused'; network: string; detail: string }
  | { type: 'network-unavailable'; network: string; detail: string };

export type ConnectRefusal =
  | AccessRefusal
  | { type: 'not-found' }
  | { type: 'unknown-connector'; connector: string }
  | { type: 'already-connected'; handle: string };

/**
 * Connects an account: the network is asked whose it is while the person waits, then what opens it
 * is sealed. It is never answered, shown or logged again.
 */
export async function connectChannel(
  deps: ConnectDeps,
  scope: Scope,
  input: {
    clientId: ClientId;
    connector: string;
    credentials: Readonly<Record<string, string>>;
    grantedBy: string;
    connectedBy: MemberId;
  },
): Promise<Result<{ id: ChannelId }, ConnectRefusal>> {
  const connector = deps.connectors.get(input.connector);
  if (!connector) return refuse({ type: 'unknown-connector', connector: input.connector });
  const access = await readAccess(deps, connector, input.credentials);
  if (!access.ok) return access;
  const { account, credentials } = access.value;
  return deps.db.write(scope, async (tx) => {
    if (!(await lockClient(tx, input.clientId))) return refuse({ type: 'not-found' });
    if (await isConnected(tx, input.clientId, connector.id, account.remoteId)) {
      return refuse({ type: 'already-connected', handle: account.handle });
    }
    const at = await agencyNow(tx, scope.agencyId, deps.clock);
    const id = newId<ChannelId>(at.getTime());
    await tables(tx)
      .insertInto('channel')
      .values({
        id,
        client_id: input.clientId,
        connector: connector.id,
        handle: account.handle,
        url: account.url,
        remote_id: account.remoteId,
        sealed_credentials: sealCredentials(deps.vault, id, credentials),
        rights: [...account.rights],
        limits: JSON.stringify(account.limits),
        granted_by: input.grantedBy.normalize('NFC'),
        granted_at: at,
        connected_by: input.connectedBy,
        state: 'alive',
        state_reason: null,
        state_since: at,
        last_alive_at: at,
      })
      .execute();
    return ok({ id });
  });
}

/** Checks the form, then asks the network whose account these credentials open. */
export async function readAccess(
  deps: NetworkDeps,
  connector: Connector,
  typed: Readonly<Record<string, string>>,
): Promise<
  Result<{ account: Account; credentials: Readonly<Record<string, string>> }, AccessRefusal>
> {
  const parsed = connector.credentials.schema.safeParse(typed);
  if (!parsed.success) {
    const fields = new Set(parsed.error.issues.map((issue) => String(issue.path[0] ?? '')));
    return refuse({ type: 'credentials-invalid', fields: [...fields] });
  }
  const credentials = parsed.data;
  const answer = await askNetwork(deps, connector, 'connect', credentials);
  if (answer.kind === 'account') return ok({ account: answer.account, credentials });
  const type = answer.kind === 'silent' ? 'network-unavailable' : 'access-refused';
  return refuse({ type, network: connector.id, detail: answer.detail });
}

async function isConnected(tx: Tx, clientId: ClientId, connector: string, remoteId: string) {
  const found = await tables(tx)
    .selectFrom('channel')
    .select('id')
    .where('client_id', '=', clientId)
    .where('connector', '=', connector)
    .where('remote_id', '=', remoteId)
    .where('state', '<>', 'ended')
    .executeTakeFirst();
  return found !== undefined;
}
