import { cutText } from '@/lib/domain/cut-text';
import type { Decision } from '@/lib/domain/event';
import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { readHex } from '../parts/read-hex';
import { unwrapShipped } from '../parts/unwrap-shipped';
import { decisionLogSchema, isPlainDecisionLog, type DecisionLog } from './decision-log-schema';

import { hideCredentials } from './hide-credentials';
import { readOutcome } from './read-outcome';
import { labelRequest, readRequest, readRequestTrace } from './read-request';
import { unwrapConsoleText } from './unwrap-console-text';

type Json = Record<string, unknown>;

const MAX_TEXT = 10_000;

function mapDecisionLog(record: unknown, context: AdapterContext): MappedRecord {
  const unwrapped = unwrapEnvelope(record);
  const issue = isPlainDecisionLog(unwrapped)
    ? undefined
    : decisionLogSchema.safeParse(unwrapped).error?.issues[0];
  if (issue) {
    const path = issue.path.join('.');
    return refuse(
      'not-a-decision-log',
      path,
      `${path || 'The record'} is not as in an OPA decision log: ${issue.message}.`,
    );
  }
  const log = unwrapped as DecisionLog;
  const path = cutText(log.path || labelText(log, 'app') || log.query || 'unnamed', 500);
  const read = log.error ? readError(log.error) : readOutcome(path, log.result, context.mappingRules);
  if (!read)
    return refuse(
      'unmapped-result',
      'result',
      `The result of ${path} has a shape that is neither allow nor deny; add a mapping for it under Settings, then replay.`,
    );
  return { events: [toDecision(log, path, read)] };
}

function toDecision(
  log: DecisionLog,
  path: string,
  read: NonNullable<ReturnType<typeof readOutcome>>,
): Decision {
  const facts = readRequest(log.input);
  return {
    kind: 'decision',
    id: log.decision_id,
    occurredAt: log.timestamp,
    outcome: read.outcome,
    policy: path,
    rule: read.rule,
    reason: read.reason,
    revision: cutName(readRevision(log, path)),
    service: labelText(log, 'service', 'app'),
    environment: labelText(log, 'environment', 'env', 'cluster'),
    zone: labelText(log, 'zone'),
    principal: facts.principal && cutText(facts.principal, 2_000),
    action: facts.action && cutText(facts.action, MAX_TEXT),
    resource: facts.resource && cutText(facts.resource, MAX_TEXT),
    targetService: facts.targetService && cutText(facts.targetService, 500),
    latencyMs: readLatency(log),
    instance: labelText(log, 'id'),
    ...readTrace(log),
    sampleRate: undefined,
    masked: readMasked(log),
    // Only a denial's own page asks for these; ingest, which handles each decision, does not.
    get input() {
      return hideCredentials(log.input);
    },
    // A policy may answer with headers to add, tokens among them.
    get result() {
      return hideCredentials(log.result);
    },
    get labels() {
      return readLabels(log);
    },
  };
}

const cutName = (text: string | undefined): string | undefined => text && cutText(text, 500);

/** As many paths as an event holds, each within its length. */
const readMasked = ({ masked, erased }: DecisionLog): string[] =>
  masked || erased
    ? [...(masked ?? []), ...(erased ?? [])].slice(0, 1_000).map((path) => cutText(path, 1_000))
    : [];

/** Splunk's HTTP collector and similar wrap the entry in `event`, shippers of console logs in their line. */
function unwrapEnvelope(record: unknown): unknown {
  if (typeof record !== 'object' || record === null || 'decision_id' in record) return record;
  const inner = (record as Json).event as Json | null | undefined;
  if (inner && typeof inner === 'object' && 'decision_id' in inner) return inner;
  return unwrapShipped(record, () => false);
}

function readError(error: unknown): { outcome: 'error'; rule?: string; reason: string } {
  if (typeof error === 'string') return { outcome: 'error', reason: cutText(error, MAX_TEXT) };
  const { message, code } = (typeof error === 'object' && error !== null ? error : {}) as Json;
  return { outcome: 'error', reason: cutText(String(message ?? code ?? JSON.stringify(error)), MAX_TEXT) };
}

/** Of several bundles, the one whose name is the longest prefix of the path made the decision. */
function readRevision(log: DecisionLog, path: string): string | undefined {
  const bundles = Object.entries(log.bundles ?? {});
  if (bundles.length === 0) return log.revision || undefined;
  if (bundles.length === 1) return bundles[0]![1].revision || undefined;
  const owning = bundles
    .filter(([name]) => path === name || path.startsWith(`${name}/`))
    .toSorted(([left], [right]) => right.length - left.length)[0];
  return owning?.[1].revision || undefined;
}

/** Milliseconds that the decision took, as the caller saw it; else the evaluation alone. */
function readLatency(log: DecisionLog): number | undefined {
  const metrics = log.metrics ?? {};
  const nanoseconds = [
    metrics.timer_server_handler_ns,
    metrics.timer_rego_query_eval_ns,
    metrics.timer_regovm_eval_ns,
  ].find(
    (value): value is number => typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER,
  );
  return nanoseconds === undefined ? undefined : nanoseconds / 1e6;
}

function labelText(log: DecisionLog, ...names: string[]): string | undefined {
  for (const name of names) {
    const value = log.labels?.[name];
    if (typeof value === 'string' && value !== '') return cutText(value, 500);
  }
  return undefined;
}

/** The sender's labels first, then what the entry and its input tell besides. */
function readLabels(log: DecisionLog): Record<string, string> | undefined {
  const { http_status: status } = (
    typeof log.result === 'object' && log.result !== null ? log.result : {}
  ) as Json;
  return boundLabels({
    requested_by: log.requested_by,
    batch_decision_id: log.batch_decision_id,
    http_status: status,
    ...labelRequest(log.input),
    ...log.labels,
  });
}

/** The trace that OPA evaluated in, else the one of the request that it was asked about. */
function readTrace(log: DecisionLog): Pick<Decision, 'traceId' | 'spanId'> {
  const traceId = readHex(log.trace_id, 32);
  if (traceId) return { traceId, spanId: readHex(log.span_id, 16) };
  const asked = readRequestTrace(log.input);
  const askedId = readHex(asked.traceId, 32);
  return { traceId: askedId, spanId: askedId && readHex(asked.spanId, 16) };
}

/** OPA decision logs: uploads, console output, and the envelopes they travel in. */
export const opaLogsAdapter: Adapter = {
  name: 'opa',
  source: 'opa',
  map: mapDecisionLog,
  unwrapText: unwrapConsoleText,
};
