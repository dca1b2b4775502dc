const MINUTE_MS = 60_000;

/** How much is told, and how soon. */
export const LIMITS = {
  /** More new alerts of one rule within an hour are a storm. */
  newAlertsOfRule: 50,
  /** More messages of one group within an hour are a storm. */
  messagesOfGroup: 8,
  /** So long a group that storms waits for its next message. */
  stormIntervalMs: 30 * MINUTE_MS,
  /** From so many changes within an hour an alert is flapping. */
  flappingChanges: 6,
  flappingWithinMs: 60 * MINUTE_MS,
  /** So long it must stay as it is to count as steady again. */
  steadyAfterMs: 30 * MINUTE_MS,
  /** Nobody is told of missing data that comes within this. */
  noDataAfterMs: 10 * MINUTE_MS,
  /** So long data that is back must stay before an alert about its want ends. */
  dataBackAfterMs: 2 * MINUTE_MS,
  /** One that follows the end of the one before it by less is said to reopen it. */
  reopensWithinMs: 24 * 60 * MINUTE_MS,
} as const;
export type Limits = { [Name in keyof typeof LIMITS]: number };
