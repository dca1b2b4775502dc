import { describe, expect, it } from 'vitest';
import { eventSchema, type Event, type EventOf } from '@/lib/domain/event';
import { parseMicros } from '@/lib/domain/timestamp';
import type { MappedRecord } from '@/lib/ingest/adapter';
import { findSource } from '@/lib/ingest/registry';
import { splitBody } from '@/lib/ingest/steps/split-body';
import { FORMATS, NATIVE, writeRecord } from '@/lib/simulator/formats';
import type { Format } from '@/lib/simulator/formats/format';
import { generateSlots } from '@/lib/simulator/generate-slots';
import { prepareSimulation } from '@/lib/simulator/simulation';
import { SCENARIOS } from '@/lib/simulator/scenarios';
import { ISOLATION } from '@/lib/simulator/scenarios/mesh-isolation';

const SECOND = 1_000_000;
const MILLISECOND = 1_000;

/** What a source's payload must become, besides an event of the meant kind and outcome. */
type Expected = {
  /** Outcomes (of changes their types) that the format can say, all of which occur. */
  outcomes: readonly string[];
  /** Microseconds that the format's times may differ from the meant ones, which are finer. */
  precision: number;
  /** Kinds of further events that the adapter reads out of the same payload. */
  also?(meant: Event): readonly Event['kind'][];
  /** Fields as the format can say them. */
  fields(meant: Event): Readonly<Record<string, unknown>>;
};

const ofAudit =
  (fields: (meant: EventOf<'audit'>) => Readonly<Record<string, unknown>>) => (meant: Event) => {
    const audit = meant as EventOf<'audit'>;
    return {
      context: expect.objectContaining({ ip: audit.context.ip, userAgent: audit.context.userAgent }),
      ...fields(audit),
    };
  };

const ofFlow = (fields: (meant: EventOf<'flow'>) => Readonly<Record<string, unknown>>) => (meant: Event) => {
  const { sourceService, targetService, environment, port, traceId } = meant as EventOf<'flow'>;
  // The zones are those of the services: the inventory has them.
  return { sourceService, targetService, environment, port, traceId, ...fields(meant as EventOf<'flow'>) };
};
const ofAuth = (fields: (meant: EventOf<'auth'>) => Readonly<Record<string, unknown>>) => (meant: Event) => {
  const { id, service, principal } = meant;
  return { id, service, principal, ...fields(meant as EventOf<'auth'>) };
};
/** Of the estate's policies the mesh and the network know those of a zone; `usual` is their own for all others. */
const policyOf = ({ outcome, policy }: Pick<EventOf<'flow'>, 'outcome' | 'policy'>, usual: string) =>
  outcome === 'denied' ? (policy === ISOLATION ? ISOLATION : usual) : undefined;
/** A refusal by a policy of the mesh or the network is a decision of that policy, too. */
const deniedByPolicy = (meant: Event): readonly Event['kind'][] =>
  meant.kind === 'flow' && meant.outcome === 'denied' ? ['decision'] : [];

/** By path below /api/ingest. The names of actions are those of the source's own calls. */
const EXPECTED: Readonly<Record<string, Expected>> = {
  cedar: {
    outcomes: ['allow', 'deny'],
    precision: 0,
    fields: (meant) => {
      const { id, environment, service, principal, action, resource, traceId, spanId, ...decision } =
        meant as EventOf<'decision'>;
      const { policy, rule, revision, reason, latencyMs, input } = decision;
      const asked = { id, environment, service, principal, action, resource, traceId, spanId, input };
      return { ...asked, policy, rule, revision, reason, latencyMs };
    },
  },
  envoy: {
    outcomes: ['allowed', 'denied', 'error'],
    precision: 0,
    also: deniedByPolicy,
    fields: ofFlow(({ principal, statusCode, bytes, latencyMs, spanId, ...meant }) => ({
      principal,
      statusCode,
      bytes,
      spanId,
      policy: policyOf(meant, 'istio-system/zone-boundaries'),
      // %DURATION% counts whole milliseconds.
      latencyMs: Math.max(1, Math.round(latencyMs!)),
    })),
  },
  'cilium-hubble': {
    outcomes: ['allowed', 'denied', 'error'],
    precision: 0,
    also: deniedByPolicy,
    fields: ofFlow(({ id, sourceService, ...meant }) => ({
      id,
      // Cilium's identities are those of Kubernetes, not of SPIFFE.
      principal: expect.stringMatching(`^system:serviceaccount:[a-z-]+:${sourceService}$`),
      policy: policyOf(meant, 'zone-boundaries'),
    })),
  },
  ztunnel: {
    outcomes: ['allowed', 'denied', 'error'],
    precision: 0,
    also: deniedByPolicy,
    fields: (meant) => {
      const { sourceService, targetService, environment, port, bytes, latencyMs, principal, ...rest } =
        meant as EventOf<'flow'>;
      const ends = { sourceService, targetService, environment, port, principal };
      const policy = policyOf(rest, 'istio-system/zone-boundaries');
      return { ...ends, bytes, latencyMs: Math.round(latencyMs!), policy };
    },
  },
  'aws-vpc-flow': {
    outcomes: ['allowed', 'denied'],
    precision: SECOND,
    fields: (meant) => {
      const { targetService, port, outcome, bytes } = meant as EventOf<'flow'>;
      // The network knows accounts and addresses; of services only that of the interface, which is called.
      return {
        environment: '210987654321',
        sourceService: undefined,
        targetService,
        port,
        bytes: outcome === 'denied' ? 60 : bytes,
        protocol: 'tcp',
      };
    },
  },
  okta: {
    outcomes: ['failure', 'success'],
    precision: MILLISECOND,
    // One organization serves all environments.
    fields: ofAuth(({ reason }) => ({
      provider: 'okta',
      environment: undefined,
      reason: reason?.toUpperCase(),
    })),
  },
  keycloak: {
    outcomes: ['failure', 'success'],
    precision: MILLISECOND,
    fields: ofAuth(({ environment }) => ({ provider: 'keycloak', environment, method: 'openid-connect' })),
  },
  auth0: {
    outcomes: ['failure', 'success'],
    precision: MILLISECOND,
    fields: ofAuth(({ environment, reason }) => ({
      provider: 'auth0',
      environment,
      method: 'client-credentials',
      reason,
    })),
  },
  spire: {
    outcomes: ['failed', 'valid'],
    precision: 0,
    fields: (meant) => {
      const { environment, host, method, reason } = meant as EventOf<'attestation'>;
      // The service on the node is not known to SPIRE's server; it belongs to no zone, as the event then does.
      return {
        environment,
        host,
        method,
        service: undefined,
        subject: expect.stringMatching(`^spiffe://acme.example/spire/agent/${method}/.*/${host}$`),
        reason: reason ? expect.stringContaining(reason) : undefined,
      };
    },
  },
  ocsf: {
    outcomes: ['allowed', 'denied'],
    precision: 0,
    // What OCSF calls an activity of an application is an entry of an audit log as well.
    also: (meant) =>
      (meant as EventOf<'data-access'>).outcome === 'denied' ? ['audit', 'decision'] : ['audit'],
    fields: (meant) => {
      const { environment, principal, classification, action, fromRegion, toRegion, bytes, rule, service } =
        meant as EventOf<'data-access'>;
      return {
        environment,
        principal,
        classification,
        action,
        fromRegion,
        toRegion,
        bytes,
        rule,
        // It names the store, which is called by zone and service.
        labels: expect.objectContaining({ databucket: expect.stringMatching(`^[a-z-]+-${service}$`) }),
      };
    },
  },
  alertmanager: {
    outcomes: ['opened', 'resolved'],
    precision: 0,
    fields: (meant) => {
      const { environment, service, policy, severity, title, url } = meant as EventOf<'alert'>;
      return { environment: environment ?? undefined, service, policy, severity, title, url };
    },
  },
  pagerduty: {
    outcomes: ['acknowledged', 'opened', 'resolved'],
    precision: 0,
    fields: (meant) => {
      const { id, alertId, service, severity, title, url } = meant as EventOf<'alert'>;
      return { id, alertId, service, severity, title, url, environment: undefined };
    },
  },
  markers: {
    outcomes: ['maintenance', 'rotation'],
    precision: 0,
    fields: (meant) => {
      const { id, type, environment, author, message, url, labels } = meant as EventOf<'change'>;
      return { id, type, environment, author, message, url, labels };
    },
  },
  flux: {
    outcomes: ['deploy'],
    precision: 0,
    fields: (meant) => {
      const { type, environment, service, commit } = meant as EventOf<'change'>;
      return { type, environment, service, commit, author: undefined };
    },
  },
  github: {
    outcomes: ['success'],
    precision: SECOND,
    fields: (meant) => {
      const { actor, service } = meant as EventOf<'audit'>;
      const login = actor.id.replace('@acme.example', '').replace('.', '-');
      return {
        environment: undefined,
        actor: { type: 'user', id: login },
        action: 'pull_request_review.approved',
        targets: [expect.objectContaining({ name: `Change what ${service} may do` })],
      };
    },
  },
  otlp: {
    outcomes: ['heartbeat'],
    precision: 0,
    fields: (meant) => {
      const { environment, service, tagged, missingTags, records, bytes, agent } =
        meant as EventOf<'heartbeat'>;
      const volume = { records, bytes: expect.closeTo(bytes!, -2) };
      return { environment, service, zone: 'edge', tagged, missingTags, agent, ...volume };
    },
  },
  gatekeeper: {
    outcomes: ['deny'],
    precision: 0,
    fields: (meant) => {
      const { environment, principal, policy, action, resource, reason } = meant as EventOf<'decision'>;
      return { environment, principal, policy, action, resource, reason };
    },
  },
  'kubernetes-audit': {
    outcomes: ['failure', 'success'],
    precision: 0,
    fields: ofAudit(({ id, environment, principal, service }) => ({
      id,
      environment,
      principal,
      action: 'patch',
      targets: [{ type: 'deployments.apps/scale', id: expect.stringContaining(`/${service}`) }],
    })),
  },
  'aws-cloudtrail': {
    outcomes: ['failure', 'success'],
    precision: SECOND,
    fields: ofAudit(({ id, principal, action }) => ({
      id,
      // CloudTrail names the account, and people by the role that they took on.
      environment: '210987654321',
      principal: expect.stringContaining(`/${principal}`),
      action: {
        'secret.read': 'secretsmanager:GetSecretValue',
        'role.grant': 'iam:AttachRolePolicy',
        'role.revoke': 'iam:DetachRolePolicy',
        'token.create': 'iam:CreateAccessKey',
      }[action],
    })),
  },
  'gcp-audit': {
    outcomes: ['failure', 'success'],
    precision: 0,
    fields: ofAudit(({ environment, principal, action }) => ({
      environment,
      principal,
      action: {
        'secret.read': 'google.cloud.secretmanager.v1.SecretManagerService.AccessSecretVersion',
        'role.grant': 'SetIamPolicy',
        'role.revoke': 'SetIamPolicy',
        'token.create': 'google.iam.admin.v1.CreateServiceAccountKey',
      }[action],
    })),
  },
  vault: {
    outcomes: ['failure', 'success'],
    precision: 0,
    fields: ofAudit(({ id, environment, principal, action, context }) => ({
      id,
      environment,
      principal,
      action: action === 'secret.read' ? 'read' : 'update',
      context: { ip: context.ip },
    })),
  },
};

const anchor = new Date('2026-11-20T14:30:00Z');
const hoursBefore = (hours: number) => new Date(anchor.getTime() - hours * 3_600_000);

/** Events by the format in which the estate tells of them, around the starts of all scenarios. */
function gather(): Map<Format, { event: Event; record: object }[]> {
  const byFormat = new Map<Format, { event: Event; record: object }[]>();
  const window = { from: hoursBefore(2), to: anchor };
  const add = (event: Event) => {
    const { format, record } = writeRecord(event);
    const told = byFormat.get(format) ?? [];
    byFormat.set(format, told);
    told.push({ event, record });
  };
  for (const scenario of SCENARIOS)
    for (const slot of generateSlots({ seed: 1, anchor, ...window, rate: 8, scenario: scenario.name }))
      for (const { event } of slot.events)
        // Of what comes by the clock, one scenario's: OTLP tells the volume of a sender and minute as one.
        if (event.kind !== 'heartbeat' || scenario === SCENARIOS[0]) add(event);
  // What the story tells is rare: of that, all that happened in the weeks before.
  for (let days = 1; days <= 30; days++)
    for (const { event } of storyOf(days)) if (event.kind === 'alert' || event.kind === 'change') add(event);
  return byFormat;
}

function storyOf(daysBefore: number) {
  const [from, to] = [hoursBefore(24 * daysBefore), hoursBefore(24 * (daysBefore - 1))];
  const { story } = prepareSimulation({ seed: 1, anchor, from, to, rate: 1 });
  return story.events.filter(({ at }) => at >= from.getTime() && at < to.getTime());
}

/** What happens too rarely to wait for it: the same node, some time later, cannot prove what it is. */
const failLater = (event: EventOf<'attestation'>): Event => ({
  ...event,
  id: 'a0000000-0000-4000-8000-000000000001',
  outcome: 'failed',
  reason: 'account is not in the trust list',
});

/** By which adapter a path reads; one reads all that OTLP has. */
const nameOf = ({ path }: Format) =>
  path.startsWith('/api/otlp/') ? 'otlp' : path.slice('/api/ingest/'.length);
const sortOf = (event: Event): string =>
  'outcome' in event ? event.outcome! : event.kind === 'change' ? event.type : event.kind;
const events = gather();
for (const [format, told] of events)
  if (nameOf(format) === 'spire') {
    const event = failLater(told[0]!.event as EventOf<'attestation'>);
    told.push({ event, record: format.write(event)! });
  }

describe.each(FORMATS.map((format) => [nameOf(format), format] as const))(
  'what the estate tells by %s',
  (name, format) => {
    const told = events.get(format) ?? [];
    const expected = EXPECTED[name]!;
    const adapter = findSource(name)!.adapter;
    const body = JSON.stringify(format.wrap(told.map(({ record }) => record)));
    const records = splitBody(body, 'application/json', adapter, { records: 100_000, depth: 100 });
    const mapped = records.map(({ value }): MappedRecord =>
      adapter.map(value, { receivedAt: '2026-11-21T10:00:00Z', mappingRules: [] }),
    );

    it('is some of its events, of every outcome, one record each', () => {
      const outcomes = new Set(told.map(({ event }) => sortOf(event)));
      expect([...outcomes].toSorted()).toEqual(expected.outcomes);
      expect(told.length).toBeGreaterThan(5);
      expect(records).toHaveLength(told.length);
    });

    it('is read without one refusal, and as events that are valid', () => {
      expect(mapped.flatMap((one) => ('refusal' in one ? [one.refusal] : []))).toEqual([]);
      const issues = mapped
        .flatMap((one) => ('events' in one ? one.events : []))
        .flatMap((event) => eventSchema.safeParse(event).error?.issues ?? []);
      expect(issues).toEqual([]);
    });

    it('becomes the event that was meant, and nothing else', () => {
      told.forEach(({ event }, index) => {
        const one = mapped[index]!;
        const made = 'events' in one ? one.events : [];
        const [first, ...others] = made.toSorted(
          (left, right) => Number(right.kind === event.kind) - Number(left.kind === event.kind),
        );
        const wanted = {
          kind: event.kind,
          ...('outcome' in event && { outcome: event.outcome }),
          ...expected.fields(event),
        };
        const found = first as Readonly<Record<string, unknown>> | undefined;
        expect(Object.fromEntries(Object.keys(wanted).map((name) => [name, found?.[name]]))).toEqual(wanted);
        const late = parseMicros(first!.occurredAt) - parseMicros(event.occurredAt);
        expect(Math.abs(late)).toBeLessThanOrEqual(expected.precision);
        expect(others.map(({ kind }) => kind)).toEqual(expected.also?.(event) ?? []);
      });
    });

    it('repeats no id but that of the same event', () => {
      const ids = mapped
        .flatMap((one) => ('events' in one ? one.events.slice(0, 1) : []))
        .map(({ id }) => id);
      expect(new Set(ids).size).toBe(new Set(told.map(({ event }) => event.id)).size);
    });
  },
);

describe('an alert told by Alertmanager', () => {
  it('is one from its opening to its end', () => {
    const told = [...events].find(([format]) => nameOf(format) === 'alertmanager')![1];
    const { adapter } = findSource('alertmanager')!;
    const idOf = (record: object) => {
      const mapped = adapter.map(record, { receivedAt: '2026-11-21T10:00:00Z', mappingRules: [] });
      return 'events' in mapped ? (mapped.events[0] as EventOf<'alert'>).alertId : null;
    };
    const ids = new Map<string, Set<string | null>>();
    for (const { event, record } of told) {
      const { alertId } = event as EventOf<'alert'>;
      ids.set(alertId, (ids.get(alertId) ?? new Set()).add(idOf(record)));
    }
    expect([...ids.values()].filter((made) => made.size !== 1)).toEqual([]);
    expect(new Set([...ids.values()].flatMap((made) => [...made])).size).toBe(ids.size);
    expect(ids.size).toBeLessThan(told.length);
  });
});

describe('the formats of the estate', () => {
  it('have a line in the table of what is expected, and no two of them the same path', () => {
    expect(FORMATS.map(nameOf).toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  });

  it('leave most events native, and of no kind all', () => {
    const native = new Set((events.get(NATIVE) ?? []).map(({ event }) => event.kind));
    for (const list of events.values()) for (const { event } of list) expect(native).toContain(event.kind);
  });
});
