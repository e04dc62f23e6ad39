import type { z } from 'zod';
import type { Call, NetworkRefusal, Outcome, Raw } from '../connector.ts';
import { refused } from './schema.ts';

export type Answer =
  | {
      readonly kind: 'said';
      readonly status: number;
      readonly headers: Headers;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'lost'; readonly isUnsent: boolean; readonly detail: string };

type Question = { method: string; path: string; key?: string; body?: unknown };

/** One call's conversation with the sandbox: what was asked, and every answer as it came. */
export type Exchange = { ask(question: Question): Promise<Answer>; readonly raw: Raw[] };

export function speakTo(call: Call): Exchange {
  const { url = '', token = '' } = call.credentials;
  const raw: Raw[] = [];
  async function ask({ method, path, key, body }: Question): Promise<Answer> {
    const headers = new Headers({ authorization: `Bearer ${token}` });
    if (key !== undefined) headers.set('idempotency-key', key);
    if (body !== undefined) headers.set('content-type', 'application/json');
    return send(call, { method, url: url + path, headers, body }, raw);
  }
  return { ask, raw };
}

/** A page as readers get it, without the token. */
export function readPage(call: Call, url: string, raw: Raw[]): Promise<Answer> {
  return send(call, { method: 'GET', url, headers: new Headers(), body: undefined }, raw);
}

async function send(
  call: Call,
  { method, url, headers, body }: { method: string; url: string; headers: Headers; body: unknown },
  raw: Raw[],
): Promise<Answer> {
  try {
    const response = await call.fetch(url, {
      method,
      headers,
      signal: call.signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const mediaType = response.headers.get('content-type') ?? '';
    const { status } = response;
    raw.push({ request: `${method} ${url}`, status, mediaType, body: bytes, at: call.now() });
    return { kind: 'said', status, headers: response.headers, bytes };
  } catch (cause) {
    const below: unknown = cause instanceof Error ? cause.cause : undefined;
    const code = below instanceof Error && 'code' in below ? String(below.code) : '';
    const detail = `No answer from the sandbox (${code || 'given up'}).`;
    return { kind: 'lost', isUnsent: code === 'ECONNREFUSED', detail };
  }
}

/** What was really answered, read by `schema`; null where it is something else. */
export function read<T>(answer: Answer, schema: z.ZodType<T>): T | null {
  if (answer.kind === 'lost' || answer.status >= 300) return null;
  const parsed = schema.safeParse(parse(answer.bytes));
  return parsed.success ? parsed.data : null;
}

export function errorOf(answer: Answer) {
  const parsed = answer.kind === 'said' ? refused.safeParse(parse(answer.bytes)) : null;
  return parsed?.success ? parsed.data.error : null;
}

/** The refusal in an answer to a question that changes nothing. */
export function refusalOf(answer: Answer, now: Date): NetworkRefusal {
  if (answer.kind === 'lost') return { type: 'unavailable', detail: answer.detail };
  const error = errorOf(answer);
  const detail = error?.type ?? `HTTP ${answer.status}`;
  if (answer.status === 429) {
    const seconds = Number(answer.headers.get('retry-after') ?? 60) || 60;
    return { type: 'wait', until: new Date(now.getTime() + seconds * 1000), detail };
  }
  if (answer.status === 401) return { type: 'reconnect', detail };
  if (error === null || answer.status >= 500) return { type: 'unavailable', detail };
  const { limit, actual } = error;
  return { type: 'rejected', reason: reasonOf(error.type), limit, actual, detail };
}

/** Where a write wasn't confirmed: refused only if the sandbox itself said no, or wasn't reached. */
export function unconfirmed(answer: Answer, raw: Raw[], now: Date): Outcome<never> {
  const refusal = refusalOf(answer, now);
  const saidNo =
    answer.kind === 'lost'
      ? answer.isUnsent
      : refusal.type === 'wait' || (answer.status < 500 && errorOf(answer) !== null);
  if (saidNo) return { kind: 'refused', refusal, raw };
  return { kind: 'unknown', detail: refusal.detail, raw };
}

function reasonOf(type: string) {
  const reasons = ['text-too-long', 'image-too-heavy', 'image-type'] as const;
  return reasons.find((reason) => reason === type) ?? 'other';
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
