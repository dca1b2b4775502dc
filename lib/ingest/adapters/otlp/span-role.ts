import type { SpanRole } from '@/lib/domain/span';
import { attributeText, type Attributes } from './otlp-values';
import { saysAttestation, saysDecision } from './read-policy-attributes';

/** Services that decide: Envoy's external authorisation, OpenFGA and Cerbos, by their gRPC names. */
const POLICY_SERVICES =
  /(envoy\.service\.auth\.v[23]\.Authorization|openfga\.v1\.OpenFGAService|cerbos\.svc\.v1\.CerbosService)/;
/** Services that attest: SPIRE's server and agent, and the SPIFFE Workload API, by their gRPC names. */
const ATTESTATION_SERVICES =
  /(spire\.api\.(server|agent)\.(agent|svid|delegatedidentity)\.v1\.|SpiffeWorkloadAPI|spire\.service\.node)/;
/** How Envoy names itself in a mesh (`node_id`). */
const PROXY_NODE = /^(sidecar|waypoint|router|ztunnel)~/;

const own = (word: string | undefined): SpanRole | undefined =>
  word === 'policy' || word === 'attestation' || word === 'sidecar' ? word : undefined;

/**
 * What a span was spent on: by our own attribute `gatehouse.span.role`, by what engines, SPIRE and Envoy write,
 * else the service's own work.
 */
export function roleOfSpan(name: string, attributes: Attributes): SpanRole {
  const said = own(attributeText(attributes, 'gatehouse.span.role'));
  if (said) return said;
  const called = `${name} ${attributeText(attributes, 'rpc.service') ?? ''} ${attributeText(attributes, 'rpc.method') ?? ''}`;
  if (saysDecision(attributes) || 'opa.decision_id' in attributes || POLICY_SERVICES.test(called))
    return 'policy';
  if (saysAttestation(attributes) || ATTESTATION_SERVICES.test(called)) return 'attestation';
  const isProxy =
    attributeText(attributes, 'component') === 'proxy' ||
    'upstream_cluster' in attributes ||
    'upstream_cluster.name' in attributes ||
    PROXY_NODE.test(attributeText(attributes, 'node_id') ?? '');
  return isProxy ? 'sidecar' : 'other';
}
