/** What comes from outside is either read, or refused with a permanent, searchable `type`. */
export type Result<T, E extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** `where` says which part, in the format's own words; `at` is an offset where there is one. */
export type Refusal = { readonly type: string; readonly where?: string; readonly at?: number };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse<E extends Refusal>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
