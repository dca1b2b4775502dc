import type { Flow } from '@/lib/domain/event';
import { SERVICES, type EstateService } from '../estate/services';
import { CUSTOMER_PII, EDGE, IOT_FLEET, PARTNER, PAYMENTS, SANDBOX } from '../estate/zones';
import { formatMicros } from '../format-time';
import { spiffeId } from '../policies/identities';
import { MESH } from '../policies/paths';
import type { Site } from '../policies/policy';
import type { Random } from '../random';
import { findEpisode, type Episode } from '../story/story';

const ORDINARY_ERRORS = 0.002;
const CROSS_ZONE = 0.3;

/** Zones that a zone may reach; trespassing goes to the others. */
const REACHABLE: Readonly<Record<string, readonly string[]>> = {
  [EDGE]: [PAYMENTS, CUSTOMER_PII, PARTNER],
  [PAYMENTS]: [CUSTOMER_PII, PARTNER],
  [CUSTOMER_PII]: [PAYMENTS],
  [PARTNER]: [PAYMENTS, IOT_FLEET],
  [IOT_FLEET]: [PARTNER],
  [SANDBOX]: [],
};
const FORBIDDEN: Readonly<Record<string, readonly string[]>> = {
  [EDGE]: [IOT_FLEET, SANDBOX],
  [PAYMENTS]: [SANDBOX],
  [CUSTOMER_PII]: [SANDBOX, IOT_FLEET],
  [PARTNER]: [CUSTOMER_PII],
  [IOT_FLEET]: [PAYMENTS, CUSTOMER_PII],
  [SANDBOX]: [PAYMENTS, CUSTOMER_PII, IOT_FLEET, PARTNER],
};
const FROM_UNZONED = [PAYMENTS, CUSTOMER_PII];

const BY_ZONE = new Map(
  [...Object.keys(REACHABLE), null].map((zone) => [
    zone,
    SERVICES.filter((service) => service.zone === zone),
  ]),
);
const servicesOf = (zone: string | null): readonly EstateService[] => BY_ZONE.get(zone)!;

function drawTarget(random: Random, source: EstateService, forbidden: boolean): EstateService {
  const { zone } = source;
  const reachable = (zone && REACHABLE[zone]) || [];
  const zones = forbidden
    ? (zone && FORBIDDEN[zone]) || FROM_UNZONED
    : random.chance(CROSS_ZONE)
      ? reachable
      : [];
  return random.pick(servicesOf(zones.length ? random.pick(zones) : zone));
}

/** A connection from a service to another; `trespassing` is the share that no zone permits. */
export function writeFlow(
  random: Random,
  at: number,
  { service: source, environment }: Site,
  episodes: readonly Episode[],
  trespassing: number,
): Flow {
  const intruders = findEpisode(episodes, 'intruders', at, (e) => e.sourceZone === source.zone);
  const intruding = intruders !== undefined && random.chance(intruders.ratio);
  const trespasses = intruding || random.chance(trespassing);
  const target = intruding
    ? random.pick(servicesOf(intruders.targetZone))
    : drawTarget(random, source, trespasses);
  const refusal = findEpisode(
    episodes,
    'refused-callers',
    at,
    (e) => e.targetZone === target.zone && source.zone !== target.zone,
  );
  const isRefused = refusal !== undefined && !trespasses && random.chance(refusal.ratio);
  const forbidden = trespasses || isRefused;
  const episode = findEpisode(episodes, 'flow-errors', at, (e) => e.targetService === target.name);
  const failed = !forbidden && random.chance(episode?.ratio ?? ORDINARY_ERRORS);
  const grpc = random.chance(0.3);
  return {
    kind: 'flow',
    id: random.uuid(),
    occurredAt: formatMicros(at),
    sentAt: formatMicros(at + random.logNormal(800, 0.7)),
    outcome: forbidden ? 'denied' : failed ? 'error' : 'allowed',
    environment,
    principal: spiffeId(source),
    sourceZone: source.zone,
    sourceService: source.name,
    targetZone: target.zone,
    targetService: target.name,
    port: grpc ? 9443 : 8443,
    protocol: grpc ? 'grpc' : 'https',
    bytes: forbidden ? 0 : Math.round(random.logNormal(4_200, 1.1)),
    policy: isRefused ? refusal.policy : forbidden ? MESH : null,
    latencyMs: Math.round(random.logNormal(failed ? 900 : forbidden ? 0.8 : 2.4, 0.6) * 1e3) / 1e3,
    statusCode: forbidden ? 403 : failed ? 503 : 200,
    traceId: random.hex(32),
    spanId: random.hex(16),
  };
}
