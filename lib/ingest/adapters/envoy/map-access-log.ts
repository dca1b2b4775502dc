import type { Decision, Event, Flow } from '@/lib/domain/event';
import { refuse, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import type { ShippedFrom } from '../parts/open-shipped-line';
import { addCounts, readCount, readPort } from '../parts/read-count';
import { readEpoch, readTime, readUtcTime } from '../parts/read-time';
import { readHostService } from '../parts/read-workload';
import type { AccessLog, NamedAccessLog } from './access-log';
import { readPeer } from './read-peer';
import { readPolicyCheck } from './read-policy-check';
import { readTrace } from './read-trace';
import { readVerdict, type Verdict } from './read-verdict';
import { readCluster, type UpstreamCluster } from './upstream-cluster';

/** An access log with what is known besides it. */
export type AccessLogInput = NamedAccessLog & {
  /** The record as it was sent; formats put RBAC's results under names of their own. */
  fields: Readonly<Record<string, unknown>>;
  from: ShippedFrom;
  collectedAt?: string;
};

/**
 * One request is one flow; where a policy decided it, and the log says so, also one decision; where it says whether an
 * authorizer was asked, also a request of M1. The decision is about
 * the service that was called and names no other, so that what crosses zones is counted by the flow alone.
 *
 * Two sidecars on the way of a request each write a line, with the same request id: each is an event, with the label
 * `reporter`. A denial is one on the side that denied; the caller's proxy only passes its 403 on.
 */
export function mapAccessLog(input: AccessLogInput): MappedRecord {
  const { log, nameOf, fields } = input;
  const occurredAt = readStart(log.startTime);
  if (!occurredAt)
    return refuse('not-understood', nameOf('startTime'), `${nameOf('startTime')} is missing, or no time.`);
  const verdict = readVerdict(log, fields);
  if ('unread' in verdict) {
    const name = nameOf(verdict.unread);
    return refuse('not-understood', name, `${name} is missing, or has a value that Envoy does not write.`);
  }
  const facts = readFacts(input, occurredAt, verdict);
  const flow: Flow = { ...facts.flow, outcome: verdict.outcome, statusCode: verdict.statusCode };
  const check = readPolicyCheck(fields);
  if (check && 'unread' in check)
    return refuse('not-understood', check.unread, `${check.unread} is no duration in microseconds.`);
  const decided = verdict.decision ?? (check?.wasMade === false ? NOT_ASKED : undefined);
  const events: Event[] = decided ? [flow, toDecision(flow, facts, decided, check?.latencyMs)] : [flow];
  return {
    events: check ? [...events, toTraffic(flow, check.wasMade || verdict.decision !== undefined)] : events,
  };
}

/** A request that went around the authorizer. */
const NOT_ASKED: NonNullable<Verdict['decision']> = {
  outcome: 'unevaluated',
  policy: 'ext_authz',
  reason: 'No authorizer was asked.',
};

/** One request of M1, where the log says whether a policy was asked. */
const toTraffic = (flow: Flow, wasEvaluated: boolean): Event => ({
  kind: 'traffic',
  id: `${flow.id}:traffic`,
  occurredAt: flow.occurredAt,
  sentAt: flow.sentAt,
  windowStart: flow.occurredAt,
  windowEnd: flow.occurredAt,
  environment: flow.environment,
  service: flow.targetService,
  requests: 1,
  evaluated: wasEvaluated ? 1 : 0,
  labels: flow.labels,
});

/** Epochs of custom formats (`%START_TIME(%s.%3f)%`) tell their unit by their size. */
function readStart(value: unknown): string | undefined {
  const time = readTime(value) ?? readUtcTime(value);
  if (time) return time;
  const whole = String(value).split('.')[0]!.length;
  const unit =
    whole < 12 ? 'seconds' : whole < 15 ? 'milliseconds' : whole < 18 ? 'microseconds' : 'nanoseconds';
  return whole < 9 ? undefined : readEpoch(value, unit);
}

type Facts = { flow: Omit<Flow, 'outcome' | 'statusCode'>; method?: string; resource?: string };

function readFacts({ log, from, collectedAt }: AccessLogInput, occurredAt: string, verdict: Verdict): Facts {
  const cluster = readCluster(log.upstreamCluster);
  const target = readTarget(log, cluster);
  const method = firstText('text', log.method);
  // What follows the question mark may hold secrets.
  const path = firstText('text', log.path)?.split('?')[0];
  const isCaller = cluster.reporter === 'source';
  const own = readHostService(from.service);
  const flow: Facts['flow'] = {
    kind: 'flow',
    id: deriveId('envoy', occurredAt, log, from.pod),
    occurredAt,
    sentAt: readTime(collectedAt),
    environment: firstText('name', log.cluster, from.cluster),
    principal: readPeer(log),
    sourceService: firstText('name', readNamed(log.sourceService), isCaller ? own?.service : undefined),
    targetService: firstText(
      'name',
      readNamed(log.targetService),
      target?.service,
      cluster.reporter === 'destination' ? own?.service : undefined,
    ),
    port: cluster.port ?? readAddressPort(log.downstreamLocal) ?? readAddressPort(log.authority),
    protocol: firstText('name', log.protocol) ?? (method ? undefined : 'tcp'),
    bytes: addCounts(readCount(log.bytesReceived), readCount(log.bytesSent)),
    policy: verdict.decision?.outcome === 'deny' ? firstText('name', verdict.decision.policy) : undefined,
    latencyMs: readCount(log.duration),
    ...readTrace(log),
    labels: boundLabels({
      reporter: cluster.reporter,
      method,
      path,
      authority: log.authority,
      request_id: log.requestId,
      response_flags: log.responseFlags ?? log.responseFlagsLong,
      response_code_details: log.details,
      connection_termination_details: log.termination,
      upstream_transport_failure_reason: log.transportFailure,
      upstream_service_time: log.upstreamServiceTime,
      bytes_received: log.bytesReceived,
      bytes_sent: log.bytesSent,
      upstream_cluster: log.upstreamCluster,
      upstream_host: log.upstreamHost,
      upstream_peer: log.upstreamPeerUriSan,
      downstream_remote_address: log.downstreamRemote,
      downstream_local_address: log.downstreamLocal,
      requested_server_name: log.serverName,
      route_name: log.routeName,
      user_agent: log.userAgent,
      tls_version: log.tlsVersion,
      target_namespace: target?.namespace,
      pod: from.pod,
      namespace: from.namespace,
    }),
  };
  const resource = path ?? firstText('text', log.authority, log.serverName, log.downstreamLocal);
  return { flow, method, resource };
}

const readNamed = (value: unknown): string | undefined =>
  typeof value === 'string' ? readHostService(value)?.service : undefined;

/** The callee by the cluster; else by the name that the caller asked for, in TLS or in the request. */
function readTarget(log: AccessLog, cluster: UpstreamCluster) {
  if (cluster.service) return { service: cluster.service, namespace: cluster.namespace };
  const asked = readCluster(log.serverName);
  if (asked.service) return { service: asked.service, namespace: asked.namespace };
  const [authority, name] = [log.authority, log.serverName].map((value) =>
    typeof value === 'string' ? readHostService(value) : undefined,
  );
  return authority ?? name;
}

const readAddressPort = (address: unknown): number | undefined =>
  typeof address === 'string' ? readPort(/:(\d{1,5})\/?$/.exec(address)?.[1]) : undefined;

function toDecision(
  flow: Flow,
  facts: Facts,
  decided: NonNullable<Verdict['decision']>,
  latencyMs: number | undefined,
): Decision {
  return {
    kind: 'decision',
    id: `${flow.id}:decision`,
    occurredAt: flow.occurredAt,
    sentAt: flow.sentAt,
    environment: flow.environment,
    service: flow.targetService,
    principal: flow.principal,
    traceId: flow.traceId,
    spanId: flow.spanId,
    outcome: decided.outcome,
    policy: firstText('name', decided.policy) ?? 'unnamed',
    rule: firstText('name', decided.rule),
    reason: firstText('text', decided.reason),
    action: facts.method,
    resource: facts.resource,
    latencyMs,
    labels: flow.labels,
  };
}
