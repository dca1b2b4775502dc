type Window = { startedAt: number; admitted: number; suppressed: number };

/** Bounds how many entries are written for each key in a window of time, and counts those that are not. */
export class EntryBound {
  readonly #windows = new Map<string, Window>();

  constructor(
    private readonly most: number,
    private readonly windowMs: number,
  ) {}

  /** Whether one more entry of the key may be written now. */
  admit(key: string, now: Date): boolean {
    const window = this.#windowOf(key, now);
    if (window.admitted < this.most) {
      window.admitted += 1;
      return true;
    }
    window.suppressed += 1;
    return false;
  }

  /** Takes the counts of those that were not written in windows that are over. */
  takeSuppressed(now: Date): { key: string; suppressed: number; since: Date }[] {
    const over = [...this.#windows].filter(([, { startedAt }]) => now.getTime() - startedAt >= this.windowMs);
    for (const [key] of over) this.#windows.delete(key);
    return over
      .filter(([, { suppressed }]) => suppressed > 0)
      .map(([key, { suppressed, startedAt }]) => ({ key, suppressed, since: new Date(startedAt) }));
  }

  /** A window that is over is replaced once its count was taken; until then it goes on. */
  #windowOf(key: string, now: Date): Window {
    const known = this.#windows.get(key);
    const isOver = known && now.getTime() - known.startedAt >= this.windowMs;
    if (known && !(isOver && known.suppressed === 0)) return known;
    const fresh = { startedAt: now.getTime(), admitted: 0, suppressed: 0 };
    this.#windows.set(key, fresh);
    return fresh;
  }
}
