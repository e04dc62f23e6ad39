/** The best `size` of what is offered, in a bounded heap. */
export function openTop(size: number) {
  const scores: number[] = [];
  const items: number[] = [];
  const extras: number[] = [];

  /** Whether a is worse than b: a lower score, or the same and later. */
  const isWorse = (a: number, b: number) => {
    const [x, y] = [scores[a] ?? 0, scores[b] ?? 0];
    return x < y || (x === y && (items[a] ?? 0) > (items[b] ?? 0));
  };
  const swap = (a: number, b: number) => {
    for (const list of [scores, items, extras]) {
      const kept = list[a] ?? 0;
      list[a] = list[b] ?? 0;
      list[b] = kept;
    }
  };
  const sink = () => {
    for (let at = 0; ; ) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < scores.length && isWorse(child, worst)) worst = child;
      if (worst === at) return;
      swap(at, worst);
      at = worst;
    }
  };
  const rise = () => {
    for (let at = scores.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!isWorse(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  };
  return {
    /** What must be exceeded to come in, if offered in rising order of items. */
    floor: () =>
      scores.length < size || size === 0 ? (size === 0 ? Infinity : 0) : (scores[0] ?? 0),
    offer(score: number, item: number, extra: number) {
      if (scores.length < size) {
        scores.push(score);
        items.push(item);
        extras.push(extra);
        rise();
        return;
      }
      [scores[0], items[0], extras[0]] = [score, item, extra];
      sink();
    },
    best: () =>
      scores
        .map((score, i) => ({ score, item: items[i] ?? 0, extra: extras[i] ?? 0 }))
        .sort((a, b) => b.score - a.score || a.item - b.item),
  };
}
