import type { z } from 'zod';
import type { Call, NetworkRefusal, Outcome, Raw } from '../connector.ts';
import { wpError } from './schema.ts';

export type Question = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly route: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>> | FormData;
};

export type Answer =
  | {
      readonly kind: 'said';
      readonly status: number;
      readonly headers: Headers;
      readonly json: unknown;
    }
  /** No whole answer came. `isUnsent`: the request surely didn't reach the site. */
  | { readonly kind: 'lost'; readonly isUnsent: boolean; readonly detail: string };

/** One call's conversation with the site: what was asked, and every answer as it came. */
export type Site = { ask(question: Question): Promise<Answer>; readonly raw: Raw[] };

/**
 * Routes go through `?rest_route=`, which every WordPress understands, whatever its permalinks.
 * Redirections aren't followed: they would turn a POST into a GET.
 */
export function speakTo(call: Call): Site {
  const { site = '', user = '', applicationPassword = '' } = call.credentials;
  const raw: Raw[] = [];
  const token = Buffer.from(`${user}:${applicationPassword}`).toString('base64');

  async function ask({ method, route, query, body }: Question): Promise<Answer> {
    const url = `${site}/?${new URLSearchParams({ rest_route: route, ...query })}`;
    const headers = new Headers({ authorization: `Basic ${token}`, accept: 'application/json' });
    if (body && !(body instanceof FormData)) headers.set('content-type', 'application/json');
    try {
      const response = await call.fetch(url, {
        method,
        headers,
        body: body instanceof FormData ? body : body && JSON.stringify(body),
        redirect: 'manual',
        signal: call.signal,
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      const { status } = response;
      const mediaType = response.headers.get('content-type') ?? '';
      const kept = withoutSecrets(bytes, [applicationPassword, token]);
      raw.push({ request: `${method} ${url}`, status, mediaType, body: kept, at: call.now() });
      return { kind: 'said', status, headers: response.headers, json: parseJson(bytes) };
    } catch (cause) {
      return lost(cause);
    }
  }
  return { ask, raw };
}

/** What was really answered, read by `schema`; null where it is something else. */
export function read<T>(answer: Answer, schema: z.ZodType<T>): T | null {
  if (answer.kind === 'lost' || answer.status < 200 || answer.status > 299) return null;
  const parsed = schema.safeParse(answer.json);
  return parsed.success ? parsed.data : null;
}

export function errorCode(answer: Answer): string | null {
  const parsed = answer.kind === 'said' ? wpError.safeParse(answer.json) : null;
  return parsed?.success ? parsed.data.code : null;
}

/** The refusal in an answer to something that readers can't see: nothing is out in any case. */
export function refusalOf(answer: Answer, now: Date): NetworkRefusal {
  if (answer.kind === 'lost') return { type: 'unavailable', detail: answer.detail };
  const { status, headers } = answer;
  const said = wpError.safeParse(answer.json);
  const detail = said.success ? `${said.data.code}: ${said.data.message}` : `HTTP ${status}`;
  if (status === 429) {
    return { type: 'wait', until: retryAt(headers.get('retry-after'), now), detail };
  }
  const inside = Object.values(said.data?.data.details ?? {}).map(({ data }) => data?.status);
  if (status === 401 || inside.includes(401)) return { type: 'reconnect', detail };
  if (status >= 300 && status < 400) {
    const location = headers.get('location') ?? '?';
    return { type: 'unavailable', detail: `The site's address redirects to ${location}.` };
  }
  if (!said.success || status >= 500 || status < 400) return { type: 'unavailable', detail };
  return { type: 'rejected', reason: 'other', detail };
}

/**
 * The outcome where a visible write wasn't confirmed: refused only if the site itself said no, or
 * was surely not reached.
 */
export function unconfirmed(
  answer: Answer,
  { raw }: Site,
  now: Date,
): Extract<Outcome<never>, { kind: 'unknown' | 'refused' }> {
  const refusal = refusalOf(answer, now);
  const saidNo =
    answer.kind === 'lost'
      ? answer.isUnsent
      : refusal.type === 'wait' || (answer.status < 500 && errorCode(answer) !== null);
  if (saidNo) return { kind: 'refused', refusal, raw };
  return { kind: 'unknown', detail: refusal.detail, raw };
}

function retryAt(header: string | null, now: Date): Date {
  const seconds = Number(header ?? Number.NaN);
  const at = Number.isFinite(seconds) ? now.getTime() + seconds * 1000 : Date.parse(header ?? '');
  return new Date(Math.max(at || now.getTime() + 60_000, now.getTime() + 1000));
}

const UNSENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'];

function lost(cause: unknown): Answer {
  const reason = cause instanceof Error ? cause : new Error(String(cause));
  const below: unknown = reason.cause;
  const code = below instanceof Error && 'code' in below ? String(below.code) : '';
  const detail = `No answer from the site (${code || reason.name}).`;
  return { kind: 'lost', isUnsent: UNSENT.includes(code), detail };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function withoutSecrets(bytes: Uint8Array, secrets: readonly string[]): Uint8Array {
  let text = Buffer.from(bytes).toString('latin1');
  const held = secrets.filter((secret) => secret !== '' && text.includes(secret));
  if (held.length === 0) return bytes;
  for (const secret of held) text = text.replaceAll(secret, '[removed]');
  return Buffer.from(text, 'latin1');
}
