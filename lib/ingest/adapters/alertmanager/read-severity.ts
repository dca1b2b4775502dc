const PAGES: readonly string[] = [
  'critical',
  'page',
  'emergency',
  'fatal',
  'disaster',
  'severe',
  'p1',
  'sev1',
];

/**
 * Whether an alert wakes somebody, by its severity label, which is free text by convention: `critical` and
 * `page` in the mixins of Prometheus, and words that say as much. Every other word, and none, is a ticket.
 */
export const readSeverity = (label: string | null | undefined): 'page' | 'ticket' =>
  PAGES.includes(label?.trim().toLowerCase() ?? '') ? 'page' : 'ticket';
