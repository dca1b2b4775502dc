const FIRST_MS = 60_000;
const LONGEST_MS = 3_600_000;
const MOST = 10_000;

/** Which attempts failed, and when each may be made again: after a minute, then twice as long each time. */
export class RetryLater {
  readonly #failed = new Map<string, { times: number; until: number }>();

  mayTry(key: string, now: Date): boolean {
    return (this.#failed.get(key)?.until ?? 0) <= now.getTime();
  }

  failed(key: string, now: Date): void {
    const times = (this.#failed.get(key)?.times ?? 0) + 1;
    const waitMs = Math.min(FIRST_MS * 2 ** (times - 1), LONGEST_MS);
    this.#failed.delete(key);
    this.#failed.set(key, { times, until: now.getTime() + waitMs });
    // A map keeps the order of insertion: the first is the one that failed longest ago.
    if (this.#failed.size > MOST) this.#failed.delete(this.#failed.keys().next().value!);
  }
}
