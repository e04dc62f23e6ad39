import type { Check, PostContent, PostView } from '#server/modules/publishing/schema.ts';
import type { Problem } from '#web/api-problem.ts';
import type { Media } from './content.ts';

/** The API from the browser, for what a form can't do: saving while one writes. */
export type Answer<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'offline' };

type Saved = {
  version: number;
  savedAt: string;
  contentHash: string;
  voided: number;
  checks: Check[];
};

export function createBrowserApi(postId: string, clientId: string, locale: string) {
  const post = `/api/posts/${postId}`;
  const send = <T>(path: string, method: string, body?: unknown) =>
    call<T>(path, {
      method,
      headers: { 'content-type': 'application/json', 'accept-language': locale },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  return {
    read: () => send<PostView>(post, 'GET'),
    save: (basedOn: number, content: PostContent) =>
      send<Saved>(`${post}/content`, 'PUT', { basedOn, content }),
    check: (content: PostContent) =>
      send<{ checks: Check[] }>(`${post}/checks`, 'POST', { content }),
    upload(file: File, rights: string) {
      const body = new FormData();
      body.set('file', file);
      body.set('rights', rights);
      const headers = { 'accept-language': locale };
      return call<Media>(`/api/clients/${clientId}/media`, { method: 'POST', headers, body });
    },
  };
}
export type BrowserApi = ReturnType<typeof createBrowserApi>;

async function call<T>(path: string, init: RequestInit): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    return { kind: 'offline' };
  }
  if ([502, 503, 504].includes(response.status)) return { kind: 'offline' };
  const body: unknown = await response.json().catch(() => null);
  // The contract's own output; the server has checked it against its schema.
  if (response.ok) return { kind: 'ok', value: body as T };
  return { kind: 'refused', problem: readProblem(body, response) };
}

function readProblem(body: unknown, response: Response): Problem {
  const { code, message } = (body ?? {}) as { code?: unknown; message?: unknown };
  return {
    status: response.status,
    message: typeof message === 'string' ? message : response.statusText,
    code: typeof code === 'string' ? code : undefined,
  };
}
