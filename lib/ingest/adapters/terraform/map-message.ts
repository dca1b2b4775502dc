import { z } from 'zod';
import { refuse, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';

const base = { '@message': z.string(), '@timestamp': z.string(), '@module': z.string().nullish() };

/** A line of `plan -json` or `apply -json`. Source: OpenTofu, "Machine-readable UI". */
const driftSchema = z.looseObject({
  ...base,
  change: z.looseObject({
    resource: z.looseObject({
      addr: z.string().min(1),
      module: z.string().nullish(),
      resource_type: z.string().nullish(),
      implied_provider: z.string().nullish(),
    }),
    action: z.enum([
      'noop',
      'create',
      'read',
      'update',
      'replace',
      'delete',
      'move',
      'import',
      'forget',
      'remove',
    ]),
  }),
});

const summarySchema = z.looseObject({
  ...base,
  changes: z.looseObject({
    add: z.number(),
    change: z.number(),
    remove: z.number(),
    operation: z.enum(['plan', 'apply', 'destroy']),
  }),
});

const NOT_TOLD =
  'says nothing about drift or a finished change; send the lines resource_drift and change_summary.';

/** Of the messages only `resource_drift` and the summary of what was applied say what Gatehouse keeps. */
export function mapMessage(record: object): MappedRecord {
  const { type } = record as { type?: unknown };
  if (type === 'resource_drift') return mapDrift(record);
  if (type === 'change_summary') return mapSummary(record);
  return refuse('not-a-drift', 'type', `The message ${JSON.stringify(type) ?? 'without a type'} ${NOT_TOLD}`);
}

function mapDrift(record: unknown): MappedRecord {
  const parsed = driftSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'the message resource_drift');
  const { change, '@timestamp': timestamp, '@message': message } = parsed.data;
  const occurredAt = readTime(timestamp);
  if (!occurredAt) return refuse('not-understood', '@timestamp', `${timestamp} is no time.`);
  if (change.action === 'noop' || change.action === 'move' || change.action === 'read')
    return refuse('not-a-drift', 'change.action', `The action "${change.action}" is no drift.`);
  const { addr, module, resource_type: type, implied_provider: provider } = change.resource;
  return {
    events: [
      {
        kind: 'drift',
        id: deriveId('drift', addr, change.action, occurredAt),
        outcome: 'detected',
        occurredAt,
        // The message does not hold the values: one address is one drift.
        driftId: boundId(addr),
        type: 'config',
        detectedAt: occurredAt,
        labels: boundLabels({ address: addr, actions: change.action, module, type, provider, message }),
      },
    ],
  };
}

function mapSummary(record: unknown): MappedRecord {
  const parsed = summarySchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'the message change_summary');
  const { changes, '@timestamp': timestamp, '@message': message } = parsed.data;
  const occurredAt = readTime(timestamp);
  if (!occurredAt) return refuse('not-understood', '@timestamp', `${timestamp} is no time.`);
  const { operation, add, change, remove } = changes;
  if (operation === 'plan')
    return refuse(
      'not-a-change',
      'changes.operation',
      'A plan changes nothing: only what was applied is a change.',
    );
  return {
    events: [
      {
        kind: 'change',
        id: deriveId('summary', message, occurredAt),
        type: 'deploy',
        occurredAt,
        message: firstText('text', message),
        labels: boundLabels({ operation, add, change, remove }),
      },
    ],
  };
}
