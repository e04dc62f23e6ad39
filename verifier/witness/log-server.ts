import { fromBase64, joinAll, toUtf8 } from '../format/bytes.ts';
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
  /** Leaves with their proofs, by index, for a request that an enrolled witness has signed. */
  readonly leaves: (request: string) => Promise<Result<ReadonlyMap<number, ShownLeaf>>>;
  /** The bytes behind a leaf; undefined where the server doesn't show them. */
  readonly evidence: (request: string) => Promise<Result<Uint8Array | undefined>>;
  /** Hands an audit's file over, to become part of the log; handed over twice it is there once. */
  readonly record: (file: Uint8Array) => Promise<Result<true>>;
};

export type ShownLeaf = { readonly leaf: Uint8Array; readonly proof: readonly Uint8Array[] };

const maxLength = 256 * 1024;
const maxLeaves = 8 * 1024 * 1024;
const maxEvidence = 64 * 1024 * 1024;
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
      return answer.value.status === 200 ? ok(textOf(answer.value)) : unavailable(answer.value);
    },
    consistency: async (from, to) => {
      const answer = await ask(`${base}/consistency?from=${from}&to=${to}`);
      if (!answer.ok) return answer;
      return answer.value.status === 200
        ? readHashes(textOf(answer.value))
        : unavailable(answer.value);
    },
    cosign: async (note) => {
      const answer = await ask(`${base}/cosignature`, post(note));
      if (!answer.ok) return answer;
      return answer.value.status === 204 ? ok(true) : notTaken(answer.value);
    },
    leaves: async (request) => {
      const answer = await ask(`${base}/audit`, post(request), maxLeaves);
      if (!answer.ok) return answer;
      const { status } = answer.value;
      if (status === 403) return notTaken(answer.value);
      return status === 200 ? readLeaves(textOf(answer.value)) : unavailable(answer.value);
    },
    evidence: async (request) => {
      const answer = await ask(`${base}/audit`, post(request), maxEvidence);
      if (!answer.ok) return answer;
      return ok(answer.value.status === 200 ? answer.value.bytes : undefined);
    },
    record: async (file) => {
      const answer = await ask(`${base}/audit-result`, { ...post(''), body: file.slice() });
      if (!answer.ok) return answer;
      const { status } = answer.value;
      return status === 200 || status === 201 ? ok(true) : notTaken(answer.value);
    },
  };
}

type Answered = { readonly status: number; readonly bytes: Uint8Array };

const textOf = ({ bytes }: Answered): string => new TextDecoder().decode(bytes);
const unavailable = ({ status }: Answered) =>
  refuse({ type: 'unavailable', where: `HTTP ${status}` });
const notTaken = (answer: Answered) =>
  refuse({
    type: 'not-taken',
    where: `HTTP ${answer.status} ${textOf(answer).slice(0, 200)}`.trim(),
  });

function post(text: string): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: toUtf8(text).slice(),
  };
}

async function ask(
  url: string,
  request: RequestInit = {},
  most = maxLength,
): Promise<Result<Answered>> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(patience) });
    const bytes = await readShort(response, most);
    if (bytes === undefined) return refuse({ type: 'unavailable', where: 'answer too long' });
    if (response.status >= 500 || response.status === 429) {
      return refuse({ type: 'unavailable', where: `HTTP ${response.status}` });
    }
    return ok({ status: response.status, bytes });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return refuse({
      type: 'unavailable',
      where: cause instanceof Error ? cause.message : String(cause),
    });
  }
}

/** At most so many bytes: an endless answer must not fill the witness's memory. */
async function readShort(response: Response, most: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  // Some browsers can't walk a stream with `for await`.
  const reader = response.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || value === undefined) break;
    length += value.length;
    if (length > most) {
      await reader?.cancel();
      return undefined;
    }
    parts.push(value);
  }
  return joinAll(parts);
}

function readHashes(text: string): Result<readonly Uint8Array[]> {
  const value = parseStrict(text, 4);
  const answer = value.ok && is.object(value.value) ? Object.entries(value.value) : [];
  const list: unknown = answer.find(([name]) => name === 'hashes')?.[1];
  return readProof(list);
}

function readLeaves(text: string): Result<ReadonlyMap<number, ShownLeaf>> {
  const value = parseStrict(text, 6);
  const answer = value.ok && is.object(value.value) ? Object.entries(value.value) : [];
  const list: unknown = answer.find(([name]) => name === 'leaves')?.[1];
  if (!Array.isArray(list)) return refuse({ type: 'unavailable', where: 'no leaves' });
  const leaves = new Map<number, ShownLeaf>();
  for (const item of list) {
    if (!is.object(item)) continue;
    // Each field is checked before it is used.
    const { index, leaf, proof } = item as { index?: unknown; leaf?: unknown; proof?: unknown };
    const bytes = is.text(leaf) ? fromBase64(leaf) : undefined;
    const hashes = readProof(proof);
    if (is.count(index) && bytes?.ok && hashes.ok) {
      leaves.set(index, { leaf: bytes.value, proof: hashes.value });
    }
  }
  return ok(leaves);
}

function readProof(list: unknown): Result<readonly Uint8Array[]> {
  if (!Array.isArray(list)) return refuse({ type: 'no-proof' });
  const hashes: Uint8Array[] = [];
  for (const item of list) {
    const hash = typeof item === 'string' ? fromBase64(item) : undefined;
    if (!hash?.ok || hash.value.length !== 32) return refuse({ type: 'no-proof' });
    hashes.push(hash.value);
  }
  return ok(hashes);
}
