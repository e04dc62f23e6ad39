import { LIMITS, type Network, type NetworkLimits } from './networks.ts';
import type { Event, Fault, KeptPost } from './schema.ts';

export type Account = {
  readonly id: string;
  readonly network: Network;
  readonly handle: string;
  readonly name: string;
  /** null: withdrawn. */
  token: string | null;
};

/** Everything that the network knows; made of the journal's events and of nothing else. */
export type State = {
  readonly accounts: Map<string, Account>;
  /** By id, in the order of publication. */
  readonly posts: Map<string, KeptPost>;
  /** Every key that was ever used, those of removed posts included. */
  readonly postIdByKey: Map<string, string>;
  readonly limits: Map<Network, NetworkLimits>;
  faults: { fault: Fault; left: number }[];
};

export function emptyState(): State {
  return {
    accounts: new Map(),
    posts: new Map(),
    postIdByKey: new Map(),
    limits: new Map(),
    faults: [],
  };
}

/** Changes `state` by one event. Replaying a journal and living it are the same. */
export function apply(state: State, event: Event): void {
  switch (event.type) {
    case 'account': {
      const { id, network, handle, name, token } = event;
      state.accounts.set(id, { id, network, handle, name, token });
      return;
    }
    case 'token': {
      const account = state.accounts.get(event.account);
      if (account) account.token = event.token;
      return;
    }
    case 'post':
      state.posts.set(event.post.id, event.post);
      state.postIdByKey.set(keyIn(event.post.account, event.post.key), event.post.id);
      return;
    case 'removal':
      state.posts.delete(event.id);
      return;
    case 'limit': {
      const { type, network, ...given } = event;
      const named = Object.entries(given).filter(([, value]) => value !== undefined);
      state.limits.set(network, { ...limitsOf(state, network), ...Object.fromEntries(named) });
      return;
    }
    case 'fault':
      state.faults.push({ fault: event.fault, left: event.fault.times });
      return;
    case 'fault-met': {
      const met = state.faults[event.place];
      if (met) met.left--;
      return;
    }
    case 'faults-cleared':
      state.faults = [];
      return;
  }
}

export function limitsOf(state: State, network: Network): NetworkLimits {
  return state.limits.get(network) ?? LIMITS[network];
}

export function accountByToken(state: State, token: string): Account | null {
  return [...state.accounts.values()].find((account) => account.token === token) ?? null;
}

export function accountByHandle(state: State, network: Network, handle: string): Account | null {
  const accounts = [...state.accounts.values()];
  return accounts.find((each) => each.network === network && each.handle === handle) ?? null;
}

export function postsOf(state: State, account: Account): KeptPost[] {
  return [...state.posts.values()].filter((post) => post.account === account.id);
}

/** The post under the key; `removed` where there was one; null where the key is new. */
export function postByKey(
  state: State,
  account: Account,
  key: string,
): KeptPost | 'removed' | null {
  const id = state.postIdByKey.get(keyIn(account.id, key));
  if (id === undefined) return null;
  return state.posts.get(id) ?? 'removed';
}

export type Asked = 'publish' | 'look-up' | 'other';

/** The place of the fault that this request meets, or null. */
export function findFault(state: State, account: Account, asked: Asked): number | null {
  const place = state.faults.findIndex(
    ({ fault, left }) =>
      left > 0 &&
      (asked === 'publish' || !fault.kind.startsWith('apply')) &&
      (asked !== 'other' || fault.on === 'everything') &&
      (fault.account === undefined || fault.account === account.id) &&
      (fault.network === undefined || fault.network === account.network),
  );
  return place === -1 ? null : place;
}

function keyIn(account: string, key: string): string {
  return `${account} ${key}`;
}
