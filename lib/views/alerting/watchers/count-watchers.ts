import type { Watcher } from '../watcher';

/** Those that hold counts, ratios and percentiles of roll-ups to a threshold. */
export const COUNT_WATCHERS: readonly Watcher[] = [];
