import type { TimelineItem, TimelineKind } from '@/lib/domain/read-models/incident-timeline';

type More = Partial<Omit<TimelineItem, 'id' | 'kind' | 'at' | 'text'>>;

/** A line of a timeline; what is not said is nothing, and it tells of one thing. */
export const item = (
  id: string,
  kind: TimelineKind,
  at: string,
  text: string,
  more: More = {},
): TimelineItem => ({
  id,
  kind,
  at,
  text,
  by: null,
  detail: null,
  count: 1,
  alertId: null,
  policy: null,
  from: null,
  to: null,
  ...more,
});
