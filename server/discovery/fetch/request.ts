import http from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { PrivateAddressError, publicLookup } from './address.ts';

export type Asked = {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** The operator named this host: it may be anywhere. */
  readonly isAllowed: boolean;
  /** Of the body, once it is unpacked. */
  readonly maxBytes: number;
  /** For everything, from the name's resolution to the last byte. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
};

export type Answered =
  | { kind: 'answer'; status: number; headers: http.IncomingHttpHeaders; body: Uint8Array }
  | {
      kind: 'failed';
      reason: 'private' | 'timeout' | 'too-large' | 'network' | 'encoding' | 'aborted';
      detail: string;
    };

/** One GET on a socket of its own, followed nowhere; never throws. The body is bounded while it comes. */
export function request(asked: Asked): Promise<Answered> {
  return new Promise((resolve) => {
    let isSettled = false;
    const timer = setTimeout(
      () => settle(failed('timeout', `${asked.timeoutMs} ms`)),
      asked.timeoutMs,
    );
    const abort = () => settle(failed('aborted', ''));
    asked.signal?.addEventListener('abort', abort);
    const settle = (answer: Answered) => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      asked.signal?.removeEventListener('abort', abort);
      call?.destroy();
      resolve(answer);
    };
    let call: http.ClientRequest | null = null;
    if (asked.signal?.aborted) return settle(failed('aborted', ''));
    try {
      call = open(asked);
    } catch (error) {
      return settle(failed('network', messageOf(error)));
    }
    call.on('error', (error) => settle(describe(error)));
    call.on('response', (response) => {
      response.on('error', () => {}); // told by the reading of the body
      readBody(response, asked.maxBytes).then(settle, (error) => settle(describe(error)));
    });
    call.end();
  });
}

function open({ url, headers, isAllowed }: Asked): http.ClientRequest {
  const { request: start } = url.protocol === 'https:' ? https : http;
  return start(url, {
    method: 'GET',
    agent: false,
    headers: { ...headers, connection: 'close' },
    maxHeaderSize: 32_768,
    ...(isAllowed ? {} : { lookup: publicLookup }),
  });
}

async function readBody(response: http.IncomingMessage, maxBytes: number): Promise<Answered> {
  const status = response.statusCode ?? 0;
  const { headers } = response;
  // Bodies of redirects and refusals tell nothing that we need.
  if (status < 200 || status > 299)
    return { kind: 'answer', status, headers, body: new Uint8Array() };
  const declared = Number(headers['content-length']);
  if (declared > maxBytes) return failed('too-large', `${declared} bytes`);
  const encoding = String(headers['content-encoding'] ?? '')
    .trim()
    .toLowerCase();
  const stream = decompress(response, encoding);
  if (stream === null) return failed('encoding', encoding.slice(0, 40));
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const part: Buffer = chunk;
    size += part.length;
    if (size > maxBytes) {
      stream.destroy();
      return failed('too-large', `more than ${maxBytes} bytes`);
    }
    parts.push(part);
  }
  return { kind: 'answer', status, headers, body: Buffer.concat(parts) };
}

function decompress(response: http.IncomingMessage, encoding: string): Readable | null {
  const through = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  }[encoding];
  if (encoding === '' || encoding === 'identity') return response;
  if (!through) return null;
  const stream = through();
  response.on('error', (error) => stream.destroy(error));
  return response.pipe(stream);
}

function describe(error: unknown): Answered {
  if (error instanceof PrivateAddressError) return failed('private', error.message);
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  if (typeof code === 'string' && /^(Z_|ERR__ERROR|ERR_BROTLI|ERR__)/.test(code)) {
    return failed('encoding', code);
  }
  return failed('network', messageOf(error));
}

function failed(reason: Extract<Answered, { kind: 'failed' }>['reason'], detail: string): Answered {
  return { kind: 'failed', reason, detail };
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error ? String(error.code) : '';
  return (code || error.message || error.name).slice(0, 200);
}
