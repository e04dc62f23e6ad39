import type { z } from 'zod';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Call, NetworkRefusal, Outcome, Raw } from '../connector.ts';
import { XrpcError } from './schema.ts';

/** One call's exchange with the server: every answer is kept, secrets removed. */
export type Exchange = {
  readonly call: Call;
  readonly service: string;
  /** What must not stand in `raw`; the tokens join it. */
  readonly secrets: string[];
  readonly raw: Raw[];
};

export type Trouble =
  | NetworkRefusal
  | { readonly type: 'unknown'; readonly detail: string }
  /** The server says that there is no such record. */
  | { readonly type: 'absent'; readonly detail: string };

export type Question<T> = {
  readonly method: string;
  readonly schema: z.ZodType<T>;
  readonly query?: Record<string, string>;
  readonly json?: object;
  readonly bytes?: Uint8Array;
  readonly mediaType?: string;
  readonly token?: string;
  /** Readers would see it: a lost answer is `unknown`, not `unavailable`. */
  readonly isVisible?: boolean;
  /** The answer holds tokens and the owner's mail address. */
  readonly isSecret?: boolean;
};

const ANSWER_BYTES = 4_000_000;
const NOT_CONNECTED = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CONNECT_TIMEOUT/;

/** Asks the server one thing; never throws for what the line or the server does. */
export async function ask<T>(
  exchange: Exchange,
  question: Question<T>,
): Promise<Result<T, Trouble>> {
  const { method, isVisible = false } = question;
  const answer = await send(exchange, question).catch((error: unknown) => ({ error }));
  if ('error' in answer) {
    const detail = `${method} got no answer: ${reasonOf(answer.error)}.`;
    const isSent = !NOT_CONNECTED.test(reasonOf(answer.error));
    return refuse({ type: isVisible && isSent ? 'unknown' : 'unavailable', detail });
  }
  exchange.raw.push(answer.raw);
  const told = parseJson(answer.body);
  if (answer.status !== 200) {
    return refuse(troubleOf(exchange, question, answer.status, answer.headers, told));
  }
  const parsed = question.schema.safeParse(told);
  if (parsed.success) return ok(parsed.data);
  return refuse({
    type: isVisible ? 'unknown' : 'unavailable',
    detail: `${method} answered something that isn't the protocol's.`,
  });
}

/** What a connector answers, out of what came of the exchange. */
export function conclude<T>(raw: readonly Raw[], result: Result<T, Trouble>): Outcome<T> {
  if (result.ok) return { kind: 'done', value: result.value, raw };
  const { error } = result;
  if (error.type === 'unknown') return { kind: 'unknown', detail: error.detail, raw };
  const refusal: NetworkRefusal =
    error.type === 'absent' ? { type: 'rejected', reason: 'other', detail: error.detail } : error;
  return { kind: 'refused', refusal, raw };
}

async function send<T>(exchange: Exchange, question: Question<T>) {
  const { call, service } = exchange;
  const query = new URLSearchParams(question.query).toString();
  const path = `/xrpc/${question.method}${query && `?${query}`}`;
  const isPost = question.json !== undefined || question.bytes !== undefined;
  const headers = new Headers({ accept: 'application/json' });
  if (isPost) headers.set('content-type', question.mediaType ?? 'application/json');
  if (question.token) headers.set('authorization', `Bearer ${question.token}`);
  const response = await call.fetch(new URL(path, service), {
    method: isPost ? 'POST' : 'GET',
    headers,
    // @NOTE A view of a shared buffer can't be a body; image bytes never are one.
    body: question.bytes
      ? (question.bytes as Uint8Array<ArrayBuffer>)
      : JSON.stringify(question.json),
    redirect: 'manual', // a login is never carried to another address
    signal: call.signal,
  });
  const body = await readBody(response);
  const raw: Raw = {
    request: `${isPost ? 'POST' : 'GET'} ${new URL(path, service).href}`,
    status: response.status,
    mediaType: response.headers.get('content-type') ?? '',
    body: withoutSecrets(body, exchange.secrets, question.isSecret),
    at: call.now(),
  };
  return { status: response.status, headers: response.headers, body, raw };
}

async function readBody(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > ANSWER_BYTES) throw new Error(`the answer is longer than ${ANSWER_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Byte for byte the same, but for passwords, tokens and the owner's mail address. */
function withoutSecrets(body: Buffer, secrets: readonly string[], isSecret = false): Uint8Array {
  let text = body.toString('latin1');
  for (const secret of secrets) {
    text = text.replaceAll(Buffer.from(secret).toString('latin1'), '[removed]');
  }
  if (!isSecret) return Buffer.from(text, 'latin1');
  text = text
    .replaceAll(/eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*/g, '[removed]')
    .replaceAll(/("(?:accessJwt|refreshJwt|email)"\s*:\s*")[^"]*/g, '$1[removed]');
  return Buffer.from(text, 'latin1');
}

function troubleOf<T>(
  { call }: Exchange,
  { method, isVisible = false }: Question<T>,
  status: number,
  headers: Headers,
  told: unknown,
): Trouble {
  if (status === 429) {
    const until = endOfWait(headers, call.now());
    return { type: 'wait', until, detail: `${method}: the server asks to wait.` };
  }
  const parsed = XrpcError.safeParse(told);
  if (status >= 500 || status < 400 || !parsed.success) {
    const detail = `${method} answered ${status}${parsed.data ? ` (${parsed.data.error})` : ''}.`;
    return { type: isVisible ? 'unknown' : 'unavailable', detail };
  }
  const { error, message = '' } = parsed.data;
  const detail = `${method} was refused: ${error}. ${message}`.trim();
  if (error === 'RecordNotFound') return { type: 'absent', detail };
  if (status === 401 || status === 403 || LOCKED_OUT.has(error))
    return { type: 'reconnect', detail };
  if (status === 413 || error === 'BlobTooLarge') {
    return { type: 'rejected', reason: 'image-too-heavy', detail };
  }
  return { type: 'rejected', reason: 'other', detail };
}

const LOCKED_OUT = new Set([
  'AuthFactorTokenRequired',
  'AccountTakedown',
  'AccountDeactivated',
  'ExpiredToken',
  'InvalidToken',
]);

/** `RateLimit-Reset` (Unix seconds) or `Retry-After`; within a day, five minutes when unsaid. */
function endOfWait(headers: Headers, now: Date): Date {
  const reset = Number(headers.get('ratelimit-reset')) * 1000;
  const after = headers.get('retry-after') ?? '';
  const named = /^\d+$/.test(after) ? now.getTime() + Number(after) * 1000 : Date.parse(after);
  const wanted = reset > 0 ? reset : named;
  const ms = Number.isFinite(wanted) ? wanted - now.getTime() : 300_000;
  return new Date(now.getTime() + Math.min(Math.max(ms, 1_000), 86_400_000));
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code || error.message;
}
