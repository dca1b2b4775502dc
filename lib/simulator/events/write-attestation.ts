import type { Attestation } from '@/lib/domain/event';
import { DEVICE_HOSTS, FLAKY_HOST, HOSTS } from '../estate/hosts';
import { IOT_FLEET } from '../estate/zones';
import { formatMicros } from '../format-time';
import { spiffeId } from '../policies/identities';
import type { Site } from '../policies/policy';
import type { Random } from '../random';
import { drawAttestationReason } from '../story/plan-day';
import { findEpisode, type Episode } from '../story/story';

const HOUR = 3_600_000;
const ORDINARY_FAILURES = 0.000_1;
const FLAKY_FAILURES = 0.01;
const ORDINARY_STALE = 0.000_15;

/** A host or workload proves its identity; a few hosts fail for a while. */
export function writeAttestation(
  random: Random,
  at: number,
  { service, environment }: Site,
  episodes: readonly Episode[],
): Attestation {
  const device = service.zone === IOT_FLEET && random.chance(0.6);
  const host = random.pick(device ? DEVICE_HOSTS : HOSTS[environment]!);
  const episode = findEpisode(episodes, 'attestation-failures', at, (e) => e.host === host.name);
  const outage = findEpisode(episodes, 'broker-outage', at, (e) => e.environment === environment);
  const ratio = episode?.ratio ?? (host.name === FLAKY_HOST ? FLAKY_FAILURES : ORDINARY_FAILURES);
  const draw = random.next();
  const ordinary = draw < ratio ? 'failed' : draw > 1 - ORDINARY_STALE ? 'stale' : 'valid';
  const outcome = outage ? (at < outage.graceUntil ? 'stale' : 'failed') : ordinary;
  const agent = device || random.chance(0.3);
  const ordinaryReason =
    outcome === 'stale'
      ? 'the last proof is older than an hour'
      : (episode?.reason ?? drawAttestationReason(random, host.method));
  const reason = outage ? 'the attestation broker does not answer' : ordinaryReason;
  return {
    kind: 'attestation',
    id: random.uuid(),
    occurredAt: formatMicros(at),
    sentAt: formatMicros(at + random.logNormal(600, 0.7)),
    outcome,
    environment,
    service: service.name,
    subject: agent ? `spiffe://acme.example/spire/agent/${host.method}/${host.name}` : spiffeId(service),
    host: host.name,
    method: host.method,
    ...(outcome === 'valid' ? { expiresAt: formatMicros(at + HOUR) } : { reason }),
  };
}
