import type { Result } from '../lib/result.ts';

/** The value; a refusal here is a fault of the demo's own story, so it is thrown. */
export function settle<T, E extends { readonly type: string }>(result: Result<T, E>): T {
  if (result.ok) return result.value;
  throw new Error(`the demo was refused: ${JSON.stringify(result.error)}`);
}
