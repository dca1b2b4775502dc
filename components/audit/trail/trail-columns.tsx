import type { Column } from '@/components/data-table/column';
import { OutcomeBadge } from '@/components/status/outcome-badge';
import { presentOutcome } from '@/components/status/outcome-presentation';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/values/time';
import type { AuditTrailRow } from '@/lib/domain/read-models/audit';
import { Erased, isErased } from './erased';
import { TrailActor } from './trail-actor';
import { TrailTargets } from './trail-targets';
import { describeDelay } from './trail-words';

/**
 * The columns of the trail: when, who, did what, to what, and from where. What has an index of `newFrom` or a higher
 * one came in while somebody was looking.
 */
export const trailColumns = (newFrom: string | null): readonly Column<AuditTrailRow>[] => [
  {
    id: 'time',
    header: 'When',
    value: ({ occurredAt }) => occurredAt,
    cell: ({ index, occurredAt, recordedAt }) => {
      const delay = describeDelay(occurredAt, recordedAt);
      return (
        <span className="inline-grid">
          <span className="inline-flex items-center gap-1.5">
            <Time at={occurredAt} />
            {newFrom !== null && BigInt(index) >= BigInt(newFrom) ? (
              <Badge variant="accent">New</Badge>
            ) : null}
          </span>
          {delay ? (
            <span className="text-fg-muted text-xs font-normal whitespace-nowrap">{delay}</span>
          ) : null}
        </span>
      );
    },
    width: 'min-w-24',
  },
  {
    id: 'actor',
    header: 'Who',
    value: ({ actor }) => actor.name ?? actor.id ?? actor.ref,
    cell: (row) => <TrailActor row={row} />,
  },
  {
    id: 'action',
    header: 'Did what',
    value: ({ action }) => action,
    cell: ({ action, source }) => (
      <span className="grid">
        <code className="font-mono text-xs [overflow-wrap:anywhere]">{action}</code>
        <span className="text-fg-muted text-xs">{source}</span>
      </span>
    ),
    width: 'min-w-36',
  },
  {
    id: 'outcome',
    header: 'Outcome',
    value: ({ outcome }) => outcome && presentOutcome(outcome).word,
    cell: ({ outcome }) => (outcome ? <OutcomeBadge outcome={outcome} /> : null),
  },
  {
    id: 'targets',
    header: 'To what',
    value: (row) =>
      row.targets.map(({ type, id, name }) => `${type} ${name ?? id}`).join(', ') ||
      (isErased(row, 'targets') ? 'Erased' : null),
    cell: (row) =>
      row.targets.length === 0 ? <Erased row={row} field="targets" /> : <TrailTargets row={row} />,
    missing: 'no target',
  },
  {
    id: 'zone',
    header: 'Zone',
    value: ({ zone }) => zone,
    missing: 'no zone',
    width: 'sm:whitespace-nowrap',
  },
  {
    id: 'source',
    header: 'Source',
    value: ({ source }) => source,
    // It stands below the action.
    hidden: true,
  },
  {
    id: 'ip',
    header: 'From where',
    value: (row) => row.ip ?? (isErased(row, 'context.ip') ? 'Erased' : null),
    cell: (row) =>
      row.ip ? <code className="font-mono text-xs">{row.ip}</code> : <Erased row={row} field="context.ip" />,
  },
  {
    id: 'recorded',
    header: 'Recorded',
    value: ({ recordedAt }) => recordedAt,
    cell: ({ recordedAt }) => <Time at={recordedAt} as="absolute" />,
    hidden: true,
  },
  { id: 'index', header: 'Entry', value: ({ index }) => index, align: 'right', hidden: true },
  { id: 'environment', header: 'Environment', value: ({ environment }) => environment, hidden: true },
  { id: 'service', header: 'Service', value: ({ service }) => service, hidden: true },
];

/** What a row is called by the one who ticks it. */
export const nameEntry = ({ index, action, actor }: AuditTrailRow): string =>
  `entry ${index}: ${action} by ${actor.name ?? actor.id ?? 'an erased actor'}`;
