import type { AlertRecord } from '@/lib/domain/alerting/alert-record';

type Grouped = Pick<AlertRecord, 'zone' | 'cause' | 'category' | 'severity' | 'drillId'>;

/**
 * What alerts are told together by: zone and cause. What goes to other people is apart: pages from tickets, so that the
 * end of a page waits for no ticket, the zone's guards from those who run Gatehouse, and drills from what is real.
 */
export const groupKey = ({ zone, cause, category, severity, drillId }: Grouped): string =>
  JSON.stringify([
    ['zone', zone],
    ['cause', cause],
    category,
    severity,
    ...(drillId === null ? [] : [drillId]),
  ]);

/** The group of a rule that fires so often that its alerts are told as one storm. */
export const stormKey = (
  ruleId: string,
  { category, severity, drillId }: Pick<Grouped, 'category' | 'severity' | 'drillId'>,
): string => JSON.stringify([['storm', ruleId], category, severity, ...(drillId === null ? [] : [drillId])]);

/** Whether a group is a rule's storm. */
export const isStormKey = (key: string): boolean => key.startsWith('[["storm",');
