import { writeEvents } from '@/lib/views/testing/write-events';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SLOT = 10 * MINUTE;
/** Since the beginning of Thursday. */
const MISTYPED = 4 * DAY + 9 * HOUR;

/** Zones of an estate in which nothing goes wrong, with their services; all of them run in two clouds. */
export const ESTATE = [
  { zone: 'payments', services: ['checkout-api', 'ledger'], policy: 'pci/egress', provider: 'okta' },
  { zone: 'customer-pii', services: ['profile-api', 'consent'], policy: 'pii/access', provider: 'keycloak' },
  { zone: 'edge', services: ['gateway', 'web'], policy: 'edge/route', provider: 'okta' },
] as const;
export const ENVIRONMENTS = ['aws', 'gcp'] as const;

/** The estate as an inventory file. */
export const ESTATE_FILE = `
zones:
  - { slug: payments, name: Payments, trustLevel: high, dataClassifications: [pci], environments: [aws, gcp] }
  - { slug: customer-pii, name: Customer data, trustLevel: high, dataClassifications: [pii], environments: [aws, gcp] }
  - { slug: edge, name: Edge, trustLevel: low, dataClassifications: [public], environments: [aws, gcp] }
environments: [{ slug: aws }, { slug: gcp }]
services:
${ESTATE.flatMap(({ zone, services }) =>
  services.map((name) => `  - { name: ${name}, zone: ${zone}, environments: [aws, gcp] }`),
).join('\n')}
`;

/** Numbers in [0, 1) by chance that are the same at every call. Source: mulberry32. */
export function drawFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How busy a time is: 1 in the mean, twice that at noon, a fifth at night, less on Sundays. */
function busyAt(ms: number): number {
  const ofDay = 1 + 0.8 * Math.sin((((ms % DAY) / DAY) * 2 - 0.5) * Math.PI);
  return ofDay * (new Date(ms).getUTCDay() === 0 ? 0.6 : 1);
}

export type Payload = Record<string, unknown> & { occurredAt: string };

/** The events of [fromMs, toMs), which are slots of ten minutes, by source; `perSlot` scales how many there are. Some fail, as they do every day. */
export function quietEvents(fromMs: number, toMs: number, perSlot = 1): Map<string, Payload[]> {
  const random = drawFrom(Math.floor(fromMs / SLOT));
  const bySource = new Map<string, Payload[]>();
  let number = 0;
  const add = (source: string, ms: number, event: Record<string, unknown>) => {
    number += 1;
    const payload = { id: `${source}-${fromMs}-${number}`, occurredAt: new Date(ms).toISOString(), ...event };
    const known = bySource.get(source);
    if (known) known.push(payload);
    else bySource.set(source, [payload]);
  };
  /** As many as a rate gives by chance, each at some time of the slot. */
  const times = (slot: number, mean: number): number[] =>
    Array.from(
      { length: Math.floor(mean * perSlot * busyAt(slot) * (0.8 + 0.4 * random()) + random()) },
      () => slot + Math.floor(random() * SLOT),
    );
  for (let slot = fromMs; slot < toMs; slot += SLOT)
    for (const { zone, services, policy, provider } of ESTATE) {
      const place = () => ({
        zone,
        service: services[Math.floor(random() * services.length)],
        environment: ENVIRONMENTS[Math.floor(random() * 2)],
      });
      for (const at of times(slot, 4))
        add('opa', at, {
          kind: 'decision',
          ...place(),
          outcome: random() < 0.02 ? 'deny' : 'allow',
          policy,
          revision: 'v1',
          latencyMs: 1 + 6 * random(),
        });
      for (const [index, at] of times(slot, 1.5).entries())
        add('idp', at, {
          kind: 'auth',
          ...place(),
          provider,
          principal: `person-${Math.floor(random() * 50)}@example.com`,
          // Once a week somebody mistypes.
          outcome: index === 0 && zone === 'edge' && slot % (7 * DAY) === MISTYPED ? 'failure' : 'success',
        });
      for (const at of times(slot, 1.5))
        add('spire', at, {
          kind: 'attestation',
          ...place(),
          subject: `spiffe://example.org/${zone}`,
          host: `${zone}-host-${Math.floor(random() * 4)}`,
          method: 'tpm',
          outcome: 'valid',
          expiresAt: new Date(at + HOUR).toISOString(),
        });
      for (const at of times(slot, 2))
        add('mesh', at, {
          kind: 'flow',
          ...place(),
          targetZone: zone,
          targetService: services[0],
          outcome: random() < 0.004 ? 'error' : 'allowed',
          latencyMs: 5 + 20 * random(),
        });
      if (random() < 0.02 * perSlot)
        add('mesh', slot, { kind: 'flow', ...place(), targetZone: 'internet', outcome: 'denied' });
      for (const at of times(slot, 0.5))
        add('lake', at, {
          kind: 'data-access',
          ...place(),
          outcome: 'allowed',
          classification: { payments: 'pci', 'customer-pii': 'pii', edge: 'public' }[zone],
          action: 'read',
          bytes: 1_000,
        });
      for (const service of services)
        for (const environment of ENVIRONMENTS)
          add('otel', slot + Math.floor(random() * SLOT), {
            kind: 'heartbeat',
            zone,
            service,
            environment,
            tagged: true,
            missingTags: [],
            bytes: Math.floor(20_000 * (0.9 + 0.2 * random())),
          });
    }
  return bySource;
}

/** The changes of a week that go well: a revision that reaches both clouds within minutes, deploys, a rotation. */
export function quietChanges(fromMs: number, toMs: number): Payload[] {
  const changes: Payload[] = [];
  for (let day = Math.ceil(fromMs / DAY) * DAY; day < toMs; day += DAY) {
    const at = (hours: number) => new Date(day + hours * HOUR).toISOString();
    changes.push({
      kind: 'change',
      id: `deploy-${day}`,
      occurredAt: at(9),
      type: 'deploy',
      zone: 'edge',
      service: 'web',
      message: 'Deploy web',
    });
    const weekday = new Date(day).getUTCDay();
    if (weekday === 3)
      changes.push({
        kind: 'change',
        id: `rotation-${day}`,
        occurredAt: at(10),
        type: 'rotation',
        zone: 'payments',
        message: 'Rotate the signing keys of okta',
      });
    if (weekday === 2)
      ENVIRONMENTS.forEach((environment, index) =>
        changes.push({
          kind: 'change',
          id: `activation-${day}-${environment}`,
          occurredAt: at(11 + index / 12),
          type: 'policy-activated',
          zone: 'payments',
          policy: 'pci/egress',
          revision: 'v1',
          environment,
        }),
      );
  }
  return changes;
}

/** Writes a quiet time into the test database, day by day, each as if it arrived as it happened. */
export async function writeQuietTime(fromMs: number, toMs: number, perSlot = 1): Promise<void> {
  for (let day = fromMs; day < toMs; day += DAY) {
    const until = Math.min(day + DAY, toMs);
    for (const [source, events] of quietEvents(day, until, perSlot))
      await writeEvents(events, new Date(until), 'events', source);
  }
  const changes = quietChanges(fromMs, toMs);
  if (changes.length > 0) await writeEvents(changes, new Date(toMs), 'events', 'pipeline');
}
