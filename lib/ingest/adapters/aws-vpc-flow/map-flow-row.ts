import type { Flow, SourceReport } from '@/lib/domain/event';
import { refuse, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readCount, readPort } from '../parts/read-count';
import { readEpoch } from '../parts/read-time';
import { reportLoss } from '../parts/report-loss';
import type { FlowRow } from './flow-fields';
import { hasPorts, nameProtocol } from './protocol-names';

const OUTCOMES = { ACCEPT: 'allowed', REJECT: 'denied' } as const;

/** Columns that have a field of their own in the event. */
const HAVE_FIELDS = new Set([
  'version',
  'account-id',
  'dstport',
  'protocol',
  'bytes',
  'start',
  'action',
  'log-status',
]);

/** What is known of a record besides its columns. */
export type FlowRowOrigin = {
  /** Dotted path of the record in what was sent, with its last dot. */
  path?: string;
  /** When the log says it happened, for formats without `start` and `end`. */
  loggedAt?: string;
};

/**
 * One record becomes a flow; of a capture window without traffic, or whose records were skipped, it becomes a
 * report of the source.
 */
export function mapFlowRow(row: FlowRow, { path = '', loggedAt }: FlowRowOrigin = {}): MappedRecord {
  const occurredAt = readEpoch(row.start, 'seconds') ?? readEpoch(row.end, 'seconds') ?? loggedAt;
  if (!occurredAt)
    return refuse('not-understood', `${path}start`, 'The record says nowhere when it was captured.');
  const status = row['log-status'] ?? 'OK';
  if (status === 'NODATA' || status === 'SKIPDATA')
    return { events: toReports(row, occurredAt, status === 'SKIPDATA') };
  if (status !== 'OK')
    return refuse('not-understood', `${path}log-status`, `log-status "${status}" is not known.`);
  const action = row.action ?? '';
  if (!Object.hasOwn(OUTCOMES, action))
    return refuse(
      'not-understood',
      `${path}action`,
      row.action ? `action "${row.action}" is not known.` : 'The record does not say ACCEPT or REJECT.',
    );
  return { events: [toFlow(row, occurredAt, OUTCOMES[action as keyof typeof OUTCOMES])] };
}

/** The same record in another wrapper is the same event: its id is made of its columns. */
const identify = (row: FlowRow, occurredAt: string): string =>
  deriveId(
    'aws-vpc-flow',
    occurredAt,
    Object.entries(row).toSorted(([left], [right]) => (left < right ? -1 : 1)),
  );

const environmentOf = (row: FlowRow): string | undefined =>
  row['account-id'] === 'unknown' ? undefined : firstText('name', row['account-id']);

function toFlow(row: FlowRow, occurredAt: string, outcome: Flow['outcome']): Flow {
  const isEgress = row['flow-direction'] === 'egress';
  // The columns of ECS describe the task behind the interface, whichever end of the flow that is.
  const ownService = row['ecs-service-name'];
  const sourceService = (isEgress ? ownService : undefined) ?? row['pkt-src-aws-service'];
  const targetService =
    (row['flow-direction'] === 'ingress' ? ownService : undefined) ?? row['pkt-dst-aws-service'];
  return {
    kind: 'flow',
    id: identify(row, occurredAt),
    occurredAt,
    outcome,
    environment: environmentOf(row),
    sourceService: firstText('name', sourceService),
    targetService: firstText('name', targetService),
    port: hasPorts(row.protocol) ? readPort(row.dstport) : undefined,
    protocol: row.protocol && firstText('name', nameProtocol(row.protocol)),
    bytes: readCount(row.bytes),
    policy: firstText('name', row['reject-reason']),
    labels: boundLabels(Object.fromEntries(Object.entries(row).filter(([name]) => !HAVE_FIELDS.has(name)))),
  };
}

/**
 * NODATA says that the interface was watched and nothing came by: nothing was lost, and the source is not
 * silent. SKIPDATA says that records of the window were lost, not how many: at least one.
 */
function toReports(row: FlowRow, occurredAt: string, isLoss: boolean): SourceReport[] {
  const report = {
    id: identify(row, occurredAt),
    occurredAt,
    environment: environmentOf(row),
    labels: {
      status: row['log-status'],
      end: row.end,
      'interface-id': row['interface-id'],
      'vpc-id': row['vpc-id'],
      'subnet-id': row['subnet-id'],
    },
  };
  const { labels } = report;
  if (isLoss) return reportLoss({ ...report, labels: { ...labels, lost: 'at least 1' } }, 1);
  return [
    {
      ...report,
      kind: 'source-report',
      dropped: 0,
      labels: boundLabels({ instance: row['interface-id'], ...labels }),
    },
  ];
}
