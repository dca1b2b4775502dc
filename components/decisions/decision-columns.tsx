import type { Column } from '@/components/data-table/column';
import { formatMilliseconds } from '@/components/format/format-duration';
import { shortenId } from '@/components/format/shorten-id';
import { OutcomeBadge } from '@/components/status/outcome-badge';
import { presentOutcome } from '@/components/status/outcome-presentation';
import { NotReported } from '@/components/values/not-reported';
import { Time } from '@/components/values/time';
import { TraceLink } from '@/components/values/trace-link';
import { UNZONED } from '@/lib/domain/kinds';
import type { EventRow } from '@/lib/domain/read-models/events';
import { DecisionRequest, describeRequest } from './decision-request';
import { PathName } from './path-name';

/** The end of a long name says more than its beginning: `spiffe://…/sa/checkout-api`. */
const PRINCIPAL_LENGTH = 32;

const COLUMNS: readonly Column<EventRow>[] = [
  {
    id: 'time',
    header: 'When',
    value: ({ occurredAt }) => occurredAt,
    cell: ({ occurredAt }) => <Time at={occurredAt} />,
    width: 'min-w-24',
  },
  {
    id: 'outcome',
    header: 'Decision',
    value: ({ outcome }) => outcome && presentOutcome(outcome).word,
    cell: ({ outcome }) => (outcome ? <OutcomeBadge outcome={outcome} /> : null),
  },
  {
    id: 'service',
    header: 'Service',
    value: ({ service }) => service,
    cell: ({ service, zone }) => (
      <span className="grid">
        <span>{service}</span>
        <span className="text-fg-muted text-xs sm:whitespace-nowrap">
          {zone === UNZONED ? UNZONED : `zone ${zone}`}
        </span>
      </span>
    ),
  },
  {
    id: 'request',
    header: 'Request',
    value: describeRequest,
    cell: (row) => <DecisionRequest row={row} />,
    width: 'min-w-48',
  },
  {
    id: 'policy',
    header: 'Policy and rule',
    value: ({ policy, rule }) => [policy, rule].filter(Boolean).join(' ') || null,
    cell: ({ policy, rule, revision }) => (
      <span className="grid">
        <span>{policy ? <PathName path={policy} /> : <NotReported />}</span>
        <span className="text-fg-muted text-xs">
          {rule ?? 'rule not reported'}
          {revision ? ` · ${revision}` : ''}
        </span>
      </span>
    ),
    width: 'min-w-48',
  },
  {
    id: 'principal',
    header: 'Principal',
    value: ({ principal }) => principal,
    cell: ({ principal }) => (
      <code className="font-mono text-xs sm:whitespace-nowrap" title={principal ?? undefined}>
        {shortenId(principal ?? '', PRINCIPAL_LENGTH)}
      </code>
    ),
  },
  {
    id: 'environment',
    header: 'Environment',
    value: ({ environment }) => environment,
    width: 'sm:whitespace-nowrap',
  },
  { id: 'reason', header: 'Reason', value: ({ reason }) => reason, hidden: true, width: 'min-w-56' },
  { id: 'source', header: 'Source', value: ({ source }) => source, hidden: true },
  { id: 'revision', header: 'Revision', value: ({ revision }) => revision, hidden: true },
  {
    id: 'latency',
    header: 'Evaluation',
    value: ({ latencyMs }) => latencyMs,
    cell: ({ latencyMs }) => formatMilliseconds(latencyMs),
    align: 'right',
    hidden: true,
  },
  {
    id: 'trace',
    header: 'Trace',
    value: ({ traceId }) => traceId,
    cell: ({ traceId }) => <TraceLink traceId={traceId} length={20} copy={false} />,
    hidden: true,
  },
];

/** The columns of a list of decisions; the decision itself only where it differs between rows. */
export const decisionColumns = (withDecision: boolean): readonly Column<EventRow>[] =>
  COLUMNS.map((column) => (column.id === 'outcome' ? { ...column, hidden: !withDecision } : column));
