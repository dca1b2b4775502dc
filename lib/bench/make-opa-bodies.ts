import { randomUUID } from 'node:crypto';
import { makeBodies, type Bodies, type BodiesPlan } from './make-bodies';

const SERVICES = 60;
const ENVIRONMENTS = ['aws-eu-west-1', 'gcp-europe-west4', 'onprem-fra1'];
const ACTIONS = ['GET', 'POST', 'PUT', 'DELETE'];

/** One decision as OPA uploads it, about 800 bytes: an API authorisation with its headers and metrics. */
function makeDecision(index: number, at: Date): unknown {
  const service = `service-${index % SERVICES}`;
  const isDenied = index % 40 === 0;
  return {
    labels: {
      id: `1780d507-aea2-45cc-ae50-fa153c8e4a${(index % 90) + 10}`,
      service,
      environment: ENVIRONMENTS[index % ENVIRONMENTS.length],
      zone: `zone-${index % 6}`,
      version: '1.8.0',
    },
    decision_id: randomUUID(),
    trace_id: randomUUID().replaceAll('-', ''),
    span_id: randomUUID().replaceAll('-', '').slice(0, 16),
    bundles: { authz: { revision: `rev-${Math.floor(index / 100_000)}` } },
    path: `authz/${service}/allow`,
    input: {
      method: ACTIONS[index % ACTIONS.length],
      path: ['v1', 'accounts', String(index % 5_000), 'cards'],
      principal: `spiffe://bench.example/ns/prod/sa/caller-${index % 200}`,
      headers: { 'user-agent': 'bench/1.0', 'x-request-id': randomUUID(), accept: 'application/json' },
      destination: { service: `service-${(index + 7) % SERVICES}` },
    },
    result: isDenied
      ? { allow: false, rule: 'scope_required', reason: 'scope cards:read is missing' }
      : { allow: true },
    requested_by: `10.1.${index % 250}.7:5${1_000 + (index % 9_000)}`,
    timestamp: at.toISOString(),
    metrics: {
      counter_server_query_cache_hit: 1,
      timer_rego_input_parse_ns: 21_000 + (index % 977),
      timer_rego_query_eval_ns: 180_000 + (index % 7_919) * 40,
      timer_server_handler_ns: 240_000 + (index % 7_919) * 50,
    },
    req_id: index,
  };
}

/** Gzipped upload bodies of numbered decisions. */
export const makeOpaBodies = (...plan: BodiesPlan): Bodies =>
  makeBodies(plan, makeDecision, (decisions) => decisions);
