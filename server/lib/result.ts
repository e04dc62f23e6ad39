/** A foreseeable answer: either the value, or a refusal with a permanent, searchable `type`. */
export type Result<T, E extends Refusal = Refusal> = Ok<T> | Refused<E>;

export type Refusal = { readonly type: string };
export type Ok<T> = { readonly ok: true; readonly value: T };
export type Refused<E extends Refusal> = { readonly ok: false; readonly error: E };

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function refuse<E extends Refusal>(error: E): Refused<E> {
  return { ok: false, error };
}

/** Closes a switch over a union: reached only when a case was forgotten. */
export function never(value: never): never {
  throw new Error(`unhandled case: ${JSON.stringify(value)}`);
}
