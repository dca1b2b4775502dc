import type { EventOf } from '@/lib/domain/event';
import { AWS, GCP, ONPREM } from '../estate/environments';
import { HOSTS } from '../estate/hosts';
import { PEOPLE } from '../estate/people';
import { SERVICES } from '../estate/services';
import { CUSTOMER_PII, EDGE, PARTNER, PAYMENTS } from '../estate/zones';
import { formatMicros } from '../format-time';
import { spiffeId } from '../policies/identities';
import { PCI_EGRESS } from '../policies/paths';
import { hashText, Random } from '../random';
import type { Episode, TimedEvent } from '../story/story';
import { publishText } from './publish-text';
import { planEach, type Scenario, type ScenarioPlan } from './scenario';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const KEY = hashText('mesh isolation');

/** The AuthorizationPolicy of the zone, as the mesh names it. */
export const ISOLATION = 'payments/payments-isolation';
/** The constraint that keeps unlabelled deployments out. */
export const MUST_BE_LABELLED = 'payments-workloads-must-be-labelled';
/** The rule of data loss prevention at the zone's edge and storage. */
export const DLP_RULE = 'dlp-card-number';

const MESH_TEXT = `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: payments-strict, namespace: payments }
spec:
  mtls: { mode: STRICT }
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: payments-jwt, namespace: payments }
spec:
  jwtRules:
    - issuer: https://login.acme.example/
      audiences: [payments]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: payments-isolation, namespace: payments }
spec:
  action: DENY
  rules:
    - from: [{ source: { notRequestPrincipals: ['https://login.acme.example/*'] } }]
    - from: [{ source: { notPrincipals: ['acme.example/ns/*'] } }]
`;
const CONSTRAINT_TEXT = `apiVersion: constraints.gatekeeper.sh/v1beta1
kind: K8sRequiredLabels
metadata: { name: ${MUST_BE_LABELLED} }
spec:
  enforcementAction: deny
  match:
    kinds: [{ apiGroups: [apps], kinds: [Deployment, StatefulSet] }]
    namespaces: [payments]
  parameters:
    labels: [{ key: payment, allowedRegex: '^true$' }]
`;

/** Of calls that zones may make, this share is refused until callers send what is asked; minutes since the start. */
const REFUSED: readonly (readonly [until: number, ratio: number])[] = [
  [10, 0.7],
  [20, 0.4],
  [30, 0.15],
  [60, 0.03],
];
/** Zones whose services call payments. */
const CALLING: readonly string[] = [EDGE, CUSTOMER_PII, PARTNER];
/** Of their calls so many a minute are refused, between minutes since the start. */
const RETRIED: readonly (readonly [from: number, to: number, perMinute: number])[] = [
  [0, 10, 6],
  [10, 20, 3],
  [20, 30, 1],
];
/** Minutes since the start at which somebody deploys without the label: often at first. */
const UNLABELLED = [2, 4, 5, 7, 9, 12, 14, 19, 25, 31, 44, 70, 130, 260, 390];

const workloads = SERVICES.filter(({ zone }) => zone === PAYMENTS);
const sites = workloads.flatMap((service) =>
  service.environments.map((environment) => ({ service, environment })),
);
const team = PEOPLE.filter((person) => person.team === 'team-payments');

function planEpisodes(start: number): Episode[] {
  const refused = REFUSED.map(([until, ratio], index): Episode => {
    const since = REFUSED[index - 1]?.[0] ?? 0;
    return {
      kind: 'refused-callers',
      targetZone: PAYMENTS,
      ratio,
      policy: ISOLATION,
      from: start + since * MINUTE,
      to: start + until * MINUTE,
    };
  });
  return [
    // Without strict mTLS some requests reach the pods past their sidecar; afterwards none can.
    { kind: 'unguarded', zone: PAYMENTS, ratio: 0.01, from: start - 6 * HOUR, to: start },
    { kind: 'unguarded', zone: PAYMENTS, ratio: 0, from: start, to: Infinity },
    ...refused,
    { kind: 'kept-data', zone: PAYMENTS, rule: DLP_RULE, ratio: 0.12, from: start, to: start + 2 * HOUR },
    { kind: 'kept-data', zone: PAYMENTS, rule: DLP_RULE, ratio: 0.02, from: start + 2 * HOUR, to: Infinity },
    // New sidecars want for CPU until their limits are raised.
    { kind: 'slow-evaluation', policy: PCI_EGRESS, factor: 3, from: start, to: start + 20 * MINUTE },
    // The drill of the plan: one node cannot attest for some minutes.
    {
      kind: 'attestation-failures',
      host: HOSTS[ONPREM]![1]!.name,
      ratio: 0.8,
      reason: 'proof of possession failed',
      from: start + 26 * MINUTE,
      to: start + 32 * MINUTE,
    },
  ];
}

/** Every workload gets the label by a deployment, half an hour before the policy asks for it. */
function planLabels(random: Random, start: number): TimedEvent[] {
  return workloads.map((service, index) => {
    const at = start - 40 * MINUTE + index * 2 * MINUTE;
    const author = random.pick(team).email;
    const commit = random.hex(40);
    return {
      at,
      event: {
        kind: 'change',
        id: random.uuid(),
        occurredAt: formatMicros(at),
        sentAt: formatMicros(at + 1_200),
        type: 'deploy',
        service: service.name,
        author,
        principal: author,
        commit,
        url: `https://git.acme.example/payments/${service.name}/commit/${commit}`,
        message: `Label ${service.name} with payment=true`,
      },
    };
  });
}

function planUnlabelled(random: Random, start: number): TimedEvent[] {
  return UNLABELLED.map((minutes) => {
    const at = start + minutes * MINUTE + random.between(0, 40_000);
    const { service, environment } = random.pick(sites);
    const name = `${service.name}-${random.pick(['canary', 'debug', 'migration', 'hotfix'])}`;
    return {
      at,
      event: {
        kind: 'decision',
        id: random.uuid(),
        occurredAt: formatMicros(at),
        outcome: 'deny',
        environment,
        principal: random.chance(0.7) ? 'system:serviceaccount:ci:deployer' : random.pick(team).email,
        policy: MUST_BE_LABELLED,
        action: 'admission',
        resource: `Deployment/payments/${name}`,
        reason: 'you must provide labels: {"payment"}',
        labels: { process: 'admission', constraint_kind: 'K8sRequiredLabels' },
      },
    };
  });
}

/**
 * Callers of other zones that try again and again until they are adapted: so many calls a minute are refused,
 * however little other traffic there is.
 */
function planRefusedCallers(random: Random, start: number): TimedEvent[] {
  const callers = SERVICES.filter(({ zone }) => zone !== null && CALLING.includes(zone));
  return RETRIED.flatMap(([from, to, perMinute]) =>
    Array.from({ length: (to - from) * perMinute }, (): TimedEvent => {
      const at = start + random.between(from, to) * MINUTE;
      const { service: target, environment } = random.pick(sites);
      const source = random.pick(callers);
      return {
        at,
        event: {
          kind: 'flow',
          id: random.uuid(),
          occurredAt: formatMicros(at),
          sentAt: formatMicros(at + 700),
          outcome: 'denied',
          environment,
          principal: spiffeId(source),
          sourceZone: source.zone,
          sourceService: source.name,
          targetZone: PAYMENTS,
          targetService: target.name,
          port: 8443,
          protocol: 'https',
          bytes: 0,
          policy: ISOLATION,
          latencyMs: 0.8,
          statusCode: 403,
          traceId: random.hex(32),
          spanId: random.hex(16),
        },
      };
    }),
  );
}

/** Strict mTLS makes every workload prove itself anew, and again each hour. */
function planAttestations(random: Random, start: number): TimedEvent[] {
  return [0, 1, 2, 3, 4, 5].flatMap((hour) =>
    sites.map(({ service, environment }) => {
      const at = start + hour * HOUR + random.between(1, 9) * MINUTE;
      const host = random.pick(HOSTS[environment]!);
      const event: EventOf<'attestation'> = {
        kind: 'attestation',
        id: random.uuid(),
        occurredAt: formatMicros(at),
        sentAt: formatMicros(at + 700),
        outcome: 'valid',
        environment,
        service: service.name,
        subject: spiffeId(service),
        host: host.name,
        method: host.method,
        expiresAt: formatMicros(at + HOUR),
      };
      return { at, event };
    }),
  );
}

function planStart(seed: number, start: number): Omit<ScenarioPlan, 'publications'> {
  const random = new Random(seed, KEY, Math.floor(start / MINUTE));
  const places = [AWS, GCP, ONPREM];
  return {
    episodes: planEpisodes(start),
    events: [
      ...planLabels(random, start),
      ...publishText(seed, start - 10 * MINUTE, places, {
        policy: MUST_BE_LABELLED,
        zone: PAYMENTS,
        author: 'lena.hofmann@acme.example',
        message: 'Keep deployments without the label payment=true out of the namespace payments',
        files: { 'payments/must-be-labelled.yaml': CONSTRAINT_TEXT },
      }),
      ...publishText(seed, start - MINUTE, places, {
        policy: ISOLATION,
        zone: PAYMENTS,
        author: 'tomasz.wieczorek@acme.example',
        message: 'Isolate payments: strict mTLS, JWT of the own issuer, workloads of the mesh only',
        files: { 'payments/isolation.yaml': MESH_TEXT },
      }),
      ...planUnlabelled(random, start),
      ...planRefusedCallers(random, start),
      ...planAttestations(random, start),
    ],
  };
}

/**
 * The zone of payments is isolated: Gatekeeper keeps unlabelled deployments out, the mesh asks for mTLS and a JWT,
 * and transfers of card numbers are stopped. Calls of other zones fail at first, until their callers are adapted.
 */
export const meshIsolation: Scenario = {
  name: 'mesh-isolation',
  summary:
    'Payments are isolated by mesh, Gatekeeper and DLP; calls of other zones jump to denials, then fall within an hour.',
  lookAt:
    'The zone payments (/zones/payments): cross-zone denials, attestation, and the policy payments/payments-isolation.',
  plan: ({ seed, starts }) => planEach(starts, (start) => planStart(seed, start)),
};
