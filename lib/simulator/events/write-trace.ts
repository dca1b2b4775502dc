import { ESTATE } from '../estate';
import type { EstateService } from '../estate/services';
import type { Site } from '../policies/policy';
import type { Random } from '../random';
import type { Evaluation } from './trace-evaluation';

type Value = { stringValue: string } | { intValue: string } | { boolValue: boolean };
type Attribute = { key: string; value: Value };
type Values = Readonly<Record<string, string | number | boolean>>;

/** A span of OTLP/JSON. */
type OtlpSpan = {
  traceId: string;
  spanId: string;
  parentSpanId: string;
  name: string;
  kind: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes: Attribute[];
  status: Record<string, never>;
};

/** What one service sent of a trace, as an exporter of OpenTelemetry writes it. */
export type ResourceSpans = {
  resource: { attributes: Attribute[] };
  scopeSpans: { scope: { name: string }; spans: OtlpSpan[] }[];
};

const INTERNAL = 1;
const SERVER = 2;
const CLIENT = 3;

const GATEWAY = ESTATE.services.find(({ name }) => name === 'edge-gateway')!;
const ATTESTS = 0.4;
const READS_CACHE = 0.5;

function attributesOf(values: Values): Attribute[] {
  return Object.entries(values).map(([key, value]) => ({
    key,
    value:
      typeof value === 'string'
        ? { stringValue: value }
        : typeof value === 'boolean'
          ? { boolValue: value }
          : { intValue: String(value) },
  }));
}

/** Nanoseconds since 1970 of a time in milliseconds, whose fraction counts to the microsecond. */
const toNanos = (at: number): string => String(BigInt(Math.round(at * 1_000)) * 1_000n);

type Draft = {
  id: string;
  parent: string;
  name: string;
  kind: number;
  from: number;
  to: number;
  values?: Values;
};

/**
 * The trace of a request that was denied: gateway, the two sidecars of the call, the service, and the evaluation,
 * which has the span that the decision log names. `at` is when the engine had decided, in milliseconds since 1970.
 */
export function writeTrace(
  random: Random,
  at: number,
  { service, environment }: Site,
  evaluation: Evaluation,
): ResourceSpans[] {
  const { traceId } = evaluation;
  const id = () => random.hex(16);
  const [gateway, egress, ingress, handler, asked] = [id(), id(), id(), id(), id()];
  const decided = { from: at - evaluation.tookMs, to: at };
  const call = { from: decided.from - random.between(0.1, 0.5), to: at + random.between(0.1, 0.5) };
  const handled = { from: call.from - random.between(0.5, 4), to: call.to + random.between(0.3, 3) };
  const inbound = { from: handled.from - random.between(0.2, 1.5), to: handled.to + random.between(0.2, 1) };
  const outbound = { from: inbound.from - random.between(0.3, 2), to: inbound.to + random.between(0.3, 2) };
  const whole = { from: outbound.from - random.between(1, 6), to: outbound.to + random.between(0.3, 2) };
  const path = '/v1/requests';
  const denied = { 'http.response.status_code': 403 };

  const ofGateway: Draft[] = [
    {
      id: gateway,
      parent: '',
      name: `POST ${path}`,
      kind: SERVER,
      ...whole,
      values: { 'http.request.method': 'POST', 'url.path': path, ...denied },
    },
    {
      id: id(),
      parent: gateway,
      name: 'verify token',
      kind: INTERNAL,
      from: whole.from + 0.1,
      to: outbound.from - 0.2,
    },
  ];
  const ofEgress: Draft[] = [
    {
      id: egress,
      parent: gateway,
      name: `egress ${service.name}`,
      kind: CLIENT,
      ...outbound,
      values: {
        component: 'proxy',
        upstream_cluster: `outbound|443||${service.name}`,
        response_flags: '-',
        ...denied,
      },
    },
  ];
  const ofIngress: Draft[] = [
    {
      id: ingress,
      parent: egress,
      name: `ingress ${service.name}`,
      kind: SERVER,
      ...inbound,
      values: { component: 'proxy', upstream_cluster: 'inbound|8080||', response_flags: '-', ...denied },
    },
  ];
  const early = handled.from + (call.from - handled.from) * random.between(0.1, 0.4);
  const ofService: Draft[] = [
    { id: handler, parent: ingress, name: `POST ${path}`, kind: SERVER, ...handled, values: denied },
    ...(random.chance(READS_CACHE)
      ? [
          {
            id: id(),
            parent: handler,
            name: 'GET session',
            kind: CLIENT,
            from: handled.from + 0.05,
            to: early,
          },
        ]
      : []),
    { id: asked, parent: handler, name: 'ask policy', kind: INTERNAL, ...call },
    {
      id: id(),
      parent: handler,
      name: 'append audit',
      kind: INTERNAL,
      from: call.to + 0.05,
      to: handled.to - 0.05,
    },
  ];
  const ofEngine: Draft[] = [
    {
      id: evaluation.spanId,
      parent: asked,
      name: evaluation.name,
      kind: evaluation.isServer ? SERVER : INTERNAL,
      ...decided,
      values: evaluation.values,
    },
  ];
  const ofAgent: Draft[] = random.chance(ATTESTS)
    ? [
        {
          id: id(),
          parent: ingress,
          name: 'SpiffeWorkloadAPI/FetchX509SVID',
          kind: SERVER,
          from: inbound.from + 0.05,
          to: handled.from - 0.05,
          values: { 'rpc.service': 'SpiffeWorkloadAPI', 'rpc.method': 'FetchX509SVID' },
        },
      ]
    : [];

  const send = (sender: EstateService, scope: string, drafts: Draft[]): ResourceSpans[] =>
    drafts.length === 0
      ? []
      : [
          {
            resource: {
              attributes: attributesOf({
                'service.name': sender.name,
                ...(sender.zone ? { 'trust.zone': sender.zone } : {}),
                'deployment.environment.name': environment,
                'telemetry.sdk.name': 'opentelemetry',
              }),
            },
            scopeSpans: [{ scope: { name: scope }, spans: drafts.map((draft) => toSpan(traceId, draft)) }],
          },
        ];
  return [
    ...send(GATEWAY, 'gateway', ofGateway),
    ...send(GATEWAY, 'envoy', ofEgress),
    ...send(service, 'envoy', ofIngress),
    ...send(service, 'spire-agent', ofAgent),
    ...send(service, 'http', ofService),
    ...send(service, evaluation.scope, ofEngine),
  ];
}

const toSpan = (traceId: string, { id, parent, name, kind, from, to, values = {} }: Draft): OtlpSpan => ({
  traceId,
  spanId: id,
  parentSpanId: parent,
  name,
  kind,
  startTimeUnixNano: toNanos(from),
  endTimeUnixNano: toNanos(Math.max(from, to)),
  attributes: attributesOf(values),
  status: {},
});

/** The services whose telemetry a trace of this place carries. */
export const sendersOfTrace = ({ service }: Site): readonly string[] => [GATEWAY.name, service.name];
