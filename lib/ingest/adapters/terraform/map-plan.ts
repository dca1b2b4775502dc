import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Event } from '@/lib/domain/event';
import type { AdapterContext, MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';
import { hideSensitive } from './hide-sensitive';

const ACTIONS = ['no-op', 'create', 'read', 'update', 'delete', 'forget'] as const;

const driftSchema = z.looseObject({
  address: z.string().min(1),
  mode: z.string().nullish(),
  type: z.string().nullish(),
  provider_name: z.string().nullish(),
  module_address: z.string().nullish(),
  change: z.looseObject({
    actions: z.array(z.enum(ACTIONS)).min(1),
    before: z.unknown().optional(),
    after: z.unknown().optional(),
    before_sensitive: z.unknown().optional(),
    after_sensitive: z.unknown().optional(),
  }),
});
type ResourceDrift = z.infer<typeof driftSchema>;

/** A plan as JSON. Source: OpenTofu and Terraform, "JSON output format". */
const planSchema = z.looseObject({
  format_version: z.string(),
  timestamp: z.string().nullish(),
  terraform_version: z.string().nullish(),
  errored: z.boolean().nullish(),
  resource_drift: z.array(driftSchema).nullish(),
  resource_changes: z.array(z.unknown()).nullish(),
});

/**
 * Each resource that changed outside of the configuration is a drift; expected is what the state had, actual what is
 * there, each only with the attributes that differ and without sensitive values. A plan that found none is an audit
 * event that says so.
 */
export function mapPlan(record: unknown, { receivedAt }: AdapterContext): MappedRecord {
  const parsed = planSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'a plan as JSON');
  const plan = parsed.data;
  const occurredAt = readTime(plan.timestamp) ?? receivedAt;
  // A resource that only moved to another address did not drift.
  const drifted = (plan.resource_drift ?? []).filter(({ change }) =>
    change.actions.some((action) => action !== 'no-op' && action !== 'read'),
  );
  const byId = new Map(drifted.map((drift) => toDrift(drift, occurredAt)).map((event) => [event.id, event]));
  if (byId.size > 0) return { events: [...byId.values()] };
  return {
    events: [
      {
        kind: 'audit',
        id: deriveId('plan', plan.timestamp ?? hash('sha256', JSON.stringify(record), 'hex')),
        occurredAt,
        outcome: plan.errored ? 'failure' : 'success',
        actor: { type: 'program', id: 'terraform' },
        action: 'plan',
        targets: [],
        context: {},
        changes: { drifted: 0, planned: plan.resource_changes?.length ?? 0 },
        labels: boundLabels({ version: plan.terraform_version }),
      },
    ],
  };
}

function toDrift(drift: ResourceDrift, occurredAt: string): Event {
  const { address, change, mode, type, provider_name: provider, module_address: module } = drift;
  const expected = hideSensitive(change.before, change.before_sensitive);
  const actual = hideSensitive(change.after, change.after_sensitive);
  // The same difference found by the next plan is the same drift; another one of the same resource is another.
  // What is sensitive has no part in it: a hash could be guessed.
  const difference = hash('sha256', JSON.stringify([change.actions, expected, actual]), 'hex');
  const driftId = boundId(`${address}#${difference.slice(0, 12)}`);
  return {
    kind: 'drift',
    id: boundId(`drift:${driftId}`),
    outcome: 'detected',
    occurredAt,
    driftId,
    type: 'config',
    detectedAt: occurredAt,
    ...pickDifferent(expected, actual),
    labels: boundLabels({
      address,
      actions: change.actions.join(', '),
      mode,
      type,
      provider,
      module: firstText('name', module),
    }),
  };
}

type Values = Record<string, unknown>;
const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Two sensitive values look the same; that they differ is said by the actions alone. */
function pickDifferent(expected: unknown, actual: unknown): { expected: unknown; actual: unknown } {
  if (!isObject(expected) || !isObject(actual)) return { expected: expected ?? null, actual: actual ?? null };
  const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].filter(
    (name) => JSON.stringify(expected[name]) !== JSON.stringify(actual[name]),
  );
  const pick = (values: Values) => Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
  return { expected: pick(expected), actual: pick(actual) };
}
