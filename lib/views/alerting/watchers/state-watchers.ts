import type { Watcher } from '../watcher';

/** Those that look at budgets, at what is open since when, and at Gatehouse itself. */
export const STATE_WATCHERS: readonly Watcher[] = [];
