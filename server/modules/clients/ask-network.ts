import type { Account, Call, Connector, Connectors, Outcome } from '../../connectors/connector.ts';
import type { Clock } from '../../lib/clock.ts';
import { never } from '../../lib/result.ts';

export type NetworkDeps = {
  readonly connectors: Connectors;
  /** The only way out. */
  readonly fetch: typeof globalThis.fetch;
  /** The real one: a network knows no other hour. */
  readonly clock: Clock;
};

/** What a question about an account came to. */
export type Answer =
  | { readonly kind: 'account'; readonly account: Account }
  /** The access isn't recognised: a person must grant it again. */
  | { readonly kind: 'reconnect'; readonly detail: string }
  /** The network answered, and says no for another reason. */
  | { readonly kind: 'rejected'; readonly detail: string }
  /** No answer that says anything of the access. */
  | { readonly kind: 'silent'; readonly detail: string };

/** Asks within the connector's time, also where the connector doesn't heed its signal. */
export async function askNetwork(
  deps: Pick<NetworkDeps, 'fetch' | 'clock'>,
  connector: Connector,
  question: 'connect' | 'readAccount',
  credentials: Readonly<Record<string, string>>,
): Promise<Answer> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), connector.timeoutMs);
  const call: Call = {
    credentials,
    fetch: deps.fetch,
    signal: over.signal,
    now: () => deps.clock.now(),
  };
  try {
    const outcome = await Promise.race([connector[question](call), timeUp(over.signal)]);
    return withoutSecrets(readOutcome(outcome), connector, credentials);
  } finally {
    clearTimeout(timer);
  }
}

function timeUp(signal: AbortSignal): Promise<Outcome<Account>> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () =>
      // The connector's own word on what happened comes first where it has one.
      setTimeout(() => resolve({ kind: 'unknown', detail: 'no answer in time', raw: [] }), 250),
    );
  });
}

function readOutcome(outcome: Outcome<Account>): Answer {
  switch (outcome.kind) {
    case 'done':
      return { kind: 'account', account: outcome.value };
    case 'pending':
      return { kind: 'silent', detail: 'the network asks to come back later' };
    case 'unknown':
      return { kind: 'silent', detail: outcome.detail };
    case 'refused':
      break;
    default:
      return never(outcome);
  }
  const { type, detail } = outcome.refusal;
  switch (type) {
    case 'reconnect':
      return { kind: 'reconnect', detail };
    case 'wait':
    case 'unavailable':
      return { kind: 'silent', detail };
    case 'rejected':
    case 'unsupported':
      return { kind: 'rejected', detail };
    default:
      return never(type);
  }
}

/** A network may echo what it was sent; none of it goes into a row, a log or a page. */
function withoutSecrets(
  answer: Answer,
  connector: Connector,
  credentials: Readonly<Record<string, string>>,
): Answer {
  if (answer.kind === 'account') return answer;
  let { detail } = answer;
  for (const { name, kind } of connector.credentials.fields) {
    const secret = credentials[name] ?? '';
    if (kind === 'password' && secret !== '') detail = detail.replaceAll(secret, '•••');
  }
  return { ...answer, detail: detail.slice(0, 500) };
}
