/** Where the store tells every instance what changed, so that the live screens ask anew. */
export const EVENTS_CHANNEL = 'gatehouse_events';

/** What is told there: the kinds that changed, when (RFC 3339), and how many denials came with it. */
export const writeLiveNotice = (kinds: readonly string[], at: string, denials = 0): string =>
  JSON.stringify({ kinds, denials, at });
