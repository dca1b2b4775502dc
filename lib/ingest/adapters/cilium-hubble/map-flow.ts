import type { Decision, Flow } from '@/lib/domain/event';
import { refuse, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readCount } from '../parts/read-count';
import { readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';
import { hubbleFlowSchema, type HubbleFlow, type HubblePolicy } from './flow-schema';
import { isReply, readLabels, readParties, readPrincipal, type Party } from './read-parties';
import { listPolicies, readVerdict } from './read-verdict';

/** Where Cilium's policies denied, and the flow does not say which. */
const CILIUM_POLICY = 'cilium-network-policy';

/**
 * One flow of Hubble is one flow, from who opened the connection to who was called. A policy verdict, or that of a
 * proxy, is a decision as well, about the side that the policy protects; it names no target, so that what crosses
 * zones is counted by the flow alone.
 */
export function mapFlow(record: unknown, outer: { time?: unknown; node_name?: unknown }): MappedRecord {
  const parsed = hubbleFlowSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'a flow of Hubble');
  const flow = parsed.data;
  const occurredAt = readTime(flow.time) ?? readTime(outer.time);
  if (!occurredAt) return refuse('not-understood', 'time', 'The flow has no time.');
  const verdict = readVerdict(flow);
  if ('code' in verdict) return refuse(verdict.code, verdict.path, verdict.message);
  const mapped = toFlow(flow, occurredAt, verdict.outcome, outer.node_name);
  return {
    events: verdict.decision ? [mapped, toDecision(flow, mapped, verdict.decision)] : [mapped],
  };
}

/** `k8s` names its clusters before its nodes: "cluster/node". */
function readCluster(flow: HubbleFlow, node: string | undefined): string | undefined {
  const label = readLabels(flow.source)['io.cilium.k8s.policy.cluster'];
  const [cluster, name] = node?.split('/') ?? [];
  return firstText(
    'name',
    flow.source?.cluster_name,
    flow.destination?.cluster_name,
    name === undefined ? undefined : cluster,
    label ?? readLabels(flow.destination)['io.cilium.k8s.policy.cluster'],
  );
}

/** A policy as it is found in the cluster: namespace and name. */
const namePolicy = ({ namespace, name }: HubblePolicy): string | undefined =>
  name ? firstText('name', namespace ? `${namespace}/${name}` : name) : undefined;

function toFlow(flow: HubbleFlow, occurredAt: string, outcome: Flow['outcome'], outerNode: unknown): Flow {
  const { caller, callee, protocol } = readParties(flow);
  const node = firstText('name', flow.node_name, outerNode);
  const http = flow.l7?.http;
  const latency = readCount(flow.l7?.latency_ns);
  const code = readCount(http?.code);
  const traceId = flow.trace_context?.parent?.trace_id;
  return {
    kind: 'flow',
    id: flow.uuid ? boundId(flow.uuid) : deriveId('hubble', occurredAt, node, flow),
    occurredAt,
    outcome,
    environment: readCluster(flow, node),
    principal: readPrincipal(caller),
    sourceService: caller.service,
    targetService: callee.service ?? firstText('name', callee.names[0]),
    port: callee.port,
    protocol: firstText('name', http?.protocol, flow.l7?.dns ? 'dns' : undefined, protocol),
    policy: listPolicies(flow).map(namePolicy).find(Boolean),
    latencyMs: latency === undefined || latency === 0 ? undefined : latency / 1e6,
    statusCode: code !== undefined && code > 0 && Number.isInteger(code) ? code : undefined,
    traceId: traceId && /^[0-9a-f]{32}$/i.test(traceId) ? traceId : undefined,
    labels: boundLabels({
      verdict: flow.verdict,
      drop_reason: flow.drop_reason_desc ?? flow.drop_reason,
      direction: flow.traffic_direction,
      reply: isReply(flow) ? true : undefined,
      event_type: flow.event_type?.type,
      observation_point: flow.trace_observation_point,
      policy_match_type: flow.policy_match_type,
      policies: listPolicies(flow).length > 1 ? listPolicies(flow).map(namePolicy) : undefined,
      policy_kind: listPolicies(flow)[0]?.kind,
      node,
      ...labelParty('source', caller),
      ...labelParty('destination', callee),
      l7_type: flow.l7?.type,
      method: http?.method,
      url: http?.url?.split('?')[0],
      dns_query: flow.l7?.dns?.query,
      dns_rcode: flow.l7?.dns?.rcode,
      kafka_topic: flow.l7?.kafka?.topic,
      encrypted: flow.IP?.encrypted,
      summary: flow.l7 ? undefined : flow.Summary,
    }),
  };
}

const labelParty = (side: string, { address, port, endpoint }: Party): Record<string, unknown> => ({
  [`${side}_address`]: address,
  [`${side}_port`]: side === 'source' ? port : undefined,
  [`${side}_namespace`]: endpoint.namespace,
  [`${side}_pod`]: endpoint.pod_name,
  [`${side}_identity`]: endpoint.identity,
  [`${side}_labels`]: endpoint.labels?.join(','),
});

function toDecision(flow: HubbleFlow, mapped: Flow, outcome: Decision['outcome']): Decision {
  const policy = listPolicies(flow)[0];
  const isEgress = flow.traffic_direction === 'EGRESS';
  const { callee } = readParties(flow);
  const http = flow.l7?.http;
  return {
    kind: 'decision',
    id: boundId(`${mapped.id}:decision`),
    occurredAt: mapped.occurredAt,
    outcome,
    environment: mapped.environment,
    // A policy on egress protects from its own side.
    service: isEgress ? mapped.sourceService : mapped.targetService,
    principal: mapped.principal,
    traceId: mapped.traceId,
    policy: mapped.policy ?? CILIUM_POLICY,
    rule: firstText('name', policy?.kind),
    action: firstText('text', http?.method) ?? 'connect',
    resource: firstText(
      'text',
      http?.url?.split('?')[0],
      flow.l7?.dns?.query,
      callee.address && (callee.port === undefined ? callee.address : `${callee.address}:${callee.port}`),
    ),
    reason: firstText('text', String(flow.drop_reason_desc ?? flow.drop_reason ?? flow.verdict ?? '')),
    labels: mapped.labels,
  };
}
