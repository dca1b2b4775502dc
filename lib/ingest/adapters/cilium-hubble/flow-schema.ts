import { z } from 'zod';

// Protobuf's JSON leaves out what is zero and may write numbers of 64 bits as text.
const text = z.string().nullish();
const number = z.union([z.number(), z.string()]).nullish();

const policy = z.looseObject({
  name: text,
  namespace: text,
  kind: text,
  labels: z.array(z.string()).nullish(),
});

/** One end of a flow. A field mask of the exporter may have taken everything out. */
export const endpointSchema = z.looseObject({
  identity: number,
  namespace: text,
  pod_name: text,
  labels: z.array(z.string()).nullish(),
  workloads: z.array(z.looseObject({ name: text, kind: text })).nullish(),
  cluster_name: text,
});
export type HubbleEndpoint = z.infer<typeof endpointSchema>;

const service = z.looseObject({ name: text, namespace: text }).nullish();
const ports = z.looseObject({ source_port: number, destination_port: number });
const policies = z.array(policy).nullish();

/** A flow of Hubble. Source: cilium/cilium, api/v1/flow/flow.proto. Loose: Cilium adds fields. */
export const hubbleFlowSchema = z.looseObject({
  time: text,
  uuid: text,
  verdict: text,
  drop_reason: number,
  drop_reason_desc: z.union([z.string(), z.number()]).nullish(),
  IP: z.looseObject({ source: text, destination: text, encrypted: z.boolean().nullish() }).nullish(),
  l4: z.record(z.string(), z.unknown()).nullish(),
  source: endpointSchema.nullish(),
  destination: endpointSchema.nullish(),
  source_service: service,
  destination_service: service,
  source_names: z.array(z.string()).nullish(),
  destination_names: z.array(z.string()).nullish(),
  Type: text,
  node_name: text,
  l7: z
    .looseObject({
      type: text,
      latency_ns: number,
      http: z.looseObject({ code: number, method: text, url: text, protocol: text }).nullish(),
      dns: z.looseObject({ query: text, rcode: number }).nullish(),
      kafka: z.looseObject({ api_key: text, topic: text, error_code: number }).nullish(),
    })
    .nullish(),
  reply: z.boolean().nullish(),
  is_reply: z.union([z.boolean(), z.looseObject({ value: z.boolean().nullish() })]).nullish(),
  event_type: z.looseObject({ type: number, sub_type: number }).nullish(),
  traffic_direction: text,
  policy_match_type: number,
  trace_observation_point: text,
  trace_context: z.looseObject({ parent: z.looseObject({ trace_id: text }).nullish() }).nullish(),
  egress_allowed_by: policies,
  ingress_allowed_by: policies,
  egress_denied_by: policies,
  ingress_denied_by: policies,
  Summary: text,
});
export type HubbleFlow = z.infer<typeof hubbleFlowSchema>;
export type HubblePolicy = z.infer<typeof policy>;

/** The ports of the transport, where it has any. */
export const portsSchema = ports;

/** What was lost before Hubble saw it. Source: flow.proto, LostEvent. */
export const lostEventsSchema = z.looseObject({ source: text, num_events_lost: number, cpu: z.unknown() });
