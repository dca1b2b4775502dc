import type { EventOf } from '@/lib/domain/event';
import { parseMicros } from '@/lib/domain/timestamp';
import { AWS } from '../estate/environments';
import { namespaceOf } from '../estate/namespace-of';
import { SERVICES } from '../estate/services';
import type { Random } from '../random';
import { AWS_ACCOUNT } from './aws-cloudtrail';
import { defineFormat } from './format';
import { drawAddress } from './draw-address';

/** What runs without a sidecar: nobody entered it, and only the network sees its connections. */
const UNKNOWN: ReadonlySet<string> = new Set(
  SERVICES.filter(({ inInventory }) => !inInventory).map(({ name }) => name),
);
const ACTIONS = { allowed: 'ACCEPT', denied: 'REJECT' } as const;
const TCP = 6;
/** The packet that a security group drops. */
const SYN_BYTES = 60;
const SEGMENT_BYTES = 1_400;
const CAPTURED_SECONDS = 60;

const hasAction = (outcome: string): outcome is keyof typeof ACTIONS => Object.hasOwn(ACTIONS, outcome);

/** The columns of the log's custom format, in its order. */
function fillColumns(event: EventOf<'flow'>, random: Random): Record<string, string | number> {
  const target = event.targetService!;
  const start = parseMicros(event.occurredAt) / 1e6;
  const bytes = event.outcome === 'denied' ? SYN_BYTES : event.bytes!;
  return {
    version: 8,
    'account-id': AWS_ACCOUNT,
    'vpc-id': 'vpc-0c1d2e3f405162738',
    'interface-id': `eni-0${random.hex(16)}`,
    'flow-direction': 'ingress',
    srcaddr: drawAddress(random),
    dstaddr: drawAddress(random),
    srcport: 32_768 + random.index(28_000),
    dstport: event.port!,
    protocol: TCP,
    packets: Math.ceil(bytes / SEGMENT_BYTES),
    bytes,
    start: Math.floor(start),
    end: Math.floor(start) + CAPTURED_SECONDS,
    action: ACTIONS[event.outcome as keyof typeof ACTIONS],
    'log-status': 'OK',
    'ecs-cluster-name': namespaceOf(target),
    'ecs-service-name': target,
  };
}

/**
 * Connections that no mesh knows of, at the interfaces of the services they reach: flow logs of the VPC by a
 * delivery that names the columns. Source: Amazon VPC User Guide, "Flow log records".
 */
export const awsVpcFlow = defineFormat({
  path: '/api/ingest/aws-vpc-flow',
  kind: 'flow',
  speaks: ({ environment, outcome, sourceService }) =>
    environment === AWS && UNKNOWN.has(sourceService ?? '') && hasAction(outcome),
  write(event, random) {
    const columns = fillColumns(event, random);
    return { columns: Object.keys(columns).join(' '), message: Object.values(columns).join(' ') };
  },
});
