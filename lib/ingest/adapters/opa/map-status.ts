import { hash } from 'node:crypto';
import { z } from 'zod';
import { cutText } from '@/lib/domain/cut-text';
import { timeSchema, type Change, type SourceReport } from '@/lib/domain/event';
import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { readObject } from '../parts/read-object';
import { readTime } from '../parts/read-time';
import { unwrapShipped } from '../parts/unwrap-shipped';

const bundleSchema = z.looseObject({
  name: z.string().optional(),
  active_revision: z.string().optional(),
  last_successful_activation: timeSchema.optional(),
  code: z.string().optional(),
  message: z.string().optional(),
});

/** OPA's status report. Source: openpolicyagent.org, "Status". Loose: plugins add fields. */
const statusSchema = z.looseObject({
  labels: z.record(z.string(), z.unknown()),
  bundles: z.record(z.string(), bundleSchema).nullish(),
  /** What a configuration with one `bundle` reports; deprecated. */
  bundle: bundleSchema.nullish(),
  decision_logs: z
    .looseObject({
      code: z.string().optional(),
      message: z.string().optional(),
      metrics: z.unknown().optional(),
    })
    .nullish(),
  metrics: z.looseObject({ prometheus: z.record(z.string(), z.unknown()).nullish() }).nullish(),
  /** Of a report that was printed on the console. */
  time: z.unknown().optional(),
});
type OpaStatus = z.infer<typeof statusSchema>;

function mapStatus(record: unknown, context: AdapterContext): MappedRecord {
  const parsed = statusSchema.safeParse(unwrapShipped(record, (own) => 'labels' in own));
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const path = issue.path.join('.');
    return refuse(
      'not-a-status-report',
      path,
      `${path || 'The record'} is not as in an OPA status report: ${issue.message}.`,
    );
  }
  const status = parsed.data;
  const report = readReport(status, record, readTime(status.time) ?? context.receivedAt);
  return { events: [...readActivations(status), report] };
}

function labelText(status: OpaStatus, most: number, ...names: string[]): string | undefined {
  const found = names
    .map((name) => status.labels[name])
    .find((value): value is string => typeof value === 'string' && value !== '');
  return found && cutText(found, most);
}

const instanceOf = (status: OpaStatus): string => labelText(status, 2_000, 'id') ?? 'unknown-instance';

/** An id that is too long is its hash: cut, the ids of different events could be the same. */
const boundId = (id: string): string => (id.length <= 200 ? id : hash('sha256', id, 'hex'));

/** What Go writes where there was no time yet. */
const NEVER = '0001-01-01T00:00:00Z';

/** An activation is reported again and again: its id makes all the repeats one event. */
function readActivations(status: OpaStatus): Change[] {
  const { bundle: only, bundles } = status;
  const all = Object.entries(bundles ?? (only ? { [only.name ?? '']: only } : {}));
  return all.flatMap(([name, bundle]): Change[] => {
    if (!bundle.last_successful_activation || bundle.last_successful_activation === NEVER) return [];
    // A bundle without a revision can only be told apart by when it was activated.
    const revision = bundle.active_revision || `activated-${bundle.last_successful_activation}`;
    return [
      {
        kind: 'change',
        id: boundId(`${instanceOf(status)}:${name}:${bundle.last_successful_activation}`),
        type: 'policy-activated',
        occurredAt: bundle.last_successful_activation,
        policy: cutText(bundle.name || name || 'unnamed', 500),
        revision: cutText(revision, 500),
        instance: labelText(status, 500, 'id'),
        environment: labelText(status, 500, 'environment', 'env', 'cluster'),
        service: labelText(status, 500, 'service', 'app'),
        zone: labelText(status, 500, 'zone'),
        labels: { instance: instanceOf(status) },
      },
    ];
  });
}

/** The sum of what a set of OPA's counters says was dropped of the decisions. */
const sumDropped = (counters: unknown): number =>
  Object.entries(readObject(counters))
    .filter(
      ([name]) =>
        name.startsWith('counter_decision_logs_') &&
        name.includes('dropped') &&
        !name.includes('nd_builtin_cache'),
    )
    .reduce(
      (sum, [, value]) =>
        Math.min(sum + (typeof value === 'number' && value > 0 ? value : 0), Number.MAX_SAFE_INTEGER),
      0,
    );

/**
 * OPA counts what its decision logger dropped; the counters only grow while it runs. The same counters may be
 * told twice, with all metrics and with those of the logger.
 */
function readReport(status: OpaStatus, record: unknown, occurredAt: string): SourceReport {
  const dropped = Math.max(sumDropped(status.metrics?.prometheus), sumDropped(status.decision_logs?.metrics));
  return {
    kind: 'source-report',
    // A report has no id of its own: the same content sent again is the same report.
    id: boundId(`${instanceOf(status)}:${hash('sha256', JSON.stringify(record), 'hex').slice(0, 32)}`),
    occurredAt,
    environment: labelText(status, 500, 'environment', 'env', 'cluster'),
    dropped,
    labels: {
      instance: instanceOf(status),
      ...(status.decision_logs?.code && {
        problem: cutText(`${status.decision_logs.code}: ${status.decision_logs.message ?? ''}`, 2_000),
      }),
    },
  };
}

/** OPA status reports: which revision is active where, and what the decision logger lost. */
export const opaStatusAdapter: Adapter = { name: 'opa-status', source: 'opa', map: mapStatus };
