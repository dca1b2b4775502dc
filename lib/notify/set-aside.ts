import type { Outcome } from './channel';

/** What came of an attempt that failed in Gatehouse itself: it is repeated, and what comes after it does not wait for it. */
export const setAside = (error: unknown): Outcome => ({
  outcome: 'retry',
  status: null,
  detail: `An error of Gatehouse itself: ${error instanceof Error ? error.message : String(error)}`,
  afterMs: null,
  isSetAside: true,
});
