import type { AlertState } from '@/lib/domain/alerting/alert-state';
import { groupBy } from '@/lib/domain/group-by';
import type { TimelineItem } from '@/lib/domain/read-models/incident-timeline';
import type { TimelineEvidence } from './timeline-evidence';
import { item } from './timeline-item';

type Transition = TimelineEvidence['transitions'][number];

/** What one alert did, and what several did. */
const WORDS: Readonly<Record<AlertState, readonly [one: string, several: string]>> = {
  pending: ['The condition began to hold', 'conditions began to hold'],
  firing: ['Alert fired', 'alerts fired'],
  acknowledged: ['Alert acknowledged', 'alerts acknowledged'],
  suppressed: ['Alert hidden', 'alerts hidden'],
  flapping: ['Alert comes and goes', 'alerts come and go'],
  'no-data': ['No data any more', 'alerts have no data any more'],
  resolved: ['Alert resolved', 'alerts resolved'],
};

/** More than these of one minute become one line. */
const MOST_SINGLE = 3;

/** The changes of state of alerts; many of one minute, of one kind and by the same person are one line. */
export function tellAlerts(transitions: readonly Transition[]): TimelineItem[] {
  const groups = groupBy(transitions, ({ at, to, by }) => JSON.stringify([at.slice(0, 16), to, by]));
  return [...groups.values()].flatMap((group) =>
    group.length > MOST_SINGLE ? [tellSeveral(group)] : group.map(tellOne),
  );
}

const kindOf = (to: AlertState) => (to === 'acknowledged' ? 'acknowledgement' : 'alert');

const tellOne = ({ alertId, title, at, to, reason, by }: Transition): TimelineItem =>
  item(`alert-${alertId}-${at}-${to}`, kindOf(to), at, `${WORDS[to][0]}: ${title}`, {
    by,
    detail: reason || null,
    alertId,
  });

function tellSeveral(group: readonly Transition[]): TimelineItem {
  const { alertId, at, to, by } = group[0]!;
  const titles = group.slice(0, MOST_SINGLE).map(({ title }) => title);
  return item(`alerts-${alertId}-${at}-${to}`, kindOf(to), at, `${group.length} ${WORDS[to][1]}`, {
    by,
    detail: `${titles.join('; ')}; and ${group.length - titles.length} more.`,
    count: group.length,
    alertId,
  });
}
