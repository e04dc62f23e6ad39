/**
 * Work in small steps, so that a page stays alive while it checks a large file. Each step yields
 * how many bytes or items were dealt with; whoever drives it may pause in between.
 */
export type Steps<T> = Generator<number, T, void>;

/** Does all of it at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Does it in slices and pauses between them.
 *
 * @param pause resolves once the page has drawn and heard its user; is told how much is done
 * @param isTimeUp whether the current slice has lasted long enough
 */
export async function finishInSlices<T>(
  steps: Steps<T>,
  isTimeUp: () => boolean,
  pause: (done: number) => Promise<void>,
): Promise<T> {
  let done = 0;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    done += step.value;
    if (isTimeUp()) await pause(done);
  }
}
