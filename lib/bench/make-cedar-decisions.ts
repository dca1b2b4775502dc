import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';

const SERVICES = 60;
const ACTIONS = ['view', 'create', 'update', 'delete'];

export const BENCH_POLICY = 'bench/authz';

/**
 * A policy set of a usual size: roles by group, owners by attribute, a condition on the context, and a forbid. It
 * decides about a fortieth of the decisions below otherwise than they were.
 */
export const BENCH_CANDIDATE = `
@id("readers") permit(principal in Role::"reader", action == Action::"view", resource);
@id("writers") permit(principal in Role::"writer", action in [Action::"view", Action::"create", Action::"update"], resource)
  when { context.mfa };
@id("owners") permit(principal, action, resource) when { resource has owner && resource.owner == principal };
@id("support") permit(principal in Role::"support", action == Action::"view", resource)
  when { context.ticket like "T-*" && resource.classification != "secret" };
@id("internal") forbid(principal, action, resource) unless { context.port == 443 || context.port == 8443 };
`;

/** One decision as a program logs it that embeds Cedar, about 900 bytes: request, entities, answer. */
export function makeCedarDecision(index: number, at: Date): unknown {
  const service = `service-${index % SERVICES}`;
  const principal = { type: 'Service', id: `caller-${index % 200}` };
  const resource = { type: 'Account', id: String(index % 5_000) };
  return {
    id: randomUUID(),
    timestamp: at.toISOString(),
    policy_store: BENCH_POLICY,
    application_id: service,
    decision_time_micro_sec: 40 + (index % 97),
    request: {
      principal,
      action: { type: 'Action', id: ACTIONS[index % ACTIONS.length] },
      resource,
      context: {
        mfa: index % 3 !== 0,
        port: index % 40 === 0 ? 80 : 443,
        ticket: `T-${index % 900}`,
        source: { zone: `zone-${index % 6}`, environment: 'aws-eu-west-1' },
      },
      entities: [
        {
          uid: principal,
          attrs: { team: `team-${index % 12}` },
          parents: [
            { type: 'Role', id: 'reader' },
            { type: 'Role', id: 'writer' },
          ],
        },
        {
          uid: resource,
          attrs: {
            owner: { __entity: { type: 'Service', id: `caller-${index % 7}` } },
            classification: 'internal',
          },
          parents: [],
        },
      ],
    },
    response: {
      decision: index % 3 === 0 ? 'Deny' : 'Allow',
      diagnostics: { reason: ['readers'], errors: [] },
    },
  };
}

/** Gzipped bodies with `decisions` of them in all. */
export function makeCedarBodies(decisions: number, perBody: number, at: Date): Buffer[] {
  const bodies: Buffer[] = [];
  for (let first = 0; first < decisions; first += perBody) {
    const size = Math.min(perBody, decisions - first);
    const records = Array.from({ length: size }, (_, offset) =>
      makeCedarDecision(first + offset, new Date(at.getTime() - (first + offset))),
    );
    bodies.push(gzipSync(JSON.stringify(records), { level: 1 }));
  }
  return bodies;
}
