import type { Refusal, Refused, Result } from '../../lib/result.ts';

/** Carries a refusal out of a transaction, so that what was written before it is undone. */
class RolledBack extends Error {
  readonly refused: Refused<Refusal>;
  constructor(refused: Refused<Refusal>) {
    super(refused.error.type);
    this.refused = refused;
  }
}

/**
 * Runs `work`, whose transaction hands its result through `keep`: a refusal undoes the transaction
 * and is answered; anything else that is thrown stays thrown.
 */
export async function orRollBack<T, E extends Refusal>(
  work: (keep: <V>(result: Result<V, Refusal>) => V) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  try {
    return await work((result) => {
      if (result.ok) return result.value;
      throw new RolledBack(result);
    });
  } catch (error) {
    // Only refusals of this very work come through `keep`.
    if (error instanceof RolledBack) return error.refused as Refused<E>;
    throw error;
  }
}
