import { fromBase64, joinBytes, toUtf8 } from '../format/bytes.ts';
import type { Result } from '../format/result.ts';
import { ok, refuse } from '../format/result.ts';
import { is } from '../format/shape.ts';
import { parseStrict } from '../format/strict-json.ts';

/** The agency's side of a log, as a witness meets it. See "The witness's endpoints" in README.md. */
export type LogServer = {
  /** Undefined while the log has no checkpoint. */
  readonly checkpoint: () => Promise<Result<string | undefined>>;
  readonly consistency: (from: number, to: number) => Promise<Result<readonly Uint8Array[]>>;
  readonly cosign: (note: string) => Promise<Result<true>>;
};

const maxLength = 256 * 1024;
const patience = 30_000;

/**
 * Refuses with `unavailable` where the server can't be reached or is in trouble (ask again later),
 * with `no-proof` where what it gives is no proof, with `not-taken` where it declines a line.
 */
export function reachLog(url: string): LogServer {
  const base = url.replace(/\/+$/, '');
  return {
    checkpoint: async () => {
      const answer = await ask(`${base}/checkpoint`);
      if (!answer.ok) return answer;
      if (answer.value.status === 404) return ok(undefined);
      return answer.value.status === 200
        ? ok(answer.value.text)
        : refuse({ type: 'unavailable', where: `HTTP ${answer.value.status}` });
    },
    consistency: async (from, to) => {
      const answer = await ask(`${base}/consistency?from=${from}&to=${to}`);
      if (!answer.ok) return answer;
      return answer.value.status === 200
        ? readHashes(answer.value.text)
        : refuse({ type: 'unavailable', where: `HTTP ${answer.value.status}` });
    },
    cosign: async (note) => {
      const answer = await ask(`${base}/cosignature`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        body: toUtf8(note).slice(),
      });
      if (!answer.ok) return answer;
      const { status, text } = answer.value;
      if (status === 204) return ok(true);
      return refuse({ type: 'not-taken', where: `HTTP ${status} ${text.slice(0, 200)}`.trim() });
    },
  };
}

async function ask(
  url: string,
  request: RequestInit = {},
): Promise<Result<{ status: number; text: string }>> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(patience) });
    const text = await readShort(response);
    if (text === undefined) return refuse({ type: 'unavailable', where: 'answer too long' });
    if (response.status >= 500 || response.status === 429) {
      return refuse({ type: 'unavailable', where: `HTTP ${response.status}` });
    }
    return ok({ status: response.status, text });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return refuse({
      type: 'unavailable',
      where: cause instanceof Error ? cause.message : String(cause),
    });
  }
}

/** At most `maxLength` bytes: an endless answer must not fill the witness's memory. */
async function readShort(response: Response): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  // Some browsers can't walk a stream with `for await`.
  const reader = response.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || value === undefined) break;
    length += value.length;
    if (length > maxLength) {
      await reader?.cancel();
      return undefined;
    }
    parts.push(value);
  }
  return new TextDecoder().decode(joinBytes(...parts));
}

function readHashes(text: string): Result<readonly Uint8Array[]> {
  const value = parseStrict(text, 4);
  const answer = value.ok && is.object(value.value) ? Object.entries(value.value) : [];
  const list: unknown = answer.find(([name]) => name === 'hashes')?.[1];
  if (!Array.isArray(list)) return refuse({ type: 'no-proof' });
  const hashes: Uint8Array[] = [];
  for (const item of list) {
    const hash = typeof item === 'string' ? fromBase64(item) : undefined;
    if (!hash?.ok || hash.value.length !== 32) return refuse({ type: 'no-proof' });
    hashes.push(hash.value);
  }
  return ok(hashes);
}
