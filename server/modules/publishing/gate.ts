/** Lets at most a number of things run at a time; the others wait in the order of their coming. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

export function openGate(width: number): Gate {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return async (work) => {
    if (inside >= width) await new Promise<void>((resolve) => waiting.push(resolve));
    else inside += 1;
    try {
      return await work();
    } finally {
      // Whoever waits takes the place over; nobody who comes meanwhile can take it first.
      const next = waiting.shift();
      if (next) next();
      else inside -= 1;
    }
  };
}
