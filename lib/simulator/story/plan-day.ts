import type { Change, Event } from '@/lib/domain/event';
import type { Estate } from '../estate';
import { DEVICE_HOSTS, HOSTS } from '../estate/hosts';
import { PEOPLE, SECURITY_TEAM } from '../estate/people';
import { AUTH_PROVIDERS, type AuthProvider } from '../estate/providers';
import type { EstateService } from '../estate/services';
import { formatMicros } from '../format-time';
import { Random } from '../random';
import type { Episode, TimedEvent } from './story';

const MINUTE = 60_000;
const HOUR = 3_600_000;
export const DAY = 86_400_000;
/** Keeps these random numbers apart from those of other uses of the seed. */
const DAY_KEY = 0xda7;

export type DayPlan = { events: TimedEvent[]; episodes: Episode[] };

const timed = (at: number, event: Event): TimedEvent => ({ at, event });

/** What happens on one UTC day (days since 1970) besides traffic and policy changes. */
export function planDay(seed: number, day: number, estate: Estate, policies: readonly string[]): DayPlan {
  const random = new Random(seed, DAY_KEY, day);
  const start = day * DAY;
  const weekend = [0, 6].includes(new Date(start).getUTCDay());
  const plan: DayPlan = { events: [], episodes: [] };
  const known = estate.services.filter((service) => service.inInventory);

  for (let count = weekend ? random.index(3) : 7 + random.index(7); count > 0; count--)
    plan.events.push(planDeploy(random, start + random.between(7, 17) * HOUR, random.pick(known)));
  if (random.chance(weekend ? 0.15 : 0.45)) {
    const at = start + random.between(2, 14) * HOUR;
    const provider = random.pick(AUTH_PROVIDERS);
    plan.events.push(planRotation(random, at, provider));
    if (random.chance(0.35)) plan.episodes.push(planRotationFailures(random, at, provider));
  }
  if (random.chance(0.2)) plan.episodes.push(planHostFailures(random, start));
  if (random.chance(0.25)) {
    const from = start + random.between(6, 20) * HOUR;
    const to = from + random.between(10, 40) * MINUTE;
    const factor = random.between(4, 9);
    plan.episodes.push({ kind: 'slow-evaluation', policy: random.pick(policies), factor, from, to });
  }
  if (random.chance(0.2)) {
    const from = start + random.between(8, 18) * HOUR;
    plan.episodes.push({
      kind: 'untagged-telemetry',
      service: random.pick(known).name,
      missingTags: ['trust_zone'],
      from,
      to: from + random.between(1, 6) * HOUR,
    });
  }
  if (random.chance(0.25)) {
    const from = start + random.between(0, 23) * HOUR;
    const to = from + random.between(5, 25) * MINUTE;
    const targetService = random.pick(known).name;
    plan.episodes.push({
      kind: 'flow-errors',
      targetService,
      ratio: random.between(0.05, 0.4),
      from,
      to,
    });
  }
  for (let count = 1 + random.index(4); count > 0; count--)
    plan.events.push(...planDrift(random, start + random.between(0, 24) * HOUR, random.pick(known)));
  if (new Date(start).getUTCDay() === 0)
    plan.events.push(planMaintenance(random, start + 3 * HOUR, random.pick(estate.environments).slug));
  return plan;
}

function describeChange(at: number, id: string, fields: Partial<Change> & Pick<Change, 'type'>): TimedEvent {
  return timed(at, {
    kind: 'change',
    id,
    occurredAt: formatMicros(at),
    sentAt: formatMicros(at + 1_200),
    ...fields,
  });
}

function planDeploy(random: Random, at: number, service: EstateService): TimedEvent {
  const commit = random.hex(40);
  const team = PEOPLE.filter((person) => person.team === service.owner);
  const author = random.pick(team.length ? team : PEOPLE).email;
  return describeChange(at, random.uuid(), {
    type: 'deploy',
    service: service.name,
    environment: random.pick(service.environments),
    author,
    principal: author,
    commit,
    url: `https://git.acme.example/${service.zone ?? 'platform'}/${service.name}/commit/${commit}`,
    message: `Deploy ${service.name} 4.${random.index(60) + 1}.${random.index(12)}`,
  });
}

/** A change that renews the keys of an identity provider. */
export function planRotation(random: Random, at: number, provider: AuthProvider): TimedEvent {
  return describeChange(at, random.uuid(), {
    type: 'rotation',
    author: random.pick(PEOPLE.filter((person) => person.team === SECURITY_TEAM)).email,
    message: `Rotate the signing keys of ${provider.name}`,
    url: `https://runbooks.acme.example/rotate-${provider.name}`,
    labels: { provider: provider.name },
  });
}

function planRotationFailures(random: Random, at: number, provider: AuthProvider): Episode {
  const from = at + random.between(20, 90) * 1_000;
  return {
    kind: 'auth-failures',
    provider: provider.name,
    ratio: random.between(0.05, 0.18),
    reason: provider.rotationReason,
    from,
    to: from + random.between(6, 16) * MINUTE,
  };
}

const ATTESTATION_REASONS: Record<string, readonly string[]> = {
  aws_iid: ['instance identity document is older than the instance', 'account is not in the trust list'],
  k8s_psat: ['service account token audience does not match', 'node is not ready'],
  x509pop: ['certificate expired', 'proof of possession failed'],
  tpm: ['PCR 7 does not match the golden value', 'quote nonce is stale', 'endorsement key is not enrolled'],
};

/** Why an attestation by a method fails. */
export const drawAttestationReason = (random: Random, method: string): string =>
  random.pick(ATTESTATION_REASONS[method] ?? ['identity could not be proven']);

function planHostFailures(random: Random, start: number): Episode {
  const host = random.pick([...Object.values(HOSTS).flat(), ...DEVICE_HOSTS]);
  const from = start + random.between(0, 23) * HOUR;
  return {
    kind: 'attestation-failures',
    host: host.name,
    ratio: random.between(0.4, 0.9),
    reason: drawAttestationReason(random, host.method),
    from,
    to: from + random.between(40, 240) * MINUTE,
  };
}

const DRIFTS = [
  { type: 'policy', expected: { mutualTls: 'STRICT' }, actual: { mutualTls: 'PERMISSIVE' } },
  { type: 'config', expected: { egress: 'allow-list' }, actual: { egress: 'any' } },
  { type: 'label', expected: { trust_zone: 'set' }, actual: { trust_zone: null } },
  { type: 'certificate', expected: { maxAgeDays: 30 }, actual: { ageDays: 41 } },
] as const;

/** A drift: noticed some minutes after it began, mended later. Both events lie at their own time. */
function planDrift(random: Random, startedAt: number, service: EstateService): TimedEvent[] {
  const { type, expected, actual } = random.pick(DRIFTS);
  const detectedAt = startedAt + random.logNormal(9, 0.7) * MINUTE;
  const resolvedAt = detectedAt + random.logNormal(55, 0.6) * MINUTE;
  const driftId = `drift-${random.hex(8)}`;
  const bounded = random.chance(0.4);
  const common = {
    kind: 'drift' as const,
    environment: random.pick(service.environments),
    service: service.name,
    driftId,
    type,
    startedAt: formatMicros(startedAt),
    startedAfter: bounded ? formatMicros(startedAt - 5 * MINUTE) : null,
    detectedAt: formatMicros(detectedAt),
    expected,
    actual,
  };
  return [
    timed(detectedAt, {
      ...common,
      id: `${driftId}-detected`,
      outcome: 'detected',
      occurredAt: formatMicros(detectedAt),
      sentAt: formatMicros(detectedAt + 2_000),
    }),
    timed(resolvedAt, {
      ...common,
      id: `${driftId}-resolved`,
      outcome: 'resolved',
      occurredAt: formatMicros(resolvedAt),
      resolvedAt: formatMicros(resolvedAt),
      sentAt: formatMicros(resolvedAt + 2_000),
    }),
  ];
}

function planMaintenance(random: Random, at: number, environment: string): TimedEvent {
  return describeChange(at, random.uuid(), {
    type: 'maintenance',
    environment,
    author: 'team-platform@acme.example',
    message: `Patch the nodes of ${environment}`,
  });
}
