import type { TimeZone } from '@/components/format/format-time';

/** The name of the zone in which a reader sees times: the chosen one, else the browser's own. */
export const readerZone = (chosen: TimeZone): string =>
  chosen ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
