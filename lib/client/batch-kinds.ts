/**
 * Collects kinds of events and hands them on together: the first at once, later ones at most every
 * `everyMs`, so that a burst of changes refreshes a page only now and then.
 */
export function batchKinds(everyMs: number, flush: (kinds: ReadonlySet<string>) => void) {
  let collected = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  const hand = () => {
    timer = null;
    if (collected.size === 0) return;
    const kinds = collected;
    collected = new Set();
    timer = setTimeout(hand, everyMs);
    flush(kinds);
  };

  return {
    add(kinds: readonly string[]) {
      kinds.forEach((kind) => collected.add(kind));
      if (!timer) hand();
    },
    stop() {
      if (timer) clearTimeout(timer);
      timer = null;
      collected = new Set();
    },
  };
}
