/** Posts about a subject, gathered while searching; there can be as many as posts. */
export function openAbout() {
  let creators = new Int32Array(1024);
  let [times, scores] = [new Float64Array(1024), new Float64Array(1024)];
  let size = 0;
  return {
    /** `time` in ms; not a number where it is unknown. */
    add(creator: number, time: number, score: number) {
      if (size === creators.length) {
        creators = widen(creators, new Int32Array(size * 2));
        times = widen(times, new Float64Array(size * 2));
        scores = widen(scores, new Float64Array(size * 2));
      }
      creators[size] = creator;
      times[size] = time;
      scores[size++] = score;
    },
    /** The times by wanted creator, of posts with at least this score. */
    group(wanted: ReadonlySet<number>, least: number): Map<number, number[]> {
      const groups = new Map([...wanted].map((creator) => [creator, [] as number[]]));
      for (let i = 0; i < size; i++) {
        if ((scores[i] ?? 0) >= least) groups.get(creators[i] ?? -1)?.push(times[i] ?? Number.NaN);
      }
      return groups;
    },
  };
}

function widen<T extends { set(from: T): void }>(from: T, into: T): T {
  into.set(from);
  return into;
}
