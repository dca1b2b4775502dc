import type { EventOf } from '@/lib/domain/event';
import { AWS, GCP } from '../estate/environments';
import { namespaceOf } from '../estate/namespace-of';
import type { Random } from '../random';
import { defineFormat } from './format';
import { drawAddress } from './draw-address';

/** An agent's SPIFFE ID by the default path of its attestor: account, region and instance, or cluster and node. */
const nameAgent = ({ environment, host, method }: EventOf<'attestation'>): string =>
  `spiffe://acme.example/spire/agent/${method}/${environment}/${method === 'aws_iid' ? 'eu-west-1/' : ''}${host}`;

function write(event: EventOf<'attestation'>, random: Random) {
  const agent = nameAgent(event);
  const call = {
    time: event.occurredAt,
    agent_id: agent,
    address: `${drawAddress(random)}:${32_768 + random.index(28_000)}`,
    caller_addr: `${drawAddress(random)}:${32_768 + random.index(28_000)}`,
    method: 'AttestAgent',
    service: 'agent.v1.Agent',
    node_attestor_type: event.method,
    request_id: event.id,
    subsystem_name: 'api',
  };
  return event.outcome === 'valid'
    ? { level: 'info', msg: 'Agent attestation request completed', ...call }
    : {
        level: 'error',
        msg: 'Failed to attest',
        error: `rpc error: code = PermissionDenied desc = nodeattestor(${event.method}): ${event.reason}`,
        ...call,
      };
}

/**
 * Nodes of the clouds that run what belongs to no zone: their agents attest to SPIRE's server, whose log names the
 * node and not the service. Source: spiffe/spire, pkg/server/api/agent/v1 and its JSON log format.
 */
export const spire = defineFormat({
  path: '/api/ingest/spire',
  kind: 'attestation',
  speaks: ({ environment, outcome, service, subject }) =>
    (environment === AWS || environment === GCP) &&
    outcome !== 'stale' &&
    subject.includes('/spire/agent/') &&
    namespaceOf(service!) === 'platform',
  write,
});
